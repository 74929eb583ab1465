"""Cues that govern their content: ``X mengatakan (bahwa) ...``, ``meminta Y agar ...``, ``mengecam ...``."""

from __future__ import annotations

from dataclasses import replace

from eventx.extractors.statements.content import left_start, previous
from eventx.extractors.statements.cues import Cue, CueHit
from eventx.extractors.statements.frames import Found, find_content, first_comma
from eventx.extractors.statements.post import INDIRECT, make_draft, pieces, same_actor
from eventx.extractors.statements.reference import actor_of
from eventx.extractors.statements.relative import in_apposed_clause, read_apposed_clause
from eventx.extractors.statements.scan import PAUSE, QUOTE_MARKS, Draft, Scan
from eventx.extractors.statements.shape import clausal, trivial
from eventx.extractors.statements.speaker import Mention, is_speaker, mention_after
from eventx.extractors.statements.subject import mention_before
from eventx.extractors.statements.units import Unit
from eventx.models import Actor

_SPEAKS = frozenset({"clausal", "describe"})


def read_clause(scan: Scan, hit: CueHit, unit: Unit) -> Draft | None:
    """A cue before its content, with its subject on the left."""
    low = unit.body
    outer = _outer(scan, hit, unit)
    if outer is not None:
        low = max(low, scan.ctx.annotated.token_at(_piece_of(outer, scan.starts[hit.first])[0]))
    comma = in_apposed_clause(scan, hit, low) if outer is None else None
    if comma is not None and not hit.clitic:
        return read_apposed_clause(scan, hit, unit, comma)
    if _blocked(scan, hit, low):
        return None
    actor = _subject(scan, hit, unit, low, outer)
    if actor is None:
        return None
    if outer is not None and same_actor(outer.speaker, actor):
        return None
    if outer is None and _SPEAKS & set(hit.readings):
        scan.say(actor, scan.starts[hit.first])
    limit = None
    if outer is not None:
        limit = scan.ctx.annotated.tokens_in(*_piece_of(outer, scan.starts[hit.first]))[1]
    found = find_content(scan, hit, unit, limit)
    behind = _behind(scan, hit, unit, low) if outer is None else None
    if behind is not None and (found is None or scan.is_("circumstance", found.first)):
        found = behind
    if found is not None and actor.type is None and _claims_nothing(scan, hit, found):
        return None
    if found is None or (_means(scan, hit, low) and not scan.is_("link", found.first - 1)):
        return None
    if _thought(scan, hit, found) and actor.type != "ORG":
        return None
    first, last = _bounded(scan, hit, found, low)
    contents = pieces(scan, unit, first, last)
    if not contents or trivial(scan, first, first_comma(scan, first, last)):
        return None
    whole = CueHit(hit.first, found.cue_last, hit.readings, hit.clitic)
    mark = scan.turns.mark()
    cue = _admitted(scan, hit, low, found.cue)
    draft = make_draft(scan, f"statement.{found.cue.frame}", cue, whole, contents, actor, unit, INDIRECT)
    if outer is not None:
        scan.turns.back(mark)
        draft.nested = True
    if found.addressee is not None:
        mention = mention_after(scan, found.addressee[0], found.addressee[1])
        if mention is not None:
            told = scan.ctx.entities.actor(scan.starts[mention.first], scan.ends[mention.last - 1])
            draft.addressee = told if told.type is not None or found.cue.act not in _TELLS_NEWS else None
    return draft


_TELLS_NEWS = frozenset({"say", "disclose", "report"})
"""Acts whose object may be the news itself, so that only somebody known is spoken to: "mengungkapkan kabar bahwa"."""


def _claims_nothing(scan: Scan, hit: CueHit, found: Found) -> bool:
    """Whether a thing stresses a thing: "langkah ini menegaskan komitmen bersama" reports no words."""
    linked = scan.is_("link", found.first - 1) or scan.lower[found.first - 1] in PAUSE or scan.quoted[found.first]
    plain = found.cue.frame == "clausal" and found.cue.act == "stress"
    return plain and not linked and not clausal(scan, found.first, first_comma(scan, found.first, found.last))


def _thought(scan: Scan, hit: CueHit, found: Found) -> bool:
    """Whether a verb of thinking governs a bare clause: a body that holds something says so, a person may not."""
    return scan.is_("thought", hit.first) and found.cue.frame == "clausal" and not scan.is_("link", found.first - 1)


def _bounded(scan: Scan, hit: CueHit, found: Found, low: int) -> tuple[int, int]:
    """The content without "untuk" after a promise, and without what follows a subordinate clause."""
    first = found.first
    if found.cue.act in ("promise", "threaten") and first < found.last and scan.is_("request_link", first):
        first += 1
    if _subordinate(scan, low, hit.first):
        return first, first_comma(scan, first, found.last)
    return first, found.last


def _admitted(scan: Scan, hit: CueHit, low: int, cue: Cue) -> Cue:
    """Who does not deny, admits: "tak menampik", "tidak membantah"."""
    before = previous(scan, hit.first, low)
    if cue.act == "deny" and before is not None and scan.is_("negation", before):
        return replace(cue, act="admit")
    return cue


def _means(scan: Scan, hit: CueHit, low: int) -> bool:
    """Whether "dengan" governs the cue."""
    before = previous(scan, hit.first, low)
    return before is not None and scan.lower[before] == "dengan"


def _behind(scan: Scan, hit: CueHit, unit: Unit, low: int) -> Found | None:
    """``..., media setempat melaporkan pada Rabu``: a governing cue behind its content."""
    cue = hit.readings.get("clausal")
    after = hit.last
    ends = after >= unit.last or scan.lower[after] in {".", ","} or scan.timex_at.get(after + 1) is not None
    if cue is None or not ends or cue.act not in ("say", "report", "add", "stress", "write"):
        return None
    comma = next((k for k in range(hit.first - 1, max(low, hit.first - 10), -1) if scan.lower[k] == ","), None)
    if comma is None or comma - low < 4 or scan.quoted[comma] or not clausal(scan, low, comma):
        return None
    if any(draft.unit is unit for draft in scan.drafts) or _verb_in(scan, comma + 1, hit.first):
        return None
    return Found(left_start(scan, unit, low, comma), comma, cue, hit.last)


def _verb_in(scan: Scan, first: int, last: int) -> bool:
    return any(scan.pos[k] == "VERB" and scan.names[k] is None for k in range(first, last))


def _outer(scan: Scan, hit: CueHit, unit: Unit) -> Draft | None:
    """The statement in whose content the cue stands."""
    at = scan.starts[hit.first]
    for draft in reversed(scan.drafts):
        if draft.unit is not unit:
            break
        if any(start <= at < end for start, end in draft.contents):
            return draft
    return None


def _piece_of(draft: Draft, at: int) -> tuple[int, int]:
    return next(span for span in draft.contents if span[0] <= at < span[1])


def _blocked(scan: Scan, hit: CueHit, low: int) -> bool:
    """Whether the cue reports no speech: negated, wished, relative, or in a clause of time."""
    i = previous(scan, hit.first, low)
    while i is not None and scan.is_("adverb", i):
        i = previous(scan, i, low)
    if i is None:
        return False
    if _left_open(scan, hit, i, low):
        return True
    if scan.is_("negation", i) and any(cue.act == "deny" for cue in hit.readings.values()):
        return not scan.is_("denial_of_denial", i)
    return scan.is_("negation", i) or scan.is_("governor", i) or scan.is_("relative", i)


def _left_open(scan: Scan, hit: CueHit, before: int, low: int) -> bool:
    """Whether a cue has no words of its own: "tak membantah ataupun membenarkan", "mengecam dan | mengutuk".

    `before` is the token before the cue.
    """
    if scan.is_("coordinator", hit.last) or (scan.is_("negation", before) and scan.is_("disjunction", hit.last)):
        return any(other.first == hit.last + 1 for other in scan.hits_in(hit.last + 1, hit.last + 2))
    first = next((other for other in scan.hits_in(max(low, before - 1), before)), None)
    return scan.is_("disjunction", before) and first is not None and scan.is_("negation", first.first - 1)


def _subject(scan: Scan, hit: CueHit, unit: Unit, low: int, outer: Draft | None) -> Actor | None:
    """The actor who speaks: the subject, or the speaker of the cue that this one is joined to."""
    i = previous(scan, hit.first, low)
    bare = i is not None and scan.lower[i] == "," and hit.last < unit.last and scan.is_("link", hit.last)
    while i is not None and (scan.is_("adverb", i) or scan.lower[i] == ","):
        i = previous(scan, i, low)
    mates = [d for d in scan.drafts if d.unit is unit and d is not outer and d.cue_start < scan.starts[hit.first]]
    if i is not None and mates and outer is None:
        if bare or scan.is_("coordinator", i) or scan.is_("adversative", i) or _follows(scan, mates[-1], hit):
            return mates[-1].speaker
        if scan.lower[i] == "dengan":
            return next((d.speaker for d in mates if not d.nested), None)
    at = hit.first
    if i is not None and not mates and scan.is_("coordinator", i):
        if i == low and outer is None and scan.drafts and _just_before(scan, unit):
            return scan.drafts[-1].speaker
        at = _first_verb(scan, low, i) or at
    if i is not None and scan.is_("gist", i) and i > low and scan.is_("relative", i - 1):
        at = _first_verb(scan, low, i) or at  # "X mengeluarkan putusan yang isinya meminta ...": X asks
    mention = mention_before(scan, min(at, _after_quote(scan, hit, low)), at)
    if mention is None or not is_speaker(scan, mention) or _first_person(scan, mention):
        return mates[-1].speaker if mates and mention is None and outer is None else None
    if _conditional(scan, low, min(mention.first + 3, hit.first - 1)):
        return None
    if (
        outer is not None
        and mention.kind == "phrase"
        and not scan.names[mention.first]
        and scan.is_("relative_noun", mention.first)
    ):
        return None
    return actor_of(scan, mention)


def _just_before(scan: Scan, unit: Unit) -> bool:
    """Whether the last statement stands in the sentence before, in the same paragraph: "Dan menambahkan bahwa ..."."""
    last = scan.drafts[-1].unit
    return last.paragraph == unit.paragraph and last.last == unit.first


def _first_verb(scan: Scan, low: int, end: int) -> int | None:
    """The verb that a coordinated cue is joined to: the first with words before it, best behind the last comma."""
    comma = next((k for k in range(end - 1, low, -1) if scan.lower[k] == ","), None)
    for start in (low if comma is None else comma + 1, low):
        for k in range(start + 1, end):
            if scan.pos[k] == "VERB" and scan.names[k] is None:
                return k
    return None


def _follows(scan: Scan, mate: Draft, hit: CueHit) -> bool:
    """Whether only a comma and small words lie between a statement's content and the next cue."""
    at = scan.ctx.annotated.tokens_in(mate.contents[-1][0], mate.contents[-1][1])[1]
    return at <= hit.first and all(
        scan.lower[k] in PAUSE | QUOTE_MARKS or scan.is_("adverb", k) or scan.is_("conjunction", k)
        for k in range(at, hit.first)
    )


def _subordinate(scan: Scan, low: int, cue: int) -> bool:
    """Whether the cue stands in a clause of concession, cause or time that a comma ends: the main clause follows."""
    for k in range(cue - 1, max(low, cue - 8) - 1, -1):
        if scan.lower[k] == ",":
            return False
        if scan.is_("subordinate", k) and not scan.is_("deictic", k + 1):
            return not scan.predicate(low, k)
    return False


def _conditional(scan: Scan, low: int, first: int) -> bool:
    """Whether the subject stands in a conditional clause."""
    for k in range(first, max(low, first - 6) - 1, -1):
        if scan.lower[k] == ",":
            return False
        if scan.is_("condition", k):
            return True
    return False


def _after_quote(scan: Scan, hit: CueHit, low: int) -> int:
    """The first token after the last quotation before the cue."""
    if scan.quoted[hit.first]:
        return low
    for i in range(hit.first - 1, low - 1, -1):
        if scan.quoted[i]:
            return i + 1
    return low


def _first_person(scan: Scan, mention: Mention) -> bool:
    return any(scan.is_("first_person", i) for i in range(mention.first, mention.last))
