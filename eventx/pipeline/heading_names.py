"""Names in headlines, where every word is capitalised: what the body of the article names, and no more.

Two steps. Before the tables are asked, a name is cut at roles and verbs ("Salim Temui Menlu Jepang" is "Salim"), so
that what stands behind can be found for itself. When all names of the body are known, what no other sentence and no
table knows goes: "Pria di Depok Malah Jadi Kurir Narkoba" names Depok.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from eventx.lang.morphology import analyse
from eventx.models import EntityType
from eventx.pipeline.annotated import AnnotatedText
from eventx.pipeline.headings import in_heading, in_headline
from eventx.pipeline.name_joins import JoinedNames, Key
from eventx.pipeline.name_knowledge import NameKnowledge
from eventx.pipeline.name_spans import Piece

SHORTEST_PART = 3
LONGEST_PART = 12  # words of a name that are looked at, so that a list read as one name costs no more


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


def _parts(annotated: AnnotatedText, pieces: list[Piece]) -> set[Key]:
    """Every run of words inside a name of the text: a headline may use any part of it."""
    parts: set[Key] = set()
    for piece in pieces:
        words = annotated.words[piece.first : piece.last]
        parts.update(
            tuple(words[i:k]) for i in range(len(words)) for k in range(i + 1, min(i + LONGEST_PART, len(words)) + 1)
        )
    return parts


def _opens_with_word(annotated: AnnotatedText, piece: Piece, told: set[Key], knowledge: NameKnowledge) -> bool:
    """Whether a headline's name that the text never tells begins with a verb: "Bahas Gaza"; known places do not."""
    if piece.last - piece.first < 2 or tuple(annotated.words[piece.first : piece.last]) in told:
        return False
    if knowledge.places.find(annotated.phrase(piece.first, piece.last)):
        return False
    return analyse(annotated.lower(piece.first), knowledge.verb_roots) is not None


def _cut(
    annotated: AnnotatedText, piece: Piece, told: set[Key], roles: Mapping[int, int], knowledge: NameKnowledge
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


class HeadingNames(JoinedNames):
    """Cuts the names in the headlines of an article down to those that its other sentences or the tables know."""

    def settle_headings(self) -> None:
        """Cut or drop the names in headlines; an article of nothing but headlines is left as it is."""
        heading = {first for first in self.spans if in_headline(self.annotated, first)}
        if not heading or all(
            in_headline(self.annotated, s.first) for s in self.annotated.sentences if s.last > s.first
        ):
            return
        told = dict(self._told(piece for first, piece in self.spans.items() if first not in heading))
        for first in sorted(heading):
            piece = self.spans[first]
            kept = self._known_part(piece, told)
            if kept == piece:
                continue
            if kept is None and not self._common(piece):
                continue
            del self.spans[first]
            self.taken[piece.first : piece.last] = bytes(piece.last - piece.first)
            if kept is not None:
                self.put(kept)

    def _told(self, pieces: Iterator[Piece]) -> Iterator[tuple[Key, EntityType]]:
        """The names of the body and the parts of its personal names, with their types."""
        for piece in pieces:
            key = self.key(piece)
            if piece.type == "PER":
                yield from (((word,), piece.type) for word in key if len(word) > SHORTEST_PART)
            yield key, piece.type

    def _known_part(self, piece: Piece, told: dict[Key, EntityType]) -> Piece | None:
        """The longest part of a name that the body or the tables know, the first of equals; None where none is."""
        key = self.key(piece)
        for size in range(min(len(key), LONGEST_PART), 0, -1):
            for begin in range(len(key) - size + 1):
                type_ = self._type(piece.first + begin, key[begin : begin + size], piece.type, told)
                if type_ is not None:
                    return Piece(piece.first + begin, piece.first + begin + size, type_, piece.weight)
        return None

    def _type(self, first: int, part: Key, type_: EntityType, told: dict[Key, EntityType]) -> EntityType | None:
        if part in told:
            return told[part]
        text = self.annotated.phrase(first, first + len(part))
        if text in self.knowledge.known:
            return self.knowledge.known[text]
        return "LOC" if type_ == "LOC" and self.knowledge.places.is_place(text) else None

    def _common(self, piece: Piece) -> bool:
        """Whether a name that nothing knows is made of common words only: no name but a capitalised phrase."""
        return all(word in self.knowledge.common or not word.isalpha() for word in self.key(piece))
