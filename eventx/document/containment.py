"""What an article says of places, and whether one place lies in another."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from eventx.lang.gazetteer import Gazetteer
from eventx.lang.place_kinds import BROAD
from eventx.lang.place_records import PlaceRecord, Point

SPREAD = {"city": 0.4, "regency": 0.6, "province": 4.0, "region": 8.0, "island": 8.0}  # degrees from the middle
LARGE_TOWN = 31.0  # weight of a town that lies in no other: some 1.3 million inhabitants
SURELY_APART = 3.0  # times its spread from the middle of a town, nothing belongs to it
RANKS = {
    "village": 1, "building": 1, "street": 1, "town": 2, "district": 2, "airport": 2, "port": 2, "city": 3,
    "regency": 4, "province": 5, "region": 5, "island": 5, "country": 6, "union": 6, "continent": 7,
}  # fmt: skip


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


def gap(a: Point, b: Point) -> float:
    """How many degrees of latitude or longitude two points lie apart, whichever is more."""
    return max(abs(a[0] - b[0]), abs(a[1] - b[1]))


def inside_any(gaz: Gazetteer, record: PlaceRecord, container: PlaceRecord) -> bool | None:
    """Whether a place lies in a larger one, which may be the regency of that name too ("Borobudur, Magelang").

    None where the tables cannot tell or the other is no larger.
    """
    found = _inside(gaz, record, container)
    if found is False and container.code and record.code:
        return any(gaz.within(record.code, area.code) for area in gaz.find(container.name) if area.code)
    return found


def _inside(gaz: Gazetteer, record: PlaceRecord, container: PlaceRecord) -> bool | None:
    """Whether a place lies in a larger one; None where the tables cannot tell or the other is no larger."""
    if record.country and container.country and record.country != container.country and container.kind != "union":
        return False
    small = record.kind == "city" and record.code is None and record.weight < LARGE_TOWN
    if (RANKS["town"] if small else RANKS.get(record.kind, 1)) >= RANKS.get(container.kind, 0):
        return None
    if container.kind in {"country", "union"}:
        return record.country == container.country if record.country else None
    if container.code and record.code:
        return gaz.within(record.code, container.code)
    if container.country and record.country and container.country != record.country:
        return False
    if container.point and record.point and container.kind in SPREAD:
        if container.weight == 0.0 and container.kind in BROAD:  # "Chile selatan" reaches nobody knows how far
            return None
        away, reach = gap(container.point, record.point), SPREAD[container.kind]
        sure = container.kind in BROAD or away > SURELY_APART * reach
        return away < reach or (False if sure else None)
    return None
