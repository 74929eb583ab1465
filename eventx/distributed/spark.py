"""Spark: a DataFrame of articles in, a DataFrame of records out.

    articles = spark.read.parquet("articles.parquet")
    records = eventx.distributed.spark.extract(articles, output="records")
    records.write.partitionBy("kind").parquet("records.parquet")

Needs ``eventx[spark]`` and Java 17 or later. Pitfalls, all met in practice: install eventx on every worker (the
pipeline travels inside the package, not through Spark); give each Python worker one thread
(``spark.executorEnv.OMP_NUM_THREADS=1``), since Spark already runs one a core; keep ``spark.python.worker.reuse`` on,
else the pipeline is loaded for every task; a small
``spark.sql.execution.arrow.maxRecordsPerBatch`` (256 to 1,000) bounds memory and costs no time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from eventx.distributed.partitions import Job, Output, map_batches, output_schema
from eventx.errors import ArgumentError, MissingExtraError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def extract(
    articles: DataFrame,
    *,
    output: Output = "extractions",
    columns: Mapping[str, str] | None = None,
    model: str | None = None,
    lexicon: Sequence[str] = (),
    backend: Literal["spacy", "stanza"] = "spacy",
    on_error: Literal["raise", "skip", "note"] = "note",
    batch_size: int = 32,
) -> DataFrame:
    """Read every article of a DataFrame; lazy, like every step in Spark.

    Args:
        articles: has a text column, and where known a publication date (date, timestamp or string), title, url,
            source, author and id.
        output: ``"extractions"``, a row an article with the extraction as JSON, or ``"records"``, a row a record with
            its participants, places and evidence as lists of structs.
        columns: names of columns by field, where they are not found by themselves: ``{"text": "isi"}``.
        model: another pipeline, by name or path on the workers.
        lexicon: folders of own language data on the workers.
        backend: see `eventx.load`.
        on_error: an article that cannot be read stops the job, is left out, or (``"note"``) becomes an extraction
            without records whose note says why; with ``output="records"`` it then has no rows.
        batch_size: articles that go through the pipeline together.

    Raises:
        MissingExtraError: pyspark is not installed.
        ArgumentError: an argument is wrong, or the DataFrame has no text column.
    """
    try:
        from pyspark.sql.pandas.types import from_arrow_schema
    except ImportError as error:
        raise MissingExtraError("pyspark", "spark", cause=error) from error
    job = Job(output, tuple((columns or {}).items()), model, tuple(lexicon), backend, on_error, batch_size)
    wanted = dict(job.columns).get("text")
    if wanted is not None and wanted not in articles.columns:
        raise ArgumentError("The DataFrame lacks the text column.", got=articles.columns, allowed=wanted)
    return articles.mapInArrow(partial(_map, job=job), from_arrow_schema(output_schema(output)))


def _map(batches: Iterable[Any], job: Job) -> Iterator[Any]:
    return map_batches(batches, job)
