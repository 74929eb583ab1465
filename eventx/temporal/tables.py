"""The word tables that the time grammar and its resolution look words up in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from eventx.lang.closed_class import closed_class
from eventx.lang.lexicon import Lexicon

_BLANKS = re.compile(r"\s+")
_BLANK = "[ \u00a0]+"


def fold(text: str) -> str:
    """How words are looked up: case-folded, with single blanks and straight apostrophes."""
    return _BLANKS.sub(" ", text.strip()).casefold().replace("’", "'").replace("‘", "'").replace("`", "'")


@dataclass(frozen=True, slots=True)
class Tables:
    """Folded word to value, one mapping a table; see the tables' own headers for what they hold.

    `beside` are the words of time_neighbours.tsv by kind; `law` and `student` find those of two kinds at the end of
    the text before a time.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    day_parts: dict[str, tuple[str, int, int]]
    units: dict[str, str]
    numbers: dict[str, tuple[int, str]]
    ordinals: dict[str, int]
    deictics: dict[str, tuple[int, str]]
    parts: dict[str, str]
    zones: dict[str, str]
    tenses: dict[str, str]
    hijri: dict[str, int]
    holidays: dict[str, str]
    ramadan: dict[int, date]
    name_heads: frozenset[str]
    part_nouns: frozenset[str]
    prepositions: frozenset[str]
    year_nouns: frozenset[str]
    counted: frozenset[str]
    beside: dict[str, frozenset[str]]
    since: frozenset[str]
    law: re.Pattern[str]
    student: re.Pattern[str]


def build_tables(lexicon: Lexicon) -> Tables:
    """Read all word tables of a lexicon."""

    def words(table: str) -> frozenset[str]:
        return frozenset(fold(row["form"]) for row in lexicon.rows(table))

    def column(table: str, name: str) -> dict[str, str]:
        return {fold(row["form"]): row[name] for row in lexicon.rows(table)}

    def numbers(table: str, name: str) -> dict[str, int]:
        return {form: int(value) for form, value in column(table, name).items()}

    rows = lexicon.rows
    return Tables(
        months=numbers("months", "number"),
        weekdays=numbers("weekdays", "number"),
        day_parts={fold(r["form"]): (r["code"], int(r["from_hour"]), int(r["to_hour"])) for r in rows("day_parts")},
        units=column("time_units", "unit"),
        numbers={fold(r["form"]): (int(r["value"]), r["kind"]) for r in rows("number_words")},
        ordinals=numbers("ordinal_words", "value"),
        deictics={fold(r["form"]): (int(r["days"]), r["part"]) for r in rows("time_deictics")},
        parts=column("period_parts", "modifier"),
        zones=column("time_zones", "offset"),
        tenses=column("tense_cues", "direction"),
        hijri=numbers("hijri_months", "number"),
        holidays=column("holidays", "key"),
        ramadan={int(r["year"]): date.fromisoformat(r["date"]) for r in rows("ramadan_starts")},
        name_heads=frozenset(row["form"] for row in rows("date_name_heads")),
        part_nouns=words("day_part_nouns"),
        prepositions=words("time_prepositions"),
        year_nouns=words("year_nouns"),
        counted=words("counted_nouns"),
        beside={kind: _of_kind(lexicon, kind) for kind in lexicon.schema["time_neighbours"].allowed["kind"]},
        since=closed_class(lexicon, "since"),
        law=_law(lexicon),
        student=_before(rf"(?:{_any_of(lexicon, 'student')})\w*{_BLANK}(?:\w+{_BLANK})?"),
    )


def _of_kind(lexicon: Lexicon, kind: str) -> frozenset[str]:
    return frozenset(fold(row["form"]) for row in lexicon.rows("time_neighbours") if row["kind"] == kind)


def _any_of(lexicon: Lexicon, kind: str) -> str:
    return "|".join(map(re.escape, sorted(_of_kind(lexicon, kind))))


def _law(lexicon: Lexicon) -> re.Pattern[str]:
    """A word for a law or a number, and at most a few words behind it."""
    words, begins = _any_of(lexicon, "law"), _any_of(lexicon, "law_begin")
    return _before(rf"\b(?:{words}|(?:{begins})\w*)\b[ .:]*[^,;:!?\n]{{0,18}}")


def _before(pattern: str) -> re.Pattern[str]:
    return re.compile(f"{pattern}$", re.IGNORECASE)


def tables(lexicon: Lexicon) -> Tables:
    """The tables of a lexicon, built once."""
    return lexicon.cached("temporal.tables", build_tables)
