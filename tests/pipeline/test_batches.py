"""Steps of all documents together give what spaCy gives one document after the other."""

from __future__ import annotations

from itertools import islice
from typing import Any

import pytest
import spacy
from spacy.language import Language

from eventx.pipeline.batches import FEWEST, parse_docs
from eventx.pipeline.load import load_pipeline, packaged_model
from tests.benchmarks.corpus import articles

TEXTS = [
    *islice(articles(paragraphs=3), 7),
    "",
    "Ya.",
    "\n\n",
    '"Kami siap," kata Ratna Dewi di Ambon.',
    "Menteri Perdagangan bertemu Duta Besar Jepang di Jakarta, Senin (3/3/2025). Keduanya membahas beras.",
]


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(packaged_model())


def tree(doc: Any) -> Any:
    return doc.to_json()


@pytest.mark.parametrize("batch_size", [1, FEWEST - 1, FEWEST, 5, 100])
def test_the_same_annotations_as_spacy_in_order(plain: Language, batch_size: int) -> None:
    nlp = load_pipeline()
    right = [tree(doc) for doc in plain.pipe(TEXTS)]
    assert [tree(doc) for doc in parse_docs(nlp, map(nlp.make_doc, TEXTS), batch_size)] == right


def test_classes_that_training_never_saw_are_never_taken(plain: Language) -> None:
    nlp = spacy.load(packaged_model())
    for name in ("parser", "ner"):
        model = nlp.get_pipe(name).model  # type: ignore[attr-defined]
        model.attrs["unseen_classes"] = {0, 1}
    right = [tree(doc) for doc in nlp.pipe(TEXTS)]
    assert [tree(doc) for doc in parse_docs(nlp, map(nlp.make_doc, TEXTS), 100)] == right
    assert right != [tree(doc) for doc in plain.pipe(TEXTS)], "two classes less make a difference"


def test_only_as_many_are_read_ahead_as_a_batch_holds() -> None:
    nlp = load_pipeline()
    read = []

    def source() -> Any:
        for text in TEXTS:
            read.append(text)
            yield nlp.make_doc(text)

    next(parse_docs(nlp, source(), 4))
    assert len(read) == 4


def test_components_of_other_kinds_run_too() -> None:
    nlp = spacy.blank("id")
    nlp.add_pipe("sentencizer")
    found = list(parse_docs(nlp, map(nlp.make_doc, ["Ia pergi. Ia pulang."] * 4), 3))
    assert [len(list(doc.sents)) for doc in found] == [2] * 4
    assert not list(parse_docs(nlp, [], 3))
