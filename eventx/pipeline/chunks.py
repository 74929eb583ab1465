"""Long texts go through the statistical pipeline in pieces, cut between paragraphs, and come out as one document.

The pieces bound memory (activations grow with the tokens of a document) and let short and long articles share batches.
Names, quotations and references are looked for over the joined document, so nothing is lost at the seams.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from spacy.language import Language
from spacy.tokens import Doc

from eventx.pipeline.batches import parse_docs

PIECE = 20_000
"""Characters after which a text is cut, at the next best place: some five times a long news article."""
_BREAKS = ("\n\n", "\n", ". ", " ")


def pieces(text: str, limit: int = PIECE) -> list[str]:
    """Cut a text into parts of at most `limit` characters: between paragraphs, else lines, sentences, words.

    Args:
        text: any text; the parts joined give it back.
        limit: characters a part, at least 1.
    """
    parts = []
    start = 0
    while len(text) - start > limit:
        stop = cut_at(text, start + limit // 2, start + limit)
        parts.append(text[start:stop])
        start = stop
    parts.append(text[start:])
    return parts


def cut_at(text: str, earliest: int, stop: int) -> int:
    """The last good place to cut between two offsets, or `stop` where there is none."""
    for mark in _BREAKS:
        found = text.rfind(mark, earliest, stop)
        if found >= 0:
            return found + len(mark)
    return stop


def parse_texts(
    nlp: Language, texts: Iterable[str], tokenise: Callable[[Language, str], Doc], batch_size: int = 32
) -> Iterator[Doc]:
    """One parsed document a text, in order; pieces of all texts share the pipeline's batches.

    Args:
        nlp: the pipeline.
        texts: cleaned texts.
        tokenise: makes the unparsed document of a piece.
        batch_size: pieces in a batch.
    """
    counts: list[int] = []

    def stream() -> Iterator[Doc]:
        for text in texts:
            parts = pieces(text)
            counts.append(len(parts))
            for part in parts:
                yield tokenise(nlp, part)

    parsed = parse_docs(nlp, stream(), batch_size)
    while True:
        first = next(parsed, None)
        if first is None:
            return
        count = counts.pop(0)
        yield first if count == 1 else joined(chain((first,), islice(parsed, count - 1)))


def joined(docs: Iterable[Doc]) -> Doc:
    """The documents of consecutive pieces as one, with offsets into the whole text."""
    whole = Doc.from_docs(list(docs), ensure_whitespace=False)
    if whole is None:  # only for no documents at all
        raise ValueError("no documents to join")
    return whole
