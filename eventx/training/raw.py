"""Raw news: reading, normalising and splitting into sentences by rule.

The splitter is what silver sentence boundaries come from, so it errs on the safe side: a paragraph about which it is in
doubt (unbalanced quotation marks, no end) is still split only where a full stop is followed by a capital.
"""

import lzma
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ENDS = frozenset((".", "?", "!", "...", "…", "?!"))
_CLOSERS = frozenset("\"”’')]»")
_OPENERS = frozenset('"“‘([«')


def read_raw(folder: Path) -> Iterator[tuple[str, str]]:
    """(source, paragraph) of every `*.txt.xz` file, with runs of spaces made one."""
    for path in sorted(folder.glob("*.txt.xz")):
        source = path.name.removesuffix(".txt.xz")
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                text = normalise(line)
                if text:
                    yield source, text


def normalise(text: str) -> str:
    """One space between words, and none between a quotation mark and what it opens (`" Kami` at a line's start)."""
    text = re.sub(r"[\u200b-\u200f\ufeff\xad]", "", text).replace("\xa0", " ")
    text = re.sub(r"\s+", " ", text).strip()
    return re.sub(r'(?:(?<=^)|(?<=[.!?,:] ))" (?=[A-Z])', '"', text)


def sentence_starts(doc: "Doc") -> list[int]:
    """Token indices at which a sentence of `doc` begins, by punctuation, capitals and quotation marks."""
    starts, i, size = [0] if len(doc) else [], 0, len(doc)
    while i < size:
        if doc[i].text not in _ENDS:
            i += 1
            continue
        end = i + 1
        while end < size and (doc[end].text in _ENDS or _closes(doc, end)):
            end += 1
        if end < size and doc[end - 1].whitespace_ and _may_begin(doc, end):
            starts.append(end)
        i = end
    return starts


def _closes(doc: "Doc", i: int) -> bool:
    """A closing mark clings to what stands before it."""
    return doc[i].text in _CLOSERS and not doc[i - 1].whitespace_


def _may_begin(doc: "Doc", i: int) -> bool:
    """A capital or a digit, perhaps behind opening quotation marks."""
    while i + 1 < len(doc) and doc[i].text in _OPENERS:
        i += 1
    first = doc[i].text[0]
    return first.isupper() or first.isdigit()
