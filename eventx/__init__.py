"""eventx turns Indonesian news into data: who said what, who met whom, what happened, where and when.

>>> import eventx
>>> result = eventx.extract("Menteri Luar Negeri Rusia Sergey Lavrov tiba di Jakarta, Rabu (26/2/2025).")
>>> result.article.published_from
'text'

Names are loaded on first use, so ``import eventx`` stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eventx.api import Extractor, extract, json_schema, load
    from eventx.batch import extract_many
    from eventx.errors import (
        ArgumentError,
        ArticleTimeoutError,
        EventxError,
        InputError,
        LexiconError,
        MarkupError,
        MissingExtraError,
        ModelError,
        WorkerError,
    )
    from eventx.evaluation import EvaluationReport, evaluate
    from eventx.export import read_jsonl, write
    from eventx.models import (
        Actor,
        Article,
        Entity,
        Event,
        Extraction,
        Meeting,
        Mention,
        Note,
        Participant,
        Place,
        Quantity,
        Span,
        Statement,
        Timex,
        When,
    )
    from eventx.reading import read_articles
    from eventx.timelines import Timeline, TimelineEntry, timeline

__version__ = "0.1.0"

_HOME = {
    "eventx.api": ("Extractor", "extract", "json_schema", "load"),
    "eventx.batch": ("extract_many",),
    "eventx.errors": (
        "ArgumentError",
        "ArticleTimeoutError",
        "EventxError",
        "InputError",
        "LexiconError",
        "MarkupError",
        "MissingExtraError",
        "ModelError",
        "WorkerError",
    ),
    "eventx.evaluation": ("EvaluationReport", "evaluate"),
    "eventx.export": ("read_jsonl", "write"),
    "eventx.models": (
        "Actor",
        "Article",
        "Entity",
        "Event",
        "Extraction",
        "Meeting",
        "Mention",
        "Note",
        "Participant",
        "Place",
        "Quantity",
        "Span",
        "Statement",
        "Timex",
        "When",
    ),
    "eventx.reading": ("read_articles",),
    "eventx.timelines": ("Timeline", "TimelineEntry", "timeline"),
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
    "Actor",
    "ArgumentError",
    "Article",
    "ArticleTimeoutError",
    "Entity",
    "EvaluationReport",
    "Event",
    "EventxError",
    "Extraction",
    "Extractor",
    "InputError",
    "LexiconError",
    "MarkupError",
    "Meeting",
    "Mention",
    "MissingExtraError",
    "ModelError",
    "Note",
    "Participant",
    "Place",
    "Quantity",
    "Span",
    "Statement",
    "Timeline",
    "TimelineEntry",
    "Timex",
    "When",
    "WorkerError",
    "__version__",
    "evaluate",
    "extract",
    "extract_many",
    "json_schema",
    "load",
    "read_articles",
    "read_jsonl",
    "timeline",
    "write",
]


def __getattr__(name: str) -> object:
    module = _MODULE_OF.get(name)
    if module is None:
        raise AttributeError(f"module 'eventx' has no attribute {name!r}")
    value = getattr(import_module(module), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
