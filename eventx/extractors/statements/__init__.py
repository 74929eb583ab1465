"""Statements: who said what, to whom, through which outlet, when and where."""

from __future__ import annotations

from typing import Literal

from eventx.document.context import ArticleContext
from eventx.document.ids import record_id
from eventx.extractors.statements.according import read_preposition
from eventx.extractors.statements.asides import is_aside, read_aside, read_credited, read_subordinate
from eventx.extractors.statements.circumstances import (
    frame_tokens,
    occasion_of,
    said_to,
    said_when,
    said_where,
    speech_tokens,
)
from eventx.extractors.statements.clauses import read_clause
from eventx.extractors.statements.content import is_post
from eventx.extractors.statements.credits import outlet_chain, speaking_outlet
from eventx.extractors.statements.cues import CueHit
from eventx.extractors.statements.passive import read_passive, read_passive_describe, read_passive_request
from eventx.extractors.statements.post import UNOPENED, read_post
from eventx.extractors.statements.quotations import read_inside, read_loose_quotes
from eventx.extractors.statements.scan import Draft, Scan, scan_article
from eventx.extractors.statements.units import Unit
from eventx.extractors.statements.unmarked import before_cue, read_unmarked
from eventx.models import Statement

# Rules whose form does not follow from the marks around the words.
_FORMS: dict[str, Literal["direct", "indirect"]] = {"statement.inside": "indirect", UNOPENED: "direct"}
_GOVERNING = frozenset({"clausal", "request", "object", "describe", "light"})

__all__ = ["extract_statements"]


def extract_statements(ctx: ArticleContext) -> list[Statement]:
    """All statements of an article, in text order.

    Args:
        ctx: the annotated article with its entities.
    """
    scan = scan_article(ctx)
    for place, unit in enumerate(scan.units):
        hits = [hit for hit in scan.hits_in(unit.first, unit.last) if not scan.quoted[hit.first]]
        for hit in hits:
            if hit.first not in scan.used:
                draft = _read(scan, hit, unit)
                if draft is not None:
                    scan.drafts.append(draft)
        read_credited(scan, unit)
        read_loose_quotes(scan, place)
        read_inside(scan, unit)
        _credit(scan, unit)
    read_unmarked(scan)
    return _records(scan)


def _read(scan: Scan, hit: CueHit, unit: Unit) -> Draft | None:
    """Read one cue by the first of its frames that fits where it stands."""
    if is_aside(scan, hit, unit):
        return read_aside(scan, hit, unit)
    if is_post(scan, hit, unit):
        return read_post(scan, hit, unit)
    if "preposition" in hit.readings:
        return read_preposition(scan, hit, unit)
    if before_cue(scan, unit, hit.first):
        return None
    if _GOVERNING & set(hit.readings):
        return read_clause(scan, hit, unit) or read_subordinate(scan, hit, unit)
    if "passive" in hit.readings:
        return read_passive(scan, hit, unit)
    if "passive_describe" in hit.readings:
        return read_passive_describe(scan, hit, unit)
    if "passive_request" in hit.readings:
        return read_passive_request(scan, hit, unit)
    return None


def _credit(scan: Scan, unit: Unit) -> None:
    """A sentence of its own ("Demikian ditulis Anadolu.") credits the words before it."""
    if not scan.drafts or scan.lower[unit.first] != "demikian" or scan.drafts[-1].unit is unit:
        return
    last = scan.drafts[-1]
    if unit.paragraph - last.unit.paragraph > 1:
        return
    probe = Draft("", None, unit.start, unit.start, [(unit.start, unit.start)], None, unit, 1.0)
    last.via.extend(outlet_chain(scan, list(range(unit.first, unit.last)), probe))


def _records(scan: Scan) -> list[Statement]:
    taken: dict[int, list[tuple[int, int]]] = {}
    for draft in scan.drafts:
        taken.setdefault(draft.unit.first, []).extend(draft.contents)
    records: dict[str, Statement] = {}
    for draft in sorted(scan.drafts, key=lambda d: (d.contents[0], d.cue_start)):
        record = _record(scan, draft, taken[draft.unit.first])
        records.setdefault(record.id, record)
    return list(records.values())


def _record(scan: Scan, draft: Draft, taken: list[tuple[int, int]]) -> Statement:
    annotated = scan.ctx.annotated
    frame = [] if draft.nested else frame_tokens(scan, draft, taken)
    speech = [] if draft.nested else speech_tokens(scan, draft, taken)
    contents = sorted(draft.contents)
    chain = [*outlet_chain(scan, frame, draft), *speaking_outlet(scan, draft.speaker), *draft.via]
    return Statement(
        id=record_id("statement", scan.ctx.article_id, *contents, draft.cue_start),
        sentence=annotated.sentence_span(draft.cue_start),
        rule=draft.rule,
        confidence=draft.confidence,
        form=_FORMS.get(draft.rule) or _form(scan, contents),
        content=tuple(annotated.span(start, end) for start, end in contents),
        cue=annotated.span(draft.cue_start, draft.cue_end) if draft.cue is not None else None,
        cue_lemma=draft.cue.root if draft.cue is not None else None,
        act=draft.cue.act if draft.cue is not None else "say",
        speaker=draft.speaker,
        addressee=draft.addressee or said_to(scan, speech, draft),
        via=tuple(dict.fromkeys(chain)),
        time=said_when(scan, speech),
        place=said_where(scan, speech),
        occasion=occasion_of(scan, speech),
    )


def _form(scan: Scan, contents: list[tuple[int, int]]) -> Literal["direct", "indirect", "mixed"]:
    """Direct when all words stand in quotation marks, indirect when none do, else mixed."""
    inside = touched = 0
    for start, end in contents:
        quote = scan.ctx.annotated.quote_at(start)
        if quote is not None and end <= quote.outer_end:
            inside += 1
        elif any(q.start < end and start < q.end for q in scan.ctx.annotated.quotes if q.depth == 0):
            touched += 1
    if inside == len(contents):
        return "direct"
    return "mixed" if inside or touched else "indirect"
