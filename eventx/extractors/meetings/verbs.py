"""The verbs around a meeting's noun: who holds, attends, plans or moves it, and what it is about."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.lang.lexicon import Lexicon
from eventx.lang.morphology import analyse


def part_of(ctx: ArticleContext, i: int) -> str | None:
    """What the verb at token `i` does to a meeting: attend, hold, plan, discuss, exist ...; None for other verbs."""
    word, forms, roots = ctx.annotated.lower(i), _forms(ctx.lexicon), _roots(ctx.lexicon)
    if word in forms:
        return forms[word]
    found = analyse(word, roots)
    return roots[found.root] if found is not None else None


def _forms(lexicon: Lexicon) -> dict[str, str]:
    """The forms that are listed themselves, which may part from the rest of their root ("ada", "didampingi")."""
    return lexicon.cached("meetings.verb_forms", lambda lex: {r["form"]: r["part"] for r in lex.rows("meeting_verbs")})


def _roots(lexicon: Lexicon) -> dict[str, str]:
    """Roots with the part of their forms in meN-."""
    rows = (r for r in lexicon.rows("meeting_verbs") if r["part"] not in ("exist", "accompany"))
    return lexicon.cached("meetings.verbs", lambda _: {r["root"]: r["part"] for r in rows})
