"""Silver sentences: raw news sampled, labelled by the teachers, kept where the teachers are sure."""

import random
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eventx.pipeline.segment import mark_boundaries
from eventx.training.corpus import Row, read_rows, token_row
from eventx.training.raw import read_raw

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST = 90  # tokens; longer "sentences" are lists and tables
SENTENCES_A_PARAGRAPH = 5
TRANSFORMER = "transformer"
_UNFINISHED = ".new"


@dataclass(frozen=True, slots=True)
class TeacherSettings:
    """How one kind of teacher is trained (`teacher/train.py`).

    Attributes:
        corpus: the corpus by whose conventions it labels.
        repeat: weights of corpora, as `csui=3,pud=2`.
        seeds: one teacher each; their probabilities are averaged.
        transformer: settings of `teacher/train.py` that differ in one more teacher, which reads the transformer; left
            out where no transformer is given.
        start: the kind of teachers whose transformer that one starts from; its own as it was published if empty.
    """

    corpus: str
    epochs: int
    repeat: str = ""
    seeds: tuple[int, ...] = (1,)
    words_per_batch: int = 900
    transformer: dict[str, int | str] = field(default_factory=dict)
    start: str = ""


@dataclass(frozen=True, slots=True)
class Outside:
    """What training needs from elsewhere.

    Attributes:
        torch_python: an interpreter that has torch.
        transformer: the packed weights of a small multilingual transformer (`teacher/pretrained.py`), if there are any.
    """

    torch_python: str
    transformer: Path | None = None


def sample_raw(folder: Path, nlp: "Language", tokens: int, seed: int) -> Iterator[Row]:
    """Sentences of randomly chosen news paragraphs, up to about `tokens` tokens; `doc` numbers the paragraph."""
    for row in raw_sentences(folder, nlp, random.Random(seed)):
        yield row
        tokens -= len(row["words"])
        if tokens <= 0:
            return


def raw_sentences(folder: Path, nlp: "Language", order: random.Random | None = None) -> Iterator[Row]:
    """The first sentences of every news paragraph, shuffled by `order`; `doc` numbers the paragraph.

    Only `news_*` files: the other texts are spoken, medical or translated.
    """
    paragraphs = [text for source, text in read_raw(folder) if source.startswith("news_") and len(text.split()) > 8]
    if order:
        order.shuffle(paragraphs)
    for number, text in enumerate(paragraphs):
        doc = mark_boundaries(nlp.make_doc(text[:3000]))
        starts = [token.i for token in doc if token.is_sent_start]
        ends = [*starts[1:], *([len(doc)] if len(text) <= 3000 else [])]
        for place, (first, last) in enumerate(list(zip(starts, ends, strict=False))[:SENTENCES_A_PARAGRAPH]):
            if last - first > LONGEST:
                break
            yield {**token_row(doc[first:last], "raw"), "doc": number, "place": place}


def train_language(python: str, tokens: Path, vectors: Path, out: Path, settings: dict[str, Any]) -> None:
    """Train the language model that the teachers read, in the interpreter that has torch."""
    _run(python, "language", {"tokens": tokens, "vectors": vectors, "out": out, **settings})


def train_teachers(outside: Outside, read: dict[str, Path], out: Path, given: TeacherSettings) -> None:
    """Train the teachers of one kind into `out/NAME`; one whose weights are there is not trained again.

    Args:
        outside: the interpreter, and the transformer.
        read: the paths that every teacher reads: `train`, `dev`, `vectors`, and `language` for those without the
            transformer.
        out: gets a folder a teacher.
        given: how they are trained.
    """
    shared = {"corpus": given.corpus, "epochs": given.epochs, "repeat": given.repeat}
    shared |= {"words_per_batch": given.words_per_batch}
    for name in teacher_names(outside, given):
        if (out / name / "weights.npz").exists():
            continue
        arguments: dict[str, Any] = {**read, **shared}
        if name == TRANSFORMER:
            del arguments["language"]
            arguments |= {"seed": given.seeds[0], **given.transformer, "pretrained": outside.transformer}
            if given.start:
                arguments["start"] = out.parent / given.start / TRANSFORMER
        else:
            arguments["seed"] = name
        fresh = out / f"{name}{_UNFINISHED}"
        _run(outside.torch_python, "train", {**arguments, "out": fresh})
        shutil.rmtree(out / name, ignore_errors=True)
        fresh.rename(out / name)


def teacher_names(outside: Outside, given: TeacherSettings) -> list[str]:
    """The folders of the teachers: a seed each, and one more where there is a transformer to read."""
    also = [TRANSFORMER] if given.transformer and outside.transformer else []
    return [str(seed) for seed in given.seeds] + also


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
