"""The lists of names in an article: "A, B, dan C", "ialah Direktur A, Direktur B, serta seorang bernama C"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eventx.document.context import ArticleContext, once
from eventx.extractors.arguments.coordination import is_office
from eventx.extractors.arguments.phrases import Phrase, PhraseTable, phrase_table
from eventx.extractors.arguments.spans import Argument, argument, is_predicate, opens_clause
from eventx.extractors.arguments.tokens import name_tokens
from eventx.extractors.arguments.words import closed_class, phrase_words

_SEPARATORS = frozenset({",", ";"})
_BULLETS = frozenset({"-", "–", "—", "•", "*"})
_CLOSING = frozenset({".", "?", "!", '"', "“"})
# Tokens of an item behind its name; tokens of a title before it.
_LONGEST_ITEM, _TITLE = 25, 6
_MARKED, _LONGEST_NUMBER = (".", ")"), 2
_ENDS = frozenset({".", ":", '"', "“", "”", "?", "!"})


@dataclass(frozen=True, slots=True)
class NameList:
    """A list of names of one type in tokens ``doc[first:last]``; `word` is the token of what introduces it, or None."""

    first: int
    last: int
    type: str
    members: tuple[Argument, ...]
    word: int | None = None


@once
def name_lists(ctx: ArticleContext) -> tuple[NameList, ...]:
    """The plain lists of an article with two or more members, in text order."""
    return tuple(_plain(ctx))


def _plain(ctx: ArticleContext) -> Iterator[NameList]:
    table = phrase_table(ctx)
    for places in table.members.values():
        phrases = [table.phrases[place] for place in places]
        company = _company(ctx, table, places[-1])
        phrases += [company] if company is not None else []
        phrases[0] = (
            _trimmed(ctx, phrases[0]) if len(phrases) > 1 and phrase_type(ctx, phrases[-1]) == "LOC" else phrases[0]
        )
        types = [phrase_type(ctx, phrase) for phrase in phrases] if len(phrases) > 1 else []
        if types and types[0] is not None and len(set(types)) == 1:
            members = tuple(argument(ctx, phrase) for phrase in phrases)
            yield NameList(phrases[0].first, phrases[-1].last, types[0], members)


def _trimmed(ctx: ArticleContext, phrase: Phrase) -> Phrase:
    """The country that ends a phrase, where a list of countries follows: "keputusan | Australia, Kanada, dan Fiji"."""
    place = name_tokens(ctx).get(phrase.last - 1)
    if place is None or not is_country(ctx, phrase.last - 1):
        return phrase
    first = max(phrase.first, ctx.annotated.names[place].first)
    return Phrase(first, phrase.last, first, phrase.prep, phrase.role)


def _company(ctx: ArticleContext, table: PhraseTable, place: int) -> Phrase | None:
    """Who comes along right behind a phrase: "Menteri A | bersama Menteri B"."""
    after = table.phrases[place + 1] if place + 1 < len(table.phrases) else None
    if after is None or after.prep != table.phrases[place].last or len(table.list_of(place + 1)) > 1:
        return None
    return after if ctx.annotated.lower(after.prep) in closed_class(ctx.lexicon, "company") else None


def phrase_type(ctx: ArticleContext, phrase: Phrase) -> str | None:
    """The type of name that a phrase gives: of a person or office in it, else of the body or country it begins with."""
    names, kinds = name_tokens(ctx), ctx.annotated.names
    if any(i in names and kinds[names[i]].type == "PER" for i in range(phrase.first, phrase.last)):
        return "PER"
    if is_office(ctx, phrase):
        return "PER"
    if phrase.first not in names:
        return None
    type_ = kinds[names[phrase.first]].type
    return type_ if type_ != "LOC" or is_country(ctx, phrase.first) else None


def is_country(ctx: ArticleContext, i: int) -> bool:
    """Whether token `i` stands in the name of a country."""
    mention = ctx.entities.mention_at(ctx.doc[i].idx)
    return mention is not None and mention.entity.kind in ("country", "union")


def introduced(ctx: ArticleContext, i: int) -> NameList | None:
    """The names that the expression at token `i` introduces: "yakni | Budi (34), Tono, dan seorang bernama Siti".

    Each part between commas or conjunctions gives its first name; a clause of its own ends the list.
    """
    found = phrase_words(ctx.lexicon, "naming", "copula", "some").at(ctx.annotated, i)
    if found is None:
        return None
    start = i + found[0]
    behind = start + 1 if start + 1 < len(ctx.doc) and ctx.doc[start].text == ":" else start
    parts = _items(ctx, start) or _parts(ctx, behind)
    people = [part for part in parts if (part.type == "PER")]
    kept = people or [part for part in parts if part.type == "LOC"] or parts
    if not kept:
        return None
    return NameList(kept[0].first, kept[-1].last, kept[0].type, tuple(part.members[0] for part in kept), i)


def _items(ctx: ArticleContext, colon: int) -> list[NameList]:
    """The first name of each item of a list in lines or with marks behind a colon: ":- Budi (BS), bupati- Tono"."""
    words, last = ctx.annotated.words, colon + 1
    found: list[NameList] = []
    first = next((word for word in words[colon + 1 : colon + 3] if not word.isspace()), "")
    if colon >= len(words) or words[colon] != ":" or not (first in _BULLETS or _numbered(first)):
        return []
    for i in range(colon + 1, len(words)):
        if i - last > _LONGEST_ITEM or (words[i] in _CLOSING and not words[i - 1][-1:].isdigit()):
            break
        if _marks_item(words, i):
            named = next((k for k in range(i, min(i + _TITLE, len(words))) if k in name_tokens(ctx)), None)
            item = _named(ctx, [name_tokens(ctx)[named]]) if named is not None else []
            if not item:
                break
            found, last = found + item, item[0].last
    return found


def _marks_item(words: list[str], i: int) -> bool:
    """Whether an item of a list begins at token `i`, behind a dash, a bullet or a number."""
    before, two, three = words[i - 1], words[i - 2] if i > 1 else "", words[i - 3] if i > 2 else ""
    if before in _BULLETS:
        return True
    if len(before) > 1:
        return before[-1] in _MARKED and _numbered(before)  # one token: "2."
    return before in _MARKED and _numbered(two) and three != "("


def _numbered(word: str) -> bool:
    """Whether a word is the number of an item: "1", "1.", "2)"."""
    number = word[:-1] if word[-1:] in _MARKED else word
    return number.isdecimal() and len(number) <= _LONGEST_NUMBER


def named_parts(ctx: ArticleContext, first: int) -> list[Argument]:
    """The people that a list from token `first` on names."""
    return [part.members[0] for part in _parts(ctx, first) if part.type == "PER"]


def _parts(ctx: ArticleContext, first: int) -> list[NameList]:
    """The parts of a list from token `first` on, each with its first person, or its first country or body."""
    last, i, found = ctx.annotated.sentence_of(first).last, first, []
    names: list[int] = []
    depth = 0
    while i < last:
        text, word = ctx.doc[i].text, ctx.annotated.lower(i)
        depth += (text == "(") - (text == ")")
        if depth > 0 or text == ")":
            i += 1
        elif text in _SEPARATORS or word in closed_class(ctx.lexicon, "joiner"):
            found += _named(ctx, names)
            names = []
            i += 1
        elif i in name_tokens(ctx):
            names.append(name_tokens(ctx)[i])
            i = ctx.annotated.names[names[-1]].last
        elif text in _ENDS or _closes(ctx, i):
            break
        else:
            i += 1
    return found + _named(ctx, names)


def _closes(ctx: ArticleContext, i: int) -> bool:
    """Whether a clause of its own begins at token `i`."""
    if ctx.annotated.lower(i) in closed_class(ctx.lexicon, "naming"):
        return False
    return is_predicate(ctx, i) or opens_clause(ctx, i)


def _named(ctx: ArticleContext, names: list[int]) -> list[NameList]:
    kinds = ctx.annotated.names
    people = [n for n in names if kinds[n].type == "PER"]
    others = [n for n in names if kinds[n].type == "ORG" or is_country(ctx, kinds[n].first)]
    for n in (people or others)[:1]:
        name = kinds[n]
        member = Argument(name.first, name.last, name.first, name.start, name.end)
        return [NameList(name.first, name.last, name.type, (member,))]
    return []
