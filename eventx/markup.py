"""Strict inline markup: ``<per>Lavrov</per> mengatakan ...`` to and from a text with spans.

Used for the examples in the lexicon, in tests and in the documentation. Elements nest properly, attribute values
stand in single or double quotation marks, and a literal ``<`` is written ``&lt;`` (``&`` is ``&amp;``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from eventx.errors import MarkupError

_TAG = re.compile(r"<(/?)([a-z][a-z0-9_-]*)((?:\s+[a-z][a-z0-9_-]*=(?:'[^'<>]*'|\"[^\"<>]*\"))*)\s*(/?)>")
_ATTRIBUTE = re.compile(r"([a-z][a-z0-9_-]*)=(?:'([^'<>]*)'|\"([^\"<>]*)\")")
_ENTITY = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_ENTITY_PATTERN = re.compile("&lt;|&gt;|&amp;")


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """A marked stretch of a text: half-open character offsets, the tag, and its attributes."""

    start: int
    end: int
    tag: str
    attrs: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Marked:
    """A plain text and its marked spans, in order of start, outer before inner."""

    text: str
    spans: tuple[MarkedSpan, ...]

    def of(self, tag: str) -> tuple[MarkedSpan, ...]:
        """The spans with this tag."""
        return tuple(span for span in self.spans if span.tag == tag)

    def texts(self, tag: str) -> tuple[str, ...]:
        """The words inside the spans with this tag."""
        return tuple(self.text[span.start : span.end] for span in self.of(tag))


def parse(source: str) -> Marked:
    """Read inline markup.

    Args:
        source: text with elements such as ``<cue act='say'>kata</cue>``.

    Returns:
        The text without markup, and the spans.

    Raises:
        MarkupError: an element is not closed, closes out of order, or a ``<`` stands alone.
    """
    pieces: list[str] = []
    length = 0
    opened: list[tuple[str, int, dict[str, str], int]] = []
    spans: list[tuple[int, MarkedSpan]] = []
    position = 0
    order = 0
    while position < len(source):
        nearest = source.find("<", position)
        stretch = source[position : nearest if nearest >= 0 else len(source)]
        plain = _ENTITY_PATTERN.sub(lambda m: _ENTITY[m.group()], stretch)
        pieces.append(plain)
        length += len(plain)
        if nearest < 0:
            break
        match = _TAG.match(source, nearest)
        if match is None:
            raise MarkupError(
                "A '<' that opens no element.", got=source[nearest : nearest + 40], remedy="Write '&lt;'."
            )
        closing, tag, attributes, empty = match.groups()
        if closing:
            if not opened or opened[-1][0] != tag:
                expected = f"</{opened[-1][0]}>" if opened else "no closing tag"
                raise MarkupError("An element closes out of order.", got=match.group(), allowed=expected)
            _, start, attrs, place = opened.pop()
            spans.append((place, MarkedSpan(start, length, tag, attrs)))
        else:
            attrs = {m[1]: m[2] if m[2] is not None else m[3] for m in _ATTRIBUTE.finditer(attributes)}
            if empty:
                spans.append((order, MarkedSpan(length, length, tag, attrs)))
            else:
                opened.append((tag, length, attrs, order))
            order += 1
        position = match.end()
    if opened:
        raise MarkupError("An element is not closed.", got=f"<{opened[-1][0]}>", remedy=f"Add </{opened[-1][0]}>.")
    return Marked("".join(pieces), tuple(span for _, span in sorted(spans, key=_rank)))


def _rank(item: tuple[int, MarkedSpan]) -> tuple[int, int, int]:
    order, span = item
    return span.start, -span.end, order


def render(text: str, spans: tuple[MarkedSpan, ...] | list[MarkedSpan]) -> str:
    """Write a text with spans as inline markup, the inverse of `parse`.

    Args:
        text: the plain text.
        spans: spans that nest properly or do not touch.

    Raises:
        MarkupError: two spans cross each other or lie outside the text.
    """
    out: list[str] = []
    open_spans: list[MarkedSpan] = []
    position = 0

    def close_until(limit: int) -> None:
        nonlocal position
        while open_spans and open_spans[-1].end <= limit:
            span = open_spans.pop()
            out.append(_escape(text[position : span.end]) + f"</{span.tag}>")
            position = span.end

    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not 0 <= span.start <= span.end <= len(text):
            raise MarkupError("A span lies outside the text.", got=(span.start, span.end), allowed=f"0 to {len(text)}")
        close_until(span.start)
        if open_spans and open_spans[-1].end < span.end:
            raise MarkupError("Two spans cross each other.", got=(open_spans[-1].tag, span.tag))
        out.append(_escape(text[position : span.start]))
        position = span.start
        attributes = "".join(f" {key}={_quoted(value)}" for key, value in span.attrs.items())
        if span.start == span.end:
            out.append(f"<{span.tag}{attributes}/>")
        else:
            out.append(f"<{span.tag}{attributes}>")
            open_spans.append(span)
    close_until(len(text))
    out.append(_escape(text[position:]))
    return "".join(out)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(value: str) -> str:
    if re.search(r"[<>]", value) or ("'" in value and '"' in value):
        raise MarkupError("An attribute value cannot be written.", got=value, allowed="no '<', '>' or mixed quotes")
    return f'"{value}"' if "'" in value else f"'{value}'"
