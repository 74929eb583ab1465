"""The words that narrow a place to a part of it: "barat daya Pakistan", "Jawa Barat bagian selatan"."""

from __future__ import annotations

from dataclasses import dataclass

from eventx.lang.lexicon import Lexicon

MIDDLE, EDGE = -1, -2
LONGEST = 2  # words of a direction: "barat daya"


@dataclass(frozen=True, slots=True)
class PlaceParts:
    """What ``place_parts.tsv`` and ``island_provinces.tsv`` tell.

    Attributes:
        bearings: degrees from north by word of direction, `MIDDLE`, or `EDGE` ("perbatasan").
        foreign: English words of the direction as they stand before a name: "North", "Northern".
        nouns: words for a part or edge of a place: "bagian", "pesisir".
        islands: Kemendagri codes of the provinces on an island, by its case-folded name.
    """

    bearings: dict[str, int]
    foreign: dict[str, tuple[str, ...]]
    nouns: frozenset[str]
    islands: dict[str, tuple[str, ...]]

    def on_edge(self, phrase: str) -> bool:
        """Whether a phrase speaks of a border, which nobody can tell from the place it belongs to."""
        return any(self.bearings.get(word) == EDGE for word in phrase.casefold().split())

    def before(self, words: list[str]) -> int | None:
        """The direction that a phrase before a name ends in: "wilayah barat daya" Pakistan; None without one."""
        return self._direction(words)[0] if words else None

    def after(self, words: list[str]) -> tuple[list[str], int] | None:
        """The name and direction of "Jawa Barat bagian selatan"; None without both."""
        bearing, size = self._direction(words)
        rest = words[: len(words) - size]
        while rest and rest[-1].casefold() in self.nouns:
            rest = rest[:-1]
        return (rest, bearing) if bearing is not None and rest else None

    def translated(self, name: str) -> list[str]:
        """A name with its direction in front, in English: "North Dakota", "Northern Dakota" for "Dakota Utara"."""
        words = name.split()
        _, size = self._direction(words)
        if not 0 < size < len(words):
            return []
        rest, told = " ".join(words[:-size]), " ".join(words[-size:]).casefold()
        return [f"{english} {rest}" for english in self.foreign.get(told, ())]

    def _direction(self, words: list[str]) -> tuple[int | None, int]:
        for size in range(min(LONGEST, len(words)), 0, -1):
            told = " ".join(words[-size:]).casefold()
            if told in self.bearings:
                return self.bearings[told], size
        return None, 0


def place_parts(lexicon: Lexicon) -> PlaceParts:
    """The parts of places of a lexicon."""
    rows = [(row["form"].casefold(), row) for row in lexicon.rows("place_parts")]
    turned = {form: row for form, row in rows if row["bearing"]}
    return PlaceParts(
        bearings={form: int(row["bearing"]) for form, row in turned.items()},
        foreign={form: row.list("foreign") for form, row in turned.items()},
        nouns=frozenset(form for form, row in rows if not row["bearing"]),
        islands={row["form"].casefold(): row.list("covers") for row in lexicon.rows("island_provinces")},
    )
