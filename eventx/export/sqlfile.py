"""SQLite and DuckDB: all four tables, filled by parameters and never by pasted text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from eventx.errors import MissingExtraError
from eventx.export.arrow import arrow_schema
from eventx.export.rows import Row, Source, items, rows
from eventx.export.schema import CHILDREN, TABLE_SCHEMA_VERSION, TABLES
from eventx.models import Extraction
from eventx.timelines import TimelineEntry

_BATCH = 5_000
_SQLITE = {"string": "TEXT", "int64": "INTEGER", "float64": "REAL", "date": "TEXT"}
_DUCKDB = {"string": "VARCHAR", "int64": "BIGINT", "float64": "DOUBLE", "date": "DATE"}


def write_sqlite(source: Source, path: Path) -> int:
    """Write a SQLite database; dates are ISO strings. The number of records written."""
    connection = sqlite3.connect(path)
    try:
        with connection:
            connection.execute(f"PRAGMA user_version = {int(TABLE_SCHEMA_VERSION)}")
            for table in TABLES:
                connection.execute(_create(table, _SQLITE))
            connection.execute("CREATE INDEX records_by_id ON records (id)")
            connection.execute("CREATE INDEX records_by_date ON records (date_first)")
            for table in CHILDREN:
                connection.execute(f"CREATE INDEX {table}_by_record ON {table} (record_id)")
            written = 0
            for batch in _batches(source):
                written += len(batch)
                for table, columns in TABLES.items():
                    names = ", ".join(f'"{column.name}"' for column in columns)
                    marks = ", ".join("?" for _ in columns)
                    connection.executemany(
                        f"INSERT INTO {table} ({names}) VALUES ({marks})",
                        (tuple(map(_plain, row.values())) for row in batch.rows(table)),
                    )
    finally:
        connection.close()
    return written


def write_duckdb(source: Source, path: Path) -> int:
    """Write a DuckDB database. The number of records written.

    Raises:
        MissingExtraError: duckdb or pyarrow is not installed.
        OSError: the file cannot be written.
    """
    try:
        import duckdb
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtraError("duckdb", "duckdb", cause=error, modules=("duckdb", "pyarrow")) from error
    try:
        with duckdb.connect(str(path)) as connection:
            return _fill_duckdb(connection, pa, source)
    except duckdb.Error as error:  # its errors are no OSError, a full disk included
        raise OSError(str(error)) from error


def _fill_duckdb(connection: Any, pa: Any, source: Source) -> int:
    written = 0
    for table in TABLES:
        connection.execute(_create(table, _DUCKDB))
    for batch in _batches(source):
        written += len(batch)
        for table in TABLES:
            filled = pa.Table.from_pylist(list(batch.rows(table)), schema=arrow_schema(table))
            connection.register("batch", filled)
            connection.execute(f"INSERT INTO {table} SELECT * FROM batch")
            connection.unregister("batch")
    return written


class _Batch:
    """Some thousand records, from which each table's rows can be made."""

    def __init__(self, source: list[Any]) -> None:
        self._source = source
        self._count = sum(1 for _ in items(source))

    def __len__(self) -> int:
        return self._count

    def rows(self, table: str) -> Iterator[Row]:
        return rows(self._source, table)


def _batches(source: Source) -> Iterator[_Batch]:
    parts: Iterable[Any] = (source,) if isinstance(source, Extraction | TimelineEntry) else source
    stream = iter(parts)
    while chunk := list(islice(stream, _BATCH)):
        yield _Batch(chunk)


def _create(table: str, types: dict[str, str]) -> str:
    columns = ", ".join(f'"{c.name}" {types[c.type]}{" NOT NULL" if c.required else ""}' for c in TABLES[table])
    return f"CREATE TABLE {table} ({columns})"


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
