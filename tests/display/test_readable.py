"""Dates for the eye, beside what must stay as it is."""

from __future__ import annotations

import pytest

from eventx.display.markup import readable

VALUES = {
    "2025-03-04TNI": "2025-03-04 night",
    "2025-03-04T19:12+07:00": "2025-03-04 19:12+07:00",
    "2025-03-04TMO/2025-03-05TEV": "2025-03-04 morning/2025-03-05 evening",
    "2024-10": "2024-10",
    "2016-12~": "2016-12~",
    "198X": "198X",
}


@pytest.mark.parametrize(("value", "shown"), VALUES.items())
def test_readable(value: str, shown: str) -> None:
    assert readable(value) == shown
