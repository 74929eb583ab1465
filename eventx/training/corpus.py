"""Annotated sentences as rows (plain dictionaries), and rows as spaCy training documents.

A row is `{"corpus", "words", "spaces"}` with any of `names` (BIO), `upos`, `heads` (1-based, 0 is the root) and `deps`:
what the teachers read and write (`teacher/data.py`).
"""

import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc, DocBin

from eventx.training.names import NamedText

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vocab import Vocab

Row = dict[str, Any]
_QUOTES = (('"', '"'), ("“", "”"), ("”", "”"))


def name_row(named: NamedText, nlp: "Language") -> Row:
    """A sentence of a corpus of names, in the tokens of `nlp`; a name that cuts a token takes the whole token."""
    doc = nlp.make_doc(named.text)
    tags = ["O"] * len(doc)
    for start, end, kind in named.spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or tags[span.start] != "O":
            continue
        tags[span.start : span.end] = [f"B-{kind}"] + [f"I-{kind}"] * (len(span) - 1)
    return {**token_row(doc, named.corpus), "names": tags}


def token_row(doc: "Doc", corpus: str) -> Row:
    """The words of `doc` without annotation."""
    return {"corpus": corpus, "words": [t.text for t in doc], "spaces": [bool(t.whitespace_) for t in doc]}


def tree_row(doc: "Doc", corpus: str) -> Row:
    """One tree: heads are 1-based, 0 is the root."""
    return {
        **token_row(doc, corpus),
        "upos": [token.pos_ for token in doc],
        "heads": [0 if token.head.i == token.i else token.head.i + 1 for token in doc],
        "deps": ["root" if token.head.i == token.i else token.dep_ for token in doc],
    }


def write_rows(rows: Iterable[Row], path: Path) -> int:
    """Write JSON lines; returns how many."""
    count = 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count


def read_rows(path: Path) -> Iterator[Row]:
    """Read JSON lines."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def rows_to_doc(rows: list[Row], vocab: "Vocab") -> Doc:
    """One document of one or more sentences; what a row does not annotate is missing, not empty."""
    words = [word for row in rows for word in row["words"]]
    spaces = [space for row in rows for space in [*row["spaces"][:-1], True]]
    offset, heads, deps, tags, starts, names = 0, [], [], [], [], []
    has_trees, has_names = all("heads" in r for r in rows), all("names" in r for r in rows)
    for row in rows:
        size = len(row["words"])
        starts += [True] + [False] * (size - 1)
        tags += row.get("upos", [""] * size)
        names += row.get("names", [])
        deps += row.get("deps", [])
        heads += [offset + (head - 1 if head else i) for i, head in enumerate(row.get("heads", []))]
        offset += size
    layers: dict[str, Any] = {"sent_starts": starts}
    if has_trees:
        layers = {"heads": heads, "deps": deps}
    if has_names:
        layers["ents"] = names
    if any(tags):
        layers["pos"] = tags
    return Doc(vocab, words=words, spaces=spaces, **layers)


def vary(row: Row, order: random.Random) -> Row:
    """Now and then a sentence as others write it: other quotation marks, no full stop, capitals or no capitals."""
    words = _requote(list(row["words"]), *order.choice(_QUOTES)) if '"' in row["words"] else list(row["words"])
    draw = order.random()
    if draw < 0.015:
        words = [word.upper() for word in words]
    elif draw < 0.025 and "names" in row:
        words = [word.lower() for word in words]
    return {**row, "words": words}


def _requote(words: list[str], opening: str, closing: str) -> list[str]:
    """Straight quotation marks as typographic ones, by turns."""
    is_open = False
    for i, word in enumerate(words):
        if word == '"':
            words[i] = closing if is_open else opening
            is_open = not is_open
    return words


def group(rows: Iterable[Row], order: random.Random, most: int = 6) -> Iterator[list[Row]]:
    """Documents of one to `most` neighbouring sentences: boundaries are learned between real neighbours."""
    pending: list[Row] = []
    size = order.randint(1, most)
    for row in rows:
        if pending and (len(pending) >= size or pending[-1]["corpus"] != row["corpus"]):
            yield pending
            pending, size = [], order.randint(1, most)
        pending.append(row)
    if pending:
        yield pending


def write_docs(documents: Iterable[Doc], path: Path) -> int:
    """Write a `.spacy` file; returns how many documents."""
    box = DocBin(docs=documents)
    path.parent.mkdir(parents=True, exist_ok=True)
    box.to_disk(path)
    return len(box)
