"""Finding the phrases of a table in a sequence of words: one dictionary look-up a word, the longest phrase wins."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

V = TypeVar("V")


class PhraseTable(Generic[V]):
    """Phrases of one or more words with a value each, matched without regard to case.

    Args:
        entries: phrases, words separated by white space, and their values; of two equal phrases the first counts.
    """

    def __init__(self, entries: Iterable[tuple[str, V]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        self._all: dict[tuple[str, ...], V] = {}
        for phrase, value in entries:
            words = tuple(phrase.casefold().split())
            if words and words not in self._all:
                self._all[words] = value
                self._by_first.setdefault(words[0], []).append((words, value))
                self._by_last.setdefault(words[-1], []).append((words, value))
        for index in (self._by_first, self._by_last):
            for found in index.values():
                found.sort(key=lambda entry: -len(entry[0]))

    def get(self, phrase: str) -> V | None:
        """The value of a phrase as a whole."""
        return self._all.get(tuple(phrase.casefold().split()))

    def starting(self, lower: Callable[[int], str], i: int, limit: int) -> tuple[int, V] | None:
        """The longest phrase that begins at word `i` and ends before `limit`: its end and value."""
        for words, value in self._by_first.get(lower(i), ()):
            end = i + len(words)
            if end <= limit and all(lower(i + k) == word for k, word in enumerate(words)):
                return end, value
        return None

    def ending(self, lower: Callable[[int], str], end: int, floor: int) -> tuple[int, V] | None:
        """The longest phrase that ends before word `end` and begins at `floor` or later: its begin and value."""
        for words, value in self._by_last.get(lower(end - 1), ()):
            begin = end - len(words)
            if begin >= floor and all(lower(begin + k) == word for k, word in enumerate(words)):
                return begin, value
        return None
