"""Mends the names that a headline's capitals spoilt: "Salim Temui Menlu Jepang" is "Salim", "Bahas Gaza" nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from eventx.lang.morphology import analyse
from eventx.pipeline.annotated import AnnotatedText
from eventx.pipeline.headings import in_heading
from eventx.pipeline.name_knowledge import NameKnowledge
from eventx.pipeline.name_spans import Piece

Words = tuple[str, ...]


def cut_at_headings(
    annotated: AnnotatedText, pieces: Iterable[Piece], roles: Mapping[int, int], knowledge: NameKnowledge
) -> list[Piece]:
    """The names of an article, those of its headlines cut before a role, and behind a name of the text before a word.

    Args:
        annotated: the article.
        pieces: the names so far.
        roles: for every token inside a role of the tables, where that role ends.
        knowledge: the tables; the roots of cues and triggers and the words of tense and status tell what is a word.
    """
    pieces = list(pieces)
    heads = {piece.first for piece in pieces if piece.last - piece.first > 1 and in_heading(annotated, piece.first)}
    if not heads:
        return pieces
    told = _parts(annotated, [piece for piece in pieces if not in_heading(annotated, piece.first)])
    cut = [_cut(annotated, piece, told, roles, knowledge) if piece.first in heads else piece for piece in pieces]
    return [
        piece for piece in cut if piece.first not in heads or not _opens_with_word(annotated, piece, told, knowledge)
    ]


def _parts(annotated: AnnotatedText, pieces: list[Piece]) -> set[Words]:
    """Every run of words inside a name of the text: a headline may use any part of it."""
    parts: set[Words] = set()
    for piece in pieces:
        words = annotated.words[piece.first : piece.last]
        parts.update(tuple(words[i:k]) for i in range(len(words)) for k in range(i + 1, len(words) + 1))
    return parts


def _opens_with_word(annotated: AnnotatedText, piece: Piece, told: set[Words], knowledge: NameKnowledge) -> bool:
    """Whether a headline's name that the text never tells begins with a verb: "Bahas Gaza"; known places do not."""
    if piece.last - piece.first < 2 or tuple(annotated.words[piece.first : piece.last]) in told:
        return False
    if knowledge.places.find(annotated.phrase(piece.first, piece.last)):
        return False
    return analyse(annotated.lower(piece.first), knowledge.verb_roots) is not None


def _cut(
    annotated: AnnotatedText, piece: Piece, told: set[Words], roles: Mapping[int, int], knowledge: NameKnowledge
) -> Piece:
    words = tuple(annotated.words[piece.first : piece.last])
    if words in told:
        return piece
    limit = next((i for i in range(piece.first + 1, piece.last) if piece.type == "PER" and i in roles), piece.last)
    for i in range(limit - 1, piece.first, -1):
        word = annotated.lower(i)
        if words[: i - piece.first] in told and (word in knowledge.tense_words or analyse(word, knowledge.verb_roots)):
            limit = i
            break
    return Piece(piece.first, limit, piece.type, piece.weight)
