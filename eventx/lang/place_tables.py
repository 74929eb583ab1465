"""The tables of places as dictionaries, for the gazetteer."""

from __future__ import annotations

import unicodedata
from collections import defaultdict

from eventx.lang.lexicon import Lexicon
from eventx.lang.place_records import COUNTRY_WEIGHT, OWN_WEIGHT, PlaceRecord, fold


def body_kinds(lexicon: Lexicon) -> dict[str, str]:
    """Kinds of body by the folded first word of their names, or by their short form."""
    kinds = {fold(row["form"]): row["kind"] for row in lexicon.rows("org_words")}
    names = ((fold(row["form"]), fold(row["name"]).partition(" ")[0]) for row in lexicon.rows("organisations"))
    return {form: kinds[first] for form, first in names if first in kinds} | kinds


def central_bodies(lexicon: Lexicon) -> dict[str, bool]:
    """Whether offices elsewhere bear its name too, by folded short form or full name of a body that sits in Jakarta."""
    local = {fold(row["form"]): bool(row["local"]) for row in lexicon.rows("capital_bodies")}
    names = {fold(row["form"]): fold(row["name"]) for row in lexicon.rows("organisations") if row["country"]}
    return local | {names[form]: offices for form, offices in local.items() if form in names}


def kind_words(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The words that announce a kind of place, by kind."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in lexicon.rows("place_words"):
        found[row["kind"]].append(row["form"])
    return {kind: tuple(words) for kind, words in found.items()}


def country_records(
    lexicon: Lexicon, forms: dict[str, tuple[str, str]]
) -> tuple[dict[str, PlaceRecord], dict[str, str]]:
    """Country records by ISO code, with their press names, and ISO codes by capital; adds missing names to `forms`."""
    names = {row["country"]: row["form"] for row in lexicon.rows("country_forms") if row["kind"] == "name"}
    records: dict[str, PlaceRecord] = {}
    capitals: dict[str, str] = {}
    for row in lexicon.rows("countries"):
        code = row["country"]
        point = (float(row["latitude"]), float(row["longitude"]))
        name = names.get(code, row["name"])
        records[code] = PlaceRecord(name, "country", code, point, None, int(row["geonames_id"]), weight=COUNTRY_WEIGHT)
        for form in (name, row["name"]):
            forms.setdefault(fold(form), (code, "name"))
        if row["capital"]:
            capitals.setdefault(fold(row["capital"]), code)
    for code, name in names.items():
        records.setdefault(code, PlaceRecord(name, "union", code, None, weight=COUNTRY_WEIGHT))
    return records, capitals


def area_lines(lexicon: Lexicon) -> tuple[dict[str, list[str]], dict[str, str]]:
    """The lines of the Indonesian areas by folded name and by code."""
    lines = lexicon.lines("places_id")
    return lines_by_name(lines), {line.split("\t", 3)[2]: line for line in lines}


def lines_by_name(lines: list[str]) -> dict[str, list[str]]:
    """Lines by their folded first column, and without its accents, which news leaves out ("Belem")."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        name = line.partition("\t")[0].casefold()
        found[name].append(line)
        if not name.isascii():
            found[_plain(name)].append(line)
    return dict(found)


def _plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def own_places(lexicon: Lexicon) -> dict[str, list[PlaceRecord]]:
    """The regions, waters, mountains and buildings written down by hand, by folded name."""
    found: dict[str, list[PlaceRecord]] = defaultdict(list)
    for row in lexicon.rows("places_own"):
        point = (float(row["latitude"]), float(row["longitude"]))
        record = PlaceRecord(row["name"], row["kind"], row["country"] or None, point, weight=OWN_WEIGHT)
        found[fold(row["form"])].append(record)
    return dict(found)
