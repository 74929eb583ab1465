"""Names in headlines, where every word is capitalised: what the body of the article names, and no more.

"Pria di Depok Malah Jadi Kurir Narkoba" names Depok: the capitals of the words behind it tell nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from eventx.models import EntityType
from eventx.pipeline.headings import in_headline
from eventx.pipeline.name_joins import JoinedNames, Key
from eventx.pipeline.name_spans import Piece

SHORTEST_PART = 3


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
        for size in range(len(key), 0, -1):
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
