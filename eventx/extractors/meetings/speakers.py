"""The speaker of a quotation as a party to the meeting that his words tell: "Senang bertemu Budi," katanya."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import complements, following, phrase_table, speaker_at, subjects
from eventx.extractors.arguments.objects import names_actor
from eventx.extractors.arguments.participants import first_person
from eventx.extractors.meetings.cues import Cue, meeting_words
from eventx.extractors.meetings.parties import same_actor
from eventx.models import Actor, Participant


def with_speaker(ctx: ArticleContext, cue: Cue, parties: list[Participant]) -> list[Participant]:
    """The parties of a mention, the speaker before them where his words tell of a meeting of his own with somebody."""
    start = ctx.doc[cue.first].idx
    both = (
        cue.frame == "transitive" and ctx.annotated.lower(cue.first).startswith("memper") and len(parties) > 1
    )  # "Ada momen yang mempertemukan A dengan B," kata Tono
    speaker = speaker_at(ctx, start) if parties and not both else None
    if speaker is None or speaker.type is None or not _his_own(ctx, cue, speaker.start):
        return parties
    quoted = ctx.annotated.quote_at(start) is not None
    own = speaker.type != "PER" or _opens(ctx, cue) or _foreign(speaker, parties)
    if not quoted and (cue.verbal or not own):
        return parties  # only a state or body tells of its own: "Iran mengatakan negosiasi dengan AS berlanjut"
    party = Participant(**speaker.model_dump(), role=None)
    return parties if any(same_actor(party, other) for other in parties) else [party, *parties]


def _foreign(speaker: Actor, parties: list[Participant]) -> bool:
    """Whether a speaker in office is of another state than the one party: he tells of talks of his own state."""
    other = parties[0].country
    known = None not in (speaker.country, other) and len(parties) == 1
    return bool(speaker.role_title) and known and speaker.country != other


def _opens(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether a meeting's noun begins its sentence, and so the words told: "Pertemuan dengan Budi batal, kata Tono"."""
    return cue.first == ctx.annotated.sentence_of(cue.first).first


def _his_own(ctx: ArticleContext, cue: Cue, speaker: int) -> bool:
    """Whether nobody else is told to meet: a verb with no subject, or a noun under no actor, with somebody."""
    if cue.verbal:
        if cue.frame in ("passive", "visit"):
            return False
        return all(_feeling(ctx, found.first) for found in subjects(ctx, cue.key))
    if (
        cue.frame == "summit"
        or complements(ctx, cue.last - 1)
        or not any(phrase.role == "companion" for phrase in following(ctx, cue.last - 1))
    ):
        return False
    return not _other_actor(ctx, cue, speaker)


def _other_actor(ctx: ArticleContext, cue: Cue, speaker: int) -> bool:
    """Whether somebody but the speaker acts before a meeting's noun in its sentence."""
    table, quote = phrase_table(ctx), ctx.annotated.quote_at(ctx.doc[cue.first].idx)
    first = ctx.annotated.sentence_of(cue.first).first
    first = max(first, ctx.annotated.token_at(quote.start)) if quote is not None else first
    for i in range(first, cue.first):
        phrase = table.at(i)
        if phrase is None or phrase.first != i or phrase.prep is not None or phrase.first <= cue.first < phrase.last:
            continue
        told = ctx.doc[i].idx <= speaker < ctx.doc[phrase.last - 1].idx + 1 or first_person(ctx, i)
        if names_actor(ctx, phrase) and not told:
            return True
    return False


def _feeling(ctx: ArticleContext, i: int) -> bool:
    return ctx.annotated.lower(i) in meeting_words(ctx.lexicon, "feeling").by_first
