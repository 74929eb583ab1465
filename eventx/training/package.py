"""From a trained student to the folder that is shipped: cleaned config, meta with its origin, put in place at once."""

import hashlib
import json
import platform
import shutil
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy

from eventx.pipeline.manifest import write_manifest
from eventx.training.evaluate import summarise
from eventx.training.lemmas import add_lemmatizer
from eventx.training.tokenizer import set_tokenizer

if TYPE_CHECKING:
    from spacy.language import Language

LICENCE = "CC BY-SA 4.0"
SOURCES = [
    {"name": "idner-news-2k", "license": "MIT"},
    {"name": "NER UI", "license": "CC BY 4.0"},
    {"name": "UD_Indonesian-CSUI", "license": "CC BY-SA 4.0"},
    {"name": "UD_Indonesian-PUD", "license": "CC BY-SA 3.0"},
    {"name": "UD_Indonesian-GSD", "license": "CC BY-SA 4.0"},
    {"name": "ICON, Indonesian constituency treebank", "license": "CC BY-SA 4.0"},
    {"name": "public Indonesian news text, for word vectors and silver labels", "license": "not redistributed"},
]
TRANSFORMER_SOURCE = {"name": "multilingual-e5-small, read by a teacher of trees and one of names", "license": "MIT"}


def assemble(student: Path, names: Path | None = None, lemmas: Path | None = None) -> "Language":
    """The trained pipeline without what only training needs.

    Args:
        student: a trained pipeline.
        names: another trained pipeline whose name finder (with its own encoder) is taken instead.
        lemmas: the lemmatizer's table as JSON.
    """
    nlp = spacy.load(student)
    set_tokenizer(nlp)
    if names is not None:
        if nlp.has_pipe("ner"):
            nlp.remove_pipe("ner")
        source = spacy.load(names, vocab=nlp.vocab)
        source.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
        nlp.add_pipe("ner", source=source)
    if lemmas is not None:
        add_lemmatizer(nlp, json.loads(lemmas.read_text("utf-8")))
    for section in ("corpora", "training"):
        nlp.config[section] = {}
    nlp.config["initialize"] = {}
    nlp.config["nlp"]["batch_size"] = 32  # articles; spaCy's 256 takes over 700 MB at once
    return nlp


def package(work: Path, target: Path, record: dict[str, Any], *, held_out: bool) -> dict[str, Any]:
    """Put the students together, measure, describe and put the pipeline in place; returns the figures.

    Args:
        work: the work folder with `students/` and `docs/`.
        target: where the pipeline goes.
        record: what decided the result, for the meta.
        held_out: whether the development sentences were kept out of training.
    """
    trees, names = (work / "students" / kind / "model-best" for kind in ("trees", "names"))
    nlp = assemble(trees, names, work / "lemmas.json")
    development = {kind: work / "docs" / f"{kind}.dev.spacy" for kind in ("names", "trees")}
    figures = summarise(nlp, development) | {"development_sentences_held_out": held_out}
    describe(nlp, record, figures)
    put_in_place(nlp, target)
    return figures | {"megabytes": round(folder_megabytes(target), 1)}


def describe(nlp: "Language", record: dict[str, Any], figures: dict[str, Any]) -> None:
    """Write into the meta where the pipeline comes from: data and their hashes, settings, versions, figures."""
    nlp.meta.update(
        name="id_news",
        version="1.4.0",
        description="Indonesian news: parts of speech, dependency trees, lemmas, names (PER ORG LOC)",
        author="eventx",
        license=LICENCE,
        sources=[*SOURCES, *([TRANSFORMER_SOURCE] if "transformer" in record["data_sha256"] else [])],
        performance=figures,
    )
    nlp.meta["training"] = {
        **record,
        "versions": {"python": platform.python_version(), **{p: version(p) for p in ("spacy", "thinc", "numpy")}},
    }


def hash_data(folder: Path) -> dict[str, str]:
    """SHA-256 of every data file below `folder`, by its relative path."""
    found = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        found[path.relative_to(folder).as_posix()] = hash_file(path)
    return found


def hash_file(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def put_in_place(nlp: "Language", target: Path) -> None:
    """Write beside `target`, then rename: a reader sees the old pipeline or the new one, never half of one.

    The words that the corpora hold are left out: components add their labels when they are loaded, and nothing else
    looks a string up that it was not given. So no word of a text is shipped.
    """
    fresh, old = target.with_name(f"{target.name}.new"), target.with_name(f"{target.name}.old")
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    nlp.to_disk(fresh)
    (fresh / "vocab" / "strings.json").write_text("[]\n", encoding="utf-8")
    write_manifest(fresh)
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def folder_megabytes(folder: Path) -> float:
    """Size of all files below `folder`."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
