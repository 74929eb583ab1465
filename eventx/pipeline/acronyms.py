"""Acronyms in brackets behind the names of bodies: whose they are, and where the name begins that they spell."""

from __future__ import annotations

from eventx.pipeline.annotated import AnnotatedText

LONGEST_ACRONYM = 12
SHORTEST_SPELT, LONGEST_SPELT = 3, 8


def bracketed_acronym(annotated: AnnotatedText, first: int, last: int) -> int:
    """The end of the bracket after a body's name that holds its acronym, else 0."""
    doc, texts = annotated.doc, annotated.words
    if last + 1 >= len(doc) or texts[last] != "(":
        return 0
    for end in (last + 2, last + 3):
        if end < len(doc) and texts[end] == ")":
            short = annotated.phrase(last + 1, end)
            return end + 1 if is_acronym_of(short, annotated.phrase(first, last)) else 0
    return 0


def is_acronym_of(short: str, full: str) -> bool:
    """Whether the letters of `short` stand in `full` in their order, beginning with a word's first letter.

    >>> is_acronym_of("KPK", "Komisi Pemberantasan Korupsi"), is_acronym_of("Polri", "Kejaksaan Agung")
    (True, False)
    """
    letters = [c for c in short.casefold() if c.isalnum()]
    if not 2 <= len(letters) <= LONGEST_ACRONYM or not any(c.isupper() for c in short):
        return False
    words = full.casefold()
    for start in [0] + [i + 1 for i, c in enumerate(words) if c in " -"]:
        if words[start : start + 1] == letters[0] and _in_order(letters, words, start):
            return True
    return False


def _in_order(letters: list[str], words: str, position: int) -> bool:
    for letter in letters:
        position = words.find(letter, position) + 1
        if not position:
            return False
    return True


def spelt_name(annotated: AnnotatedText, bracket: int) -> int:
    """The token that begins the name whose initials an acronym of capitals spells, behind the "(" at `bracket`.

    Every capitalised word gives one letter, small words none: "Forum Kali's Bening Raya (FKBR)".

    Returns:
        The first token, or -1 where the words before the bracket do not spell all letters.
    """
    words = annotated.words
    short = words[bracket + 1] if bracket + 2 < len(words) and words[bracket + 2] == ")" else ""
    if not (SHORTEST_SPELT <= len(short) <= LONGEST_SPELT and short.isalpha() and short.isupper()):
        return -1
    i, first = bracket - 1, annotated.sentence_of(bracket).first
    for letter in reversed(short):
        while i >= first and _between(words[i]):
            i -= 1
        if i < first or words[i][0] != letter:
            return -1
        i -= 1
    return i + 1


def _between(word: str) -> bool:
    """Whether a word inside a name gives its acronym no letter: "dan", "untuk", an apostrophe, a hyphen."""
    return word.islower() or word in _JOINTS


_JOINTS = frozenset("'’-/") | {"'s", "’s"}
