"""Well-known names that are written with one letter wrong: "Washignton", "Philadelpia", "Saint-Peterburg"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from eventx.lang.spelling import words

SHORTEST = 8  # letters from which one wrong letter makes no other name
SWAPPED = 2


class NearNames:
    """Names by their letters, one of them left out at a time.

    Names compare without case, accents, spaces, hyphens and the letters that spellings exchange.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[str, str] = {}
        for name in names:
            key = letters(name)
            if len(key) >= SHORTEST:
                self._names.setdefault(key, name)
        self._without: defaultdict[str, list[str]] = defaultdict(list)
        for key in self._names:
            for shorter in _shortened(key):
                self._without[shorter].append(key)

    def find(self, name: str) -> list[str]:
        """The names that differ in at most one letter left out, put in, exchanged or swapped with the next."""
        key = letters(name)
        if len(key) < SHORTEST:
            return []
        if key in self._names:
            return [self._names[key]]
        found = {key, *_shortened(key)}
        near = {one for form in found for one in (*self._without.get(form, ()), form) if one in self._names}
        return sorted(self._names[one] for one in near if one[0] == key[0] and one_slip(one, key))


def letters(name: str) -> str:
    """A name as one word without the differences of spelling."""
    return "".join(words(name))


def one_slip(a: str, b: str) -> bool:
    """Whether two words differ in one letter left out or exchanged, or in two neighbours swapped."""
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    left, right = a[head : len(a) - tail], b[head : len(b) - tail]
    return max(len(left), len(right)) <= 1 or (len(left) == SWAPPED and left == right[::-1])


def _shortened(key: str) -> set[str]:
    return {key[:i] + key[i + 1 :] for i in range(len(key))}
