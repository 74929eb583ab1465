"""Headlines in which every word is capitalised, as Indonesian papers write them: "Menlu Budi Temui Utusan Jepang"."""

from __future__ import annotations

from eventx.pipeline.annotated import AnnotatedText

_SHORTEST, _LONG = 3, 4
_MOST = 0.75


def in_heading(annotated: AnnotatedText, i: int) -> bool:
    """Whether the sentence of token `i` is one of at least three longer words, all capitalised, with no full stop.

    Capitals tell nothing about names there.
    """
    sentence = annotated.sentence_of(i)
    words = annotated.words[sentence.first : sentence.last]
    long = [word for word in words if word.isalpha() and len(word) >= _LONG]
    return len(long) >= _SHORTEST and all(word[0].isupper() for word in long) and words[-1] != "."


def in_headline(annotated: AnnotatedText, i: int) -> bool:
    """Whether the sentence of token `i` reads like a headline: most of its longer words capitalised, no full stop."""
    sentence = annotated.sentence_of(i)
    words = annotated.words[sentence.first : sentence.last]
    if words[-1] == "." or (sentence.last - sentence.first > 1 and words[-2] == "."):
        return False
    long = [word for word in words if word.isalpha() and len(word) >= _LONG]
    return len(long) > _SHORTEST and sum(word[0].isupper() for word in long) >= _MOST * len(long)
