"""Who takes part in a meeting that a noun names: in its own phrase, under "antara" and "dengan", by its verb."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import (
    Argument,
    Phrase,
    argument,
    carrier_of,
    clitic_argument,
    complements,
    expand,
    following,
    name_tokens,
    phrase_table,
    subjects,
    venue,
)
from eventx.extractors.meetings.attendance import by_phone, present
from eventx.extractors.meetings.cues import Cue, meeting_words
from eventx.extractors.meetings.holders import comes_along, holders
from eventx.extractors.meetings.seats import is_meeting
from eventx.extractors.meetings.titles import names_topic
from eventx.extractors.meetings.verbs import part_of
from eventx.lang.lexicon import Lexicon
from eventx.lang.phrases import PhraseTable
from eventx.lang.place_kinds import CALLS_MEETINGS

_WITH = frozenset({"companion", "between", "agent"})
_POINTING = frozenset({"ini", "itu", "tersebut"})
# Tokens of a clause about one side that stands between "antara" and the other side.
_LONGEST_CLAUSE = 15


def companions(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """The phrases after the cue under "dengan", "bersama", "antara", "oleh": the first member of each list.

    Those whom a visit is paid to count too: "kunjungan kehormatan | kepada gubernur".
    """
    table = phrase_table(ctx)
    found = []
    for phrase in following(ctx, cue.last - 1):
        place = table.of_token[phrase.first]
        if not cue.verbal and is_meeting(ctx, phrase.first):
            break  # "pertemuan dengan A dan | pertemuan dengan B"
        met = phrase.role in _WITH or (phrase.role == "recipient" and cue.frame == "visit_noun")
        if met and table.list_of(place)[0] == place and not comes_along(ctx, phrase):
            found.append(argument(ctx, phrase))
    return found


def of_noun(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """The participants of an event noun: its own phrase, "antara A dan B", "dengan", the subject of its verb."""
    own, others = told_by_noun(ctx, cue)
    held, joined = holders(ctx, cue)
    others += joined
    if held and len(expand(ctx, held[0])) == 1 and _between_others(ctx, others) and _only_wishes(ctx, cue):
        held = []  # "Budi berharap pertemuan antara Tono dan Siti ..."
    if not any(p.prep == "antara" for p in others) and len(own) + len(others) + len(held) < 2:
        held = held or present(ctx, cue) or by_phone(ctx, cue) or _teller(ctx, cue)
    if held and own and ((not others and ctx.annotated.lower(own[0].last) in _POINTING) or is_clitic(ctx, own[0])):
        own = []
    return [*held, *own, *others]


def _teller(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """Who tells what there was in talks with somebody: "Presiden Budi | mengungkap isi pertemuan dengan Tono"."""
    phrase, heads = phrase_table(ctx).at(cue.first), meeting_words(ctx.lexicon, "head")
    if phrase is None or phrase.first == cue.first or heads.at(ctx.annotated, phrase.first) is None:
        return []
    carrier = carrier_of(ctx, cue.first)
    alone = carrier is not None and carrier < cue.first and not ctx.annotated.lower(carrier).startswith("di")
    return subjects(ctx, carrier) if carrier is not None and alone and companions(ctx, cue) else []


def _between_others(ctx: ArticleContext, others: list[Argument]) -> bool:
    """Whether both sides are named behind a meeting's noun: "antara A dan B"."""
    return any(other.prep == "antara" and len(expand(ctx, other)) > 1 for other in others)


def _only_wishes(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether the verb before a meeting's noun only plans or wishes it."""
    carrier = carrier_of(ctx, cue.first)
    return carrier is not None and carrier < cue.first and part_of(ctx, carrier) == "plan"


def told_by_noun(ctx: ArticleContext, cue: Cue) -> tuple[list[Argument], list[Argument]]:
    """Who stands in the phrase of an event noun, and who behind it under a preposition."""
    inside = [] if named_after(ctx, cue) else complement_of(ctx, cue)
    inside = [arg for arg in inside if not names_topic(ctx, cue, arg)]
    own = _compound(ctx, cue) or inside or _owner(ctx, cue)
    others = companions(ctx, cue)
    if len(others) == 1 and others[0].prep == "antara" and len(expand(ctx, others[0])) == 1:
        others += _across(ctx, others[0])
    if cue.frame in ("call_noun", "visit_noun"):
        sources = (p for p in following(ctx, cue.last - 1) if p.role == "source" and venue(ctx, p) is None)
        others += [argument(ctx, p) for p in sources][:1]
    return own, others


def _across(ctx: ArticleContext, side: Argument) -> list[Argument]:
    """The other side behind a clause about the first: "antara A yang diwakili Menteri B | dengan C"."""
    table, last = phrase_table(ctx), ctx.annotated.sentence_of(side.first).last
    if ctx.annotated.lower(side.last) != "yang":
        return []
    behind = (table.at(k) for k in range(side.last + 1, min(last, side.last + _LONGEST_CLAUSE)))
    found = next((p for p in behind if p is not None and p.role == "companion"), None)
    return [argument(ctx, found)] if found is not None else []


def named_after(ctx: ArticleContext, cue: Cue) -> Phrase | None:
    """The town or province that a meeting is called by, where it is held: "Muktamar | Lampung", "pertemuan | Solo"."""
    found = complement_of(ctx, cue) if cue.frame in ("nominal", "summit", "session") else []
    arg = found[0] if len(found) == 1 else None
    if arg is None or arg.first not in name_tokens(ctx) or len(expand(ctx, arg)) > 1 or companions(ctx, cue):
        return None
    name = ctx.annotated.names[name_tokens(ctx)[arg.first]]
    mention = ctx.entities.mention_at(name.start)
    town = (
        mention is not None
        and mention.entity.kind in CALLS_MEETINGS
        and (name.first, name.last) == (arg.first, arg.last)
    )
    return Phrase(arg.first, arg.last, arg.first, None, None) if town else None


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
