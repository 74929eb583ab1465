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


def right_end(scan: Scan, first: int, unit: Unit, limit: int | None = None) -> int:
    """The end (exclusive) of a content that begins at token `first` and runs to the right.

    It runs to the end of its unit, but stops before the next attribution (", kata X", ", seperti dikutip ..."), before
    a conjoined cue of the same speaker ("dan menambahkan") and before a clause that tells what was not said.
    """
    last = min(unit.last, limit or unit.last)
    for hit in scan.hits_in(first, last):
        if scan.quoted[hit.first]:
            continue
        cut = _cut_before(scan, hit, first, unit)
        if cut is not None:
            return cut
    for i in range(first + 1, last):
        if _via_tail(scan, i, first):
            return _back(scan, i, first)
    return last


def _cut_before(scan: Scan, hit: CueHit, first: int, unit: Unit) -> int | None:
    before = previous(scan, hit.first, first)
    if before is None:
        return None
    if is_post(scan, hit, unit) and scan.lower[before] in PAUSE | QUOTE_MARKS:
        return _back(scan, hit.first, first)
    if not {"clausal", "request", "object", "light"} & set(hit.readings):
        return None
    opposed = _opposed(scan, hit.first, first)
    if opposed is not None:
        return opposed
    if scan.lower[before] == "," and before > first and hit.last < unit.last and _joined(scan, hit.last):
        return _back(scan, hit.first, first)
    i = before
    negated = False
    while i > first and (scan.is_("adverb", i) or scan.is_("negation", i) or scan.is_("coordinator", i)):
        negated = negated or scan.is_("negation", i)
        if (scan.is_("coordinator", i) and not _empty(scan, hit)) or scan.is_("adversative", i):
            return _back(scan, i, first)
        i -= 1
    joined = hit.last < unit.last and _joined(scan, hit.last)
    if scan.is_("means", i) and joined and i > first:
        return _back(scan, i, first)
    if scan.is_("adversative", i) and (negated or joined) and i > first:
        return _back(scan, i, first)
    return None


def _empty(scan: Scan, hit: CueHit) -> bool:
    """Whether a verb that reports only with a noun of speech ("membuat pernyataan") stands without one."""
    return set(hit.readings) == {"light"} and not any(
        "nominal" in noun.readings for noun in scan.hits_in(hit.last, hit.last + 1)
    )


def _opposed(scan: Scan, cue: int, first: int) -> int | None:
    """Where ", sedangkan Y mengatakan ..." begins: another speaker's words end the content."""
    for k in range(cue - 1, max(first, cue - 10), -1):
        if scan.lower[k] == ",":
            return _back(scan, k + 1, first) if scan.is_("contrast", k + 1) else None
    return None


def _joined(scan: Scan, i: int) -> bool:
    """Whether "bahwa" or a quotation follows: a cue right behind a comma then goes on with the same speaker."""
    return scan.is_("link", i) or scan.quoted[i]


def _via_tail(scan: Scan, i: int, first: int) -> bool:
    """Whether an attribution to an outlet begins at token `i`: after a comma, or with seperti or sebagaimana."""
    if scan.quoted[i]:
        return False
    if scan.is_("via", i) and scan.lower[i - 1] == "," and i - 1 > first:
        return True
    return scan.is_("as", i) and scan.is_("via", i + 1)


def _back(scan: Scan, i: int, first: int) -> int:
    """The end before token `i` without commas."""
    while i - 1 > first and (scan.lower[i - 1] in PAUSE or not scan.lower[i - 1].strip()):
        i -= 1
    return i


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
        return scan.timex_at.get(i + 1) is not None
    if word in {"di", "dalam", "seperti", "sebagaimana"}:
        after = scan.lower[i + 1] if i + 1 < len(scan.lower) else ""
        named = i + 1 < len(scan.lower) and scan.names[i + 1] is not None
        capital = word == "di" and i + 1 < len(scan.lower) and scan.capital(i + 1)
        return after in scan.index.occasions or scan.is_("via", i + 1) or capital or (word == "di" and named)
    return True


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
        if scan.pos[k] == "VERB" and scan.names[k] is None and not scan.is_("circumstance", k):
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
