"""Names that a reader decided: sentences of raw news of which the teachers were not sure, and mended ones of idner.

`read_names.tsv` holds no text: a sentence is known by a hash of its letters, and its names stand as token offsets. The
texts are their publishers'; whoever has the data finds the sentences in it again.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eventx.training.corpus import Row
from eventx.training.names import TYPES
from eventx.training.silver import raw_sentences

if TYPE_CHECKING:
    from spacy.language import Language

READ = "read"
"""The corpus that decided sentences of raw news are counted as."""
_COLUMNS = ("sentence", "corpus", "tokens", "names")
DECISIONS = Path(__file__).with_name("read_names.tsv")


@dataclass(frozen=True, slots=True)
class Decision:
    """The names of one sentence.

    Attributes:
        corpus: `raw`, or the corpus of names that the sentence is from.
        names: (first token, token after the last, type) in order; type is PER, ORG or LOC.
        tokens: how many the sentence has.
    """

    corpus: str
    tokens: int
    names: tuple[tuple[int, int, str], ...]

    def tags(self) -> list[str]:
        """The names as BIO tags."""
        tags = ["O"] * self.tokens
        for first, end, kind in self.names:
            tags[first:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - first - 1)
        return tags


def sentence_key(words: Iterable[str]) -> str:
    """What a sentence is known by: a hash of its letters and signs without spaces."""
    return hashlib.sha256("".join(words).encode()).hexdigest()[:16]


def read_decisions(path: Path = DECISIONS) -> dict[str, Decision]:
    """All decisions by the key of their sentence.

    Raises:
        ValueError: a line is not of the form that the file's first line names.
    """
    with path.open(encoding="utf-8") as lines:
        header, *rest = [line.rstrip("\n").split("\t") for line in lines]
    if tuple(header) != _COLUMNS:
        raise ValueError(f"{path.name}: the columns are {header}, expected {list(_COLUMNS)}")
    return dict(_decision(fields, f"{path.name}, line {number}") for number, fields in enumerate(rest, 2))


def _decision(fields: list[str], where: str) -> tuple[str, Decision]:
    if len(fields) != len(_COLUMNS):
        raise ValueError(f"{where}: {len(fields)} columns, expected {len(_COLUMNS)}")
    key, corpus, tokens, names = fields
    spans = []
    for name in names.split():
        first, end, kind = name.split(":")
        spans.append((int(first), int(end), kind))
    last = 0
    for start, stop, kind in spans:
        if not last <= start < stop <= int(tokens) or kind not in TYPES.values():
            raise ValueError(f"{where}: {start}:{stop}:{kind} is no name of {tokens} tokens behind token {last}")
        last = stop
    return key, Decision(corpus, int(tokens), tuple(spans))


def mend(rows: Iterable[Row], decisions: dict[str, Decision]) -> Iterator[Row]:
    """Rows of a corpus of names, with the reader's names where a reader decided."""
    for row in rows:
        decided = decisions.get(sentence_key(row["words"]))
        fits = decided is not None and decided.tokens == len(row["words"])
        yield {**row, "names": decided.tags()} if decided is not None and fits else row


def find_read(folder: Path, nlp: "Language", decisions: dict[str, Decision]) -> Iterator[Row]:
    """The decided sentences of raw news, each once, in the order of the files; `doc` numbers the paragraph.

    Sentences whose tokens are no longer cut as they were when they were read are left out.
    """
    wanted = {key for key, decision in decisions.items() if decision.corpus == "raw"}
    for row in raw_sentences(folder, nlp):
        key = sentence_key(row["words"])
        if key not in wanted:
            continue
        wanted.discard(key)
        decision = decisions[key]
        if decision.tokens == len(row["words"]):
            yield {**row, "corpus": READ, "names": decision.tags()}
        if not wanted:
            return
