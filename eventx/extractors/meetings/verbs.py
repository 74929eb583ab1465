"""The verbs around a meeting's noun: who holds, attends, plans or moves it, and what it is about."""

from __future__ import annotations

from eventx.document.context import ArticleContext, once
from eventx.lang.lexicon import Lexicon
from eventx.lang.morphology import analyse

# Parts that only the listed form plays: "ada" holds nothing, "hadir" says who is there, "menghadiri" who attends.
_BY_FORM = frozenset({"exist", "accompany", "miss", "present", "involve"})


# What shows that somebody holds, plans, attends or stays away from a meeting, so that there is one.
HOLDING = frozenset({"attend", "hold", "plan", "present", "miss"})


def part_of(ctx: ArticleContext, i: int) -> str | None:
    """What the verb at token `i` does to a meeting: attend, hold, plan, discuss, exist ...; None for other verbs."""
    return _part(ctx, ctx.annotated.lower(i))


@once
def _part(ctx: ArticleContext, word: str) -> str | None:
    forms, roots = _forms(ctx.lexicon), _roots(ctx.lexicon)
    if word in forms:
        return forms[word]
    found = analyse(word, roots)
    return roots[found.root] if found is not None else None


def accompanying(ctx: ArticleContext) -> frozenset[str]:
    """The words for coming along, all of which are listed as they are ("didampingi")."""
    return ctx.lexicon.cached(
        "meetings.accompanying",
        lambda lex: frozenset(word for word, part in _forms(lex).items() if part == "accompany"),
    )


def present_words(ctx: ArticleContext) -> frozenset[str]:
    """The words that say who is there ("hadir"), as they are listed."""
    return ctx.lexicon.cached(
        "meetings.present",
        lambda lex: frozenset(word for word, part in _forms(lex).items() if part == "present"),
    )


def _forms(lexicon: Lexicon) -> dict[str, str]:
    """The forms that are listed themselves, which may part from the rest of their root ("ada", "didampingi")."""
    return lexicon.cached("meetings.verb_forms", lambda lex: {r["form"]: r["part"] for r in lex.rows("meeting_verbs")})


def _roots(lexicon: Lexicon) -> dict[str, str]:
    """Roots with the part of their forms in meN-."""
    rows = (r for r in lexicon.rows("meeting_verbs") if r["part"] not in _BY_FORM)
    return lexicon.cached("meetings.verbs", lambda _: {r["root"]: r["part"] for r in rows})
