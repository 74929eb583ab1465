"""Every stage from corpora to the packaged pipeline, with real teachers, small and on invented sentences."""

from __future__ import annotations

import json
import lzma
import sys
from pathlib import Path

import pytest

import eventx
from eventx.pipeline.load import load_pipeline
from eventx.pipeline.manifest import check_files
from eventx.training.documents import Mixture
from eventx.training.recipe import Recipe, build_stages
from eventx.training.silver import Outside, TeacherSettings
from eventx.training.stages import run_stages
from eventx.training.students import StudentSettings
from tests.backend.invented import Word, sentences
from tests.teachers.packed import write_packed

BRACKETS = [
    "(S (NP (NNP Wati)) (VP (NEG tidak) (VP (VBT membawa) (NP (NNO surat) (ART itu)))) (PUN .))",
    "(S (PP (PPO Di) (NP (NNO rumah) (PRK nya))) (PUN ,) (NP (NNP Budi)) (VP (VBI tidur)) (PUN .))",
]
ROOTS = {"bertemu": "temu", "mengatakan": "kata", "membuka": "buka", "menangkap": "tangkap", "menunda": "tunda"}
SMALL = {"width": 32, "depth": 2, "hidden": 16, "steps": 30, "evaluate_every": 15, "words_per_batch": 200}
RECIPE = Recipe(
    vector_rows=300,
    vector_dim=16,
    vector_epochs=1,
    language={"epochs": 1, "width": 16, "targets": 30, "noise": 20},
    teachers={
        "names": TeacherSettings(
            corpus="idner", epochs=2, seeds=(1, 2), transformer={"epochs": 1, "layers": 1}, start="trees"
        ),
        "trees": TeacherSettings(
            corpus="csui",
            epochs=2,
            repeat="csui=2",
            seeds=(1,),
            transformer={"epochs": 1, "layers": 1, "corpora": "csui,pud"},
        ),
    },
    mixtures={
        "names": Mixture(times={"idner": 2, "nerui": 1}, least_sure=0.0, sentences_a_document=3),
        "trees": Mixture(times={"csui": 3, "pud": 1}, least_sure=0.0, sentences_a_document=4),
    },
    students={
        "names": StudentSettings(heads=("ner",), **SMALL),
        "trees": StudentSettings(heads=("morphologizer", "parser"), **SMALL),
    },
    silver_tokens=2000,
)


def _conllu(made: list[list[Word]]) -> str:
    blocks = []
    for words in made:
        rows = [
            f"{i}\t{form}\t{ROOTS.get(form, form)}\t{pos}\t_\t_\t{head}\t{relation}\t_\t_"
            for i, (form, pos, head, relation, _) in enumerate(words, start=1)
        ]
        blocks.append("\n".join([f"# text = {' '.join(word[0] for word in words)}", *rows]))
    return "\n\n".join(blocks) + "\n\n"


def _conll(made: list[list[Word]], person: str = "PER") -> str:
    kinds = {"PER": person}
    tags = [[(w[0], w[4][:2] + kinds.get(w[4][2:], w[4][2:]) if w[4] != "O" else "O") for w in words] for words in made]
    return "\n\n".join("\n".join("\t".join(row) for row in rows) for rows in tags) + "\n\n"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The layout of the real data folder."""
    folder = tmp_path_factory.mktemp("data")
    files = {
        "names/idner_news_2k.train.conll": _conll(sentences(120, 1)),
        "names/idner_news_2k.dev.conll": _conll(sentences(20, 2)),
        "names/nerui.all.conll": _conll(sentences(60, 3), "PERSON"),
        "trees/id_csui-train.conllu": _conllu(sentences(180, 4)),
        "trees/id_pud-all.conllu": _conllu(sentences(40, 5)),
        "trees/id_gsd-train.silver.conllu": _conllu(sentences(40, 6)),
        "trees/id_gsd-dev.conllu": _conllu(sentences(20, 7)),
        "trees/icon-train.brackets.txt": "\n".join(BRACKETS * 10) + "\n",
        "trees/icon-dev.brackets.txt": "\n".join(BRACKETS) + "\n",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "raw").mkdir()
    made = [" ".join(word[0] for word in words).replace(" .", ".").replace(" ,", ",") for words in sentences(600, 8)]
    with lzma.open(folder / "raw" / "news_invented.txt.xz", "wt", encoding="utf-8") as out:
        out.write("\n".join(" ".join(made[i : i + 3]) for i in range(0, len(made), 3)) + "\n")
    return folder


def _train(data: Path, work: Path, target: Path) -> dict[str, dict[str, object]]:
    outside = Outside(sys.executable, write_packed(work / "packed.bin"))
    return run_stages(build_stages(data, work, target, RECIPE, outside), work)


@pytest.fixture(scope="module")
def trained(data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, dict[str, object]]]:
    work, target = tmp_path_factory.mktemp("work"), tmp_path_factory.mktemp("out") / "id_news"
    return work, target, _train(data, work, target)


def test_the_packaged_pipeline_serves(trained: tuple[Path, Path, dict[str, dict[str, object]]]) -> None:
    _, target, _ = trained
    assert check_files(target, thorough=True) > 10
    nlp = load_pipeline(target)
    assert nlp.pipe_names == ["tok2vec", "morphologizer", "parser", "ner", "lemmatizer"]
    doc = nlp("Polisi menangkap Budi di Bandung, Rabu.")
    assert doc[1].lemma_ == "tangkap"
    assert {token.pos_ for token in doc} <= {"NOUN", "VERB", "PROPN", "ADP", "PUNCT", "ADV", "PRON", "CCONJ", "NUM"}
    result = eventx.load(model=target).extract('"Kami sepakat," kata Budi di Bandung, Rabu (12/3/2025).')
    assert [quote.content[0].text for quote in result.statements] == ["Kami sepakat"]


def test_the_meta_tells_where_it_comes_from(trained: tuple[Path, Path, dict[str, dict[str, object]]]) -> None:
    _, target, _ = trained
    meta = json.loads((target / "meta.json").read_text("utf-8"))
    assert meta["training"]["settings"]["language"]["width"] == 16
    assert "trees/icon-train.brackets.txt" in meta["training"]["data_sha256"]
    assert len(meta["training"]["data_sha256"]["transformer"]) == 64
    assert [source["license"] for source in meta["sources"] if "e5" in source["name"]] == ["MIT"]
    assert json.loads((target / "vocab" / "strings.json").read_text("utf-8")) == []
    assert meta["performance"]["development_sentences_held_out"] is True


def test_teachers_label_by_the_mean_of_their_seeds(trained: tuple[Path, Path, dict[str, dict[str, object]]]) -> None:
    work, _, records = trained
    assert sorted(path.name for path in (work / "teachers" / "names").iterdir()) == ["1", "2", "transformer"]
    settings = json.loads((work / "teachers" / "trees" / "transformer" / "settings.json").read_text("utf-8"))
    assert sorted(settings["corpora"]) == ["csui", "pud"] and not settings["language"]
    rows = [json.loads(line) for line in (work / "rows" / "names.silver.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) > 100
    assert all(len(row["names"]) == len(row["words"]) and 0 <= row["sure_names"] <= 1 for row in rows)
    assert set(records) >= {"language", "lemmas", "teachers-names", "silver-trees", "student-trees", "package"}


def test_a_second_run_does_only_what_was_lost(
    data: Path, trained: tuple[Path, Path, dict[str, dict[str, object]]], caplog: pytest.LogCaptureFixture
) -> None:
    work, target, _ = trained
    caplog.set_level("INFO", "eventx.training")
    _train(data, work, target)
    assert all(message.endswith("done before") for message in caplog.messages)
    caplog.clear()
    (work / "teachers" / "names" / "2" / "weights.npz").unlink()
    kept = (work / "teachers" / "names" / "1" / "weights.npz").stat().st_mtime_ns
    (work / "teachers-names.begun").write_text(json.loads((work / "teachers-names.done.json").read_text())["key"])
    _train(data, work, target)
    ran = [message.split(":")[0] for message in caplog.messages if message.endswith((": starts", ": goes on"))]
    assert ran == ["teachers-names"]
    assert (work / "teachers" / "names" / "1" / "weights.npz").stat().st_mtime_ns == kept
