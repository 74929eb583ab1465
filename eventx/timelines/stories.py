"""What an article tells besides its records: its telling words, the names in it, the days it speaks of.

Two reports of one thing stand in articles that share a story; what one record leaves out (the city of the dateline,
the suspect named a sentence later) is often said beside it.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest

from eventx.lang.headlines import headline_case
from eventx.lang.lexicon import Lexicon, get_lexicon
from eventx.lang.spelling import fold, words
from eventx.models import Extraction
from eventx.timelines.names import initials
from eventx.timelines.wording import bag, frequent_words, shared, total, weight

_CAPITALISED = re.compile(r"\b(?![a-z])[^\W\d_]+(?:['’`-][^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_DATELINE = re.compile(r"\A.{3,60}?(?: - | – | — |--)")
_LEAD, _WHOLE = 1500, 6000
"""Characters of an article that its telling words and its names are taken from."""
_TELLING = 40
_AROUND = 200
"""Characters before and after a sentence that count as beside it."""
_LONGEST_HEADLINE = 200
_MOST = 0.6
"""Part of a name's weight that has to be there for the name to be there."""


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """An article's telling words (the heaviest of its first paragraphs) with weights, its names and its days.

    Names are folded words, days ordinals; `dateline` holds the names before the dash that opens the text.
    """

    words: dict[str, float]
    weight: float
    names: frozenset[str]
    days: frozenset[int]
    dateline: frozenset[str]


def story_of(extraction: Extraction) -> Story:
    """The story of an article, for all its records."""
    text = extraction.text
    telling = bag(text[:_LEAD])
    kept = dict(nlargest(_TELLING, telling.items(), key=lambda item: (item[1], item[0])))
    days = (time.first for time in extraction.times if time.first is not None and time.first == time.last)
    place = _DATELINE.match(text)
    return Story(
        words=kept,
        weight=total(kept),
        names=names_in(text[:_WHOLE]),
        days=frozenset(day.toordinal() for day in days),
        dateline=names_in(place.group()) if place else frozenset(),
    )


def names_in(text: str) -> frozenset[str]:
    """The folded words of a text that have a capital."""
    return frozenset(folded for word in _CAPITALISED.findall(text) for folded in words(word))


def names_beside(text: str, start: int, end: int) -> frozenset[str]:
    """The folded words with a capital in and around a sentence."""
    return names_in(text[max(0, start - _AROUND) : end + _AROUND])


def in_headline(text: str, start: int) -> bool:
    """Whether an offset stands in a line that reads like a headline: its longer words capitalised, no full stop."""
    first = text.rfind("\n", max(0, start - _LONGEST_HEADLINE), start) + 1
    if not first and start > _LONGEST_HEADLINE:
        return False
    line = text[first : first + _LONGEST_HEADLINE].partition("\n")[0].strip()
    return _reads_like_headline(line)


@lru_cache(maxsize=20_000)
def _reads_like_headline(line: str) -> bool:
    return line[-1:] not in tuple('."”') and headline_case(_LETTERS.findall(line))


def stands_in(name: tuple[str, ...], names: frozenset[str]) -> bool:
    """Most of a folded name, by weight, is among these words, or the acronym of it."""
    if not name:
        return False
    heavy = sum(_heft(word) for word in name)
    there = sum(_heft(word) for word in name if word in names)
    return there >= _MOST * heavy or (len(name) > 2 and not names.isdisjoint(initials(name)))


def shared_names(first: frozenset[str], second: frozenset[str], known: frozenset[str]) -> float:
    """How telling the folded words are that both hold, without those that are known to agree: their summed rarity."""
    return math.fsum([rarity(word) for word in (first & second) - known])


@lru_cache(maxsize=200_000)
def rarity(folded: str) -> float:
    """What a folded word tells, in nats above the commonest words, 0 to 3; numbers and single letters tell nothing."""
    if len(folded) < 2 or folded.isdigit():
        return 0.0
    common = get_lexicon().cached("timelines.folded_words", _folded_words).get(folded)
    return weight(folded if common is None else common)


def _folded_words(lexicon: Lexicon) -> dict[str, str]:
    return {fold(word): word for word in reversed(frequent_words(lexicon))}


def _heft(word: str) -> float:
    return 0.2 + rarity(word)


def one_story(first: Story, second: Story) -> float:
    """Likeness of two articles, 0 to 1: the shared weight over all weight of their telling words."""
    if first is second:
        return 1.0
    a, b = first.words, second.words
    both, _ = shared(a, b)
    either = first.weight + second.weight - both
    return both / either if either else 0.0
