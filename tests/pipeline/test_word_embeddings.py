"""Remembered words: the model's own numbers, bounded, safe between threads, and nothing of it in a saved pipeline."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from eventx.pipeline import word_embeddings
from eventx.pipeline.load import load_pipeline, packaged_model
from eventx.pipeline.word_embeddings import CachedEmbedding, cache_embeddings

WORDS = [f"kata{number}" for number in range(60)] + ["Jakarta", "mengatakan", "-", "x", "2025"]
TEXT = "Presiden menerima Duta Besar Jepang di Istana Merdeka, Jakarta, Senin (3/3/2025)."


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(packaged_model())


@pytest.fixture
def cached() -> Language:
    nlp = spacy.load(packaged_model())
    cache_embeddings(nlp)
    return nlp


def model(nlp: Language) -> Any:
    return nlp.get_pipe("tok2vec").model


def docs_of(nlp: Language, *lists: list[str]) -> list[Doc]:
    return [Doc(nlp.vocab, words=words) for words in lists]


def same(first: list[Any], second: list[Any]) -> None:
    assert len(first) == len(second)
    for one, other in zip(first, second, strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("lists", [[WORDS], [WORDS[:3] * 4, [], ["x"]], [["Jakarta"]]])
def test_the_same_numbers_as_the_layer(plain: Language, cached: Language, lists: list[list[str]]) -> None:
    for _ in range(2):
        same(model(cached).predict(docs_of(cached, *lists)), model(plain).predict(docs_of(plain, *lists)))


def test_a_norm_that_differs_from_the_words_own_counts(plain: Language, cached: Language) -> None:
    for norm in ("yang", "tidak"):
        found = []
        for nlp in (plain, cached):
            doc = Doc(nlp.vocab, words=["yg", "yg"])
            doc[1].norm_ = norm
            found.append(model(nlp).predict([doc]))
        same(*found)
        assert not np.array_equal(found[0][0][0], found[0][0][1])


def test_a_full_cache_begins_anew(plain: Language, cached: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_embeddings, "LIMIT", 10)
    for first in range(0, 60, 7):
        lists = [WORDS[first : first + 7]]
        same(model(cached).predict(docs_of(cached, *lists)), model(plain).predict(docs_of(plain, *lists)))
        assert 0 < len(model(cached).get_ref("embed")._func._row_of) <= 10
    same(model(cached).predict(docs_of(cached, WORDS)), model(plain).predict(docs_of(plain, WORDS)))


def test_the_layers_behind_run_in_portions(plain: Language, cached: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_embeddings, "TOKENS", 5)
    lists = [WORDS[start : start + size] for start, size in [(0, 3), (3, 1), (4, 9), (13, 0), (13, 30), (50, 2)]]
    same(model(cached).predict(docs_of(cached, *lists)), model(plain).predict(docs_of(plain, *lists)))


def test_threads_get_the_same_numbers(plain: Language, cached: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_embeddings, "LIMIT", 12)
    lists = [WORDS[first : first + 8] for first in range(50)]
    right = [model(plain).predict(docs_of(plain, words)) for words in lists]
    given = [docs_of(cached, words) for words in lists] * 3
    with ThreadPoolExecutor(8) as pool:
        for number, found in enumerate(pool.map(model(cached).predict, given)):
            same(found, right[number % len(right)])


def test_training_goes_past_the_cache(cached: Language) -> None:
    embed = model(cached).get_ref("embed")
    arrays, backward = embed(docs_of(cached, WORDS), is_train=True)
    assert not embed._func._row_of
    backward(arrays)


def test_the_packaged_pipeline_is_cached_and_saved_as_plain_spacy(tmp_path: Path, plain: Language) -> None:
    nlp = load_pipeline()
    assert isinstance(model(nlp).get_ref("embed")._func, CachedEmbedding)
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert not isinstance(model(again).get_ref("embed")._func, CachedEmbedding)
    assert plain(TEXT).to_json() == nlp(TEXT).to_json() == again(TEXT).to_json()


def test_a_pipeline_without_such_layers_stays_as_it_is() -> None:
    nlp = spacy.blank("id")
    nlp.add_pipe("sentencizer")
    cache_embeddings(nlp)
    assert [sentence.text for sentence in nlp("Ia pergi. Ia pulang.").sents] == ["Ia pergi.", "Ia pulang."]
