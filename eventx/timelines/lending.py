"""What a record without a day or a place has from the one told right before it in its article.

"Serangan udara menghantam pasar, Rabu. Delapan orang tewas." tells no day of the deaths, "Rapat diikuti para camat"
none of the meeting, but both stand beside the one that is meant. Such a day or place is good enough to tell that two
records are two, and speaks for one and the same less than an own one.
"""

from __future__ import annotations

from eventx.timelines.features import Features

STRIKES = frozenset({"event:accident", "event:attack", "event:disaster"})
"""Types of events that people die of, and that people and things suffer together."""
_SUFFERED = frozenset({"event:die", "event:injure", "event:displace"})
_NEAR = 250
"""Characters between two sentences that tell of one thing."""
_BACK = 6
"""Records looked back at."""


def lend(records: list[Features]) -> None:
    """Give the facts of one article, in text order, the days and places of those told right before them."""
    facts = sorted(
        (r for r in records if r.family != "statement"), key=lambda r: (r.record.sentence.start, r.record.id)
    )
    for i, fact in enumerate(facts):
        for other in reversed(facts[max(0, i - _BACK) : i]):
            if fact.record.sentence.start - other.record.sentence.end > _NEAR:
                break
            if _tells_the_same(other, fact):
                fact.near_period = fact.near_period or other.period or other.near_period
                fact.near_site = fact.near_site or other.site or other.near_site


def _tells_the_same(before: Features, fact: Features) -> bool:
    return before.family == fact.family or (before.family in STRIKES and fact.family in _SUFFERED)
