"""Mentions that name few but one meeting all the same: negotiations in the news, talks told with the place they had."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import phrase_table, speaker_at
from eventx.extractors.arguments.words import clause_openers, closed_class
from eventx.extractors.meetings.cues import Cue
from eventx.extractors.meetings.evidence import counted, kind_of, of_sport
from eventx.extractors.meetings.mentions import Draft
from eventx.lang.place_kinds import EXACT
from eventx.models import Participant

NEGOTIATION = "negotiation"
# Tokens before a noun in which the word that opens its condition stands: "jika | negosiasi itu gagal".
_NEAR = 4
_UNREAL = frozenset({"hypothetical", "denied"})
# Kinds of places in which talks are told to have been held.
_HELD_IN = EXACT | {"country", "province"}


def stands_alone(ctx: ArticleContext, draft: Draft) -> bool:
    """Whether a noun that does not name its parties tells of one meeting all the same."""
    if (
        draft.cue.frame != "nominal"
        or counted(ctx, draft.cue)
        or of_sport(ctx, draft.sentence)
        or _named(ctx, draft.cue)
    ):
        return False
    if NEGOTIATION in draft.cue.sorts and not draft.many:
        return not _conditional(ctx, draft.cue) and not (draft.definite and _bare(ctx, draft.cue))
    if draft.cue.row["need"] != "specific" or draft.status in _UNREAL:
        return False
    return kind_of(ctx, draft.place) in _HELD_IN


def who_tells(ctx: ArticleContext, draft: Draft) -> list[Participant]:
    """The speaker in whose quoted words talks are told with nothing but their place: "Pembicaraan di Oslo alot"."""
    start = ctx.doc[draft.cue.first].idx
    speaker = speaker_at(ctx, start) if draft.place is not None and ctx.annotated.quote_at(start) is not None else None
    if speaker is None or speaker.type != "PER":
        return []
    return [Participant(**speaker.model_dump(), role=None)]


def _bare(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether nothing but a demonstrative stands by a noun, which then only points back: "Perundingan itu sulit"."""
    phrase = phrase_table(ctx).at(cue.first)
    words = closed_class(ctx.lexicon, "demonstrative")
    return phrase is not None and all(
        cue.first <= i < cue.last or ctx.annotated.lower(i) in words for i in range(phrase.first, phrase.last)
    )


def _named(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether a noun stands in the name of a body: "Komisioner Subkomisi | Mediasi"."""
    capital = ctx.doc[cue.first].text[:1].isupper() and cue.first != ctx.annotated.sentence_of(cue.first).first
    return capital and ctx.doc[cue.first - 1].text[:1].isupper()


def _conditional(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether a noun stands in what is only supposed: "jika negosiasi buntu", "apabila proses mediasi gagal"."""
    openers, first = clause_openers(ctx.lexicon), ctx.annotated.sentence_of(cue.first).first
    spots = (openers.at(ctx.annotated, i) for i in range(max(first, cue.first - _NEAR), cue.first))
    return any(opener is not None and opener[1] == "condition" for opener in spots)
