"""Headlines in which every word is capitalised, as Indonesian papers write them: "Menlu Budi Temui Utusan Jepang"."""

from __future__ import annotations

from eventx.lang.headlines import headline_case, longer_words
from eventx.pipeline.annotated import AnnotatedText, Sentence

_SHORTEST = 3


def in_heading(annotated: AnnotatedText, i: int) -> bool:
    """Whether the sentence of token `i` is one of at least three longer words, all capitalised, with no full stop.

    Capitals tell nothing about names there.
    """
    return _capitals(annotated, annotated.sentence_of(i))[0]


def in_headline(annotated: AnnotatedText, i: int) -> bool:
    """Whether the sentence of token `i` reads like a headline: most of its longer words capitalised, no full stop."""
    return _capitals(annotated, annotated.sentence_of(i))[1]


def _capitals(annotated: AnnotatedText, sentence: Sentence) -> tuple[bool, bool]:
    """Whether a sentence is a heading, and whether it reads like a headline, worked out once."""
    found = annotated.capitals.get(sentence.index)
    if found is None:
        found = annotated.capitals[sentence.index] = _read(annotated.words[sentence.first : sentence.last])
    return found


def _read(words: list[str]) -> tuple[bool, bool]:
    if not words or words[-1] == ".":
        return False, False
    long = longer_words(words)
    ended = len(words) > 1 and words[-2] == "."
    return len(long) >= _SHORTEST and all(word[0].isupper() for word in long), not ended and headline_case(long)
