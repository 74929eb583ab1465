"""Who takes part in a meeting, whatever the order of words: subject, object, "dengan", "antara", complements."""

from __future__ import annotations

from collections.abc import Sequence

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import (
    Argument,
    agents,
    argument,
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
)
from eventx.extractors.arguments.lists import introduced
from eventx.extractors.arguments.spans import clitic_argument
from eventx.extractors.arguments.tokens import joins_states
from eventx.extractors.arguments.words import title_words
from eventx.extractors.meetings.cues import Cue
from eventx.extractors.meetings.fronted import fronted_subject
from eventx.extractors.meetings.nouns import companions, complement_of, is_clitic, of_noun, told_by_noun
from eventx.extractors.meetings.presence import attending
from eventx.extractors.meetings.seats import home_owner, may_sit, names_summit, plain_place
from eventx.extractors.meetings.titles import without_session
from eventx.models import Participant
from eventx.pipeline.annotated import Sentence


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
    own, others = told_by_noun(ctx, cue)
    return _seated(ctx, cue, [*own, *others])


def attendants_of(ctx: ArticleContext, cue: Cue, sentence: Sentence) -> list[Participant]:
    """Those whom a sentence tells to be there or to come along, by name or office; they make no meeting."""
    found = _seated(ctx, cue, attending(ctx, sentence))
    return [party for party in found if party.type is not None or party.text[:1].isupper()]


def hosts_of(ctx: ArticleContext, cue: Cue) -> list[Participant]:
    """Those whom a visitor meets by the words of a visit: "mengunjungi | Budi", "kunjungan ke rumah | Budi"."""
    return _seated(ctx, cue, _visited(ctx, cue))


def _seated(ctx: ArticleContext, cue: Cue, found: Sequence[Argument]) -> list[Participant]:
    """The members of all arguments who can sit at a table, each once."""
    out: list[Participant] = []
    parts = (part for arg in found for one in expand(ctx, arg) for part in _both_states(ctx, one))
    for member in (m for part in parts for m in _with_members(ctx, part, cue.last - 1)):
        for party in _people(ctx, member):
            if not any(same_actor(party, other) for other in out):
                out.append(party)
    return out


def _both_states(ctx: ArticleContext, arg: Argument) -> list[Argument]:
    """A state with the one that a dash joins to it behind its phrase: "AS | -China lanjut berunding"."""
    after = phrase_table(ctx).at(arg.last + 1) if arg.last + 1 < len(ctx.doc) else None
    if after is None or after.first != arg.last + 1 or not joins_states(ctx, arg.last):
        return [arg]
    return [arg, argument(ctx, after)]


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
    if is_clitic(ctx, member):
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
    told = [] if cue.row["need"] == "guest" else companions(ctx, cue)
    others = [*(agents(ctx, cue.key) if passive else _objects(ctx, cue)), *told]
    members = (member for arg in others for member in expand(ctx, arg))
    people = "call_on" in cue.sorts  # "menyambangi Paris", "menyambangi kantor polisi" are no meetings
    return any(
        may_sit(ctx, m, p) and not plain_place(ctx, p) and (not people or _person(ctx, m, p))
        for m in members
        for p in (to_participant(ctx, m),)
    )


def _person(ctx: ArticleContext, arg: Argument, party: Participant) -> bool:
    """Whether a party is a person by name, by office or by the house that is his."""
    return party.type == "PER" or ctx.annotated.lower(arg.first) in title_words(ctx.lexicon)


def same_actor(a: Participant, b: Participant) -> bool:
    """Whether two participants are one: the same entity, or the same name."""
    if a.entity_id is not None and a.entity_id == b.entity_id:
        return a.name.casefold() == b.name.casefold() or a.type == "PER"
    return a.name.casefold() == b.name.casefold()


def _arguments(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    if cue.frame == "reciprocal" or "mutual" in cue.sorts:
        others = companions(ctx, cue)
        return [*_subjects(ctx, cue), *(others or objects(ctx, cue.last - 1) or _at_home(ctx, cue))]
    if cue.frame in ("transitive", "call"):
        if ctx.annotated.lower(cue.key).startswith("di"):
            return [*subjects(ctx, cue.key), *agents(ctx, cue.key)]
        others = [] if cue.row["need"] == "guest" else companions(ctx, cue)
        return [*_subjects(ctx, cue), *_objects(ctx, cue), *others]
    if cue.frame == "passive":
        return [*subjects(ctx, cue.key), *agents(ctx, cue.key)]
    if cue.frame == "visit":
        return [*_subjects(ctx, cue), *_visited(ctx, cue)]
    return of_noun(ctx, cue)


def _subjects(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """The subject of a meeting's verb, that of the main clause where the verb stands first."""
    return subjects(ctx, cue.key) or fronted_subject(ctx, cue)


def _at_home(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """Whose house is gone to: "bersilaturahmi ke kediaman | Budi"."""
    goals = (argument(ctx, p) for p in following(ctx, cue.last - 1) if p.role == "goal")
    owners = (home_owner(ctx, goal) for goal in goals)
    return [owner for owner in owners if owner is not None]


def _visited(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """Who is visited: the owner of a house, a person as the object, those met under "dengan" or "kepada"."""
    found = companions(ctx, cue)
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
        inner = complement_of(ctx, cue)
        return inner or _sources(ctx, cue)
    clitic = clitic_argument(ctx, cue.key)
    if clitic is not None and not ctx.annotated.lower(cue.key).startswith("di"):
        return [clitic]  # "Menlu Fiji menelepon|nya"
    found = objects(ctx, cue.key) or [argument(ctx, p) for p in following(ctx, cue.key)[:1] if p.role == "goal"]
    return [home_owner(ctx, arg) or arg for arg in found]


def _sources(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    return [argument(ctx, p) for p in following(ctx, cue.last - 1) if p.role in ("source", "companion")][:1]
