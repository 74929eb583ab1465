"""Tags that word formation settles, beside words that only look like verbs."""

import pytest
import spacy
from spacy.tokens import Doc

from eventx.lang.lexicon import get_lexicon
from eventx.pipeline.tags import repair_tags

VOCAB = spacy.blank("id").vocab


def repaired(words: list[str], tags: list[str]) -> list[str]:
    doc = Doc(VOCAB, words=words, pos=tags, deps=["dep"] * len(words), heads=[0] * len(words))
    repair_tags(doc, get_lexicon())
    return [token.pos_ for token in doc]


@pytest.mark.parametrize(
    ("words", "tags", "wanted"),
    [
        (["Direksi", "memecat", "manajer"], ["NOUN", "NOUN", "NOUN"], ["NOUN", "VERB", "NOUN"]),
        (["Ia", "ditangkap", "polisi"], ["PRON", "ADJ", "VERB"], ["PRON", "VERB", "NOUN"]),
        (["Menangkap", "ikan"], ["PROPN", "NOUN"], ["VERB", "NOUN"]),
        (["Menteri", "memakai", "meja"], ["NOUN", "VERB", "NOUN"], ["NOUN", "VERB", "NOUN"]),
        (["Film", "Menangkap", "Angin"], ["NOUN", "PROPN", "PROPN"], ["NOUN", "PROPN", "PROPN"]),
        (["penangkapan", "itu"], ["NOUN", "DET"], ["NOUN", "DET"]),
    ],
)
def test_repair(words: list[str], tags: list[str], wanted: list[str]) -> None:
    assert repaired(words, tags) == wanted


def test_a_verb_leaves_the_noun_phrase() -> None:
    doc = Doc(
        VOCAB,
        words=["Kapolri", "mencopot", "Andi"],
        pos=["NOUN"] * 3,
        deps=["ROOT", "compound", "nmod"],
        heads=[0, 0, 0],
    )
    repair_tags(doc, get_lexicon())
    assert doc[1].dep_ == "dep"


@pytest.mark.parametrize(("word", "wanted"), [("kerja", "NOUN"), ("Kerja", "VERB"), ("bekerja", "VERB")])
def test_a_bare_root_that_belongs_to_a_noun_is_one(word: str, wanted: str) -> None:
    doc = Doc(VOCAB, words=["kunjungan", word], pos=["NOUN", "VERB"], deps=["ROOT", "nmod"], heads=[0, 0])
    repair_tags(doc, get_lexicon())
    assert doc[1].pos_ == wanted
