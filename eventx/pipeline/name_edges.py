"""The edges of a name: no white space, quotation marks, half brackets, numbers, and not its bearer's area."""

from __future__ import annotations

from collections.abc import Mapping

from eventx.pipeline.annotated import AnnotatedText
from eventx.pipeline.headings import in_heading
from eventx.pipeline.name_knowledge import NameKnowledge

EDGE = frozenset("\"'“”‘’«».,;:!?-–—/\\|*•…()[]{}") | {"--", "...", "''", "``"}

JOINTS = frozenset({"dan", "serta", "atau"})

AREAS = frozenset({"country", "province", "regency", "city", "district", "town", "village"})


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
    return texts[last - 1] in EDGE or texts[last - 1] in JOINTS


def counts(annotated: AnnotatedText, knowledge: NameKnowledge, first: int) -> bool:
    """Whether a capitalised number word counts the noun behind it: "Lima | negara" is no town in Peru."""
    if annotated.lower(first) not in knowledge.numbers or first + 1 >= len(annotated.words):
        return False
    return annotated.words[first + 1].islower() and annotated.doc[first + 1].pos_ == "NOUN"


def area_of_head(
    annotated: AnnotatedText, knowledge: NameKnowledge, roles: Mapping[int, int], first: int, end: int, last: int
) -> bool:
    """Whether tokens ``[first, end)`` behind the office of an area's head are the area, and ``[end, last)`` the head.

    No part of a longer place ("Kapolsek | Metro Tebet"), no mountain ("Gubernur | Agung Laksono"), and no one whose
    name begins so elsewhere too ("Wali Kota | Bima Arya", later "Bima Arya").
    """
    area, words = annotated.phrase(first, end), annotated.words
    if not knowledge.places.is_place(area) or in_heading(annotated, first):
        return False
    if not any(place.kind in AREAS for place in knowledge.places.find(area)):
        return False
    whole = words[first : end + 1]
    others = (i for i, word in enumerate(words) if word == whole[0] and i != first and i - 1 not in roles)
    if any(words[i : i + len(whole)] == whole for i in others):
        return False
    return not knowledge.places.find(annotated.phrase(end, last))
