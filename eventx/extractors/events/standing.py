"""How far an event has come, as seen from the publication date: planned, done, denied, only feared."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import cued_status, is_predicate, phrase_table, status_of, still_going
from eventx.extractors.arguments.carriers import carrier_of
from eventx.extractors.arguments.postponed import CALLED_OFF
from eventx.extractors.arguments.spans import clause_starts, skippable
from eventx.extractors.arguments.words import clause_openers, closed_class, status_cues
from eventx.extractors.events.candidates import Candidate, in_noun_phrase
from eventx.extractors.events.carriers import carried_by, light_role
from eventx.extractors.events.clusters import Combined
from eventx.extractors.events.entries import EventType, event_types
from eventx.extractors.events.facts import HARM, does_else, hoped_effect, is_fact, is_known, is_made, ruled_on
from eventx.extractors.events.screening import is_definite, screens
from eventx.models import Status, When

_BACK = 6
# Characters behind a noun of an accord within which a time is its own.
_BESIDE = 12
# Statuses that only say what is to be done with a fact, where its verb ends or breaks it.
_UNDONE = frozenset({"planned", "hypothetical", "denied"})
# Roles of the phrases in whose event something else is missing.
_SETTINGS = frozenset({"inside", "place", "source"})


def standing(ctx: ArticleContext, candidate: Candidate, when: When | None) -> Status:
    """The status of the event that a trigger names, as seen from the publication date.

    The negation of a verb reaches a noun of event only when that verb makes the event happen: "tidak menggelar
    latihan" denies it, "latihan itu tidak membantu" does not.
    """
    noun = in_noun_phrase(ctx, candidate)
    kind = event_types(ctx.lexicon)[candidate.entry.type]
    if _none_of(ctx, candidate):
        return "denied"
    possible = feared(ctx, candidate)
    if possible is not None:
        return possible
    at = _anchor(ctx, candidate)
    status = _refused_or_forced(ctx, candidate) or status_of(ctx, at, when)
    if status == "denied" and _on_condition(ctx, candidate):
        status = "hypothetical"  # "jika tidak | dibayarkan"
    if noun and at != candidate.head and (called := cued_status(ctx, candidate.head)) in CALLED_OFF:
        return called  # "sidang yang sedianya digelar hari ini | ditunda"
    if status == "occurred" and (main := main_verb(ctx, candidate)) is not None:
        status = _from_main(ctx, candidate, main)
    if noun and status == "denied" and light_role(ctx, candidate) is None:
        status = "occurred"
    if noun and status == "hypothetical" and hoped_effect(ctx, candidate):
        status = "occurred"
    if noun and status in ("planned", "hypothetical") and is_known(ctx, candidate):
        status = "occurred"  # "akan memeriksa saksi | pembunuhan": the case is there already
    if noun and status == "ongoing" and does_else(ctx, candidate):
        status = "occurred"
    if status == "occurred" and (
        _conditional(ctx, candidate) or (noun and kind.at_talks and _talked_of(ctx, candidate))
    ):
        return "hypothetical"
    if noun and status in _UNDONE and kind.in_court and ruled_on(ctx, candidate):
        status = "occurred"  # "menolak | kasasi": it was lodged
    if noun and status in _UNDONE and is_fact(ctx, candidate):
        status = "ongoing" if kind.since and status != "denied" else "occurred"
    if noun and status == "occurred" and at != candidate.head and _purpose_of(ctx, at):
        return "hypothetical"
    if status == "occurred" and when is not None and _lasts(ctx, when):
        return "ongoing"
    if status == "occurred" and noun and still_going(ctx, at):
        return "ongoing"
    if status == "occurred" and _still_lasts(ctx, candidate, kind, when):
        return "ongoing"
    return status


def _refused_or_forced(ctx: ArticleContext, candidate: Candidate) -> Status | None:
    """What one refuses to do is not done ("menolak | menandatangani"); who has to flee flees ("harus | mengungsi")."""
    forcing, noun = closed_class(ctx.lexicon, "forced"), in_noun_phrase(ctx, candidate)
    carrier = carrier_of(ctx, candidate.head) if noun else None
    i = (candidate.first if carrier is None else carrier) - 1
    while i >= 0 and skippable(ctx, i) and ctx.annotated.lower(i) not in forcing:
        i -= 1
    if i < 0 or (noun and carrier is None):
        return None
    word = ctx.annotated.lower(i)
    if word in closed_class(ctx.lexicon, "refusing") and is_predicate(ctx, i):
        refused: Status = "occurred" if noun and is_definite(ctx, candidate) else "denied"
        return refused if cued_status(ctx, i) in (None, "occurred") else None
    quoted = ctx.annotated.quote_at(ctx.doc[candidate.first].idx) is not None
    forced = candidate.entry.type == "displace" and word in forcing and not quoted
    return "occurred" if forced and not _ahead(ctx, i) and cued_status(ctx, candidate.first) == "hypothetical" else None


def _on_condition(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether a condition opens the clause of a verb: "apabila uang itu tidak | dibayar"."""
    if in_noun_phrase(ctx, candidate):
        return False
    sentence, openers = ctx.annotated.sentence_of(candidate.first), clause_openers(ctx.lexicon)
    for i in range(candidate.first - 1, max(sentence.first, candidate.first - _BACK) - 1, -1):
        if ctx.doc[i].text in {",", ";", ":"}:
            return False
        opener = openers.at(ctx.annotated, i)
        if opener is not None:
            return opener[1] == "condition"
    return False


def _conditional(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether it would only follow from a condition: "Jika disetujui, Brunei | membeli | enam kapal"."""
    first = ctx.annotated.sentence_of(candidate.first).first
    opener = clause_openers(ctx.lexicon).at(ctx.annotated, first)
    at = _anchor(ctx, candidate)
    if opener is None or opener[1] != "condition" or phrase_table(ctx).at(at) is not None or cued_status(ctx, at):
        return False
    commas = [i for i in range(first, at) if ctx.doc[i].text == ","]
    return len(commas) == 1 and clause_starts(ctx, commas[0] + 1)


def _talked_of(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether an accord is only what is talked about: "berdiskusi soal | kesepakatan | damai"."""
    phrase = phrase_table(ctx).at(candidate.head)
    if phrase is None or phrase.prep is None or phrase.role != "topic" or is_definite(ctx, candidate):
        return False
    about = ctx.annotated.lower(phrase.prep) in closed_class(ctx.lexicon, "about")
    return (
        about
        and not is_made(ctx, candidate)
        and not ctx.annotated.times_in(ctx.doc[candidate.first].idx, ctx.doc[phrase.last - 1].idx + _BESIDE)
    )


def _still_lasts(ctx: ArticleContext, candidate: Candidate, kind: EventType, when: When | None) -> bool:
    """Whether it is of a kind that goes on until told otherwise, and nothing tells otherwise."""
    if candidate.entry.root not in kind.lasting or (when is not None and _over(ctx, when)):
        return False
    if in_noun_phrase(ctx, candidate):
        return not _ended(ctx, candidate)
    done = cued_status(ctx, candidate.first) == "occurred"
    return not done and candidate.analysis.voice != "passive"


def _ended(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether it is told that it is over: "mencabut | blokade", not "mendesak Israel mencabut | blokade"."""
    verb = carried_by(ctx, candidate)
    if verb is None or not is_fact(ctx, candidate) or _purpose_of(ctx, verb):
        return False
    return cued_status(ctx, verb) in (None, "occurred")


def seen_from_publication(ctx: ArticleContext, event: Combined) -> Status:
    """The status of all mentions together: what a later mention plans is done when the article opens with it as done.

    "Presiden melantik tiga gubernur, Kamis (25/2). ... Mereka yang akan dilantik berjalan ke istana." Its date must not
    lie behind that of publication.
    """
    when, published = event.when, ctx.published
    if event.status != "planned" or when is None or when.last is None or published is None or when.last > published:
        return event.status
    first = min(event.mentions, key=lambda mention: mention.start)
    return "occurred" if first.status == "occurred" and not first.noun else event.status


def _anchor(ctx: ArticleContext, candidate: Candidate) -> int:
    """The token whose auxiliaries tell the status: the light verb of a noun, else the trigger itself."""
    if not in_noun_phrase(ctx, candidate):
        return candidate.first
    if light_role(ctx, candidate) in ("agent", "patient", "event"):
        return carried_by(ctx, candidate) or candidate.head
    return candidate.head


def main_verb(ctx: ArticleContext, candidate: Candidate) -> int | None:
    """The main verb of a trigger in a clause of before or after: "sebelum | tiba | di Oslo, ia akan | singgah"."""
    opener = _timed(ctx, candidate)
    if opener is None:
        return None
    sentence = ctx.annotated.sentence_of(candidate.first)
    if all(not ctx.doc[k].is_alpha for k in range(sentence.first, opener[0])):
        comma = next((k for k in range(candidate.last, sentence.last) if ctx.doc[k].text == ","), sentence.last)
        return next((k for k in range(comma, sentence.last) if is_predicate(ctx, k) or _ahead(ctx, k)), None)
    back = range(opener[0] - 1, sentence.first - 1, -1)
    return next((k for k in back if is_predicate(ctx, k) or _ahead(ctx, k)), None)


def _timed(ctx: ArticleContext, candidate: Candidate) -> tuple[int, str] | None:
    """The word of before or after that opens the clause of a trigger: its token and which it is."""
    i = candidate.first - 1
    while i >= 0 and skippable(ctx, i):
        i -= 1
    opener = clause_openers(ctx.lexicon).ending_at(ctx.annotated, i) if i >= 0 else None
    return None if opener is None or opener[1] not in ("before", "after") else opener


def _from_main(ctx: ArticleContext, candidate: Candidate, main: int) -> Status:
    """What a main clause makes of a clause of before or after: "akan diperiksa | sebelum ditahan".

    Harm that something follows on was done, whatever is to follow: "akan dibangun | setelah kebakaran".
    """
    around = cued_status(ctx, main) if is_predicate(ctx, main) else "planned"
    opener = _timed(ctx, candidate)
    after = opener is not None and opener[1] == "after"
    if after and (candidate.entry.type in HARM or (around == "hypothetical" and in_noun_phrase(ctx, candidate))):
        return "occurred"
    return around if around in ("planned", "hypothetical") else "occurred"


def _ahead(ctx: ArticleContext, k: int) -> bool:
    """Whether token `k` is what is to come although no verb: "para pekerja akan | transit"."""
    cue = status_cues(ctx.lexicon, "auxiliary").at(ctx.annotated, k - 1)
    return cue is not None and cue[1]["status"] == "planned" and ctx.annotated.pos[k] in ("NOUN", "PROPN")


def _purpose_of(ctx: ArticleContext, verb: int) -> bool:
    """Whether a light verb stands in a purpose clause: "upaya untuk | mencapai | gencatan senjata"."""
    opener = clause_openers(ctx.lexicon).ending_at(ctx.annotated, verb - 1)
    return opener is not None and opener[1] == "purpose"


def is_told(ctx: ArticleContext, candidate: Candidate, when: When | None) -> bool:
    """Whether words or a date of its own tell the status, so that it is not merely taken for granted."""
    return cued_status(ctx, _anchor(ctx, candidate)) is not None or (when is not None and when.source != "inherited")


def _lasts(ctx: ArticleContext, when: When) -> bool:
    """Whether a time has no end yet: "sejak 2023", or days of which some are still to come when the article appears."""
    if when.value.endswith("/.."):
        return True
    if "/" not in when.value or when.grain != "day" or ctx.published is None or when.first is None or when.last is None:
        return False
    return when.first <= ctx.published <= when.last


def _over(ctx: ArticleContext, when: When) -> bool:
    return when.last is not None and (ctx.published is None or when.last < ctx.published)


def _none_of(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether the clause says that there was none: "tidak ada warga yang | tewas", "belum ada | gempa susulan"."""
    lower, first = ctx.annotated.lower, ctx.annotated.sentence_of(candidate.first).first
    for i in range(candidate.first - 1, max(first, candidate.first - _BACK) - 1, -1):
        if ctx.doc[i].text in {",", ".", ";", ":", '"', "“", "”"}:
            return False
        # "tanpa korban jiwa"; "tanpa syarat membebaskan" frees all the same
        without = lower(i) == "tanpa" and candidate.entry.type in HARM
        if without or f"{lower(i)} {lower(i + 1)}" in closed_class(ctx.lexicon, "none"):
            return not _told_aside(ctx, candidate, i)
        if lower(i) == "adanya" and {lower(i - 1), lower(i - 2), lower(i - 3)} & closed_class(ctx.lexicon, "not"):
            return True
    return False


def _told_aside(ctx: ArticleContext, candidate: Candidate, none: int) -> bool:
    """Whether a noun only tells in what or whom there was none of something else behind token `none`.

    "tidak ada korban jiwa dalam | kebakaran itu", "belum ada tersangka dalam kasus | pembunuhan".
    """
    phrase = phrase_table(ctx).at(candidate.head)
    if phrase is None or phrase.prep is None:
        return False
    return phrase.prep > none + 2 and phrase.role in _SETTINGS


def feared(ctx: ArticleContext, candidate: Candidate) -> Status | None:
    """Whether it is only feared: "berpotensi | tsunami"; a danger that is denied denies it."""
    for i in range(candidate.first - 1, max(-1, candidate.first - 4), -1):
        if ctx.annotated.lower(i) in closed_class(ctx.lexicon, "joiner") and not in_noun_phrase(ctx, candidate):
            return None  # "memperingatkan kemungkinan serangan dan | mengerahkan | pasukan"
        found = screens(ctx.lexicon).at(ctx.annotated, i)
        if found is not None and found[1] == "possible" and i + found[0] <= candidate.first:
            return "denied" if ctx.annotated.lower(i - 1) in closed_class(ctx.lexicon, "not") else "hypothetical"
    return None
