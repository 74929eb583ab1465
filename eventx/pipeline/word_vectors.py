"""Sub-word vectors that remember the words they have seen.

A floret vector is the mean over all sub-words of a word, which spaCy works out anew for every batch: a quarter of the
time of the packaged pipeline. News repeats its words, so the vectors of the latest words are kept.
"""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.vectors import Mode, Vectors  # type: ignore[import-not-found]

LIMIT = 20_000
"""Words that are kept (8 MB at 100 numbers a word); when they are full, all are forgotten and filling begins anew."""


class CachedVectors(Vectors):  # type: ignore[misc]
    """A floret table with a bounded cache in front; gives the same numbers as the table that it was made from."""

    def __init__(self, table: Vectors) -> None:
        super().__init__(
            strings=table.strings,
            data=table.data,
            name=table.name,
            mode=table.mode,
            minn=table.minn,
            maxn=table.maxn,
            hash_count=table.hash_count,
            hash_seed=table.hash_seed,
            bow=table.bow,
            eow=table.eow,
        )
        self._lock = threading.Lock()
        self._row_of: dict[int, int] = {}
        self._kept = np.empty((LIMIT, table.data.shape[1]), dtype=table.data.dtype)

    def get_batch(self, keys: Any) -> Any:
        """The vectors of words, a row each.

        Args:
            keys: hashes of words as an array of integers, or whatever else `Vectors.get_batch` takes.
        """
        if not isinstance(keys, np.ndarray) or not len(keys):
            return super().get_batch(keys)
        words, inverse = np.unique(keys, return_inverse=True)
        if len(words) > LIMIT:
            return super().get_batch(keys)
        with self._lock:
            return self._kept[self._rows(words.tolist())][inverse]

    def _rows(self, words: list[int]) -> list[int]:
        row_of = self._row_of
        missing = [word for word in words if word not in row_of]
        if len(row_of) + len(missing) > LIMIT:
            row_of.clear()
            missing = words
        if missing:
            first = len(row_of)
            self._kept[first : first + len(missing)] = super().get_batch(missing)
            row_of.update((word, first + offset) for offset, word in enumerate(missing))
        return [row_of[word] for word in words]


def cache_vectors(nlp: Language) -> None:
    """Put a cache before a pipeline's floret vectors; a pipeline with other vectors, or none, stays as it is."""
    vectors = nlp.vocab.vectors
    if type(vectors) is Vectors and vectors.mode == Mode.floret and isinstance(vectors.data, np.ndarray):
        nlp.vocab.vectors = CachedVectors(vectors)
