"""From a row of a file, under whatever column names, to an article ready to be read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any

from eventx.errors import ArgumentError, InputError
from eventx.temporal import annotate

FIELDS = ("text", "published", "title", "url", "source", "author", "id")
_WEB = ("http://", "https://")
_SECONDS = range(631_152_000, 4_102_444_800)
"""Epoch seconds of the years 1990 to 2099; the same in milliseconds is recognised too."""


@dataclass(frozen=True, slots=True)
class ArticleInput:
    """An article as a file gives it; `origin` tells where it stands ("berita.jsonl:12")."""

    text: str
    published: date | None = None
    title: str | None = None
    url: str | None = None
    source: str | None = None
    author: str | None = None
    id: str | None = None
    origin: str = ""


class ColumnReader:
    """Finds the facts of an article in rows.

    Args:
        columns: the caller's own names, by field: ``{"text": "isi_artikel"}``.
        published: the publication date of rows that give none.

    Raises:
        ArgumentError: a field is unknown.
    """

    def __init__(self, columns: Mapping[str, str] | None = None, published: date | None = None) -> None:
        unknown = sorted(set(columns or ()) - set(FIELDS))
        if unknown:
            raise ArgumentError("Unknown field of an article.", got=unknown, allowed=", ".join(FIELDS))
        self._own = dict(columns or {})
        self._published = published

    def article(self, row: Mapping[str, Any], origin: str) -> ArticleInput:
        """The article in a row.

        Raises:
            InputError: the row has no text, or its date is none.
        """
        plain = {_plain(str(name)): value for name, value in row.items()}
        text = self._value("text", plain)
        if not isinstance(text, str) or not text.strip():
            raise InputError(
                f"{origin}: The row has no text.",
                got=f"columns {', '.join(map(str, row))}"[:110],
                allowed=f"a column {' or '.join(_names()['text'][:4])} that is not empty",
                remedy="Name yours with --column text=NAME, or columns={'text': NAME}.",
            )
        url, source = _string(self._value("url", plain)), _string(self._value("source", plain))
        other = _string(plain.get("source"))
        if url is None and other and other.startswith(_WEB):  # trafilatura calls the address `source`
            url = other
        if source and source.startswith(_WEB):
            source = None
        return ArticleInput(
            text=text,
            published=as_day(self._value("published", plain), origin) or self._published,
            title=_string(self._value("title", plain)),
            url=url,
            source=source,
            author=_string(self._value("author", plain)),
            id=_string(self._value("id", plain)),
            origin=origin,
        )

    def _value(self, field: str, row: Mapping[str, Any]) -> Any:
        own = self._own.get(field)
        for name in (_plain(own),) if own else _names()[field]:
            value = row.get(name)
            if value is not None and value != "" and value != []:
                return value
        return None


def as_day(value: Any, origin: str) -> date | None:
    """A publication date from what files hold: dates, ISO strings, mail dates, epoch numbers, Indonesian dates.

    Raises:
        InputError: it is none of these.
    """
    if value is None or (isinstance(value, float) and value != value):  # NaN is how data frames say nothing
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    day = next(_days(value), None)
    if day is None:
        raise InputError(
            f"{origin}: The publication date cannot be read.",
            got=value,
            allowed="an ISO date, '26/02/2025', '26 Februari 2025', a mail date or an epoch number",
        )
    return day


def _days(value: Any) -> Iterator[date]:
    if isinstance(value, int | float) or (isinstance(value, str) and value.strip().isdigit() and len(value) > 8):
        number = float(value)
        seconds = number / 1000 if number >= _SECONDS.stop else number
        if _SECONDS.start <= seconds < _SECONDS.stop:
            yield datetime.fromtimestamp(seconds, UTC).date()
        return
    if not isinstance(value, str):
        return
    with suppress(ValueError):
        yield datetime.fromisoformat(value.strip()).date()
    with suppress(ValueError, TypeError, IndexError):
        yield parsedate_to_datetime(value).date()
    for timex in annotate(value, None).times:
        if timex.first is not None and timex.first == timex.last:
            yield timex.first


def _string(value: Any) -> str | None:
    if isinstance(value, list | tuple):
        value = ", ".join(str(part) for part in value if part)
    return str(value).strip() or None if value is not None and value == value else None


@lru_cache(maxsize=1)
def _names() -> dict[str, list[str]]:
    return tomllib.loads((files("eventx.reading") / "columns.toml").read_text(encoding="utf-8"))


def _plain(name: str) -> str:
    return re.sub(r"[\s-]+", "_", name.strip().casefold())
