"""Where the words said begin and end in the tokens around a cue."""

from __future__ import annotations

from eventx.extractors.statements.cues import CueHit
from eventx.extractors.statements.scan import PAUSE, QUOTE_MARKS, Scan
from eventx.extractors.statements.units import Unit

_LINK_REACH = 16


def is_post(scan: Scan, hit: CueHit, unit: Unit) -> bool:
    """Whether a bare cue (kata, ujarnya) stands where such a cue stands: after a mark, or at the unit's start."""
    if "post" not in hit.readings or scan.quoted[hit.first]:
        return False
    before = previous(scan, hit.first, unit.first)
    if before is not None and scan.lower[before] not in PAUSE | QUOTE_MARKS | {"?", "!"}:
        return False
    after = hit.last
    weak = hit.readings["post"].link == "weak" and (before is None or scan.lower[before] in PAUSE)
    if hit.clitic:
        return not weak
    if after >= unit.last or (weak and not _person(scan, after)):
        return False
    word = scan.lower[after]
    if scan.is_("first_person", after):
        return False
    return (
        scan.capital(after)
        or scan.names[after] is not None
        or scan.pos[after] in {"PRON", "NOUN", "PROPN", "DET", "NUM"}
        or word == "("
    )


def _person(scan: Scan, i: int) -> bool:
    """Whether a person is named right here or after a title: a cue that is also a noun ("nilai", "pesan") needs one."""
    if scan.lower[i] in scan.index.pronouns:
        return True
    return scan.capital(i) and any(scan.person_at(k) is not None for k in range(i, i + 8))


def previous(scan: Scan, i: int, low: int) -> int | None:
    """The token before `i`, white space left out."""
    i -= 1
    while i >= low and not scan.lower[i].strip():
        i -= 1
    return i if i >= low else None


def left_start(scan: Scan, unit: Unit, low: int, cue: int) -> int:
    """Where a content that stands before its cue begins: the frame's start without dateline and connective.

    A connective of several words ("Sementara itu") and one that opposes ("Namun") go without a comma too.
    """
    i = max(low, unit.body)
    start, bare = i, False
    for phrase in scan.index.phrases.get("connective", ()):
        if tuple(scan.lower[i : i + len(phrase)]) == phrase:
            start, bare = i + len(phrase), True
            break
    else:
        if scan.is_("connective", i):
            start, bare = i + 1, scan.is_("adversative", i) or scan.is_("contrast", i)
    if start > i and start < cue and scan.lower[start] == ",":
        return start + 1
    return start if bare and start < cue else i


def content_start(scan: Scan, after: int, unit: Unit) -> tuple[int, str]:
    """Where the content begins behind a clausal cue that ends at token `after`, and what joins it to the cue.

    Returns:
        The first token of the content and the link: bahwa, mark (comma, colon or quotation mark), topic, or plain.
    """
    last = min(unit.last, after + _LINK_REACH)
    i = after
    while i < unit.last and not scan.lower[i].strip():
        i += 1
    while i < unit.last and scan.is_("particle", i):
        i += 1
    if i >= unit.last:
        return i, "none"
    if scan.is_("topic", i) and scan.lower[i] not in {"atas", "terhadap"}:
        comma = _comma(scan, i, last)
        return (comma + 1, "mark") if comma is not None else (i, "topic")
    link = _link(scan, i, last)
    if link is not None:
        return link + 1, "bahwa"
    if i == after and scan.is_("whether", i) and _comma(scan, i, unit.last) is None:
        return i + 1, "bahwa"
    quoted = scan.apart(i, after - 1)
    if scan.lower[i] in {",", ":"} or quoted:
        start = i if quoted else i + 1
        start = _skip_frame(scan, start, unit)
        if start < unit.last and scan.is_("link", start) and scan.lower[start].startswith("bahwa"):
            return start + 1, "bahwa"
        return start, "mark"
    if _frames(scan, i):
        comma = _comma(scan, i, last)
        if comma is not None:
            return comma + 1, "mark"
        past = _past_frame(scan, i, unit)
        return (past, "plain") if past is not None else (i, "circumstance")
    return i, "plain"


def _past_frame(scan: Scan, i: int, unit: Unit) -> int | None:
    """The token behind a short phrase of circumstance without a comma: "di pertemuan itu", "pada Rabu"."""
    for k in range(i, min(unit.last, i + 7)):
        if scan.is_("deictic", k):
            return k + 1 if k + 3 < unit.last else None
        if scan.timex_at.get(k) is not None and scan.timex_at.get(k + 1) is not scan.timex_at.get(k):
            return k + 1 if k + 3 < unit.last else None
    return None


def _frames(scan: Scan, i: int) -> bool:
    """Whether a phrase of circumstance begins at token `i`: it tells of the speaking, not of what is said."""
    if scan.timex_at.get(i) is not None:
        return True
    if not scan.is_("frame", i) or (scan.is_("while", i) and scan.is_("deictic", i + 1)):
        return False
    word = scan.lower[i]
    if word == "pada":
        return scan.timex_at.get(i + 1) is not None or _to_the_press(scan, i + 1)
    if word in {"di", "dalam", "seperti", "sebagaimana"}:
        after = scan.lower[i + 1] if i + 1 < len(scan.lower) else ""
        if scan.is_("one", i + 1) and i + 2 < len(scan.lower):
            return scan.lower[i + 2] in scan.index.occasions
        named = i + 1 < len(scan.lower) and scan.names[i + 1] is not None
        capital = word == "di" and i + 1 < len(scan.lower) and scan.capital(i + 1)
        return after in scan.index.occasions or scan.is_("via", i + 1) or capital or (word == "di" and named)
    return True


def _to_the_press(scan: Scan, i: int) -> bool:
    """Whether an occasion that is there for speaking is named: "pada jumpa pers", "pada sebuah wawancara"."""
    at = i + 1 if scan.is_("one", i) else i
    return scan.is_("press", at) or scan.is_("press", at + 1)


def _link(scan: Scan, i: int, last: int) -> int | None:
    """A bahwa that belongs to the cue: only phrases of circumstance lie between."""
    for k in range(i, last):
        if scan.apart(k, i - 1):
            return None
        if scan.lower[k].startswith("bahwa"):
            return k
        if k == i and not (
            _frames(scan, k)
            or scan.is_("circumstance", k)
            or scan.timex_at.get(k) is not None
            or scan.lower[k] == ","
            or scan.is_("adverb", k)
        ):
            return None
        verb = scan.pos[k] == "VERB" and scan.names[k] is None and k not in scan.timex_at
        if verb and not scan.is_("circumstance", k):
            return None
    return None


def _comma(scan: Scan, i: int, last: int) -> int | None:
    """The first comma or colon, those inside quotations and dates left out."""
    for k in range(i, last):
        if scan.lower[k] in {",", ":"} and not scan.apart(k, i - 1) and k not in scan.timex_at:
            return k
    return None


def _skip_frame(scan: Scan, i: int, unit: Unit) -> int:
    """Skip ", Rabu (26/2)," and ", kepada wartawan," between the cue and its content."""
    for _ in range(3):
        k = i
        if k < unit.last and (scan.timex_at.get(k) is not None):
            while k < unit.last and (scan.timex_at.get(k) is not None):
                k += 1
        elif k < unit.last and scan.is_("channel", k):
            while k < min(unit.last, i + 12) and scan.lower[k] != ",":
                k += 1
        else:
            return i
        if k < unit.last and scan.lower[k] == ",":
            i = k + 1
        else:
            return i
    return i
