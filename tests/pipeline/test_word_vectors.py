"""Cached sub-word vectors: the table's own numbers, bounded, and safe between threads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.vectors import Vectors

from eventx.pipeline import word_vectors
from eventx.pipeline.load import load_pipeline, packaged_model
from eventx.pipeline.word_vectors import CachedVectors, cache_vectors

WORDS = [f"kata{number}" for number in range(60)] + ["Jakarta", "mengatakan", "-", "x"]


@pytest.fixture
def table() -> Vectors:
    data = np.random.default_rng(1).random((500, 8), dtype=np.float32)
    return Vectors(data=data, mode="floret", minn=3, maxn=4, hash_count=2)


def keys(table: Vectors, words: list[str]) -> np.ndarray:
    return np.asarray([table.strings.add(word) for word in words], dtype=np.uint64)


@pytest.mark.parametrize("words", [WORDS, WORDS[:3] * 4, ["x"]])
def test_the_same_numbers_as_the_table(table: Vectors, words: list[str]) -> None:
    cached = CachedVectors(table)
    for _ in range(2):
        np.testing.assert_array_equal(cached.get_batch(keys(table, words)), table.get_batch(keys(table, words)))
    assert cached.get_batch(words[:1]).shape == (1, 8), "words as text go to the table"


def test_a_full_cache_begins_anew(table: Vectors, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_vectors, "LIMIT", 10)
    cached = CachedVectors(table)
    for first in range(0, 60, 7):
        wanted = keys(table, WORDS[first : first + 7])
        np.testing.assert_array_equal(cached.get_batch(wanted), table.get_batch(wanted))
        assert len(cached._row_of) <= 10
    everything = keys(table, WORDS)
    np.testing.assert_array_equal(cached.get_batch(everything), table.get_batch(everything))


def test_threads_get_the_same_numbers(table: Vectors, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_vectors, "LIMIT", 12)
    cached = CachedVectors(table)
    batches = [keys(table, WORDS[first : first + 8]) for first in range(50)] * 8
    with ThreadPoolExecutor(8) as pool:
        for batch, found in zip(batches, pool.map(cached.get_batch, batches), strict=True):
            np.testing.assert_array_equal(found, table.get_batch(batch))


def test_the_packaged_pipeline_is_cached_and_saved_as_plain_spacy(tmp_path: Path) -> None:
    nlp = load_pipeline()
    assert isinstance(nlp.vocab.vectors, CachedVectors)
    nlp.to_disk(tmp_path)
    again, plain = spacy.load(tmp_path), spacy.load(packaged_model())
    text = "Presiden menerima Duta Besar Jepang di Istana Merdeka, Jakarta, Senin (3/3/2025)."
    assert plain(text).to_json() == nlp(text).to_json() == again(text).to_json()


def test_a_pipeline_without_sub_word_vectors_stays_as_it_is() -> None:
    nlp = spacy.blank("id")
    before = nlp.vocab.vectors
    cache_vectors(nlp)
    assert nlp.vocab.vectors is before
