"""CSV: the records table, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from eventx.export.jsonl import open_text
from eventx.export.rows import Source, rows
from eventx.export.schema import TABLES

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def write_csv(source: Source, path: Path, table: str = "records") -> int:
    """Write one table with a header row, in UTF-8; the number of rows written.

    A text cell that a spreadsheet would take for a formula begins with an apostrophe, as the text comes from the web.
    """
    columns = [column.name for column in TABLES[table]]
    written = 0
    with open_text(path, "w") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for row in rows(source, table):
            writer.writerow([_cell(row[column]) for column in columns])
            written += 1
    return written


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        value = value.replace("\x00", "�")
        return f"'{value}" if value.startswith(_FORMULA) else value
    return "" if value is None else value
