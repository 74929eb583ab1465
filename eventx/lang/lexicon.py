"""The only reader of language data: reads the tables of ``lang/id/``, checks them, indexes them once.

A table is a TSV file with a header row; ``schema.toml`` beside the tables names the columns, the key, the allowed
values and how an entry's example is checked. Composed rules are TOML files. A user's folder with files of the same
names is laid over the shipped ones: its rows replace rows with the same key and add the others.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from eventx.errors import ArgumentError, LexiconError
from eventx.lang.tables import Row, TableSpec, read_table, read_toml, table_file, table_lines

T = TypeVar("T")
DATA = Path(str(files("eventx.lang"))) / "id"


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
            raw = read_toml(DATA / "schema.toml")
            self._schema = {name: TableSpec.read(name, section) for name, section in raw.items()}
        return self._schema

    def check(self) -> dict[str, int]:
        """Read every table with all checks, those of the shipped data too; the number of entries of each table.

        Raises:
            LexiconError: a file is malformed; the message names file and line.
        """
        for folder in self.folders:
            for table, spec in self.schema.items():
                if path := table_file(folder, table):
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
                    path = table_file(folder, table)
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
            path = table_file(folder, table)
            data = [line for line in table_lines(path) if line and not line.startswith("#")] if path else []
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
                for key, value in read_toml(path).items():
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
