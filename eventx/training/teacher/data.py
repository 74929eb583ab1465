"""Annotated sentences as JSON lines, and their encoding as tensors.

One line is one sentence: `{"corpus": "idner", "words": [...]}` with any of `names` (BIO tags), `upos`, `xpos`, `heads`
(1-based, 0 is the root) and `deps`.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch

from .pretrained import Pieces, PieceTable, make_pieces

TASKS = ("names", "upos", "xpos", "deps")
MAX_CHARS = 18
UNKNOWN = 1


def read_sentences(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_words(path: Path) -> tuple[dict[str, int], np.ndarray]:
    """Words with their rows, and the fixed vectors, of an npz."""
    data = np.load(path, allow_pickle=False)
    return {word: i for i, word in enumerate(data["words"].tolist())}, data["vectors"]


def shape_class(word: str) -> int:
    """The case and kind of a word: what capital letters and digits tell without the word itself."""
    patterns = (r"[a-z]+", r"[A-Z][a-z]+", r"[A-Z]", r"[A-Z]+", r"[a-z]+(?:-[a-z]+)+", r"[A-Z]\w*[A-Z]\w*", r"[0-9]+")
    for index, pattern in enumerate(patterns):
        if re.fullmatch(pattern, word):
            return index + 1
    if re.search(r"[0-9]", word):
        return len(patterns) + 1
    return len(patterns) + (2 if re.search(r"\w", word) else 3)


SHAPES = 11


def to_bioes(tags: list[str]) -> list[str]:
    """BIO to BIOES: a name of one word and the last word of a name get tags of their own."""
    out = []
    for i, tag in enumerate(tags):
        follows = i + 1 < len(tags) and tags[i + 1] == f"I-{tag[2:]}"
        if tag.startswith("B-"):
            out.append(tag if follows else f"S-{tag[2:]}")
        elif tag.startswith("I-"):
            out.append(tag if follows else f"E-{tag[2:]}")
        else:
            out.append(tag)
    return out


def to_bio(tags: list[str]) -> list[str]:
    """BIOES to BIO."""
    return [{"S": "B", "E": "I"}.get(tag[0], tag[0]) + tag[1:] for tag in tags]


@dataclass
class Vocabulary:
    """Everything that turns a sentence into numbers; saved beside the weights."""

    words: dict[str, int]
    vectors: np.ndarray
    chars: dict[str, int] = field(default_factory=dict)
    corpora: dict[str, int] = field(default_factory=dict)
    labels: dict[str, list[str]] = field(default_factory=dict)
    common: dict[str, int] = field(default_factory=dict)
    pieces: PieceTable | None = None

    @classmethod
    def build(cls, sentences: list[dict[str, Any]], vectors_path: Path, min_count: int = 2) -> "Vocabulary":
        """Collect what the training sentences show; words below `min_count` have no embedding of their own."""
        vocabulary = cls(*read_words(vectors_path))
        counts: dict[str, int] = {}
        for sentence in sentences:
            for word in sentence["words"]:
                counts[word.lower()] = counts.get(word.lower(), 0) + 1
        vocabulary.common = {w: i + 2 for i, w in enumerate(sorted(w for w, n in counts.items() if n >= min_count))}
        vocabulary.chars = {
            c: i + 2 for i, c in enumerate(sorted({c for s in sentences for w in s["words"] for c in w}))
        }
        vocabulary.corpora = {c: i for i, c in enumerate(sorted({s["corpus"] for s in sentences}))}
        for task in TASKS:
            tags = {t for s in sentences if task in s for t in (to_bioes(s[task]) if task == "names" else s[task])}
            vocabulary.labels[task] = sorted(tags)
        return vocabulary

    def word_vector_row(self, word: str) -> int:
        """Row of the fixed vectors; a word without one falls back to its lower-cased form, else to the zero row."""
        row = self.words.get(word)
        if row is None:
            row = self.words.get(word.lower())
        return len(self.words) if row is None else row


@dataclass
class Batch:
    """Padded tensors of some sentences; annotation is -1 where a sentence has none."""

    vector_rows: torch.Tensor
    common: torch.Tensor
    chars: torch.Tensor
    shapes: torch.Tensor
    corpus: torch.Tensor
    mask: torch.Tensor
    gold: dict[str, torch.Tensor]
    heads: torch.Tensor
    pieces: Pieces | None = None


def make_batch(sentences: list[dict[str, Any]], vocabulary: Vocabulary, corpus: str | None = None) -> Batch:
    """Encode `sentences`; `corpus` overrides whose conventions are asked for."""
    size, longest = len(sentences), max(len(s["words"]) for s in sentences)
    grid = {name: np.zeros((size, longest), dtype=np.int64) for name in ("vector_rows", "common", "shapes")}
    grid["vector_rows"][:] = len(vocabulary.words)
    chars = np.zeros((size, longest, MAX_CHARS), dtype=np.int64)
    gold = {task: np.full((size, longest), -1, dtype=np.int64) for task in TASKS}
    heads = np.full((size, longest), -1, dtype=np.int64)
    index = {task: {tag: i for i, tag in enumerate(tags)} for task, tags in vocabulary.labels.items()}
    for row, sentence in enumerate(sentences):
        words = sentence["words"]
        n = len(words)
        grid["vector_rows"][row, :n] = [vocabulary.word_vector_row(w) for w in words]
        grid["common"][row, :n] = [vocabulary.common.get(w.lower(), UNKNOWN) for w in words]
        grid["shapes"][row, :n] = [shape_class(w) for w in words]
        for i, word in enumerate(words):
            codes = [
                vocabulary.chars.get(c, UNKNOWN) for c in (word if len(word) <= MAX_CHARS else word[:9] + word[-9:])
            ]
            chars[row, i, : len(codes)] = codes
        for task in TASKS:
            if task in sentence:
                tags = to_bioes(sentence[task]) if task == "names" else sentence[task]
                gold[task][row, :n] = [index[task].get(tag, -1) for tag in tags]
        if "heads" in sentence:
            heads[row, :n] = sentence["heads"]
    lengths = np.array([len(s["words"]) for s in sentences])
    return Batch(
        **{name: torch.from_numpy(values) for name, values in grid.items()},
        chars=torch.from_numpy(chars),
        corpus=torch.tensor([vocabulary.corpora[corpus or s["corpus"]] for s in sentences]),
        mask=torch.from_numpy(np.arange(longest)[None, :] < lengths[:, None]),
        gold={task: torch.from_numpy(values) for task, values in gold.items()},
        heads=torch.from_numpy(heads),
        pieces=make_pieces(sentences, vocabulary.pieces) if vocabulary.pieces else None,
    )


def group_by_length(sentences: Iterable[dict[str, Any]], words_per_batch: int) -> Iterator[list[dict[str, Any]]]:
    """Batches of sentences of like length, at most about `words_per_batch` words with padding."""
    group: list[dict[str, Any]] = []
    for sentence in sorted(sentences, key=lambda s: len(s["words"])):
        if group and (len(group) + 1) * len(sentence["words"]) > words_per_batch:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group
