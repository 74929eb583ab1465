"""When something found counts as right: names, dates, spans, and who is paired with whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from eventx.models import Actor, Place, Span, When

_WORD = re.compile(r"\w+")
_CLOCK = re.compile(r"T[^/]*")
_EXTRA_WORDS = 6
"""How many more words a longer form of a name may have (titles, an apposition)."""

G = TypeVar("G")
P = TypeVar("P")


def same_name(found: str, accepted: Iterable[str]) -> bool:
    """One of the accepted names stands in the one found as a run of whole words, or the other way round."""
    ours = _words(found)
    return bool(ours) and any(_inside(ours, _words(form)) for form in accepted)


def right_actor(actor: Actor | Place | None, accepted: Iterable[str]) -> bool:
    """The resolved name, or the mention itself, is one of the accepted names."""
    if actor is None:
        return False
    names = [actor.name, actor.text] if isinstance(actor, Actor) else [actor.name]
    return any(same_name(name, accepted) for name in names if name)


def day(value: str | None) -> str | None:
    """A date's value without clock and marks of uncertainty."""
    bare = re.sub("[~?%]", "", _CLOCK.sub("", value or ""))
    return bare or None


def day_of(when: When | None) -> str | None:
    """The day of a record, for comparison."""
    return day(when.value) if when else None


def characters(spans: Iterable[tuple[int, int] | Span]) -> set[int]:
    """The offsets that spans cover."""
    covered: set[int] = set()
    for span in spans:
        start, end = (span.start, span.end) if isinstance(span, Span) else span
        covered.update(range(start, end))
    return covered


def overlap(first: set[int], second: set[int]) -> float:
    """Shared characters over all characters, 0 to 1."""
    return len(first & second) / len(first | second) if first and second else 0.0


def paired(gold: Sequence[G], found: Sequence[P], weight: Callable[[G, P], float]) -> list[tuple[int, int]]:
    """One-to-one pairs of positions, the heaviest first; pairs of no weight are none."""
    weights = ((weight(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(found))
    pairs: list[tuple[int, int]] = []
    left, right = set(range(len(gold))), set(range(len(found)))
    for value, i, j in sorted(weights, key=lambda item: (-item[0], item[1], item[2])):
        if value > 0 and i in left and j in right:
            left.discard(i)
            right.discard(j)
            pairs.append((i, j))
    return pairs


def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(name.casefold()))


def _inside(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    if not short or len(long) - len(short) > _EXTRA_WORDS:
        return False
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))
