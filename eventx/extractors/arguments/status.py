"""Whether an event is planned, under way, done, cancelled, postponed, only imagined, or denied."""

from __future__ import annotations

from collections.abc import Iterator

from eventx.document.context import ArticleContext, once
from eventx.extractors.arguments.auxiliaries import auxiliaries
from eventx.extractors.arguments.carriers import carrier_of, verb_before, verbs_after
from eventx.extractors.arguments.phrases import Phrase, phrase_table
from eventx.extractors.arguments.postponed import CALLED_OFF, called_off
from eventx.extractors.arguments.spans import clause_starts, is_predicate, skippable
from eventx.extractors.arguments.tokens import name_tokens, time_tokens
from eventx.extractors.arguments.told_dates import by_date, estimated
from eventx.extractors.arguments.words import (
    bears_event,
    clause_openers,
    closed_class,
    credit_words,
    light_for_others,
    speech_words,
    status_cues,
    status_noun,
)
from eventx.lang.morphology import VOICED, analyse
from eventx.lang.phrases import PhraseTable
from eventx.lang.tables import Row
from eventx.models import Status, When

# What wins when several cues meet: "dijadwalkan bertemu tetapi batal" is cancelled, "akan dapat bertemu" imagined.
_RANK: tuple[Status, ...] = ("cancelled", "postponed", "denied", "hypothetical", "planned", "ongoing", "occurred")
_DEPTH = 4
# Phrases of which a subject may be made.
_LONG_SUBJECT = 3
# Tokens behind a trigger within which a contrast may take it back.
_TURN = 30
# Marks right before a verb that goes on from the one before: "untuk tiba, | bertemu", "dirumahkan (| dipecat)".
_LISTED = frozenset({",", "("})
_STOPS = frozenset({";", ":", '"', "“", "”"})
# Prepositions under which an event noun shares the time of its clause, or is what the clause is aimed at.
_SAME_TIME = frozenset({"inside", "place", "manner", "purpose", "goal", "companion", "topic"})
# Prepositions behind which a fact stands, whatever is done about it: "akan mengajukan banding atas | putusan".
_REASONS = frozenset({"atas"})


def status_of(ctx: ArticleContext, i: int, when: When | None = None) -> Status:
    """The status of the event that token `i` names, as seen from the publication date.

    Args:
        i: the trigger, a verb or a nominalisation.
        when: the event's time, if known: it decides where no word does.
    """
    found = cued_status(ctx, i)
    if found == "planned" and when is not None and estimated(ctx, i, when):
        return "occurred"
    return found if found is not None and found != "ongoing" else by_date(ctx, when, found)


@once
def cued_status(ctx: ArticleContext, i: int) -> Status | None:
    """The status that the words around token `i` give, None when none of them tells."""
    return combine([*_cues(ctx, i, 0), *_turned(ctx, i)])


def _turned(ctx: ArticleContext, i: int) -> Iterator[Status]:
    """What a contrast behind takes back with no subject of its own: "dijadwalkan | bertemu, tetapi batal"."""
    last, openers = ctx.annotated.sentence_of(i).last, clause_openers(ctx.lexicon)
    for k in range(i + 1, min(last, i + _TURN)):
        opener = openers.at(ctx.annotated, k)
        if opener is None or opener[1] != "contrast":
            continue
        j = k + opener[0]
        while j < last and (skippable(ctx, j) or is_predicate(ctx, j)):
            for scope in ("auxiliary", "governor"):
                yield from (s for s in _at(ctx, status_cues(ctx.lexicon, scope), j) if s in CALLED_OFF)
            if is_predicate(ctx, j):
                return
            j += 1
        return


def combine(found: list[Status]) -> Status | None:
    """The status that wins among several cues, None for none."""
    return next((status for status in _RANK if status in found), None)


def _cues(ctx: ArticleContext, i: int, depth: int) -> Iterator[Status]:
    if depth > _DEPTH:
        return
    if phrase_table(ctx).at(i) is None:
        yield from _verb_cues(ctx, i, depth)
    else:
        yield from _noun_cues(ctx, i, depth)


def _verb_cues(ctx: ArticleContext, i: int, depth: int) -> Iterator[Status]:
    """Auxiliaries before verb `i`, its governing verb or noun, the opener of its clause."""
    if depth > _DEPTH:
        return
    j, copulas = i - 1, closed_class(ctx.lexicon, "copula")
    while j >= 0 and skippable(ctx, j) and ctx.annotated.lower(j) not in copulas:
        j -= 1
    yield from auxiliaries(ctx, j + 1, i)
    yield from _before(ctx, j, i, depth)


def _before(ctx: ArticleContext, j: int, i: int, depth: int) -> Iterator[Status]:
    """What stands before the verb group of `i`, at token `j`: a governing verb or noun, an opener, the subject."""
    opener = clause_openers(ctx.lexicon).ending_at(ctx.annotated, j)
    if opener is not None:
        yield from _at(ctx, status_cues(ctx.lexicon, "opener"), opener[0])
        if opener[1] in ("purpose", "complement"):
            yield from _governor(ctx, opener[0] - 1, depth)
        return
    if ctx.annotated.lower(j) in closed_class(ctx.lexicon, "then") or _goes_on(ctx, j, i):
        yield from _shared(ctx, j, i, depth)
        return
    if ctx.annotated.lower(j) in closed_class(ctx.lexicon, "copula"):
        yield from _equated(ctx, j)
        return
    if j < 0 or ctx.annotated.sentence_of(i).first > j:
        return
    if is_predicate(ctx, j):
        if not _only_describes(ctx, j):
            yield from _governed_by(ctx, j, depth)
        return
    phrase = phrase_table(ctx).at(j)
    if phrase is None:
        return
    yield from _noun_at(ctx, phrase.last - 1)
    table = phrase_table(ctx)
    phrase = table.phrases[table.list_of(table.of_token[phrase.first])[0]]  # "mendesak | A dan B | berunding"
    yield from _object_control(ctx, phrase.first - 1, depth)
    start = clause_openers(ctx.lexicon).ending_at(ctx.annotated, phrase.first - 1)
    head = phrase.first - 1
    while head >= 0 and (
        head in time_tokens(ctx) or (head + 1 in time_tokens(ctx) and ctx.annotated.pos[head] == "ADP")
    ):
        head -= 1  # "Seharusnya | pada Februari | polisi | memulangkan"
    if start is None and clause_starts(ctx, head):
        yield from _at(ctx, status_cues(ctx.lexicon, "opener"), head)
    if start is not None:
        yield from _at(ctx, status_cues(ctx.lexicon, "opener"), start[0])
        if start[1] == "complement":
            yield from (given for given in _governor(ctx, start[0] - 1, depth) if given == "denied")


def _goes_on(ctx: ArticleContext, j: int, i: int) -> bool:
    """Whether only a mark parts verb `i` from what goes before, and it is no word of speech behind it."""
    spoken = ctx.annotated.lower(i).removesuffix("nya")
    if ctx.doc[j].text not in _LISTED:
        return False
    return spoken not in speech_words(ctx.lexicon) and spoken not in credit_words(ctx.lexicon)


def _equated(ctx: ArticleContext, copula: int) -> Iterator[Status]:
    """The noun that a copula says the verb is: "tuntutan mereka | ialah | membebaskan tahanan"."""
    table = phrase_table(ctx)
    phrase = table.at(copula - 1)
    if phrase is not None and ctx.annotated.lower(phrase.first) in closed_class(ctx.lexicon, "alone"):
        phrase = table.at(phrase.first - 1) if phrase.first > 0 else None  # whose it is
    if phrase is not None and phrase.prep is None:
        yield from _at(ctx, status_cues(ctx.lexicon, "noun"), phrase.first)


def _object_control(ctx: ArticleContext, j: int, depth: int) -> Iterator[Status]:
    """A governing verb before the subject of the predicate: "mengajak | lawannya | bertemu"."""
    table = phrase_table(ctx)
    for _ in range(_LONG_SUBJECT):  # "mengizinkan | imam masjid | di Oslo | Budi Hartono | pulang"
        phrase = table.at(j)
        if phrase is None or phrase.role not in (None, "place", "source"):
            break
        j = (phrase.first if phrase.prep is None else phrase.prep) - 1
    if j >= 0 and is_predicate(ctx, j) and not _only_describes(ctx, j):
        yield from _governed_by(ctx, j, depth)


def _only_describes(ctx: ArticleContext, verb: int) -> bool:
    """Whether a verb that governs none only tells which one: "warga yang tidak | melawan | ditangkap"."""
    j = verb - 1
    while j >= 0 and skippable(ctx, j):
        j -= 1
    plain = status_cues(ctx.lexicon, "governor").at(ctx.annotated, verb) is None
    return plain and ctx.annotated.lower(j) == "yang" and ctx.annotated.lower(verb).startswith(VOICED)


def _shared(ctx: ArticleContext, j: int, i: int, depth: int) -> Iterator[Status]:
    """What the first of two coordinated verbs passes on to the second: "akan tiba dan bertemu".

    A denial reaches only a verb like it: "tidak ditangkap dan | ditahan", not "tidak tertampung dan | merendam sawah".
    """
    verb = verb_before(ctx, j)
    if verb is None:
        return
    alike = ctx.annotated.lower(verb)[:2] == ctx.annotated.lower(i)[:2]
    yield from (status for status in _verb_cues(ctx, verb, depth + 1) if alike or status != "denied")


def _governor(ctx: ArticleContext, j: int, depth: int) -> Iterator[Status]:
    """What governs a clause or a phrase that begins after token `j`: a noun that ends there, else the verb before."""
    table = phrase_table(ctx)
    phrase = table.at(j) if j >= 0 else None
    if phrase is not None:
        head = table.phrases[table.list_of(table.of_token[phrase.first])[0]]  # "rencana A dan B | untuk bertemu"
        for k in {head.first, phrase.first, phrase.last - 1}:
            yield from _noun_at(ctx, k)
    verb = verb_before(ctx, j + 1)
    if verb is None:
        return
    if status_cues(ctx.lexicon, "governor").at(ctx.annotated, verb) is not None:
        yield from _governed_by(ctx, verb, depth)
    else:
        yield from (s for s in _verb_cues(ctx, verb, depth + 1) if s in ("planned", "hypothetical"))


def _governed_by(ctx: ArticleContext, verb: int, depth: int) -> Iterator[Status]:
    """The status that a governing verb gives, with its own auxiliaries: "belum dijadwalkan", "membantah akan"."""
    found = status_cues(ctx.lexicon, "governor").at(ctx.annotated, verb)
    if found is None:
        yield from (s for s in _verb_cues(ctx, verb, depth + 1) if s not in ("occurred", "ongoing"))
        return
    given = _status(found[1])
    own = list(_verb_cues(ctx, verb, depth + 1))
    if "denied" in own:
        yield "occurred" if given in ("cancelled", "denied") else "denied" if given == "planned" else "hypothetical"
        return
    yield given
    yield from (status for status in own if status not in ("occurred", "ongoing"))


def _noun_cues(ctx: ArticleContext, i: int, depth: int) -> Iterator[Status]:
    """Nouns before and modifiers after the event noun, its preposition, and the verb that carries it."""
    table = phrase_table(ctx)
    phrase = table.phrases[table.of_token[i]]
    for k in range(phrase.first, i):
        yield from _noun_at(ctx, k)
    if phrase.first < i and ctx.annotated.lower(phrase.first) in closed_class(ctx.lexicon, "bargaining"):
        yield "hypothetical"  # "perundingan | gencatan senjata"
    for k in range(i + 1, min(phrase.last + 2, len(ctx.doc))):
        yield from _at(ctx, status_cues(ctx.lexicon, "modifier"), k)
    yield from called_off(ctx, i)
    before = phrase.first - 1 if phrase.prep is None else phrase.prep
    carrier = carrier_of(ctx, i)
    if not (_definite(ctx, phrase) and (carrier is None or not bears_event(ctx.annotated, carrier))):
        yield from _at(ctx, status_cues(ctx.lexicon, "opener"), before)
    if carrier is not None:
        for verb in [carrier] if carrier < i else verbs_after(ctx, i):
            yield from _carried(ctx, i, verb, depth)
    elif phrase.role in _SAME_TIME and ctx.annotated.lower(before) not in _REASONS:
        given = _governor(ctx, before - 1, depth)
        definite = _definite(ctx, phrase)
        held = definite or phrase.role == "inside"  # "menuntut hukuman mati dalam | sidang"
        passed = {"hypothetical", "denied"} if definite and phrase.role == "inside" else {"hypothetical"}
        yield from (s for s in given if s not in passed) if held else given  # "membantah terlibat dalam | serangan itu"


def _definite(ctx: ArticleContext, phrase: Phrase) -> bool:
    """Whether a phrase points back, so that a condition about it leaves it a fact: "jika penolakan itu | keliru"."""
    words = {ctx.annotated.lower(phrase.last - 1), ctx.annotated.lower(phrase.last)}
    return not words.isdisjoint(closed_class(ctx.lexicon, "demonstrative"))


def _carried(ctx: ArticleContext, i: int, verb: int, depth: int) -> Iterator[Status]:
    """What a verb that holds, plans or tells of an event noun says of its status."""
    does = verb > i and ctx.annotated.lower(verb).startswith("me")  # "Rapat itu | menolak usulan" is held
    governor = status_cues(ctx.lexicon, "governor").at(ctx.annotated, verb)
    governs = governor is not None and (verb < i or governor[1]["control"] != "goer")
    if governs and not does:
        yield from _governed_by(ctx, verb, depth + 1)
    elif does and (governs or light_for_others(ctx.annotated, verb)):
        return  # "tarif itu tengah | menghadapi gugatan", "putusan itu | mengusulkan perubahan"
    elif bears_event(ctx.annotated, verb) or _discusses(ctx, i, verb):
        yield from _verb_cues(ctx, verb, depth + 1)


def _discusses(ctx: ArticleContext, i: int, verb: int) -> bool:
    """Whether the event noun is the subject of a verb of its own course: "pertemuan itu akan | membahas"."""
    roots = ctx.lexicon.cached(
        "arguments.discuss", lambda lex: {r["root"] for r in lex.rows("meeting_verbs") if r["part"] == "discuss"}
    )
    return verb > i and analyse(ctx.annotated.lower(verb), roots) is not None


def _noun_at(ctx: ArticleContext, i: int) -> Iterator[Status]:
    """The status that a noun at token `i` gives what it governs, with a clitic or without: "keinginannya bertemu"."""
    found = status_noun(ctx.annotated, i)
    if found is not None and i not in name_tokens(ctx):  # "KMP Sinar | Harapan | tenggelam"
        yield _status(found)


def _at(ctx: ArticleContext, index: PhraseTable[Row], i: int) -> Iterator[Status]:
    found = index.at(ctx.annotated, i) if i >= 0 else None
    if found is not None:
        yield _status(found[1])


def _status(row: Row) -> Status:
    value: Status = row["status"]  # type: ignore[assignment]
    return value
