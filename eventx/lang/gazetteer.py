"""Countries and places by name: the tables of the language data, indexed once a lexicon.

The large tables stay lines of text until a name is looked up; a look-up costs one dictionary access for each table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from eventx.lang.lexicon import Lexicon
from eventx.lang.near_names import NearNames
from eventx.lang.phrases import PhraseTable
from eventx.lang.place_parts import PlaceParts, place_parts
from eventx.lang.place_records import (
    AREA_WEIGHTS,
    EXONYM_WEIGHT,
    FORM_WEIGHT,
    INDONESIA,
    OWN_WEIGHT,
    PlaceRecord,
    Point,
    fold,
    region,
    renamed,
    town,
    undoubled,
)
from eventx.lang.place_tables import area_lines as read_areas
from eventx.lang.place_tables import (
    body_kinds,
    central_bodies,
    country_records,
    kind_words,
    lines_by_name,
    own_places,
)
from eventx.lang.spelling import fold as spelling

COMPACT = 0.35  # degrees around its capital in which three quarters of a small province or state lie
LARGE, LARGE_WEIGHT = 300_000, 24.0  # inhabitants of a city known by a misspelt name, and its weight
SHORTEST_RESPELT = 6  # letters from which another spelling of a name is no other word


@dataclass(slots=True)
class Gazetteer:
    """Look-ups by name, without regard to case.

    Attributes:
        countries: ISO code and kind of form ("name", "short", ...) by folded country name.
        metonyms: the state and what the place stands for, by folded seat of power.
        capitals: ISO code by folded name of a capital.
        place_words: kinds of place by the word that announces them ("kabupaten").
        tails: folded words of rank behind a place ("state").
        kind_words: the words that announce a kind of place, by kind.
        bodies: kinds of body by the folded word or short form that begins a name ("polda", "kemenhan").
        shared: folded names that the buildings of several states bear ("istana kepresidenan").
        seats: words that an organisation's building is called by ("gedung", "markas").
        central: the bodies that sit in Jakarta by folded name, and whether offices elsewhere are called so too.
        parts: the words that narrow a place.
        venues: kinds of the places whose names end in a word ("Senayan Park").
        splits: codes of the provinces that were split off from a province, by its code.
        org_country: ISO code by folded short form of an organisation; full names are often those of other states too.
        body_country: ISO code by the folded word that begins the names of bodies of one country only ("polsek").
    """

    countries: dict[str, tuple[str, str]]
    metonyms: dict[str, tuple[str, str]]
    capitals: dict[str, str]
    place_words: PhraseTable[str]
    org_country: dict[str, str]
    body_country: dict[str, str]
    splits: dict[str, tuple[str, ...]]
    tails: frozenset[str]
    venues: dict[str, str]
    kind_words: dict[str, tuple[str, ...]]
    bodies: dict[str, str]
    shared: frozenset[str]
    seats: tuple[str, ...]
    central: dict[str, bool]
    parts: PlaceParts
    _by_country: dict[str, PlaceRecord]
    _own: dict[str, list[PlaceRecord]]
    _exonyms: dict[str, tuple[str, str]]
    _area_codes: dict[str, str]
    _area_lines: dict[str, list[str]]
    _code_lines: dict[str, str]
    _town_lines: dict[str, list[str]]
    _region_lines: dict[str, list[str]]
    _found: dict[str, list[PlaceRecord]] = field(default_factory=dict)
    _spellings: dict[str, str] = field(default_factory=dict)
    _near: NearNames | None = None
    _towns: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _inside: dict[str, tuple[Point, ...]] = field(default_factory=dict)

    def find(self, name: str) -> list[PlaceRecord]:
        """The places of this name."""
        key = fold(name)
        if key not in self._found:
            self._found[key] = self._read(key)
        return self._found[key]

    def respelt(self, name: str) -> list[PlaceRecord]:
        """The well-known places of a name but for its spelling: "Yangoon", "Biejing"; none for a short name."""
        if len(name) < SHORTEST_RESPELT:
            return []
        if not self._spellings:
            long = [form for form in reversed(self._known()) if len(form) >= SHORTEST_RESPELT]
            self._spellings = {undoubled(form): form for form in long} | {spelling(form): form for form in long}
        form = self._spellings.get(spelling(name)) or self._spellings.get(undoubled(name))
        return [record for record in self.find(form) if record.weight >= OWN_WEIGHT] if form else []

    def misspelt(self, name: str) -> list[PlaceRecord]:
        """The countries and large cities that a name is one letter from ("Washignton"); none for a short name."""
        if self._near is None:
            lines = (line for lines in self._town_lines.values() for line in lines)
            large = (line.partition("\t")[0] for line in lines if int(line.split("\t", 6)[5] or 0) >= LARGE)
            self._near = NearNames((*self._known(), *large))
        found = (record for form in self._near.find(name) for record in self.find(form))
        return [record for record in found if record.kind in {"city", "country"} and record.weight >= LARGE_WEIGHT]

    def _known(self) -> tuple[str, ...]:
        return (*self.countries, *self.capitals, *self._exonyms, *self._area_codes, *self._own)

    def capital_of(self, code: str) -> PlaceRecord | None:
        """The capital of a state by ISO code."""
        names = (name for name, country in self.capitals.items() if country == code)
        towns = [r for name in names for r in self.find(name) if r.country == code and r.kind != "country"]
        return max(towns, key=lambda record: record.weight, default=None)

    def country_of(self, name: str) -> str | None:
        """The ISO code of a country's name, short form or by-name."""
        found = self.countries.get(fold(name))
        return found[0] if found else None

    def land_of(self, body: str) -> str | None:
        """The ISO code of a body's country, by its short form or by its first or last word ("Bareskrim Polri")."""
        words = fold(body).split()
        forms = (" ".join(words), *words[-1:], *words[:1])
        found = next((self.org_country[form] for form in forms if form in self.org_country), None)
        return found or (self.body_country.get(words[0]) if words else None)

    def country(self, code: str) -> PlaceRecord | None:
        """The record of a country by ISO code."""
        return self._by_country.get(code)

    def area(self, code: str) -> PlaceRecord | None:
        """An Indonesian area by Kemendagri code ("32.04")."""
        line = self._code_lines.get(code)
        return self._area(line) if line else None

    def within(self, code: str, container: str) -> bool:
        """Whether an area lies in another by their codes, land split off from a province included."""
        return any(
            code.startswith(f"{outer}.") or code == outer for outer in (container, *self.splits.get(container, ()))
        )

    def seat_of(self, organisation: str) -> PlaceRecord | None:
        """The building of an organisation by its name: "Gedung KPK" for "KPK"."""
        found = (record for word in self.seats for record in self.find(f"{word} {organisation}"))
        return next((record for record in found if record.kind == "building"), None)

    def places_in(self, record: PlaceRecord) -> tuple[Point, ...]:
        """Where the towns of a country, or the regencies of a province or island of Indonesia, lie."""
        key = f"{record.kind} {record.code or record.country or ''} {fold(record.name)}"
        if key not in self._inside:
            self._inside[key] = tuple(self._points_in(record))
        return self._inside[key]

    def _points_in(self, record: PlaceRecord) -> Iterator[Point]:
        held = self.parts.islands.get(fold(record.name), ()) if record.kind == "island" else ()
        if record.kind == "province" and record.code:
            held = (record.code, *self.splits.get(record.code, ()))
        if held or (record.kind == "country" and record.country == INDONESIA):
            areas = (self.area(code) for code in self._code_lines if code.count(".") == 1)
            yield from (a.point for a in areas if a and a.point and (not held or (a.code or "")[:2] in held))
        elif record.kind == "country" and record.country:
            if not self._towns:
                for name, lines in self._town_lines.items():
                    for line in lines:
                        if line.partition("\t")[0].casefold() == name:  # not the same once more without accents
                            self._towns[line.split("\t", 2)[1]].append(line)
            yield from (point for line in self._towns[record.country] if (point := town(line).point))

    def same_kind(self, bare: str, kind: str) -> list[PlaceRecord]:
        """The places of a kind that are called so with another word for it: "Bandar Udara X" where "Bandara X" is."""
        forms = (bare, *(f"{word} {bare}" for word in self.kind_words.get(kind, ())))
        return [record for form in forms for record in self.find(form) if record.kind == kind]

    def compact(self, record: PlaceRecord) -> bool:
        """Whether a place that is more than a town is hardly larger than one: Jakarta, Singapore."""
        if record.point is None:
            return False
        lat, lon = record.point
        gaps = sorted(max(abs(p[0] - lat), abs(p[1] - lon)) for p in self.places_in(record))
        return bool(gaps) and gaps[3 * (len(gaps) - 1) // 4] < COMPACT

    def state_of(self, name: str) -> tuple[str, str] | None:
        """The state and the body that a seat of power stands for: capitals, palaces, ministries' addresses."""
        key = fold(name)
        if key in self.metonyms:
            return self.metonyms[key]
        code = self.capitals.get(key)
        record = self._by_country.get(code) if code else None
        return (code, record.name) if code and record else None

    def province_of(self, name: str) -> str | None:
        """The Kemendagri code of the Indonesian province that a bare name or its short form most likely means."""
        record = max(self.find(name), key=lambda record: record.weight, default=None)
        return record.code if record is not None and record.kind == "province" else None

    def is_place(self, name: str) -> bool:
        """Whether the bare name is most likely a place: a country, province, regency, city or well-known name."""
        return any(record.weight >= AREA_WEIGHTS["regency"] for record in self.find(name))

    def _read(self, key: str) -> list[PlaceRecord]:
        records: list[PlaceRecord] = []
        country = self.countries.get(key)
        if country and country[1] != "part" and country[0] in self._by_country:
            records.append(self._by_country[country[0]])
        records += self._own.get(key, ())
        if key in self._area_codes:
            area = self.area(self._area_codes[key])
            records += [renamed(area, area.name, FORM_WEIGHT)] if area else []
        records += [self._area(line) for line in self._area_lines.get(key, ())]
        records += [town(line) for line in self._town_lines.get(key, ())]
        records += [region(line) for line in self._region_lines.get(key, ())]
        if key in self._exonyms:
            records += self._exonym(*self._exonyms[key])
        return records

    def _area(self, line: str) -> PlaceRecord:
        name, kind, code, lat, lon, _, identity = line.split("\t")
        point: Point | None = (float(lat), float(lon)) if lat else None
        if point is None and "." in code:
            parent = self.area(code.rpartition(".")[0])
            point = parent.point if parent else None
        number = int(identity) if identity else None
        return PlaceRecord(name, kind, INDONESIA, point, code, number, AREA_WEIGHTS[kind])

    def _exonym(self, country: str, name: str) -> list[PlaceRecord]:
        towns = [town(line) for line in self._town_lines.get(fold(name), ())]
        here = [town for town in towns if town.country == country]
        return [renamed(max(here, key=lambda town: town.weight), name, EXONYM_WEIGHT)] if here else []


def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """The gazetteer of a lexicon, built on first use."""
    return lexicon.cached("gazetteer", _build)


def _build(lexicon: Lexicon) -> Gazetteer:
    countries = {fold(row["form"]): (row["country"], row["kind"]) for row in lexicon.rows("country_forms")}
    records, capitals = country_records(lexicon, countries)
    exonyms = {fold(row["form"]): (row["country"], row["name"]) for row in lexicon.rows("exonyms")}
    for form, (country, name) in exonyms.items():
        if capitals.get(fold(name)) == country:
            capitals.setdefault(form, country)
    area_lines, code_lines = read_areas(lexicon)
    parts = place_parts(lexicon)
    return Gazetteer(
        countries=countries,
        metonyms={fold(row["form"]): (row["country"], row["stands_for"]) for row in lexicon.rows("metonyms")},
        capitals=capitals,
        place_words=PhraseTable((row["form"], row["kind"]) for row in lexicon.rows("place_words")),
        org_country={fold(row["form"]): row["country"] for row in lexicon.rows("organisations") if row["country"]},
        body_country={fold(row["form"]): row["country"] for row in lexicon.rows("org_words") if row["country"]},
        splits={row["code"]: row.list("covers") for row in lexicon.rows("area_splits")},
        tails=frozenset(fold(row["form"]) for row in lexicon.rows("place_tails") if not row["kind"]),
        venues={fold(row["form"]): row["kind"] for row in lexicon.rows("place_tails") if row["kind"]},
        kind_words=kind_words(lexicon),
        bodies=body_kinds(lexicon),
        shared=frozenset(fold(row["form"]) for row in lexicon.rows("shared_buildings")),
        seats=tuple(row["form"] for row in lexicon.rows("seat_words")),
        central=central_bodies(lexicon),
        parts=parts,
        _by_country=records,
        _own=own_places(lexicon),
        _exonyms=exonyms,
        _area_codes={fold(row["form"]): row["code"] for row in lexicon.rows("area_forms")},
        _area_lines=area_lines,
        _code_lines=code_lines,
        _town_lines=lines_by_name(lexicon.lines("places_world")),
        _region_lines=lines_by_name(lexicon.lines("places_regions")),
    )
