"""Numbers in digits, words and Roman numerals."""

from __future__ import annotations

import re
from fractions import Fraction

from eventx.temporal.tables import Tables

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_PRODUCT = re.compile(r"([0-9]{1,2}) ?[x×] ?([0-9]{1,3})")
_DIGITS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+(?:,[0-9]+)?")


def roman(text: str) -> int | None:
    """The value of a Roman numeral up to C, or None."""
    values = [_ROMAN.get(c) for c in text.casefold()]
    if not values or None in values:
        return None
    total = 0
    numbers = [v or 0 for v in values]
    for value, following in zip(numbers, [*numbers[1:], 0], strict=True):
        total += -value if value < following else value
    return total


def quantity(text: str, tables: Tables) -> Fraction | None:
    """The value of a number in digits (``1,5``, ``2x24``) or words (``dua puluh lima``); None for others."""
    text = text.strip().casefold()
    product = _PRODUCT.fullmatch(text)
    if product:
        return Fraction(int(product[1]) * int(product[2]))
    if _DIGITS.fullmatch(text):
        return Fraction(text.replace(".", "").replace(",", "."))
    total = current = 0
    for word in text.split():
        row = tables.numbers.get(word)
        if row is None:
            return None
        value, kind = row
        if kind == "one" or kind == "teen":
            current += value
        elif kind in ("ten", "hundreds"):
            total += (current or 1) * value
            current = 0
        else:
            total += value
    return Fraction(total + current)


def ordinal(text: str, tables: Tables) -> int | None:
    """The value of an ordinal: ``ketiga``, ``ke-3``, ``III``, ``3``."""
    text = text.strip().casefold()
    if text in tables.ordinals:
        return tables.ordinals[text]
    bare = re.sub(r"^ke[- ]?", "", text)
    if bare.isdigit():
        return int(bare)
    words = quantity(bare, tables) if bare != text else None
    return int(words) if words is not None else roman(bare)
