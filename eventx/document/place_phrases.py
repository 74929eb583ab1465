"""Phrases that tell where, as `Place` records: a place's name, or a phrase around it ("sebuah hotel di Istanbul")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventx.document.containment import Placed
from eventx.document.drafts import EntityDraft, MentionRef, Resolution
from eventx.document.nearby import is_site
from eventx.document.places import resolve_place, split_kind
from eventx.document.reference import LIKELY, ReferenceIndex
from eventx.document.seats import body_words, central_place, is_mission, ministry_place, state_seat
from eventx.lang.closed_class import phrase_words
from eventx.lang.gazetteer import Gazetteer, gazetteer
from eventx.lang.place_records import PlaceRecord, Point, fold
from eventx.models import Place

if TYPE_CHECKING:
    from eventx.document.entities import EntityTable

BESIDE = 60  # characters between a place phrase and the name of where it lies
FARTHEST_PLACE = 3  # sentences back from "di sana" to the place
REACHED = frozenset({"di", "ke", "menuju"})
REGION = "region"
OPEN = frozenset({"water", "continent"})
WIDE = OPEN | {"country", "union", "province", "region", "island"}
JOINTS = frozenset({"", ",", "(", "di", ", di"})


def as_place(draft: EntityDraft, start: int, end: int) -> Place:
    """The place that an entity is, mentioned at these offsets."""
    point = draft.place.point if draft.place else None
    return Place(
        name=draft.name,
        country=draft.country,
        latitude=point[0] if point else None,
        longitude=point[1] if point else None,
        start=start,
        end=end,
        entity_id=draft.id,
    )


def place_before(index: ReferenceIndex, at: int) -> Resolution | None:
    """The place that "di sana" at an offset means: the last one that somebody was at or went to."""
    annotated = index.annotated
    here = annotated.sentence_at(at).index
    low = annotated.sentences[max(0, here - FARTHEST_PLACE)].start
    for ref in reversed(index.refs_in(low, at)):
        if ref.entity.type == "LOC" and annotated.lower(ref.first - 1) in REACHED:
            return Resolution((ref.entity,), LIKELY, "place")
    return None


def described_place(table: EntityTable, refs: list[MentionRef], ref: MentionRef | None, start: int, end: int) -> Place:
    """A place phrase that is more than a name: "markas KPK", "sebuah hotel di Istanbul".

    Args:
        table: the entities of the article.
        refs: the names in the phrase.
        ref: the first of them that is a place, if any.
        start, end: the phrase.
    """
    text = table.annotated.text
    after = [r for r in table.mentions_in(end, end + BESIDE) if text[end : r.start].strip().casefold() in JOINTS]
    near = [*refs, *(r for r in after if r.entity.type == "LOC")]
    gaz = gazetteer(table.annotated.lexicon)
    before = text[start : ref.start].strip() if ref is not None and ref.end == end else ""
    chief = phrase_words(table.annotated.lexicon, "capital").get(before) is not None
    capital = gaz.capital_of(ref.entity.country or "") if ref is not None and chief else None
    if capital is not None and capital.point is not None and ref is not None and ref.entity.kind == "country":
        latitude, longitude = capital.point
        return Place(
            name=text[start:end], country=capital.country, latitude=latitude, longitude=longitude, start=start, end=end
        )
    if ref is not None and gaz.place_words.get(before) and _smaller(near, ref) is ref.entity:
        return as_place(ref.entity, start, end).model_copy(update={"name": text[start:end]})
    return _spotted(table, gaz, near, ref, start, end)


def _spotted(
    table: EntityTable, gaz: Gazetteer, near: list[MentionRef], ref: MentionRef | None, start: int, end: int
) -> Place:
    """A phrase that no table holds, where its body, the tables or the names in and after it tell that it is."""
    name = table.annotated.text[start:end]
    containers = [r.entity.place for r in near if r.entity.type == "LOC" and r.entity.place]
    placed = (
        resolve_place(gaz, name, None, containers, table.context)
        if _holds_name(name)
        else Placed(None, None, False, containers[0].country if containers else None)
    )
    if is_mission(gaz, name):
        return _mission(table, placed, ref, start, end)
    if placed.record is None or placed.record.point is None:
        placed = ministry_place(gaz, name, table.home) or placed
    spot = _smaller(near, ref) if ref is not None else None
    found = (_seat(gaz, near) if ref is None and _is_house(gaz, near, name) else None) or placed.record
    if spot is not None and ref is not None and spot is not ref.entity:
        found = spot.place
    point = found.point if found else None
    if point is None and spot is not None and spot.place is not None:
        point = None if gaz.parts.on_edge(name) and spot.kind in WIDE else spot.place.point
    country = (found.country if found else None) or placed.country
    country = country or next((r.entity.country for r in near if r.entity.country), None)
    if country is None and placed.kind != "country":
        country = table.home or gaz.land_of(" ".join(body_words(gaz, name)))
    kind = split_kind(gaz, name)[0]
    if point is None and ref is None and kind != REGION and is_site(gaz, kind, name):
        town = table.around.town(start, country)
        point = town.point if town else None
    if point is None and (central := central_place(gaz, name, country)) is not None and central.record is not None:
        country, point = central.country, central.record.point
    return _place(table, ref, country, point, start, end)


def _mission(table: EntityTable, placed: Placed, ref: MentionRef | None, start: int, end: int) -> Place:
    """An embassy: in the town told, or else in the capital of the country that the article is about, if not its own."""
    gaz, name = gazetteer(table.annotated.lexicon), table.annotated.text[start:end]
    sender = ref.entity.country if ref is not None else gaz.country_of(name.split()[-1])
    host = table.home or table.around.country(start)
    if placed.record is None and host and host != sender:
        town = table.around.town(start, host)
        point = town.point if town else None
        placed = state_seat(gaz, name, host) if point is None else placed
        return _place(table, None, host, point or (placed.record.point if placed.record else None), start, end)
    return _place(table, None, placed.country, placed.record.point if placed.record else None, start, end)


def _place(
    table: EntityTable, ref: MentionRef | None, country: str | None, point: Point | None, start: int, end: int
) -> Place:
    return Place(
        name=table.annotated.text[start:end],
        country=country,
        latitude=point[0] if point else None,
        longitude=point[1] if point else None,
        start=start,
        end=end,
        entity_id=ref.entity.id if ref else None,
    )


def _holds_name(name: str) -> bool:
    """Whether a phrase holds a name: "masjid" is the name of no town."""
    return any(word[:1].isupper() for word in name.split())


def _is_house(gaz: Gazetteer, near: list[MentionRef], name: str) -> bool:
    """Whether a phrase is a body or its building, and nothing that it does: "markas PBB", no "operasi PBB"."""
    first = fold(name.partition(" ")[0])
    return first in gaz.seats or gaz.place_words.get(first) is not None or not name[:1].islower()


def _seat(gaz: Gazetteer, near: list[MentionRef]) -> PlaceRecord | None:
    """The building of the body that a phrase names: "di KPK" is in Gedung KPK; None for a body of another state."""
    bodies = [ref.entity for ref in near if ref.entity.type == "ORG"]
    seat = gaz.seat_of(bodies[0].name) if len(bodies) == 1 else None
    return seat if seat is not None and bodies[0].country in {seat.country, None} else None


def _smaller(near: list[MentionRef], ref: MentionRef) -> EntityDraft:
    """The place of a phrase, or the one named after it where that is a sea or continent: "pantai Atlantik di Y"."""
    after = (r.entity for r in near if r.start > ref.start and r.entity.type == "LOC" and r.entity.place)
    small = (entity for entity in after if entity.kind not in WIDE)
    return next(small, ref.entity) if ref.entity.kind in OPEN else ref.entity
