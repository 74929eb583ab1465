"""Speech whose quotation marks were lost: ``Saya kira itu keliru. Kami akan menolaknya, kata Budi.``"""

from __future__ import annotations

from eventx.extractors.statements.scan import Draft, Scan
from eventx.extractors.statements.units import Unit

_RULE = "statement.indirect.unmarked"
_CONFIDENCE = 0.6
_SHORTEST = 4


def read_unmarked(scan: Scan) -> None:
    """Give sentences in the first person to whoever speaks so, without quotation marks, in the sentence beside them.

    Only an article that reports somebody in the first person without marks ("Kami akan datang, kata X") is read so.
    """
    told = {draft.unit.first: draft for draft in scan.drafts if _without_marks(scan, draft)}
    if not told:
        return
    spoken = {draft.unit.first for draft in scan.drafts}
    found = []
    for place, unit in enumerate(scan.units):
        if unit.first in spoken or unit.quotes or _self(scan, unit.first, unit.last) is None:
            continue
        beside = [scan.units[k] for k in (place + 1, place - 1) if 0 <= k < len(scan.units)]
        teller = next((told[other.first] for other in beside if other.first in told), None)
        draft = _spoken_by(scan, unit, teller) if teller is not None else None
        if draft is not None:
            found.append(draft)
    scan.drafts.extend(found)


def before_cue(scan: Scan, unit: Unit, cue: int) -> bool:
    """Whether a speaker in the first person stands before a cue, outside quotation marks and contents.

    What follows is then part of unmarked speech: "saya kira banyak orang mengakui ...".
    """
    at = _self(scan, unit.body, cue)
    return at is not None and not any(
        start <= scan.starts[at] < end for draft in scan.drafts if draft.unit is unit for start, end in draft.contents
    )


def _self(scan: Scan, first: int, last: int) -> int | None:
    """The first "saya" or "kami" outside quotation marks."""
    return next((k for k in range(first, last) if scan.is_("self", k) and not scan.quoted[k]), None)


def _without_marks(scan: Scan, draft: Draft) -> bool:
    """Whether a statement reports words in the first person that stand in no quotation marks before their cue."""
    if draft.rule != "statement.indirect.cue_after" or draft.speaker is None or draft.unit.quotes:
        return False
    first, last = scan.ctx.annotated.tokens_in(*draft.contents[0])
    return _self(scan, first, last) is not None


def _spoken_by(scan: Scan, unit: Unit, teller: Draft) -> Draft | None:
    span = scan.trim(unit.start, unit.end)
    if span is None or unit.last - unit.first < _SHORTEST:
        return None
    return Draft(_RULE, None, span[0], span[0], [span], teller.speaker, unit, _CONFIDENCE)
