"""What a news page adds to an article: links to other articles, page turns, credits. It is blanked out before reading.

A title behind "Baca juga:" names people and deeds of another article; read as text, it would put them into this one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from eventx.lang.lexicon import Lexicon

_LONGEST_TITLE = 200
"""Characters of a linked title at most."""
_LONGEST_CREDIT = 150
_CLOSING = {"(": ")", "[": "]"}
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’"}
_POINTERS = frozenset(":|>»–—[") | frozenset(_QUOTES)
_ENDS = frozenset(".!?…\"”')]»")
_SENTENCE_END = re.compile(r"[.!?][\"”]?\s+(?=[A-Z\"“])")
_NUMBER = "<n>"


@dataclass(frozen=True, slots=True)
class _Forms:
    pattern: re.Pattern[str]
    kinds: dict[str, str]


def skip_boilerplate(text: str, lexicon: Lexicon) -> str:
    """Blank out, character by character, what the page adds to the article.

    Args:
        text: a cleaned text.
        lexicon: the language data; its table `boilerplate` tells the kinds: a `link` takes the title behind it along,
            a `credit` what stands behind its colon, a `notice` its sentence; a `pager` is only the words themselves.

    Returns:
        A text of the same length.
    """
    forms = lexicon.cached("pipeline.boilerplate", _build)
    parts: list[str] = []
    done = 0
    for match in forms.pattern.finditer(text):
        if match.start() < done or match.group()[0].islower():
            continue
        found = _stretch(text, match, forms.kinds.get(match.group().casefold(), "pager"))
        if found is not None:
            start, end = max(done, found[0]), found[1]
            parts += [text[done:start], re.sub(r"[^\n]", " ", text[start:end])]
            done = end
    return "".join(parts) + text[done:] if parts else text


def _build(lexicon: Lexicon) -> _Forms:
    rows = {row["form"].casefold(): row["kind"] for row in lexicon.rows("boilerplate")}
    found = sorted((re.escape(form).replace(re.escape(_NUMBER), r"\d{1,2}") for form in rows), key=len, reverse=True)
    return _Forms(re.compile(rf"(?<!\w)(?:{'|'.join(found)})", re.IGNORECASE), rows)


def _stretch(text: str, match: re.Match[str], kind: str) -> tuple[int, int] | None:
    """From where to where the text is blanked out for one form; None where the words belong to the article."""
    start, end = match.span()
    stop = text.find("\n", end)
    line_end = stop if stop >= 0 else len(text)
    before = text[max(0, start - 3) : start].rstrip(" ")[-1:]
    if before in _CLOSING:
        close = text.find(_CLOSING[before], end, min(line_end, end + _LONGEST_TITLE))
        return (text.rindex(before, 0, start), close + 1) if close >= 0 else None
    opens = before in {"", "\n"} or not text[max(0, text.rfind("\n", 0, start)) : start].strip(" \n*•·-–>|#")
    if kind == "credit":
        return _credit(text, start, end, line_end) if opens else None
    if not opens and before not in _ENDS:
        return None
    if kind == "notice":
        sentence = _SENTENCE_END.search(text, end, line_end)
        return start, sentence.start() + 1 if sentence else line_end
    if kind == "pager":
        alone = match.group().isupper() or match.group()[0].isdigit() or not text[end:line_end].strip(" .:»>|")
        return (start, end) if alone or text[end : end + 2].strip()[:1] in _POINTERS else None
    return _link(text, start, end, line_end, opens)


def _credit(text: str, start: int, end: int, line_end: int) -> tuple[int, int] | None:
    """A line that only names who made the article: "Editor: Siti Aminah"."""
    colon = text[end : end + 3].lstrip().startswith(":")
    return (start, line_end) if colon and line_end - end <= _LONGEST_CREDIT else None


def _link(text: str, start: int, end: int, line_end: int, opens: bool) -> tuple[int, int] | None:
    """A link with its title: to the closing quotation mark, else to the line's or the sentence's end."""
    first = text[end : end + 3].lstrip(" ")[:1]
    if not (first in _POINTERS or first.isupper() or first in {"", "\n"}):
        return None
    title = end + len(text[end:line_end]) - len(text[end:line_end].lstrip(" :|>»"))
    mark = _QUOTES.get(text[title : title + 1])
    if mark is not None:
        close = text.find(mark, title + 1, min(line_end, title + _LONGEST_TITLE))
        if close >= 0:
            return start, close + 1
    sentence = _SENTENCE_END.search(text, end, line_end)
    if sentence is None:
        return (start, line_end) if line_end - end <= _LONGEST_TITLE else None
    pointed = opens or text[end : end + 2].lstrip(" ")[:1] == ":"
    return (start, sentence.start() + 1) if pointed and sentence.start() - end <= _LONGEST_TITLE else None
