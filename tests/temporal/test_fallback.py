"""Dates in other languages are read by dateparser, visibly, and nothing else is."""

from __future__ import annotations

from datetime import date

import pytest

from eventx.temporal import annotate

REF = date(2025, 2, 27)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('Poster itu bertuliskan "March 5, 2024".', "2024-03-05"),
        ('Spanduk "5 de marzo de 2024" dibentangkan.', "2024-03-05"),
        ('Prasasti bertanggal "14 juillet 1989" dipugar.', "1989-07-14"),
        ("Surat itu diteken 3 Disember 2019.", "2019-12-03"),
    ],
)
def test_foreign_dates(text: str, value: str) -> None:
    (time,) = annotate(text, REF).times
    assert (time.value, time.rule) == (value, "dateparser")


@pytest.mark.parametrize("text", ["March Simanjuntak hadir.", "Pesawat 8501 mendarat.", "Ia menang 2-1 pada menit 90."])
def test_left_alone(text: str) -> None:
    assert annotate(text, REF).times == ()


def test_impossible_foreign_date_gives_a_note() -> None:
    annotation = annotate('Poster itu bertuliskan "February 31, 2024".', REF)
    assert "dateparser" not in {time.rule for time in annotation.times}
