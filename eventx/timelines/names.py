"""Are two names in two articles one name? Spelling variants, short forms, initials, acronyms.

Nothing here knows the article: a name is a string, folded once into classes of letters that outlets exchange
(``lang/id/spelling_folds.tsv``), and compared word by word.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from eventx.lang.lexicon import Lexicon, get_lexicon
from eventx.lang.spelling import DOUBLED, words

_VOWELS = re.compile(r"[aeiou]")
LONG_WORD = 6
"""Folded letters from which one differing letter is taken for a misspelling."""
FULL, SHORT = 1.0, 0.5
"""How sure: the same name in full, or one a short form of the other."""


def person_words(name: str) -> tuple[str, ...]:
    """The folded words of a person's name, of the full name where it is a known nickname (Jokowi, AHY)."""
    known = get_lexicon().cached("timelines.nicknames", _nicknames).get(name.strip().casefold())
    return known or words(name)


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """First letter and consonants of a folded word, alike for nearly all variants of one name."""
    return word[:1] + _VOWELS.sub("", word[1:])


@lru_cache(maxsize=500_000)
def person_likeness(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """`FULL` for one person's name twice, `SHORT` where one is a short form, 0 for two persons.

    A surname shared by two different given names does not join them, unless the given names are alike
    (Vladimir, Volodymyr) or one is an initial.
    """
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    if not short:
        return 0.0
    if (len(short) == len(long) and all(map(_same_word, short, long))) or "".join(short) == "".join(long):
        return FULL
    if _stands_in(short, long):
        return FULL if len(short) > 1 else SHORT
    if len(short) > 1 and _same_word(short[-1], long[-1]) and _alike(short[0], long[0]):
        return FULL
    return 0.0


@lru_cache(maxsize=500_000)
def body_likeness(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """Likeness of two names of bodies or places: the same words, an acronym, or a longer form of the other."""
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    if not short:
        return 0.0
    if len(short) == len(long):
        return FULL if all(map(_one_spelling, short, long)) else 0.0
    if _is_acronym(short, long) or _begins_with_acronym(short, long) or _ends_with_acronym(short, long):
        return FULL
    rest = iter(long)
    return SHORT if all(any(_one_spelling(word, other) for other in rest) for word in short) else 0.0


def _is_acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return len(short) == 1 < len(long) and len(short[0]) > 1 and short[0] in initials(long)


def _begins_with_acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """The first word stands for the first words of the other: RS Panti Waluyo, Rumah Sakit Panti Waluyo."""
    rest = short[1:]
    return bool(rest) and long[-len(rest) :] == rest and _is_acronym(short[:1], long[: -len(rest)])


def _ends_with_acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """The last word stands for the last words of the other: Polda DIY, Polda Daerah Istimewa Yogyakarta."""
    head = len(short) - 1
    return head > 0 and short[:head] == long[:head] and _is_acronym(short[head:], long[head:])


def of_one_kind(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Two names behind the same words for the kind of thing: Kelurahan Tambora, Kelurahan Penjaringan.

    Names that begin alike are left aside, as one may be short for the other (Tol Cipali, Tol Cikopo-Palimanan).
    """
    kind = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))
    one, other = first[kind:], second[kind:]
    if not kind or not one or not other or one[0][:2] == other[0][:2]:
        return False
    return set(one).isdisjoint(other) and not body_likeness(one, other)


@lru_cache(maxsize=200_000)
def initials(long: tuple[str, ...]) -> frozenset[str]:
    """The acronyms that the folded words of a name may have: with and without its short words (dan, of)."""
    letters = "".join(word[0] for word in long)
    heavy = "".join(word[0] for word in long if len(word) > 3)
    return frozenset((DOUBLED.sub(r"\1", letters), DOUBLED.sub(r"\1", heavy)))


def _same_word(first: str, second: str) -> bool:
    """One word of a person's name in two spellings, or an initial for it."""
    if len(first) == 1 or len(second) == 1:
        return first[:1] == second[:1]
    return _one_spelling(first, second) or _one_vowel(first, second)


def _one_spelling(first: str, second: str) -> bool:
    if first == second:
        return True
    return min(len(first), len(second)) >= LONG_WORD and _one_edit(first, second)


def _one_vowel(first: str, second: str) -> bool:
    """Only a vowel inside differs (Khaled, Khalid; Faysal, Fesal); one at the end tells a man from a woman."""
    if min(len(first), len(second)) < LONG_WORD - 1 or first[-1] != second[-1]:
        return False
    return skeleton(first) == skeleton(second) and len(skeleton(first)) > 2 and _one_edit(first, second)


def _one_edit(first: str, second: str) -> bool:
    """At most one letter replaced, inserted or dropped, and not the first."""
    if abs(len(first) - len(second)) > 1 or first[0] != second[0]:
        return False
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    i = 0
    while i < len(short) and short[i] == long[i]:
        i += 1
    return short[i:] == long[i + 1 :] or (len(short) == len(long) and short[i + 1 :] == long[i + 1 :])


def _stands_in(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """The words of `short` stand in `long` in this order, and one of them is more than an initial."""
    if all(len(word) == 1 for word in short):
        return False
    rest = iter(long)
    return all(any(_same_word(word, other) for other in rest) for word in short)


def _alike(first: str, second: str) -> bool:
    """Half of the letter pairs of two given names are shared."""
    if min(len(first), len(second)) < LONG_WORD - 1:
        return False
    pairs = [{word[i : i + 2] for i in range(len(word) - 1)} for word in (first, second)]
    return 4 * len(pairs[0] & pairs[1]) >= len(pairs[0]) + len(pairs[1]) and first[-1] == second[-1]


def _nicknames(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """By the letters as written: folded, the initials of a suspect ("IK") would be those of a statesman ("JK")."""
    return {row["form"].casefold(): words(row["name"]) for row in lexicon.rows("nicknames")}
