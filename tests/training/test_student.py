"""A student learns, is packaged and loads again: the whole way, small and on invented sentences."""

import json

import pytest
import spacy

from eventx.training.corpus import rows_to_doc, write_docs
from eventx.training.package import assemble, describe, folder_megabytes, hash_data, put_in_place
from eventx.training.silver import in_order, sure_names
from eventx.training.students import StudentSettings, train_student, warmup_linear

PEOPLE, PLACES = ("Badrun", "Wulan", "Sari", "Tarjo"), ("Arum", "Melati", "Kenanga", "Cempaka")


def sentences():
    for person in PEOPLE:
        for place in PLACES:
            yield {
                "corpus": "mine",
                "words": [person, "tiba", "di", place, "."],
                "spaces": [True, True, True, False, False],
                "names": ["B-PER", "O", "O", "B-LOC", "O"],
                "upos": ["PROPN", "VERB", "ADP", "PROPN", "PUNCT"],
                "heads": [2, 0, 4, 2, 2],
                "deps": ["nsubj", "root", "case", "obl", "punct"],
            }


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    folder = tmp_path_factory.mktemp("student")
    vocab = spacy.blank("id").vocab
    rows = [row for _ in range(3) for row in sentences()]  # relations seen fewer than twenty times are not learned
    write_docs((rows_to_doc([row], vocab) for row in rows), folder / "mine.spacy")
    shared = {"width": 32, "depth": 2, "hidden": 16, "evaluate_every": 30, "words_per_batch": 60, "learn_rate": 0.02}
    for name, heads, steps in (("trees", ("morphologizer", "parser"), 60), ("names", ("ner",), 60)):
        settings = StudentSettings(heads=heads, steps=steps, **shared)
        train_student(folder / "mine.spacy", folder / "mine.spacy", None, folder / name, settings)
    return folder


def test_the_packaged_pipeline_has_both_students(trained, tmp_path):
    nlp = assemble(trained / "trees" / "model-best", trained / "names" / "model-best")
    describe(nlp, {"data_sha256": hash_data(trained), "settings": {"seed": 1}}, {"names": {"ents_f": 1.0}})
    target = tmp_path / "id_news"
    target.mkdir()
    (target / "stale").write_text("of the pipeline before", encoding="utf-8")
    put_in_place(nlp, target)
    assert [path.name for path in tmp_path.iterdir()] == ["id_news"]
    assert not (target / "stale").exists()
    meta = json.loads((target / "meta.json").read_text("utf-8"))
    assert meta["license"] == "CC BY-SA 4.0" and len(meta["training"]["data_sha256"]["mine.spacy"]) == 64
    assert 0 < folder_megabytes(target) < 20
    again = spacy.load(target)
    assert again.pipe_names == ["tok2vec", "morphologizer", "parser", "ner"]
    doc = again("Wulan tiba di Melati.")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Wulan", "PER"), ("Melati", "LOC")]
    assert [token.pos_ for token in doc] == ["PROPN", "VERB", "ADP", "PROPN", "PUNCT"]
    assert doc[0].head.text == "tiba" and doc[0].dep_ == "nsubj"


def test_learning_rate_rises_then_falls():
    rates = warmup_linear(0.1, 4, 10, 0.05)
    values = [next(rates) for _ in range(12)]
    assert values[0] < values[1] < values[3] == max(values)
    assert values[3] > values[6] > values[9] and values[11] == pytest.approx(0.005)


def test_silver_sentences_are_chosen_and_put_in_order(tmp_path):
    rows = [
        {"doc": 1, "place": 1, "sure_names": 0.9},
        {"doc": 1, "place": 0, "sure_names": 0.7},
        {"doc": 0, "place": 0, "sure_names": 0.2},
    ]
    path = tmp_path / "silver.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    assert [row["place"] for row in sure_names(path, 0.5)] == [0, 1]
    assert [row["doc"] for row in in_order(rows)] == [0, 1, 1]
