"""How much two stretches of text say the same: shared words, weighted by how little news uses them."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from operator import itemgetter

from eventx.lang.lexicon import Lexicon, get_lexicon
from eventx.lang.morphology import without_voice

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_STEM_LENGTH = 6
"""Letters of a word that count, so that most suffixes and clitics (efektif, efektifnya) make no difference."""
_COMMON = 1000.0
"""Occurrences a million words from which a word weighs nothing."""
HEAVIEST = 3.0
_QUOTE_WORDS, _QUOTE_WEIGHT = 5, 5.0


@lru_cache(maxsize=200_000)
def weight(word: str) -> float:
    """What a case-folded word tells, in nats above the commonest words; 0 for those, at most 3."""
    rates = get_lexicon().cached("timelines.rates", _rates)
    rate = rates.get(word)
    return HEAVIEST if rate is None else min(max(0.0, math.log(_COMMON / rate)), HEAVIEST)


def bag(text: str) -> dict[str, float]:
    """The telling words of a text, by their first six letters, with their weights."""
    words: dict[str, float] = {}
    for word in _WORD.findall(text.casefold()):
        stem, heavy = _telling(word)
        if heavy > words.get(stem, 0.0):
            words[stem] = heavy
    return words


def numbers_in(text: str) -> frozenset[str]:
    """The numbers in digits that a text tells, as written ("23,85"), without those that may be years."""
    return frozenset(number for number in _NUMBER.findall(text) if not _YEAR.fullmatch(number))


@lru_cache(maxsize=200_000)
def _telling(word: str) -> tuple[str, float]:
    """The first letters of a word behind the prefix of its voice ("menghentikan", "dihentikan"), and its weight."""
    return without_voice(word)[:_STEM_LENGTH], weight(word)


def total(words: dict[str, float]) -> float:
    """The summed weight of a bag."""
    return math.fsum(words.values())


def shared(first: dict[str, float], second: dict[str, float]) -> tuple[float, int]:
    """Weight and number of the words that two bags share; the sum is exact, so the order makes no difference."""
    common = first.keys() & second.keys()
    return math.fsum([min(first[word], second[word]) for word in common]), len(common)


def likeness(first: dict[str, float], second: dict[str, float]) -> float:
    """Shared weight over all weight (weighted Jaccard), 0 to 1."""
    return overlap(first, second)[0]


def overlap(first: dict[str, float], second: dict[str, float]) -> tuple[float, float, float, int]:
    """Of two bags: likeness, shared weight over the weight of the lighter, shared weight, number of shared words."""
    both, count = shared(first, second)
    if not count:
        return 0.0, 0.0, 0.0, 0
    one, other = total(first), total(second)
    return both / (one + other - both), both / min(one, other), both, count


def verbatim(first: str, second: str, least: float = _QUOTE_WEIGHT) -> bool:
    """The words of the shorter text, five or more that weigh `least` together, stand in the longer one in a row."""
    (short, heavy, count), (long, _, _) = sorted((_in_a_row(first), _in_a_row(second)), key=itemgetter(2))
    return count >= _QUOTE_WORDS and heavy >= least and short in long


@lru_cache(maxsize=20_000)
def _in_a_row(text: str) -> tuple[str, float, int]:
    """The words of a text with a blank on either side of each, their weight and their number."""
    words = _WORD.findall(text.casefold())
    return f" {' '.join(words)} ", sum(map(weight, words)), len(words)


def frequent_words(lexicon: Lexicon) -> list[str]:
    """The words whose frequency is known, the commonest first; all others are rarer."""
    rates = lexicon.cached("timelines.rates", _rates)
    return sorted(rates, key=lambda word: (-rates[word], word))


def _rates(lexicon: Lexicon) -> dict[str, float]:
    return {row["form"]: float(row["per_million"]) for row in lexicon.rows("word_frequency")}
