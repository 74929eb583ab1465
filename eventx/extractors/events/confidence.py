"""How sure an event is: the share of events with the same evidence that annotators counted as events too.

The evidence is read off the records themselves, so that everybody can see it; what each piece weighs stands in
``event_confidence.tsv`` and was fitted on annotated news (`eventx.training.event_confidence`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from eventx.extractors.events.weights import read_weights
from eventx.lang.lexicon import Lexicon
from eventx.models import Event, Span, Statement

ALWAYS = "always"
"""The row of the table that every event has: the log odds of an event with no evidence at all."""
EVIDENCE = (
    "again", "dated", "denied", "no_patient", "number", "once", "ongoing", "person", "placed", "quoted", "same_word",
)  # fmt: skip
"""The names of all evidence, as the table's column `meaning` explains them."""
_LEAST, _MOST = 0.05, 0.99
"""Nothing is certain, and what was kept by the rules is never hopeless."""
_FURTHEST = 20.0
"""Log odds beyond which nothing changes."""


def with_confidence(lexicon: Lexicon, events: Sequence[Event], statements: Iterable[Statement]) -> list[Event]:
    """Give the events of one article their confidence.

    Args:
        lexicon: holds the weights, a user's own among them.
        events: all events of the article, whatever their confidence.
        statements: its statements, for what stands only in quoted words.
    """
    weights = _weights(lexicon)
    found = evidence_of(events, statements)
    return [event.model_copy(update={"confidence": confidence(weights, found[event.id])}) for event in events]


def confidence(weights: Mapping[str, float], evidence: Iterable[str]) -> float:
    """The probability, rounded to hundredths, that an event with some evidence is one."""
    odds = weights.get(ALWAYS, 0.0) + sum(weights.get(name, 0.0) for name in evidence)
    odds = min(_FURTHEST, max(-_FURTHEST, odds))
    return round(min(_MOST, max(_LEAST, 1 / (1 + exp(-odds)))), 2)


def evidence_of(events: Sequence[Event], statements: Iterable[Statement]) -> dict[str, tuple[str, ...]]:
    """What speaks for and against each event of one article, by the event's id.

    Args:
        events: all events of the article.
        statements: all its statements.

    Returns:
        Names of `EVIDENCE` in alphabetical order.
    """
    article = _Article.read(events, statements)
    return {event.id: tuple(sorted(_evidence(event, article))) for event in events}


def reasons(lexicon: Lexicon, events: Sequence[Event], statements: Iterable[Statement]) -> dict[str, tuple[str, ...]]:
    """The evidence of each event in words with its weight, the heaviest first, by the event's id."""
    rows = {row["evidence"]: row for row in lexicon.rows("event_confidence")}
    weights = _weights(lexicon)
    return {
        name: tuple(
            f"{weights[piece]:+.2f} {rows[piece]['meaning']}"
            for piece in sorted(found, key=lambda piece: -abs(weights.get(piece, 0.0)))
            if piece in rows
        )
        for name, found in evidence_of(events, statements).items()
    }


@dataclass(frozen=True, slots=True)
class _Article:
    """What is told of the other events of the article, and where words are quoted."""

    first: Mapping[str, int]
    words: Counter[tuple[str, str]]
    quoted: Sequence[Span]

    @staticmethod
    def read(events: Sequence[Event], statements: Iterable[Statement]) -> _Article:
        first: dict[str, int] = {}
        for event in events:
            first[event.type] = min(first.get(event.type, _start(event)), _start(event))
        words = Counter((event.type, word) for event in events for word in _words(event))
        spans = (span for said in statements if said.form != "indirect" for span in said.content)
        return _Article(first, words, sorted(spans, key=lambda span: span.start))

    def holds(self, mention: Span) -> bool:
        """Whether a mention stands in quoted words."""
        place = bisect_right(self.quoted, mention.start, key=lambda span: span.start) - 1
        return place >= 0 and mention.start < self.quoted[place].end


def _evidence(event: Event, article: _Article) -> frozenset[str]:
    told = {
        "again": article.first[event.type] < _start(event),
        "dated": event.time is not None and event.time.source != "inherited",
        "denied": event.status == "denied",
        "no_patient": all(participant.role != "patient" for participant in event.participants),
        "number": bool(event.quantities),
        "once": len(event.mentions) == 1,
        "ongoing": event.status == "ongoing",
        "person": any(participant.type == "PER" for participant in event.participants),
        "placed": event.place is not None,
        "quoted": all(article.holds(mention) for mention in event.mentions),
        "same_word": any(article.words[event.type, word] > 1 for word in _words(event)),
    }
    return frozenset(name for name, holds in told.items() if holds)


def _start(event: Event) -> int:
    return min(mention.start for mention in event.mentions)


def _words(event: Event) -> frozenset[str]:
    return frozenset(mention.text.casefold() for mention in event.mentions)


def _weights(lexicon: Lexicon) -> dict[str, float]:
    return lexicon.cached("events.confidence", lambda lex: read_weights(lex, "event_confidence"))
