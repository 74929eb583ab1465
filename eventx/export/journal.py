"""A file of extractions that grows while work goes on, so that interrupted work can be taken up again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from pathlib import Path
from types import TracebackType

from pydantic import BaseModel, ValidationError

from eventx.errors import InputError
from eventx.export.jsonl import read_jsonl
from eventx.models import Article, Extraction


class _Head(BaseModel):
    article: Article


class Journal:
    """Appends extractions to a JSON Lines file, one complete line at a time, and knows whose are in it.

    ``eventx extract --to events.parquet`` writes ``events.parquet.partial.jsonl`` in this way and makes the Parquet
    file from it at the end; with ``--resume`` the articles in the journal are not read again.

    Args:
        path: the journal; made if it does not exist.
        resume: keep what is in it; otherwise it is emptied.

    Raises:
        InputError: the file cannot be written, or holds something else.
    """

    def __init__(self, path: str | Path, *, resume: bool = False) -> None:
        self.path = Path(path)
        self.done: set[str] = set()
        self._lines = 0
        try:
            if resume and self.path.exists():
                self._recover()
            self._file = self.path.open("ab" if resume else "wb")
        except OSError as error:
            raise InputError(f"{self.path}: The journal cannot be written: {error}.") from error

    def append(self, extraction: Extraction) -> None:
        """Add one extraction and hand it to the operating system.

        Raises:
            InputError: it cannot be written, as on a full disk; what was written before can be gone on from.
        """
        try:
            self._file.write(extraction.model_dump_json().encode("utf-8") + b"\n")
            self._file.flush()
        except OSError as error:
            raise InputError(
                f"{self.path}: The journal cannot be written: {error}.",
                remedy=f"It holds {len(self):,} articles. Make room and go on with --resume.",
            ) from error
        self.done.add(extraction.article.id)
        self._lines += 1

    def __iter__(self) -> Iterator[Extraction]:
        self._file.flush()
        return read_jsonl(self.path)

    def __len__(self) -> int:
        """Lines in the file; an article that was given twice is two."""
        return self._lines

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with suppress(OSError) if error else nullcontext():  # closing tries again to write what did not fit
            self._file.close()

    def remove(self) -> None:
        """Delete the file, once its content stands elsewhere."""
        self._file.close()
        self.path.unlink(missing_ok=True)

    def _recover(self) -> None:
        """Collect the ids of whole lines and cut off a last line that was interrupted."""
        whole = 0
        with self.path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if not line.endswith(b"\n"):
                    break
                self.done.add(self._id(line, number))
                self._lines += 1
                whole += len(line)
        os.truncate(self.path, whole)

    def _id(self, line: bytes, number: int) -> str:
        try:
            return _Head.model_validate_json(line).article.id
        except ValidationError as error:
            raise InputError(
                f"{self.path}:{number}: Not a journal of extractions.",
                got=line[:60],
                remedy="Give another output file, or leave --resume out to begin anew.",
            ) from error
