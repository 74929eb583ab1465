"""Which place lies in which of the places named beside it ("Nduga, Papua"), and which only stand in a list."""

from __future__ import annotations

from dataclasses import dataclass

from eventx.document.aliases import split_bracket
from eventx.document.containment import PlaceContext
from eventx.document.drafts import MentionRef
from eventx.document.groups import group_knowledge
from eventx.document.places import container_of, resolve_place
from eventx.lang.gazetteer import Gazetteer
from eventx.lang.place_records import PlaceRecord
from eventx.pipeline.annotated import AnnotatedText

CONTAINER_MARKS = frozenset({",", "(", "di", "-"})
STATE, REGION = "state", "region"


@dataclass(frozen=True, slots=True)
class ContainerFinder:
    """Reads the places of one article side by side."""

    annotated: AnnotatedText
    gaz: Gazetteer

    def containers(self, places: list[MentionRef]) -> dict[int, list[PlaceRecord]]:
        """The places named right after a place ("Nduga, Papua"), by its offset, nearest first; none in a mere list."""
        out: dict[int, list[PlaceRecord]] = {}
        listed = self._listed(places)
        for ref, after in zip(reversed(places[:-1]), reversed(places[1:]), strict=True):
            if not self._beside(ref, after):
                continue
            container = self._container(ref, after, out.get(after.start, []), ref.start in listed)
            if container is not None:
                out[ref.start] = [container, *out.get(after.start, [])][:3]
        return out

    def _beside(self, ref: MentionRef, after: MentionRef) -> bool:
        """Whether at most one mark of containment stands between two places, and no hyphen inside a word."""
        first = after.first
        region = self.gaz.place_words.ending(self.annotated.lower, first, ref.last)
        if region is not None:
            first = region[0]  # "Desa Sukamaju, wilayah Kecamatan Borobudur", "Cernadilla, provinsi Zamora"
        if first == ref.last:
            return True
        if first - ref.last != 1 or self.annotated.lower(ref.last) not in CONTAINER_MARKS:
            return False
        return self.annotated.lower(ref.last) != "-" or bool(self.annotated.doc[ref.last].whitespace_)

    def _listed(self, places: list[MentionRef]) -> set[int]:
        """The offsets of places that stand in a list "A, B, dan C", or before a country and a further country."""
        out: set[int] = set()
        joints = group_knowledge(self.annotated.lexicon).joints
        following = False  # whether the place after, joined by a comma, is in a list
        for ref, after in zip(reversed(places[:-1]), reversed(places[1:]), strict=True):
            between = [self.annotated.lower(i) for i in range(ref.last, after.first)]
            comma = between == [","]
            countries = comma and self.is_country(ref) and self.is_country(after)
            joined = 0 < len(between) < 3 and between != [","] and all(word in joints for word in between)
            following = joined or countries or (comma and following)
            if following:
                out.add(ref.start)
        return out

    def _container(
        self, ref: MentionRef, after: MentionRef, further: list[PlaceRecord], listed: bool
    ) -> PlaceRecord | None:
        """The place after, if the place lies in it: as the tables tell, or, outside lists, as it stands there."""
        text = self.annotated.phrase(after.first, after.last)
        name = split_bracket(self.annotated.phrase(ref.first, ref.last))[0]
        around = container_of(self.gaz, name, text, further)
        if around is not None:
            return around
        if listed or (self.gaz.country_of(name.partition(" ")[0]) and self.kind_before(ref) != STATE):
            return None
        return resolve_place(self.gaz, text, None, further, PlaceContext()).record

    def kind_before(self, ref: MentionRef) -> str | None:
        """The kind of place that the word before a name announces: "negara bagian" Niger."""
        found = self.gaz.place_words.ending(self.annotated.lower, ref.first, max(0, ref.first - 2))
        return found[1] if found else None

    def is_country(self, ref: MentionRef) -> bool:
        """Whether a place is the country of that name, not a state that is called like one."""
        text = self.annotated.phrase(ref.first, ref.last)
        return self.gaz.country_of(text) is not None and self.kind_before(ref) != STATE
