"""Headlines in which every word is capitalised, as Indonesian papers write them: "Menlu Budi Temui Utusan Jepang"."""

from __future__ import annotations

from eventx.pipeline.annotated import AnnotatedText

_SHORTEST, _LONG = 3, 4


def in_heading(annotated: AnnotatedText, i: int) -> bool:
    """Whether the sentence of token `i` is one of at least three longer words, all capitalised, with no full stop.

    Capitals tell nothing about names there.
    """
    sentence = annotated.sentence_of(i)
    words = annotated.words[sentence.first : sentence.last]
    long = [word for word in words if word.isalpha() and len(word) >= _LONG]
    return len(long) >= _SHORTEST and all(word[0].isupper() for word in long) and words[-1] != "."
