"""Datelines without a dash of their own: "Kabar.com, Jakarta Menteri Perhubungan ...", "Kabar.com, Solo -Polisi ...".

Some sites print the dateline's dash glued to the text or not at all. A dash in place of the space keeps every offset
and lets all later steps see the dateline.
"""

from __future__ import annotations

import re

from eventx.lang.gazetteer import gazetteer
from eventx.lang.lexicon import Lexicon

_HEAD = re.compile(r"\s{0,9}[A-Za-z0-9]{2,30}\.(?:com|co\.id|co|id|net|tv|CO|CO\.ID|COM|ID),? (?=[A-Z])")
_PLACE = re.compile(r"[A-Z][\w'’]*(?: [A-Z][\w'’]*){0,2}")
_GLUED = re.compile(r"[A-Z][\w'’.]*(?: [A-Z][\w'’.]*){0,3}( -)(?=[A-Z\"“])")
_DASH = "—"


def mark_dateline(text: str, lexicon: Lexicon) -> str:
    """Write a dash where an article's dateline ends without one.

    Args:
        text: a cleaned text.
        lexicon: the language data, whose places tell "Tel Aviv" from "Jakarta" and a name behind it.

    Returns:
        A text of the same length.
    """
    head = _HEAD.match(text)
    if head is None:
        return text
    glued = _GLUED.match(text, head.end())
    if glued is not None:
        return text[: glued.start(1)] + _DASH + " " + text[glued.end(1) :]
    place = _PLACE.match(text, head.end())
    if place is None or "," not in head.group():
        return text
    words = place.group().split(" ")
    known = gazetteer(lexicon)
    size = next((n for n in (2, 1) if n <= len(words) and known.is_place(" ".join(words[:n]))), 0)
    end = place.start() + len(" ".join(words[:size]))
    if not size or text[end : end + 1] != " " or not text[end + 1 : end + 2].isupper():
        return text
    return text[:end] + _DASH + text[end + 1 :]
