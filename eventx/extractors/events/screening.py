"""What is no event: purposes not carried out, habits, generic statements, speech, and nouns that point nowhere."""

from __future__ import annotations

from eventx.document.context import ArticleContext, once
from eventx.extractors.arguments import cued_status, phrase_table
from eventx.extractors.arguments.spans import skippable
from eventx.extractors.arguments.words import clause_openers, closed_class, status_cues
from eventx.extractors.events.candidates import Candidate, in_noun_phrase
from eventx.extractors.events.carriers import carried_by, light_role, told_by
from eventx.extractors.events.entries import event_types
from eventx.lang.lexicon import Lexicon
from eventx.lang.phrases import PhraseTable
from eventx.models import Participant

_MARKS = frozenset({".", ",", ";", ":", '"', "“", "”", "(", ")"})
# Types whose purpose is not done by what is on its way to it.
_NEVER_CARRIED = frozenset({"accident", "attack", "ceasefire", "die", "disaster", "injure", "protest", "seize"})
_REACH = 7


def screens(lexicon: Lexicon) -> PhraseTable[str]:
    """Words that make an event habitual, generic, possible or conditional, with which of these."""
    return lexicon.cached(
        "events.screens",
        lambda lex: PhraseTable((row["form"], row["screen"]) for row in lex.rows("event_screens")),
    )


def screened(ctx: ArticleContext, candidate: Candidate, participants: tuple[Participant, ...]) -> str | None:
    """Why a trigger with its participants tells of no specific event, or None.

    A possible or conditional event counts when a named participant makes it specific.
    """
    if _is_cue(ctx, candidate):
        return "speech"
    named = any(participant.entity_id is not None for participant in participants)
    found = _screen_before(ctx, candidate)
    if found == "ability" and cued_status(ctx, candidate.head) == "occurred":
        found = None  # "akhirnya bisa | dibebaskan"
    if found in ("habit", "generic", "threat", "purpose") or (found is not None and not named):
        return found
    return "purpose" if _purpose(ctx, candidate) else None


def _is_cue(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether the trigger is the cue of a statement."""
    return ctx.doc[candidate.first].idx in _cue_starts(ctx)


@once
def _cue_starts(ctx: ArticleContext) -> frozenset[int]:
    return frozenset(s.cue.start for s in ctx.statements if s.cue is not None)


def _screen_before(ctx: ArticleContext, candidate: Candidate) -> str | None:
    """The nearest screening word before the trigger in its clause."""
    index, i = screens(ctx.lexicon), candidate.first - 1
    low = max(ctx.annotated.sentence_of(candidate.first).first, candidate.first - _REACH)
    while i >= low and ctx.doc[i].text not in _MARKS:
        found = index.at(ctx.annotated, i)
        if found is None or found[1] in ("possible", "carried") or (found[1] == "generic" and _counted(ctx, i)):
            i -= 1
            continue
        if found[1] not in ("ability", "purpose") or _auxiliary(ctx, i + found[0] - 1, candidate.first):
            return found[1]
        i -= 1
    return None


def _counted(ctx: ArticleContext, i: int) -> bool:
    """Whether a count makes a generic phrase mean certain people: "lima | orang yang ditangkap"."""
    return ctx.doc[i - 1].pos_ == "NUM" or ctx.annotated.lower(i - 1) in closed_class(ctx.lexicon, "grouping")


def _auxiliary(ctx: ArticleContext, i: int, verb: int) -> bool:
    """Whether nothing but auxiliaries stand between token `i` and the verb."""
    return all(skippable(ctx, k) for k in range(i + 1, verb))


def _purpose(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether the trigger heads a purpose clause that no verb of will or plan governs."""
    if in_noun_phrase(ctx, candidate):
        return False
    i = candidate.first - 1
    while i >= 0 and skippable(ctx, i):
        i -= 1
    opener = clause_openers(ctx.lexicon).ending_at(ctx.annotated, i) if i >= 0 else None
    if opener is None or opener[1] != "purpose":
        return False
    first = ctx.annotated.sentence_of(i).first
    governors, nouns = status_cues(ctx.lexicon, "governor"), status_cues(ctx.lexicon, "noun")
    before = range(max(first, opener[0] - _REACH), opener[0])
    if any(governors.at(ctx.annotated, k) or nouns.at(ctx.annotated, k) for k in before):
        return False
    # "membawa pisau untuk | membunuh": harm that somebody is after may not come
    return candidate.entry.type in _NEVER_CARRIED or not any(_carried_out(ctx, k) for k in before)


def _carried_out(ctx: ArticleContext, i: int) -> bool:
    """Whether a purpose told after token `i` is on its way to be done: "dibawa ke markas untuk | diperiksa |"."""
    found = screens(ctx.lexicon).at(ctx.annotated, i)
    return found is not None and found[1] == "carried"


def is_definite(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether a noun of event refers back: "serangan itu", "kejadian tersebut", "kematiannya"."""
    phrase = phrase_table(ctx).at(candidate.head)
    if phrase is None:
        return False
    pointing = closed_class(ctx.lexicon, "demonstrative")
    return any(ctx.annotated.lower(i) in pointing for i in range(candidate.last, phrase.last + 1))


def at_its_site(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether only what an event left is told of, which is known from before: "meninjau lokasi | banjir |"."""
    before = ctx.annotated.lower(candidate.first - 1) if candidate.first else ""
    return before in _class(ctx.lexicon, "site") and in_noun_phrase(ctx, candidate)


def points_nowhere(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether a noun of event has no verb that makes it happen, so that only another mention can anchor it."""
    if not in_noun_phrase(ctx, candidate):
        return False
    if _is_occasion(ctx, candidate):
        return False
    if candidate.entry.frame == "d" and (verb := carried_by(ctx, candidate)) is not None and verb > candidate.head:
        return False
    return light_role(ctx, candidate) is None and told_by(ctx, candidate) is None


def _is_occasion(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether a noun names the occasion of what is told, which took place: "saat | kunjungan", "dalam lawatannya"."""
    if candidate.entry.root not in event_types(ctx.lexicon)[candidate.entry.type].occasions or not candidate.first:
        return False
    return ctx.annotated.lower(candidate.first - 1) in _class(ctx.lexicon, "occasion")


def _class(lexicon: Lexicon, name: str) -> frozenset[str]:
    """The words of a class of event_classes.toml."""
    return lexicon.cached(f"events.class.{name}", lambda lex: frozenset(lex.toml("event_classes")["classes"][name]))
