"""Who is at a meeting by what the clause around it says: who speaks in it, attends it, talks over the telephone."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import (
    Argument,
    Phrase,
    agents,
    argument,
    following,
    is_predicate,
    name_tokens,
    phrase_table,
    subjects,
)
from eventx.extractors.arguments.carriers import verb_after, verb_before
from eventx.extractors.arguments.spans import skippable
from eventx.extractors.arguments.words import clause_openers, closed_class
from eventx.extractors.meetings.cues import Cue, meeting_words
from eventx.extractors.meetings.presence import absent
from eventx.extractors.meetings.press import is_press
from eventx.extractors.meetings.verbs import part_of

# Relations of a clause to the main clause whose subject is at the meeting too: "usai", "saat".
_SHARED = frozenset({"during", "after"})
_PREFIXES = ("me", "di", "ber", "ter")


def present(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """Who speaks or acts in the meeting: "kata Budi dalam rapat", "usai pertemuan dengan X, Budi mengatakan"."""
    phrase = phrase_table(ctx).at(cue.first)
    if phrase is None:
        return []
    before = phrase.prep if phrase.prep is not None else phrase.first
    opener = clause_openers(ctx.lexicon).ending_at(ctx.annotated, phrase.first - 1)
    verb = verb_before(ctx, opener[0] if opener is not None else before)
    if verb is not None and phrase.prep is not None and absent(ctx, verb):
        return []
    if verb is not None and phrase.prep is not None and part_of(ctx, verb) in ("attend", "present"):
        return subjects(ctx, verb) or _behind(ctx, phrase)
    inside = (
        phrase.role == "inside" or _speaks_at(ctx, before) or (cue.frame == "visit_noun" and phrase.role == "purpose")
    )
    if not inside and (opener is None or opener[1] not in _SHARED | ({"before"} if _one_sided(ctx, cue) else set())):
        return []
    if verb is not None:
        return [doer for doer in _doer(ctx, verb) if not is_press(ctx, doer)]
    return _main_subject(ctx, phrase) or _just_before(ctx, before)


def _speaks_at(ctx: ArticleContext, i: int) -> bool:
    """Whether the word before token `i` says what somebody is at a meeting: "menjadi pembicara | di forum itu"."""
    return meeting_words(ctx.lexicon, "part").ending_at(ctx.annotated, i - 1) is not None


def _one_sided(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether only the other side stands behind a meeting's noun: "Sebelum pertemuan | dengan Budi, Tono ..."."""
    return any(phrase.role == "companion" for phrase in following(ctx, cue.last - 1))


def _just_before(ctx: ArticleContext, i: int) -> list[Argument]:
    """The subject that a meeting is set behind: "Presiden Budi | dalam kunjungan ke Fiji, melangsungkan ..."."""
    phrase = phrase_table(ctx).at(i - 1)
    return [argument(ctx, phrase)] if phrase is not None and phrase.last == i and phrase.prep is None else []


def _behind(ctx: ArticleContext, phrase: Phrase) -> list[Argument]:
    """Who comes behind the verb and the meeting: "Hadir dalam rapat itu | Menteri Budi dan Gubernur Tono"."""
    table, last = phrase_table(ctx), ctx.annotated.sentence_of(phrase.first).last
    for j in range(phrase.last, last):
        after = table.at(j)
        if is_predicate(ctx, j):
            break
        if after is not None and after.first == j and after.prep is None:
            return [argument(ctx, after)]
    return []


def _doer(ctx: ArticleContext, verb: int) -> list[Argument]:
    """Who does what a verb says: the agent of a passive, the subject of others; who comes along does not count.

    A verb with no prefix has its agent right before it: "Usul itu | kami | ajukan dalam rapat".
    """
    before = phrase_table(ctx).at(verb - 1)
    bare = not ctx.annotated.lower(verb).startswith(_PREFIXES)
    if (
        bare
        and before is not None
        and before.prep is None
        and ctx.annotated.lower(verb - 1) in closed_class(ctx.lexicon, "alone")
    ):
        return [argument(ctx, before)]
    passive = ctx.annotated.lower(verb).startswith("di") and part_of(ctx, verb) != "accompany"
    return (agents(ctx, verb) if passive else []) or subjects(ctx, verb)


def by_phone(ctx: ArticleContext, cue: Cue) -> list[Argument]:
    """Who talks "lewat telepon": the subject of the verb before, or after when the phrase comes first."""
    phrase = phrase_table(ctx).at(cue.first)
    if cue.frame != "call_noun" or phrase is None or phrase.role != "manner":
        return []
    verb = verb_before(ctx, phrase.prep if phrase.prep is not None else phrase.first)
    if verb is None:
        verb = verb_after(ctx, cue.first)
        return subjects(ctx, verb) if verb is not None else []
    others = [argument(ctx, p) for p in following(ctx, verb) if p.role in ("companion", "recipient")]
    return [*_doer(ctx, verb), *(other for other in others if not is_press(ctx, other))]


def _main_subject(ctx: ArticleContext, phrase: Phrase) -> list[Argument]:
    """The subject of the clause after a fronted "Dalam pertemuan itu, ...": a name or a phrase with its verb."""
    table, last = phrase_table(ctx), ctx.annotated.sentence_of(phrase.first).last
    for j in range(phrase.last, last - 1):
        if ctx.doc[j].text != ",":
            continue
        after = table.at(j + 1)
        if after is not None and after.first == j + 1 and after.prep is None and _may_lead(ctx, after):
            return [argument(ctx, after)]
    return _close_subject(ctx, phrase)


def _close_subject(ctx: ArticleContext, phrase: Phrase) -> list[Argument]:
    """The subject right behind a fronted phrase with no comma: "Dalam pertemuan itu | Budi mengatakan"."""
    after = phrase_table(ctx).at(phrase.last)
    if after is None or after.first != phrase.last or after.prep is not None or not _may_lead(ctx, after):
        return []
    return [argument(ctx, after)]


def _may_lead(ctx: ArticleContext, phrase: Phrase) -> bool:
    """Whether a phrase may be a clause's subject: a verb follows, or it names no mere place ("Nusa Dua, | Bali")."""
    j, last = phrase.last, ctx.annotated.sentence_of(phrase.first).last
    while j < last and skippable(ctx, j):
        j += 1
    if j < last and is_predicate(ctx, j):
        return True
    names, kinds = name_tokens(ctx), ctx.annotated.names
    return phrase.first not in names or kinds[names[phrase.first]].type != "LOC"
