"""A bound on what a pipeline learns from the texts it reads.

spaCy keeps every word form it has met, some 500 bytes each, and a million articles hold millions of them. Up to a limit
they stay, because known forms are cut into tokens faster; then a batch is read in a memory zone of spaCy's, which
forgets the batch's new forms at its end. A zone belongs to the vocabulary, not to a thread: other threads wait.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakKeyDictionary

from spacy.language import Language

LIMIT = 200_000
"""Word forms that a pipeline may learn for good, beyond those it was loaded with: some 100 MB."""


class Vocabulary:
    """Who reads with a pipeline at the moment, and whether new word forms may still be kept."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._loaded = len(nlp.vocab.strings)
        self.reset()

    def reset(self) -> None:
        """Forget the readers: in a forked process none of them goes on."""
        self._changed = threading.Condition()
        self._readers = 0
        self._waiting = 0
        self._zone = False

    @property
    def full(self) -> bool:
        """Whether as many word forms have been learnt as may be."""
        return len(self._vocab.strings) - self._loaded > LIMIT

    @contextmanager
    def article(self) -> Iterator[None]:
        """Read an article beside other threads; what is learnt stays."""
        with self._changed:
            self._changed.wait_for(lambda: not self._zone and not self._waiting)
            self._readers += 1
        try:
            yield
        finally:
            with self._changed:
                self._readers -= 1
                self._changed.notify_all()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Read a batch of articles; where the vocabulary is full, alone, and nothing learnt stays.

        No document of the batch may be used afterwards.
        """
        if not self.full or self._vocab.in_memory_zone:  # type: ignore[attr-defined]
            with self.article():
                yield
            return
        with self._changed:
            self._waiting += 1
            self._changed.wait_for(lambda: not self._zone and not self._readers)
            self._waiting -= 1
            self._zone = True
        try:
            with self._vocab.memory_zone():
                yield
        finally:
            with self._changed:
                self._zone = False
                self._changed.notify_all()


_vocabularies: WeakKeyDictionary[Language, Vocabulary] = WeakKeyDictionary()
_lock = threading.Lock()


def vocabulary_of(nlp: Language) -> Vocabulary:
    """The one guard of a pipeline, whoever asks."""
    with _lock:
        if nlp not in _vocabularies:
            _vocabularies[nlp] = Vocabulary(nlp)
        return _vocabularies[nlp]


def _after_fork() -> None:
    global _lock
    _lock = threading.Lock()
    for vocabulary in list(_vocabularies.values()):
        vocabulary.reset()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
