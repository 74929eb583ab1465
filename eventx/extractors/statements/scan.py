"""What the readers of statements share while they walk through one article."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from operator import attrgetter

from eventx.document.context import ArticleContext
from eventx.document.turns import Turns
from eventx.extractors.statements.cues import Cue, CueHit, CueIndex, cue_index, find_cues
from eventx.extractors.statements.units import Unit, reporting_units
from eventx.models import Actor, Timex
from eventx.pipeline.annotated import Name, Quote

PAUSE = frozenset(",;:")
QUOTE_MARKS = frozenset({'"', "“", "”", "„", "«", "»", "'", "‘", "’", "''", "``"})
CONTENT_EDGE = " \t\n\r,;:\"“”„«»‘’'.`"
_PREDICATES = frozenset({"VERB", "AUX", "ADJ"})


@dataclass(slots=True)
class Draft:
    """A statement in the making; offsets are characters, `low` and `high` bound its frame in the text."""

    rule: str
    cue: Cue | None
    cue_start: int
    cue_end: int
    contents: list[tuple[int, int]]
    speaker: Actor | None
    unit: Unit
    confidence: float
    addressee: Actor | None = None
    via: list[str] = field(default_factory=list)
    own_sentence: bool = True
    frame_start: int = -1
    nested: bool = False

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.contents[0][0]


_place = attrgetter("first")


@dataclass(slots=True)
class Scan:
    """One article: its tokens as plain lists, its cues, its reporting units."""

    ctx: ArticleContext
    index: CueIndex
    lower: list[str]
    pos: list[str]
    heads: list[int]
    deps: list[str]
    starts: list[int]
    ends: list[int]
    names: list[Name | None]
    hits: list[CueHit]
    units: list[Unit]
    timex_at: dict[int, Timex]
    quoted: list[bool]
    drafts: list[Draft] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    pending: list[tuple[int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The caller's text."""
        return self.ctx.text

    def is_(self, kind: str, i: int) -> bool:
        """Whether token `i` is a small word of this kind."""
        return 0 <= i < len(self.lower) and self.lower[i] in self.index.words[kind]

    def capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital letter."""
        return self.text[self.starts[i]].isupper()

    def person_at(self, i: int) -> Name | None:
        """The person's name that covers token `i`."""
        name = self.names[i] if 0 <= i < len(self.names) else None
        return name if name is not None and name.type == "PER" else None

    def predicate(self, first: int, last: int) -> bool:
        """Whether a predicate word stands among these tokens."""
        return any(self.pos[i] in _PREDICATES for i in range(first, last))

    def apart(self, i: int, ref: int) -> bool:
        """Whether token `i` stands in a quotation and token `ref` does not."""
        return self.quoted[i] and not self.quoted[ref]

    def hits_in(self, first: int, last: int) -> list[CueHit]:
        """The cues among tokens ``[first, last)``."""
        low = bisect_left(self.hits, first, key=_place)
        return self.hits[low : bisect_left(self.hits, last, low, key=_place)] if first < last else []

    def trim(self, start: int, end: int) -> tuple[int, int] | None:
        """Take marks, white space and a full stop off the edges of a content span; None if nothing is left."""
        text = self.text
        while start < end and text[start] in CONTENT_EDGE:
            start += 1
        while end > start and text[end - 1] in CONTENT_EDGE:
            end -= 1
        return (start, end) if end > start else None

    @property
    def turns(self) -> Turns:
        """Who spoke so far."""
        return self.ctx.entities.turns

    def say(self, actor: Actor | None, at: int) -> None:
        """Give an actor the turn to speak; a "mereka" that goes to nobody takes none from whoever spoke before."""
        if (
            actor is None
            or actor.entity_id is not None
            or actor.name.casefold() not in self.index.words["pronoun_group"]
        ):
            self.turns.say(actor, at)


def scan_article(ctx: ArticleContext) -> Scan:
    """Prepare an article."""
    doc, annotated = ctx.doc, ctx.annotated
    index = cue_index(ctx.lexicon)
    lower = annotated.lowers
    names: list[Name | None] = [None] * len(doc)
    for name in annotated.names:
        for i in range(name.first, min(name.last, len(doc))):
            names[i] = name
    timex_at: dict[int, Timex] = {}
    for time in annotated.times:
        first, last = annotated.tokens_in(time.start, time.end)
        for i in range(first, last):
            timex_at[i] = time
    quoted = [False] * len(doc)
    for quote in annotated.quotes:
        if quote.depth == 0:
            first, last = annotated.tokens_in(quote.outer_start, quote.outer_end)
            for i in range(first, min(last, len(doc))):
                quoted[i] = quoted[i] or annotated.starts[i] >= quote.outer_start
    return Scan(
        ctx=ctx,
        index=index,
        lower=lower,
        pos=annotated.pos,
        heads=annotated.heads,
        deps=annotated.deps,
        starts=annotated.starts,
        ends=[start + len(word) for start, word in zip(annotated.starts, annotated.words, strict=True)],
        names=names,
        hits=find_cues(index, lower),
        units=reporting_units(annotated),
        timex_at=timex_at,
        quoted=quoted,
    )


def quote_tokens(scan: Scan, quote: Quote) -> tuple[int, int]:
    """The tokens inside a quotation, marks left out."""
    return scan.ctx.annotated.tokens_in(quote.start, quote.end)
