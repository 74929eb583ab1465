"""Cues inside or beside a clause: ``warga disebutnya masih nekat``, ``setelah menyebut ...``, ``dikutip dari ...``."""

from __future__ import annotations

from dataclasses import replace

from eventx.extractors.statements.content import left_start, previous
from eventx.extractors.statements.credits import outlet_at
from eventx.extractors.statements.cues import Cue, CueHit
from eventx.extractors.statements.ends import right_end
from eventx.extractors.statements.frames import find_content, first_comma
from eventx.extractors.statements.post import GUESSED, INDIRECT, make_draft, pieces
from eventx.extractors.statements.reference import actor_of, clitic_actor
from eventx.extractors.statements.scan import PAUSE, QUOTE_MARKS, Draft, Scan
from eventx.extractors.statements.shape import clausal, trivial
from eventx.extractors.statements.speaker import Mention, is_speaker, mention_after
from eventx.extractors.statements.subject import mention_before
from eventx.extractors.statements.units import Unit
from eventx.models import Actor

_SUBJECT = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ"})
_GOES_ON = frozenset({"VERB", "AUX", "ADV"})
# Words from "dikutip dari" to the name of whoever gave the document.
_OWNER_REACH = 5


def is_aside(scan: Scan, hit: CueHit, unit: Unit) -> bool:
    """Whether a cue with -nya stands between a subject and its predicate, without commas."""
    if not scan.is_("aside", hit.first) or hit.last >= unit.last or _told(scan, unit, scan.starts[hit.first]):
        return False
    before = previous(scan, hit.first, unit.first)
    if (
        before is None
        or scan.is_("relative", before)
        or scan.lower[before] in PAUSE | QUOTE_MARKS
        or scan.quoted[hit.first]
    ):
        return False
    nominal = scan.names[before] is not None or scan.pos[before] in _SUBJECT
    after = hit.last
    verbal = scan.pos[after] in _GOES_ON and scan.names[after] is None
    return nominal and (verbal or scan.is_("negation", after) or scan.is_("adverb", after))


def read_aside(scan: Scan, hit: CueHit, unit: Unit) -> Draft | None:
    """``Warga disebutnya masih menambang emas``: the words are both parts of the clause."""
    low = unit.body
    first = left_start(scan, unit, low, hit.first)
    last = right_end(scan, hit.last, unit)
    contents = [*pieces(scan, unit, first, hit.first), *pieces(scan, unit, hit.last, last)]
    actor = clitic_actor(scan, hit.first)
    if actor is None or len(contents) < 2:
        return None
    cue = replace(next(iter(hit.readings.values())), act="say")
    return make_draft(scan, "statement.indirect.aside", cue, hit, contents, actor, unit, INDIRECT)


def read_subordinate(scan: Scan, hit: CueHit, unit: Unit) -> Draft | None:
    """``Setelah menyatakan akan banding, X ...`` and ``X ... setelah menyebut Y sebagai Z``: X says it."""
    if scan.quoted[hit.first] or hit.clitic:
        return None
    low = unit.body
    at = previous(scan, hit.first, low)
    while at is not None and scan.is_("adverb", at):
        at = previous(scan, at, low)
    if at is None or not scan.is_("consequence", at) or _told(scan, unit, scan.starts[hit.first]):
        return None
    found = find_content(scan, hit, unit, None)
    if found is None or found.cue.frame == "object":
        return None
    last = first_comma(scan, found.first, found.last)
    before = previous(scan, at, low)
    leading = before is None or scan.is_("connective", before)
    if leading and last >= found.last:
        return None
    actor = _main_subject(scan, unit, last + 1) if leading else _subject_before(scan, low, at)
    contents = pieces(scan, unit, found.first, last)
    if actor is None or not contents or trivial(scan, found.first, last):
        return None
    whole = CueHit(hit.first, found.cue_last, hit.readings)
    return make_draft(scan, "statement.subordinate", found.cue, whole, contents, actor, unit, GUESSED)


def _told(scan: Scan, unit: Unit, at: int) -> bool:
    return any(start <= at < end for d in scan.drafts if d.unit is unit for start, end in d.contents)


def _main_subject(scan: Scan, unit: Unit, at: int) -> Actor | None:
    """The subject of the main clause behind a leading subordinate clause."""
    if at >= unit.last:
        return None
    mention = mention_after(scan, at, unit.last)
    return actor_of(scan, mention) if mention is not None and mention.kind in ("name", "pronoun") else None


def _subject_before(scan: Scan, low: int, at: int) -> Actor | None:
    """Whoever the main clause is about: the person named last before the subordinate clause, or its subject."""
    for k in range(at - 1, low - 1, -1):
        name = scan.person_at(k)
        if name is not None and not scan.quoted[k]:
            return scan.ctx.entities.actor(name.start, name.end)
    verb = next((k for k in range(low + 1, at) if scan.pos[k] == "VERB" and scan.names[k] is None), None)
    mention = mention_before(scan, low, verb) if verb is not None else None
    return actor_of(scan, mention) if mention is not None and is_speaker(scan, mention) else None


def read_credited(scan: Scan, unit: Unit) -> None:
    """``Dikutip dari keterangan resmi Kementerian X, ...``: the words are the document's where nobody else says them.

    A news outlet is only the article's source ("Dilansir dari Reuters, ...") and gives no statement.
    """
    low = unit.body
    first = low
    while first < unit.last and scan.is_("as", first):
        first += 1
    if first >= unit.last or not scan.is_("via", first) or any(d.unit is unit for d in scan.drafts):
        return
    owner = _owner(scan, first + 1, unit)
    if owner is None or owner.after >= unit.last:
        return
    at = owner.after
    while at < unit.last and (at in scan.timex_at or scan.lower[at] in {"(", ")"} or scan.lower[at] == "pada"):
        at += 1
    if at >= unit.last or scan.lower[at] != "," or unit.quotes:
        return
    start = at + 1
    while start < unit.last and (start in scan.timex_at or scan.lower[start] == ","):
        start += 1
    last = right_end(scan, start, unit)
    contents = pieces(scan, unit, start, last)
    if not contents or not clausal(scan, start, last):
        return
    word = scan.lower[first]
    cue = Cue(word, "credit", "say", word, "", (word,))
    actor = actor_of(scan, owner)
    mark = scan.turns.mark()
    draft = make_draft(scan, "statement.credited", cue, CueHit(first, first + 1, {}), contents, actor, unit, GUESSED)
    scan.turns.back(mark)
    scan.drafts.append(draft)


def _owner(scan: Scan, at: int, unit: Unit) -> Mention | None:
    """Whoever gave the document: a named body or person behind a word for a document."""
    document = False
    for k in range(at, min(unit.last, at + _OWNER_REACH)):
        if outlet_at(scan, k) is not None or scan.lower[k] in PAUSE:
            return None
        name = scan.names[k]
        if name is not None or (document and scan.capital(k)):
            spoke = document and (name is None or name.type != "LOC")
            return mention_after(scan, k, unit.last) if spoke else None
        document = document or scan.is_("document", k)
    return None
