"""How high a meeting stands: by the words for it, else by the highest offices that sit on both sides.

The levels, highest first:

- ``summit``: the word of a summit, or heads of state or government on at least two sides.
- ``ministerial``: the word of a ministers' meeting, or ministers, or a head and a minister, of at least two states.
- ``diplomatic``: an ambassador, envoy or other diplomat sits on one side.
- ``technical``: the words of officials' or experts' talks.

A meeting that fits none, or whose participants are not known well enough, has no level.
"""

from __future__ import annotations

from collections.abc import Iterable

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import phrase_table
from eventx.extractors.meetings.cues import Cue, meeting_words
from eventx.extractors.meetings.mentions import Draft
from eventx.extractors.meetings.offices import office_of
from eventx.lang.lexicon import Lexicon
from eventx.lang.phrases import PhraseTable
from eventx.models import Participant

# Before the other side of a meeting.
_WITH = frozenset({"dengan", "bersama"})
# Tokens between the noun of a meeting and its members: "pertemuan tingkat tinggi para menteri".
_NEAR = 5
# Offices by how high they sit; the level of a meeting is that of the second highest side.
_RANKS = {"head": 3, "minister": 2, "diplomat": 1}


def level_of(ctx: ArticleContext, cues: Iterable[Cue], parties: Iterable[Participant]) -> str | None:
    """The level of a meeting, None when neither its words nor its participants tell.

    Args:
        ctx: the article.
        cues: all mentions of the meeting; a word of level in the phrase of any of them decides.
        parties: its participants, whose offices decide where no word does.
    """
    for cue in cues:
        told = _told(ctx, cue)
        if told is not None:
            return told
    return _by_offices(ctx, list(parties))


def _told(ctx: ArticleContext, cue: Cue) -> str | None:
    """A word of level in the phrase of a mention: "KTT", "pertemuan tingkat menteri", "rapat teknis"."""
    phrase = phrase_table(ctx).at(cue.first)
    last = max(cue.last, phrase.last) if phrase is not None and not cue.verbal else cue.last
    found = (_words(ctx.lexicon).at(ctx.annotated, i) for i in range(cue.first, last))
    return next((hit[1] for hit in found if hit is not None), None)


def _words(lexicon: Lexicon) -> PhraseTable[str]:
    return lexicon.cached(
        "meetings.levels", lambda lex: PhraseTable((r["form"], r["level"]) for r in lex.rows("meeting_levels"))
    )


def of_bloc(ctx: ArticleContext, draft: Draft) -> bool:
    """Whether the members of a union of states meet: "pertemuan para menteri ASEAN", "rapat Dewan Keamanan PBB"."""
    if draft.cue.verbal or len(draft.core) != 1:
        return False
    first, last = ctx.annotated.tokens_in(draft.core[0].start, draft.core[0].end)
    if first < draft.cue.last or first > draft.cue.last + _NEAR or ctx.annotated.lower(first - 1) in _WITH:
        return False
    return any(meeting_words(ctx.lexicon, "bloc").at(ctx.annotated, i) is not None for i in range(first, last))


def _by_offices(ctx: ArticleContext, parties: list[Participant]) -> str | None:
    offices = [office_of(ctx, party) for party in parties]
    ranks = sorted((_RANKS.get(office or "", 0) for office in offices), reverse=True)
    if len(ranks) < 2 or ranks[0] == 0:
        return None
    if ranks[1] >= 2 and _two_sides(parties, offices):
        return "summit" if ranks[1] == 3 else "ministerial"
    return "diplomatic" if "diplomat" in offices else None


def _two_sides(parties: list[Participant], offices: list[str | None]) -> bool:
    """Whether the offices belong to at least two known states; a president and his own minister hold no summit."""
    pairs = zip(parties, offices, strict=True)
    return len({p.country for p, office in pairs if office in ("head", "minister") and p.country is not None}) >= 2
