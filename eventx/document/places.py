"""Which place a name means: its kind word, the places named after it, the rest of the article, its size."""

from __future__ import annotations

from eventx.document.containment import PlaceContext, Placed, gap, inside_any
from eventx.document.seats import central_place, mission_place
from eventx.document.unlisted_places import home_country, unlisted_building, unlisted_place, with_its_place
from eventx.lang.gazetteer import Gazetteer
from eventx.lang.place_kinds import BUILDINGS
from eventx.lang.place_records import INDONESIA, PlaceRecord, fold

KIND_MATCH, KIND_CLASH = 40.0, -30.0
INSIDE, OUTSIDE = 45.0, -45.0
FAR_DEGREES = 1.5
SAME_PROVINCE, SAME_REGENCY, SAME_COUNTRY = 14.0, 8.0, 12.0
UNSURE_MARGIN = 4.0
FOREIGN_BUILDING, BUILDING_SHARE = -80.0, 0.34  # "Istana Presiden" of the country that the article is about
LONGEST_MISSPELT = 3  # words
NO_COUNTRY = -80.0  # "negara bagian Niger" is not Niger
SMALL, SMALL_ELSEWHERE = 31.0, -40.0  # a small town of a country that the article does not speak of
MINOR = 45.0  # how much lighter a place may be than its namesakes for its container to tell that it is meant
VILLAGE = "village"  # tens of thousands share few names: only their surroundings tell which is meant
ONE_NAMED = frozenset({"airport", "port", "mountain", "water"})  # whose name does not change with the word of kind


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
    name = _unbracketed(gaz, name)
    hint, bare = split_kind(gaz, name)
    hint = hint or before
    candidates = gaz.find(name) if hint is None or bare == name else [*gaz.find(name), *gaz.find(bare)]
    if hint in ONE_NAMED and not any(record.kind == hint for record in candidates):
        candidates = [*gaz.same_kind(bare, hint), *candidates]
    sent = mission_place(gaz, name, containers)
    if sent is not None:
        return sent
    central = None if candidates or containers else central_place(gaz, name, home_country(context))
    if central is not None and central.sure:
        return central
    candidates = candidates or gaz.respelt(name) or gaz.respelt(bare) or _misspelt(gaz, bare, hint, containers, context)
    if hint in BUILDINGS and not gaz.find(name) and not any(record.kind == hint for record in candidates):
        return with_its_place(gaz, name) or unlisted_building(gaz, bare, hint, containers, context)
    if not candidates:
        return unlisted_place(gaz, name, hint, containers, context)
    scored = sorted(
        ((_score(gaz, record, hint, containers, context), -i, record) for i, record in enumerate(candidates)),
        key=lambda item: (item[0], item[1]),
        reverse=True,
    )
    best = scored[0]
    astray = hint == VILLAGE and bool(containers) and not inside_any(gaz, best[2], containers[0])
    if best[0] < 0 or astray or _contradicted(gaz, best[2], containers):
        if hint in BUILDINGS:
            return unlisted_building(gaz, bare, hint or "building", containers, context)
        return unlisted_place(gaz, name, hint, containers, context)
    rivals = [score for score, _, record in scored[1:] if record.country != best[2].country or _far(record, best[2])]
    sure = not rivals or best[0] - rivals[0] >= UNSURE_MARGIN
    kind = hint if hint == "state" and best[2].kind == "region" else best[2].kind
    return Placed(best[2], kind, sure, best[2].country)


def _misspelt(
    gaz: Gazetteer, bare: str, hint: str | None, containers: list[PlaceRecord], context: PlaceContext
) -> list[PlaceRecord]:
    """The one large city a letter away from a name, in the country named after it or in one that the article names."""
    if hint not in {None, "city", "country"} or len(bare.split()) > LONGEST_MISSPELT:
        return []
    lands = {containers[0].country} if containers else {code for code, count in context.countries.items() if count}
    found = [record for record in gaz.misspelt(bare) if record.country in lands]
    return found if len({(record.name, record.country) for record in found}) == 1 else []


def _unbracketed(gaz: Gazetteer, name: str) -> str:
    """A name without its bracket, or with it instead of what it stands for: "Pangkalan Udara (Lanud) Melati"."""
    before, opening, rest = name.partition("(")
    inner, _, after = rest.partition(")")
    if not opening:
        return name
    forms = [" ".join(form.split()) for form in (f"{before} {after}", f"{inner} {after}", before, inner)]
    return next((form for form in forms if form and gaz.find(form)), forms[0] or name)


def _contradicted(gaz: Gazetteer, record: PlaceRecord, containers: list[PlaceRecord]) -> bool:
    return any(inside_any(gaz, record, container) is False for container in containers[:2])


def _far(a: PlaceRecord, b: PlaceRecord) -> bool:
    if a.code and b.code:
        return a.code[:2] != b.code[:2]
    return a.point is not None and b.point is not None and gap(a.point, b.point) > FAR_DEGREES


def _score(
    gaz: Gazetteer, record: PlaceRecord, hint: str | None, containers: list[PlaceRecord], context: PlaceContext
) -> float:
    score = record.weight
    if hint:
        score += KIND_MATCH if _kind_fits(record, hint) else KIND_CLASH
        score += NO_COUNTRY if record.kind == "country" and hint == "state" else 0.0
    elif record.kind == "mountain" and " " not in record.name:
        score -= 20.0
    for container in containers[:2]:
        if container.kind in {"building", "street"}:
            continue
        inside = inside_any(gaz, record, container)
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
        common = " " not in record.name or fold(record.name) in gaz.shared
        if record.kind == "building" and share < BUILDING_SHARE and common and not seat:
            score += FOREIGN_BUILDING
        elif not share and record.weight < SMALL:
            score += SMALL_ELSEWHERE
    return score


def _kind_fits(record: PlaceRecord, hint: str) -> bool:
    kind = record.kind
    if kind == hint:
        return True
    if hint in {"region", "state"}:
        return kind in {"region", "regency", "city", "province", "district", "continent"}
    if hint == "province" and kind == "city" and record.country != INDONESIA:
        return True  # named after its capital: "provinsi Zamora"
    return (hint, kind) in {("city", "town"), ("village", "town"), ("district", "town"), ("country", "union")}


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
        if any(inside_any(gaz, record, outer) is False for outer in further[:1]):
            continue
        if any(inside_any(gaz, r, record) and r.weight >= heaviest - MINOR for r in inner):
            return record
    return None
