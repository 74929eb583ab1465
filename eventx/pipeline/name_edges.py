"""The edges of a name: no white space, quotation marks, dashes or half brackets."""

from __future__ import annotations

from eventx.pipeline.annotated import AnnotatedText
from eventx.pipeline.name_knowledge import NameKnowledge

EDGE = frozenset("\"'“”‘’«».,;:!?-–—/\\|*•…()[]{}") | {"--", "...", "''", "``"}


def trimmed_edges(annotated: AnnotatedText, first: int, last: int) -> tuple[int, int]:
    """Tokens ``[first, last)`` without white space and marks at either end; a bracket that opens inside stays."""
    doc, texts = annotated.doc, annotated.words
    while first < last and (doc[first].is_space or texts[first] in EDGE):
        first += 1
    while first < last and (doc[last - 1].is_space or _loose_end(texts, first, last)):
        last -= 1
    return first, last


def _loose_end(texts: list[str], first: int, last: int) -> bool:
    if texts[last - 1] == ")":
        return not any(texts[i] == "(" for i in range(first, last - 1))
    return texts[last - 1] in EDGE


def counts(annotated: AnnotatedText, knowledge: NameKnowledge, first: int) -> bool:
    """Whether a capitalised number word counts the noun behind it: "Lima | negara" is no town in Peru."""
    if annotated.lower(first) not in knowledge.numbers or first + 1 >= len(annotated.words):
        return False
    return annotated.words[first + 1].islower() and annotated.doc[first + 1].pos_ == "NOUN"
