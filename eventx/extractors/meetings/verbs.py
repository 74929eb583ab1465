"""The verbs around a meeting's noun: who holds, attends, plans or moves it, and what it is about."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.lang.lexicon import Lexicon
from eventx.lang.morphology import analyse


def part_of(ctx: ArticleContext, i: int) -> str | None:
    """What the verb at token `i` does to a meeting: attend, hold, plan, discuss; None for other verbs."""
    roots = _roots(ctx.lexicon)
    found = analyse(ctx.annotated.lower(i), roots)
    return roots[found.root] if found is not None else None


def _roots(lexicon: Lexicon) -> dict[str, str]:
    return lexicon.cached("meetings.verbs", lambda lex: {r["root"]: r["part"] for r in lex.rows("meeting_verbs")})
