"""What the caller asks for, checked: an article with the facts known about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from eventx.errors import ArgumentError

EARLIEST = date(1900, 1, 1)
LATEST = date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class Request:
    """An article to read; built by `make_request`, which checks every argument."""

    text: str
    published: date | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    author: str | None = None
    id: str | None = None


def make_request(
    text: object,
    *,
    published: object = None,
    title: object = None,
    source: object = None,
    url: object = None,
    author: object = None,
    id: object = None,
) -> Request:
    """Check the arguments of one call.

    Raises:
        ArgumentError: an argument has a wrong type, or `published` is no date.
    """
    if not isinstance(text, str):
        remedy = "Decode bytes first: text.decode('utf-8')." if isinstance(text, bytes | bytearray) else ""
        raise ArgumentError("`text` is not a string.", got=text, allowed="str", remedy=remedy)
    named = {"title": title, "source": source, "url": url, "author": author, "id": id}
    for name, value in named.items():
        if value is not None and not isinstance(value, str):
            raise ArgumentError(f"`{name}` is not a string.", got=value, allowed="str or None")
    facts = {name: value for name, value in named.items() if isinstance(value, str) and value.strip()}
    return Request(text=text, published=as_date(published), **facts)


def as_date(value: object) -> date | None:
    """A publication date from a date, a datetime or an ISO string.

    Raises:
        ArgumentError: of another type, not ISO, or outside the years 1900 to 2199.
    """
    if value is None:
        return None
    if isinstance(value, datetime):
        value = value.date()
    elif isinstance(value, str):
        value = _from_iso(value)
    if not isinstance(value, date):
        raise ArgumentError(
            "`published` has a wrong type.",
            got=value,
            allowed="a date, a datetime or an ISO string such as '2025-02-26'",
        )
    if not EARLIEST <= value <= LATEST:
        raise ArgumentError("`published` is out of range.", got=value.isoformat(), allowed=f"{EARLIEST} to {LATEST}")
    return value


def _from_iso(value: str) -> date:
    try:
        return datetime.fromisoformat(value.strip()).date()
    except ValueError as error:
        raise ArgumentError(
            "`published` is not an ISO date.",
            got=value,
            allowed="'2025-02-26' or '2025-02-26T14:00:00+07:00'",
            remedy="Other forms can be read with dateparser.parse(value, languages=['id']).",
        ) from error
