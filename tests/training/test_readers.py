"""Readers of the corpora, on invented sentences."""

import json
import random

import pytest
import spacy

from eventx.training.corpus import as_headline, group, name_row, read_rows, rows_to_doc, tree_row, vary, write_rows
from eventx.training.names import NamedText, join_rows, read_names, rejoin_reduplication, repair, unify_brackets
from eventx.training.raw import normalise
from eventx.training.tokenizer import set_tokenizer
from eventx.training.trees import docs_of, split_blocks

TREE = """# text = Menurutnya, Badrun tiba.
1-2\tMenurutnya\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tMenurut\tmenurut\tADP\tIN\t_\t2\tcase\t_\t_
2\tnya\tnya\tPRON\tPRP\t_\t5\tobl\t_\t_
3\t,\t,\tPUNCT\t,\t_\t2\tpunct\t_\t_
4\tBadrun\tBadrun\tPROPN\tNNP\t_\t5\tnsubj\t_\t_
5\ttiba\ttiba\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

"""


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("id")
    set_tokenizer(nlp)
    return nlp


def test_names_become_running_text(tmp_path):
    rows = [("\"", "O"), ("Kami", "O"), ("siap", "O"), (",", "O"), ("\"", "O"), ("kata", "O"), ("Sari", "B-PERSON"),
            ("Wulan", "I-PERSON"), ("di", "O"), ("Kota", "B-LOC"), ("Arum", "I-LOC"), (".", "O")]  # fmt: skip
    path = tmp_path / "x.conll"
    path.write_text("\n".join(f"{a}\t{b}" for a, b in rows) + "\n\nDiam\tO\n", encoding="utf-8")
    first, second = read_names(path, "mine")
    assert first.text == '"Kami siap," kata Sari Wulan di Kota Arum.'
    assert [(first.text[a:b], kind) for a, b, kind in first.spans] == [("Sari Wulan", "PER"), ("Kota Arum", "LOC")]
    assert (second.text, second.spans, second.corpus) == ("Diam", (), "mine")


@pytest.mark.parametrize(
    ("damaged", "right"), [("PERen", "persen"), ("PERoalan", "persoalan"), ("PERSIJA", "PERSIJA"), ("persen", "persen")]
)
def test_repair_of_search_and_replace(damaged, right):
    assert repair(damaged) == right


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ("laki - laki", ["laki-laki"]),
        ("kata - katanya", ["kata-katanya"]),
        ("menang 3 - 0", ["menang", "3", "-", "0"]),
        ("rute Arum - Melati", ["rute", "Arum", "-", "Melati"]),
    ],
)
def test_reduplication_is_one_word(words, joined):
    assert [token for token, _ in rejoin_reduplication([(w, "O") for w in words.split()])] == joined


def test_names_with_hyphens_stay_apart():
    rows = [("Arum", "B-LOC"), ("-", "O"), ("Arum", "B-LOC")]
    assert rejoin_reduplication(rows) == rows


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["B-ORG", "I-ORG", "O", "B-ORG", "O"], ["B-ORG", "I-ORG", "I-ORG", "I-ORG", "I-ORG"]),
        (["B-PER", "I-PER", "O", "B-PER", "O"], ["B-PER", "I-PER", "O", "B-PER", "O"]),
        (["B-ORG", "I-ORG", "O", "O", "O"], ["B-ORG", "I-ORG", "O", "O", "O"]),
    ],
)
def test_bracketed_acronym_belongs_to_the_organisation(tags, expected):
    tokens = ["Badan", "Cuaca", "(", "BC", ")"]
    rows = unify_brackets([*zip(tokens, tags, strict=True), (".", "O")])
    assert [tag for _, tag in rows[:-1]] == expected


@pytest.mark.parametrize(
    ("token", "name"),
    [("(Wulan)", "Wulan"), ("Wulan)", "Wulan"), ("(Wulan", "Wulan"), ("Wulan,", "Wulan"), ("Wulan", "Wulan")],
)
def test_punctuation_around_a_name_is_left_out(token, name):
    named = join_rows([("ketua", "O"), (token, "B-PER"), ("hadir", "O")], "mine")
    assert [named.text[a:b] for a, b, _ in named.spans] == [name]


def test_name_row_takes_whole_tokens(nlp):
    row = name_row(NamedText("PT Arum Tbk. untung", ((0, 11, "ORG"),), "mine"), nlp)
    assert row["words"] == ["PT", "Arum", "Tbk.", "untung"]
    assert row["names"] == ["B-ORG", "I-ORG", "I-ORG", "O"]


def test_clitics_stay_in_their_word():
    (doc,) = docs_of(TREE)
    row = tree_row(doc, "mine")
    assert row["words"] == ["Menurutnya", ",", "Badrun", "tiba", "."]
    assert row["heads"] == [4, 1, 4, 0, 4]
    assert row["deps"] == ["obl", "punct", "nsubj", "root", "punct"]
    assert row["upos"][3] == "VERB"


def test_last_blocks_are_split_off():
    first, last = split_blocks(TREE * 3, 1)
    assert (len(docs_of(first)), len(docs_of(last))) == (2, 1)


def test_rows_round_trip_as_a_document(tmp_path, nlp):
    (tree,) = docs_of(TREE)
    rows = [{**tree_row(tree, "mine"), "names": ["O", "O", "B-PER", "O", "O"]}] * 2
    assert write_rows(rows, tmp_path / "rows.jsonl") == 2
    doc = rows_to_doc(list(read_rows(tmp_path / "rows.jsonl")), nlp.vocab)
    assert doc.text == "Menurutnya, Badrun tiba. Menurutnya, Badrun tiba. "
    assert [sent.text for sent in doc.sents] == ["Menurutnya, Badrun tiba."] * 2
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Badrun", "PER")] * 2
    assert doc[7].head.text == "tiba" and doc[7].head.i == 8


def test_paragraphs_end_with_line_breaks(nlp):
    (tree,) = docs_of(TREE)
    docs = [rows_to_doc([tree_row(tree, "mine")] * 2, nlp.vocab, random.Random(seed)) for seed in range(30)]
    texts = {doc.text for doc in docs}
    assert texts >= {f"Menurutnya, Badrun tiba.{gap}Menurutnya, Badrun tiba. " for gap in (" ", "\n", "\n\n")}
    assert all([sent.text.strip() for sent in doc.sents] == ["Menurutnya, Badrun tiba."] * 2 for doc in docs)


def test_what_a_row_does_not_annotate_is_missing(nlp):
    doc = rows_to_doc([{"corpus": "mine", "words": ["Sari"], "spaces": [False], "names": ["B-PER"]}], nlp.vocab)
    assert doc.has_annotation("ENT_IOB") and not doc.has_annotation("DEP")


def test_variants_keep_the_number_of_words():
    row = {"corpus": "mine", "words": ['"', "Siap", ",", '"', "kata", "Sari"], "names": ["O"] * 6}
    seen = {tuple(vary(row, random.Random(seed))["words"]) for seed in range(200)}
    assert ("“", "Siap", ",", "”", "kata", "Sari") in seen
    assert ('"', "SIAP", ",", '"', "KATA", "SARI") in {tuple(w) for w in seen} or any(w[1] == "SIAP" for w in seen)
    assert all(len(words) == 6 for words in seen)


@pytest.mark.parametrize(
    ("words", "upos", "heads", "headline"),
    [
        (
            ["Sari", "tiba", "di", "pasar", "baru", "."],
            ["PROPN", "VERB", "ADP", "NOUN", "ADJ", "PUNCT"],
            [2, 0, 4, 2, 4, 2],
            "Sari Tiba di Pasar Baru",
        ),
        (["Harga", "naik", "dan", "turun", "!"], ["NOUN", "VERB", "CCONJ", "VERB", "PUNCT"], [2, 0, 4, 2, 2], None),
        (["Pasar", "milik", "PT", "X", "."], None, None, "Pasar Milik PT X"),
        (["Pulau", "di", "utara", "."], None, [4, 4, 4, 0], "Pulau di Utara ."),
    ],
)
def test_a_headline_has_capitals_but_for_small_words_and_no_full_stop(words, upos, heads, headline):
    layers = {"upos": upos, "heads": heads, "deps": heads and ["dep"] * len(heads)}
    row = {"corpus": "mine", "words": words, "spaces": [True] * len(words), "doc": 3}
    made = as_headline({**row, **{key: value for key, value in layers.items() if value}})
    assert " ".join(made["words"]) == (headline or "Harga Naik dan Turun !")
    assert {len(value) for value in made.values() if isinstance(value, list)} == {len(made["words"])}
    assert made["doc"] == 3 and row["words"] == words


def test_few_short_sentences_become_headlines():
    row = {"corpus": "mine", "words": ["Sari", "tiba", "di", "pasar", "."], "spaces": [True] * 5}
    made = [" ".join(vary(row, random.Random(seed))["words"]) for seed in range(1000)]
    assert 10 < made.count("Sari Tiba di Pasar") < 60
    long = {**row, "words": row["words"] * 5, "spaces": [True] * 25}
    assert not any(vary(long, random.Random(seed))["words"][1] == "Tiba" for seed in range(300))


def test_groups_do_not_mix_corpora():
    rows = [{"corpus": c} for c in "aaaaabbbb"]
    groups = list(group(rows, random.Random(3), most=3))
    assert [r for g in groups for r in g] == rows
    assert all(len({r["corpus"] for r in g}) == 1 and len(g) <= 3 for g in groups)


def test_raw_text_is_normalised():
    assert normalise('\ufeff" Kami  siap,"\xa0kata Sari \n') == '"Kami siap," kata Sari'
    assert json.dumps(normalise("  ")) == '""'
