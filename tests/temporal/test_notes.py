"""Typing errors and contradictions of the source leave a note, and never an invented day."""

from __future__ import annotations

from datetime import date

import pytest

from eventx.temporal import annotate

CASES = [
    # text, publication, value or None, code of the note or None
    ("Ia ditangkap Selasa (4/11/205).", date(2025, 11, 5), "2025-11-04", "time-typo"),
    ("Ia ditangkap pada 4/11/205.", date(2025, 11, 5), None, "time-typo"),
    ("Ia ditangkap 31 Februari 2025.", date(2025, 3, 5), None, "time-typo"),
    ("Ia ditangkap Kamis (26/2/2025).", date(2025, 2, 27), "2025-02-26", "time-contradiction"),
    ("Ia ditangkap Kamis (2/1/2024).", date(2025, 1, 3), "2025-01-02", "time-contradiction"),
    ("Ia ditangkap Rabu (5/6).", date(2025, 2, 27), "2024-06-05", None),
    ("Ia ditangkap Senin (26/2).", date(2025, 2, 27), "2025-02-26", "time-contradiction"),
    ("Ia ditangkap Rabu (26/2/2025).", date(2025, 2, 27), "2025-02-26", None),
    ("Ia ditangkap Rabu (26).", date(2025, 2, 27), "2025-02-26", None),
    ("Ia ditangkap Rabu lalu.", None, None, "time-unresolved"),
    ("Ia ditangkap 26 Februari.", None, "XXXX-02-26", None),
]


@pytest.mark.parametrize(("text", "published", "value", "code"), CASES)
def test_note(text: str, published: date | None, value: str | None, code: str | None) -> None:
    annotation = annotate(text, published)
    assert [time.value for time in annotation.times] == ([] if value is None else [value])
    assert [note.code for note in annotation.notes] == ([] if code is None else [code])
    for note in annotation.notes:
        assert note.span is not None
        assert text[note.span.start : note.span.end] == note.span.text
