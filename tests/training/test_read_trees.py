"""Trees that a reader decided, joined to their sentences; what teachers say of the same sentences is left out."""

import json

import pytest
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from eventx.training.corpus import write_rows
from eventx.training.documents import Mixture, write_documents
from eventx.training.read_trees import is_tree, join_trees, load_trees, save_trees, sentence_key, write_read_trees

WORDS = ["Wulan", "menulis", "surat", "kepada", "wali", "kota", "Arum", "."]
READ = {
    "heads": [2, 0, 2, 5, 2, 5, 5, 2],
    "deps": ["nsubj", "root", "obj", "case", "obl", "nmod", "nmod", "punct"],
    "upos": ["PROPN", "VERB", "NOUN", "ADP", "NOUN", "NOUN", "PROPN", "PUNCT"],
}
BY_TEACHERS = {**READ, "heads": [2, 0, 2, 5, 3, 5, 5, 2], "sure_tree": 0.99}


def row(words, **more):
    return {"corpus": "raw", "words": words, "spaces": [True] * len(words), "doc": 3, "place": 0, **more}


def test_a_sentence_gets_its_tree_once_and_others_none():
    others = [row([*WORDS[:-1], "!"]), row(WORDS[:3])]
    joined = list(join_trees([*others, row(WORDS), row(WORDS)], {sentence_key(WORDS): READ}))
    assert joined == [{**row(WORDS), **READ, "corpus": "read"}]


def test_a_file_of_trees_holds_no_word_and_is_read_back(tmp_path):
    path = tmp_path / "trees.tsv"
    save_trees({sentence_key(WORDS): READ}, path, notes=["one sentence"])
    text = path.read_text(encoding="utf-8")
    assert not any(word in text for word in WORDS[:-1])
    assert load_trees(path) == {sentence_key(WORDS): READ}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("ab\t2 0\tnsubj root", "3 columns"),
        ("ab\t2 0\tnsubj root\tNOUN", "2 heads, 2 relations, 1 tags"),
        ("ab\t2 1\tnsubj obj\tNOUN VERB", "no tree"),
        ("ab\t0 0\troot root\tNOUN VERB", "no tree"),
        ("ab\t2 3 2 0\tnmod nmod nmod root\tNOUN NOUN NOUN VERB", "no tree"),
    ],
)
def test_what_is_no_tree_is_refused(tmp_path, line, says):
    path = tmp_path / "trees.tsv"
    path.write_text(f"# a note\nsentence\theads\trelations\ttags\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=says) as error:
        load_trees(path)
    assert "trees.tsv, line 3" in str(error.value)


@pytest.mark.parametrize(
    ("heads", "good"),
    [([0], True), ([2, 0, 2], True), ([1, 0], False), ([2, 3, 1, 0], False), ([5, 0], False), ([2, 2], False)],
)
def test_one_root_and_no_circle(heads, good):
    assert is_tree(heads) is good


def test_the_trees_of_the_project_are_trees_with_known_relations():
    trees = load_trees()
    assert trees
    relations = {relation for tree in trees.values() for relation in tree["deps"]}
    assert {"nmod", "obl", "acl:relcl", "flat:name"} <= relations
    for tree in trees.values():
        roots = [relation for head, relation in zip(tree["heads"], tree["deps"], strict=True) if not head]
        assert roots == ["root"] and tree["deps"].count("root") == 1


def test_sentences_are_looked_up_in_raw_news(tmp_path):
    import lzma

    with lzma.open(tmp_path / "news_mine.txt.xz", "wt", encoding="utf-8") as out:
        out.write("Wulan menulis surat kepada wali kota Arum. Wali kota belum membalas surat itu sampai kemarin.\n")
    save_trees({sentence_key(WORDS): READ, "0" * 16: READ}, tmp_path / "trees.tsv")
    counts = write_read_trees(tmp_path, tmp_path / "trees.read.jsonl", tmp_path / "trees.tsv")
    assert counts == {"sentences": 1, "not_found": 1}
    (found,) = map(json.loads, (tmp_path / "trees.read.jsonl").read_text("utf-8").splitlines())
    assert (found["words"], found["heads"], found["corpus"]) == (WORDS, READ["heads"], "read")


def test_the_student_reads_what_was_decided_and_not_what_teachers_said_of_it(tmp_path):
    other = ["Sari", *WORDS[1:]]
    write_rows([row(WORDS, **READ) | {"corpus": "read"}], tmp_path / "trees.read.jsonl")
    write_rows([], tmp_path / "trees.jsonl")
    write_rows([row(WORDS, **READ)], tmp_path / "trees.dev.jsonl")
    silver = [row(WORDS, **BY_TEACHERS), row(other, **BY_TEACHERS) | {"doc": 4}]
    write_rows(silver, tmp_path / "trees.silver.jsonl")
    counts = write_documents("trees", tmp_path, tmp_path, Mixture({"read": 2}, 0.75, 1), seed=1)
    assert (counts["train"], counts["silver_sentences"]) == (3, 1)
    docs = list(DocBin().from_disk(tmp_path / "trees.spacy").get_docs(Vocab()))
    heads = sorted((doc[0].text.title(), doc[4].head.text.lower()) for doc in docs)
    assert heads == [("Sari", "surat"), ("Wulan", "menulis"), ("Wulan", "menulis")]
