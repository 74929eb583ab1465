"""What the words around a mention tell of whether it is the event told before, or another one of its kind."""

from __future__ import annotations

from datetime import timedelta

from eventx.document.context import ArticleContext
from eventx.document.event_mentions import Distinct
from eventx.extractors.arguments import phrase_table
from eventx.extractors.arguments.spans import skippable
from eventx.extractors.arguments.words import closed_class, known_counts
from eventx.extractors.events.candidates import Candidate
from eventx.extractors.events.quantities import starts_number
from eventx.lang.lexicon import Lexicon
from eventx.lang.place_kinds import BROAD
from eventx.models import Participant, Place, When

# The classes of courts, from the first instance up; tokens behind a verdict within which its court is told.
_COURTS = ("court_first", "court_appeal", "court_cassation", "court_review")
_COURT_REACH = 4
_RECENT = timedelta(days=60)
# Tokens behind "korban tewas" within which its number is led up to.
_TOLL_REACH = 5
_STOPS = frozenset({".", ",", ";", ":", "(", '"', "“", "”"})


def distinct(
    ctx: ArticleContext,
    candidate: Candidate,
    participants: tuple[Participant, ...],
    place: Place | None,
    when: When | None,
    *,
    noun: bool,
) -> Distinct:
    """Read the marks of one mention.

    Args:
        participants: those of the mention.
        place: where it happened, as far as the mention tells.
        when: its own date, if its clause tells one.
        noun: whether the trigger is used as a noun.
    """
    return Distinct(
        broad=place is not None and _is_broad(ctx, place),
        anew=_noun_anew(ctx, candidate) if noun else _verb_anew(ctx, candidate, participants),
        besides=_besides(ctx, candidate),
        coordinate=_coordinate(ctx, candidate),
        ordinal=_instance(ctx, candidate, participants) or (_ordinal(ctx, candidate) if noun else None),
        long_ago=_long_ago(ctx, when),
        toll=_is_toll(ctx, candidate),
        fresh=frozenset(p.start for p in participants if _counted(ctx, p)),
    )


def _is_toll(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether victims are counted up to now: "korban | tewas | kini bertambah menjadi 31 orang"."""
    if ctx.annotated.lower(candidate.first - 1) not in closed_class(ctx.lexicon, "sum"):
        return False
    last = min(candidate.last + _TOLL_REACH, ctx.annotated.sentence_of(candidate.head).last)
    reaching = closed_class(ctx.lexicon, "reaching")
    return any(ctx.annotated.lower(i) in reaching for i in range(candidate.last, last))


def _long_ago(ctx: ArticleContext, when: When | None) -> bool:
    if when is None or when.last is None or ctx.published is None:
        return False
    return ctx.published - when.last > _RECENT


def _is_broad(ctx: ArticleContext, place: Place) -> bool:
    mention = ctx.entities.mention_at(place.start)
    return mention is not None and mention.entity.kind in BROAD


def _verb_anew(ctx: ArticleContext, candidate: Candidate, participants: tuple[Participant, ...]) -> bool:
    """Whether somebody is told to have undergone it besides those before: "juga", "empat saksi lainnya"."""
    patients = [p for p in participants if p.role == "patient"]
    if _set_against(ctx, candidate) and any(_counted(ctx, p) for p in patients):
        return True
    again, rest = closed_class(ctx.lexicon, "again"), closed_class(ctx.lexicon, "rest")
    if any(p.text.casefold().rpartition(" ")[2] in rest for p in patients):
        return True
    i = candidate.first - 1
    while i >= 0 and (skippable(ctx, i) or ctx.annotated.lower(i) in again):
        if ctx.annotated.lower(i) in again:
            return bool(patients)
        i -= 1
    return False


def _set_against(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether the sentence sets another side against the one before: "Sedangkan Peru melaporkan 78 orang | tewas"."""
    head = ctx.annotated.lower(ctx.annotated.sentence_of(candidate.first).first)
    return head in closed_class(ctx.lexicon, "opposing")


def _noun_anew(ctx: ArticleContext, candidate: Candidate) -> bool:
    phrase, end = phrase_table(ctx).at(candidate.head), candidate.last
    last = end + 1 if phrase is None else max(end + 1, phrase.last)
    words = [ctx.annotated.lower(i) for i in range(end, min(last, len(ctx.doc)))]
    if not closed_class(ctx.lexicon, "demonstrative").isdisjoint(words):
        return False
    return bool(words) and words[0] in closed_class(ctx.lexicon, "another")


def _besides(ctx: ArticleContext, candidate: Candidate) -> bool:
    i, after = candidate.first - 1, ctx.annotated.lower(candidate.last)
    lead = closed_class(ctx.lexicon, "besides")
    return i >= 0 and ctx.annotated.lower(i) in lead and after not in closed_class(ctx.lexicon, "demonstrative")


def _coordinate(ctx: ArticleContext, candidate: Candidate) -> bool:
    i = candidate.first - 1
    return i > 0 and ctx.annotated.lower(i) in closed_class(ctx.lexicon, "joiner")


def _ordinal(ctx: ArticleContext, candidate: Candidate) -> int | None:
    """The ordinal at the end of the noun phrase: "bantuan logistik tahap | kedua"."""
    phrase = phrase_table(ctx).at(candidate.head)
    last = candidate.last + 1 if phrase is None else phrase.last
    numbers = _ordinals(ctx.lexicon)
    found = [numbers.get(ctx.annotated.lower(i)) for i in range(candidate.last, min(last, len(ctx.doc)))]
    return next((n for n in found if n is not None), None)


def _instance(ctx: ArticleContext, candidate: Candidate, participants: tuple[Participant, ...]) -> int | None:
    """Which court decided, by its agent's name or the words behind: first instance, appeal, cassation, or review."""
    if candidate.entry.type != "convict":
        return None
    end = candidate.last
    while end < len(ctx.doc) and end < candidate.last + _COURT_REACH and ctx.doc[end].text not in _STOPS:
        end += 1
    behind = [ctx.annotated.lower(i) for i in range(candidate.last, end)]
    agents = [p.text.casefold() for p in participants if p.role == "agent"]
    told = [f" {' '.join(words.split())} " for words in (*agents, " ".join(behind))]
    levels = _courts(ctx.lexicon)
    for words in told:
        found = [level for name, level in levels if f" {name} " in words]
        if found:
            return max(found)
    return None


def _courts(lexicon: Lexicon) -> tuple[tuple[str, int], ...]:
    """The names of courts with the level of each, from the first instance up."""

    def build(lex: Lexicon) -> tuple[tuple[str, int], ...]:
        classes = lex.toml("event_classes")["classes"]
        return tuple((name, level) for level, key in enumerate(_COURTS, 1) for name in classes[key])

    return lexicon.cached("events.courts", build)


def _ordinals(lexicon: Lexicon) -> dict[str, int]:
    return lexicon.cached(
        "events.ordinals", lambda lex: {r["form"].casefold(): int(r["value"]) for r in lex.rows("ordinal_words")}
    )


def _counted(ctx: ArticleContext, participant: Participant) -> bool:
    """Whether somebody unnamed is brought in by a count: "sebanyak sembilan warga", "seorang notaris"."""
    if participant.entity_id is not None:
        return False
    i, last = (
        ctx.annotated.token_at(participant.start),
        ctx.annotated.token_at(max(participant.start, participant.end - 1)),
    )
    if ctx.annotated.lower(last) in closed_class(ctx.lexicon, "demonstrative"):
        return False
    lead = closed_class(ctx.lexicon, "amount")
    while i < last and ctx.annotated.lower(i) in lead:
        i += 1
    word = ctx.annotated.lower(i)
    known = word in known_counts(ctx.lexicon) or word in closed_class(ctx.lexicon, "all")
    return starts_number(ctx, i) or (word in closed_class(ctx.lexicon, "grouping") and not known)
