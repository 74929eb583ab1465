"""Cues in a relative clause behind a comma: ``kata X, yang menambahkan bahwa ...``."""

from __future__ import annotations

from eventx.extractors.statements.content import previous
from eventx.extractors.statements.cues import CueHit
from eventx.extractors.statements.frames import find_content, first_comma
from eventx.extractors.statements.post import INDIRECT, make_draft, pieces
from eventx.extractors.statements.reference import actor_of
from eventx.extractors.statements.scan import Draft, Scan
from eventx.extractors.statements.shape import clausal, trivial
from eventx.extractors.statements.speaker import Mention, is_speaker
from eventx.extractors.statements.subject import phrase_until
from eventx.extractors.statements.units import Unit
from eventx.models import Actor


def in_apposed_clause(scan: Scan, hit: CueHit, low: int) -> int | None:
    """The comma before "yang" where the cue opens a relative clause that only adds to its noun.

    Without the comma the clause tells which one is meant ("warga yang mengatakan ...") and reports nothing.
    """
    at = previous(scan, hit.first, low)
    while at is not None and scan.is_("adverb", at):
        at = previous(scan, at, low)
    if at is None or not scan.is_("relative", at):
        return None
    comma = previous(scan, at, low)
    return comma if comma is not None and comma > low and scan.lower[comma] == "," else None


def read_apposed_clause(scan: Scan, hit: CueHit, unit: Unit, comma: int) -> Draft | None:
    """``..., kata X, yang menambahkan bahwa A`` and ``ditolak Kuba, yang menuduh B ...``: the noun before says it."""
    found = find_content(scan, hit, unit, None)
    if found is None or found.cue.frame not in ("clausal", "request", "nominal"):
        return None
    last = found.last
    if not _closes(scan, unit, comma):
        last = first_comma(scan, found.first, found.last)
    linked = scan.is_("link", found.first - 1)
    if trivial(scan, found.first, last) or not (linked or clausal(scan, found.first, last)):
        return None
    actor = _antecedent(scan, unit, comma)
    contents = pieces(scan, unit, found.first, last)
    if actor is None or not contents:
        return None
    whole = CueHit(hit.first, found.cue_last, hit.readings)
    return make_draft(scan, "statement.relative", found.cue, whole, contents, actor, unit, INDIRECT)


def _closes(scan: Scan, unit: Unit, comma: int) -> bool:
    """Whether the main clause is over before the comma: a verb or a cue stands there."""
    return any(scan.pos[k] == "VERB" and scan.names[k] is None for k in range(unit.body, comma)) or any(
        draft.unit is unit for draft in scan.drafts
    )


def _antecedent(scan: Scan, unit: Unit, comma: int) -> Actor | None:
    """Whoever is named right before the comma; whoever spoke, where that is the speaker of the words before."""
    before = scan.starts[comma]
    if scan.drafts and scan.drafts[-1].unit is unit:
        draft = scan.drafts[-1]
        if draft.speaker is not None and draft.cue_end <= draft.speaker.end and before - draft.speaker.end <= 1:
            return draft.speaker
    name = scan.names[comma - 1]
    if name is not None and name.type == "PER":
        return scan.ctx.entities.actor(name.start, name.end)
    first = phrase_until(scan, unit.body, comma - 1)
    mention = Mention(first, comma, comma, "phrase")
    if not is_speaker(scan, mention) or any(scan.is_("relative", k) for k in range(first, comma)):
        return None
    return actor_of(scan, mention)
