"""Rows, gold and silver, as the `.spacy` files that students read."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy

from eventx.training.corpus import Row, group, read_rows, rows_to_doc, vary, write_docs
from eventx.training.read_names import sentence_key
from eventx.training.silver import sure_names, sure_trees
from eventx.training.varied_names import people_of, split_pairs, with_others

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Mixture:
    """What one student reads.

    Attributes:
        times: how often each gold corpus is read in one pass; the others are left out. `read` are the sentences that
            were decided by reading (`KIND.read.jsonl`).
        least_sure: silver sentences of which the teachers are less sure are left out (0 to 1).
        sentences_a_document: at most so many neighbouring sentences make a document.
    """

    times: dict[str, int]
    least_sure: float
    sentences_a_document: int


def without(rows: list[Row], decided: list[Row]) -> list[Row]:
    """The rows whose sentences are not among the decided ones, so that none is taught the other way beside them."""
    known = {sentence_key(row["words"]) for row in decided}
    return [row for row in rows if sentence_key(row["words"]) not in known]


def write_documents(kind: str, rows: Path, out: Path, mixture: Mixture, seed: int) -> dict[str, Any]:
    """`KIND.spacy` and `KIND.dev.spacy` from the rows of that kind; returns how many documents."""
    vocab, order = spacy.blank("id").vocab, random.Random(seed)
    decided = rows / f"{kind}.read.jsonl"
    read = list(read_rows(decided)) if decided.exists() else []
    gold = [*read_rows(rows / f"{kind}.jsonl"), *read]
    silver = (sure_names if kind == "names" else sure_trees)(rows / f"{kind}.silver.jsonl", mixture.least_sure)
    silver = without(silver, [row for row in gold if row["corpus"] in mixture.times])
    if kind == "names":
        whole = split_pairs([*gold, *silver])
        gold, silver = whole[: len(gold)], whole[len(gold) :]
    people = people_of([*gold, *silver]) if kind == "names" else None

    def varied(row: Row) -> Row:
        return vary(with_others(row, people, order) if people else row, order)

    def documents() -> "Iterator[Doc]":
        parts = [[row for row in gold if row["corpus"] == c] for c, n in mixture.times.items() for _ in range(n)]
        for part in [*parts, silver]:
            for together in group(part, order, mixture.sentences_a_document):
                yield rows_to_doc([varied(row) for row in together], vocab, order)

    held = list(read_rows(rows / f"{kind}.dev.jsonl"))
    return {
        "train": write_docs(documents(), out / f"{kind}.spacy"),
        "silver_sentences": len(silver),
        "dev": write_docs((rows_to_doc([row], vocab) for row in held), out / f"{kind}.dev.spacy"),
    }
