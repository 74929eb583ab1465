"""Finds the person that a reporting phrase must name: "kata Ketua ... Kamar Dagang Indonesia [Karen Ayu]"."""

from __future__ import annotations

from eventx.pipeline.annotated import AnnotatedText
from eventx.pipeline.name_knowledge import NameKnowledge
from eventx.pipeline.name_spans import Piece

LONGEST_PHRASE = 26
LONGEST_NAME = 4
INNER = frozenset({"(", ")", "dan", "bidang", "urusan", "di", "untuk", "-", "/", "&"})


def speaker_pieces(
    annotated: AnnotatedText, knowledge: NameKnowledge, roles: dict[int, int], spans: dict[int, Piece]
) -> list[tuple[Piece, Piece | None]]:
    """Personal names that the model missed at the end of "kata" + role + body or place.

    Args:
        annotated: the article.
        knowledge: the tables.
        roles: for every token inside a role of the tables, where that role ends.
        spans: the names so far, by first token.

    Returns:
        New names, each with the span that it was cut out of in its place ("Bekasi Alamsyah" to "Bekasi"), if any.
    """
    found: list[tuple[Piece, Piece | None]] = []
    for i, word in enumerate(annotated.words):
        if word in knowledge.cues and i + 1 in roles:
            phrase = _phrase(annotated, spans, roles[i + 1])
            if phrase is not None:
                new = _untagged(annotated, knowledge, roles, *phrase) or _cut(annotated, knowledge, *phrase)
                if new is not None:
                    found.append(new)
    return found


def _phrase(annotated: AnnotatedText, spans: dict[int, Piece], begin: int) -> tuple[int, Piece | None] | None:
    """How far the noun phrase after a role reaches, and its last name; None where it names a person."""
    words = annotated.words
    limit = min(len(words), begin + LONGEST_PHRASE)
    i, last = begin, None
    while i < limit:
        piece = spans.get(i)
        if piece is not None:
            if piece.type == "PER":
                return None
            i, last = piece.last, piece
        elif words[i][:1].isupper() or words[i][:1].isdigit() or (words[i] in INNER and _goes_on(words, i)):
            i += 1
        else:
            break
    return i, last


def _goes_on(words: list[str], i: int) -> bool:
    return i + 1 < len(words) and (words[i + 1][:1].isupper() or words[i] in "()")


def _untagged(
    annotated: AnnotatedText, knowledge: NameKnowledge, roles: dict[int, int], end: int, last: Piece | None
) -> tuple[Piece, None] | None:
    """The untagged capitalised words that end the phrase right after a body or place."""
    if last is None or not 1 <= end - last.last <= LONGEST_NAME:
        return None
    tables = (knowledge.org_words, knowledge.place_words, knowledge.titles)
    for i in range(last.last, end):
        word = annotated.words[i]
        if not word.istitle() or not word.isalpha() or i in roles or knowledge.places.is_place(word):
            return None
        if any(table.starting(annotated.lower, i, i + 1) for table in tables):
            return None
    return Piece(last.last, end, "PER"), None


def _cut(
    annotated: AnnotatedText, knowledge: NameKnowledge, end: int, last: Piece | None
) -> tuple[Piece, Piece] | None:
    """The person at the end of a place that ends the phrase: "Bekasi Alamsyah"."""
    if (
        last is None
        or last.last != end
        or last.type != "LOC"
        or knowledge.places.find(annotated.phrase(last.first, end))
    ):
        return None
    for cut in range(end - 1, last.first, -1):
        if knowledge.places.is_place(annotated.phrase(last.first, cut)):
            return Piece(cut, end, "PER"), Piece(last.first, cut, "LOC", last.weight)
    return None
