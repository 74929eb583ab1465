"""Cleaning that keeps every offset: what the pipeline reads has the length of what the caller gave."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>]{0,2000})?/?>")
_HIDDEN = (  # where something that is no text begins, and where it ends
    (re.compile("<!--"), re.compile("-->")),
    (re.compile(r"<script\b[^<>]{0,500}>", re.IGNORECASE), re.compile(r"</script\s{0,9}>", re.IGNORECASE)),
    (re.compile(r"<style\b[^<>]{0,500}>", re.IGNORECASE), re.compile(r"</style\s{0,9}>", re.IGNORECASE)),
)
_BLOCK = re.compile(r"</?(?:p|br|div|h[1-6]|li|tr|ul|ol|article|section|blockquote)\b", re.IGNORECASE)
_CHARACTER_REFERENCE = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|ldquo|rdquo|lsquo|rsquo|ndash|mdash|hellip|#\d{1,6});")
_REFERENCES = {
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&nbsp;": " ", "&ldquo;": "“",
    "&rdquo;": "”", "&lsquo;": "‘", "&rsquo;": "’", "&ndash;": "–", "&mdash;": "—", "&hellip;": "…",
}  # fmt: skip
# C0 and C1 controls, no-break and typographic spaces, byte order mark, soft hyphen, line and paragraph separators.
_CONTROLS = (*range(0x00, 0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0))
_ODD_SPACES = (0xA0, 0x1680, *range(0x2000, 0x200C), 0x202F, 0x205F, 0x3000, 0xFEFF)
_SPACES = dict.fromkeys((*_CONTROLS, *_ODD_SPACES), " ")
_SPACES |= {0x2028: "\n", 0x2029: "\n", 0x85: "\n"}
_LONE_CARRIAGE_RETURN = re.compile(r"\r(?!\n)")
# A single line break behind a comma, or between a word and a small letter, is hard wrapping, no end of a paragraph.
_WRAP = re.compile(r"(?:(?<=,)|(?<=, ))\n(?=\S)|(?:(?<=[^\s.!?…:;\"”’»*-])|(?<=[^\s.!?…:;\"”’»*-] ))\n(?=[a-z])")
# Paragraphs joined as a printed list: 'hutan.,"Program', 'krisis. , "Misalnya', 'itu,” kata Dewi.,Tak hanya'.
_LIST_JOIN = re.compile(r"(?<=[a-z0-9)”\"]\.),(?=[\"“”A-Z][A-Za-z]| [\"“”])|(?<=[a-z0-9)”\"]\. ),(?= ?[\"“”]| [A-Z])")
_ADDRESS = re.compile(r"https?://[^\s<>\"“”)\]]{1,2000}(?<![.,;:!?])")
_LONG_RUN = re.compile(r"(?<!\S)\S{1001,}")
"""No word, address or number is that long: encoded data, or a language without spaces."""
_MARKS = 30
"""Combining marks read together with their letter; ordering more of them takes quadratic time."""
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The cleaned text, of the same length as the given one, and what was changed (codes of notes)."""

    text: str
    changed: tuple[str, ...]


def clean(text: str) -> Cleaned:
    """Blank out markup, control characters and odd spaces, character by character.

    Args:
        text: any text.

    Returns:
        A text of the same length in which a line break stands for ``\\r``, ``<p>`` and the like, and a space for a
        line break in the middle of a sentence.
    """
    changed: list[str] = []
    out = text
    if "<" in out:
        out = _TAG.sub(_blank_tag, _without_hidden(out))
        if out != text:
            changed.append("html-removed")
    if "&" in out:
        out = _CHARACTER_REFERENCE.sub(_dereference, out)
    out = _WRAP.sub(" ", _LONE_CARRIAGE_RETURN.sub("\n", out).translate(_SPACES))
    if "://" in out:
        out = _ADDRESS.sub(_blank, out)
    if ".," in out or ". ," in out:
        out = _LIST_JOIN.sub(" ", out)
    if _LONG_RUN.search(out):
        out = _LONG_RUN.sub(_blank, out)
        changed.append("long-word-skipped")
    return Cleaned(out, tuple(changed))


def encodable(text: str) -> tuple[str, bool]:
    """The text with unpaired surrogates, which no UTF-8 file can hold, replaced by U+FFFD one for one."""
    if _SURROGATE.search(text):
        return _SURROGATE.sub("\ufffd", text), True
    return text, False


@dataclass(frozen=True, slots=True)
class Composed:
    """A text in composed form (NFC) with, for each of its characters, where it starts and ends in the original."""

    text: str
    starts: list[int]
    ends: list[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Half-open offsets into the original text for half-open offsets into the composed one."""
        if start >= end:
            here = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return here, here
        return self.starts[start], self.ends[end - 1]


def compose(text: str) -> Composed | None:
    """Bring combining accents into composed form; None when the text is already composed."""
    if unicodedata.is_normalized("NFC", text):
        return None
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    while position < len(text):
        stop = position + 1
        while stop < len(text) and stop - position <= _MARKS and unicodedata.combining(text[stop]):
            stop += 1
        piece = unicodedata.normalize("NFC", text[position:stop])
        pieces.append(piece)
        starts.extend([position] * len(piece))
        ends.extend([stop] * len(piece))
        position = stop
    return Composed("".join(pieces), starts, ends)


def _without_hidden(text: str) -> str:
    """Comments, scripts and styles blanked out; one that is never closed stays, so that it hides no text."""
    for begin, end in _HIDDEN:
        parts = []
        done = 0
        while (opened := begin.search(text, done)) and (closed := end.search(text, opened.end())):
            parts += [text[done : opened.start()], " " * (closed.end() - opened.start())]
            done = closed.end()
        text = "".join(parts) + text[done:] if parts else text
    return text


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _blank_tag(match: re.Match[str]) -> str:
    tag = match.group()
    return "\n" + " " * (len(tag) - 1) if _BLOCK.match(tag) else " " * len(tag)


def _dereference(match: re.Match[str]) -> str:
    reference = match.group()
    if reference.startswith("&#"):
        code = int(reference[2:-1])
        character = chr(code) if 32 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
    else:
        character = _REFERENCES[reference]
    return character + " " * (len(reference) - 1)
