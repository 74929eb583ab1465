"""The only reader of language data: reads the tables of ``lang/id/``, checks them, indexes them once.

A table is a TSV file with a header row; ``schema.toml`` beside the tables names the columns, the key, the allowed
values and how an entry's example is checked. Composed rules are TOML files. A user's folder with files of the same
names is laid over the shipped ones: its rows replace rows with the same key and add the others.
"""

from __future__ import annotations

import gzip
import threading
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from eventx.errors import ArgumentError, LexiconError, MarkupError
from eventx.markup import parse

T = TypeVar("T")
DATA = Path(str(files("eventx.lang"))) / "id"


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


@dataclass(slots=True)
class Lexicon:
    """Language data of one or more folders, the later ones laid over the earlier.

    Attributes:
        folders: where the data comes from, the shipped data first.
    """

    folders: tuple[Path, ...]
    _tables: dict[str, tuple[Row, ...]] = field(default_factory=dict)
    _built: dict[str, Any] = field(default_factory=dict)
    _schema: dict[str, TableSpec] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def schema(self) -> dict[str, TableSpec]:
        """The specifications of all tables, by name."""
        if not self._schema:
            raw = _toml(DATA / "schema.toml")
            self._schema = {name: TableSpec.read(name, section) for name, section in raw.items()}
        return self._schema

    def check(self) -> dict[str, int]:
        """Read every table with all checks, those of the shipped data too; the number of entries of each table.

        Raises:
            LexiconError: a file is malformed; the message names file and line.
        """
        for folder in self.folders:
            for table, spec in self.schema.items():
                if path := _file(folder, table):
                    read_table(path, spec)
        return {table: len(self.rows(table)) for table in sorted(self.schema)}

    def rows(self, table: str) -> tuple[Row, ...]:
        """All rows of a table; a user's own are checked, the shipped ones were before they were shipped.

        Raises:
            LexiconError: a file is malformed; the message names file and line.
        """
        with self._lock:
            if table not in self._tables:
                spec = self.schema.get(table)
                if spec is None:
                    raise LexiconError("No such table.", got=table, allowed=", ".join(sorted(self.schema)))
                merged: dict[tuple[str, ...], Row] = {}
                for folder in self.folders:
                    path = _file(folder, table)
                    for row in read_table(path, spec, checked=folder == DATA) if path else ():
                        merged[tuple(row[column].casefold() for column in spec.key)] = row
                self._tables[table] = tuple(merged.values())
            return self._tables[table]

    def lines(self, table: str) -> list[str]:
        """The data lines of a large generated table, unchecked and uncut; `rows` checks the same file.

        Raises:
            LexiconError: the columns are not those of the schema, in their order.
        """
        spec = self.schema[table]
        found: list[str] = []
        for folder in self.folders:
            path = _file(folder, table)
            data = [line for line in _lines(path) if line and not line.startswith("#")] if path else []
            if data and tuple(data[0].split("\t")) != spec.columns:
                raise LexiconError(
                    f"{table}: Wrong columns.", got=data[0], allowed=f"{list(spec.columns)} in this order"
                )
            found.extend(data[1:])
        return found

    def toml(self, name: str) -> dict[str, Any]:
        """A TOML file of composed rules; tables of later folders are merged in at the top level.

        The file is read once; callers do not change what they get.
        """
        return self.cached(f"toml:{name}", lambda _: self._read_toml(name))

    def _read_toml(self, name: str) -> dict[str, Any]:
        merged: dict[str, Any] = {}
        for folder in self.folders:
            path = folder / f"{name}.toml"
            if path.is_file():
                for key, value in _toml(path).items():
                    old = merged.get(key)
                    if isinstance(old, dict) and isinstance(value, dict):
                        value = {**old, **value}
                    elif isinstance(old, list) and isinstance(value, list):
                        value = [*old, *value]
                    merged[key] = value
        if not merged:
            raise LexiconError("No such rule file.", got=f"{name}.toml", allowed=f"a file in {self.folders[-1].name}/")
        return merged

    def cached(self, key: str, build: Callable[[Lexicon], T]) -> T:
        """An index built once for this lexicon and kept with it."""
        value: T
        try:
            value = self._built[key]
        except KeyError:
            with self._lock:
                if key not in self._built:
                    self._built[key] = build(self)
            value = self._built[key]
        return value


@lru_cache(maxsize=1)
def get_lexicon() -> Lexicon:
    """The shipped lexicon, read once a process."""
    return Lexicon((DATA,))


def load_lexicon(*folders: str | Path) -> Lexicon:
    """The shipped lexicon with folders of the user's own laid over it.

    Args:
        folders: folders with files named and built like the shipped ones.

    Raises:
        ArgumentError: a folder does not exist or holds no known table.
        LexiconError: a file in it is malformed.
    """
    paths = [Path(folder) for folder in folders]
    lexicon = Lexicon((DATA, *paths))
    for path in paths:
        if not path.is_dir():
            raise ArgumentError("The lexicon folder does not exist.", got=str(path), allowed="an existing folder")
        known = [f for f in sorted(path.iterdir()) if f.name.split(".")[0] in lexicon.schema or f.suffix == ".toml"]
        if not known:
            raise ArgumentError(
                "The lexicon folder holds no known table.", got=str(path), allowed=", ".join(sorted(lexicon.schema))
            )
        for file in known:
            if file.suffix != ".toml":
                lexicon.rows(file.name.split(".")[0])
    return lexicon


def read_table(path: Path, spec: TableSpec, *, checked: bool = False) -> list[Row]:
    """Read one TSV file and check it: header, cells, allowed values, order, uniqueness, examples.

    Args:
        path: a ``.tsv`` or ``.tsv.gz`` file in UTF-8; lines that begin with ``#`` are comments.
        spec: the table's specification.
        checked: the file has passed the checks before; only its header is looked at.

    Raises:
        LexiconError: naming file, line, what was got and what is allowed.
    """
    lines = _lines(path)
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


def _lines(path: Path) -> list[str]:
    try:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        return data.decode("utf-8").splitlines()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name}: The file cannot be read as UTF-8 text: {error}.") from error


def _file(folder: Path, table: str) -> Path | None:
    for name in (f"{table}.tsv", f"{table}.tsv.gz"):
        if (folder / name).is_file():
            return folder / name
    return None


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path.name}: The file cannot be read as TOML: {error}.") from error
