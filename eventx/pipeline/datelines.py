"""Datelines: "JAKARTA, KABAR.com - Polisi ...", "Kabar.com, Solo -Polisi ...", "Kabar.com, Jakarta Menteri ...".

Where a dateline ends is decided here and nowhere else: the parser reads it apart, and a sentence keeps as its `body`
the token behind it. Some sites print no dash at all; one in place of the space then keeps every offset.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from eventx.lang.gazetteer import gazetteer
from eventx.lang.lexicon import Lexicon

DASHES = frozenset({"-", "--", "–", "—"})
LONGEST_DATELINE = 12
"""Tokens of a dateline at most, its dash included."""
_SHORTEST_CAPITALS = 4
"""Letters of a place in capitals whose dash may touch it: "SOLO- Polisi", but not "PDI- Perjuangan"."""
_OPENING = frozenset({'"', "“", "‘", "'", "«"})
_HEAD = re.compile(r"\s{0,9}[A-Za-z0-9]{2,30}\.(?:com|co\.id|co|id|net|tv|CO|CO\.ID|COM|ID),? (?=[A-Z])")
_PLACE = re.compile(r"[A-Z][\w'’]*(?: [A-Z][\w'’]*){0,2}")


def body_start(words: Sequence[str], attached: Sequence[bool], i: int) -> int | None:
    """Where the body begins in a paragraph that opens with a dateline, None where it opens with none.

    A dash between blanks ends a dateline of one word, or one that shows what it is: a place in capitals, a comma, a
    bracket, an address ("Kabar.com"). Of the latter kind the dash may touch a word, a long one both words.

    Args:
        words: the tokens of the text.
        attached: for every token whether it stands right behind the one before, with no blank between.
        i: the paragraph's first token.
    """
    for j in range(i + 1, min(i + LONGEST_DATELINE, len(words) - 1)):
        word = words[j]
        if word in DASHES:
            begin = next((k for k in range(j + 1, len(words)) if not words[k].isspace()), None)
            return begin if begin is not None and _ends_dateline(words, attached, (i, j), begin) else None
        if word[:1].islower() and "." not in word[1:-1]:
            return None
    return None


def _ends_dateline(words: Sequence[str], attached: Sequence[bool], head_at: tuple[int, int], begin: int) -> bool:
    """Whether tokens ``[i, j)`` before a dash at `j` are a dateline, with the body from `begin` on."""
    i, j = head_at
    head, behind = words[i:j], words[begin]
    if behind in _OPENING and begin + 1 < len(words):
        behind = words[begin + 1]
    if not behind[:1].isupper():
        return False
    capitals = words[i].isupper()
    told = any(word in {",", "("} or "." in word for word in head)
    if not attached[j] and not attached[j + 1]:
        return len(head) == 1 or capitals or told
    if attached[j] and attached[j + 1] and words[j] == "-":
        return False
    return told or (capitals and len(words[i]) >= _SHORTEST_CAPITALS)


def mark_dateline(text: str, lexicon: Lexicon) -> str:
    """Write a dash where an article's dateline ends without one: "Kabar.com, Jakarta Menteri ...".

    Args:
        text: a cleaned text.
        lexicon: the language data, whose places tell "Tel Aviv" from "Jakarta" and a name behind it.

    Returns:
        A text of the same length.
    """
    head = _HEAD.match(text)
    if head is None:
        return text
    place = _PLACE.match(text, head.end())
    if place is None or "," not in head.group():
        return text
    words = place.group().split(" ")
    known = gazetteer(lexicon)
    size = next((n for n in (2, 1) if n <= len(words) and known.is_place(" ".join(words[:n]))), 0)
    end = place.start() + len(" ".join(words[:size]))
    if not size or text[end : end + 1] != " " or not text[end + 1 : end + 2].isupper():
        return text
    return text[:end] + "—" + text[end + 1 :]
