"""The engine-neutral part: record batches of articles in, record batches of results out.

Any engine that hands Python an iterator of Arrow record batches (Spark's ``mapInArrow``, Ray Data's and Daft's batch
functions) can use `map_batches` as it is. The pipeline is loaded once a Python worker: it is kept in this module, which
workers import, because what a closure holds is lost between two tasks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from eventx.api import Extractor, load
from eventx.batch import extract_many
from eventx.errors import ArgumentError, InputError
from eventx.export.arrow import arrow_schema, optional, to_arrow
from eventx.models import Extraction
from eventx.reading import ArticleInput
from eventx.reading.rows import ColumnReader

if TYPE_CHECKING:
    import pyarrow

Output = Literal["records", "extractions"]


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker must know; small, and the same for every partition.

    Attributes:
        output: ``"records"``, a row a record with participants, places and evidence inside, or ``"extractions"``, a
            row an article with the whole extraction as JSON, also where nothing was found or the article failed.
        columns: names of input columns by field, where they are not found by themselves.
        model: another pipeline, by name or path; the path must exist on every worker.
        lexicon: folders of own language data; they must exist on every worker.
        backend: see `eventx.load`.
        on_error: see `eventx.extract_many`; ``"note"`` shows in ``"extractions"`` only.
        batch_size: articles that go through the pipeline together.
    """

    output: Output = "extractions"
    columns: tuple[tuple[str, str], ...] = ()
    model: str | None = None
    lexicon: tuple[str, ...] = ()
    backend: Literal["spacy", "stanza"] = "spacy"
    on_error: Literal["raise", "skip", "note"] = "note"
    batch_size: int = 32

    def __post_init__(self) -> None:
        if self.output not in ("records", "extractions"):
            raise ArgumentError("`output` is wrong.", got=self.output, allowed="'records' or 'extractions'")
        ColumnReader(dict(self.columns))  # raises for an unknown field, here and not on a worker


def output_schema(output: Output) -> pyarrow.Schema:
    """The fixed schema of the result, whatever the articles hold."""
    if output == "records":
        return arrow_schema("records", nested=True)
    pa = optional("pyarrow", "arrow")
    schema: pyarrow.Schema = pa.schema(
        [
            pa.field("article_id", pa.string()),
            pa.field("published", pa.date32()),
            pa.field("statements", pa.int64()),
            pa.field("meetings", pa.int64()),
            pa.field("events", pa.int64()),
            pa.field("notes", pa.list_(pa.string())),
            pa.field("extraction", pa.string()),
        ]
    )
    return schema


def map_batches(batches: Iterable[pyarrow.RecordBatch], job: Job) -> Iterator[pyarrow.RecordBatch]:
    """Read the articles of one partition.

    Args:
        batches: rows with a text column, and where there are such: publication date, title, url, source, author, id.
        job: what to do with them.

    Yields:
        Batches of `output_schema`, about one for each batch of input.

    Raises:
        ArgumentError: with ``on_error="raise"``, an article is malformed.
    """
    extractor = worker_extractor(job.model, job.lexicon, job.backend)
    reader = ColumnReader(dict(job.columns))
    for batch in batches:
        articles = [_article(reader, row, number) for number, row in enumerate(batch.to_pylist())]
        results = extract_many(articles, extractor=extractor, batch_size=job.batch_size, on_error=job.on_error)
        yield from _table(list(results), job.output).to_batches()


@lru_cache(maxsize=2)
def worker_extractor(model: str | None, lexicon: tuple[str, ...], backend: Literal["spacy", "stanza"]) -> Extractor:
    """The extractor of this Python worker, loaded once."""
    return load(model=model, lexicon=lexicon or None, backend=backend)


def _article(reader: ColumnReader, row: dict[str, Any], number: int) -> ArticleInput | InputError:
    try:
        return reader.article(row, f"row {number} of the batch")
    except InputError as error:
        return error


def _table(results: list[Extraction], output: Output) -> pyarrow.Table:
    if output == "records":
        return to_arrow(results, "records", nested=True)
    rows = [
        {
            "article_id": result.article.id,
            "published": result.article.published,
            "statements": len(result.statements),
            "meetings": len(result.meetings),
            "events": len(result.events),
            "notes": [note.code for note in result.notes],
            "extraction": result.model_dump_json(),
        }
        for result in results
    ]
    table: pyarrow.Table = optional("pyarrow", "arrow").Table.from_pylist(rows, schema=output_schema(output))
    return table
