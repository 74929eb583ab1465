"""Titles that hold a list: "Menteri Koordinator Bidang Politik, Hukum, dan Keamanan Wiranto" is one person."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments.tables import Phrase
from eventx.extractors.arguments.tokens import name_tokens
from eventx.extractors.arguments.words import closed_class, party_words, title_words

# Phrases that the list of fields in a title may have.
_FIELDS = 6


def long_title(ctx: ArticleContext, phrases: list[Phrase], k: int) -> int | None:
    """The place of the phrase that ends the title begun by phrase `k` with a name, None where it lists no fields.

    The parts between are capitalised fields with no name and no office of their own; the last stands behind "dan".
    """
    if ctx.annotated.lower(phrases[k].first) not in title_words(ctx.lexicon) or _person(ctx, phrases[k]) is not None:
        return None
    for n in range(k + 1, min(k + _FIELDS, len(phrases))):
        between = {ctx.annotated.lower(i) for i in range(phrases[n - 1].last, phrases[n].first)} - {","}
        joined = bool(between) and between <= closed_class(ctx.lexicon, "joiner")
        if phrases[n].prep is not None or (between and not joined) or not _field(ctx, phrases[n]):
            return None
        person = _person(ctx, phrases[n])
        if joined or person is not None:
            return n if joined and person is not None and n > k + 1 else None
    return None


def counterpart(ctx: ArticleContext, phrases: list[Phrase], k: int) -> int | None:
    """The place of the phrase that names whom "mitranya" means: "mitranya dari Fiji, | Sitiveni Rabuka"."""
    if ctx.annotated.lower(phrases[k].first) not in closed_class(ctx.lexicon, "counterpart"):
        return None
    if _person(ctx, phrases[k]) is not None:
        return None
    for n in range(k + 1, min(k + 3, len(phrases))):
        between = ctx.annotated.lower(phrases[n - 1].last) if phrases[n].first > phrases[n - 1].last else ""
        governed = phrases[n].prep is not None
        if governed and (n > k + 1 or between not in closed_class(ctx.lexicon, "origin")):
            return None
        if phrases[n].first - phrases[n - 1].last > 1 or (not governed and between not in ("", ",")):
            return None
        if _person(ctx, phrases[n]) is not None:
            return n
        if not governed:
            return None
    return None


def _person(ctx: ArticleContext, phrase: Phrase) -> int | None:
    """The first token of a person's name in a phrase."""
    names, kinds = name_tokens(ctx), ctx.annotated.names
    return next((i for i in range(phrase.first, phrase.last) if i in names and kinds[names[i]].type == "PER"), None)


def _field(ctx: ArticleContext, phrase: Phrase) -> bool:
    """Whether a phrase begins with a capitalised noun that is neither an office nor a name of its own."""
    first = phrase.first
    name = name_tokens(ctx).get(first)
    own = name is not None and ctx.annotated.names[name].type in ("PER", "LOC")
    return not own and ctx.doc[first].text[:1].isupper() and ctx.annotated.lower(first) not in party_words(ctx.lexicon)
