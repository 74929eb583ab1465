"""One table of language data: its specification, its rows, and the checks a file passes when it is read."""

from __future__ import annotations

import gzip
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eventx.errors import LexiconError, MarkupError
from eventx.markup import parse


class Row(Mapping[str, str]):
    """One entry of a table; `file` and `line` (counted from 1) tell where it stands."""

    __slots__ = ("_values", "file", "line")

    def __init__(self, values: dict[str, str], file: str, line: int) -> None:
        self._values = values
        self.file = file
        self.line = line

    def __getitem__(self, column: str) -> str:
        return self._values[column]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Row({self.file}:{self.line} {self._values})"

    def list(self, column: str, separator: str = "|") -> tuple[str, ...]:
        """The values of a cell that holds several, none for an empty cell."""
        cell = self._values.get(column, "")
        return tuple(part.strip() for part in cell.split(separator) if part.strip())


@dataclass(frozen=True, slots=True)
class TableSpec:
    """What ``schema.toml`` says of one table."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    optional: frozenset[str]
    allowed: dict[str, frozenset[str]]
    example_tag: str | None
    match: str

    @staticmethod
    def read(name: str, section: dict[str, Any]) -> TableSpec:
        """Build from a section of the schema."""
        return TableSpec(
            name,
            tuple(section["columns"]),
            tuple(section["key"]),
            frozenset(section.get("optional", ())),
            {column: frozenset(values) for column, values in section.get("allowed", {}).items()},
            section.get("example_tag"),
            section.get("match", "none"),
        )


def read_table(path: Path, spec: TableSpec, *, checked: bool = False) -> list[Row]:
    """Read one TSV file and check it: header, cells, allowed values, order, uniqueness, examples.

    Args:
        path: a ``.tsv`` or ``.tsv.gz`` file in UTF-8; lines that begin with ``#`` are comments.
        spec: the table's specification.
        checked: the file has passed the checks before; only its header is looked at.

    Raises:
        LexiconError: naming file, line, what was got and what is allowed.
    """
    lines = table_lines(path)
    rows: list[Row] = []
    header: list[str] | None = None
    previous: tuple[str, ...] | None = None
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            _check_header(header, spec, path, number)
            continue
        if checked:
            values = {column: cell.strip() for column, cell in zip(header, cells, strict=True)}
            rows.append(Row(values, path.name, number))
            continue
        row = _row(cells, header, spec, path, number)
        key = tuple(row[column].casefold() for column in spec.key)
        if previous is not None and key <= previous:
            problem = "Two entries with one key" if key == previous else "An entry out of order"
            remedy = f"Sort the file by {', '.join(spec.key)} (case-folded) and keep one entry a key."
            raise LexiconError(f"{path.name}:{number}: {problem}.", got=" / ".join(key), remedy=remedy)
        previous = key
        rows.append(row)
    return rows


def _row(cells: list[str], header: list[str], spec: TableSpec, path: Path, number: int) -> Row:
    where = f"{path.name}:{number}"
    if len(cells) != len(header):
        raise LexiconError(f"{where}: Wrong number of cells.", got=len(cells), allowed=f"{len(header)}: {header}")
    values = {column: cell.strip() for column, cell in zip(header, cells, strict=True)}
    for column, value in values.items():
        if not value and column not in spec.optional:
            raise LexiconError(f"{where}: The cell {column!r} is empty.", allowed="a value")
        allowed = spec.allowed.get(column)
        if allowed is not None and value:
            for part in value.split("|"):
                if part.strip() not in allowed:
                    raise LexiconError(f"{where}: Bad {column}.", got=part, allowed=", ".join(sorted(allowed)))
    row = Row(values, path.name, number)
    if spec.example_tag and values.get("example"):
        _check_example(row, spec, where)
    return row


def _check_header(header: list[str], spec: TableSpec, path: Path, number: int) -> None:
    missing = [column for column in spec.columns if column not in header and column not in spec.optional]
    unknown = [column for column in header if column not in spec.columns]
    if missing or unknown:
        raise LexiconError(
            f"{path.name}:{number}: Wrong columns.", got=header, allowed=f"{list(spec.columns)} (tab separated)"
        )


def _check_example(row: Row, spec: TableSpec, where: str) -> None:
    tag = spec.example_tag or ""
    try:
        marked = parse(row["example"])
    except MarkupError as error:
        raise LexiconError(f"{where}: The example is malformed: {error}") from error
    found = marked.texts(tag)
    if not found:
        raise LexiconError(f"{where}: The example marks no <{tag}>.", got=row["example"])
    if spec.match == "none":
        return
    wanted = [form.casefold() for form in row.list(spec.match)]
    if not any(text.casefold() in wanted for text in found):
        raise LexiconError(f"{where}: The example does not show its entry.", got=found, allowed=", ".join(wanted))


def table_lines(path: Path) -> list[str]:
    """The lines of a table's file, packed or not.

    Raises:
        LexiconError: it cannot be read, or is no UTF-8.
    """
    try:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        return data.decode("utf-8").splitlines()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name}: The file cannot be read as UTF-8 text: {error}.") from error


def table_file(folder: Path, table: str) -> Path | None:
    """Where a folder keeps a table, packed or not; None when it has none of this name."""
    for name in (f"{table}.tsv", f"{table}.tsv.gz"):
        if (folder / name).is_file():
            return folder / name
    return None


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file.

    Raises:
        LexiconError: it cannot be read, or is no TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path.name}: The file cannot be read as TOML: {error}.") from error
