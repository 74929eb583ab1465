"""Counts that are called round, a bound or a guess, beside counts that only look so."""

import pytest

import eventx


@pytest.mark.parametrize(
    ("before", "approximate"),
    [
        ("sekitar ", True),
        ("lebih dari ", True),
        ("sedikitnya ", True),
        ("setidaknya ", True),
        ("nyaris ", True),
        ("diperkirakan ", True),
        ("", False),
        ("sebanyak ", False),
        ("tujuh dari ", False),  # a part of ten
    ],
)
def test_what_rounds_a_count(before: str, approximate: bool) -> None:
    text = f"Polisi menangkap {before}10 orang di Solo, Senin (3/3/2025)."
    (event,) = eventx.extract(text, published="2025-03-04").events
    found = [quantity for quantity in event.quantities if quantity.value == 10]
    assert [quantity.approximate for quantity in found] == [approximate]
