"""The places of the tables as records, and the names they are found by."""

from __future__ import annotations

import math
from dataclasses import dataclass

from eventx.lang.spelling import DOUBLED

INDONESIA = "ID"
COUNTRY_WEIGHT, EXONYM_WEIGHT, FORM_WEIGHT, OWN_WEIGHT = 100.0, 62.0, 60.0, 58.0
AREA_WEIGHTS = {"province": 59.0, "city": 50.0, "regency": 46.0, "town": 30.0, "district": 20.0, "village": 12.0}
SMALLEST_WEIGHT, UNCOUNTED_WEIGHT = 14.0, 13.0
REGION_WEIGHT = 29.0  # a division abroad: only where the article speaks of its country

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """A place of the tables: WGS 84 degrees, Kemendagri code (Indonesian areas), GeoNames id.

    `kind` is country, union, province, regency, city, district, village, town, region, island, water, mountain,
    continent, building, airport or port; `weight` tells how likely the bare name means this place.
    """

    name: str
    kind: str
    country: str | None
    point: Point | None
    code: str | None = None
    geonames_id: int | None = None
    weight: float = 0.0


def fold(name: str) -> str:
    """A name's key: case-folded, one kind of apostrophe, single spaces."""
    return " ".join(name.casefold().replace("’", "'").replace("‘", "'").split())


def undoubled(name: str) -> str:
    """A name's key without doubled letters: "Yangoon" is "Yangon"."""
    return DOUBLED.sub(r"\1", fold(name))


def renamed(record: PlaceRecord, name: str, weight: float) -> PlaceRecord:
    """A record under another name."""
    return PlaceRecord(name, record.kind, record.country, record.point, record.code, record.geonames_id, weight)


def town(line: str) -> PlaceRecord:
    """The record of a line of ``places_world.tsv``; the larger a town, the likelier it is meant."""
    name, country, _, lat, lon, people, identity = line.split("\t")
    weight = max(SMALLEST_WEIGHT, 10 * math.log10(int(people)) - 30) if people else UNCOUNTED_WEIGHT
    return PlaceRecord(name, "city", country, (float(lat), float(lon)), None, int(identity), weight)


def region(line: str) -> PlaceRecord:
    """The record of a line of ``places_regions.tsv``."""
    name, country, lat, lon = line.split("\t")
    return PlaceRecord(name, "region", country, (float(lat), float(lon)), weight=REGION_WEIGHT)
