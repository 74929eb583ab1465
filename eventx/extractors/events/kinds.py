"""What kind of thing a noun phrase names: somebody who can act or suffer, or a thing."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import Argument, name_tokens
from eventx.extractors.arguments.words import closed_class, meeting_nouns
from eventx.extractors.events.entries import EventType
from eventx.lang.lexicon import Lexicon
from eventx.models import Participant

_ANIMATE = ("agentive", "body", "country", "gov", "official", "person", "police", "suspect", "victims")


BY_FORCE = frozenset({"arrest", "charge"})
"""Types of acts that need the power of the state; others may look into a case too."""


def may_arrest(lexicon: Lexicon, participant: Participant) -> bool:
    """Whether who looks into a case can also arrest: the police, not a committee of transport safety."""
    words = lexicon.cached("events.arresting", lambda lex: frozenset(lex.toml("event_classes")["classes"]["arresting"]))
    return not words.isdisjoint(participant.name.casefold().split())


def animate_words(lexicon: Lexicon) -> frozenset[str]:
    """Head nouns of people, bodies and states, from event_classes.toml and the table of roles."""

    def build(lex: Lexicon) -> frozenset[str]:
        classes = lex.toml("event_classes")["classes"]
        words = {word for name in _ANIMATE for word in classes[name] if not word.startswith("#")}
        roles = {row["form"].casefold().split()[0] for row in lex.rows("roles")}
        return frozenset(words | roles - set(classes["not_heads"]))

    return lexicon.cached("events.animate", build)


def names_nobody(ctx: ArticleContext, argument: Argument) -> bool:
    """Whether a noun phrase holds only pronouns and light nouns ("hal itu", "kasus tersebut")."""
    words = [ctx.annotated.lower(i) for i in range(argument.first, argument.last) if ctx.doc[i].is_alpha]
    empty = ctx.lexicon.cached(
        "events.empty",
        lambda lex: (
            closed_class(lex, "light")
            | {r["form"].casefold() for r in lex.rows("quantity_units") if r["kind"] == "share"}
            | {r["form"].casefold() for t in ("day_parts", "weekdays", "months") for r in lex.rows(t)}
        ),
    )
    names, kinds = name_tokens(ctx), ctx.annotated.names
    if any(i in names and kinds[names[i]].type == "PER" for i in range(argument.first, argument.last)):
        return False  # "Agus", who is no August
    return not words or all(word in empty for word in words)


def plausible(ctx: ArticleContext, kind: EventType, role: str, argument: Argument) -> bool:
    """Whether a noun phrase can fill a role of an event type."""
    worth = ctx.annotated.lower(argument.first) in closed_class(ctx.lexicon, "worth")
    if is_body_part(ctx, argument) or (worth and role == "agent"):
        return False  # "kontrak | senilai dua juta dolar AS"
    if role == "agent" and _is_meeting(ctx, argument):
        return False  # "perundingan itu | gagal mencapai kesepakatan"
    wants_person = kind.persons if role == "patient" else True
    return not wants_person or is_animate(ctx, argument) or (kind.things and is_vehicle(ctx, argument))


def _is_meeting(ctx: ArticleContext, argument: Argument) -> bool:
    """Whether a noun phrase names a meeting: "perundingan itu", "putaran kedua perundingan"."""
    heads = closed_class(ctx.lexicon, "bargaining") | meeting_nouns(ctx.lexicon)
    words = [ctx.annotated.lower(i) for i in range(argument.first, argument.last)]
    return words[0] in heads or (words[0] not in animate_words(ctx.lexicon) and not heads.isdisjoint(words[1:]))


def is_body_part(ctx: ArticleContext, argument: Argument) -> bool:
    """Whether a noun phrase is about a part of somebody's body: "perut", "kedua kakinya"."""
    parts = ctx.lexicon.cached(
        "events.body_parts", lambda lex: frozenset(lex.toml("event_classes")["classes"]["body_part"])
    )
    heads = (ctx.annotated.lower(i) for i in range(argument.first, argument.last) if ctx.annotated.pos[i] != "NUM")
    return next(heads, "").removesuffix("nya") in parts


def is_vehicle(ctx: ArticleContext, argument: Argument) -> bool:
    """Whether a noun phrase names something that moves and hits."""
    vehicles = ctx.lexicon.cached(
        "events.vehicles", lambda lex: frozenset(lex.toml("event_classes")["classes"]["vehicle"])
    )
    return any(ctx.annotated.lower(i) in vehicles for i in range(argument.first, argument.last))


def is_plain_place(ctx: ArticleContext, argument: Argument) -> bool:
    """Whether a noun phrase is nothing but the name of a place, with a year at most: "Jakarta 2024"."""
    names, last = name_tokens(ctx), argument.last
    while last - 1 > argument.first and ctx.annotated.pos[last - 1] == "NUM":
        last -= 1
    return all(i in names and ctx.annotated.names[names[i]].type == "LOC" for i in range(argument.first, last))


def names_people(ctx: ArticleContext, argument: Argument) -> bool:
    """Whether a noun phrase is about people who are from a place, not about the place: "56 warga Palestina"."""

    def build(lex: Lexicon) -> frozenset[str]:
        classes = lex.toml("event_classes")["classes"]
        return frozenset([*classes["person"], *classes["victims"], *closed_class(lex, "grouping")])

    people = ctx.lexicon.cached("events.people", build)
    return any(ctx.annotated.lower(i) in people for i in range(argument.first, argument.last))


def is_animate(ctx: ArticleContext, argument: Argument) -> bool:
    """Whether a noun phrase names people, a body or a state: by a name, a pronoun, or one of its first words."""
    if argument.last - argument.first == 1 and ctx.annotated.text[argument.start : argument.end].casefold() == "nya":
        return True  # a clitic, not a short word: "kontrak | gas"
    names, words = name_tokens(ctx), animate_words(ctx.lexicon)
    if ctx.annotated.pos[argument.first] == "NUM" and ctx.annotated.lower(argument.last - 1) in closed_class(
        ctx.lexicon, "rest"
    ):
        return True
    for i in range(argument.first, argument.last):
        word = ctx.annotated.lower(i)
        if i in names or word in words or word.removesuffix("nya").partition("-")[0] in words:
            return True
        if word in closed_class(ctx.lexicon, "grouping") and argument.last - argument.first > 1:
            return True
        if ctx.doc[i].pos_ == "PRON" and word not in closed_class(ctx.lexicon, "light"):
            return True
        if i == argument.first and (ctx.doc[i].pos_ == "PROPN" or _does_for_a_living(ctx, i)):
            return True
        if word.startswith("pe") and word.endswith(("an", "annya")) and i == argument.first:
            return False
    return False


def _does_for_a_living(ctx: ArticleContext, i: int) -> bool:
    """Whether a word has the form of who does something: peN- without -an ("penyanyi", "pemburu")."""
    word = ctx.annotated.lower(i)
    things = ctx.lexicon.cached(
        "events.things", lambda lex: frozenset(lex.toml("event_classes")["classes"]["things_in_pe"])
    )
    return len(word) > 5 and word.startswith("pe") and not word.endswith(("an", "annya")) and word not in things
