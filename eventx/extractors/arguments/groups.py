"""Who belongs to a group: "ketiga menteri" are the three ministers listed before, "dua pria bernama A dan B" A and B.

A group's members are looked for behind a naming word, in the next sentences with a copula, and among the lists of the
article with as many members as the group counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eventx.document.context import ArticleContext, once
from eventx.extractors.arguments.lists import NameList, introduced, is_country, name_lists
from eventx.extractors.arguments.phrases import phrase_table
from eventx.extractors.arguments.spans import Argument, argument, is_predicate
from eventx.extractors.arguments.tokens import name_tokens
from eventx.extractors.arguments.words import (
    closed_class,
    organisation_words,
    party_words,
    phrase_words,
    small_numbers,
    title_words,
)

# Tokens between a group and what names its members; sentences behind a group in which they may be named.
_NEAR, _BEHIND = 10, 2
# Sentences before a group of two in which its members are listed; larger groups are found anywhere in the article.
_PAIR = 3
# Stands for a count too large for a list.
_MANY = 1000
# More people than this that are counted once and listed once are the same people.
_SURE = 3
_THEY = "mereka"


@dataclass(frozen=True, slots=True)
class Group:
    """A noun phrase that stands for several.

    Attributes:
        count: how many they are, None when untold.
        type: the type of name that its members have, None for any.
        known: whether it refers to members named already ("ketiga menteri", "dua menteri itu").
        rest: whether it counts only members not yet named ("enam orang lainnya").
    """

    found: Argument
    count: int | None
    type: str | None
    known: bool
    rest: bool


@once
def group_members(ctx: ArticleContext, found: Argument) -> tuple[Argument, ...]:
    """The members of a group that the article names elsewhere, empty when it is none or they are not named."""
    return tuple(_members(ctx, found))


def _members(ctx: ArticleContext, found: Argument) -> Sequence[Argument]:
    if _names_person(ctx, found):
        return []
    if ctx.annotated.lower(found.first) == _THEY:
        return _they(ctx, found)
    named = _beside(ctx, found)
    group = group_of(ctx, found)
    if group is None:
        return named or _from_countries(ctx, found)
    if named and group.count in (None, len(named)):
        return named
    named = _distinct(ctx, [*named, *_behind(ctx, group, len(named))])
    if len(named) > 1:
        return named
    return list(_listed(ctx, group)) or named or _namesake(ctx, group)


def _namesake(ctx: ArticleContext, group: Group) -> Sequence[Argument]:
    """The members of the last counted group with the same noun: "para tersangka" after "delapan orang tersangka"."""
    if group.count is not None or group.type != "PER":
        return []
    nouns = {ctx.annotated.lower(i) for i in range(group.found.first + 1, group.found.last)} & title_words(ctx.lexicon)
    for phrase in reversed(phrase_table(ctx).phrases):
        if phrase.first >= group.found.first or ctx.annotated.lower(phrase.last - 1) not in nouns:
            continue
        other = group_of(ctx, argument(ctx, phrase))
        if other is not None and other.count is not None:
            return group_members(ctx, other.found)
    return []


def _they(ctx: ArticleContext, found: Argument) -> Sequence[Argument]:
    """Whom "mereka" means: the members of the first list or group of people in the nearest sentence before it."""
    table, here = phrase_table(ctx), ctx.annotated.sentence_of(found.first).index
    for sentence in reversed(ctx.annotated.sentences[max(0, here - _BEHIND) : here + 1]):
        for i in range(sentence.first, min(sentence.last, found.first)):
            phrase = table.at(i)
            if phrase is None or phrase.first != i or phrase.prep is not None:
                continue
            names = next((names for names in name_lists(ctx) if names.first == i and names.type != "ORG"), None)
            if names is not None:
                return list(names.members)
            group = group_of(ctx, argument(ctx, phrase))
            if group is not None and group.type == "PER":
                return group_members(ctx, group.found) or [group.found]
    return []


def _from_countries(ctx: ArticleContext, found: Argument) -> list[Argument]:
    """Who comes from several countries that are named: "warga negara | dari 12 negara"."""
    after = phrase_table(ctx).at(found.last + 1)
    if (
        after is None
        or after.prep != found.last
        or ctx.annotated.lower(after.prep) not in closed_class(ctx.lexicon, "origin")
    ):
        return []
    return [replace(one, shared=(found.first, found.last)) for one in group_members(ctx, argument(ctx, after))]


def _names_person(ctx: ArticleContext, found: Argument) -> bool:
    names = name_tokens(ctx)
    inside = [ctx.annotated.names[names[i]].type for i in range(found.first, found.last) if i in names]
    return "PER" in inside or found.first in names


def group_of(ctx: ArticleContext, found: Argument) -> Group | None:
    """A noun phrase as a group by its first word: a number, an ordinal, "para"; None when it stands for one."""
    lower, numbers = ctx.annotated.lower, small_numbers(ctx.lexicon)
    first, last = found.first, found.last
    word, size = lower(first), last - first
    pronoun = word.removesuffix("nya")
    if size == 1 and pronoun != word and pronoun in numbers and pronoun.startswith("ke"):
        return Group(found, numbers[pronoun], None, True, False)
    closed = lower(last - 1) in closed_class(ctx.lexicon, "demonstrative")
    rest = lower(last - 1) in closed_class(ctx.lexicon, "rest")
    count = numbers.get(word) if not word[:1].isdigit() else int(word) if word.isdecimal() and len(word) < 3 else _MANY
    if size < 2 or count == 1:
        return None
    if count is not None:
        return Group(found, count, _wanted(ctx, first + 1), closed or word.startswith("ke"), rest)
    head, dash, copy = word.partition("-")
    if word in closed_class(ctx.lexicon, "plural") or (dash and copy.startswith(head[:3])):
        return Group(found, None, _wanted(ctx, first if dash else first + 1), closed, rest)
    return None


def _wanted(ctx: ArticleContext, i: int) -> str | None:
    """The type of name that the members of a group have, by its noun."""
    word = ctx.annotated.lower(i).partition("-")[0]
    if word in closed_class(ctx.lexicon, "country"):
        return "LOC"
    if word in organisation_words(ctx.lexicon):
        return "ORG"
    return "PER" if word in title_words(ctx.lexicon) else None


def _beside(ctx: ArticleContext, found: Argument) -> list[Argument]:
    """The names right behind a phrase: "dua WNA (warga asing) bernama A dan B", "tujuh orang, termasuk A"."""
    i, last = found.last, min(ctx.annotated.sentence_of(found.first).last, found.last + _NEAR)
    words, relative, depth = phrase_words(ctx.lexicon, "naming", "some"), False, 0
    identity = phrase_words(ctx.lexicon, "naming", "some", "copula")
    while i < last:
        text = ctx.doc[i].text
        depth += (text == "(") - (text == ")")
        # "yang ditangkap adalah A dan B", but "yang menjadi korban A dan B"
        told = identity if relative and ctx.annotated.lower(i - 1) != "yang" else words
        if relative and not _of_people(ctx, found):
            break
        naming = told.at(ctx.annotated, i) is not None and ctx.doc[i - 1].pos_ != "ADP"  # "dari masing-masing negara"
        if depth == 0 and naming:
            names = introduced(ctx, i)
            return list(names.members) if names is not None else []
        relative = relative or ctx.annotated.lower(i) == "yang"
        if depth == 0 and (text in {".", ";", '"', "“", "”"} or (is_predicate(ctx, i) and not relative)):
            break
        i += 1
    return []


def _of_people(ctx: ArticleContext, found: Argument) -> bool:
    """Whether a phrase is about people: what a relative clause tells of things names no members of theirs."""
    words = {ctx.annotated.lower(i).partition("-")[0] for i in range(found.first, found.last)}
    people = title_words(ctx.lexicon) | party_words(ctx.lexicon)
    return not words.isdisjoint(people) or group_of(ctx, found) is not None


def _behind(ctx: ArticleContext, group: Group, known: int) -> list[Argument]:
    """The members that the next sentences name: "Ketiganya adalah A, B, dan C", "Enam orang lainnya ialah ..."."""
    here = ctx.annotated.sentence_of(group.found.first).index
    for sentence in ctx.annotated.sentences[here + 1 : here + 1 + _BEHIND]:
        subject = phrase_table(ctx).at(sentence.first)
        if subject is None or subject.prep is not None:
            continue
        other = group_of(ctx, argument(ctx, subject))
        several = other is not None or ctx.annotated.lower(subject.first) == _THEY
        names = _copular(ctx, subject.last, sentence.last) if several else None
        if names is None:
            continue
        count = None if other is None else other.count
        rest = known if other is not None and other.rest else 0
        if group.count is None or count is None or count + rest == group.count:
            return list(names.members)
    return []


def _copular(ctx: ArticleContext, first: int, last: int) -> NameList | None:
    copulas = phrase_words(ctx.lexicon, "copula")
    for i in range(first, min(last, first + _NEAR)):
        if copulas.at(ctx.annotated, i) is not None:
            return introduced(ctx, i)
        if is_predicate(ctx, i) and ctx.annotated.lower(i - 1) != "yang":
            return None
    return None


def _distinct(ctx: ArticleContext, members: list[Argument]) -> list[Argument]:
    seen: dict[str, Argument] = {}
    for member in members:
        mention = ctx.entities.mention_at(member.start)
        seen.setdefault(mention.entity.id if mention is not None else ctx.text[member.start : member.end], member)
    return list(seen.values())


def _listed(ctx: ArticleContext, group: Group) -> tuple[Argument, ...]:
    """The members of the list of the article that has as many: before a group known already, else the nearest."""
    sure = group.known or (group.count or 0) > (_SURE if group.type == "PER" else 2)
    if group.count is None or group.rest or not sure:
        return ()
    here = ctx.annotated.sentence_of(group.found.first).index
    rated: list[tuple[bool, int, tuple[Argument, ...]]] = []
    for names in name_lists(ctx):
        members = _as_type(ctx, names, group.type)
        if len(members) != group.count or names.first <= group.found.first < names.last:
            continue
        after, far = names.first > group.found.first, abs(ctx.annotated.sentence_of(names.first).index - here)
        bound = _BEHIND if after and group.known else _PAIR if group.count == 2 else len(ctx.annotated.sentences)
        if far <= bound:
            rated.append((after and group.known, abs(names.first - group.found.first), members))
    return min(rated, key=lambda rate: rate[:2], default=(False, 0, ()))[2]


def _as_type(ctx: ArticleContext, names: NameList, type_: str | None) -> tuple[Argument, ...]:
    """The members of a list as names of a type: the presidents of two countries stand for "kedua negara"."""
    if type_ in (None, names.type):
        return names.members
    if type_ != "LOC" or names.type != "PER":
        return ()
    found, kinds = [], name_tokens(ctx)
    for member in names.members:
        country = next((i for i in range(member.first, member.last) if i in kinds and is_country(ctx, i)), None)
        if country is None:
            return ()
        name = ctx.annotated.names[kinds[country]]
        found.append(Argument(name.first, name.last, name.first, name.start, name.end))
    return tuple(found)
