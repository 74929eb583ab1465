"""The own names of meetings: which of their words name who meets ("KTT ASEAN"), and which the topic or the place.

"Konferensi Keamanan Munich", "Dialog Shangri-La" and "Diskusi Panel Pangan" are names whose words are no parties.
"""

from __future__ import annotations

import re

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import Argument, name_tokens
from eventx.extractors.meetings.cues import Cue
from eventx.extractors.meetings.seats import headed_by_party
from eventx.lang.lexicon import Lexicon

# Number or year of a session at the end of its name: "ASEAN Ke-28", "BRICS ke-XVII", "APEC 2025".
_SESSION = re.compile(r" (?:[Kk][Ee]-?(?:\d+|[IVXLC]+)|[IVXLC]+|(?:19|20)\d\d)$")


def without_session(name: str) -> str:
    """A name without the number of a session: "ASEAN" of "ASEAN Ke-28"."""
    return _SESSION.sub("", name)


def names_topic(ctx: ArticleContext, cue: Cue, arg: Argument) -> bool:
    """Whether what stands in the phrase of a meeting belongs to the meeting's own name rather than to who meets.

    Assemblies of a body are named by it ("Muktamar Muhammadiyah"), other meetings by their topic or place, unless the
    words are those of a body, a state or a person.
    """
    if not _titled(ctx, cue) or ctx.doc[arg.first].is_lower or headed_by_party(ctx, arg):
        return False
    names, kinds = name_tokens(ctx), ctx.annotated.names
    for i in range(arg.first, arg.last):
        word, kind = ctx.doc[i].text, kinds[names[i]].type if i in names else None
        known = kind == "PER" or (kind == "ORG" and kinds[names[i]].first > cue.first)
        if known or _short(word) or word.casefold() in _bodies(ctx.lexicon):
            return False
    if any(ctx.doc[i].text in {"-", "–"} or "-" in ctx.doc[i].text for i in range(arg.first, arg.last) if i in names):
        return False
    entity = ctx.entities.mention_at(arg.start)
    return entity is None or entity.entity.kind != "country" or entity.start != arg.start


def _titled(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether a meeting is written as a name, of a sort that is no assembly of one body."""
    if "assembly" in cue.sorts or cue.frame not in ("summit", "nominal", "session"):
        return False
    return ctx.doc[cue.first].text[:1].isupper() and (
        cue.frame == "summit" or cue.first != ctx.annotated.sentence_of(cue.first).first
    )


def _short(word: str) -> bool:
    """An acronym or a mixed name of states: "PSI", "G20", "ASEAN-Australia"."""
    head = word.partition("-")[0]
    return len(head) > 1 and head.isupper()


def _bodies(lexicon: Lexicon) -> frozenset[str]:
    """First words of the names of bodies, with their short forms."""
    tables = ("org_words", "organisations")
    return lexicon.cached(
        "meetings.bodies", lambda lex: frozenset(r["form"].casefold().split()[0] for t in tables for r in lex.rows(t))
    )
