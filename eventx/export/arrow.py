"""Tables as Arrow, pandas and polars objects; the libraries are imported when a table is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from eventx.errors import ArgumentError, MissingExtraError
from eventx.export.rows import nested_rows, rows
from eventx.export.schema import CHILDREN, TABLE_SCHEMA_VERSION, TABLES, Column

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


def to_arrow(source: Any, table: str = "records", *, nested: bool = False) -> pyarrow.Table:
    """An Arrow table with the documented columns, also where it has no rows.

    Args:
        source: an Extraction, a Timeline, or a list of either.
        table: "records", "participants", "places" or "evidence".
        nested: add the child tables to "records" as lists of structs (`participants_list`, ...).

    Raises:
        ArgumentError: no such table.
        MissingExtraError: pyarrow is not installed.
    """
    schema = arrow_schema(table, nested=nested)
    made = nested_rows(source) if nested else rows(source, table)
    table_made: pyarrow.Table = optional("pyarrow", "arrow").Table.from_pylist(list(made), schema=schema)
    return table_made


def to_pandas(source: Any, table: str = "records", *, nested: bool = False) -> pandas.DataFrame:
    """A pandas data frame with Arrow-backed columns, so that dates and missing values keep their types."""
    pd = optional("pandas", "pandas")
    frame: pandas.DataFrame = to_arrow(source, table, nested=nested).to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def to_polars(source: Any, table: str = "records", *, nested: bool = False) -> polars.DataFrame:
    """A polars data frame."""
    pl = optional("polars", "polars")
    frame: polars.DataFrame = pl.from_arrow(to_arrow(source, table, nested=nested))
    return frame


def arrow_schema(table: str = "records", *, nested: bool = False) -> pyarrow.Schema:
    """The Arrow schema of a table; its metadata name the table and the version of the columns."""
    if table not in TABLES:
        raise ArgumentError("No such table.", got=table, allowed=", ".join(TABLES))
    if nested and table != "records":
        raise ArgumentError("Only the records table can be nested.", got=table, allowed="table='records'")
    pa = optional("pyarrow", "arrow")
    fields = [_field(pa, column) for column in TABLES[table]]
    for child in CHILDREN if nested else ():
        inner = [_field(pa, column) for column in TABLES[child] if column.name != "record_id"]
        fields.append(pa.field(f"{child}_list", pa.list_(pa.struct(inner))))
    schema: pyarrow.Schema = pa.schema(
        fields, metadata={"eventx.table": table, "eventx.table_schema": TABLE_SCHEMA_VERSION}
    )
    return schema


def _field(pa: Any, column: Column) -> Any:
    types = {"string": pa.string(), "int64": pa.int64(), "float64": pa.float64(), "date": pa.date32()}
    return pa.field(column.name, types[column.type], nullable=not column.required)


def optional(name: str, extra: str) -> Any:
    """An optional package.

    Raises:
        MissingExtraError: it is not installed; the message names the extra that brings it.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingExtraError(name, extra, cause=error, modules=(name.partition(".")[0],)) from error
