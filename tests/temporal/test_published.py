"""The publication date from heading, dateline or text."""

from __future__ import annotations

from datetime import date

import pytest

from eventx.document.published import infer_published

CASES = [
    ("Februari 27, 2025\n\nMenteri Umumkan Babak Baru\n\nPertemuan akan digelar Kamis.", date(2025, 2, 27), "dateline"),
    (
        "Menteri Umumkan Babak Baru\nKamis, 27 Februari 2025 10:35 WIB\n\nMenteri berbicara.",
        date(2025, 2, 27),
        "dateline",
    ),
    ("JAKARTA, 27 Februari 2025 - Menteri mengumumkan babak baru.", date(2025, 2, 27), "dateline"),
    ("Jakarta (27/2/2025) – Menteri mengumumkan babak baru.", date(2025, 2, 27), "dateline"),
    ("Rapat akan digelar di Bandung pada Kamis (27/2/2025), besok.", date(2025, 2, 26), "text"),
    ("Rapat digelar di Bandung hari ini, Kamis (27/2/2025).", date(2025, 2, 27), "text"),
    ("Rapat akan digelar di Bandung besok, Jumat (28/2/2025).", date(2025, 2, 27), "text"),
    (
        '"Kami siap," kata Rina di Bandung, Rabu (26/2/2025). Rapat akan digelar Jumat (28/2/2025).',
        date(2025, 2, 26),
        "text",
    ),
    ("Rapat digelar di Bandung pada Rabu (26/2).", None, None),
    ("Candi itu dipugar pada 1987.", None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("text", "expected", "source"), CASES)
def test_infer_published(text: str, expected: date | None, source: str | None) -> None:
    assert infer_published(text) == (expected, source)
