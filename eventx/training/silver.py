"""Silver sentences: raw news sampled, labelled by the teachers, kept where the teachers are sure."""

import random
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eventx.pipeline.segment import mark_boundaries
from eventx.training.corpus import Row, read_rows, token_row
from eventx.training.raw import read_raw

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST = 90  # tokens; longer "sentences" are lists and tables
SENTENCES_A_PARAGRAPH = 5
_UNFINISHED = ".new"


@dataclass(frozen=True, slots=True)
class TeacherSettings:
    """How one kind of teacher is trained (`teacher/train.py`).

    Attributes:
        corpus: the corpus by whose conventions it labels.
        repeat: weights of corpora, as `csui=3,pud=2`.
        seeds: one teacher each; their probabilities are averaged.
    """

    corpus: str
    epochs: int
    repeat: str = ""
    seeds: tuple[int, ...] = (1,)
    words_per_batch: int = 900


def sample_raw(folder: Path, nlp: "Language", tokens: int, seed: int) -> Iterator[Row]:
    """Sentences of randomly chosen news paragraphs, up to about `tokens` tokens; `doc` numbers the paragraph.

    Only `news_*` files: the other texts are spoken, medical or translated.
    """
    paragraphs = [text for source, text in read_raw(folder) if source.startswith("news_") and len(text.split()) > 8]
    random.Random(seed).shuffle(paragraphs)
    for number, text in enumerate(paragraphs):
        doc = mark_boundaries(nlp.make_doc(text[:3000]))
        starts = [token.i for token in doc if token.is_sent_start]
        ends = [*starts[1:], *([len(doc)] if len(text) <= 3000 else [])]
        for place, (first, last) in enumerate(list(zip(starts, ends, strict=False))[:SENTENCES_A_PARAGRAPH]):
            if last - first > LONGEST:
                break
            yield {**token_row(doc[first:last], "raw"), "doc": number, "place": place}
            tokens -= last - first
        if tokens <= 0:
            return


def train_language(python: str, tokens: Path, vectors: Path, out: Path, settings: dict[str, Any]) -> None:
    """Train the language model that the teachers read, in the interpreter that has torch."""
    _run(python, "language", {"tokens": tokens, "vectors": vectors, "out": out, **settings})


def train_teachers(
    python: str, rows: Path, development: Path, vectors: Path, language: Path, out: Path, given: TeacherSettings
) -> None:
    """Train one teacher a seed into `out/SEED`; a seed whose weights are there is not trained again."""
    for seed in given.seeds:
        arguments = {
            "train": rows, "dev": development, "vectors": vectors, "language": language, "corpus": given.corpus,
            "epochs": given.epochs, "repeat": given.repeat, "seed": seed, "words_per_batch": given.words_per_batch,
        }  # fmt: skip
        if not (out / str(seed) / "weights.npz").exists():
            fresh = out / f"{seed}{_UNFINISHED}"
            _run(python, "train", {**arguments, "out": fresh})
            shutil.rmtree(out / str(seed), ignore_errors=True)
            fresh.rename(out / str(seed))


def _run(python: str, module: str, arguments: dict[str, Any]) -> None:
    options = [text for key, value in arguments.items() for text in (f"--{key}", str(value))]
    subprocess.run([python, "-m", f"eventx.training.teacher.{module}", *options], check=True)


def label(python: str, teachers: Path, sentences: Path, out: Path, corpus: str) -> None:
    """Label `sentences` by the mean of all teachers in a folder."""
    folders = [str(path) for path in sorted(teachers.iterdir()) if path.suffix != _UNFINISHED]
    options = ["--sentences", str(sentences), "--out", str(out), "--corpus", corpus, "--teachers", *folders]
    subprocess.run([python, "-m", "eventx.training.teacher.label", *options], check=True)


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Labelled sentences (which come sorted by length) back in paragraphs."""
    return sorted(rows, key=lambda row: (row["doc"], row["place"]))


def sure_names(path: Path, least: float) -> list[Row]:
    """Silver sentences whose every tag has a posterior of at least `least`."""
    return in_order(row for row in read_rows(path) if row["sure_names"] >= least)


def sure_trees(path: Path, least: float) -> list[Row]:
    """Silver trees whose arcs have a mean probability of at least `least`."""
    return in_order(row for row in read_rows(path) if row["sure_tree"] >= least)
