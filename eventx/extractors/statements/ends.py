"""Where the words said end to the right of their cue."""

from __future__ import annotations

from eventx.extractors.statements.content import is_post, previous
from eventx.extractors.statements.cues import CueHit
from eventx.extractors.statements.scan import PAUSE, QUOTE_MARKS, Scan
from eventx.extractors.statements.units import Unit


def right_end(scan: Scan, first: int, unit: Unit, limit: int | None = None) -> int:
    """The end (exclusive) of a content that begins at token `first` and runs to the right.

    It runs to the end of its unit, but stops before the next attribution (", kata X", ", seperti dikutip ..."), before
    a conjoined cue of the same speaker ("dan menambahkan") and before a clause that tells what was not said.
    """
    last = min(unit.last, limit or unit.last)
    for hit in scan.hits_in(first, last):
        if scan.quoted[hit.first]:
            continue
        cut = (
            _according(scan, hit, first, unit) if "preposition" in hit.readings else _cut_before(scan, hit, first, unit)
        )
        if cut is not None:
            return cut
    for i in range(first + 1, last):
        if _via_tail(scan, i, first):
            return _back(scan, i, first)
    return last


def _according(scan: Scan, hit: CueHit, first: int, unit: Unit) -> int | None:
    """Where a content ends before "..., menurut laporan X." and "..., namun menurut X, ..."."""
    before = previous(scan, hit.first, first)
    if before is None or hit.clitic:
        return None
    if scan.lower[before] == ",":
        end = hit.last
        while end < unit.last and (scan.capital(end) or scan.is_("report_noun", end) or scan.names[end] is not None):
            end += 1
        while end < unit.last and (end in scan.timex_at or scan.lower[end] in PAUSE | {"(", ")"}):
            end += 1
        tail = end > hit.last and (end >= unit.last or scan.lower[end] in {".", "!", "?"})
        return _back(scan, hit.first, first) if tail else None
    if scan.is_("adversative", before) and before - 1 > first and scan.lower[before - 1] == ",":
        return _back(scan, before, first)
    return None


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
        if scan.is_("coordinator", i) and _goes_on(scan, hit, i, first, unit):
            return _back(scan, i, first)
        if scan.is_("adversative", i):
            return _back(scan, i, first)
        i -= 1
    joined = hit.last < unit.last and _joined(scan, hit.last)
    if scan.is_("means", i) and joined and i > first:
        return _back(scan, i, first)
    if scan.is_("adversative", i) and (negated or joined) and i > first:
        return _back(scan, i, first)
    return None


def _goes_on(scan: Scan, hit: CueHit, coordinator: int, first: int, unit: Unit) -> bool:
    """Whether a coordinated cue reports on: not a mere second verb ("membela dan menjamin"), nor one without words."""
    if hit.last < unit.last and _joined(scan, hit.last):
        return True
    if empty_light(scan, hit):
        return False
    linked = all(cue.frame == "clausal" and cue.link == "linked" for cue in hit.readings.values())
    before = coordinator - 1
    paired = before > first and scan.pos[before] == "VERB" and scan.names[before] is None
    return not linked and not (paired and scan.lower[before].startswith("me"))


def empty_light(scan: Scan, hit: CueHit) -> bool:
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
