"""Passive cues: ``Hal itu disampaikan X``, ``P disebut X sebagai Q``, ``dikatakannya, ...``."""

from __future__ import annotations

from eventx.extractors.statements.content import content_start, left_start, previous
from eventx.extractors.statements.cues import CueHit
from eventx.extractors.statements.ends import right_end
from eventx.extractors.statements.post import GUESSED, INDIRECT, make_draft, pieces
from eventx.extractors.statements.reference import actor_of, clitic_actor
from eventx.extractors.statements.scan import PAUSE, QUOTE_MARKS, Draft, Scan
from eventx.extractors.statements.shape import trivial
from eventx.extractors.statements.speaker import Mention, is_speaker, mention_after
from eventx.extractors.statements.units import Unit
from eventx.models import Actor

_AGENT_REACH = 18
_SHORTEST_GIST = 4


def read_passive(scan: Scan, hit: CueHit, unit: Unit) -> Draft | None:
    """A passive cue with its agent: remembers who spoke; gives a statement where the words stand in the sentence."""
    low = unit.body
    agent = None if hit.clitic else _agent(scan, hit.last, unit, scan.lower[hit.first - 1] == "demikian")
    actor = clitic_actor(scan, hit.first) if hit.clitic else (actor_of(scan, agent) if agent is not None else None)
    if actor is None and not hit.clitic:
        return None
    after = hit.last if agent is None else agent.after
    scan.say(actor, scan.starts[hit.first])
    cue = hit.readings["passive"]
    opening = all(
        scan.is_("connective", k) or scan.lower[k] in PAUSE or scan.is_("as", k) for k in range(low, hit.first)
    )
    if not opening:
        gist = _gist(scan, hit, unit, low, after) if actor is not None else None
        if gist:
            return make_draft(scan, "statement.passive", cue, hit, gist, actor, unit, INDIRECT)
        return _behind_quote(scan, hit, unit, actor) or _behind_words(scan, hit, unit, actor)
    first, link = content_start(scan, after, unit)
    last = right_end(scan, first, unit)
    if link not in ("bahwa", "mark") or trivial(scan, first, last):
        return None
    contents = pieces(scan, unit, first, last)
    return make_draft(scan, "statement.passive", cue, hit, contents, actor, unit, INDIRECT) if contents else None


def _gist(scan: Scan, hit: CueHit, unit: Unit, low: int, after: int) -> list[tuple[int, int]]:
    """``Satu hal yang diungkap X adalah Q``: the words are the clause, or Q where its subject is a mere "hal, inti"."""
    before = previous(scan, hit.first, low)
    relative = before is not None and scan.is_("relative", before) and scan.is_("copula", after)
    if before is None or not relative or hit.readings["passive"].act == "write":
        return []
    first = left_start(scan, unit, low, hit.first)
    last = right_end(scan, after + 1, unit)
    empty = any(scan.is_("gist", k) for k in range(first, before))
    if last - after < _SHORTEST_GIST or any(scan.predicate(k, k + 1) for k in range(first, before)):
        return []
    return pieces(scan, unit, after + 1 if empty else first, last)


def _behind_quote(scan: Scan, hit: CueHit, unit: Unit, actor: Actor | None) -> Draft | None:
    """``"...," ditambahkan X``: a passive cue where a bare one is usual."""
    before = previous(scan, hit.first, unit.first)
    quote = unit.quotes[0] if unit.quotes else None
    if actor is None or before is None or quote is None or quote.outer_start != unit.start:
        return None
    if scan.lower[before] not in QUOTE_MARKS | PAUSE or scan.starts[before] > quote.outer_end:
        return None
    contents = pieces(scan, unit, unit.first, hit.first)
    rule = "statement.direct.cue_after"
    return make_draft(scan, rule, hit.readings["passive"], hit, contents, actor, unit, INDIRECT) if contents else None


def _behind_words(scan: Scan, hit: CueHit, unit: Unit, actor: Actor | None) -> Draft | None:
    """``..., demikian dikatakan X``: the whole sentence before is what X said."""
    so = previous(scan, hit.first, unit.body)
    comma = previous(scan, so, unit.body) if so is not None else None
    if actor is None or so is None or comma is None or scan.lower[so] != "demikian" or scan.lower[comma] != ",":
        return None
    if any(draft.unit is unit for draft in scan.drafts):
        return None
    contents = pieces(scan, unit, left_start(scan, unit, unit.body, comma), comma)
    rule = "statement.passive"
    return make_draft(scan, rule, hit.readings["passive"], hit, contents, actor, unit, INDIRECT) if contents else None


def read_passive_describe(scan: Scan, hit: CueHit, unit: Unit) -> Draft | None:
    """``P disebut X sebagai Q`` and ``P dinilai Q oleh X``: the words are P and Q."""
    cue = hit.readings["passive_describe"]
    low = unit.body
    before = previous(scan, hit.first, low)
    if before is None or hit.clitic or scan.is_("negation", before):
        return None
    agent = _named_agent(scan, hit.last, unit)
    if agent is not None and agent.after < unit.last and scan.is_("coordinator", agent.after):
        return None  # a name given to the subject: "Latihan itu disebut Garuda Perkasa dan ..."
    if agent is not None:
        first = agent.after
        last = right_end(scan, first, unit) if first < unit.last else first
    else:
        by = next(
            (k for k in range(hit.last, min(unit.last, hit.last + _AGENT_REACH)) if scan.lower[k] == "oleh"), None
        )
        agent = mention_after(scan, by + 1, unit.last) if by is not None else None
        if agent is None or by is None or scan.names[agent.first] is None:
            return None
        first, last = hit.last, by
    actor = actor_of(scan, agent)
    start = _subject_start(scan, unit, low, hit.first)
    contents = [*pieces(scan, unit, start, _clause_end(scan, before, start)), *pieces(scan, unit, first, last)]
    if actor is None or len(contents) < 2:
        return None
    return make_draft(scan, "statement.passive_describe", cue, hit, contents, actor, unit, INDIRECT)


def _subject_start(scan: Scan, unit: Unit, low: int, cue: int) -> int:
    """Where the clause of a passive begins: after the last comma or conjunction before it."""
    first = left_start(scan, unit, low, cue)
    for k in range(cue - 1, first, -1):
        if scan.lower[k] in {",", ";"} or scan.is_("cause", k):
            return k + 1
    return first


def _clause_end(scan: Scan, before: int, start: int) -> int:
    """The end of the subject: adverbs and "yang" before the cue are left out."""
    while before > start and (scan.is_("adverb", before) or scan.lower[before] == "yang"):
        before -= 1
    return before + 1


def _agent(scan: Scan, at: int, unit: Unit, so: bool) -> Mention | None:
    """The agent right after a passive verb, with or without "oleh"; behind "demikian" (`so`) any noun phrase."""
    while at < unit.last and (scan.lower[at] == "oleh" or scan.is_("adverb", at)):
        at += 1
    mention = mention_after(scan, at, unit.last)
    if mention is None or not is_speaker(scan, mention):
        return None
    named = scan.names[mention.first] is not None or scan.lower[mention.first] in scan.index.pronouns
    return mention if so or named or scan.capital(mention.first) or scan.lower[at - 1] == "oleh" else None


def _named_agent(scan: Scan, at: int, unit: Unit) -> Mention | None:
    """A named agent right after the verb."""
    if at < unit.last and scan.lower[at] == "oleh":
        at += 1
    name = scan.names[at] if at < unit.last else None
    if name is not None:
        return Mention(at, name.last, name.last, "name")
    if at + 1 < unit.last and scan.is_("office", at) and _predicate_after(scan, at + 1):
        return Mention(at, at + 1, at + 1, "phrase")
    mention = mention_after(scan, at, unit.last)
    if mention is None or scan.names[mention.first] is None:
        return None
    return mention if all(scan.capital(k) for k in range(at, mention.first)) else None


def _predicate_after(scan: Scan, i: int) -> bool:
    """Whether a predicate begins at token `i`: "dinilai hakim telah merusak ..."."""
    verbal = scan.pos[i] in {"VERB", "AUX"} and scan.names[i] is None
    return verbal or scan.is_("negation", i) or scan.is_("adverb", i) or scan.lower[i] == "sebagai"


def read_passive_request(scan: Scan, hit: CueHit, unit: Unit) -> Draft | None:
    """``P diharapkan X dapat Q`` with its agent; ``Warga diminta Q`` where somebody has just been speaking."""
    cue = hit.readings["passive_request"]
    low = unit.body
    before = previous(scan, hit.first, low)
    while before is not None and scan.is_("adverb", before):
        before = previous(scan, before, low)
    if before is None or hit.clitic or scan.is_("negation", before) or scan.lower[before] == "yang":
        return None
    agent = _named_agent(scan, hit.last, unit) if scan.lower[before] not in {",", ":"} else None
    start = left_start(scan, unit, low, hit.first)
    if agent is not None:
        actor = actor_of(scan, agent)
        subject = pieces(scan, unit, start, _clause_end(scan, before, start))
        rest = pieces(scan, unit, agent.after, right_end(scan, agent.after, unit)) if agent.after < unit.last else []
        contents = [*subject, *rest] if subject and rest else []
    else:
        actor = _speaking(scan, unit)
        first = hit.last
        while first < unit.last and scan.is_("request_link", first):
            first += 1
        general = any(scan.is_("public", k) for k in range(start, min(start + 3, hit.first)))
        acts = first < unit.last and (scan.pos[first] in {"VERB", "ADV", "AUX"} or scan.is_("negation", first))
        contents = pieces(scan, unit, first, right_end(scan, first, unit)) if general and acts else []
    if actor is None or not contents:
        return None
    return make_draft(scan, "statement.passive_request", cue, hit, contents, actor, unit, GUESSED)


def _speaking(scan: Scan, unit: Unit) -> Actor | None:
    """Who spoke in the sentence or paragraph just before, where somebody did."""
    if not scan.drafts or unit.paragraph - scan.drafts[-1].unit.paragraph > 1:
        return None
    return scan.turns.last()
