"""Which noun phrases of an article form a list: "A dan B", "A, B, serta C", "dengan A serta dengan B"."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments.tables import Phrase, PhraseTable
from eventx.extractors.arguments.tokens import name_tokens
from eventx.extractors.arguments.words import closed_class, closing_words, title_words


def coordinate(ctx: ArticleContext, table: PhraseTable) -> None:
    """Join phrases to lists: "A dan B", "A, B, dan C", "dengan A serta dengan B"."""
    place = 0
    while place < len(table.phrases):
        members = _list_from(ctx, table, place)
        for _member in members:
            table.group.append(len(table.members))
        table.members[len(table.members)] = members
        place = members[-1] + 1


def _list_from(ctx: ArticleContext, table: PhraseTable, place: int) -> list[int]:
    """The list that begins with phrase `place`: consecutive phrases, closed by a conjunction."""
    closed, open_ = [place], [place]
    while open_[-1] + 1 < len(table.phrases):
        left, right = table.phrases[open_[-1]], table.phrases[open_[-1] + 1]
        link = _link(ctx, left, right)
        if link is None or right.last - table.phrases[place].first > 120:
            break
        if link == "," and not (
            _may_list(ctx, table.phrases[place], left, right) and (closed[-1] == place or _people(ctx, left, right))
        ):
            break
        if link == "and" and _begins_clause(ctx, right):
            break
        open_.append(open_[-1] + 1)
        if link == "and":
            closed = list(open_)
    return closed


def _people(ctx: ArticleContext, left: Phrase, right: Phrase) -> bool:
    """Whether both phrases name people or offices, so that a list goes on: "A dan B, C, serta D"."""
    return all("PER" in _types(ctx, phrase) or is_office(ctx, phrase) for phrase in (left, right))


def is_office(ctx: ArticleContext, phrase: Phrase) -> bool:
    """Whether a phrase begins with an office written like a name: "Menteri Kehutanan Budi", "Kapolres"."""
    return ctx.doc[phrase.first].text[:1].isupper() and ctx.annotated.lower(phrase.first) in title_words(ctx.lexicon)


def _types(ctx: ArticleContext, phrase: Phrase) -> set[str]:
    """The types of the names in a phrase."""
    names, kinds = name_tokens(ctx), ctx.annotated.names
    return {kinds[names[i]].type for i in range(phrase.first, phrase.last) if i in names}


def _link(ctx: ArticleContext, left: Phrase, right: Phrase) -> str | None:
    """What joins two phrases: "," or "and", None when other words stand between them."""
    start = right.prep if right.prep is not None else right.first
    if right.prep is not None and (left.prep is None or right.role != left.role):
        return None
    if left.last - left.first == 1 and ctx.annotated.lower(left.first) in closing_words(ctx.lexicon):
        return None
    between = [ctx.annotated.lower(i) for i in range(left.last, start)]
    words = [w for w in between if w not in {",", '"', "“", "”", "juga"} and not w.isspace()]
    if len(words) == 1 and words[0] in closed_class(ctx.lexicon, "joiner"):
        return "and"
    return "," if not words and "," in between and right.prep is None else None


def _may_list(ctx: ArticleContext, head: Phrase, left: Phrase, right: Phrase) -> bool:
    """Whether a comma between two phrases may separate items of the list that `head` begins.

    It may also come before a title or an apposition, or after a place: "di Kabul, Afghanistan, | Presiden Budi".
    """
    names, kinds = name_tokens(ctx), ctx.annotated.names
    on_left, on_right = _types(ctx, left), _types(ctx, right)
    if on_left == {"LOC"} and head.prep is not None and "PER" in on_right:
        return False
    starts_named = right.first in names
    if "PER" in on_right and "PER" not in on_left and starts_named and kinds[names[right.first]].type == "PER":
        return False
    return not ("PER" in on_left and "PER" not in on_right and left.first in names and not starts_named)


def _begins_clause(ctx: ArticleContext, right: Phrase) -> bool:
    """Whether the phrase after "dan" is the subject of a new clause rather than the end of a list."""
    head = ctx.doc[right.head]
    return head.dep_.startswith("nsubj") and head.head.i > right.last - 1 and head.head.dep_ in ("conj", "parataxis")
