"""Who takes part in a meeting, whatever the order of words: subject, object, "dengan", "antara", complements."""

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
    governing_actor,
    name_tokens,
    objects,
    phrase_table,
    reach,
    subjects,
    to_participant,
    to_participants,
    venue,
)
from eventx.extractors.arguments.carriers import verb_after
from eventx.extractors.arguments.lists import introduced
from eventx.extractors.meetings.attendance import by_phone, present
from eventx.extractors.meetings.cues import Cue
from eventx.extractors.meetings.hosting import hosted, hosts
from eventx.extractors.meetings.presence import absent, attending
from eventx.extractors.meetings.seats import home_owner, is_meeting, may_sit, names_summit, plain_place
from eventx.extractors.meetings.titles import names_topic, without_session
from eventx.extractors.meetings.verbs import HOLDING, part_of
from eventx.lang.lexicon import Lexicon
from eventx.lang.phrases import PhraseTable
from eventx.models import Participant
from eventx.pipeline.annotated import Sentence

_WITH = frozenset({"companion", "between", "agent"})
_POINTING = frozenset({"ini", "itu", "tersebut"})


def parties_of(ctx: ArticleContext, cue: Cue) -> list[Participant]:
    """The participants that the sentence of a cue names, each once, in the order subject, others."""
    found = _arguments(ctx, cue)
    alone = cue.frame in ("transitive", "passive", "call") and not _other_side(ctx, cue)
    out = _seated(ctx, cue, found)
    return out[:1] if alone else out


def core_of(ctx: ArticleContext, cue: Cue) -> list[Participant]:
    """The participants that the words of the meeting itself name, without those who only do something in it."""
    if cue.verbal:
        return parties_of(ctx, cue)
    own, others = _told(ctx, cue)
    return _seated(ctx, cue, [*own, *others])


def attendants_of(ctx: ArticleContext, cue: Cue, sentence: Sentence) -> list[Participant]:
    """Those whom a sentence tells to be there or to come along, by name or office; they make no meeting."""
    found = _seated(ctx, cue, attending(ctx, sentence))
    return [party for party in found if party.type is not None or party.text[:1].isupper()]


def hosts_of(ctx: ArticleContext, cue: Cue) -> list[Participant]:
    """Those whom a visitor meets by the words of a visit: "mengunjungi | Budi", "kunjungan ke rumah | Budi"."""
    return _seated(ctx, cue, _visited(ctx, cue))


def _seated(ctx: ArticleContext, cue: Cue, found: list[Argument]) -> list[Participant]:
    """The members of all arguments who can sit at a table, each once."""
    out: list[Participant] = []
    for member in (m for arg in found for part in expand(ctx, arg) for m in _with_members(ctx, part, cue.last - 1)):
        for party in _people(ctx, member):
            if not any(same_actor(party, other) for other in out):
                out.append(party)
    return out


def _with_members(ctx: ArticleContext, arg: Argument, trigger: int) -> list[Argument]:
    """The members of a group when a list stands behind all that depends on the cue.

    "Pejabat yang menghadiri pertemuan di Solo antara lain A dan B"; a list right behind the group is read by
    `to_participants`.
    """
    if arg.last > trigger or any(i in name_tokens(ctx) for i in range(arg.first, arg.last)):
        return [arg]
    start, last = reach(ctx, trigger), ctx.annotated.sentence_of(trigger).last
    while start < last and ctx.doc[start].text == ",":
        start += 1
    listed = introduced(ctx, start) if start < last else None
    return list(listed.members) if listed is not None and listed.type == "PER" else [arg]


def _people(ctx: ArticleContext, member: Argument) -> list[Participant]:
    """Who an argument brings to the table: itself, or the members of "keduanya" and "kedua menteri"."""
    found = to_participants(ctx, member)
    if _is_clitic(ctx, member):
        found = [to_participant(ctx, actor) for actor in governing_actor(ctx, member.first)] or found
        return [party for party in found if party.type is not None]
    if len(found) > 1:
        return found
    party = _half(ctx, found[0])
    return [party] if may_sit(ctx, member, party) else []


def _half(ctx: ArticleContext, party: Participant) -> Participant:
    """What an argument takes of a longer name that the recogniser read: "AS" of "AS-Rusia", "ASEAN" of "KTT ASEAN"."""
    if party.text == party.name or party.text not in (*party.name.split("-"), party.name.partition(" ")[2]):
        return party
    if " " in party.name and "-" not in party.name and not names_summit(ctx, ctx.annotated.token_at(party.start) - 1):
        return party
    country = ctx.entities.place(party.start, party.end).country
    name = without_session(party.text)
    told = {"name": name, "entity_id": None, "country": country, "type": "LOC" if country else party.type}
    return party.model_copy(update=told)


def _other_side(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether somebody who can sit at a table is met or called: not a place, a thing or a plain number."""
    passive = ctx.annotated.lower(cue.key).startswith("di")
    told = [] if cue.row["need"] == "guest" else _with(ctx, cue)
    others = [*(agents(ctx, cue.key) if passive else _objects(ctx, cue)), *told]
    members = (member for arg in others for member in expand(ctx, arg))
    return any(may_sit(ctx, m, p) and not plain_place(ctx, p) for m in members for p in (to_participant(ctx, m),))


def same_actor(a: Participant, b: Participant) -> bool:
    """Whether two participants are one: the same entity, or the same name."""
    if a.entity_id is not None and a.entity_id == b.entity_id:
        return a.name.casefold() == b.name.casefold() or a.type == "PER"
    return a.name.casefold() == b.name.casefold()


def _arguments(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    if cue.frame == "reciprocal" or (cue.row["root"] == "komunikasi" and cue.verbal):
        others = _with(ctx, cue)
        return [*subjects(ctx, cue.key), *(others or objects(ctx, cue.last - 1))]
    if cue.frame in ("transitive", "call"):
        if ctx.annotated.lower(cue.key).startswith("di"):
            return [*subjects(ctx, cue.key), *agents(ctx, cue.key)]
        others = [] if cue.row["need"] == "guest" else _with(ctx, cue)
        return [*subjects(ctx, cue.key), *_objects(ctx, cue), *others]
    if cue.frame == "passive":
        return [*subjects(ctx, cue.key), *agents(ctx, cue.key)]
    if cue.frame == "visit":
        return [*subjects(ctx, cue.key), *_visited(ctx, cue)]
    return _nominal(ctx, cue)


def _visited(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """Who is visited: the owner of a house, a person as the object, those met under "dengan" or "kepada"."""
    found = _with(ctx, cue)
    for phrase in following(ctx, cue.last - 1)[:1]:
        arg = argument(ctx, phrase)
        owner = home_owner(ctx, arg)
        names, kinds = name_tokens(ctx), ctx.annotated.names
        person = any(i in names and kinds[names[i]].type == "PER" for i in range(arg.first, arg.last))
        if owner is not None or (person and (phrase.prep is None or phrase.role in ("goal", "recipient"))):
            found.append(owner or arg)
    return found


def _objects(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """The object of a transitive cue, the owner of a house that is visited; of "menerima kunjungan X" the noun's."""
    if cue.last - cue.first > 1:
        inner = complements(ctx, cue.last - 1)
        return inner or _sources(ctx, cue)
    found = objects(ctx, cue.key) or [argument(ctx, p) for p in following(ctx, cue.key)[:1] if p.role == "goal"]
    return [home_owner(ctx, arg) or arg for arg in found]


def _sources(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    return [argument(ctx, p) for p in following(ctx, cue.last - 1) if p.role in ("source", "companion")][:1]


def _with(ctx: ArticleContext, cue: Cue) -> list[Argument]:
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
    return phrase.prep is not None and ctx.annotated.lower(phrase.prep) in ("didampingi", "disertai")


def _nominal(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """The participants of an event noun: its own phrase, "antara A dan B", "dengan", the subject of its verb."""
    own, others = _told(ctx, cue)
    held, joined = _holders(ctx, cue)
    others += joined
    if not any(p.prep == "antara" for p in others) and len(own) + len(others) + len(held) < 2:
        held = held or present(ctx, cue) or by_phone(ctx, cue)
    if held and own and ((not others and ctx.annotated.lower(own[0].last) in _POINTING) or _is_clitic(ctx, own[0])):
        own = []
    return [*held, *own, *others]


def _told(ctx: ArticleContext, cue: Cue) -> tuple[list[Argument], list[Argument]]:
    """Who stands in the phrase of an event noun, and who behind it under a preposition."""
    inside = [arg for arg in _complement(ctx, cue) if not names_topic(ctx, cue, arg)]
    own = _compound(ctx, cue) or inside or _owner(ctx, cue)
    others = _with(ctx, cue)
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
    held = held or (objects(ctx, carrier) if part == "involve" else [])
    told = following(ctx, carrier) if _holds(ctx, carrier) else []
    return held, [argument(ctx, p) for p in told if p.role in ("companion", "between") and not _attendant(ctx, p)]


def _is_clitic(ctx: ArticleContext, arg: Argument) -> bool:
    """Whether an argument is the "nya" of a word, which stands for the subject of its clause."""
    return arg.start > ctx.doc[arg.first].idx


def _complement(ctx: ArticleContext, cue: Cue) -> list[Argument]:
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
