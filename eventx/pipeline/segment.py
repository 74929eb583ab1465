"""Sentence boundaries for Indonesian news: paragraphs, full stops, abbreviations, quotations.

Runs on the tokenised text before the parser, which then keeps to these boundaries. Rules do better here than a
parser's guesses: newspaper prose is well punctuated, and a boundary inside ``"A. B," kata X.`` is regular.
"""

from __future__ import annotations

import re

import numpy as np
from spacy.attrs import SENT_START
from spacy.tokens import Doc

from eventx.pipeline.annotated import Sentence
from eventx.pipeline.datelines import DASHES, LONGEST_DATELINE, body_start
from eventx.pipeline.quotes import find_quotes

_FINAL = frozenset({".", "!", "?", "…", "...", "?!", "!!", "??", "!?", "....", "?.", ".."})
_CLOSING = frozenset({'"', "'", "”", "’", "»", ")", "]", "''"})
_CONTINUING = frozenset({",", ";", ":"})
_GLUED = re.compile(r"[.!?][\"“”][A-Za-z]")
_ET_CETERA = frozenset({"dll.", "dsb.", "dst.", "dkk."})
"""Abbreviations whose full stop also ends a sentence; other abbreviations stand before what they belong to."""
_LONG, _LONGEST = 300, 400
"""Tokens from which a sentence is cut at the next comma, and from which anywhere.

News has no such sentences (the longest of 500 articles has 87 tokens); a list or a page without full stops may. Every
rule looks through the sentence that it stands in, so an article read as one sentence costs the square of its length.
"""
_OPENING = frozenset({'"', "'", "“", "‘", "«", "(", "[", "``", "”"})


def mark_boundaries(doc: Doc) -> Doc:
    """Set every token's sentence start by rule.

    Args:
        doc: a tokenised document; changed in place.

    Returns:
        The same document.
    """
    tokens = list(doc)
    texts = [token.text for token in tokens]
    attached = [False, *(not token.whitespace_ and not token.is_space for token in tokens)]
    opening = _glued_openings(doc)
    starts = [False] * len(tokens)
    begin, first = True, 0
    for i, text in enumerate(texts):
        if text.isspace():
            begin = begin or "\n" in text
            continue
        starts[i] = starts[i] or begin
        if begin and (i == 0 or "\n" in texts[i - 1]):
            body = body_start(texts, attached, i)
            if body is not None:
                starts[body] = True
        if starts[i]:
            first = i
        if i + 1 in opening:
            begin = text in _FINAL
            continue
        closes = text in _CLOSING and attached[i] and i not in opening and _ended_before(texts, i)
        begin = (text in _FINAL or text in _ET_CETERA or closes) and _boundary_after(texts, attached, i)
        begin = begin or (i - first >= _LONG and (text in _CONTINUING or i - first >= _LONGEST))
    # All at once: setting one token's `is_sent_start` looks through the whole document first.
    doc.from_array([SENT_START], np.where(starts, 1, -1).astype("uint64"))  # type: ignore[arg-type]
    return doc


def _glued_openings(doc: Doc) -> frozenset[int]:
    """Tokens that open a quotation right behind a sentence without a space: 'tahun depan."Kami siap," kata Dewi'."""
    if not _GLUED.search(doc.text):
        return frozenset()
    starts = {quote.outer_start for quote in find_quotes(doc.text)}
    return frozenset(token.i for token in doc if token.idx in starts and token.i and doc[token.i - 1].text in _FINAL)


def _ended_before(texts: list[str], i: int) -> bool:
    """Whether the closing marks that end at `i` follow a final mark."""
    j = i - 1
    while j >= 0 and texts[j] in _CLOSING:
        j -= 1
    return j >= 0 and texts[j] in _FINAL


def _boundary_after(texts: list[str], attached: list[bool], i: int) -> bool:
    """Whether a sentence ends with the final or closing mark `i`.

    A mark that stands attached to it closes the same sentence; otherwise the next word, which may stand behind an
    opening mark, must look like a beginning.
    """
    j = i + 1
    if j < len(texts) and attached[j] and (texts[j] in _CLOSING or texts[j] in _FINAL):
        return False
    if j < len(texts) and texts[j].isspace():
        if "\n" in texts[j]:
            return True
        j += 1
    following = texts[j] if j < len(texts) else ""
    if following in _FINAL or following in _CONTINUING or (following in _CLOSING and following not in _OPENING):
        return False
    if following in _OPENING:
        following = texts[j + 1] if j + 1 < len(texts) else ""
    return _begins(following) and not _initial(texts, i)


def _begins(text: str) -> bool:
    """Whether a sentence may begin with this token: a capital, a digit, an opening mark or a symbol."""
    return not text or not text[0].isalpha() or not text[0].islower()


def _initial(texts: list[str], i: int) -> bool:
    """Whether the full stop `i` belongs to an initial ("M. Yusuf") or a list number at the line's start."""
    if texts[i] != "." or i == 0:
        return False
    before = texts[i - 1]
    return (len(before) == 1 and before.isupper()) or (before.isdigit() and (i == 1 or "\n" in texts[i - 2]))


def sentences_of(doc: Doc) -> tuple[Sentence, ...]:
    """The sentences of a document whose boundaries are set, white space trimmed, with their paragraphs' numbers.

    A dateline, which the parser reads apart, is joined to the sentence behind it, whose `body` begins there.
    """
    out: list[Sentence] = []
    paragraph = 0
    marked = np.flatnonzero(doc.to_array([SENT_START]).astype("int64") == 1).tolist()
    bodies = {i for i in marked if _behind_dash(doc, i)}
    bounds = [i for i in marked if i not in bodies] or [0]
    for first, last in zip(bounds, [*bounds[1:], len(doc)], strict=True):
        begin, stop = first, last
        while begin < stop and doc[begin].is_space:
            begin += 1
        while stop > begin and doc[stop - 1].is_space:
            stop -= 1
        if begin < stop:
            end = doc[stop - 1].idx + len(doc[stop - 1])
            body = next((i for i in range(begin, min(stop, begin + LONGEST_DATELINE)) if i in bodies), begin)
            out.append(Sentence(len(out), doc[begin].idx, end, begin, stop, paragraph, body))
        if stop < last and any("\n" in token.text for token in doc[stop:last]):
            paragraph += 1
    return tuple(out)


def _behind_dash(doc: Doc, i: int) -> bool:
    """Whether only blanks stand between a dash and token `i`."""
    j = i - 1
    while j >= 0 and doc[j].is_space and "\n" not in doc[j].text:
        j -= 1
    return j >= 0 and doc[j].text in DASHES
