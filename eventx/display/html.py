"""Objects as self-contained HTML: no scripts, nothing fetched, readable on light and dark pages."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from eventx.display.article import article_view, card
from eventx.display.markup import text
from eventx.display.table import timeline_table
from eventx.errors import ArgumentError
from eventx.models import Extraction, Fact, Record
from eventx.timelines import Timeline, TimelineEntry


def to_html(shown: object, *, page: bool = False) -> str:
    """The HTML view of an extraction, a record, a timeline or one of its entries.

    Args:
        shown: what to show.
        page: a whole document with all entries instead of a fragment for a notebook.

    Raises:
        ArgumentError: there is no view of such an object.
    """
    if isinstance(shown, Extraction):
        body, title = article_view(shown), shown.article.title or shown.article.id
    elif isinstance(shown, Timeline):
        body, title = timeline_table(shown, limit=None if page else 100), "Timeline"
    elif isinstance(shown, TimelineEntry):
        body, title = timeline_table(Timeline.of([shown]), limit=None), shown.id
    elif isinstance(shown, Fact):
        body, title = card(shown), shown.id
    else:
        kind = type(shown).__name__ if isinstance(shown, Record) else shown
        raise ArgumentError("There is no HTML view of this.", got=kind, allowed="Extraction, Timeline or a record")
    fragment = f'<div class="eventx"><style>{style()}</style>{body}</div>'
    return as_page(fragment, title) if page else fragment


def as_page(fragment: str, title: str) -> str:
    """A whole HTML document around a fragment; its policy forbids scripts and everything from elsewhere."""
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    return (
        '<!DOCTYPE html>\n<html lang="id"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{text(title)}</title></head><body>{fragment}</body></html>\n"
    )


@lru_cache(maxsize=1)
def style() -> str:
    """The style sheet of all views."""
    return (files("eventx.display") / "style.css").read_text(encoding="utf-8")
