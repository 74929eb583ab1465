"""The place tables hang together: every code, country and name that one table uses stands in another."""

from __future__ import annotations

import pytest

from eventx.document.containment import PlaceContext
from eventx.document.parts import part_point
from eventx.document.places import resolve_place, split_kind
from eventx.lang.gazetteer import gazetteer
from eventx.lang.lexicon import DATA, get_lexicon
from eventx.lang.place_parts import EDGE, MIDDLE
from eventx.lang.place_records import fold

LEXICON = get_lexicon()
GAZ = gazetteer(LEXICON)
GENERATED = ("places_id", "places_regions", "places_world", "countries")
MAX_BYTES = 2_000_000


@pytest.mark.parametrize("table", GENERATED)
def test_generated_tables_are_checked_and_attributed(table: str) -> None:
    head = (DATA / f"{table}.tsv").read_text(encoding="utf-8").splitlines()[:4]
    assert any("GeoNames" in line and "CC BY 4.0" in line for line in head)
    assert LEXICON.rows(table)


def test_place_data_stays_small() -> None:
    names = (*GENERATED, "places_own", "exonyms", "area_forms", "country_forms", "metonyms")
    assert sum((DATA / f"{name}.tsv").stat().st_size for name in names) < MAX_BYTES


def test_every_exonym_is_a_town_of_its_country() -> None:
    missing = [
        row["form"]
        for row in LEXICON.rows("exonyms")
        if not any(record.country == row["country"] and record.kind == "city" for record in GAZ.find(row["form"]))
    ]
    assert not missing


def test_every_short_area_name_has_an_area() -> None:
    assert not [row["form"] for row in LEXICON.rows("area_forms") if GAZ.area(row["code"]) is None]


def test_every_split_province_exists() -> None:
    codes = [code for row in LEXICON.rows("area_splits") for code in (row["code"], *row.list("covers"))]
    assert not [code for code in codes if GAZ.area(code) is None]


def test_every_country_form_and_metonym_names_a_known_country() -> None:
    tables = ("country_forms", "metonyms", "exonyms")
    used = {row["country"] for table in tables for row in LEXICON.rows(table)}
    used |= {row["country"] for row in LEXICON.rows("organisations") if row["country"]}
    assert not [code for code in used if GAZ.country(code) is None]


def test_all_provinces_regencies_and_cities_have_coordinates_in_indonesia() -> None:
    rows = [row for row in LEXICON.rows("places_id") if row["kind"] in {"province", "regency", "city"}]
    assert len(rows) == 38 + 514
    for row in rows:
        record = GAZ.area(row["code"])
        assert record is not None and record.point is not None, row["name"]
        assert -11.1 < record.point[0] < 6.1 and 94.9 < record.point[1] < 141.1, row["name"]


def test_capitals_are_places_of_their_country() -> None:
    unknown = [
        row["capital"]
        for row in LEXICON.rows("countries")
        if row["capital"] and not any(r.country == row["country"] for r in GAZ.find(row["capital"]))
    ]
    assert len(unknown) <= 40, unknown  # of small islands and dependencies


@pytest.mark.parametrize(
    ("name", "kind", "bare"),
    [
        ("Kabupaten Nduga", "regency", "Nduga"),
        ("Kota Solo", "city", "Solo"),
        ("kawasan Kota Tua", "city", "Tua"),
        ("Nduga", None, "Nduga"),
        ("Kota", None, "Kota"),
        ("Rumah Sakit Umum Melati", "building", "Umum Melati"),
    ],
)
def test_split_kind(name: str, kind: str | None, bare: str) -> None:
    assert split_kind(GAZ, name) == (kind, bare)


@pytest.mark.parametrize(("name", "code"), [("Jakarta", "31"), ("Singapura", None), ("Yogyakarta", "34")])
def test_small_provinces_and_states_are_compact(name: str, code: str | None) -> None:
    assert any(GAZ.compact(record) for record in GAZ.find(name) if record.code == code)


@pytest.mark.parametrize("name", ["Jawa Timur", "Bali", "Papua", "Indonesia", "Malaysia", "Jawa"])
def test_larger_ones_are_not(name: str) -> None:
    assert not any(GAZ.compact(record) for record in GAZ.find(name) if record.kind in {"province", "country", "island"})


@pytest.mark.parametrize(
    ("name", "bearing", "south", "north", "west", "east"),
    [
        ("Jawa Timur", 90, -9, -6, 113.3, 115),
        ("Sumatra", 0, 2.5, 6, 95, 99.5),
        ("Pakistan", 180, 24, 28, 61, 72),
        ("Thailand", 180, 5, 10.5, 98, 103),
        ("Kalimantan", MIDDLE, -3, 2, 111, 116),
    ],
)
def test_parts_lie_inside(name: str, bearing: int, south: float, north: float, west: float, east: float) -> None:
    point = part_point(GAZ, GAZ.find(name)[0], bearing)
    assert point is not None
    assert south <= point[0] <= north and west <= point[1] <= east


def test_a_border_and_a_sea_have_no_part() -> None:
    assert part_point(GAZ, GAZ.find("Thailand")[0], EDGE) is None
    assert part_point(GAZ, GAZ.find("Laut Jawa")[0], 0) is None


def test_every_island_holds_provinces() -> None:
    codes = [code for row in LEXICON.rows("island_provinces") for code in row.list("covers")]
    assert codes and not [code for code in codes if GAZ.area(code) is None]


def test_an_unknown_name_is_not_invented() -> None:
    placed = resolve_place(GAZ, "Qwertystan", None, [], PlaceContext())
    assert placed.record is None and placed.country is None and not placed.sure


def test_fold_ignores_case_and_kinds_of_apostrophe() -> None:
    assert fold("Ma’ROF  Timur") == fold("ma'rof timur")
