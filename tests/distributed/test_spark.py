"""Spark for real: a local session with two Python workers gives the same records as one process."""

from __future__ import annotations

import datetime
import importlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import eventx
from eventx.distributed.partitions import Job, map_batches, output_schema
from eventx.distributed.spark import extract

pyspark_sql = importlib.import_module("pyspark.sql")
ROOT = Path(__file__).parents[2]
# pandas is not used here; PySpark warns of it because it is installed.
pytestmark = [
    pytest.mark.filterwarnings("ignore:PySpark does not yet"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

NAMES = ["Stubb", "Lestari", "Hakim", "Novak", "Rahman", "Dewi", "Sutrisno", "Ortega"]
DAY = datetime.date(2025, 3, 13)


def rows(number: int) -> list[dict[str, Any]]:
    return [
        {
            "id": f"a{i:03}",
            "isi": f"JAKARTA - Presiden {NAMES[i % 8]} bertemu Menteri Budi di Jakarta, Rabu (12/3/2025).\n"
            f'"Kami membahas {i} hal," kata {NAMES[i % 8]}.\n',
            "tanggal": DAY,
        }
        for i in range(number)
    ]


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["OMP_NUM_THREADS"] = "1"
    built = (
        pyspark_sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", 16)
        .config("spark.sql.shuffle.partitions", 2)
        .getOrCreate()
    )
    yield built
    built.stop()


@pytest.fixture(scope="module")
def local(extractor: eventx.Extractor) -> dict[str, eventx.Extraction]:
    made = [extractor.extract(r["isi"], published=r["tanggal"], id=r["id"]) for r in rows(60)]
    return {result.article.id: result for result in made}


COLUMNS = {"text": "isi", "published": "tanggal"}


def test_the_same_extractions_as_one_process(session: Any, local: dict[str, eventx.Extraction]) -> None:
    frame = session.createDataFrame(pa.Table.from_pylist(rows(60))).repartition(4)
    out = extract(frame, columns=COLUMNS).collect()
    assert {row.article_id: eventx.Extraction.model_validate_json(row.extraction) for row in out} == local
    assert len(out) == 60
    assert all(row.published == DAY and row.statements == 1 for row in out)


def test_records_have_the_fixed_schema_and_all_rows(session: Any, local: dict[str, eventx.Extraction]) -> None:
    frame = session.createDataFrame(pa.Table.from_pylist(rows(60))).repartition(3)
    out = extract(frame, output="records", columns=COLUMNS)
    assert out.columns == output_schema("records").names
    found = {row.id for row in out.select("id").collect()}
    assert found == {record.id for result in local.values() for record in result.records}


def test_the_pipeline_is_loaded_once_a_worker(session: Any, tmp_path: Path) -> None:
    log = str(tmp_path / "loads")

    def logged(batches: Any) -> Iterator[Any]:
        from eventx.distributed import partitions

        before = partitions.worker_extractor.cache_info().misses
        yield from map_batches(batches, Job(columns=tuple(COLUMNS.items())))
        loads = partitions.worker_extractor.cache_info().misses - before
        with Path(log).open("a") as file:
            file.write(f"{os.getpid()} {loads}\n")

    from pyspark.sql.pandas.types import from_arrow_schema

    frame = session.createDataFrame(pa.Table.from_pylist(rows(60))).repartition(8)
    schema = from_arrow_schema(output_schema("extractions"))
    for _ in range(2):
        frame.mapInArrow(logged, schema).count()
    lines = [line.split() for line in Path(log).read_text().splitlines()]
    workers = {pid for pid, _ in lines}
    assert len(lines) >= 8
    assert sum(int(loads) for _, loads in lines) <= len(workers)


def test_a_bad_row_is_noted_and_harms_no_other(session: Any) -> None:
    bad = [*rows(10), {"id": "bad", "isi": None, "tanggal": DAY}, {"id": "worse", "isi": "", "tanggal": None}]
    out = extract(session.createDataFrame(pa.Table.from_pylist(bad)), columns=COLUMNS).collect()
    assert len(out) == 12
    assert sum(row.statements for row in out) == 10
    assert sum(1 for row in out if row.notes and not row.statements) == 2


def test_a_frame_without_the_column_says_so(session: Any) -> None:
    frame = session.createDataFrame([(1,)], "number int")
    with pytest.raises(eventx.ArgumentError, match="isi"):
        extract(frame, columns=COLUMNS)
    with pytest.raises(eventx.ArgumentError, match="'records'"):
        extract(frame, output="rows")  # type: ignore[arg-type]


def test_a_parquet_file_without_the_column_is_told_in_the_notes(session: Any, tmp_path: Path) -> None:
    pq.write_table(pa.table({"number": [1, 2]}), tmp_path / "no_text.parquet")
    out = extract(session.read.parquet(str(tmp_path / "no_text.parquet"))).collect()
    assert len(out) == 2
    messages = [json.loads(row.extraction)["notes"][0]["message"] for row in out]
    assert all("text" in message for message in messages)


def test_the_example_job_writes_partitioned_parquet(tmp_path: Path) -> None:
    renamed = [{"text": r["isi"], "published": r["tanggal"], "id": r["id"]} for r in rows(20)]
    pq.write_table(pa.Table.from_pylist(renamed), tmp_path / "in.parquet")
    job = ROOT / "docs" / "examples" / "spark_job.py"
    command = [sys.executable, str(job), str(tmp_path / "in.parquet"), str(tmp_path / "out")]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYSPARK_PYTHON": sys.executable})
    written = pq.read_table(tmp_path / "out")
    assert set(written["kind"].to_pylist()) >= {"statement", "meeting"}
    assert (tmp_path / "out" / "kind=statement").is_dir()


def test_map_batches_needs_no_engine(local: dict[str, eventx.Extraction]) -> None:
    batches = pa.Table.from_pylist(rows(60)).to_batches(max_chunksize=7)
    out = pa.Table.from_batches(map_batches(batches, Job(columns=tuple(COLUMNS.items()))))
    assert out["article_id"].to_pylist() == [f"a{i:03}" for i in range(60)]
    assert [eventx.Extraction.model_validate_json(x) for x in out["extraction"].to_pylist()] == list(local.values())
