"""Feasts follow the official Indonesian dates."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hijridate import Hijri

from eventx.lang.lexicon import get_lexicon
from eventx.temporal import annotate
from eventx.temporal.holidays import easter, feast_days, hijri_to_gregorian
from eventx.temporal.tables import tables

TABLES = tables(get_lexicon())
OFFICIAL = [
    # year, month, day of the Hijri calendar; the day in Indonesia
    (1446, 9, 1, date(2025, 3, 1)),
    (1446, 10, 1, date(2025, 3, 31)),
    (1445, 9, 1, date(2024, 3, 12)),
    (1445, 10, 1, date(2024, 4, 10)),
    (1446, 12, 10, date(2025, 6, 6)),
    (1447, 1, 1, date(2025, 6, 27)),
    (1439, 10, 1, date(2018, 6, 15)),
]


@pytest.mark.parametrize(("year", "month", "day", "expected"), OFFICIAL)
def test_official_hijri_dates(year: int, month: int, day: int, expected: date) -> None:
    assert hijri_to_gregorian(year, month, day, TABLES) == expected


@pytest.mark.parametrize(("year", "first"), sorted(TABLES.ramadan.items()))
def test_table_of_ramadan_is_near_the_computed_calendar(year: int, first: date) -> None:
    computed = Hijri(year, 9, 1).to_gregorian()
    assert abs((first - date(computed.year, computed.month, computed.day)).days) <= 1
    feast = hijri_to_gregorian(year, 10, 1, TABLES)
    assert feast is not None
    assert feast - first in (timedelta(days=29), timedelta(days=30))


@pytest.mark.parametrize("year", range(1990, 2031))
def test_easter_follows_good_friday(year: int) -> None:
    assert easter(year) - timedelta(days=2) in feast_days("Wafat Yesus Kristus", year)


def test_unknown_years_give_no_feast() -> None:
    assert feast_days("Hari Raya Idul Fitri", 1800) == ()
    assert hijri_to_gregorian(1600, 9, 1, TABLES) is None


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("Pasar ramai menjelang Lebaran.", date(2025, 3, 20), "2025-03-31"),
        ("Umat merayakan Natal.", date(2025, 1, 5), "2024-12-25"),
        ("Tiket Natal mulai dijual.", date(2025, 11, 5), "2025-12-25"),
        ("Kantor tutup pada Ramadan.", date(2025, 2, 20), "2025-03-01/2025-03-30"),
        ("Ia lahir pada 17 Ramadan 1446 H.", date(2025, 2, 20), "2025-03-17"),
    ],
)
def test_feasts_in_text(text: str, published: date, value: str) -> None:
    assert [time.value for time in annotate(text, published).times] == [value]


def test_calendars_are_only_imported_for_feasts() -> None:
    code = (
        "import sys, datetime, eventx.temporal as t\n"
        "t.annotate('Rapat digelar Kamis (27/2/2025) pukul 09.00 WIB.', datetime.date(2025, 2, 27))\n"
        "assert not {'dateparser', 'holidays', 'hijridate', 'spacy'} & set(sys.modules)\n"
        "t.annotate('Mudik Lebaran 2025.', datetime.date(2025, 2, 27))\n"
        "assert 'holidays' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
