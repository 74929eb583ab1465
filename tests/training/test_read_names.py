"""Names that a reader decided are found again by the hash of their sentence, in invented news."""

import lzma

import pytest
import spacy

from eventx.training.corpus import read_rows, write_rows
from eventx.training.documents import Mixture, without, write_documents
from eventx.training.read_names import READ, Decision, find_read, mend, read_decisions, sentence_key
from eventx.training.tokenizer import set_tokenizer

HEADER = "sentence\tcorpus\ttokens\tnames\n"
TEXT = (
    "Warga Kota Arum menunggu kedatangan Badrun Wiguna sejak pagi. "
    "Ia disambut pengurus Yayasan Melati di depan balai pertemuan."
)
FIRST = ["Warga", "Kota", "Arum", "menunggu", "kedatangan", "Badrun", "Wiguna", "sejak", "pagi", "."]
SIZE = len(FIRST)


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("id")
    set_tokenizer(nlp)
    return nlp


@pytest.fixture
def raw(tmp_path):
    folder = tmp_path / "raw"
    folder.mkdir()
    for name in ("news_a.txt.xz", "mixed_b.txt.xz"):
        with lzma.open(folder / name, "wt", encoding="utf-8") as out:
            out.write(f"{TEXT}\n{TEXT}\n")
    return folder


def decided(corpus="raw", tokens=SIZE, names=((5, 7, "PER"),)):
    return {sentence_key(FIRST): Decision(corpus, tokens, names)}


def test_a_sentence_of_raw_news_gets_the_readers_names_once(raw, nlp):
    (row,) = find_read(raw, nlp, decided())
    assert (row["corpus"], row["words"]) == (READ, FIRST)
    assert [(w, t) for w, t in zip(row["words"], row["names"], strict=True) if t != "O"] == [
        ("Badrun", "B-PER"),
        ("Wiguna", "I-PER"),
    ]


@pytest.mark.parametrize("given", [decided(corpus="idner"), decided(tokens=SIZE + 1), {}])
def test_what_is_of_another_corpus_or_cut_otherwise_is_left_out(raw, nlp, given):
    assert list(find_read(raw, nlp, given)) == []


def test_rows_of_a_corpus_are_mended(raw):
    row = {"corpus": "idner", "words": FIRST, "names": ["O"] * len(FIRST)}
    other = {**row, "words": [*FIRST[:-1], "!"]}
    (mended, same) = mend([row, other], decided(corpus="idner"))
    assert (mended["names"][5:7], same) == (["B-PER", "I-PER"], other)


def test_the_key_does_not_know_spaces():
    assert sentence_key(["Kota", "Arum"]) == sentence_key(["KotaArum"]) != sentence_key(["kota", "Arum"])


def test_decisions_are_read_and_checked(tmp_path):
    path = tmp_path / "read.tsv"
    path.write_text(f"{HEADER}00ff\traw\t4\t0:1:PER 2:4:ORG\n11ff\tidner\t2\t\n", encoding="utf-8")
    assert read_decisions(path) == {
        "00ff": Decision("raw", 4, ((0, 1, "PER"), (2, 4, "ORG"))),
        "11ff": Decision("idner", 2, ()),
    }
    assert read_decisions(path)["00ff"].tags() == ["B-PER", "O", "B-ORG", "I-ORG"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("00ff\traw\t4\t2:5:PER", "line 2: 2:5:PER is no name of 4 tokens"),
        ("00ff\traw\t4\t0:2:PER 1:3:PER", "1:3:PER is no name of 4 tokens behind token 2"),
        ("00ff\traw\t4\t0:2:EVENT", "0:2:EVENT is no name"),
        ("00ff\traw\t4", "3 columns, expected 4"),
    ],
)
def test_what_cannot_be_names_is_told(tmp_path, line, message):
    path = tmp_path / "read.tsv"
    path.write_text(f"{HEADER}{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        read_decisions(path)


def test_other_columns_are_told(tmp_path):
    path = tmp_path / "read.tsv"
    path.write_text("sentence\tnames\n", encoding="utf-8")
    with pytest.raises(ValueError, match="the columns are"):
        read_decisions(path)


def test_the_decisions_of_the_package_can_be_read():
    decisions = read_decisions()
    assert {decision.corpus for decision in decisions.values()} == {"raw", "idner"}
    assert all(len(key) == 16 and decision.tokens for key, decision in decisions.items())


def test_students_read_the_decided_sentence_and_no_longer_its_silver(tmp_path):
    silver = {"corpus": "raw", "words": FIRST, "spaces": [True] * len(FIRST), "names": ["O"] * len(FIRST),
              "sure_names": 0.9, "doc": 0, "place": 0}  # fmt: skip
    other = {**silver, "words": ["Hujan", *FIRST[1:]], "place": 1}
    read = {**silver, "corpus": READ, "names": decided()[sentence_key(FIRST)].tags()}
    assert without([silver, other], [read]) == [other]
    for name, rows in (("names", []), ("names.read", [read]), ("names.silver", [silver, other]), ("names.dev", [])):
        write_rows(rows, tmp_path / f"{name}.jsonl")
    figures = write_documents("names", tmp_path, tmp_path, Mixture({READ: 2}, 0.5, 1), seed=1)
    assert (figures["train"], figures["silver_sentences"]) == (3, 1)
    assert len(list(read_rows(tmp_path / "names.read.jsonl"))) == 1
