"""Quotations without a cue of their own, and what others are reported to have said inside quotations."""

from __future__ import annotations

from eventx.extractors.statements.cues import CueHit
from eventx.extractors.statements.frames import find_content
from eventx.extractors.statements.post import GUESSED, make_draft, same_actor
from eventx.extractors.statements.reference import actor_of
from eventx.extractors.statements.scan import Draft, Scan, quote_tokens
from eventx.extractors.statements.speaker import Mention, mention_after, owner_after
from eventx.extractors.statements.subject import mention_before
from eventx.extractors.statements.units import Unit
from eventx.models import Actor
from eventx.pipeline.annotated import Quote

_SHORTEST = 5
_PARAGRAPHS_BACK = 2


def read_loose_quotes(scan: Scan, place: int) -> None:
    """Give the quotations of a unit that no cue has claimed to whoever goes on speaking."""
    unit = scan.units[place]
    for quote in unit.quotes:
        if _claimed(scan, unit, quote):
            continue
        alone = _alone(scan, unit, quote)
        if alone and _goes_on(scan, place):
            span = scan.trim(quote.start, quote.end)
            if span is not None:
                scan.pending.append(span)
            continue
        if alone and _continues(scan, place, quote):
            continue
        if not alone and not _after_colon(scan, unit, quote) and _named_behind(scan, unit, quote) is None:
            continue
        draft = _orphan(scan, place, quote)
        if draft is not None:
            scan.drafts.append(draft)


def _goes_on(scan: Scan, place: int) -> bool:
    """Whether the next paragraph goes on with a quotation and then names its speaker: both are one statement."""
    if place + 1 >= len(scan.units):
        return False
    unit, after = scan.units[place], scan.units[place + 1]
    if after.paragraph == unit.paragraph or not after.quotes or after.quotes[0].outer_start > after.start:
        return False
    if place and scan.drafts and scan.drafts[-1].unit.paragraph == unit.paragraph:
        return False
    spoken = bool(scan.drafts) and unit.paragraph - scan.drafts[-1].unit.paragraph <= _PARAGRAPHS_BACK
    return any(
        "post" in hit.readings
        and scan.starts[hit.first] >= after.quotes[0].outer_end
        and not (spoken and hit.readings["post"].act == "add")
        for hit in scan.hits_in(after.first, after.last)
    )


def _claimed(scan: Scan, unit: Unit, quote: Quote) -> bool:
    return any(
        start < quote.end and quote.start < end
        for draft in scan.drafts
        if draft.unit is unit
        for start, end in draft.contents
    )


def _alone(scan: Scan, unit: Unit, quote: Quote) -> bool:
    """Whether the unit holds no word outside its quotations."""
    return not any(scan.lower[i][:1].isalnum() and not scan.quoted[i] for i in range(unit.first, unit.last))


def _continues(scan: Scan, place: int, quote: Quote) -> bool:
    """Whether a quotation goes on with the statement of the sentence before, in the same paragraph; if so, adds it."""
    unit = scan.units[place]
    if not place or not scan.drafts:
        return False
    last = scan.drafts[-1]
    near = last.unit is scan.units[place - 1] or last.unit is unit
    if not near or last.unit.paragraph != unit.paragraph or ".direct" not in last.rule:
        return False
    span = scan.trim(quote.start, quote.end)
    if span is not None:
        last.contents.append(span)
    return True


def _after_colon(scan: Scan, unit: Unit, quote: Quote) -> bool:
    """Whether a colon introduces the quotation."""
    before = scan.text[unit.start : quote.outer_start].rstrip()
    return before.endswith(":")


def _named_behind(scan: Scan, unit: Unit, quote: Quote) -> Mention | None:
    """The person named right behind a quotation whose cue was left out: '"...," Kepala Kantor SAR, Budi, ...'."""
    if quote.outer_start != unit.start or scan.text[quote.end - 1] != ",":
        return None
    at = scan.ctx.annotated.tokens_in(quote.start, quote.outer_end)[1]
    if at >= unit.last or not (scan.capital(at) or scan.is_("report_noun", at)):
        return None
    mention = owner_after(scan, at, unit.last)
    named = mention is not None and (mention.kind == "name" or scan.is_("report_noun", at))
    return mention if named else None


def _orphan(scan: Scan, place: int, quote: Quote) -> Draft | None:
    """A quotation paragraph whose speaker is clear: named in the next sentence, or the one who spoke just before."""
    unit = scan.units[place]
    first, last = quote_tokens(scan, quote)
    words = sum(scan.lower[i][:1].isalnum() for i in range(first, last))
    ended = scan.text[quote.end - 1] in ".,!?…" or scan.text[quote.outer_end : quote.outer_end + 1] in (".", ",")
    if words < _SHORTEST or not ended:
        return None
    span = scan.trim(quote.start, quote.end)
    if span is None:
        return None
    actor = _named_next(scan, place) if _alone(scan, unit, quote) else None
    if actor is None:
        behind = _named_behind(scan, unit, quote)
        actor = actor_of(scan, behind) if behind is not None else None
    if actor is None and not _alone(scan, unit, quote):
        mention = mention_before(scan, unit.first, scan.ctx.annotated.token_at(quote.outer_start))
        actor = actor_of(scan, mention) if mention is not None and mention.kind == "name" else None
    if actor is None and scan.drafts and unit.paragraph - scan.drafts[-1].unit.paragraph <= _PARAGRAPHS_BACK:
        actor = scan.turns.last()
    if actor is None:
        return None
    return Draft("statement.direct.no_cue", None, quote.outer_start, quote.outer_start, [span], actor, unit, GUESSED)


def _named_next(scan: Scan, place: int) -> Actor | None:
    """The agent of "Hal itu disampaikan X" in the sentence after a quotation."""
    if place + 1 >= len(scan.units):
        return None
    after = scan.units[place + 1]
    for hit in scan.hits_in(after.first, min(after.last, after.first + 8)):
        if "passive" in hit.readings and not hit.clitic and not scan.quoted[hit.first]:
            at = hit.last + (scan.lower[hit.last : hit.last + 1] == ["oleh"])
            mention = mention_after(scan, at, after.last)
            return actor_of(scan, mention) if mention is not None else None
    return None


def read_inside(scan: Scan, unit: Unit) -> None:
    """What somebody else is reported to have said inside the quotations of a unit."""
    for quote in unit.quotes:
        first, last = quote_tokens(scan, quote)
        outer = next(
            (
                d
                for d in scan.drafts
                if d.unit is unit and any(a < quote.end and quote.start < b for a, b in d.contents)
            ),
            None,
        )
        if outer is None:
            continue
        for hit in scan.hits_in(first, last):
            draft = _reported(scan, hit, unit, first, last, outer)
            if draft is not None:
                scan.drafts.append(draft)


def _reported(scan: Scan, hit: CueHit, unit: Unit, first: int, last: int, outer: Draft) -> Draft | None:
    if not {"clausal", "request", "light"} & set(hit.readings) or "object" in hit.readings or hit.clitic:
        return None
    if scan.is_("thought", hit.first):
        return None
    sentence = scan.ctx.annotated.sentence_of(hit.first)
    low, high = max(first, sentence.first), min(last, sentence.last)
    i = hit.first - 1
    while i >= low and scan.is_("adverb", i):
        i -= 1
    if i >= low and (scan.is_("negation", i) or scan.lower[i] == "yang"):
        return None
    mention = mention_before(scan, low, hit.first)
    if (
        mention is None
        or (mention.kind == "phrase" and not any(scan.is_("office", k) for k in range(mention.first, mention.last)))
        or any(scan.is_("first_person", k) for k in range(mention.first, hit.first))
    ):
        return None
    if mention.kind == "pronoun" and scan.lower[mention.first] != "mereka":
        return None
    actor = scan.ctx.entities.actor(scan.starts[mention.first], scan.ends[mention.last - 1])
    if same_actor(actor, outer.speaker):
        return None
    found = find_content(scan, hit, unit, high)
    if found is None or found.last <= found.first:
        return None
    linked = scan.is_("link", found.first - 1) or scan.is_("request_link", found.first - 1)
    if mention.kind == "phrase" and not linked:
        return None
    span = scan.trim(scan.starts[found.first], scan.ends[found.last - 1])
    if span is None:
        return None
    mark = scan.turns.mark()
    draft = make_draft(
        scan,
        "statement.inside",
        found.cue,
        CueHit(hit.first, found.cue_last, hit.readings),
        [span],
        actor,
        unit,
        GUESSED,
    )
    scan.turns.back(mark)
    draft.nested = True
    return draft
