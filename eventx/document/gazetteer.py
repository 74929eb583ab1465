"""Countries and places by name: the tables of the language data, indexed once a lexicon."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field

from eventx.lang.lexicon import Lexicon, Row
from eventx.lang.phrases import PhraseTable

INDONESIA = "ID"


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """A place of the tables: WGS 84 degrees, Kemendagri code (Indonesian areas), GeoNames id, inhabitants.

    `kind` is country, union, province, regency, city, district, village, town, region, island, water, mountain,
    continent, building, airport or port; `weight` is how likely the bare name means this place.
    """

    name: str
    kind: str
    country: str | None
    point: tuple[float, float] | None
    code: str | None = None
    geonames_id: int | None = None
    weight: float = 0.0


WEIGHTS = {"province": 55.0, "city": 50.0, "regency": 46.0, "town": 30.0, "district": 20.0, "village": 12.0}
COUNTRY_WEIGHT, EXONYM_WEIGHT, OWN_WEIGHT, FORM_WEIGHT = 100.0, 62.0, 58.0, 60.0


@dataclass(slots=True)
class Gazetteer:
    """Look-ups by case-folded name.

    Attributes:
        countries: ISO code and kind of form ("name", "short", ...) by country name.
        metonyms: the state and what the place stands for, by seat of power.
        capitals: ISO code by name of a capital.
        place_words: kinds of place by the word that announces them ("kabupaten").
    """

    countries: dict[str, tuple[str, str]]
    metonyms: dict[str, tuple[str, str]]
    capitals: dict[str, str]
    place_words: PhraseTable[str]
    org_country: dict[str, str]
    _records: dict[str, list[PlaceRecord]] = field(default_factory=dict)
    _areas: dict[str, PlaceRecord] = field(default_factory=dict)
    _by_country: dict[str, PlaceRecord] = field(default_factory=dict)

    def find(self, name: str) -> list[PlaceRecord]:
        """The places of this name, without regard to case."""
        return self._records.get(fold(name), [])

    def country_of(self, name: str) -> str | None:
        """The ISO code of a country's name, short form or by-name."""
        found = self.countries.get(fold(name))
        return found[0] if found else None

    def country(self, code: str) -> PlaceRecord | None:
        """The record of a country by ISO code."""
        return self._by_country.get(code)

    def area(self, code: str) -> PlaceRecord | None:
        """An Indonesian area by Kemendagri code ("32.04")."""
        return self._areas.get(code)

    def state_of(self, name: str) -> tuple[str, str] | None:
        """The state and the body that a seat of power stands for: capitals, palaces, ministries' addresses."""
        key = fold(name)
        if key in self.metonyms:
            return self.metonyms[key]
        code = self.capitals.get(key)
        record = self._by_country.get(code) if code else None
        return (code, record.name) if code and record else None


def fold(name: str) -> str:
    """A name's key: case-folded, one kind of apostrophe, single spaces."""
    return " ".join(name.casefold().replace("’", "'").replace("‘", "'").split())


def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """The gazetteer of a lexicon, built on first use."""
    return lexicon.cached("gazetteer", _build)


def _build(lexicon: Lexicon) -> Gazetteer:
    found = Gazetteer(
        countries={fold(row["form"]): (row["country"], row["kind"]) for row in lexicon.rows("country_forms")},
        metonyms={fold(row["form"]): (row["country"], row["stands_for"]) for row in lexicon.rows("metonyms")},
        capitals={},
        place_words=PhraseTable((row["form"], row["kind"]) for row in lexicon.rows("place_words")),
        org_country={
            fold(row[column]): row["country"]
            for row in lexicon.rows("organisations")
            for column in ("form", "name")
            if row["country"]
        },
    )
    records: dict[str, list[PlaceRecord]] = defaultdict(list)
    _add_countries(found, lexicon, records)
    _add_areas(found, lexicon, records)
    towns = _add_towns(lexicon, records)
    _add_exonyms(found, lexicon, records, towns)
    _add_own(lexicon, records)
    found._records = dict(records)
    return found


def _point(row: Row) -> tuple[float, float] | None:
    return (float(row["latitude"]), float(row["longitude"])) if row["latitude"] and row["longitude"] else None


def _number(cell: str) -> int | None:
    return int(cell) if cell else None


def _add_countries(found: Gazetteer, lexicon: Lexicon, records: dict[str, list[PlaceRecord]]) -> None:
    names = {row["country"]: row["form"] for row in lexicon.rows("country_forms") if row["kind"] == "name"}
    for row in lexicon.rows("countries"):
        code = row["country"]
        name = names.get(code, row["name"])
        record = PlaceRecord(
            name, "country", code, _point(row), None, _number(row["geonames_id"]), weight=COUNTRY_WEIGHT
        )
        found._by_country[code] = record
        found.countries.setdefault(fold(name), (code, "name"))
        found.countries.setdefault(fold(row["name"]), (code, "name"))
        if row["capital"]:
            found.capitals.setdefault(fold(row["capital"]), code)
    union = PlaceRecord("Uni Eropa", "union", "EU", None, weight=COUNTRY_WEIGHT)
    found._by_country["EU"] = union
    for form, (code, kind) in found.countries.items():
        if kind != "part" and code in found._by_country:
            records[form].append(found._by_country[code])


def _add_areas(found: Gazetteer, lexicon: Lexicon, records: dict[str, list[PlaceRecord]]) -> None:
    for row in lexicon.rows("places_id"):
        point = _point(row)
        if point is None and "." in row["code"]:
            parent = found._areas.get(row["code"].rpartition(".")[0])
            point = parent.point if parent else None
        weight = WEIGHTS[row["kind"]]
        record = PlaceRecord(
            row["name"], row["kind"], INDONESIA, point, row["code"], _number(row["geonames_id"]), weight
        )
        found._areas[row["code"]] = record
        records[fold(row["name"])].append(record)
    for row in lexicon.rows("area_forms"):
        area = found._areas.get(row["code"])
        if area:
            records[fold(row["form"])].append(_with(area, area.name, FORM_WEIGHT))


def _with(record: PlaceRecord, name: str, weight: float) -> PlaceRecord:
    return PlaceRecord(name, record.kind, record.country, record.point, record.code, record.geonames_id, weight)


def _add_towns(lexicon: Lexicon, records: dict[str, list[PlaceRecord]]) -> dict[tuple[str, str], PlaceRecord]:
    towns: dict[tuple[str, str], PlaceRecord] = {}
    for row in lexicon.rows("places_world"):
        people = int(row["population"] or 0)
        weight = max(14.0, 10 * math.log10(people) - 30) if people else 13.0
        country = row["country"]
        record = PlaceRecord(row["name"], "city", country, _point(row), None, int(row["geonames_id"]), weight)
        records[fold(row["name"])].append(record)
        key = (country, fold(row["name"]))
        if key not in towns or weight > towns[key].weight:
            towns[key] = record
    return towns


def _add_exonyms(
    found: Gazetteer,
    lexicon: Lexicon,
    records: dict[str, list[PlaceRecord]],
    towns: dict[tuple[str, str], PlaceRecord],
) -> None:
    for row in lexicon.rows("exonyms"):
        town = towns.get((row["country"], fold(row["name"])))
        if town is None:
            continue
        form = fold(row["form"])
        records[form].append(_with(town, row["form"], EXONYM_WEIGHT))
        capital = found.capitals.get(fold(row["name"]))
        if capital == row["country"]:
            found.capitals.setdefault(form, capital)


def _add_own(lexicon: Lexicon, records: dict[str, list[PlaceRecord]]) -> None:
    for row in lexicon.rows("places_own"):
        record = PlaceRecord(row["name"], row["kind"], row["country"] or None, _point(row), weight=OWN_WEIGHT)
        records[fold(row["form"])].append(record)
