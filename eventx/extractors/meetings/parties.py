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
    name_tokens,
    objects,
    phrase_table,
    subjects,
    to_participant,
    to_participants,
)
from eventx.extractors.arguments.status import verb_after, verb_before
from eventx.extractors.arguments.words import clause_openers, everyday_words, party_words
from eventx.extractors.meetings.cues import Cue, blockers, cue_index
from eventx.extractors.meetings.verbs import part_of
from eventx.models import Participant

_WITH = frozenset({"companion", "between", "agent"})
# Pronouns for many point back to parties named before, and add none.
_POINTING = frozenset({"ini", "itu", "tersebut"})
_MANY = frozenset({"mereka", "keduanya", "ketiganya", "kedua", "semua", "semuanya"})
# A bare count of states names none of them: "lima negara", "banyak pihak".
_VAGUE = frozenset({"negara", "pihak"})
_SHARED = frozenset({"during", "after"})


def parties_of(ctx: ArticleContext, cue: Cue) -> list[Participant]:
    """The participants that the sentence of a cue names, each once, in the order subject, others."""
    found = _arguments(ctx, cue)
    if cue.frame in ("transitive", "passive", "call") and not _other_side(ctx, cue):
        found = found[:1]
    out: list[Participant] = []
    for arg in found:
        for member in expand(ctx, arg):
            for party in _people(ctx, member):
                if not any(same_actor(party, other) for other in out):
                    out.append(party)
    return out


def _people(ctx: ArticleContext, member: Argument) -> list[Participant]:
    """Who an argument brings to the table: itself, or the members of "keduanya" and "kedua menteri"."""
    found = to_participants(ctx, member)
    if len(found) > 1:
        return found
    party = _half(ctx, found[0])
    return [party] if _acts(ctx, member, party) else []


def _half(ctx: ArticleContext, party: Participant) -> Participant:
    """One half of a name that the recogniser read whole: "AS" of "AS-Rusia"."""
    if "-" not in party.name or party.text not in party.name.split("-"):
        return party
    country = ctx.entities.place(party.start, party.end).country
    told = {"name": party.text, "entity_id": None, "country": country, "type": "LOC" if country else party.type}
    return party.model_copy(update=told)


def _other_side(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether somebody who can sit at a table is met or called: not a place, a thing or a plain number."""
    passive = ctx.annotated.lower(cue.key).startswith("di")
    others = [*(agents(ctx, cue.key) if passive else _objects(ctx, cue)), *_with(ctx, cue)]
    members = (member for arg in others for member in expand(ctx, arg))
    return any(_acts(ctx, m, p) and not _plain_place(ctx, p) for m in members for p in (to_participant(ctx, m),))


def _plain_place(ctx: ArticleContext, party: Participant) -> bool:
    """A place that is no state: nobody meets it."""
    entity = ctx.entities.by_id.get(party.entity_id or "")
    return party.type == "LOC" and (entity is None or entity.kind != "country")


def same_actor(a: Participant, b: Participant) -> bool:
    """Whether two participants are one: the same entity, or the same name."""
    if a.entity_id is not None and a.entity_id == b.entity_id:
        return a.name.casefold() == b.name.casefold() or a.type == "PER"
    return a.name.casefold() == b.name.casefold()


def meets_press(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether the other side is the press, so that it is an interview or a press conference."""
    press = blockers(ctx.lexicon, "press")
    told = [argument(ctx, p) for p in following(ctx, cue.last - 1) if p.role in ("companion", "recipient")]
    args = [*objects(ctx, cue.key), *told] if cue.verbal else told
    return any(
        press.at(ctx.annotated, i) is not None for arg in args for i in range(arg.first, min(arg.first + 2, arg.last))
    )


def _arguments(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    if cue.frame == "reciprocal" or (cue.row["root"] == "komunikasi" and cue.verbal):
        others = _with(ctx, cue)
        return [*subjects(ctx, cue.key), *(others or objects(ctx, cue.last - 1))]
    if cue.frame in ("transitive", "call"):
        if ctx.annotated.lower(cue.key).startswith("di"):
            return [*subjects(ctx, cue.key), *agents(ctx, cue.key)]
        return [*subjects(ctx, cue.key), *_objects(ctx, cue), *_with(ctx, cue)]
    if cue.frame == "passive":
        return [*subjects(ctx, cue.key), *agents(ctx, cue.key)]
    if cue.frame == "visit":
        return [*subjects(ctx, cue.key), *_with(ctx, cue)]
    return _nominal(ctx, cue)


def _objects(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """The object of a transitive cue; of "menerima kunjungan X" what stands after the noun."""
    if cue.last - cue.first > 1:
        inner = complements(ctx, cue.last - 1)
        return inner or _sources(ctx, cue)
    return objects(ctx, cue.key)


def _sources(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    return [argument(ctx, p) for p in following(ctx, cue.last - 1) if p.role in ("source", "companion")][:1]


def _with(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """The phrases after the cue under "dengan", "bersama", "antara", "oleh": the first member of each list."""
    table = phrase_table(ctx)
    found = []
    for phrase in following(ctx, cue.last - 1):
        place = table.of_token[phrase.first]
        if phrase.role in _WITH and table.list_of(place)[0] == place and not _attendant(ctx, phrase):
            found.append(argument(ctx, phrase))
    return found


def _attendant(ctx: ArticleContext, phrase: Phrase) -> bool:
    """Somebody who only comes along: "didampingi", "disertai"."""
    return phrase.prep is not None and ctx.annotated.lower(phrase.prep) in ("didampingi", "disertai")


def _nominal(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """The participants of an event noun: its own phrase, "antara A dan B", "dengan", the subject of its verb."""
    own = _compound(ctx, cue) or complements(ctx, cue.last - 1) or _owner(ctx, cue)
    others = _with(ctx, cue)
    if cue.frame in ("call_noun", "visit_noun"):
        others += [argument(ctx, p) for p in following(ctx, cue.last - 1) if p.role == "source"][:1]
    carrier = carrier_of(ctx, cue.first)
    held: list[Argument] = []
    if carrier is not None and carrier < cue.first and _holds(ctx, carrier):
        held = subjects(ctx, carrier)
    elif carrier is not None and carrier > cue.first:
        passive = ctx.annotated.lower(carrier).startswith("di") and part_of(ctx, carrier) in ("attend", "hold")
        held = agents(ctx, carrier) if passive else []
        told = following(ctx, carrier) if _holds(ctx, carrier) else []
        others += [argument(ctx, p) for p in told if p.role in ("companion", "between") and not _attendant(ctx, p)]
    if not any(p.prep == "antara" for p in others) and len(own) + len(others) + len(held) < 2:
        held = held or _present(ctx, cue) or _by_phone(ctx, cue)
    if held and own and not others and ctx.annotated.lower(own[0].last) in _POINTING:
        own = []
    return [*held, *own, *others]


def _owner(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """The clitic of "kunjungannya" as the one who visits or meets."""
    clitic = clitic_argument(ctx, cue.last - 1)
    return [clitic] if clitic is not None else []


def _compound(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """ "pertemuan AS - Rusia", "KTT Trump - Putin": the two names around the dash."""
    names = name_tokens(ctx)
    found: list[Argument] = []
    i = cue.last
    while i in names:
        name = ctx.annotated.names[names[i]]
        cuts = [k for k in range(name.first + 1, name.last - 1) if ctx.doc[k].text in {"-", "–"}]
        starts, ends = [name.first, *(k + 1 for k in cuts)], [*cuts, name.last]
        pieces = zip(starts, ends, strict=True)
        found.extend(argument(ctx, Phrase(first, last, first, None, None)) for first, last in pieces)
        i = name.last + 1 if name.last < len(ctx.doc) and ctx.doc[name.last].text in {"-", "–", "/"} else -1
    return found if len(found) > 1 else []


def _holds(ctx: ArticleContext, verb: int) -> bool:
    """Whether the subject of a verb takes part in the meeting that is its object."""
    return part_of(ctx, verb) in ("attend", "hold", "plan")


def _present(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """Who speaks or acts in the meeting: "kata Budi dalam rapat", "usai pertemuan dengan X, Budi mengatakan"."""
    phrase = phrase_table(ctx).at(cue.first)
    if phrase is None:
        return []
    before = phrase.prep if phrase.prep is not None else phrase.first
    opener = clause_openers(ctx.lexicon).ending_at(ctx.annotated, phrase.first - 1)
    inside = phrase.role == "inside" or (opener is not None and opener[1] in _SHARED)
    if not inside:
        return []
    verb = verb_before(ctx, opener[0] if opener is not None else before)
    if verb is not None:
        return _doer(ctx, verb)
    return _main_subject(ctx, phrase)


def _doer(ctx: ArticleContext, verb: int) -> list[Argument]:
    """Who does what a verb says: the agent of a passive, the subject of others."""
    return (agents(ctx, verb) if ctx.annotated.lower(verb).startswith("di") else []) or subjects(ctx, verb)


def _by_phone(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """Who talks "lewat telepon": the subject of the verb before, or after when the phrase comes first."""
    phrase = phrase_table(ctx).at(cue.first)
    if cue.frame != "call_noun" or phrase is None or phrase.role != "manner":
        return []
    verb = verb_before(ctx, phrase.prep if phrase.prep is not None else phrase.first)
    if verb is None:
        verb = verb_after(ctx, cue.first)
        return subjects(ctx, verb) if verb is not None else []
    others = [argument(ctx, p) for p in following(ctx, verb) if p.role == "companion"]
    return [*_doer(ctx, verb), *others]


def _main_subject(ctx: ArticleContext, phrase: Phrase) -> list[Argument]:
    """The subject of the clause after a fronted "Dalam pertemuan itu, ..."."""
    table, last = phrase_table(ctx), ctx.annotated.sentence_of(phrase.first).last
    for j in range(phrase.last, last - 1):
        if ctx.doc[j].text == ",":
            after = table.at(j + 1)
            if after is not None and after.first == j + 1 and after.prep is None:
                return [argument(ctx, after)]
    return []


def _acts(ctx: ArticleContext, arg: Argument, party: Participant) -> bool:
    """Whether an argument can sit at a table: a person, body or state, an office, a group of people."""
    many = ctx.annotated.lower(arg.first) in _MANY and arg.first + 1 not in name_tokens(ctx)
    if many or any(_is_meeting(ctx, i) for i in range(arg.first, arg.last) if i not in name_tokens(ctx)):
        return False
    if _thing(ctx, arg):
        return False
    if party.type is not None or arg.shared is not None:
        return True
    names = name_tokens(ctx)
    if any(i in names for i in range(arg.first, arg.last)):
        return True
    if ctx.doc[arg.first].pos_ == "PRON":
        return False
    head = ctx.doc[arg.head]
    if head.pos_ == "PROPN" and head.text[0].isupper() and not _common(ctx, arg.head):
        return True
    words = party_words(ctx.lexicon)
    return any(_stem(ctx, i) in words for i in range(arg.first, min(arg.first + 4, arg.last)))


def _thing(ctx: ArticleContext, arg: Argument) -> bool:
    """A phrase about something that only mentions a name: "perang Ukraina", "kawasan Ciletuh"."""
    names, kinds = name_tokens(ctx), ctx.annotated.names
    if not any(i in names for i in range(arg.first, arg.last)) and ctx.annotated.lower(arg.last - 1) in _VAGUE:
        return True
    if arg.shared is not None or any(i in names and kinds[names[i]].type == "PER" for i in range(arg.first, arg.last)):
        return False
    first = ctx.doc[arg.first]
    if arg.first in names or first.pos_ != "NOUN" or not first.is_lower or ctx.doc[arg.first].pos_ == "PRON":
        return False
    words = party_words(ctx.lexicon)
    return not any(_stem(ctx, i) in words for i in range(arg.first, min(arg.first + 4, arg.last)))


def _common(ctx: ArticleContext, i: int) -> bool:
    """Whether a capitalised word is an everyday word that only begins a sentence or quotation ("Nanti")."""
    begins = i == ctx.annotated.sentence_of(i).first or ctx.doc[i - 1].is_quote
    if not begins:
        return False
    phrase = phrase_table(ctx).at(i)
    if ctx.annotated.lower(i).startswith(("me", "di", "ber", "ter")):
        return True
    last = phrase.last if phrase is not None else i + 1
    lower = any(token.is_alpha and token.text.islower() for token in ctx.doc[i + 1 : last])
    return lower or ctx.annotated.lower(i) in everyday_words(ctx.lexicon)


def _is_meeting(ctx: ArticleContext, i: int) -> bool:
    """Whether a phrase begins with the word of a meeting itself ("KTT terkait")."""
    return ctx.annotated.lower(i) in cue_index(ctx.lexicon).by_first


def _stem(ctx: ArticleContext, i: int) -> str:
    """A word without its doubling, clitic and "antar-": "negara-negara", "menlunya", "antarmenteri"."""
    return ctx.annotated.lower(i).partition("-")[0].removesuffix("nya").removeprefix("antar")
