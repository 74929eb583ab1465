"""From a noun phrase to the actors it names: lists, shared heads, member names in brackets."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from eventx.document.context import ArticleContext, once
from eventx.extractors.arguments.groups import group_members
from eventx.extractors.arguments.phrases import Phrase, PhraseTable, phrase_table
from eventx.extractors.arguments.spans import Argument, argument, is_predicate
from eventx.extractors.arguments.tokens import joins_states, name_tokens
from eventx.extractors.arguments.words import closed_class, small_numbers, title_words
from eventx.lang.gazetteer import gazetteer
from eventx.models import Actor, Participant

_FIRST_PERSON = frozenset({"saya", "kami", "kita", "aku"})


def expand(ctx: ArticleContext, arg: Argument) -> list[Argument]:
    """The members of the list that an argument heads, one by one; the argument itself when it is no list.

    "diplomat Rusia dan Amerika Serikat" gives two arguments, the second of which shares the head noun of the first;
    so does "diplomat dari Rusia dan Amerika Serikat". "AS-Tiongkok" gives the two states.
    """
    return [side for member in _listed(ctx, arg) for side in _sides(ctx, member)]


def _sides(ctx: ArticleContext, arg: Argument) -> list[Argument]:
    """The two states that a dash joins at the end of an argument, with the head noun that they share."""
    dash = next((i for i in range(arg.first + 1, arg.last - 1) if joins_states(ctx, i)), None)
    if dash is None:
        return [arg]
    names = name_tokens(ctx)
    named = next((i for i in range(arg.first, dash) if i in names), arg.first)
    shared = (arg.first, named) if named > arg.first else arg.shared
    left = ctx.doc[dash - 1]
    right = Argument(dash + 1, arg.last, dash + 1, ctx.doc[dash + 1].idx, arg.end, arg.prep, shared)
    return [Argument(arg.first, dash, arg.head, arg.start, left.idx + len(left), arg.prep, arg.shared), right]


def _listed(ctx: ArticleContext, arg: Argument) -> list[Argument]:
    """The members of the list that an argument heads."""
    table = phrase_table(ctx)
    place = table.of_token.get(arg.first)
    if arg.start > ctx.doc[arg.first].idx:  # the "nya" of a word
        return [arg]
    if place is None or (table.phrases[place].first != arg.first and table.phrases[place].last != arg.last):
        return [arg]
    places = table.list_of(place)
    if arg.first > table.phrases[place].first:  # a part of a phrase: "di Kyoto, dan KTT | ASEAN" is no list with Kyoto
        places = places[places.index(place) :]
    spread = _spread(ctx, table, table.phrases[places[-1]])
    if spread and len(places) == 1:
        return spread
    shared = _shared_head(ctx, table, places, arg.first)
    members = [argument(ctx, table.phrases[p]) for p in places]
    if members[0].first != arg.first and place == places[0]:
        members[0] = arg
    if shared is None:
        return members
    return [m if k == 0 else _with_head(m, shared) for k, m in enumerate(members)]


def _with_head(member: Argument, shared: tuple[int, int]) -> Argument:
    return Argument(member.first, member.last, member.head, member.start, member.end, member.prep, shared)


def _kind(ctx: ArticleContext, i: int) -> str | None:
    names = name_tokens(ctx)
    return ctx.annotated.names[names[i]].type if i in names else None


def _bare_place(ctx: ArticleContext, phrase: Phrase) -> bool:
    """A phrase that is nothing but the name of a country, a place or a body."""
    return all(_kind(ctx, i) in ("LOC", "ORG") or not ctx.doc[i].is_alpha for i in range(phrase.first, phrase.last))


def _shared_head(ctx: ArticleContext, table: PhraseTable, places: list[int], start: int) -> tuple[int, int] | None:
    """The head noun of the first member that bare country names after it share."""
    first = table.phrases[places[0]]
    if len(places) < 2 or not all(_bare_place(ctx, table.phrases[p]) for p in places[1:]):
        return None
    begin = max(first.first, start) if first.first <= start < first.last else first.first
    kinds = [_kind(ctx, i) for i in range(begin, first.last)]
    if kinds[0] is not None or kinds[-1] not in ("LOC", "ORG") or "PER" in kinds:
        return None
    named = next(k for k, kind in enumerate(kinds) if kind is not None)
    return begin, begin + named


def _spread(ctx: ArticleContext, table: PhraseTable, phrase: Phrase) -> list[Argument]:
    """The members of "diplomat dari A dan B" and "perwakilan asal A, B, dan C"."""
    after = table.of_token.get(phrase.last + 1)
    if after is None or table.phrases[after].prep != phrase.last or table.phrases[after].role != "source":
        return []
    if any(_kind(ctx, i) is not None for i in range(phrase.first, phrase.last)):
        return []
    members = [table.phrases[p] for p in table.list_of(after)]
    if len(members) < 2 or not all(_bare_place(ctx, m) for m in members):
        return []
    return [_with_head(argument(ctx, m), (phrase.first, phrase.last)) for m in members]


def _own_name(ctx: ArticleContext, arg: Argument, actor: Actor) -> Actor:
    """The actor, unless the phrase names somebody else: "Presiden Iran Masoud Pezeshkian" is no other president.

    An office resolved to a person must not carry another name or the name of another country.
    """
    if actor.type != "PER" or arg.last - arg.first < 2:
        return actor
    if any(ref.entity.id == actor.entity_id for ref in ctx.entities.mentions_in(arg.start, arg.end)):
        return actor  # under whatever name: "Presiden Jokowi" is Joko Widodo
    known = set(f"{actor.name} {actor.role_title or ''}".casefold().split())
    words = [(i, ctx.annotated.lower(i)) for i in range(arg.first, arg.last) if ctx.doc[i].pos_ == "PROPN"]
    if any(word in known and word not in title_words(ctx.lexicon) for _, word in words):
        return actor
    foreign = [i for i, word in words if word not in title_words(ctx.lexicon) and word not in known]
    if all(_of_state(ctx, i, actor.country) for i in foreign):
        return actor
    return actor.model_copy(update={"name": actor.text, "entity_id": None, "type": None, "country": None})


def _of_state(ctx: ArticleContext, i: int, state: str | None) -> bool:
    """Whether a word names a state, or a place in it; the names layer leaves some states inside offices out."""
    if state is not None and gazetteer(ctx.lexicon).country_of(ctx.doc[i].text) == state:
        return True
    return _kind(ctx, i) == "LOC" and _home(ctx, i) in (state, None)


def _home(ctx: ArticleContext, i: int) -> str | None:
    """The country of the place named at token `i`."""
    name = ctx.annotated.names[name_tokens(ctx)[i]]
    return ctx.entities.place(name.start, name.end).country


def first_person(ctx: ArticleContext, i: int) -> bool:
    """Whether token `i` is "saya", "kami" or the like."""
    return ctx.annotated.lower(i) in _FIRST_PERSON


def _speaker(ctx: ArticleContext, arg: Argument) -> Actor | None:
    """Who says "saya" or "kami": the speaker of the statement in whose words the argument stands."""
    if ctx.annotated.text[arg.start : arg.end].casefold() not in _FIRST_PERSON:
        return None
    speaker = speaker_at(ctx, arg.start)
    if speaker is None:
        return None
    own = {"text": ctx.annotated.text[arg.start : arg.end], "start": arg.start, "end": arg.end}
    return speaker.model_copy(update=own)


def _titled(ctx: ArticleContext, arg: Argument) -> Actor | None:
    """Who closes a title that lists its fields: "Menteri Koordinator Bidang Politik, Hukum, dan Keamanan | Wiranto"."""
    if not any(ctx.doc[i].text == "," for i in range(arg.first, arg.last)) or _kind(ctx, arg.last - 1) != "PER":
        return None
    name = ctx.annotated.names[name_tokens(ctx)[arg.last - 1]]
    own = {"text": ctx.annotated.text[arg.start : arg.end], "start": arg.start, "end": arg.end}
    return ctx.entities.actor(name.start, name.end).model_copy(update=own)


@once
def _contents(ctx: ArticleContext) -> tuple[tuple[int, int, int], ...]:
    """The contents of the statements with their places in the list of statements, in text order."""
    return tuple(sorted((c.start, c.end, n) for n, s in enumerate(ctx.statements) for c in s.content))


def _apposed(ctx: ArticleContext, arg: Argument) -> Actor | None:
    """Who is named behind a phrase for one: "Pendaki asal Brasil, | Juliana Moreira (26), meninggal"."""
    lower, doc, i = ctx.annotated.lower, ctx.doc, arg.last
    if lower(i) in closed_class(ctx.lexicon, "origin"):
        origin = phrase_table(ctx).at(i + 1)
        i = origin.last if origin is not None and origin.first == i + 1 else i
    several = lower(arg.first) in closed_class(ctx.lexicon, "plural") or lower(arg.first) in small_numbers(ctx.lexicon)
    name = ctx.annotated.names[name_tokens(ctx)[i + 1]] if lower(i) == "," and _kind(ctx, i + 1) == "PER" else None
    if name is None or name.first != i + 1 or several:
        return None
    i = name.last
    if lower(i) == "(" and lower(i + 2) == ")":
        i += 3
    if i >= len(doc) or lower(i) != "," or _kind(ctx, i + 1) is not None or not is_predicate(ctx, i + 1):
        return None  # a list goes on, or a clause of its own follows
    own = {"text": ctx.text[arg.start : arg.end], "start": arg.start, "end": arg.end}
    return ctx.entities.actor(name.start, name.end).model_copy(update=own)


def speaker_at(ctx: ArticleContext, char: int) -> Actor | None:
    """The speaker of the statement whose content covers a character, None outside statements."""
    spans = _contents(ctx)
    place = bisect_right(spans, (char, len(ctx.text), len(ctx.statements))) - 1
    if place < 0 or spans[place][1] <= char:
        return None
    return ctx.statements[spans[place][2]].speaker


def to_participant(ctx: ArticleContext, arg: Argument, role: Literal["agent", "patient"] | None = None) -> Participant:
    """An argument as a participant: resolved by the entity table, named by its noun phrase when it is unnamed."""
    actor = _speaker(ctx, arg) or _titled(ctx, arg) or _own_name(ctx, arg, ctx.entities.actor(arg.start, arg.end))
    if actor.entity_id is None and actor.type is None and arg.shared is None:
        actor = _apposed(ctx, arg) or actor
    name = actor.name
    if arg.shared is not None:
        name = f"{ctx.doc[arg.shared[0] : arg.shared[1]].text} {name}"
    return Participant(**{**actor.model_dump(), "name": name}, role=role)


def to_participants(
    ctx: ArticleContext, arg: Argument, role: Literal["agent", "patient"] | None = None
) -> list[Participant]:
    """Everybody an argument means: itself, or each member of a group that the article names elsewhere.

    The mention of a member in the record is the group's ("ketiga menteri"), its name the member's own.
    """
    members = group_members(ctx, arg) if arg.start == ctx.doc[arg.first].idx else []  # the "nya" of a word is no group
    if members:
        here = {"text": ctx.text[arg.start : arg.end], "start": arg.start, "end": arg.end}
        return [to_participant(ctx, member, role).model_copy(update=here) for member in members]
    told = ctx.entities.members(arg.start, arg.end) if arg.shared is None else ()
    return [Participant(**member.model_dump(), role=role) for member in told] or [to_participant(ctx, arg, role)]
