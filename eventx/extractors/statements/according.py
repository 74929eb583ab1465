"""``Menurut X, ...``: words that a preposition attributes."""

from __future__ import annotations

from eventx.extractors.statements.content import content_start, left_start, previous
from eventx.extractors.statements.cues import Cue, CueHit
from eventx.extractors.statements.descriptions import past_description
from eventx.extractors.statements.ends import right_end
from eventx.extractors.statements.post import INDIRECT, make_draft, pieces, rest_behind, told_already
from eventx.extractors.statements.reference import actor_of, clitic_actor
from eventx.extractors.statements.scan import PAUSE, QUOTE_MARKS, Draft, Scan
from eventx.extractors.statements.shape import trivial
from eventx.extractors.statements.speaker import Mention, is_speaker, mention_after
from eventx.extractors.statements.units import Unit
from eventx.models import Actor


def read_preposition(scan: Scan, hit: CueHit, unit: Unit) -> Draft | None:
    """``Menurut X, ...``, ``..., menurut X`` and ``A, menurut X, B``."""
    cue = hit.readings["preposition"]
    low = unit.body
    before = previous(scan, hit.first, low)
    if before is not None and (scan.is_("relative", before) or scan.is_("via", before)):
        return None
    mention: Mention | None = None
    after = hit.last
    if not hit.clitic:
        while after < unit.last and scan.is_("report_noun", after):
            after += 1
        if scan.is_("first_person", after):
            return None
        mention = mention_after(scan, after, unit.last) or _gatherer(scan, after, unit)
        if mention is None or not is_speaker(scan, mention):
            return None
        after = mention.after
    actor = clitic_actor(scan, hit.first) if mention is None else actor_of(scan, mention)
    leading = before is None or _connected(scan, unit, low, hit.first) or _turns(scan, before, low)
    if leading:
        if mention is not None and mention.kind != "pronoun":
            after = past_description(scan, after, mention.kind == "name", unit)
        return _forward(scan, hit, cue, unit, after, actor)
    first = left_start(scan, unit, low, hit.first)
    contents = pieces(scan, unit, first, hit.first)
    if not contents or told_already(scan, unit, contents, actor) or _attributed(scan, unit, hit):
        return None
    if scan.lower[before or 0] not in PAUSE | QUOTE_MARKS and _goes_on(scan, mention, after, unit):
        rest = pieces(scan, unit, after, right_end(scan, after, unit))
        return make_draft(scan, "statement.indirect.according", cue, hit, contents + rest, actor, unit, INDIRECT)
    ends = after >= unit.last or scan.lower[after] in {".", "!", "?"} or unit.quote_at(scan.starts[after]) is None
    if scan.lower[before or 0] not in PAUSE | QUOTE_MARKS and not (ends and _tail(scan, after, unit)):
        return None
    rest = rest_behind(scan, unit, after, False, first, hit.first)
    return make_draft(scan, "statement.indirect.according", cue, hit, contents + rest, actor, unit, INDIRECT)


def _attributed(scan: Scan, unit: Unit, hit: CueHit) -> bool:
    """Whether the words before have their own cue already: "kata X ..., menurut Y", "X mengatakan ..., menurut Y"."""
    at = scan.starts[hit.first]
    for draft in scan.drafts:
        if draft.unit is not unit or draft.cue_start >= at:
            continue
        gap = scan.text[draft.contents[-1][1] : at]
        if draft.start < draft.cue_start or not any(letter.isalnum() for letter in gap):
            return True
    return False


def _goes_on(scan: Scan, mention: Mention | None, after: int, unit: Unit) -> bool:
    """Whether the clause goes on right behind the speaker: "hal itu menurut dia akan merugikan ..."."""
    if mention is not None and mention.kind == "phrase":
        return False
    return after + 2 < unit.last and (scan.pos[after] in {"AUX", "VERB", "ADV"} or scan.is_("negation", after))


def _gatherer(scan: Scan, at: int, unit: Unit) -> Mention | None:
    """Who gathered a report: "menurut informasi yang diperoleh X"."""
    if at >= unit.last or not scan.is_("relative", at):
        return None
    name = next((scan.names[k] for k in range(at, min(at + 5, unit.last)) if scan.names[k] is not None), None)
    return Mention(name.first, name.last, name.last, "name") if name is not None else None


def _tail(scan: Scan, after: int, unit: Unit) -> bool:
    """Whether little follows: the unit ends, or a comma comes."""
    return after >= unit.last - 1 or scan.lower[after] in {",", "."}


def _turns(scan: Scan, before: int, low: int) -> bool:
    """Whether a conjunction that opposes stands behind a comma: "..., namun menurut X, ..."."""
    return before > low and scan.is_("adversative", before) and scan.lower[before - 1] == ","


def _connected(scan: Scan, unit: Unit, low: int, at: int) -> bool:
    """Whether only connectives, times and commas stand before token `at`."""
    start = left_start(scan, unit, low, at)
    return all(
        scan.lower[i] in PAUSE or scan.is_("connective", i) or scan.is_("adverb", i) or scan.timex_at.get(i) is not None
        for i in range(start, at)
    )


def _past_teller(scan: Scan, first: int, unit: Unit) -> int:
    """The token behind whoever passes the words on: "Menurut X, kata Y, ..."; the words stay X's."""
    hit = next(iter(scan.hits_in(first, first + 1)), None)
    if hit is None or "post" not in hit.readings or hit.clitic:
        return first
    teller = mention_after(scan, hit.last, unit.last)
    if teller is None or teller.after + 1 >= unit.last or scan.lower[teller.after] != ",":
        return first
    return teller.after + 1


def _forward(scan: Scan, hit: CueHit, cue: Cue, unit: Unit, after: int, actor: Actor | None) -> Draft | None:
    """The content after ``Menurut X``."""
    first, link = content_start(scan, after, unit)
    if link in ("none", "topic", "circumstance"):
        return None
    first = _past_teller(scan, first, unit)
    last = right_end(scan, first, unit)
    if trivial(scan, first, last):
        return None
    contents = pieces(scan, unit, first, last)
    return (
        make_draft(scan, "statement.indirect.according", cue, hit, contents, actor, unit, INDIRECT)
        if contents
        else None
    )
