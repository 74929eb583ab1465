"""Meetings with the press are interviews or press conferences, which belong to their statements."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import Argument, argument, following, objects, subjects
from eventx.extractors.meetings.cues import Cue, blockers
from eventx.lang.lexicon import Lexicon
from eventx.lang.phrases import PhraseTable

# Frames of cues whose subject asks for an interview when it is the press: "Harian X | menghubungi Budi".
_ASKING = frozenset({"call", "transitive"})


def meets_press(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether one side is the press or an outlet."""
    told = [argument(ctx, p) for p in following(ctx, cue.last - 1) if p.role in ("companion", "recipient")]
    asking = subjects(ctx, cue.key) if cue.frame in _ASKING else []
    return any(is_press(ctx, arg) for arg in ([*asking, *objects(ctx, cue.key), *told] if cue.verbal else told))


def is_press(ctx: ArticleContext, arg: Argument) -> bool:
    """Whether a phrase begins with a word for journalists or the name of an outlet."""
    press, outlets = blockers(ctx.lexicon, "press"), _outlets(ctx.lexicon)
    return any(
        index.at(ctx.annotated, i) is not None
        for i in range(arg.first, min(arg.first + 2, arg.last))
        for index in (press, outlets)
    )


def _outlets(lexicon: Lexicon) -> PhraseTable[str]:
    """Names of newspapers, agencies and broadcasters; platforms are no press."""
    rows = (r for r in lexicon.rows("outlets") if r["kind"] != "platform")
    return lexicon.cached("meetings.outlets", lambda _: PhraseTable((r["form"], r["name"]) for r in rows))
