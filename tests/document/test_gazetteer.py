"""The place tables hang together: every code, country and name that one table uses stands in another."""

from __future__ import annotations

import pytest

from eventx.document.places import PlaceContext, resolve_place, split_kind
from eventx.lang.gazetteer import fold, gazetteer
from eventx.lang.lexicon import DATA, get_lexicon

LEXICON = get_lexicon()
GAZ = gazetteer(LEXICON)
GENERATED = ("places_id", "places_world", "countries")
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


def test_an_unknown_name_is_not_invented() -> None:
    placed = resolve_place(GAZ, "Qwertystan", None, [], PlaceContext())
    assert placed.record is None and placed.country is None and not placed.sure


def test_fold_ignores_case_and_kinds_of_apostrophe() -> None:
    assert fold("Ma’ROF  Timur") == fold("ma'rof timur")
