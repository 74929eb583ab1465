"""Writing a file of any of the formats: picked by the suffix, written whole or not at all."""

from __future__ import annotations

import glob
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from itertools import chain, islice
from pathlib import Path
from typing import Any

from eventx.errors import ArgumentError, EventxError, InputError
from eventx.export.arrow import arrow_schema, optional
from eventx.export.csvfile import write_csv
from eventx.export.ical import write_ical
from eventx.export.jsonl import open_text
from eventx.export.jsonld import write_jsonld
from eventx.export.rows import Source, nested_rows
from eventx.export.sqlfile import write_duckdb, write_sqlite
from eventx.models import Extraction
from eventx.timelines import Timeline, TimelineEntry

_BATCH = 5_000


def write(source: Source, path: str | Path, *, format: str | None = None) -> int:
    """Write extractions or a timeline to a file; an existing file is replaced once the new one is complete.

    Args:
        source: an Extraction, a Timeline, or any iterable of extractions, which is read once and never held whole
            (except for ics, jsonld and html).
        path: the file; its suffix gives the format, also before ``.gz`` for CSV and JSON Lines.
        format: a format by name, whatever the suffix; one of `FORMATS`.

    Returns:
        How many were written: lines of JSON Lines, calendar events of ics, else records.

    Raises:
        ArgumentError: the format is unknown.
        MissingExtraError: the format needs a package that is not installed.
        InputError: the file cannot be written.
    """
    target = Path(path)
    writer = FORMATS[format_of(target, format)]
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=_suffix(target))
    except OSError as error:
        raise _unwritten(target, error) from error
    os.close(handle)
    temporary = Path(name)
    try:
        temporary.unlink()  # databases want to make their file themselves
        count = writer(source, temporary)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(target)
    except EventxError:  # some of ours are also an OSError or ValueError
        raise
    except (OSError, sqlite3.Error) as error:
        raise _unwritten(target, error) from error
    finally:
        # Databases keep journals beside their file.
        for left in temporary.parent.glob(f"{glob.escape(temporary.name)}*"):
            left.unlink(missing_ok=True)
    return count


def _unwritten(target: Path, error: Exception) -> InputError:
    remedy = "Nothing was changed there. Make room or give another place."
    return InputError(f"{target}: The file cannot be written: {error}.", remedy=remedy)


def format_of(path: Path, format: str | None = None) -> str:
    """The format of a file: the one asked for, or the one its suffix means.

    Raises:
        ArgumentError: the format is unknown.
    """
    if format is None:
        plain = path.with_suffix("") if path.suffix == ".gz" else path
        format = _SUFFIXES.get(plain.suffix.lower())
        if path.suffix == ".gz" and format not in ("csv", "jsonl"):
            format = None
    if format not in FORMATS:
        raise ArgumentError("Unknown file format.", got=format or path.name, allowed=", ".join(sorted(_SUFFIXES)))
    return format


def _write_jsonl(source: Source, path: Path) -> int:
    written = 0
    with open_text(path, "w") as file:
        for part in (source,) if isinstance(source, Extraction | TimelineEntry) else source:
            file.write(part.model_dump_json())
            file.write("\n")
            written += 1
    return written


def _write_parquet(source: Source, path: Path) -> int:
    pa, parquet = optional("pyarrow", "arrow"), optional("pyarrow.parquet", "arrow")
    with parquet.ParquetWriter(path, arrow_schema(nested=True), compression="zstd") as writer:
        return _write_batches(pa, source, writer)


def _write_ipc(source: Source, path: Path) -> int:
    pa = optional("pyarrow", "arrow")
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, arrow_schema(nested=True)) as writer:
        return _write_batches(pa, source, writer)


def _write_batches(pa: Any, source: Source, writer: Any) -> int:
    schema, rows, written = arrow_schema(nested=True), nested_rows(source), 0
    while batch := list(islice(rows, _BATCH)):
        writer.write_table(pa.Table.from_pylist(batch, schema=schema))
        written += len(batch)
    return written


def _write_html(source: Source, path: Path) -> int:
    from eventx.timelines import timeline

    parts: Iterable[Any] = (source,) if isinstance(source, Extraction | Timeline | TimelineEntry) else source
    entries: list[TimelineEntry] = []
    extractions: list[Extraction] = []
    for part in chain.from_iterable(p if isinstance(p, Timeline) else (p,) for p in parts):
        (entries if isinstance(part, TimelineEntry) else extractions).append(part)
    made = Timeline.of(entries) if entries else timeline(extractions)
    path.write_text(made.to_html(), encoding="utf-8", errors="replace")
    return len(made)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _suffix(path: Path) -> str:
    return "".join(path.suffixes[-2:]) if path.suffix == ".gz" else path.suffix


FORMATS: dict[str, Callable[[Source, Path], int]] = {
    "arrow": _write_ipc,
    "csv": write_csv,
    "duckdb": write_duckdb,
    "html": _write_html,
    "ics": write_ical,
    "jsonl": _write_jsonl,
    "jsonld": write_jsonld,
    "parquet": _write_parquet,
    "sqlite": write_sqlite,
}
_SUFFIXES = {
    ".arrow": "arrow", ".feather": "arrow", ".csv": "csv", ".duckdb": "duckdb", ".html": "html", ".htm": "html",
    ".ics": "ics", ".jsonl": "jsonl", ".ndjson": "jsonl", ".jsonld": "jsonld", ".parquet": "parquet",
    ".pq": "parquet", ".sqlite": "sqlite", ".sqlite3": "sqlite", ".db": "sqlite",
}  # fmt: skip
