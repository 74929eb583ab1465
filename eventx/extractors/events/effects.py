"""Participants away from the usual place: behind a passive, behind a disaster's verb, in a list of attendants."""

from __future__ import annotations

from dataclasses import replace

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import (
    Argument,
    argument,
    clause_starts,
    is_predicate,
    name_tokens,
    objects,
    phrase_table,
    subjects,
)
from eventx.extractors.arguments.carriers import verb_before
from eventx.extractors.arguments.lists import introduced, named_parts
from eventx.extractors.arguments.spans import skippable
from eventx.extractors.arguments.words import (
    attributing_words,
    clause_openers,
    closed_class,
    complementisers,
    title_words,
)
from eventx.extractors.events.candidates import Candidate
from eventx.extractors.events.entries import event_types, trigger_index
from eventx.extractors.events.kinds import is_animate, is_plain_place, is_vehicle, names_nobody
from eventx.extractors.events.quantities import starts_number
from eventx.lang.lexicon import Lexicon

# Tokens behind a noun of disaster within which its verb stands; behind an event within which its attendants begin.
_REACH, _LIST = 10, 12
# Tokens to either side within which a clause tells who was found hurt, or between whom something holds.
_CLAUSE = 14
_HARM = frozenset({"attack", "injure", "die"})
_STOPS = frozenset({".", ";", ":", '"', "“", "”"})


def handled(ctx: ArticleContext, candidate: Candidate) -> list[Argument]:
    """Whom the main clause acts on, for a passive in a clause of time: "KPK menahan | Budi | usai diperiksa".

    Nobody where the main clause hurts ("melukai tiga orang sebelum ditangkap") or has a thing for its object
    ("meninggalkan gedung KPK usai diperiksa"): then it is who acts there.
    """
    i = candidate.first - 1
    while i >= 0 and skippable(ctx, i):
        i -= 1
    opener = clause_openers(ctx.lexicon).ending_at(ctx.annotated, i) if i >= 0 else None
    if candidate.analysis.voice != "passive" or opener is None or opener[1] not in ("after", "before", "purpose"):
        return []
    verb = verb_before(ctx, opener[0])
    if verb is None or not ctx.annotated.lower(verb).startswith("me") or _hurts(ctx, verb):
        return []
    found = objects(ctx, verb)
    acted_on = any(_is_somebody(ctx, one) and not is_plain_place(ctx, one) for one in found)
    return found if acted_on and found[0].last <= opener[0] else []


def _hurts(ctx: ArticleContext, verb: int) -> bool:
    readings = trigger_index(ctx.lexicon).words.get(ctx.annotated.lower(verb), ())
    return any(entry.type in _HARM for entry, _ in readings)


def _is_somebody(ctx: ArticleContext, one: Argument) -> bool:
    """Whether the noun that a phrase begins with, behind its number, is somebody: not "gedung KPK"."""
    many = closed_class(ctx.lexicon, "quantifier")
    first = one.first
    while first < one.last - 1 and (ctx.annotated.pos[first] in ("NUM", "DET") or ctx.annotated.lower(first) in many):
        first += 1
    return is_animate(ctx, replace(one, first=first, last=first + 1)) and not names_nobody(ctx, one)


def stricken(ctx: ArticleContext, candidate: Candidate) -> list[Argument]:
    """Whom or what a disaster struck: people or counted things as its verb's object, "banjir merendam | 40 rumah"."""
    own = phrase_table(ctx).at(candidate.head)
    if own is None or not all(_names_event(ctx, i) for i in range(own.first, candidate.first)):
        return []
    for i in range(candidate.last, min(ctx.annotated.sentence_of(candidate.head).last, candidate.last + _REACH)):
        if ctx.doc[i].text in _STOPS or ctx.annotated.lower(i) in attributing_words(ctx.lexicon):
            return []
        if is_predicate(ctx, i):
            if ctx.annotated.lower(i) in closed_class(ctx.lexicon, "reaching"):
                return []  # "korban gempa mencapai 12 orang" counts the victims
            found = objects(ctx, i) if ctx.annotated.lower(i).startswith("me") else []
            return [one for one in found if _counts(ctx, one)]
    return []


def slain(ctx: ArticleContext, candidate: Candidate) -> list[Argument]:
    """Whom an attack killed or hurt, as its verb's object: "serangan itu menewaskan | 45 orang".

    A comma ends the search: what follows it may tell of another happening.
    """
    for i in range(candidate.last, min(ctx.annotated.sentence_of(candidate.head).last, candidate.last + _REACH)):
        word = ctx.annotated.lower(i)
        if ctx.doc[i].text in _STOPS or ctx.doc[i].text == ",":
            return []
        if is_predicate(ctx, i):
            harms = word.startswith("me") and _harms(ctx, word)
            return [one for one in objects(ctx, i) if _counts(ctx, one)] if harms else []
    return []


def _harms(ctx: ArticleContext, word: str) -> bool:
    readings = trigger_index(ctx.lexicon).words.get(word, ())
    return any(entry.type in ("die", "injure") for entry, _ in readings)


def _names_event(ctx: ArticleContext, i: int) -> bool:
    """Whether a word before a noun of disaster says no more than that it happened: "peristiwa", "bencana"."""
    word = ctx.annotated.lower(i)
    return word in trigger_index(ctx.lexicon).words or word in closed_class(ctx.lexicon, "light")


def _counts(ctx: ArticleContext, found: Argument) -> bool:
    quantified = starts_number(ctx, found.first) or ctx.annotated.lower(found.first) in closed_class(
        ctx.lexicon, "grouping"
    )
    return quantified or (is_animate(ctx, found) and not is_plain_place(ctx, found))


def inverted(ctx: ArticleContext, candidate: Candidate, subject: list[Argument]) -> list[Argument]:
    """The subject behind a passive that begins its clause: "Pekan depan akan diluncurkan | satelit baru".

    Behind a word that ties the clause to somebody before it stands who does it: "kabur sebelum ditangkap | tim itu".
    """
    i = candidate.first - 1
    while i >= 0 and skippable(ctx, i):
        i -= 1
    if not clause_starts(ctx, i + 1):
        return []
    j, last = candidate.last, ctx.annotated.sentence_of(candidate.head).last
    while j < last and skippable(ctx, j):
        j += 1
    phrase = phrase_table(ctx).at(j) if j < last else None
    if phrase is None or phrase.first != j or phrase.prep is not None:
        return []
    found, kind = argument(ctx, phrase), event_types(ctx.lexicon)[candidate.entry.type]
    tied = clause_openers(ctx.lexicon).ending_at(ctx.annotated, i) is not None if i >= 0 else False
    if tied and is_animate(ctx, found) and not starts_number(ctx, j) and any(is_animate(ctx, one) for one in subject):
        return []
    return [found] if kind.persons or not is_animate(ctx, found) or starts_number(ctx, j) else []


def attendants(ctx: ArticleContext, candidate: Candidate) -> list[Argument]:
    """Who travels in a list of attendants: "Turut mendampingi Presiden dalam | kunjungan | ini Menteri A dan B"."""
    sentence = ctx.annotated.sentence_of(candidate.head)
    verbs = closed_class(ctx.lexicon, "attending")
    lead = range(sentence.first, min(candidate.first, sentence.first + 4))
    if event_types(ctx.lexicon)[candidate.entry.type].name != "travel" or not any(
        ctx.annotated.lower(i) in verbs for i in lead
    ):
        return []
    host = next((one for i in lead if ctx.annotated.lower(i) in verbs for one in objects(ctx, i)), None)
    own = [] if host is None else [host]
    for i in range(candidate.last, min(sentence.last, candidate.last + _LIST)):
        names = introduced(ctx, i)
        if names is not None:
            return [*own, *names.members]
        if ctx.doc[i].text == ",":
            return [*own, *named_parts(ctx, i + 1)]
    return []


def found_hurt(ctx: ArticleContext, candidate: Candidate) -> list[Argument]:
    """Who was found dead or brought to it: "menemukan | tiga korban | tewas", "memukul | istrinya | hingga tewas"."""
    if candidate.entry.type not in ("die", "injure"):
        return []
    first = ctx.annotated.sentence_of(candidate.first).first
    until = ctx.annotated.lower(candidate.first - 1) in closed_class(ctx.lexicon, "until")
    for i in range(candidate.first - 1, max(first, candidate.first - _CLAUSE) - 1, -1):
        if ctx.doc[i].text in _STOPS or ctx.doc[i].text == ",":
            return []
        if until and is_predicate(ctx, i) and ctx.annotated.lower(i).startswith("me"):
            return objects(ctx, i)
        if ctx.annotated.lower(i) in closed_class(ctx.lexicon, "finding"):
            return objects(ctx, i)
        if is_predicate(ctx, i) and i < candidate.first - 1:
            return []
    return []


def sides_between(ctx: ArticleContext, candidate: Candidate) -> list[Argument]:
    """The sides named later in the clause: "Gencatan senjata disepakati pekan lalu | antara Peru dan Bolivia"."""
    table, last = phrase_table(ctx), ctx.annotated.sentence_of(candidate.head).last
    for i in range(candidate.last, min(last, candidate.last + _CLAUSE)):
        if ctx.doc[i].text in _STOPS - {'"', "”"}:
            return []
        phrase = table.at(i)
        several = phrase is not None and phrase.first == i and len(table.list_of(table.of_token[i])) > 1
        if phrase is not None and several and phrase.prep is not None and ctx.annotated.lower(phrase.prep) == "antara":
            return [argument(ctx, phrase)]
    return []


def counted_behind(ctx: ArticleContext, end: int) -> list[Argument]:
    """The counted people right behind a noun of event and its acronym: "PHK | lebih dari 200 karyawan"."""
    last = ctx.annotated.sentence_of(end).last
    closing = next((i for i in range(end + 1, min(end + 4, last)) if ctx.doc[i].text == ")"), end)
    return [one for one in objects(ctx, closing) if starts_number(ctx, one.first)]


def hitting(ctx: ArticleContext, candidate: Candidate) -> list[Argument]:
    """The vehicle before a verb, past what describes it: "Truk | bermuatan pasir menabrak"."""
    table, first = phrase_table(ctx), ctx.annotated.sentence_of(candidate.first).first
    for i in range(candidate.first - 1, first - 1, -1):
        phrase = table.at(i)
        if ctx.doc[i].text in _STOPS or ctx.doc[i].text == ",":
            return []
        if phrase is not None and phrase.last == i + 1 and phrase.prep is None:
            found = argument(ctx, phrase)
            if is_vehicle(ctx, found):
                return [found]
    return []


def completing(ctx: ArticleContext, candidate: Candidate) -> list[Argument]:
    """Who completes a verb that -nya makes a noun: "bergabungnya | Vietnam", "ditangkapnya | tiga pelaku"."""
    if candidate.analysis.clitic != "nya" or candidate.analysis.voice == "active":
        return []
    phrase = phrase_table(ctx).at(candidate.last)
    return [argument(ctx, phrase)] if phrase is not None and phrase.prep is None else []


def own_deed(ctx: ArticleContext, candidate: Candidate) -> list[Argument]:
    """The body or state that tells of its own attack: "Militer Peru mengatakan bahwa | serangannya menewaskan ..."."""
    phrase = phrase_table(ctx).at(candidate.head)
    if phrase is None or phrase.prep is not None or candidate.entry.type != "attack":
        return []
    i = phrase.first - 1
    if i > 0 and ctx.annotated.lower(i) in complementisers(ctx.lexicon):
        i -= 1
        while i > 0 and (skippable(ctx, i) or ctx.annotated.pos[i] == "ADP"):
            i -= 1  # "mengatakan | pada Sabtu | bahwa"
    if i < ctx.annotated.sentence_of(phrase.first).first or ctx.annotated.lower(i) not in telling_verbs(ctx.lexicon):
        return []
    names, kinds = name_tokens(ctx), ctx.annotated.names
    found = subjects(ctx, i)
    named = [{kinds[names[k]].type for k in range(one.first, one.last) if k in names} for one in found]
    bodies = all(types and "PER" not in types for types in named)
    titled = any(ctx.annotated.lower(one.first) in title_words(ctx.lexicon) for one in found)
    return found if bodies and not titled else []


def telling_verbs(lexicon: Lexicon) -> frozenset[str]:
    """The speech verbs behind which a clause tells what is said: "mengatakan", "melaporkan"."""
    return lexicon.cached(
        "events.telling",
        lambda lex: frozenset(r["form"].casefold() for r in lex.rows("statement_cues") if r["frame"] == "clausal"),
    )
