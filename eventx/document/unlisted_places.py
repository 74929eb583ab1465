"""Places that no table holds: the known place in, before or after their name tells the country and roughly where."""

from __future__ import annotations

from eventx.document.containment import RANKS, PlaceContext, Placed, gap, inside_any
from eventx.document.parts import part_point
from eventx.document.seats import ministry_place
from eventx.lang.gazetteer import Gazetteer
from eventx.lang.place_kinds import BUILDINGS, EXACT, SMALL
from eventx.lang.place_records import INDONESIA, PlaceRecord, fold

SURE_WEIGHT, SEAT_WEIGHT = 46.0, 30.0
HOME_SHARE = 0.75
NEAR_DEGREES = 0.5
NATIONAL = frozenset({"ministry", "assembly"})  # bodies that stand in the capital of their state
RANK_WORDS = frozenset({"state", "province", "region"})  # "Rakhine State" is Rakhine, "Banten Selatan" a part of Banten


def unlisted_building(
    gaz: Gazetteer, bare: str, hint: str, containers: list[PlaceRecord], context: PlaceContext
) -> Placed:
    """A building or street that no table holds: it lies where the places named after it lie, or where it says."""
    inside = _named_in(gaz, bare, context)
    around = containers[0] if containers else inside
    country = around.country if around else gaz.land_of(bare) or home_country(context)
    near = None
    if around is None and (seat := ministry_place(gaz, bare, home_country(context))) is not None:
        return seat
    if around is not None and (gaz.compact(around) or RANKS.get(around.kind, 9) < RANKS["province"]):
        near = PlaceRecord(bare, hint, around.country, around.point)
    return Placed(near, hint, around is not None, country)


def with_its_place(gaz: Gazetteer, name: str) -> Placed | None:
    """A building of the tables with the name of where it stands behind it: "Istana Negara Jakarta"."""
    words = name.split()
    for size in range(1, min(3, len(words))):
        around = gaz.find(" ".join(words[-size:]))
        for record in gaz.find(" ".join(words[:-size])):
            if record.kind in BUILDINGS and any(_beside(record, place) for place in around):
                return Placed(record, record.kind, True, record.country)
    return None


def _beside(record: PlaceRecord, place: PlaceRecord) -> bool:
    """Whether a building stands in a country or near a town: "Istana Melati" need not be the palace of the capital."""
    if place.kind == "country":
        return place.country == record.country
    return record.point is not None and place.point is not None and gap(record.point, place.point) < NEAR_DEGREES


def _named_in(gaz: Gazetteer, bare: str, context: PlaceContext) -> PlaceRecord | None:
    """The place whose name ends or begins that of a building: "Bandara Timika", "Kuala Lumpur Convention Centre"."""
    words = bare.split()
    while len(words) > 1 and gaz.place_words.get(words[-1].casefold()):
        words = words[:-1]  # "Polresta Bogor Kota"
    venue = fold(words[-1]) in gaz.venues if words else False
    sizes = range(min(3, len(words)), 0, -1)
    for part in (*(words[-size:] for size in sizes), *(words[:size] for size in sizes if size < len(words))):
        found = gaz.find(" ".join(part))
        sure = [r for r in found if r.weight >= SEAT_WEIGHT or (r.code and context.codes[r.code[:2]])]
        # "Gedung Mina Bahari" is not in Mina
        near = [
            r for r in sure if r.country == INDONESIA or venue or part == words or context.countries[r.country or ""]
        ]
        if near:
            return max(near, key=lambda record: record.weight)
    return None


def unlisted_place(
    gaz: Gazetteer, name: str, hint: str | None, containers: list[PlaceRecord], context: PlaceContext
) -> Placed:
    """A name that no table holds: the known place inside it or after it, for the country and roughly where."""
    words = name.split()
    for english in gaz.parts.translated(name):
        abroad = gaz.find(english)
        if len(abroad) == 1:
            return Placed(abroad[0], abroad[0].kind, True, abroad[0].country)
    inner: PlaceRecord | None = None
    bearing: int | None = None
    for begin in range(1, len(words)):
        found = [r for r in gaz.find(" ".join(words[begin:])) if _certain(gaz, r) and not _abroad(r, containers)]
        if found:
            inner = max(found, key=lambda record: record.weight)
            bearing = gaz.parts.before(words[:begin])
            inside = [r for r in gaz.find(" ".join(words[:begin])) if inside_any(gaz, r, inner)]
            if inside and bearing is None:
                best = max(inside, key=lambda record: record.weight)
                return Placed(best, best.kind, True, best.country)
            break
    if inner is None:
        inner, bearing = _part_of(gaz, words, context)
    around = inner or (containers[0] if containers else None)
    if around is None:
        return Placed(None, hint, False, home_country(context) if hint else None)
    if inner is not None and bearing is not None:
        return Placed(_part(gaz, name, hint, inner, bearing), hint, False, inner.country)
    same = fold(name).startswith(fold(around.name)) and bool(RANK_WORDS & {word.casefold() for word in words[-1:]})
    office = inner is not None and (fold(words[0]) in gaz.parts.nouns or any(fold(w) in gaz.bodies for w in words[:2]))
    if inner is not None and inner.kind == "country" and gaz.bodies.get(fold(words[0])) in NATIONAL:
        around = gaz.capital_of(inner.country or "") or inner
    exact = same or office or around.kind in EXACT or fold(" ".join(words[-1:])) in gaz.capitals or gaz.compact(around)
    record = PlaceRecord(name, hint or "place", around.country, around.point if exact else None)
    return Placed(record, hint, False, around.country)


def _part(gaz: Gazetteer, name: str, hint: str | None, whole: PlaceRecord, bearing: int) -> PlaceRecord:
    kind = "place" if whole.kind in SMALL else "region"
    return PlaceRecord(name, hint or kind, whole.country, part_point(gaz, whole, bearing))


def _abroad(record: PlaceRecord, containers: list[PlaceRecord]) -> bool:
    """Whether the place named after a name lies in another country than the place inside it: "Pulau X, Lagos"."""
    around = containers[0].country if containers else None
    return around is not None and record.country is not None and record.country != around


def _certain(gaz: Gazetteer, record: PlaceRecord) -> bool:
    return record.weight >= SURE_WEIGHT or gaz.capitals.get(fold(record.name)) == record.country


def _part_of(gaz: Gazetteer, words: list[str], context: PlaceContext) -> tuple[PlaceRecord | None, int | None]:
    """The place before a word of direction or rank, and the direction: "Banten Selatan", "Rakhine State"."""
    wholes = [(words[:-size], None) for size in (2, 1) if fold(" ".join(words[-size:])) in gaz.tails]
    turned = gaz.parts.after(words)
    for whole, bearing in (*((turned,) if turned else ()), *wholes):
        found = [
            r for r in gaz.find(" ".join(whole)) if _certain(gaz, r) or (r.country and context.countries[r.country])
        ]
        if found:
            return max(found, key=lambda record: record.weight), bearing
    return None, None


def home_country(context: PlaceContext) -> str | None:
    """The country that nearly all sure places of the article lie in: then the others do too."""
    total = sum(context.countries.values())
    if not total:
        return None
    country, share = context.countries.most_common(1)[0]
    return country if share >= HOME_SHARE * total else None
