"""Who takes part in a meeting that a noun names: in its own phrase, under "antara" and "dengan", by its verb."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import (
    Argument,
    Phrase,
    agents,
    argument,
    carrier_of,
    clitic_argument,
    complements,
    expand,
    following,
    is_predicate,
    name_tokens,
    objects,
    phrase_table,
    subjects,
    venue,
)
from eventx.extractors.arguments.carriers import verb_after
from eventx.extractors.arguments.spans import skippable
from eventx.extractors.arguments.words import closed_class
from eventx.extractors.meetings.attendance import by_phone, present
from eventx.extractors.meetings.cues import Cue
from eventx.extractors.meetings.hosting import hosted, hosts
from eventx.extractors.meetings.presence import absent
from eventx.extractors.meetings.seats import is_meeting
from eventx.extractors.meetings.titles import names_topic
from eventx.extractors.meetings.verbs import HOLDING, accompanying, part_of
from eventx.lang.lexicon import Lexicon
from eventx.lang.phrases import PhraseTable

_WITH = frozenset({"companion", "between", "agent"})
_POINTING = frozenset({"ini", "itu", "tersebut"})


def companions(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """The phrases after the cue under "dengan", "bersama", "antara", "oleh": the first member of each list."""
    table = phrase_table(ctx)
    found = []
    for phrase in following(ctx, cue.last - 1):
        place = table.of_token[phrase.first]
        if not cue.verbal and is_meeting(ctx, phrase.first):
            break  # "pertemuan dengan A dan | pertemuan dengan B"
        if phrase.role in _WITH and table.list_of(place)[0] == place and not _attendant(ctx, phrase):
            found.append(argument(ctx, phrase))
    return found


def _attendant(ctx: ArticleContext, phrase: Phrase) -> bool:
    """Somebody who only comes along: "didampingi", "disertai"."""
    return phrase.prep is not None and ctx.annotated.lower(phrase.prep) in accompanying(ctx)


def of_noun(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """The participants of an event noun: its own phrase, "antara A dan B", "dengan", the subject of its verb."""
    own, others = told_by_noun(ctx, cue)
    held, joined = _holders(ctx, cue)
    others += joined
    if held and len(expand(ctx, held[0])) == 1 and _between_others(ctx, others) and _only_wishes(ctx, cue):
        held = []  # "Budi berharap pertemuan antara Tono dan Siti ..."
    if not any(p.prep == "antara" for p in others) and len(own) + len(others) + len(held) < 2:
        held = held or present(ctx, cue) or by_phone(ctx, cue)
    if held and own and ((not others and ctx.annotated.lower(own[0].last) in _POINTING) or is_clitic(ctx, own[0])):
        own = []
    return [*held, *own, *others]


def _between_others(ctx: ArticleContext, others: list[Argument]) -> bool:
    """Whether both sides are named behind a meeting's noun: "antara A dan B"."""
    return any(other.prep == "antara" and len(expand(ctx, other)) > 1 for other in others)


def _only_wishes(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether the verb before a meeting's noun only plans or wishes it."""
    carrier = carrier_of(ctx, cue.first)
    return carrier is not None and carrier < cue.first and part_of(ctx, carrier) == "plan"


def told_by_noun(ctx: ArticleContext, cue: Cue) -> tuple[list[Argument], list[Argument]]:
    """Who stands in the phrase of an event noun, and who behind it under a preposition."""
    inside = [arg for arg in complement_of(ctx, cue) if not names_topic(ctx, cue, arg)]
    own = _compound(ctx, cue) or inside or _owner(ctx, cue)
    others = companions(ctx, cue)
    if cue.frame in ("call_noun", "visit_noun"):
        sources = (p for p in following(ctx, cue.last - 1) if p.role == "source" and venue(ctx, p) is None)
        others += [argument(ctx, p) for p in sources][:1]
    return own, others


def _holders(ctx: ArticleContext, cue: Cue) -> tuple[list[Argument], list[Argument]]:
    """Who holds or attends a meeting by the verb that carries its noun, and who else stands behind that verb."""
    if hosted(ctx, cue):
        return hosts(ctx, cue), []
    carrier = carrier_of(ctx, cue.first)
    phrase = phrase_table(ctx).at(cue.first)
    if carrier is None and phrase is not None and ctx.annotated.lower(phrase.last) == "yang":
        carrier = verb_after(ctx, cue.first)
    if carrier is None:
        return [], []
    passive, part = ctx.annotated.lower(carrier).startswith("di"), part_of(ctx, carrier)
    if carrier < cue.first:
        there = _holds(ctx, carrier) and not passive and not absent(ctx, carrier)
        return subjects(ctx, carrier) if there else [], []
    held = agents(ctx, carrier) if passive and part in ("attend", "hold") else []
    held += _also_held(ctx, carrier)
    held = held or (objects(ctx, carrier) if part == "involve" else [])
    told = following(ctx, carrier) if _holds(ctx, carrier) else []
    return held, [argument(ctx, p) for p in told if p.role in ("companion", "between") and not _attendant(ctx, p)]


def _also_held(ctx: ArticleContext, carrier: int) -> list[Argument]:
    """The agents of a second verb: "Rapat dipimpin A | dan dihadiri B"."""
    joiners = closed_class(ctx.lexicon, "joiner")
    for j in range(carrier + 2, ctx.annotated.sentence_of(carrier).last):
        if is_predicate(ctx, j):
            again = ctx.annotated.lower(j).startswith("di") and part_of(ctx, j) in ("attend", "hold")
            return agents(ctx, j) if again and _joined(ctx, j, joiners) else []
    return []


def _joined(ctx: ArticleContext, verb: int, joiners: frozenset[str]) -> bool:
    """Whether a conjunction stands before a verb and its adverbs: "dan turut | dihadiri"."""
    i = verb - 1
    while skippable(ctx, i) and ctx.annotated.lower(i) not in joiners:
        i -= 1
    return ctx.annotated.lower(i) in joiners


def is_clitic(ctx: ArticleContext, arg: Argument) -> bool:
    """Whether an argument is the "nya" of a word, which stands for the subject of its clause."""
    return arg.start > ctx.doc[arg.first].idx


def complement_of(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """What stands in the phrase of the noun behind its modifiers: "rapat darurat | Dewan Keamanan"."""
    found = complements(ctx, cue.last - 1)
    if not found:
        return []
    arg, modifiers = found[0], _modifiers(ctx.lexicon)
    first = arg.first
    while first < arg.last:
        hit = modifiers.at(ctx.annotated, first)
        if hit is None and not _ordinal(ctx, first):
            break
        first += hit[0] if hit is not None else 1
    if first == arg.first:
        return found
    return [argument(ctx, Phrase(first, arg.last, max(first, arg.head), None, None))] if first < arg.last else []


def _ordinal(ctx: ArticleContext, i: int) -> bool:
    """A number of a session: "XI", "ke-28", "ke-VI"."""
    token = ctx.doc[i]
    return token.lower_.startswith("ke-") or ctx.doc[i].pos_ == "NUM" or set(token.text) <= set("IVXLC")


def _modifiers(lexicon: Lexicon) -> PhraseTable[str]:
    """Words that tell what sort of meeting it is, between its noun and who takes part."""
    return lexicon.cached(
        "meetings.modifiers",
        lambda lex: PhraseTable((r["form"], r["form"]) for r in lex.rows("meeting_modifiers")),
    )


def _owner(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """The clitic of "kunjungannya" or "pertemuan terakhirnya" as the one who visits or meets."""
    phrase = phrase_table(ctx).at(cue.first)
    last = phrase.last if phrase is not None else cue.last
    found = (clitic_argument(ctx, i) for i in (cue.last - 1, cue.last) if i < max(last, cue.last))
    return [clitic for clitic in found if clitic is not None][:1]


def _compound(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """ "pertemuan AS - Rusia", "KTT Trump - Putin": the two names around the dash."""
    names = name_tokens(ctx)
    found: list[Argument] = []
    i = cue.last
    while i in names:
        name = ctx.annotated.names[names[i]]
        cuts = [k for k in range(i + 1, name.last - 1) if ctx.doc[k].text in {"-", "–", "--"}]
        starts, ends = [i, *(k + 1 for k in cuts)], [*cuts, name.last]
        pieces = zip(starts, ends, strict=True)
        found.extend(argument(ctx, Phrase(first, last, first, None, None)) for first, last in pieces)
        i = name.last + 1 if name.last < len(ctx.doc) and ctx.doc[name.last].text in {"-", "–", "--", "/"} else -1
    return found if len(found) > 1 else []


def _holds(ctx: ArticleContext, verb: int) -> bool:
    """Whether the subject of a verb takes part in the meeting that is its object."""
    return part_of(ctx, verb) in HOLDING
