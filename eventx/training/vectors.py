"""Sub-word vectors learned from raw news (floret: a small hashed table that knows a vector for any word)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import floret
import numpy as np
import spacy
from spacy.training.initialize import convert_vectors

from eventx.training.corpus import read_rows
from eventx.training.raw import read_raw
from eventx.training.tokenizer import set_tokenizer

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


def train_floret(tokens: Path, out: Path, *, dim: int, rows: int, epochs: int) -> None:
    """Skip-gram vectors of words and their sub-words in one hashed table of `rows` rows (floret's text format).

    One thread, so that the same tokens give the same vectors.
    """
    model = floret.train_unsupervised(
        str(tokens), model="skipgram", mode="floret", hashCount=2, bucket=rows, minn=3, maxn=5, minCount=5, dim=dim,
        lr=0.05, ws=5, epoch=epochs, thread=1, neg=5,
    )  # fmt: skip
    model.save_floret_vectors(str(out))


def write_vector_pipeline(table: Path, out: Path) -> None:
    """A blank pipeline with the table as its vectors: what students are initialised with."""
    nlp = spacy.blank("id")
    set_tokenizer(nlp)
    convert_vectors(nlp, table, truncate=0, prune=-1, name="id_news.vectors", mode="floret")
    nlp.to_disk(out)


def write_word_vectors(pipeline: Path, rows: Iterable[Path], tokens: Path, out: Path) -> None:
    """The vectors of all words as an npz (`words`, `vectors`) for language model and teachers, mean square 1.

    Args:
        pipeline: holds the floret table.
        rows: whose words all get a vector, in lower case too.
        tokens: of raw news, whose words get a vector where they occur twice.
        out: the npz.
    """
    nlp = spacy.load(pipeline)
    words = {form for path in rows for row in read_rows(path) for w in row["words"] for form in (w, w.lower())}
    with tokens.open(encoding="utf-8") as lines:
        counts = Counter(token for line in lines for token in line.split())
    known = sorted(words | {token for token, count in counts.items() if count > 1})
    keys = [nlp.vocab.strings.add(word) for word in known]
    blocks = [nlp.vocab.vectors.get_batch(keys[i : i + 4096]) for i in range(0, len(keys), 4096)]
    vectors = np.concatenate(blocks).astype("float32")
    np.savez(out, words=np.array(known), vectors=vectors / np.sqrt((vectors**2).mean()))
