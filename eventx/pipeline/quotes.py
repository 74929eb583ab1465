"""Quotations of a text: every style of mark that the Indonesian press uses, nested, unclosed, over paragraphs.

Newspapers mix their marks: “…”, "…", ”…” (one glyph on both sides), ‘…’, '…', «…», ''…''. So the glyph alone does not
tell an opening mark from a closing one; the characters around it do, and where they do not, the state does. Every mark
is looked at once and every step is linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from eventx.pipeline.annotated import Quote

_MARK = re.compile(r"''|``|[\"“”„‟«»″‘’‚‛'‹›]")
_SINGLE = frozenset("‘’‚‛'‹›")
_OPENS = frozenset("“„«‟``‘‚‹")
_CLOSES = frozenset("»›")
_LEFT = frozenset("([{—–-/:=>|…")
_RIGHT = frozenset(".,;:!?)]}…—–-/|")
_PAUSE = frozenset(".,;:!?)]}")
_FINAL = frozenset(".!?…")
_SPACED_ENDS = frozenset({". ", "! ", "? "})
# A quotation over several paragraphs that is marked only at its two ends: at most this long (characters, line breaks).
_LONGEST = 3000
_MOST_BREAKS = 8
# A quotation without its closing mark in a paragraph longer than this (characters) ends with its first sentence.
_FAR = 600
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z\"“”])")

_OPEN, _CLOSE, _EITHER = 1, 2, 3


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    glyph: str
    single: bool
    role: int


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Find all quotations of a text.

    Args:
        text: any text; paragraphs are separated by line breaks.

    Returns:
        Quotations in order of their opening mark, the outer before the inner. An apostrophe (Jum'at), an inch mark
        (14") and a closing mark that nothing opened give none. A quotation without its closing mark ends with its
        paragraph, or before the mark that opens the next one, and has `closed` false.
    """
    marks = _marks(text)
    found: list[tuple[int, int, int, int, bool]] = []
    stack: list[_Mark] = []
    for place, mark in enumerate(marks):
        if mark.single:
            _single(mark, stack, found)
        else:
            _double(text, marks, place, stack, found)
    found.extend(_unclosed(text, mark, len(text)) for mark in stack if not mark.single)
    return _nested(text, found)


def _marks(text: str) -> list[_Mark]:
    """All marks with their roles; apostrophes inside words are left out."""
    marks: list[_Mark] = []
    for match in _MARK.finditer(text):
        start, end, glyph = match.start(), match.end(), match.group()
        before = text[start - 1] if start else "\n"
        after = text[end] if end < len(text) else "\n"
        single = glyph in _SINGLE
        if single and before.isalnum() and after.isalnum():
            continue
        previous = marks[-1] if marks and marks[-1].end == start else None
        marks.append(_Mark(start, end, glyph, single, _role(glyph, before, after, text, end, previous)))
    return marks


def _role(glyph: str, before: str, after: str, text: str, end: int, previous: _Mark | None) -> int:
    """Whether a mark opens or closes, by its neighbours first, by its glyph where they do not tell."""
    free_left = before.isspace() or before in _LEFT or (previous is not None and previous.role == _OPEN)
    ellipsis = text.startswith(("..", "…"), end) and not before.isalnum()
    free_right = not ellipsis and (after.isspace() or after in _RIGHT or _MARK.match(after) is not None)
    if free_left and not free_right:
        return _OPEN
    if free_right and (not free_left or (after in _PAUSE and not ellipsis)):
        return _CLOSE
    if free_left and _MARK.match(after) and not (before.isspace() and after.isspace()):
        return _OPEN
    if glyph in _OPENS:
        return _OPEN
    return _CLOSE if glyph in _CLOSES else _EITHER


def _single(mark: _Mark, stack: list[_Mark], found: list[tuple[int, int, int, int, bool]]) -> None:
    """Open or close a single-marked quotation; a lone one is an apostrophe and gives nothing."""
    opened = stack[-1] if stack and stack[-1].single else None
    if mark.role == _OPEN or (mark.role == _EITHER and opened is None):
        if opened is not None:
            stack.pop()
        stack.append(mark)
    elif opened is not None:
        stack.pop()
        found.append((opened.end, mark.start, opened.start, mark.end, True))


def _double(
    text: str, marks: list[_Mark], place: int, stack: list[_Mark], found: list[tuple[int, int, int, int, bool]]
) -> None:
    """Open or close a double-marked quotation."""
    mark = marks[place]
    depth = next((i for i in range(len(stack) - 1, -1, -1) if not stack[i].single), None)
    if depth is None:
        stack.clear()
        if mark.role != _CLOSE or _glued_opening(text, marks, place):
            stack.append(mark)
        return
    opened = stack[depth]
    stretch = text[opened.end : mark.start] if mark.start - opened.end <= _LONGEST else None
    far = stretch is None or stretch.count("\n") > _MOST_BREAKS
    if mark.role == _OPEN and not _misspaced_closing(text, mark):
        if far or "\n" in (stretch or "") or _ended(text, mark.start):
            found.extend(_unclosed(text, m, mark.start) for m in stack if not m.single)
            stack.clear()
        stack.append(mark)
    elif far:
        found.extend(_unclosed(text, m, mark.start) for m in stack if not m.single)
        stack.clear()
    elif _spaced(text, mark) and _spaced(text, opened) and _surely_closed(marks, place):
        stack[depth:] = [mark]  # three marks for one quotation: the one that opened nothing is left out
    elif not _is_inch(text, marks, place):
        del stack[depth:]
        found.append((opened.end, mark.start, opened.start, mark.end, True))


def _glued_opening(text: str, marks: list[_Mark], place: int) -> bool:
    """Whether a mark that looks closing, with nothing open, opens: 'selesai.” Kami siap, ”kata X' is misspaced so."""
    mark = marks[place]
    following = next((m for m in marks[place + 1 : place + 4] if not m.single), None)
    if following is None or following.start - mark.end > _LONGEST:
        return False
    if following.role == _OPEN and not _misspaced_closing(text, following):
        return False
    spaced = text[mark.start - 1 : mark.start] in _FINAL and text[mark.end : mark.end + 1] == " "
    return spaced and text[mark.end : following.start].rstrip()[-1:] in _FINAL | {","}


def _misspaced_closing(text: str, mark: _Mark) -> bool:
    """Whether a mark that looks opening closes in fact: 'siap, ”kata Dewi' and 'siap, “ kata Dewi'."""
    before = text[max(0, mark.start - 3) : mark.start].rstrip()[-1:]
    spaced = text[mark.end : mark.end + 1] == " "
    after = mark.end + spaced
    return (mark.glyph == "”" or spaced) and before in _FINAL | {","} and text[after : after + 1].islower()


def _spaced(text: str, mark: _Mark) -> bool:
    """Whether a mark of one glyph for both sides stands free between a sentence's end and a capital: '. " Kami'."""
    free = mark.role == _EITHER and text[max(0, mark.start - 2) : mark.start] in _SPACED_ENDS
    return free and text[mark.end : mark.end + 1] == " " and text[mark.end + 1 : mark.end + 2].isupper()


def _surely_closed(marks: list[_Mark], place: int) -> bool:
    """Whether the next double mark closes, by its neighbours."""
    following = next((m for m in marks[place + 1 : place + 4] if not m.single), None)
    return following is not None and following.role == _CLOSE


def _ended(text: str, position: int) -> bool:
    """Whether a sentence has ended right before the position, so that what opens here is not nested."""
    while position and text[position - 1] == " ":
        position -= 1
    return position > 0 and text[position - 1] in _FINAL


def _is_inch(text: str, marks: list[_Mark], place: int) -> bool:
    """Whether a mark after a digit inside a quotation is an inch sign: another mark closes the quotation later."""
    mark = marks[place]
    if not text[mark.start - 1].isdigit():
        return False
    following = next((m for m in marks[place + 1 : place + 4] if not m.single), None)
    return (
        following is not None
        and following.role == _CLOSE
        and following.start - mark.end <= 400
        and "\n" not in text[mark.end : following.start]
    )


def _unclosed(text: str, mark: _Mark, limit: int) -> tuple[int, int, int, int, bool]:
    """A quotation whose closing mark is missing: to the end of its paragraph, of its sentence if that is far off."""
    line = text.find("\n", mark.end, limit)
    end = line if line >= 0 else limit
    if end - mark.end > _FAR and (sentence := _SENTENCE_END.search(text, mark.end, mark.end + _LONGEST)):
        end = sentence.end()
    return mark.end, end, mark.start, end, False


def _nested(text: str, found: list[tuple[int, int, int, int, bool]]) -> tuple[Quote, ...]:
    """Trim white space inside the marks, drop empty quotations, count depths."""
    quotes: list[Quote] = []
    enclosing: list[int] = []
    for start, end, outer_start, outer_end, closed in sorted(found, key=lambda f: (f[2], -f[3])):
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            continue
        while enclosing and enclosing[-1] <= outer_start:
            enclosing.pop()
        stop = outer_end if closed else end
        quotes.append(Quote(start, end, outer_start, stop, len(enclosing), closed))
        enclosing.append(stop)
    return tuple(quotes)
