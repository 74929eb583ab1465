"""What the pipeline knows of a word without its context, worked out once a word.

The first layer of a spaCy token-to-vector model sees nothing of a token but its form: hashes of its norm, prefix,
suffix and shape, and the mean over its sub-word vectors. spaCy works it out anew for every token, a third of the time
of these models. News repeats its words, so the rows of the latest words are kept. The layers behind look at neighbours;
they are run over a few thousand tokens at a time, so that their arrays stay in the processor's cache. The numbers, and
what `to_disk` writes, are those of the pipeline as it was loaded.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from spacy.attrs import ORTH, intify_attr
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

LIMIT = 20_000
"""Words that are kept (8 MB at 96 numbers a word); when they are full, all are forgotten and filling begins anew."""
TOKENS = 3_000
"""Tokens, at least, that go through the layers behind the first one together."""
_CONTEXT_FREE = frozenset({"extract_features", "hashembed", "static_vectors", "maxout", "layernorm", "dropout"})
_PASSING = frozenset({"list2ragged", "ragged2list", "ints-getitem"})
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # 2**64 over the golden ratio, so that every bit counts in the sum of hashes

Forward = Callable[[Any, Any, bool], tuple[Any, Callable[..., Any]]]


class CachedEmbedding:
    """The forward function of a context-free layer with a bounded cache in front; training goes past it."""

    def __init__(self, layer: Model[Any, Any], key: int = ORTH) -> None:
        """Wrap the layer's own function.

        Args:
            layer: the context-free layer.
            key: the attribute that the vocabulary's vectors are looked up by.
        """
        self._inner: Forward = layer._func
        features = next(node for node in layer.walk() if node.name == "extract_features")
        self._attributes = list(dict.fromkeys([*map(intify_attr, features.attrs["columns"]), key, ORTH]))
        self._lock = threading.Lock()
        self._row_of: dict[int, int] = {}
        self._kept = np.empty((0, 0), dtype=np.float32)

    def __call__(self, layer: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[Any, Callable[..., Any]]:
        """One array a document, with a row for every token, as the layer itself gives it."""
        if is_train or not any(len(doc) for doc in docs):
            return self._inner(layer, docs, is_train)
        table = np.vstack([doc.to_array(self._attributes) for doc in docs]).astype(np.uint64, copy=False)
        keys = table[:, 0].copy()
        for column in range(1, table.shape[1]):
            keys *= _SPREAD
            keys ^= table[:, column]
        words, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
        if len(words) > LIMIT:
            return self._inner(layer, docs, is_train)
        with self._lock:
            places = self._places(layer, docs[0].vocab, words.tolist(), table[first])
            rows = self._kept[places]
        return np.split(rows[inverse], np.cumsum([len(doc) for doc in docs])[:-1]), _no_gradient

    def _places(self, layer: Model[Any, Any], vocab: Any, words: list[int], attributes: Any) -> list[int]:
        """Where the words' rows are kept, after those that are missing were worked out."""
        row_of = self._row_of
        missing = [number for number, word in enumerate(words) if word not in row_of]
        if len(row_of) + len(missing) > LIMIT:
            row_of.clear()
            missing = list(range(len(words)))
        if missing:
            new = self._inner(layer, [_Words(vocab, self._attributes, attributes[missing])], False)[0][0]
            if not self._kept.size:
                self._kept = np.empty((LIMIT, new.shape[1]), dtype=new.dtype)
            begin = len(row_of)
            self._kept[begin : begin + len(missing)] = new
            row_of.update((words[number], begin + offset) for offset, number in enumerate(missing))
        return [row_of[word] for word in words]


class _Words:
    """Distinct words in the place of a document: gives a layer the attributes that it asks documents for."""

    def __init__(self, vocab: Any, attributes: list[int], rows: Any) -> None:
        self.vocab = vocab
        self._attributes = attributes
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def to_array(self, wanted: Any) -> Any:
        """The attributes of every word, like `Doc.to_array`."""
        if isinstance(wanted, list | tuple):
            return self._rows[:, [self._attributes.index(intify_attr(name)) for name in wanted]]
        return self._rows[:, self._attributes.index(intify_attr(wanted))]


def _no_gradient(_: Any) -> list[Any]:
    return []


def _in_portions(inner: Forward) -> Forward:
    """The forward function of layers that look at one document at a time, run over some documents at a time."""

    def forward(layer: Model[Any, Any], arrays: Sequence[Any], is_train: bool) -> tuple[Any, Callable[..., Any]]:
        if is_train:
            return inner(layer, arrays, is_train)
        return [row for portion in _portions(arrays) for row in inner(layer, portion, False)[0]], _no_gradient

    return forward


def _portions(arrays: Sequence[Any]) -> Iterator[list[Any]]:
    portion: list[Any] = []
    tokens = 0
    for array in arrays:
        portion.append(array)
        tokens += len(array)
        if tokens >= TOKENS:
            yield portion
            portion, tokens = [], 0
    if portion:
        yield portion


def cache_embeddings(nlp: Language) -> None:
    """Make a pipeline's token-to-vector models remember words; models of another build stay as they are."""
    key = getattr(nlp.vocab.vectors, "attr", ORTH)
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for node in list(model.walk()) if isinstance(model, Model) else ():
            if {"embed", "encode"} <= set(node.ref_names) and isinstance(node.ops, NumpyOps):
                embed, encode = node.get_ref("embed"), node.get_ref("encode")
                if _context_free(embed) and not isinstance(embed._func, CachedEmbedding):
                    embed._func = CachedEmbedding(embed, key)
                    encode._func = _in_portions(encode._func)


def _context_free(layer: Model[Any, Any]) -> bool:
    leaves = {node.name for node in layer.walk() if not node.layers}
    return "extract_features" in leaves and leaves <= _CONTEXT_FREE | _PASSING
