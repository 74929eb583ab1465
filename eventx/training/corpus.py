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
    from spacy.tokens import Span
    from spacy.vocab import Vocab

Row = dict[str, Any]
HEADLINE = 16
"""The most tokens of a sentence that is turned into a headline."""
_SMALL = frozenset({"ADP", "CCONJ", "SCONJ", "PART", "DET"})
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


def token_row(tokens: "Doc | Span", corpus: str) -> Row:
    """The words without annotation."""
    return {"corpus": corpus, "words": [t.text for t in tokens], "spaces": [bool(t.whitespace_) for t in tokens]}


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


def rows_to_doc(rows: list[Row], vocab: "Vocab", breaks: random.Random | None = None) -> Doc:
    """One document of one or more sentences; what a row does not annotate is missing, not empty.

    Args:
        rows: the sentences.
        vocab: of the pipeline.
        breaks: draws which sentences end a paragraph: a token of line breaks follows them, as in articles.
    """
    together: dict[str, list[Any]] = {key: [] for key in ("words", "spaces", "starts", "pos", "names", "deps", "heads")}
    for number, row in enumerate(rows):
        _add_row(together, row)
        if breaks and number + 1 < len(rows) and breaks.random() < 0.3:
            _add_break(together, breaks.choice(("\n", "\n\n")))
    layers: dict[str, Any] = {"sent_starts": together["starts"]}
    if all("heads" in row for row in rows):
        layers = {"heads": together["heads"], "deps": together["deps"]}
    if all("names" in row for row in rows):
        layers["ents"] = together["names"]
    if any("upos" in row for row in rows):
        layers["pos"] = together["pos"]
    return Doc(vocab, words=together["words"], spaces=together["spaces"], **layers)


def _add_row(together: dict[str, list[Any]], row: Row) -> None:
    offset, size = len(together["words"]), len(row["words"])
    together["words"] += row["words"]
    together["spaces"] += [*row["spaces"][:-1], True]
    together["starts"] += [True] + [False] * (size - 1)
    together["pos"] += row.get("upos", [""] * size)
    together["names"] += row.get("names", ["O"] * size)
    together["deps"] += row.get("deps", [""] * size)
    together["heads"] += [offset + (h - 1 if h else i) for i, h in enumerate(row.get("heads", [0] * size))]


def _add_break(together: dict[str, list[Any]], lines: str) -> None:
    """White space hangs on the last word of the sentence before it."""
    last = len(together["words"]) - 1
    together["spaces"][-1] = False
    for key, value in (("words", lines), ("spaces", False), ("starts", False), ("pos", "SPACE"), ("names", "O")):
        together[key].append(value)
    together["deps"].append("dep")
    together["heads"].append(last)


def vary(row: Row, order: random.Random) -> Row:
    """Now and then a sentence as others write it: other quotation marks, a headline, capitals or no capitals."""
    if '"' in row["words"]:
        row = {**row, "words": _requote(list(row["words"]), *order.choice(_QUOTES))}
    draw = order.random()
    if draw < 0.015:
        return {**row, "words": [word.upper() for word in row["words"]]}
    if draw < 0.025 and "names" in row:
        return {**row, "words": [word.lower() for word in row["words"]]}
    if 0.03 < draw < 0.06 and 3 < len(row["words"]) <= HEADLINE:
        return as_headline(row)
    return row


def as_headline(row: Row) -> Row:
    """A sentence as a headline: words with a capital each, but for the small ones, and no full stop."""
    kinds = row.get("upos") or [""] * len(row["words"])
    words = [
        word if kind in _SMALL or (not kind and len(word) < 4) else word[:1].upper() + word[1:]
        for word, kind in zip(row["words"], kinds, strict=True)
    ]
    row, last = {**row, "words": words}, len(words)
    if words[-1] != "." or last in row.get("heads", ()):
        return row
    return {key: value[:-1] if isinstance(value, list) and len(value) == last else value for key, value in row.items()}


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
        if pending and (len(pending) >= size or _place(pending[-1]) != _place(row)):
            yield pending
            pending, size = [], order.randint(1, most)
        pending.append(row)
    if pending:
        yield pending


def _place(row: Row) -> tuple[str, int | None]:
    """Sentences of one place are neighbours: of one corpus, and of one paragraph where that is known."""
    return row["corpus"], row.get("doc")


def write_docs(documents: Iterable[Doc], path: Path) -> int:
    """Write a `.spacy` file; returns how many documents."""
    box = DocBin(docs=documents)
    path.parent.mkdir(parents=True, exist_ok=True)
    box.to_disk(path)
    return len(box)
