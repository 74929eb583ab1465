"""Corpora of names, read as running text: what users send has no spaces before commas.

Each corpus has its own conventions. idner (news) counts a bracketed acronym into the name of the organisation before it
("Komisi Pemilihan Umum (KPU)") and countries as places even when they act; nerui (news) separates the acronym
and splits hyphenated words ("laki - laki").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TYPES = {
    "PER": "PER", "PERSON": "PER", "ORG": "ORG", "ORGANIZATION": "ORG", "ORGANISATION": "ORG",
    "LOC": "LOC", "LOCATION": "LOC", "PLACE": "LOC",
}  # fmt: skip
_CLOSING = {",", ".", ")", ":", ";", "?", "!", "”", "%", "]"}
_OPENING = {"(", "“", "["}
Row = tuple[str, str]
Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class NamedText:
    """A sentence and the names in it.

    Attributes:
        text: running text.
        spans: names as (start, end, type) in characters of `text`; type is PER, ORG or LOC.
        corpus: the corpus it is from.
    """

    text: str
    spans: tuple[Span, ...]
    corpus: str


def read_names(path: Path, corpus: str) -> Iterator[NamedText]:
    """Sentences of a CoNLL file (token, tab, BIO tag; blank lines between sentences)."""
    for rows in read_rows(path):
        yield join_rows(unify_brackets(rejoin_reduplication([(repair(token), tag) for token, tag in rows])), corpus)


def read_rows(path: Path) -> Iterator[list[Row]]:
    """The sentences of a file as (token, tag) rows."""
    rows: list[Row] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            token, _, tag = line.rstrip("\n").partition("\t")
            if token:
                rows.append((token, tag))
            elif rows:
                yield rows
                rows = []
    if rows:
        yield rows


def repair(token: str) -> str:
    """Undo a search-and-replace of `pers` by `PER` in idner: `PERen` was `persen`, `PERoalan` `persoalan`."""
    return re.sub(r"^PER(?=[a-z])", "pers", token)


def rejoin_reduplication(rows: list[Row]) -> list[Row]:
    """`laki - laki` is one word in news; names that are split by a hyphen are left alone."""
    out: list[Row] = []
    i = 0
    while i < len(rows):
        if i + 2 < len(rows) and rows[i + 1][0] == "-" and _is_reduplication(rows[i], rows[i + 2]):
            out.append((f"{rows[i][0]}-{rows[i + 2][0]}", rows[i][1]))
            i += 3
        else:
            out.append(rows[i])
            i += 1
    return out


def _is_reduplication(first: Row, second: Row) -> bool:
    a, b = first[0].lower(), second[0].lower()
    return first[1] == second[1] == "O" and len(a) > 2 and a.isalpha() and (b.startswith(a) or a.endswith(b))


def unify_brackets(rows: list[Row]) -> list[Row]:
    """Write idner's convention everywhere: an acronym in brackets after an organisation's name belongs to the name.

    Brackets around a whole name ("(SBY)") are no part of it.
    """
    tags = [tag for _, tag in rows]
    for i in range(1, len(rows) - 2):
        is_acronym = rows[i + 1][0].isupper() and len(rows[i + 1][0]) > 1
        follows = tags[i - 1][2:] in ("ORG", "ORGANIZATION", "ORGANISATION")
        if (
            rows[i][0] == "("
            and rows[i + 2][0] == ")"
            and is_acronym
            and follows
            and tags[i + 1][2:] == tags[i - 1][2:]
        ):
            tags[i : i + 3] = [f"I-{tags[i - 1][2:]}"] * 3
    return [(token, tag) for (token, _), tag in zip(rows, tags, strict=True)]


def join_rows(rows: list[Row], corpus: str) -> NamedText:
    """The tokens as running text: no space before closing or after opening punctuation."""
    text, spans = "", list[list[int | str]]()
    glue, quoted, open_type = True, False, ""
    for token, tag in rows:
        closes = token in _CLOSING or (token == '"' and quoted)
        text += "" if glue or closes else " "
        start = len(text)
        text += token
        glue = token in _OPENING or (token == '"' and not quoted)
        quoted ^= token == '"'
        kind = TYPES.get(tag[2:], "")
        if kind and tag.startswith("I-") and open_type == kind:
            spans[-1][1] = len(text)
        elif kind:
            spans.append([start, len(text), kind])
        open_type = kind
    return NamedText(text, tuple(_trim(text, int(a), int(b), str(c)) for a, b, c in spans), corpus)


def _trim(text: str, start: int, end: int, kind: str) -> Span:
    """Leave out brackets that only surround the name, and punctuation glued to its end."""
    while end - start > 1 and text[end - 1] in ",;:?!":
        end -= 1
    if text[start] == "(" and text[end - 1] == ")" and "(" not in text[start + 1 : end]:
        start, end = start + 1, end - 1
    elif text[end - 1] == ")" and "(" not in text[start:end]:
        end -= 1
    elif text[start] == "(" and ")" not in text[start:end]:
        start += 1
    return start, end, kind
