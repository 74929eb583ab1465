"""Acronyms in brackets behind the names of bodies."""

from __future__ import annotations

from eventx.pipeline.annotated import AnnotatedText

LONGEST_ACRONYM = 12


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
