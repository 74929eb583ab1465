"""The words around a stretch of text, each looked for within a bounded distance."""

from __future__ import annotations

import re

_WORDS_BEFORE = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)?\.?)[ \u00a0]+$")
_NEXT_WORD = re.compile(r"[ \u00a0]+([^\W\d_]+)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n\"“”(–—])[\s\"“”'‘(]*$")


def word_before(text: str, start: int) -> str | None:
    """The word that stands directly before `start`, None after punctuation or at the beginning."""
    match = _WORDS_BEFORE.search(text[max(0, start - 30) : start])
    return match.group(1) if match else None


def word_after(text: str, end: int) -> str | None:
    """The word that stands directly after `end`, None before punctuation or at the end."""
    match = _NEXT_WORD.match(text[end : end + 30])
    return match.group(1) if match else None


def starts_sentence(text: str, start: int) -> bool:
    """Whether a sentence, a line or a quotation begins at `start`."""
    return _SENTENCE_START.search(text[max(0, start - 5) : start]) is not None
