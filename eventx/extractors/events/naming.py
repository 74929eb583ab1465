"""From the noun phrase beside a trigger to the people it stands for: named members, appositions, companions."""

from __future__ import annotations

from dataclasses import replace

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import (
    Argument,
    Phrase,
    argument,
    expand,
    is_predicate,
    name_tokens,
    phrase_table,
    subjects,
)
from eventx.extractors.arguments.spans import skippable
from eventx.extractors.arguments.words import closed_class
from eventx.extractors.events.entries import trigger_index
from eventx.extractors.events.kinds import animate_words, is_animate, is_body_part, is_plain_place
from eventx.extractors.events.quantities import starts_number
from eventx.lang.lexicon import Lexicon

# Phrases looked back over, from a place to who is from there.
_ADDRESS = 4
# What closes a name that stands beside another phrase for the same person.
_CLOSES = frozenset({",", ".", "(", ";"})


def clear_of(ctx: ArticleContext, found: Argument, trigger: int) -> Argument:
    """The noun phrase up to a trigger that was read into it: "dua remaja | tenggelam"."""
    if not found.first < trigger < found.last or found.head >= trigger:
        return found
    end = ctx.doc[trigger - 1]
    return replace(found, last=trigger, end=end.idx + len(end))


def before_next_clause(ctx: ArticleContext, found: list[Argument], trigger: int, *, verb: bool) -> list[Argument]:
    """Those beside a trigger without the subject of the next clause: "menewaskan tiga orang dan | dua lainnya | luka".

    Args:
        found: the members of the noun phrase.
        trigger: the token of the trigger.
        verb: whether they are the object of a verb; beside a noun of event ("serangan Israel | dan 30 orang luka")
            only people who are counted behind it and told to be hurt are left out.
    """
    if len(found) < 2 or found[-1].last >= len(ctx.doc):
        return found
    last = found[-1]
    joined = ctx.annotated.lower(last.first - 1) in closed_class(ctx.lexicon, "joiner")
    hurt = ctx.annotated.lower(last.last - 1) in _hurt(ctx)
    if not verb:
        counted = last.first > trigger and starts_number(ctx, last.first)
        return found[:-1] if joined and hurt and counted else found
    i = last.last
    while i < len(ctx.doc) and skippable(ctx, i):
        i += 1
    return found[:-1] if joined and (hurt or (i < len(ctx.doc) and is_predicate(ctx, i))) else found


def before_next_deed(ctx: ArticleContext, found: list[Argument]) -> list[Argument]:
    """A list up to another noun of event: "serangan ke Israel dan | pengeboman Isfahan"."""
    nouns = (k for k, one in enumerate(found) if k and ctx.annotated.lower(one.first) in _deeds(ctx))
    return found[: next(nouns, len(found))]


def of_next_deed(ctx: ArticleContext, last: int, found: Argument) -> bool:
    """Whether an agent behind "oleh" is that of another noun: "serangan Iran | dan pengeboman Isfahan oleh AS".

    Nouns with nothing between them share their agent: "penangkapan dan penahanan Budi oleh polisi".

    Args:
        ctx: the article.
        last: the token behind the noun of event.
        found: the agent.
    """
    joiners = closed_class(ctx.lexicon, "joiner") | {","}
    return found.prep is not None and any(
        ctx.annotated.lower(k) in _deeds(ctx) and ctx.annotated.lower(k - 1) in joiners
        for k in range(last + 2, found.first)
    )


def _deeds(ctx: ArticleContext) -> frozenset[str]:
    """Nouns of event that are made with a prefix or suffix."""

    def build(lexicon: Lexicon) -> frozenset[str]:
        words = trigger_index(lexicon).words.items()
        return frozenset(
            form for form, readings in words if any(a.voice == "nominal" and a.derivation for _, a in readings)
        )

    return ctx.lexicon.cached("events.deeds", build)


def _hurt(ctx: ArticleContext) -> frozenset[str]:
    """What is said of people who were hurt, which may end their noun phrase: "lima warga | terluka"."""

    def build(lexicon: Lexicon) -> frozenset[str]:
        words = trigger_index(lexicon).words.items()
        return frozenset(
            form for form, readings in words if any(entry.type in ("die", "injure") for entry, _ in readings)
        )

    return ctx.lexicon.cached("events.hurt", build)


def members(ctx: ArticleContext, found: Argument, *, people: bool) -> list[Argument]:
    """Everybody that a noun phrase stands for, one by one.

    Args:
        found: the noun phrase.
        people: whether the role wants people; then a thing with a name in it ("keputusan Australia") gives the name.
    """
    if people:
        found = _resident(ctx, found)
    found = _bearer(ctx, found) if is_body_part(ctx, found) else found
    found = _described(ctx, found)
    named = _identity(ctx, found) or (_apposed(ctx, found) if people else [])
    if named:
        return [member for one in named for member in _spread(ctx, one, people)]
    return _spread(ctx, found, people)


def _bearer(ctx: ArticleContext, found: Argument) -> Argument:
    """Whose body a part belongs to: "kaki kanan | pelaku", "leher | Budi"."""
    words, names = animate_words(ctx.lexicon), name_tokens(ctx)
    owners = (i for i in range(found.first + 1, found.last) if i in names or ctx.annotated.lower(i) in words)
    first = next(owners, found.first)
    return found if first == found.first else replace(found, first=first, head=first, start=ctx.doc[first].idx)


def _spread(ctx: ArticleContext, found: Argument, people: bool) -> list[Argument]:
    """The members of a list; bare places among others are where it happened ("di Kabul, Presiden X")."""
    listed = expand(ctx, found)
    titled = _titled(ctx, listed)
    if titled is not None:
        return [titled]
    listed = listed[1:] if len(listed) > 1 and _closes_place(ctx, listed[0]) else listed
    others = [member for member in listed if not is_plain_place(ctx, member) or _is_state(ctx, member)]
    kept = others or listed
    return [_shrunk(ctx, _own_head(ctx, member)) for member in kept] if people else kept


def _closes_place(ctx: ArticleContext, member: Argument) -> bool:
    """Whether a place ends what tells where: "di Kabul, | Afghanistan |, Presiden Wardak dan istrinya"."""
    lower = ctx.annotated.lower
    if not is_plain_place(ctx, member) or lower(member.first - 1) != "," or lower(member.last) != ",":
        return False
    before = phrase_table(ctx).at(member.first - 2)
    return before is not None and before.prep is not None and is_plain_place(ctx, argument(ctx, before))


def _resident(ctx: ArticleContext, found: Argument) -> Argument:
    """Who is from a place: "Pria asal Desa Mekar, Aceh Utara itu" is the man, not the regency."""
    if not is_plain_place(ctx, found) or (
        _is_state(ctx, found) and found.prep not in closed_class(ctx.lexicon, "origin")
    ):
        return found
    table, first = phrase_table(ctx), ctx.annotated.sentence_of(found.first).first
    i, passed = found.first - 1, 0
    while i >= first and passed < _ADDRESS:
        phrase = table.at(i)
        if phrase is not None:
            member = argument(ctx, phrase)
            if phrase.prep is None and not is_plain_place(ctx, member) and is_animate(ctx, member):
                return _closed(ctx, member, found)
            i, passed = (phrase.prep if phrase.prep is not None else phrase.first) - 1, passed + 1
        elif ctx.doc[i].text == "," or ctx.annotated.lower(i) in closed_class(ctx.lexicon, "origin"):
            i -= 1
        else:
            break
    return found


def _described(ctx: ArticleContext, found: Argument) -> Argument:
    """A phrase with where its referent is from, when a demonstrative closes it: "Pria | asal Kudus, Jateng itu"."""
    if ctx.annotated.lower(found.last) not in closed_class(ctx.lexicon, "origin"):
        return found
    table, pointing = phrase_table(ctx), closed_class(ctx.lexicon, "demonstrative")
    i, last = found.last + 1, ctx.annotated.sentence_of(found.first).last
    while i < last and (phrase := table.at(i)) is not None:
        if ctx.annotated.lower(phrase.last - 1) in pointing:
            end = ctx.doc[phrase.last - 1]
            return Argument(found.first, phrase.last, found.head, found.start, end.idx + len(end), found.prep)
        i = phrase.last + (ctx.annotated.lower(phrase.last) == ",")
    return found


def _closed(ctx: ArticleContext, member: Argument, found: Argument) -> Argument:
    """A phrase up to the demonstrative that closes what describes it: "Pria asal Kudus itu"."""
    if ctx.annotated.lower(found.last - 1) not in closed_class(ctx.lexicon, "demonstrative"):
        return member
    return Argument(member.first, found.last, member.head, member.start, found.end, member.prep)


def _is_state(ctx: ArticleContext, member: Argument) -> bool:
    """Whether a place is a country or a union of countries, which acts like a person."""
    mention = ctx.entities.mention_at(member.start)
    return mention is not None and mention.entity.kind in ("country", "union")


def _own_head(ctx: ArticleContext, member: Argument) -> Argument:
    """A member of a list without the head noun that it shares when that is a thing: "keputusan Fiji dan | Samoa"."""
    if member.shared is None or ctx.annotated.lower(member.shared[0]) in animate_words(ctx.lexicon):
        return member
    return replace(member, shared=None)


def _shrunk(ctx: ArticleContext, found: Argument) -> Argument:
    """The name inside a phrase whose head is a thing: "keputusan | Australia"."""
    names, words = name_tokens(ctx), animate_words(ctx.lexicon)
    inside = [i for i in range(found.first, found.last) if i in names]
    if not inside or inside[0] == found.first:
        return found
    before = {ctx.annotated.lower(i) for i in range(found.first, inside[0])}
    head = ctx.annotated.lower(found.first)
    deed = head in closed_class(ctx.lexicon, "deed") or (head.startswith(("pe", "ke")) and head.endswith("an"))
    if before & words or not deed:
        return found
    first = inside[0]
    return Argument(first, found.last, first, ctx.doc[first].idx, found.end, found.prep)


def _identity(ctx: ArticleContext, found: Argument) -> list[Argument]:
    """Whom a describing phrase is about: the name before it, or the subject of the copula before it."""
    before = found.first - 1
    if before < 1:
        return []
    if ctx.annotated.lower(before) in closed_class(ctx.lexicon, "copula"):
        if _has_person(ctx, found.first, found.last):  # "Penyuapnya adalah | Direktur Budi Santoso"
            return []
        return [subject for subject in subjects(ctx, before) if is_animate(ctx, subject)]
    if ctx.doc[before].text != "," or ctx.annotated.lower(found.first) not in closed_class(ctx.lexicon, "describing"):
        return []
    left = phrase_table(ctx).at(before - 1)
    if left is None or left.prep is not None or not _has_person(ctx, left.first, left.last):
        return []
    return [argument(ctx, left)]


def _apposed(ctx: ArticleContext, found: Argument) -> list[Argument]:
    """The name behind somebody's kin: "dibunuh | suaminya, Dedi Kuswara |, di Garut", but not a list of several."""
    if not ctx.annotated.lower(found.last - 1).endswith("nya") or found.last + 1 >= len(ctx.doc):
        return []
    after = phrase_table(ctx).at(found.last + 1) if ctx.doc[found.last].text == "," else None
    if after is None or after.prep is not None or after.first != found.last + 1 or after.last >= len(ctx.doc):
        return []
    closed = ctx.doc[after.last].text in _CLOSES and not _goes_on(ctx, after.last)
    return [argument(ctx, after)] if closed and _has_person(ctx, after.first, after.first + 1) else []


def _goes_on(ctx: ArticleContext, i: int) -> bool:
    return ctx.doc[i].text == "," and ctx.annotated.lower(i + 1) in closed_class(ctx.lexicon, "joiner")


def _has_person(ctx: ArticleContext, first: int, last: int) -> bool:
    names = name_tokens(ctx)
    return any(i in names and ctx.annotated.names[names[i]].type == "PER" for i in range(first, last))


def _titled(ctx: ArticleContext, listed: list[Argument]) -> Argument | None:
    """The person behind a title that looks like a list: "Direktur Operasi dan Pemeliharaan PT Laut, | Budi Rahman"."""
    last = listed[-1].last
    if len(listed) < 2 or last + 1 >= len(ctx.doc) or ctx.doc[last].text != ",":
        return None
    if any(_has_person(ctx, member.first, member.last) for member in listed):
        return None
    if ctx.annotated.lower(listed[0].first) not in animate_words(ctx.lexicon):
        return None
    after = phrase_table(ctx).at(last + 1)
    if after is None or after.prep is not None or not _has_person(ctx, last + 1, last + 2):
        return None
    return argument(ctx, after)


def companions(ctx: ArticleContext, subject: list[Argument], trigger: int) -> list[Argument]:
    """Who comes along, between subject and verb: "Gubernur | bersama istrinya | berangkat"."""
    if not subject or subject[0].last >= trigger:
        return []
    table = phrase_table(ctx)
    found: list[Phrase] = []
    for i in range(subject[0].last, trigger):
        phrase = table.at(i)
        if phrase is None or phrase.first != i or phrase.prep is None:
            continue
        if ctx.annotated.lower(phrase.prep) in closed_class(ctx.lexicon, "company"):
            found.append(phrase)
    return [argument(ctx, phrase) for phrase in found]
