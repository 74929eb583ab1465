"""What an extractor gets: the annotated article with its entities, and the records made so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from spacy.tokens import Doc

from eventx.lang.lexicon import Lexicon
from eventx.models import Meeting, Statement
from eventx.pipeline.annotated import AnnotatedText

if TYPE_CHECKING:
    from eventx.document.entities import EntityTable

T = TypeVar("T")


@dataclass(slots=True)
class ArticleContext:
    """An annotated article with its entities.

    `statements` is filled before meetings and events are read, so that they can see in whose words they stand, and
    `meetings` before events, so that nothing is told twice.
    `memory` keeps what an extractor worked out for this article and needs again.
    """

    annotated: AnnotatedText
    entities: EntityTable
    article_id: str
    statements: tuple[Statement, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    memory: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The caller's text."""
        return self.annotated.text

    @property
    def doc(self) -> Doc:
        """The parsed document."""
        return self.annotated.doc

    @property
    def lexicon(self) -> Lexicon:
        """The language data."""
        return self.annotated.lexicon

    @property
    def published(self) -> date | None:
        """The publication date, if known."""
        return self.annotated.published

    def once(self, key: str, build: Callable[[], T]) -> T:
        """Something worked out once an article."""
        value: T
        try:
            value = self.memory[key]
        except KeyError:
            value = self.memory[key] = build()
        return value
