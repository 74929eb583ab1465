"""What an extractor gets: the annotated article with its entities, and the records made so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, TypeVarTuple

from spacy.tokens import Doc

from eventx.lang.lexicon import Lexicon
from eventx.models import Meeting, Statement
from eventx.pipeline.annotated import AnnotatedText

if TYPE_CHECKING:
    from eventx.document.entities import EntityTable

Args = TypeVarTuple("Args")
T = TypeVar("T")


@dataclass(slots=True)
class ArticleContext:
    """An annotated article with its entities.

    `statements` is filled before meetings and events are read, so that they can see in whose words they stand, and
    `meetings` before events, so that nothing is told twice.
    `memory` keeps what an extractor worked out for this article and needs again. `text` is the caller's text, `doc`
    the parsed document, `lexicon` the language data: attributes, as they are looked up ten thousand times an article.
    """

    annotated: AnnotatedText
    entities: EntityTable
    article_id: str
    statements: tuple[Statement, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    memory: dict[str, Any] = field(default_factory=dict)
    text: str = field(init=False)
    doc: Doc = field(init=False)
    lexicon: Lexicon = field(init=False)

    def __post_init__(self) -> None:
        self.text, self.doc, self.lexicon = self.annotated.text, self.annotated.doc, self.annotated.lexicon

    @property
    def published(self) -> date | None:
        """The publication date, if known."""
        return self.annotated.published


def once(function: Callable[[ArticleContext, *Args], T]) -> Callable[[ArticleContext, *Args], T]:
    """Let a function of an article be worked out once for the same arguments, and remembered with the article.

    The arguments are hashable and given by place. What comes back is shared: a value that nobody can or does change.
    """
    key = f"{function.__module__}.{function.__qualname__}"
    if function.__code__.co_argcount == 1:

        @wraps(function)
        def whole(ctx: ArticleContext, /, *args: *Args) -> T:
            value: T
            try:
                value = ctx.memory[key]
            except KeyError:
                value = ctx.memory[key] = function(ctx, *args)
            return value

        return whole

    @wraps(function)
    def each(ctx: ArticleContext, /, *args: *Args) -> T:
        known: dict[Any, T]
        try:
            known = ctx.memory[key]
        except KeyError:
            known = ctx.memory[key] = {}
        try:
            return known[args]
        except KeyError:
            value = known[args] = function(ctx, *args)
            return value

    return each
