"""Word vectors learned from raw news, and their pruned form inside the pipeline."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import floret
import numpy as np
import spacy
from spacy.vectors import Vectors

from eventx.training.raw import read_raw
from eventx.training.tokenizer import set_tokenizer

if TYPE_CHECKING:
    from spacy.language import Language

_TOKEN = re.compile(r"https?://\S+|\w+(?:[-'’.,/]\w+)*|[^\w\s]")
_LINE_WORDS = 400


def write_tokens(raw: Path, path: Path) -> int:
    """The raw news as lines of tokens; returns the number of tokens.

    A regular expression stands in for the tokenizer: it is thirty times faster and vectors do not mind.
    """
    count = 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        for line in _token_lines(raw):
            out.write(" ".join(line) + "\n")
            count += len(line)
    return count


def _token_lines(raw: Path) -> Iterator[list[str]]:
    for _, text in read_raw(raw):
        tokens = _TOKEN.findall(text)
        yield from (tokens[i : i + _LINE_WORDS] for i in range(0, len(tokens), _LINE_WORDS) if len(tokens) > 2)


def train_word_vectors(tokens: Path, out: Path, *, dim: int, epochs: int, min_count: int) -> None:
    """Skip-gram vectors of whole words (cased) as an npz of `words`, most frequent first, and `vectors`.

    One thread, so that the same tokens give the same vectors.
    """
    model = floret.train_unsupervised(
        str(tokens), model="skipgram", mode="fasttext", minn=0, maxn=0, minCount=min_count, dim=dim, lr=0.05, ws=4,
        epoch=epochs, thread=1, neg=5,
    )  # fmt: skip
    words = model.get_words()
    vectors = np.stack([model.get_word_vector(word) for word in words]).astype("float32")
    vectors /= np.sqrt((vectors**2).mean())
    np.savez(out, words=np.array(words), vectors=vectors)


def write_vector_pipeline(source: Path, out: Path, *, rows: int, dim: int) -> None:
    """A blank pipeline whose vectors have `rows` rows of `dim` numbers, for the words of `source`.

    The most frequent words keep a vector of their own, the rest share the nearest of those. Fewer dimensions are the
    leading principal components.
    """
    nlp = spacy.blank("id")
    set_tokenizer(nlp)
    data = np.load(source, allow_pickle=False)
    words = [str(word) for word in data["words"]]
    put_vectors(nlp, words, _reduce(data["vectors"], dim), rows)
    nlp.to_disk(out)


def put_vectors(nlp: "Language", words: list[str], vectors: np.ndarray, rows: int) -> None:
    """Give `nlp` vectors for `words`, the first `rows` of which keep their own."""
    rows = min(rows, len(words))
    keys = [nlp.vocab.strings.add(word) for word in words]
    table = Vectors(shape=(rows, vectors.shape[1]), name="id_news.vectors")
    table.data = np.ascontiguousarray(vectors[:rows], dtype="float32")
    for row, key in enumerate(keys[:rows]):
        table.add(key, row=row)
    for key, row in zip(keys[rows:], _nearest(vectors[rows:], vectors[:rows]), strict=True):
        table.add(key, row=int(row))
    nlp.vocab.vectors = table


def _nearest(these: np.ndarray, among: np.ndarray, block: int = 1024) -> np.ndarray:
    """For each of `these` the index of the row of `among` with the highest cosine."""
    if not len(these):
        return np.zeros(0, dtype=np.int64)
    unit = among / np.maximum(np.linalg.norm(among, axis=1, keepdims=True), 1e-8)
    return np.concatenate([(these[i : i + block] @ unit.T).argmax(axis=1) for i in range(0, len(these), block)])


def _reduce(vectors: np.ndarray, dim: int) -> np.ndarray:
    """Project on the `dim` leading principal components, keeping the mean square at 1."""
    if vectors.shape[1] <= dim:
        return vectors
    sample = vectors[:20000] - vectors[:20000].mean(axis=0)
    _, _, directions = np.linalg.svd(sample.T @ sample)
    reduced = vectors @ directions[:dim].T
    return np.asarray(reduced / np.sqrt((reduced**2).mean()), dtype="float32")
