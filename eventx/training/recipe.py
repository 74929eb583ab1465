"""The recipe: which corpora, how often, and the stages from data to the packaged pipeline."""

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from eventx.training.documents import Mixture, write_documents
from eventx.training.lemmas import write_lemmas
from eventx.training.package import hash_data, hash_file, package
from eventx.training.read_names import DECISIONS
from eventx.training.read_trees import READ_TREES, write_read_trees
from eventx.training.rows import write_corpora, write_read, write_sample
from eventx.training.silver import (
    Outside,
    TeacherSettings,
    label,
    teacher_names,
    train_language,
    train_teachers,
)
from eventx.training.stages import Stage
from eventx.training.students import StudentSettings, train_student
from eventx.training.vectors import train_floret, write_tokens, write_vector_pipeline, write_word_vectors


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that decides the result besides the data.

    Attributes:
        language: of the language model that the teachers read.
        teachers: of names and of trees.
        mixtures: what the students of names and of trees read.
        students: their size and training.
        silver_tokens: how much raw news the teachers label.
        hold_out: keep idner's dev split and the last CSUI sentences out of training. Without it the figures are of
            sentences that were trained on, so the meta then says so.
    """

    vector_rows: int = 50_000
    vector_dim: int = 100
    vector_epochs: int = 4
    language: dict[str, int] = field(default_factory=lambda: {"epochs": 1, "width": 256, "targets": 20_000})
    teachers: dict[str, TeacherSettings] = field(
        default_factory=lambda: {
            "names": TeacherSettings(
                corpus="idner",
                epochs=10,
                seeds=(1, 2),
                transformer={"epochs": 4, "words_per_batch": 700, "layers": 1, "repeat": "idner=2"},
                start="trees",
            ),
            "trees": TeacherSettings(
                corpus="csui",
                epochs=8,
                repeat="csui=4,pud=2",
                words_per_batch=1400,
                seeds=(1, 2),
                transformer={"epochs": 6, "words_per_batch": 1000, "layers": 1, "corpora": "csui,pud,gsd"},
            ),
        }
    )
    mixtures: dict[str, Mixture] = field(
        default_factory=lambda: {
            "names": Mixture(times={"idner": 3, "nerui": 1, "read": 3}, least_sure=0.55, sentences_a_document=3),
            "trees": Mixture(times={"csui": 6, "pud": 2, "read": 4}, least_sure=0.75, sentences_a_document=4),
        }
    )
    students: dict[str, StudentSettings] = field(
        default_factory=lambda: {
            "names": StudentSettings(heads=("ner",), steps=1300, words_per_batch=1000),
            "trees": StudentSettings(heads=("morphologizer", "parser"), steps=1500, words_per_batch=1000),
        }
    )
    silver_tokens: int = 450_000
    seed: int = 5
    hold_out: bool = True


def build_stages(data: Path, work: Path, target: Path, recipe: Recipe, outside: Outside) -> list[Stage]:
    """The stages in order; each writes below `work`, the last one to `target`."""
    hashes = hash_data(data)
    if outside.transformer is not None:
        hashes["transformer"] = hash_file(outside.transformer)
    stages = [*_vector_stages(data, work, recipe, hashes), *_row_stages(data, work, recipe, hashes)]
    stages += _language_stages(data, work, recipe, hashes, outside.torch_python)
    for kind in ("trees", "names"):
        stages += _student_stages(kind, work, recipe, outside)
    record = {"data_sha256": hashes, "settings": asdict(recipe)}
    stages.append(
        Stage(
            "package",
            lambda: package(work, target, record, held_out=recipe.hold_out),
            (target / "meta.json",),
            needs=("student-names", "student-trees", "lemmas"),
        )
    )
    return stages


def _vector_stages(data: Path, work: Path, recipe: Recipe, hashes: dict[str, str]) -> list[Stage]:
    tokens, table, vectors = work / "tokens.txt", work / "vectors.floret", work / "vectors"
    settings = {"rows": recipe.vector_rows, "dim": recipe.vector_dim, "epochs": recipe.vector_epochs}
    return [
        Stage("tokens", lambda: {"tokens": write_tokens(data / "raw", tokens)}, (tokens,), _only(hashes, "raw/")),
        Stage("floret", lambda: train_floret(tokens, table, **settings), (table,), settings, ("tokens",)),
        Stage("vectors", lambda: write_vector_pipeline(table, vectors), (vectors,), needs=("floret",)),
    ]


def _row_stages(data: Path, work: Path, recipe: Recipe, hashes: dict[str, str]) -> list[Stage]:
    rows = work / "rows"
    sample, read, words = rows / "raw.jsonl", rows / "names.read.jsonl", work / "words.npz"
    size: dict[str, Any] = {"tokens": recipe.silver_tokens, "seed": recipe.seed}
    decided = {"decisions": hash_file(DECISIONS)}
    return [
        Stage(
            "rows",
            lambda: write_corpora(data, rows, hold_out=recipe.hold_out),
            (rows / "names.jsonl", rows / "trees.jsonl"),
            {"hold_out": recipe.hold_out, **decided, **_only(hashes, "names/"), **_only(hashes, "trees/")},
        ),
        Stage(
            "read-trees",
            lambda: write_read_trees(data / "raw", rows / "trees.read.jsonl"),
            (rows / "trees.read.jsonl",),
            {"trees": hash_file(READ_TREES)},
            ("tokens",),
        ),
        Stage("sample", lambda: write_sample(data / "raw", sample, **size), (sample,), size, ("tokens",)),
        Stage("read", lambda: write_read(data / "raw", read), (read,), decided, ("tokens",)),
        Stage(
            "words",
            lambda: write_word_vectors(work / "vectors", _unlabelled_and_gold(rows), work / "tokens.txt", words),
            (words,),
            needs=("vectors", "rows", "read-trees", "sample"),
        ),
    ]


def _unlabelled_and_gold(rows: Path) -> list[Path]:
    return [path for path in sorted(rows.glob("*.jsonl")) if not path.stem.endswith(".silver")]


def _language_stages(data: Path, work: Path, recipe: Recipe, hashes: dict[str, str], python: str) -> list[Stage]:
    tokens, words, language, table = work / "tokens.txt", work / "words.npz", work / "language", work / "lemmas.json"
    settings = {**recipe.language, "seed": recipe.seed}
    return [
        Stage(
            "language",
            lambda: train_language(python, tokens, words, language, settings),
            (language / "settings.json", language / "weights.npz"),
            settings,
            ("tokens", "words"),
        ),
        Stage(
            "lemmas",
            lambda: write_lemmas(data / "trees", tokens, table, hold_out=recipe.hold_out),
            (table,),
            {"hold_out": recipe.hold_out, **_only(hashes, "trees/")},
            ("tokens",),
        ),
    ]


def _student_stages(kind: str, work: Path, recipe: Recipe, outside: Outside) -> list[Stage]:
    """Teachers of one kind, what they label, and the student that learns from it."""
    rows, docs, given = work / "rows", work / "docs", recipe.teachers[kind]
    gold, held, silver = rows / f"{kind}.jsonl", rows / f"{kind}.dev.jsonl", rows / f"{kind}.silver.jsonl"
    read = {"train": gold, "dev": held, "vectors": work / "words.npz", "language": work / "language"}
    teachers, student, names = work / "teachers" / kind, work / "students" / kind, teacher_names(outside, given)
    before = (f"teachers-{given.start}",) if given.start and outside.transformer else ()
    unlabelled = rows / ("raw.jsonl" if kind == "names" else "raw-and-gsd.jsonl")
    return [
        Stage(
            f"teachers-{kind}",
            lambda: train_teachers(outside, read, teachers, given),
            tuple(teachers / name / "weights.npz" for name in names),
            {**asdict(given), "teachers": names},
            ("rows", "words", "language", *before),
        ),
        Stage(
            f"silver-{kind}",
            lambda: label(outside.torch_python, teachers, unlabelled, silver, given.corpus),
            (silver,),
            needs=(f"teachers-{kind}", "sample"),
        ),
        Stage(
            f"docs-{kind}",
            lambda: write_documents(kind, rows, docs, recipe.mixtures[kind], recipe.seed),
            (docs / f"{kind}.spacy", docs / f"{kind}.dev.spacy"),
            {**asdict(recipe.mixtures[kind]), "seed": recipe.seed},
            (f"silver-{kind}", "read" if kind == "names" else "read-trees"),
        ),
        Stage(
            f"student-{kind}",
            lambda: train_student(
                docs / f"{kind}.spacy", docs / f"{kind}.dev.spacy", work / "vectors", student, recipe.students[kind]
            ),
            (student / "model-best",),
            asdict(recipe.students[kind]),
            (f"docs-{kind}", "vectors"),
        ),
    ]


def _only(hashes: dict[str, str], prefix: str) -> dict[str, str]:
    return {name: value for name, value in hashes.items() if name.startswith(prefix)}
