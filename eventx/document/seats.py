"""Where bodies of a state stand: ministries in its capital, embassies in the country they are sent to."""

from __future__ import annotations

from eventx.document.containment import Placed
from eventx.lang.gazetteer import Gazetteer
from eventx.lang.place_kinds import TOWNS
from eventx.lang.place_records import INDONESIA, PlaceRecord, fold

EMBASSY, MINISTRY = "embassy", "ministry"
LONGEST_TOWN = 3  # words
LONGEST_SEAT = 2  # words: "kantor pusat"
STATE_TAILS = frozenset({"ri", "indonesia", "pusat"})


def is_mission(gaz: Gazetteer, name: str) -> bool:
    """Whether a name begins like that of an embassy or consulate."""
    words = body_words(gaz, name)
    return bool(words) and gaz.bodies.get(fold(words[0])) == EMBASSY


def mission_place(gaz: Gazetteer, name: str, containers: list[PlaceRecord]) -> Placed | None:
    """An embassy or consulate by the town in or after its name; the state that sends it tells nothing of where it is.

    Args:
        gaz: the place tables.
        name: "konsulat Saudi", "KBRI Moskow".
        containers: the places in and after the name.

    Returns:
        None for what is no embassy; without a country where none is told.
    """
    if not is_mission(gaz, name):
        return None
    words = body_words(gaz, name)
    ends = (gaz.find(" ".join(words[-size:])) for size in range(1, min(LONGEST_TOWN, len(words) - 1) + 1))
    for places in (containers, *ends):
        towns = [place for place in places if place.point and (place.kind in TOWNS or gaz.compact(place))]
        if towns:
            town = max(towns, key=lambda place: place.weight)
            return Placed(PlaceRecord(name, "building", town.country, town.point), "building", True, town.country)
    host = gaz.country_of(words[-1]) if words[0].isupper() else None  # "KBRI" tells who sends: "KBRI Malaysia"
    return state_seat(gaz, name, host) if host else Placed(None, "building", False, None)


def ministry_place(gaz: Gazetteer, name: str, home: str | None) -> Placed | None:
    """A ministry in the capital of the state named behind it, or of the country that the article is about."""
    words = body_words(gaz, name)
    if not words or gaz.bodies.get(fold(words[0])) != MINISTRY:
        return None
    ends = (gaz.country_of(" ".join(words[-size:])) for size in (2, 1) if len(words) > size)
    country = next((code for code in ends if code), None) or gaz.org_country.get(fold(words[0])) or home or INDONESIA
    return state_seat(gaz, name, country)


def central_place(gaz: Gazetteer, name: str, home: str | None) -> Placed | None:
    """A body of the nation in Jakarta: "gedung Bareskrim Polri", "KPU RI", "KPU" (`sure` is False for this one).

    Args:
        gaz: the place tables.
        name: the body, or its building.
        home: the country that the article is about; abroad a short form may be that of another body.

    Returns:
        None for what the table does not hold, and for an office in a town of its own ("KPU Solo").
    """
    words = body_words(gaz, name)
    if home not in {None, INDONESIA} or not words:
        return None
    body = next((" ".join(words[:size]) for size in range(len(words), 0, -1) if _is_central(gaz, words[:size])), None)
    if body is None:
        return None
    rest = words[len(body.split()) :]
    if not all(fold(word) in STATE_TAILS or _is_central(gaz, [word]) for word in rest):
        return None
    seat = state_seat(gaz, name, INDONESIA)
    return Placed(seat.record, seat.kind, bool(rest) or not gaz.central[fold(body)], INDONESIA)


def _is_central(gaz: Gazetteer, words: list[str]) -> bool:
    return fold(" ".join(words)) in gaz.central


def state_seat(gaz: Gazetteer, name: str, country: str) -> Placed:
    """A building in the capital of a state."""
    capital = gaz.capital_of(country)
    point = capital.point if capital is not None else None
    return Placed(PlaceRecord(name, "building", country, point), "building", False, country)


def body_words(gaz: Gazetteer, name: str) -> list[str]:
    """The words of a body's name without those for its building: "kantor pusat Kemenhan" is Kemenhan."""
    words = name.split()
    for size in range(min(LONGEST_SEAT, len(words) - 1), 0, -1):
        if fold(" ".join(words[:size])) in gaz.seats:
            return words[size:]
    return words
