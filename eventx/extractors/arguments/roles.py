"""Who is the subject of a predicate, from word order and the tree.

Indonesian marks little, but its order is firm: subject, auxiliaries, verb, object, then prepositional phrases. So the
surface leads, and the tree settles what the surface leaves open.
"""

from __future__ import annotations

from eventx.document.context import ArticleContext, once
from eventx.extractors.arguments.governing import both_passive, joined, located
from eventx.extractors.arguments.objects import agents, names_actor, objects
from eventx.extractors.arguments.phrases import Phrase, phrase_table
from eventx.extractors.arguments.spans import (
    Argument,
    argument,
    clitic_argument,
    is_predicate,
    skippable,
    tells_where,
)
from eventx.extractors.arguments.tokens import name_tokens, speaks, time_tokens
from eventx.extractors.arguments.words import (
    clause_openers,
    closed_class,
    meets,
    party_words,
    status_cues,
    status_noun,
    title_words,
)
from eventx.lang.morphology import DERIVED

# Tokens looked back over for what opens a clause: a bound, so that a sentence without marks costs no more than others.
_LONGEST_CLAUSE = 40
# Verbs and auxiliaries between "yang" and the verb whose subject is looked for: "yang diduga akan mencoba | membunuh".
_LONGEST_CHAIN = 7
_BREAKS = frozenset({";", ":", '"', "“", "”", "(", ")", "«", "»"})


def subjects(ctx: ArticleContext, i: int) -> list[Argument]:
    """The subject of predicate `i`: its own, its antecedent, or the one it shares with a governing clause.

    For a passive verb this is the patient, for an active one the agent. A list ("A dan B") is one argument; see
    `expand`.
    """
    return _subjects(ctx, i, 0)


def _subjects(ctx: ArticleContext, i: int, depth: int) -> list[Argument]:
    if depth > 6:
        return []
    antecedent = _antecedent(ctx, i)
    if antecedent is not None:
        return [argument(ctx, antecedent)]
    table = phrase_table(ctx)
    # verbs without a prefix ("kata", "ujar") have their subject behind them
    if speaks(ctx, i) and not ctx.annotated.lower(i).startswith(DERIVED) and not meets(ctx.annotated, i):
        clitic = clitic_argument(ctx, i)
        if clitic is not None:
            return [clitic]
        speaker = table.at(i + 1)
        return [argument(ctx, speaker)] if speaker is not None else []
    for child in ctx.doc[i].children:
        phrase = table.at(child.i) if child.dep_.startswith("nsubj") else None
        if phrase is None or phrase.prep is not None:
            continue
        before = phrase.last <= i and _described(ctx, phrase, ctx.annotated.sentence_of(i).first) is not None
        if _abstract(ctx, phrase) or _reports(ctx, phrase) or before:
            break
        if phrase.last <= i:
            return _nearer(ctx, phrase, i, depth) or _with_controller(ctx, phrase, depth)
        if not ctx.annotated.lower(i).startswith(DERIVED):
            return [argument(ctx, phrase)]
    return _scan_left(ctx, i, depth) or _scan_right(ctx, i)


def _nearer(ctx: ArticleContext, phrase: Phrase, i: int, depth: int) -> list[Argument]:
    """A named actor between the tree's subject and the verb, when the tree's subject names nobody."""
    if names_actor(ctx, phrase) or all(skippable(ctx, k) for k in range(phrase.last, i)):
        return []
    found = _scan_left(ctx, i, depth)
    nearest = phrase_table(ctx).at(found[0].first) if found else None
    inside = nearest is not None and phrase.last < nearest.first and names_actor(ctx, nearest)
    return found if inside and ctx.doc[found[0].first - 1].text == "," else []


def _with_controller(ctx: ArticleContext, phrase: Phrase, depth: int) -> list[Argument]:
    """A subject that is the object of a verb before it: "A mengajak | B | bertemu" has both for its subjects."""
    j = phrase.first - 1
    found = status_cues(ctx.lexicon, "governor").at(ctx.annotated, j) if j >= 0 else None
    own = argument(ctx, phrase)
    if found is None or found[1]["control"] != "both":
        return [own]
    return [*_subjects(ctx, j, depth + 1), own]


def _antecedent(ctx: ArticleContext, i: int) -> Phrase | None:
    """The noun phrase before "yang" when predicate `i` stands in its relative clause as "yang [akan] bertemu".

    Verbs with nothing between them share their subject: "pria | yang diduga mencoba membunuh".
    """
    j, low = i - 1, max(ctx.annotated.sentence_of(i).first, i - _LONGEST_CHAIN)
    while j >= low and (skippable(ctx, j) or is_predicate(ctx, j)):
        j -= 1
    if j < low or ctx.annotated.lower(j) != "yang":
        return None
    j -= 1
    while j >= 0 and (ctx.doc[j].is_punct and ctx.doc[j].text in {",", "-", "–", "—"}):
        j -= 1
    found = phrase_table(ctx).at(j) if j >= 0 else None
    return found and (located(ctx, found) or found)


def _scan_left(ctx: ArticleContext, i: int, depth: int) -> list[Argument]:
    """Walk left from predicate `i` to the nearest free noun phrase, through relative clauses and control verbs."""
    table, first = phrase_table(ctx), ctx.annotated.sentence_of(i).first
    j = i - 1
    while j >= first:
        phrase = table.at(j)
        if phrase is not None and _reports(ctx, phrase):
            return []
        if phrase is not None and _abstract(ctx, phrase):
            inner = _bearer(ctx, phrase)
            if inner is not None:
                return [inner]
            j = phrase.first - 1
            continue
        prep = _prep_of_list(ctx, phrase) if phrase is not None else None
        if phrase is not None and prep is None and tells_where(ctx, phrase, i):
            j = phrase.first - 1
            continue
        described = _described(ctx, phrase, first) if phrase is not None and prep is None else None
        if described is not None:
            j = described
            continue
        if phrase is not None and (prep is None or _own_subject(ctx, phrase, i)):
            return _found_left(ctx, phrase, i, depth)
        if prep is not None:
            j = prep - 1
        elif is_predicate(ctx, j):
            before = _before_relative(ctx, j, first)
            if before is None:
                return _controlled(ctx, j, i, depth)
            j = before
        elif ctx.annotated.lower(j) in _BREAKS and j not in time_tokens(ctx):
            return []
        else:
            j -= 1
    return []


def _described(ctx: ArticleContext, phrase: Phrase, first: int) -> int | None:
    """The token before "yang" where a phrase is who acts in a passive clause that describes the subject.

    "Cincin | yang hendak dilebur pencuri | ditemukan petugas".
    """
    verb = phrase.first - 1
    if verb < first or not is_predicate(ctx, verb) or not ctx.annotated.lower(verb).startswith("di"):
        return None
    return _before_relative(ctx, verb, first)


def _prep_of_list(ctx: ArticleContext, phrase: Phrase) -> int | None:
    """The preposition before a phrase or before the list it closes: "di New York dan | Maryland"."""
    table = phrase_table(ctx)
    if phrase.prep is not None:
        return phrase.prep
    return table.phrases[table.list_of(table.of_token[phrase.first])[0]].prep


def _abstract(ctx: ArticleContext, phrase: Phrase) -> bool:
    """A phrase headed by a noun of plan or chance: "kemungkinan | berunding", "rencana Budi | menemui"."""
    return status_noun(ctx.annotated, phrase.first) is not None and phrase.prep is None


def _reports(ctx: ArticleContext, phrase: Phrase) -> bool:
    """What reporters saw, with their outlet, at the head of a sentence: "Pantauan Antara, | massa tiba"."""
    first = ctx.annotated.sentence_of(phrase.first).first
    return phrase.first == first and ctx.annotated.lower(first) in closed_class(ctx.lexicon, "report")


def _bearer(ctx: ArticleContext, phrase: Phrase) -> Argument | None:
    """Whose plan or chance it is: "rencana | Menlu Retno", "keberhasilan | nya"."""
    first = phrase.first + 1
    if first < phrase.last and (first in name_tokens(ctx) or ctx.annotated.lower(first) in title_words(ctx.lexicon)):
        return argument(ctx, Phrase(first, phrase.last, first, None, None))
    return clitic_argument(ctx, phrase.last - 1)


def _own_subject(ctx: ArticleContext, phrase: Phrase, i: int) -> bool:
    """Whether the word before the phrase opens the clause of predicate `i` rather than governs the phrase."""
    return phrase.role == "time" and all(skippable(ctx, k) for k in range(phrase.last, i))


def _found_left(ctx: ArticleContext, phrase: Phrase, i: int, depth: int) -> list[Argument]:
    """A phrase left of predicate `i` as its subject, unless it is the object of an earlier verb joined by "dan"."""
    table = phrase_table(ctx)
    head = table.phrases[table.list_of(table.of_token[phrase.first])[0]]
    bearer = _bearer(ctx, head) if head is not phrase and _abstract(ctx, head) else None
    if bearer is not None:
        return [bearer]
    between = range(phrase.last, i)
    # "membantu warga | agar | bisa pulang": the clause is about the object before it
    wished = any(ctx.annotated.lower(k) in closed_class(ctx.lexicon, "aim") for k in between)
    if not wished and between:
        j = head.first - 1
        while j >= 0 and skippable(ctx, j):
            j -= 1
        if all(skippable(ctx, k) for k in between) and not both_passive(ctx, j, i):
            return _with_controller(ctx, head, depth)
        if j >= 0 and is_predicate(ctx, j) and ctx.annotated.lower(j).startswith(DERIVED):
            if not _sets_apart(ctx, between):
                return _controlled(ctx, j, i, depth)
            main = _subjects(ctx, j, depth + 1)
            # "Hal itu disampaikan | Budi | usai bertemu ..." is about who acts, "Budi ditangkap saat ..." is not.
            agent = agents(ctx, j) if not any(_somebody(ctx, found) for found in main) else []
            return agent or main
    return _with_controller(ctx, head, depth)


def _somebody(ctx: ArticleContext, found: Argument) -> bool:
    """Whether an argument is a person or body: a name, a pronoun, or headed by a noun for people."""
    phrase = phrase_table(ctx).at(found.first)
    named = phrase is not None and names_actor(ctx, phrase)
    words = (ctx.annotated.lower(i).partition("-")[0] for i in range(found.first, min(found.first + 3, found.last)))
    return named or any(word in party_words(ctx.lexicon) for word in words)


def _sets_apart(ctx: ArticleContext, between: range) -> bool:
    """Whether a clause of reason or time begins in a run of tokens: it has the subject of the main clause.

    "Pria itu | ditangkap polisi karena membunuh tetangganya."
    """
    found = (clause_openers(ctx.lexicon).at(ctx.annotated, k) for k in between)
    return any(opener is not None and opener[1] in ("cause", "after", "before", "during") for opener in found)


def _before_relative(ctx: ArticleContext, verb: int, first: int) -> int | None:
    """The token before the "yang" that opens the relative clause of `verb`, or None when there is none."""
    j = verb - 1
    while j >= first and skippable(ctx, j):
        j -= 1
    return j - 1 if j >= first and ctx.annotated.lower(j) == "yang" else None


def _controlled(ctx: ArticleContext, verb: int, i: int, depth: int) -> list[Argument]:
    """The subject that predicate `i` shares with the verb that governs it, by that verb's control."""
    found = status_cues(ctx.lexicon, "governor").at(ctx.annotated, verb)
    control = found[1]["control"] if found else "subject"
    if control == "both":
        return [*_subjects(ctx, verb, depth + 1), *objects(ctx, verb)]
    if control == "object":
        return objects(ctx, verb)
    shared = _subjects(ctx, verb, depth + 1)
    if found is not None or not ctx.annotated.lower(verb).startswith("di"):
        return shared
    # "Budi | dijemput jaksa untuk diperiksa"; "Itu dilakukan | polisi | untuk mencari bukti"
    if ctx.annotated.lower(i).startswith("di") or (
        joined(ctx, i) and any(_led_by_somebody(ctx, one) for one in shared)
    ):
        return shared or agents(ctx, verb)
    return agents(ctx, verb) or shared


def _led_by_somebody(ctx: ArticleContext, found: Argument) -> bool:
    """Whether an argument is somebody and not only of somebody: "Budi", not "rumah Budi"."""
    word = ctx.annotated.lower(found.first)
    people = word in party_words(ctx.lexicon) or word in title_words(ctx.lexicon) or found.first in name_tokens(ctx)
    return people and _somebody(ctx, found)


def _scan_right(ctx: ArticleContext, i: int) -> list[Argument]:
    """The subject of the main clause after a fronted one: "Usai bertemu Putin, Trump mengatakan ..."."""
    table, last = phrase_table(ctx), ctx.annotated.sentence_of(i).last
    if not _fronted(ctx, i):
        return []
    for k in range(i + 1, min(last - 1, i + _LONGEST_CLAUSE)):
        if ctx.doc[k].text == ",":
            phrase = table.at(k + 1)
            if phrase is not None and phrase.first == k + 1 and phrase.prep is None and names_actor(ctx, phrase):
                return [argument(ctx, phrase)]
    return []


@once
def _fronted(ctx: ArticleContext, i: int) -> bool:
    """Whether predicate `i` stands in a clause without subject that an opener begins: "Setelah tiba dan | bertemu"."""
    table, opened = phrase_table(ctx), clause_openers(ctx.lexicon)
    j, first = i - 1, max(ctx.annotated.sentence_of(i).first, i - _LONGEST_CLAUSE)
    while j >= first:
        phrase = table.at(j)
        if opened.ending_at(ctx.annotated, j) is not None:
            return True
        if (phrase is not None and phrase.prep is None) or ctx.doc[j].text in _BREAKS:
            return False
        j = phrase.prep - 1 if phrase is not None and phrase.prep is not None else j - 1
    return False
