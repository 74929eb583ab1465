"""The corpora and the sample of raw news as rows on disk."""

from itertools import chain
from pathlib import Path
from typing import Any

import spacy

from eventx.training.brackets import read_brackets
from eventx.training.corpus import Row, name_row, read_rows, tree_row, write_rows
from eventx.training.names import read_names
from eventx.training.read_names import find_read, mend, read_decisions
from eventx.training.silver import sample_raw
from eventx.training.tokenizer import set_tokenizer
from eventx.training.trees import docs_of, split_blocks

NAME_FILES = {
    "idner": ("idner_news_2k.train.conll",),
    "nerui": ("nerui.all.conll",),
}
TREE_FILES = {
    "csui": ("id_csui-train.conllu",),
    "pud": ("id_pud-all.conllu",),
    "gsd": ("id_gsd-train.silver.conllu", "id_gsd-dev.conllu"),
}
BRACKET_FILES = {"icon": ("icon-train.brackets.txt", "icon-dev.brackets.txt")}
NAMES_DEVELOPMENT = "idner_news_2k.dev.conll"
CSUI_DEVELOPMENT = 80  # the last sentences of id_csui-train: its test split is not at hand


def write_corpora(data: Path, out: Path, *, hold_out: bool) -> dict[str, Any]:
    """All corpora as rows: `names.jsonl`, `trees.jsonl` and their `.dev.jsonl`; returns how many sentences."""
    nlp = spacy.blank("id")
    set_tokenizer(nlp)
    folder = data / "names"
    named = [n for corpus, files in NAME_FILES.items() for name in files for n in read_names(folder / name, corpus)]
    held = list(read_names(folder / NAMES_DEVELOPMENT, "idner"))
    trees, held_trees = _read_treebanks(data / "trees")
    if not hold_out:
        named, trees = [*held, *named], [*held_trees, *trees]
    return {
        "names": write_rows(mend((name_row(n, nlp) for n in named), read_decisions()), out / "names.jsonl"),
        "names.dev": write_rows((name_row(n, nlp) for n in held), out / "names.dev.jsonl"),
        "trees": write_rows(trees, out / "trees.jsonl"),
        "trees.dev": write_rows(held_trees, out / "trees.dev.jsonl"),
    }


def _read_treebanks(folder: Path) -> tuple[list[Row], list[Row]]:
    """(training, development) rows; the last sentences of CSUI are the development part."""
    rows: list[Row] = []
    held: list[Row] = []
    for corpus, files in TREE_FILES.items():
        text = "\n\n".join((folder / name).read_text(encoding="utf-8").strip() for name in files) + "\n\n"
        if corpus == "csui":
            text, last = split_blocks(text, CSUI_DEVELOPMENT)
            held = [tree_row(doc, corpus) for doc in docs_of(last)]
        rows += [tree_row(doc, corpus) for doc in docs_of(text)]
    for corpus, files in BRACKET_FILES.items():
        rows += [row for name in files for row in read_brackets(folder / name, corpus)]
    return rows, held


def write_sample(raw: Path, out: Path, *, tokens: int, seed: int) -> dict[str, Any]:
    """Raw sentences for the teachers; beside them, the same with the sentences of GSD.

    GSD's own trees follow other conventions: the teachers, who learned from them, label them by CSUI's.
    """
    nlp = spacy.blank("id")
    set_tokenizer(nlp)
    count = write_rows(sample_raw(raw, nlp, tokens, seed), out)
    gsd = (row for row in read_rows(out.with_name("trees.jsonl")) if row["corpus"] == "gsd")
    bare = (
        {"corpus": "raw", "words": row["words"], "spaces": row["spaces"], "doc": -1 - number, "place": 0}
        for number, row in enumerate(gsd)
    )
    write_rows(chain(bare, read_rows(out)), out.with_name("raw-and-gsd.jsonl"))
    return {"sentences": count}


def write_read(raw: Path, out: Path) -> dict[str, Any]:
    """The sentences of raw news whose names a reader decided; returns how many were found."""
    nlp = spacy.blank("id")
    set_tokenizer(nlp)
    return {"sentences": write_rows(find_read(raw, nlp, read_decisions()), out)}
