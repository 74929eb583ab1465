"""Which office a participant holds, by title, by noun phrase, or by what kind of body it is."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.lang.lexicon import Lexicon
from eventx.models import Participant


def office_of(ctx: ArticleContext, party: Participant) -> str | None:
    """The class of a participant's office (head, minister, diplomat, legislator ...), None when it has none."""
    classes = role_classes(ctx.lexicon)
    for text in (party.role_title, party.text):
        words = (text or "").casefold().split()
        for n in range(len(words), 0, -1):
            found = classes.get(" ".join(words[:n]))
            if found is not None:
                return found
    return None


def role_classes(lexicon: Lexicon) -> dict[str, str]:
    """First words of roles with the class of the role."""
    return lexicon.cached(
        "meetings.roles", lambda lex: {r["form"].casefold(): r["class"] for r in reversed(lex.rows("roles"))}
    )
