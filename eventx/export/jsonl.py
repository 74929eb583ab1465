"""JSON Lines, the lossless form: one extraction, or one entry of a timeline, a line; plain or gzip."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from pydantic import ValidationError

from eventx.errors import InputError
from eventx.models import Extraction
from eventx.timelines import Timeline, TimelineEntry


def read_jsonl(path: str | Path) -> Iterator[Extraction]:
    """The extractions that ``eventx extract`` or `write` put into a file, one at a time.

    Args:
        path: a file of extractions, one JSON object a line; ``.gz`` is unpacked.

    Raises:
        InputError: a line is no extraction; the message names it.
    """
    for number, line in _lines(path):
        yield _checked(Extraction, line, f"{path}:{number}")


def read_timeline(path: str | Path) -> Timeline:
    """The timeline that `write` put into a file of entries.

    Raises:
        InputError: a line is no entry; the message names it.
    """
    return Timeline.of(_checked(TimelineEntry, line, f"{path}:{number}") for number, line in _lines(path))


def open_text(path: Path, mode: str) -> IO[str]:
    """A text file in UTF-8, packed with gzip if its name ends in ``.gz``."""
    if path.suffix == ".gz":
        return cast(IO[str], gzip.open(path, f"{mode}t", encoding="utf-8", newline=""))
    return path.open(mode, encoding="utf-8", newline="")


def _lines(path: str | Path) -> Iterator[tuple[int, str]]:
    try:
        with open_text(Path(path), "r") as file:
            yield from ((number, line) for number, line in enumerate(file, start=1) if line.strip())
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: The file cannot be read: {error}.") from error


def _checked(model: Any, line: str, where: str) -> Any:
    try:
        return model.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"])) or "the line"
        raise InputError(
            f"{where}: Not what eventx writes: {place}: {first['msg']}.",
            got=line[:60],
            remedy=f"Each line must be one {model.__name__} as written by this version of eventx.",
        ) from error
