from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from eventx.errors import ArgumentError
from eventx.export import TABLE_SCHEMA_VERSION, TABLES, to_arrow
from eventx.export.rows import rows
from eventx.models import Extraction
from eventx.timelines import Timeline, timeline
from tests.timelines.factories import Builder

pa = pytest.importorskip("pyarrow")


@pytest.fixture
def extraction() -> Extraction:
    told = Builder("a1", source="Harian Satu", published="2025-03-05")
    told.add(
        "meeting",
        "Saveliev bertemu Hoffmann di Wina.",
        trigger="bertemu",
        when="2025-03",
        where="Wina AT 48.2 16.37",
        who=["PER Dmitri Saveliev RU", "PER Karl Hoffmann AT"],
    )
    told.add("statement", "“Tarif dibahas,” kata Saveliev.", said="Tarif dibahas", who=["PER Dmitri Saveliev RU"])
    told.add("disaster", "Banjir menewaskan 3 orang.", who=["patient 3 orang"], quantities={"dead": 3})
    return told.extraction  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_rows_have_exactly_the_documented_columns(extraction: Extraction, table: str) -> None:
    columns = [column.name for column in TABLES[table]]
    made = list(rows(extraction, table))
    assert made
    for row in made:
        assert list(row) == columns
        assert all(row[c.name] is not None for c in TABLES[table] if c.required)


def test_records(extraction: Extraction) -> None:
    meeting, statement, flood = to_arrow(extraction).to_pylist()
    assert (meeting["date"], meeting["date_first"], meeting["date_last"]) == (
        "2025-03",
        date(2025, 3, 1),
        date(2025, 3, 31),
    )
    assert meeting["actors"] == "Dmitri Saveliev; Karl Hoffmann"
    assert meeting["countries"] == "AT; RU"
    assert (statement["text"], statement["form"], statement["status"]) == ("Tarif dibahas", "direct", None)
    assert (flood["type"], flood["place"], flood["reports"]) == ("disaster", None, 1)
    text = extraction.text
    assert all(text[row["start"] : row["end"]] == row["sentence"] for row in (meeting, statement, flood))


def test_children_refer_to_records(extraction: Extraction) -> None:
    ids = {row["id"] for row in rows(extraction, "records")}
    for table in ("participants", "places", "evidence"):
        assert {row["record_id"] for row in rows(extraction, table)} <= ids
    assert ("quantity", "dead 3") in {(row["part"], row["value"]) for row in rows(extraction, "evidence")}
    assert [row["role"] for row in rows(extraction, "participants")] == [
        "participant",
        "participant",
        "speaker",
        "patient",
    ]


def test_schema_is_the_same_without_rows(extraction: Extraction) -> None:
    for table in TABLES:
        empty, full = to_arrow([], table), to_arrow(extraction, table)
        assert empty.schema == full.schema
        assert empty.schema.metadata[b"eventx.table_schema"].decode() == TABLE_SCHEMA_VERSION
    assert to_arrow([], nested=True).schema == to_arrow(extraction, nested=True).schema


def test_nested_holds_the_children(extraction: Extraction) -> None:
    meeting = to_arrow(extraction, nested=True).to_pylist()[0]
    assert [p["name"] for p in meeting["participants_list"]] == ["Dmitri Saveliev", "Karl Hoffmann"]
    assert meeting["places_list"][0]["country"] == "AT"
    assert {e["part"] for e in meeting["evidence_list"]} == {"sentence", "trigger"}


def test_a_timeline_has_a_row_an_entry_and_evidence_a_report(extraction: Extraction) -> None:
    other = extraction.model_copy(
        update={"article": extraction.article.model_copy(update={"id": "b", "source": "Dua"})}
    )
    merged = timeline([extraction, other])
    table = merged.to_arrow().to_pylist()
    assert len(table) == 3
    assert {row["reports"] for row in table} == {2}
    assert {row["sources"] for row in table} == {"Dua; Harian Satu"}
    sentences = [row for row in merged.to_arrow("evidence").to_pylist() if row["part"] == "sentence"]
    assert len(sentences) == 6


def test_data_frames(extraction: Extraction) -> None:
    pd = pytest.importorskip("pandas")
    pl = pytest.importorskip("polars")
    frame = extraction.to_pandas()
    assert frame["date_first"].dtype == pd.ArrowDtype(pa.date32())
    assert frame["status"].isna().sum() == 1
    assert extraction.to_polars("participants").shape == (4, len(TABLES["participants"]))
    assert pl.DataFrame(extraction).columns == [column.name for column in TABLES["records"]]
    assert pa.table(timeline([extraction])).num_rows == 3


def test_duckdb_takes_our_objects_by_name(extraction: Extraction) -> None:
    duckdb = pytest.importorskip("duckdb")
    merged: Timeline = timeline([extraction])
    assert merged
    assert duckdb.sql("SELECT kind, count(*) FROM merged GROUP BY kind ORDER BY kind").fetchall() == [
        ("event", 1),
        ("meeting", 1),
        ("statement", 1),
    ]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda e: e.to_arrow("events"), "records, participants"),
        (lambda e: e.to_arrow("places", nested=True), "table='records'"),
        (lambda e: to_arrow(["text"]), "Extraction, Timeline"),
    ],
)
def test_errors(extraction: Extraction, call, message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        call(extraction)


def test_the_documentation_names_every_column() -> None:
    text = (Path(__file__).parents[2] / "docs" / "tables.md").read_text(encoding="utf-8")
    for table, columns in TABLES.items():
        for column in columns:
            assert f"| `{column.name}` | {column.type} |" in text, f"{table}.{column.name}"
