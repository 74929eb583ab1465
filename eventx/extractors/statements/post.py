"""Cues behind or beside their content: ``"..." kata X``, ``..., ujarnya``, ``menurut X, ...``."""

from __future__ import annotations

from bisect import bisect_left

from eventx.extractors.statements.content import content_start, left_start, previous
from eventx.extractors.statements.cues import Cue, CueHit
from eventx.extractors.statements.ends import empty_light, right_end
from eventx.extractors.statements.reference import actor_of, clitic_actor
from eventx.extractors.statements.scan import PAUSE, QUOTE_MARKS, Draft, Scan
from eventx.extractors.statements.shape import clausal, trivial
from eventx.extractors.statements.speaker import Mention, owner_after
from eventx.extractors.statements.units import Unit
from eventx.models import Actor
from eventx.pipeline.annotated import Quote

DIRECT, INDIRECT, GUESSED = 0.95, 0.9, 0.7
UNOPENED = "statement.direct.unopened"


def read_post(scan: Scan, hit: CueHit, unit: Unit) -> Draft | None:
    """A bare cue after its content (``"...", kata X``), beside it (``A, kata X, B``) or before it (``Kata X, ...``)."""
    cue = hit.readings["post"]
    mention = None if hit.clitic else _after(scan, hit, unit)
    if mention is None and not hit.clitic:
        return None
    actor = _speaker(scan, hit, mention, unit)
    after = hit.last if mention is None else mention.after
    low = unit.body
    if previous(scan, hit.first, low) is None:
        return _leading(scan, hit, cue, unit, after, actor)
    first = left_start(scan, unit, low, hit.first)
    contents = pieces(scan, unit, first, hit.first)
    if not contents:
        contents = rest_behind(scan, unit, after, False, first, hit.first)
        if not contents:
            return None
        return make_draft(scan, "statement.indirect.parenthetical", cue, hit, contents, actor, unit, INDIRECT)
    if told_already(scan, unit, contents, actor):
        scan.say(actor, scan.starts[hit.first])
        return None
    only_quotes = all(_in_quote(unit, start, end) for start, end in contents)
    if only_quotes and scan.pending:
        contents[:0] = scan.pending
        scan.pending.clear()
    rest = rest_behind(scan, unit, after, only_quotes, first, hit.first)
    if not only_quotes and _unopened(scan, unit, contents, hit.first):
        return make_draft(scan, UNOPENED, cue, hit, contents, actor, unit, INDIRECT)
    rule = "statement.direct.cue_after" if only_quotes else "statement.indirect.cue_after"
    if rest:
        rule = "statement.direct.split" if only_quotes else "statement.indirect.parenthetical"
    return make_draft(scan, rule, cue, hit, contents + rest, actor, unit, DIRECT if only_quotes else INDIRECT)


def _after(scan: Scan, hit: CueHit, unit: Unit) -> Mention | None:
    """The speaker after a bare cue; "demikian kata X" lets a second cue stand between."""
    at = hit.last
    chained = next((h for h in scan.hits_in(at, at + 2) if "post" in h.readings or "passive" in h.readings), None)
    if chained is not None and chained.first == at and not chained.clitic:
        scan.used.add(chained.first)
        at = chained.last
    return owner_after(scan, at, unit.last)


def _speaker(scan: Scan, hit: CueHit, mention: Mention | None, unit: Unit) -> Actor | None:
    if mention is not None:
        return actor_of(scan, mention)
    last = scan.drafts[-1] if scan.drafts else None
    actor = last.speaker if last is not None and last.cue is not None and not last.nested else None
    if (
        actor is None
        or actor.type != "ORG"
        or hit.readings["post"].act != "add"
        or last is None
        or not _next(last, unit)
    ):
        return clitic_actor(scan, hit.first)
    start, end = scan.ends[hit.last - 1] - 3, scan.ends[hit.last - 1]
    return actor.model_copy(update={"text": scan.text[start:end], "start": start, "end": end})


def _next(last: Draft, unit: Unit) -> bool:
    """Whether a statement stands in the paragraph before or in this one: "tambahnya" goes on with it, also a body's."""
    return unit.paragraph - last.unit.paragraph <= 1


def _leading(scan: Scan, hit: CueHit, cue: Cue, unit: Unit, after: int, actor: Actor | None) -> Draft | None:
    """``Kata X, ...`` and ``Ujar X: "..."`` at the beginning of a sentence."""
    first, link = content_start(scan, after, unit)
    if link not in ("bahwa", "mark"):
        return None
    contents = pieces(scan, unit, first, right_end(scan, first, unit))
    if not contents or trivial(scan, first, right_end(scan, first, unit)):
        return None
    return make_draft(scan, "statement.cue_first", cue, hit, contents, actor, unit, INDIRECT)


def pieces(scan: Scan, unit: Unit, first: int, last: int) -> list[tuple[int, int]]:
    """The content spans among tokens ``[first, last)``: each quotation alone where nothing else is said, else one."""
    while first < last and scan.lower[first] in PAUSE:
        first += 1
    while last > first and (scan.lower[last - 1] in PAUSE or scan.lower[last - 1] == "demikian"):
        last -= 1
    if first >= last:
        return []
    start, end = scan.starts[first], scan.ends[last - 1]
    quotes = unit.quotes_in(start, end)
    if quotes and not _loose(scan, quotes, first, last):
        spans = [scan.trim(quote.start, min(quote.end, end)) for quote in quotes]
    else:
        spans = [scan.trim(start, end)]
    return [span for span in spans if span is not None]


def _loose(scan: Scan, quotes: list[Quote], first: int, last: int) -> bool:
    """Whether words stand among tokens ``[first, last)`` outside of quotations, conjunctions left out."""
    inside: set[int] = set()
    for quote in quotes:
        inside.update(range(bisect_left(scan.starts, quote.outer_start), bisect_left(scan.starts, quote.outer_end)))
    return any(
        i not in inside and scan.lower[i][:1].isalnum() and not scan.is_("conjunction", i) for i in range(first, last)
    )


def _in_quote(unit: Unit, start: int, end: int) -> bool:
    quote = unit.quote_at(start)
    return quote is not None and end <= quote.outer_end


def _unopened(scan: Scan, unit: Unit, contents: list[tuple[int, int]], cue: int) -> bool:
    """Whether a quotation whose opening mark was lost ends right before the cue: ``Kami siap," kata X``."""
    mark = cue - 1
    closes = scan.lower[mark] in QUOTE_MARKS and scan.ends[mark - 1] == scan.starts[mark] and not scan.quoted[mark]
    return closes and not any(unit.quoted(start, end) for start, end in contents)


def told_already(scan: Scan, unit: Unit, contents: list[tuple[int, int]], actor: Actor | None) -> bool:
    """Whether an earlier cue of the unit with this speaker has told these words: ``X mengatakan: "..." kata X``."""
    for draft in reversed(scan.drafts):
        if draft.unit is not unit:
            return False
        overlap = any(a < end and start < b for a, b in draft.contents for start, end in contents)
        if overlap and same_actor(draft.speaker, actor):
            return True
    return False


def same_actor(one: Actor | None, other: Actor | None) -> bool:
    """Whether two mentions go to one actor."""
    if one is None or other is None:
        return one is other
    if one.entity_id is not None and other.entity_id is not None:
        return one.entity_id == other.entity_id
    return one.name.casefold() == other.name.casefold()


def rest_behind(scan: Scan, unit: Unit, after: int, only_quotes: bool, first: int, cue: int) -> list[tuple[int, int]]:
    """What goes on behind the speaker: another quotation, or the second half of a clause split around the cue."""
    if only_quotes:
        return _second_quote(scan, unit, after)
    if after >= unit.last or scan.lower[after] not in PAUSE:
        return []
    at = after + 1
    if at < unit.last and scan.timex_at.get(at) is not None:
        while at < unit.last and (scan.timex_at.get(at) is not None):
            at += 1
        if at >= unit.last or scan.lower[at] not in PAUSE:
            return []
        at += 1
    if at >= unit.last:
        return []
    begun = first >= cue or not clausal(scan, first, cue)
    if scan.is_("circumstance", at) and not scan.is_("resumes", at) and (not begun or _of_speaking(scan, at)):
        return []
    if any(not scan.quoted[h.first] and _subjectless(scan, h, at) for h in scan.hits_in(at, min(at + 4, unit.last))):
        return []
    last = right_end(scan, at, unit)
    if first >= cue:
        return pieces(scan, unit, at, last)
    told = clausal(scan, at, last) or scan.is_("adds", at) or (begun and scan.predicate(at, last))
    return pieces(scan, unit, at, last) if told else []


def _of_speaking(scan: Scan, at: int) -> bool:
    """Whether a phrase of circumstance tells of the speaking: "saat dihubungi", "seperti dikutip"."""
    return any(scan.is_("contact", k) or scan.is_("via", k) for k in (at, at + 1, at + 2))


def _second_quote(scan: Scan, unit: Unit, after: int) -> list[tuple[int, int]]:
    """The quotation that goes on behind the cue: ``"A," kata X kepada Y, "B."``."""
    if after >= unit.last:
        return []
    quote = unit.quote_after(scan.starts[after])
    if quote is None:
        return []
    first = scan.ctx.annotated.token_at(quote.outer_start)
    before = previous(scan, first, after - 1)
    if before is None or scan.lower[before] not in PAUSE or scan.hits_in(after, first):
        return []
    return pieces(scan, unit, first, right_end(scan, first, unit))


def _subjectless(scan: Scan, hit: CueHit, at: int) -> bool:
    """Whether a cue follows with only small words before it: it goes on with the same speaker."""
    return (
        bool({"clausal", "request", "light"} & set(hit.readings))
        and not empty_light(scan, hit)
        and all(scan.is_("adverb", i) or scan.is_("conjunction", i) for i in range(at, hit.first))
    )


def make_draft(
    scan: Scan,
    rule: str,
    cue: Cue,
    hit: CueHit,
    contents: list[tuple[int, int]],
    actor: Actor | None,
    unit: Unit,
    confidence: float,
) -> Draft:
    """The draft of a cue with its contents; the speaker is remembered as the one who spoke last."""
    scan.say(actor, scan.starts[hit.first])
    start, end = scan.starts[hit.first], scan.ends[hit.last - 1]
    return Draft(rule, cue, start, end, contents, actor, unit, confidence if actor is not None else GUESSED)
