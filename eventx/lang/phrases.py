"""Finding the phrases of a table in a sequence of words: one dictionary look-up a word, the longest phrase wins."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, Protocol, TypeVar

V = TypeVar("V")


class Words(Protocol):
    """A text with its words in lower case."""

    @property
    def lowers(self) -> list[str]:
        """The words, lower case."""


class PhraseTable(Generic[V]):
    """Phrases of one or more words with a value each, matched without regard to case.

    Args:
        entries: phrases, words separated by white space, and their values; of two equal phrases the first counts.

    Attributes:
        by_first: (all words, value) of the phrases by their first word, the longest first.
    """

    def __init__(self, entries: Iterable[tuple[str, V]]) -> None:
        self.by_first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        self._all: dict[tuple[str, ...], V] = {}
        for phrase, value in entries:
            words = tuple(phrase.casefold().split())
            if words and words not in self._all:
                self._all[words] = value
                self.by_first.setdefault(words[0], []).append((words, value))
                self._by_last.setdefault(words[-1], []).append((words, value))
        for index in (self.by_first, self._by_last):
            for found in index.values():
                found.sort(key=lambda entry: -len(entry[0]))

    def get(self, phrase: str) -> V | None:
        """The value of a phrase as a whole."""
        return self._all.get(tuple(phrase.casefold().split()))

    def starting(self, lower: Callable[[int], str], i: int, limit: int) -> tuple[int, V] | None:
        """The longest phrase that begins at word `i` and ends before `limit`: its end and value."""
        for words, value in self.by_first.get(lower(i), ()):
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

    def at(self, text: Words, i: int) -> tuple[int, V] | None:
        """The longest phrase that begins at word `i` of a text: (number of words, value)."""
        lowers = text.lowers
        entries = self.by_first.get(lowers[i]) if 0 <= i < len(lowers) else None
        if entries is None:
            return None
        for words, value in entries:
            size = len(words)
            if size == 1 or tuple(lowers[i : i + size]) == words:
                return size, value
        return None

    def all_in(self, text: Words) -> dict[int, tuple[int, V]]:
        """What `at` gives for each word of a text where a phrase begins."""
        begins = [i for i, word in enumerate(text.lowers) if word in self.by_first]
        return {i: hit for i in begins if (hit := self.at(text, i)) is not None}

    def ending_at(self, text: Words, i: int) -> tuple[int, V] | None:
        """The longest phrase whose last word is `i`: (first word, value)."""
        lowers = text.lowers
        entries = self._by_last.get(lowers[i]) if 0 <= i < len(lowers) else None
        if entries is None:
            return None
        for words, value in entries:
            first = i + 1 - len(words)
            if len(words) == 1 or (first >= 0 and tuple(lowers[first : i + 1]) == words):
                return first, value
        return None
