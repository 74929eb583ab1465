"""Records to tables and files: one column schema for Arrow, data frames, Parquet, CSV and databases."""

from eventx.export.arrow import to_arrow, to_pandas, to_polars
from eventx.export.journal import Journal
from eventx.export.jsonl import read_jsonl
from eventx.export.schema import TABLE_SCHEMA_VERSION, TABLES
from eventx.export.writing import FORMATS, write

__all__ = [
    "FORMATS",
    "TABLES",
    "TABLE_SCHEMA_VERSION",
    "Journal",
    "read_jsonl",
    "to_arrow",
    "to_pandas",
    "to_polars",
    "write",
]
