"""Buildings and hamlets that no table holds lie where the article is: "Setibanya di Kabul ... Di Istana Arg"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from eventx.document.containment import RANKS, PlaceContext, gap
from eventx.document.drafts import EntityDraft, MentionRef
from eventx.document.seats import central_place
from eventx.lang.gazetteer import Gazetteer
from eventx.lang.place_kinds import AREAS, SITES
from eventx.lang.place_records import INDONESIA, PlaceRecord, fold
from eventx.pipeline.annotated import AnnotatedText

BACK = 2  # sentences before that in which the place is named
LEAD = 2  # sentences at the head of an article that tell where it happens
ONE_AREA = 0.5  # degrees within which towns are one: a city, its regency, its districts
LOCAL_BODIES = frozenset({"school", "hospital"})
DATELINE = 60  # characters within which it stands
STATES = frozenset({"province", "country"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Which town an article is in, sentence by sentence; `places` are its mentions of places in text order."""

    annotated: AnnotatedText
    gaz: Gazetteer
    places: list[MentionRef]
    context: PlaceContext
    _lands: set[str | None] = field(default_factory=set)
    _known: dict[str, PlaceRecord | None] = field(default_factory=dict)

    def country(self, start: int) -> str | None:
        """The country of the place named last in the sentences before an offset, or else the article's only one."""
        near = next((one.entity.country for one in self._before(start)), None)
        if near is None and not self._lands:
            self._lands.update(ref.entity.country for ref in self.places if ref.entity.sure_place)
        return near or (next(iter(self._lands)) if len(self._lands) == 1 else None)

    def abroad(self, start: int) -> str | None:
        """The foreign country that all towns in the sentences before an offset lie in, if the article is about it."""
        near = [ref.entity for ref in self._before(start)]
        lands = {draft.country for draft in near if draft.country}
        towns = [draft for draft in near if draft.kind in AREAS]
        told = self.context.countries
        country = towns[0].country if towns else None
        if country is None or country == INDONESIA or INDONESIA in lands or told[country] < told[INDONESIA]:
            return None
        return country if all(town.country == country for town in towns) else None

    def town(self, start: int, country: str | None) -> PlaceRecord | None:
        """The one town of a country that the sentences before an offset name, or else the article, or its lead.

        Args:
            start: the offset of what lies there.
            country: ISO code of where it lies.
        """
        if country is None:
            return None
        near = self._towns(self._before(start), country)
        if near:
            return _one_area(near)
        if country not in self._known:
            self._known[country] = self._town_of_article(country)
        return self._known[country]

    def _town_of_article(self, country: str) -> PlaceRecord | None:
        sure = [ref for ref in self.places if ref.entity.sure_place]
        whole = self._towns([ref for ref in sure if not self._is_desk(ref)], country)
        if country == INDONESIA and len({code[:2] for ref in sure if (code := _code(ref.entity))}) > 1:
            whole = [draft for draft in whole if draft.kind != "province"]  # Jakarta may be where it was written
        found = _one_area(whole)
        if found is not None and not self._elsewhere(found, sure):
            return found
        lead = self._towns([ref for ref in sure if self.annotated.sentence_at(ref.start).index < LEAD], country)
        lead = [draft for draft in lead if draft.kind != "province"]
        found = _one_area(lead)
        return found if found is not None and not self._elsewhere(found, sure) else None

    def _before(self, start: int) -> list[MentionRef]:
        """The sure places of its sentence and those before it, the last named first."""
        here = self.annotated.sentence_at(start).index
        out: list[MentionRef] = []
        for at in range(bisect_left(self.places, start, key=lambda ref: ref.start) - 1, -1, -1):
            ref = self.places[at]
            if here - self.annotated.sentence_at(ref.start).index > BACK:
                break
            if ref.entity.sure_place and ref.entity.country:
                out.append(ref)
        return out

    def _towns(self, refs: Iterable[MentionRef], country: str) -> list[EntityDraft]:
        """Their towns, each once; a state or province no larger than a town is one."""
        drafts = {id(ref.entity): ref.entity for ref in refs if ref.entity.country == country}
        return [draft for draft in drafts.values() if draft.kind in AREAS or self._is_compact(draft)]

    def _is_desk(self, ref: MentionRef) -> bool:
        """Whether a capital stands in the dateline alone: there it was written."""
        return ref.entity.kind in STATES and all(mention.start < DATELINE for mention in ref.entity.mentions)

    def _is_compact(self, draft: EntityDraft) -> bool:
        known = draft.place is not None and draft.kind in STATES
        return known and draft.place is not None and self.gaz.compact(draft.place)

    def _elsewhere(self, town: PlaceRecord, refs: list[MentionRef]) -> bool:
        """Whether the article names another province than that of its only town of Indonesia, its dateline left out."""
        codes = {code[:2] for ref in refs if (code := _code(ref.entity)) and not self._is_compact(ref.entity)}
        return town.code is not None and any(
            not self.gaz.within(town.code, code) and not self.gaz.within(code, town.code[:2]) for code in codes
        )


def is_site(gaz: Gazetteer, kind: str | None, name: str) -> bool:
    """Whether something stands in a town, by its kind or as a school or hospital ("SDN 3 Sukamaju")."""
    if kind is None:
        kind = gaz.place_words.get(name.partition(" ")[0].casefold())
    return kind in SITES or (kind is None and gaz.bodies.get(fold(name.partition(" ")[0])) in LOCAL_BODIES)


def settle_nearby(around: Surroundings) -> None:
    """Give sites without a country that of the place named last before them, and the point of the town there.

    Args:
        around: the places of an article; the entities of sites that no table holds are changed.
    """
    done: set[str] = set()
    for ref in around.places:
        draft = ref.entity
        if draft.id in done or not is_site(around.gaz, draft.kind, draft.name):
            continue
        done.add(draft.id)
        if draft.country == INDONESIA and fold(draft.name) in around.gaz.shared:
            _move_abroad(around, ref)
        if draft.country and draft.place is not None:
            continue
        if draft.country is None:
            draft.country = around.country(ref.start)
        town = around.town(ref.start, draft.country) if draft.place is None else None
        if town is not None:
            draft.place = PlaceRecord(draft.name, draft.kind or "building", draft.country, town.point)
        elif draft.place is None and (seat := central_place(around.gaz, draft.name, draft.country)) is not None:
            draft.place, draft.country = seat.record, seat.country


def _move_abroad(around: Surroundings, ref: MentionRef) -> None:
    """A palace that many states have stands in the country whose town was just named: "di Islamabad ... di Istana"."""
    country = around.abroad(ref.start)
    if country is not None:
        ref.entity.country, ref.entity.place, ref.entity.sure_place = country, None, False


def _code(draft: EntityDraft) -> str | None:
    return draft.place.code if draft.place is not None else None


def _one_area(drafts: list[EntityDraft]) -> PlaceRecord | None:
    """The largest of towns that lie side by side; None for towns apart."""
    records = [draft.place for draft in drafts if draft.place is not None and draft.place.point is not None]
    if not records:
        return None
    chief = max(records, key=lambda record: RANKS.get(record.kind, 0))
    apart = any(gap(one.point, chief.point) > ONE_AREA for one in records if one.point and chief.point)
    return None if apart else chief
