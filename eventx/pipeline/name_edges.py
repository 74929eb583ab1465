"""The edges of a name: no white space, quotation marks, dashes or half brackets."""

from __future__ import annotations

from eventx.pipeline.annotated import AnnotatedText

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
