"""Which place a name means: its kind word, the places named after it, the rest of the article, its size."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from eventx.lang.gazetteer import INDONESIA, Gazetteer, PlaceRecord, Point, fold

KIND_MATCH, KIND_CLASH = 40.0, -30.0
INSIDE, OUTSIDE = 45.0, -45.0
FAR_DEGREES = 1.5
SPREAD = {"city": 0.4, "regency": 0.6, "province": 4.0, "region": 8.0, "island": 8.0}  # degrees from the middle
WIDE = frozenset({"province", "region", "island"})
RANKS = {
    "village": 1, "building": 1, "street": 1, "town": 2, "district": 2, "airport": 2, "city": 3, "regency": 4,
    "province": 5, "region": 5, "island": 5, "country": 6, "union": 6, "continent": 7,
}  # fmt: skip
SAME_PROVINCE, SAME_REGENCY, SAME_COUNTRY = 14.0, 8.0, 12.0
UNSURE_MARGIN = 4.0
FOREIGN_BUILDING, BUILDING_SHARE = -80.0, 0.34  # "Istana Presiden" of the country that the article is about
NO_COUNTRY = -80.0  # "negara bagian Niger" is not Niger
SMALL, SMALL_ELSEWHERE = 31.0, -40.0  # a small town of a country that the article does not speak of
SURE_WEIGHT, SEAT_WEIGHT = 46.0, 30.0
HOME_SHARE = 0.75
MINOR = 45.0  # how much lighter a place may be than its namesakes for its container to tell that it is meant
RANK_WORDS = frozenset({"state", "province", "region"})  # "Rakhine State" is Rakhine, "Banten Selatan" a part of Banten
EXACT = frozenset({"district", "city", "regency", "village", "town"})
VILLAGE = "village"  # tens of thousands share few names: only their surroundings tell which is meant
BUILDING_KINDS = frozenset({"building", "street", "airport", "port"})


@dataclass(slots=True)
class PlaceContext:
    """What the article has said of places: weights of countries and of Kemendagri codes (provinces, regencies)."""

    countries: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)

    def add(self, record: PlaceRecord, weight: float = 1.0) -> None:
        """Let a place that is sure speak for those that are not."""
        if record.country:
            self.countries[record.country] += weight  # type: ignore[assignment]
        if record.code:
            parts = record.code.split(".")
            for depth in range(1, min(len(parts), 2) + 1):
                self.codes[".".join(parts[:depth])] += weight  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Placed:
    """A resolved place: `sure` is false when another reading came close; `kind` may be told by the name alone."""

    record: PlaceRecord | None
    kind: str | None
    sure: bool
    country: str | None


def resolve_place(
    gaz: Gazetteer, name: str, before: str | None, containers: list[PlaceRecord], context: PlaceContext
) -> Placed:
    """Resolve one place name.

    Args:
        gaz: the place tables.
        name: the name as it stands in the text, kind words included ("Kabupaten Nduga").
        before: the kind that a word before the name announces ("district" for "Kecamatan Menteng"), if any.
        containers: the places named right after it, nearest first ("Nduga, Papua").
        context: the places of the rest of the article.
    """
    hint, bare = split_kind(gaz, name)
    hint = hint or before
    candidates = gaz.find(name) if hint is None or bare == name else [*gaz.find(name), *gaz.find(bare)]
    candidates = candidates or gaz.respelt(bare)
    if hint in BUILDING_KINDS and not gaz.find(name):
        return _with_its_place(gaz, name) or _building(gaz, bare, hint, containers, context)
    if not candidates:
        return _unknown(gaz, name, hint, containers, context)
    scored = sorted(
        ((_score(gaz, record, hint, containers, context), -i, record) for i, record in enumerate(candidates)),
        key=lambda item: (item[0], item[1]),
        reverse=True,
    )
    best = scored[0]
    astray = hint == VILLAGE and bool(containers) and not _inside_any(gaz, best[2], containers[0])
    if best[0] < 0 or astray or _contradicted(gaz, best[2], containers):
        if hint in BUILDING_KINDS:
            return _building(gaz, bare, hint or "building", containers, context)
        return _unknown(gaz, name, hint, containers, context)
    rivals = [score for score, _, record in scored[1:] if record.country != best[2].country or _far(record, best[2])]
    sure = not rivals or best[0] - rivals[0] >= UNSURE_MARGIN
    return Placed(best[2], best[2].kind, sure, best[2].country)


def _contradicted(gaz: Gazetteer, record: PlaceRecord, containers: list[PlaceRecord]) -> bool:
    return any(_inside_any(gaz, record, container) is False for container in containers[:2])


def _far(a: PlaceRecord, b: PlaceRecord) -> bool:
    if a.code and b.code:
        return a.code[:2] != b.code[:2]
    return a.point is not None and b.point is not None and _gap(a.point, b.point) > FAR_DEGREES


def _gap(a: Point, b: Point) -> float:
    return max(abs(a[0] - b[0]), abs(a[1] - b[1]))


def _score(
    gaz: Gazetteer, record: PlaceRecord, hint: str | None, containers: list[PlaceRecord], context: PlaceContext
) -> float:
    score = record.weight
    if hint:
        score += KIND_MATCH if _kind_fits(record.kind, hint) else KIND_CLASH
        score += NO_COUNTRY if record.kind == "country" and hint == "state" else 0.0
    elif record.kind == "mountain" and " " not in record.name:
        score -= 20.0
    for container in containers[:2]:
        if container.kind in {"building", "street"}:
            continue
        inside = _inside_any(gaz, record, container)
        if inside is not None:
            score += INSIDE if inside else OUTSIDE
            break
    if record.code:
        if context.codes[record.code[:2]]:
            score += SAME_PROVINCE
        if record.kind in {"district", "village"} and context.codes[record.code[:5]]:
            score += SAME_REGENCY
    total = sum(context.countries.values())
    if total and record.country:
        score += SAME_COUNTRY * context.countries[record.country] / total
        share = context.countries[record.country] / total
        seat = record.country != INDONESIA and gaz.state_of(record.name) is not None  # there is one Kremlin
        if record.kind == "building" and share < BUILDING_SHARE and not seat:
            score += FOREIGN_BUILDING
        elif not share and record.weight < SMALL:
            score += SMALL_ELSEWHERE
    return score


def _kind_fits(kind: str, hint: str) -> bool:
    if kind == hint:
        return True
    if hint in {"region", "state"}:
        return kind in {"region", "regency", "city", "province", "district", "continent"}
    return (hint, kind) in {("city", "town"), ("village", "town"), ("district", "town"), ("country", "union")}


def _inside_any(gaz: Gazetteer, record: PlaceRecord, container: PlaceRecord) -> bool | None:
    """Like `_inside`, where the container may be the regency of the same name ("Borobudur, Magelang")."""
    found = _inside(gaz, record, container)
    if found is False and container.code and record.code:
        return any(gaz.within(record.code, area.code) for area in gaz.find(container.name) if area.code)
    return found


def _inside(gaz: Gazetteer, record: PlaceRecord, container: PlaceRecord) -> bool | None:
    """Whether a place lies in a larger one; None where the tables cannot tell or the other is no larger."""
    if RANKS.get(record.kind, 1) >= RANKS.get(container.kind, 0):
        return None
    if container.kind in {"country", "union"}:
        return record.country == container.country if record.country else None
    if container.code and record.code:
        return gaz.within(record.code, container.code)
    if container.country and record.country and container.country != record.country:
        return False
    if container.point and record.point and container.kind in SPREAD:
        near = _gap(container.point, record.point) < SPREAD[container.kind]
        return near if near or container.kind in WIDE else None
    return None


def split_kind(gaz: Gazetteer, name: str) -> tuple[str | None, str]:
    """The kind that a name's first word tells, and the rest: ("regency", "Nduga") for "Kabupaten Nduga"."""
    words = name.split()

    def lower(i: int) -> str:
        return words[i].casefold() if 0 <= i < len(words) else ""

    found = gaz.place_words.starting(lower, 0, len(words) - 1)
    if found is None:
        tails = (fold(" ".join(words[-size:])) for size in (2, 1) if len(words) > size)
        return next((gaz.venues[tail] for tail in tails if tail in gaz.venues), None), name
    rest = " ".join(words[found[0] :])
    inner, bare = split_kind(gaz, rest)
    if found[1] == "region" and inner:
        return inner, bare
    return found[1], rest


def _building(gaz: Gazetteer, bare: str, hint: str, containers: list[PlaceRecord], context: PlaceContext) -> Placed:
    """A building or street that no table holds: it lies where the places named after it lie, or where it says."""
    inside = _named_in(gaz, bare, context)
    around = containers[0] if containers else inside
    country = around.country if around else gaz.org_country.get(fold(bare)) or _home(context)
    near = None
    capital = around is not None and fold(around.name) in gaz.capitals  # Jakarta, a province no larger than a city
    if around is not None and (capital or RANKS.get(around.kind, 9) < RANKS["province"]):
        near = PlaceRecord(bare, hint, around.country, around.point)
    return Placed(near, hint, around is not None, country)


def _with_its_place(gaz: Gazetteer, name: str) -> Placed | None:
    """A building of the tables with the name of where it stands behind it: "Istana Negara Jakarta"."""
    words = name.split()
    for size in range(1, min(3, len(words))):
        around = gaz.find(" ".join(words[-size:]))
        for record in gaz.find(" ".join(words[:-size])):
            if record.kind in BUILDING_KINDS and any(place.country == record.country for place in around):
                return Placed(record, record.kind, True, record.country)
    return None


def _named_in(gaz: Gazetteer, bare: str, context: PlaceContext) -> PlaceRecord | None:
    """The place whose name ends or begins that of a building: "Bandara Timika", "Kuala Lumpur Convention Centre"."""
    words = bare.split()
    sizes = range(min(3, len(words)), 0, -1)
    for part in (*(words[-size:] for size in sizes), *(words[:size] for size in sizes if size < len(words))):
        found = gaz.find(" ".join(part))
        sure = [r for r in found if r.weight >= SEAT_WEIGHT or (r.code and context.codes[r.code[:2]])]
        if sure:
            return max(sure, key=lambda record: record.weight)
    return None


def _unknown(
    gaz: Gazetteer, name: str, hint: str | None, containers: list[PlaceRecord], context: PlaceContext
) -> Placed:
    """A name that no table holds: the known place inside it or after it, for the country and roughly where."""
    words = name.split()
    inner: PlaceRecord | None = None
    for begin in range(1, len(words)):
        found = [record for record in gaz.find(" ".join(words[begin:])) if _certain(gaz, record)]
        if found:
            inner = max(found, key=lambda record: record.weight)
            inside = [r for r in gaz.find(" ".join(words[:begin])) if _inside_any(gaz, r, inner)]
            if inside:
                best = max(inside, key=lambda record: record.weight)
                return Placed(best, best.kind, True, best.country)
            break
    around = inner or _part_of(gaz, words, context) or (containers[0] if containers else None)
    if around is None:
        return Placed(None, hint, False, _home(context) if hint else None)
    same = fold(name).startswith(fold(around.name)) and bool(RANK_WORDS & {word.casefold() for word in words[-1:]})
    capitals = {fold(" ".join(words[-1:])), fold(around.name)} & gaz.capitals.keys()
    exact = same or around.kind in EXACT or bool(capitals)
    record = PlaceRecord(name, hint or "place", around.country, around.point if exact else None)
    return Placed(record, hint, False, around.country)


def _certain(gaz: Gazetteer, record: PlaceRecord) -> bool:
    return record.weight >= SURE_WEIGHT or gaz.capitals.get(fold(record.name)) == record.country


def _part_of(gaz: Gazetteer, words: list[str], context: PlaceContext) -> PlaceRecord | None:
    """The place that a word of direction or rank behind it tells a part of: "Banten Selatan", "Rakhine State"."""
    for size in (2, 1):
        if len(words) > size and fold(" ".join(words[-size:])) in gaz.tails:
            near = gaz.find(" ".join(words[:-size]))
            found = [r for r in near if _certain(gaz, r) or (r.country and context.countries[r.country])]
            if found:
                return max(found, key=lambda record: record.weight)
    return None


def _home(context: PlaceContext) -> str | None:
    """The country that nearly all sure places of the article lie in: then the others do too."""
    total = sum(context.countries.values())
    if not total:
        return None
    country, share = context.countries.most_common(1)[0]
    return country if share >= HOME_SHARE * total else None


def container_of(gaz: Gazetteer, name: str, container: str, further: list[PlaceRecord]) -> PlaceRecord | None:
    """The place called `container` that one of the places called `name` lies in, by the tables; None if none does.

    Args:
        gaz: the place tables.
        name, container: two names side by side: "Atlanta, Georgia".
        further: the places named after them, which `container` has to lie in ("Paris, Texas, Amerika Serikat").
    """
    inner = [*gaz.find(name), *gaz.find(split_kind(gaz, name)[1])]
    heaviest = max((record.weight for record in inner), default=0.0)
    for record in sorted(gaz.find(container), key=lambda record: -record.weight):
        if any(_inside_any(gaz, record, outer) is False for outer in further[:1]):
            continue
        if any(_inside_any(gaz, r, record) and r.weight >= heaviest - MINOR for r in inner):
            return record
    return None
