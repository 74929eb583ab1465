"""The lemmatizer's table: what the treebank says, affix rules for the rest, and spaCy reads it without this project."""

import json
import subprocess
import sys
from collections import Counter

import pytest
import spacy

from eventx.training.lemmas import (
    accuracy,
    add_lemmatizer,
    best_lemmas,
    count_forms,
    find_roots,
    make_table,
    read_lemmas,
    write_lemmas,
)


def line(number, form, lemma, pos="NOUN"):
    return "\t".join([number, form, lemma, pos, *"______"])


TREE = "\n".join([
    "# text = Rumahnya dijual Badrun.", line("1-2", "Rumahnya", "_", "_"), line("1", "Rumah", "rumah"),
    line("2", "nya", "nya", "PRON"), line("3", "dijual", "jual", "VERB"), line("4", "Badrun", "Badrun", "PROPN"),
    line("5", ".", ".", "PUNCT"), "", "# text = Badrun", line("1", "Badrun", "Badrun", "PROPN"),
    line("2", "membeli", "beli", "VERB"), line("3", "Pasar", "Pasar", "NOUN"), "",
])  # fmt: skip


def test_forms_of_a_treebank_in_lower_case_and_whole():
    found = list(read_lemmas(TREE))
    assert found == [("rumahnya", "rumah"), ("dijual", "jual"), ("membeli", "beli")]
    assert best_lemmas([("a", "x"), ("a", "y"), ("a", "y"), ("b", "z"), ("b", "w")]) == {"a": "y", "b": "w"}


COUNTS = Counter({
    "membeli": 50, "Membeli": 4, "dibeli": 9, "pembelian": 5, "pasar": 90, "Pasar": 10, "dipasarkan": 8,
    "memasarkan": 7, "pemasaran": 9, "golnya": 4, "gol": 80, "Rahman": 30, "rahman": 1, "bertani": 2, "zigzag": 7,
})  # fmt: skip


def test_roots_come_from_treebanks_and_from_stems_under_several_affixes():
    assert find_roots(["beli"], COUNTS) == {"beli", "pasar"}


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("membeli", "beli"), ("dibeli", "beli"), ("pembelian", "beli"), ("Membeli", "beli"), ("pemasaran", "pasar"),
        ("Pasar", "pasar"), ("golnya", "gol"), ("zigzag", None), ("Rahman", None), ("pasar", None),
    ],
)  # fmt: skip
def test_table(form, lemma):
    assert make_table({"membeli": "beli"}, COUNTS).get(form) == lemma


def test_words_of_letters_are_counted(tmp_path):
    path = tmp_path / "tokens.txt"
    path.write_text("Harga beras , 3,5 anak-anak\nberas\n", encoding="utf-8")
    assert count_forms(path) == Counter({"beras": 2, "Harga": 1, "anak-anak": 1})


def test_written_table_and_its_accuracy(tmp_path):
    for name in ("id_csui-train", "id_pud-all", "id_gsd-dev"):
        (tmp_path / f"{name}.conllu").write_text(TREE, encoding="utf-8")
    (tmp_path / "tokens.txt").write_text("dijual dijual dijual menjual menjual menjual\n", encoding="utf-8")
    out = tmp_path / "lemmas.json"
    figures = write_lemmas(tmp_path, tmp_path / "tokens.txt", out, hold_out=False)
    table = json.loads(out.read_text("utf-8"))
    assert table["menjual"] == table["dijual"] == "jual"
    assert figures == {"forms": len(table), "right": 1.0}
    assert accuracy({}, TREE) == pytest.approx(5 / 7)


def test_plain_spacy_reads_the_pipeline(tmp_path):
    nlp = spacy.blank("id")
    add_lemmatizer(nlp, {"membeli": "beli"})
    nlp.to_disk(tmp_path)
    code = "import spacy, sys; nlp = spacy.load(sys.argv[1]); print([t.lemma_ for t in nlp('Ia membeli beras')])"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout.strip() == "['Ia', 'beli', 'beras']"
