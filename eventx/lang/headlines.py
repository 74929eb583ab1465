"""Capitals in headlines: Indonesian papers capitalise all but the small words ("Menlu Budi Temui Utusan Jepang")."""

from __future__ import annotations

from collections.abc import Iterable

_LONG = 4
ENOUGH = 4
"""Longer words that a line needs to be told by its capitals."""
_MOST = 0.75


def longer_words(words: Iterable[str]) -> list[str]:
    """The words of letters that are long enough to be capitalised in a headline."""
    return [word for word in words if len(word) >= _LONG and word.isalpha()]


def headline_case(words: Iterable[str]) -> bool:
    """Whether most of the longer words of a line, four at least, begin with a capital."""
    long = longer_words(words)
    return len(long) >= ENOUGH and sum(word[0].isupper() for word in long) >= _MOST * len(long)
