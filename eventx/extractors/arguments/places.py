"""Where an event was: the most specific named place that belongs to its own predicate."""

from __future__ import annotations

from collections.abc import Sequence

from eventx.document.context import ArticleContext, once
from eventx.extractors.arguments.hosts import extent, side_verbs
from eventx.extractors.arguments.phrases import Phrase, phrase_table
from eventx.extractors.arguments.spans import is_predicate, skippable
from eventx.extractors.arguments.times import closing_time, cluster
from eventx.extractors.arguments.tokens import name_tokens, preposition_at
from eventx.extractors.arguments.words import clause_openers, closed_class, meeting_nouns
from eventx.lang.lexicon import Lexicon
from eventx.lang.phrases import PhraseTable
from eventx.models import Place

# Tokens looked back over for what heads a clause: a bound, so that a sentence without marks costs no more than others.
_LONGEST_CLAUSE = 40


def place_of(
    ctx: ArticleContext, i: int, *, goal: bool = False, origin: bool = False, unnamed: bool = True
) -> Place | None:
    """The place of the event that token `i` names.

    The first of several places is the most specific one: "di kantor gubernur, Semarang, Jawa Tengah". A venue with no
    name ("di rumahnya") is only taken where nothing has one.

    Args:
        i: the trigger, a verb or a nominalisation.
        goal: whether the place after "ke" counts too (visits, trips).
        origin: whether the place after "dari" counts where no other is told (trips).
        unnamed: whether a venue with no name counts.
    """
    at, to = closed_class(ctx.lexicon, "at"), closed_class(ctx.lexicon, "toward")
    near = [(k, _placed(ctx, k), goal or _moved(ctx, k, i)) for k in cluster(ctx, i)]
    for _, phrases, moved in near:
        found = _first_place(ctx, phrases, at | to if moved else at)
        if found is not None:
            return found
    found = _described(ctx, i) or _closing_venue(ctx, i) or _closing_town(ctx, i)
    if found is None and origin:
        found = _first_place(ctx, near[0][1], closed_class(ctx.lexicon, "whence"))
    if found is None and unnamed:
        found = _first_venue(ctx, near[0][1], at | to if goal else at)
    return found


def _moved(ctx: ArticleContext, k: int, i: int) -> bool:
    """Whether verb `k` says where somebody goes to do what token `i` names: "bertolak ke Oslo untuk | bertemu"."""
    if k >= i:
        return False
    openers = (clause_openers(ctx.lexicon).at(ctx.annotated, j) for j in range(k + 1, i))
    if any(opener is not None and opener[1] == "after" for opener in openers):
        return False  # "kembali ke Solo setelah | bertemu"
    return phrase_table(ctx).at(i) is None or ctx.annotated.lower(k) in side_verbs(ctx.lexicon, "move")


def _first_place(ctx: ArticleContext, phrases: Sequence[Phrase], governors: frozenset[str]) -> Place | None:
    """The first place among phrases; a name after a comma counts when no name stood before it ("di KTT G20, Bali")."""
    pending = False
    for phrase in _outside_cases(ctx, phrases):
        fits = pending if phrase.prep is None else _governed(ctx, phrase, governors)
        found = named_place(ctx, phrase) if fits else None
        if found is not None:
            return found
        pending = phrase.prep is not None and phrase.role == "place"
    return None


def _outside_cases(ctx: ArticleContext, phrases: Sequence[Phrase]) -> Sequence[Phrase]:
    """The phrases without those where a case was, which stand behind its name: "dalam kasus suap di Kemenhub"."""
    cases = case_nouns(ctx.lexicon)
    for n, phrase in enumerate(phrases):
        if phrase.prep is not None and any(ctx.annotated.lower(i) in cases for i in range(phrase.first, phrase.last)):
            return [
                *phrases[:n],
                *(later for later in phrases[n:] if _governed(ctx, later, closed_class(ctx.lexicon, "toward"))),
            ]
    return phrases


def _governed(ctx: ArticleContext, phrase: Phrase, governors: frozenset[str]) -> bool:
    return phrase.prep is not None and ctx.doc[phrase.prep : phrase.first].text.casefold() in governors


def _first_venue(ctx: ArticleContext, phrases: Sequence[Phrase], governors: frozenset[str]) -> Place | None:
    """The first venue with no name behind a place preposition."""
    for phrase in phrases:
        found = venue(ctx, phrase) if _governed(ctx, phrase, governors) else None
        if found is not None:
            return found
    return None


def _closing_venue(ctx: ArticleContext, i: int) -> Place | None:
    """A house right before the time that closes a sentence: "bertemu Budi membahas gas | di Gedung Sate, Senin"."""
    time = closing_time(ctx, i)
    if time is None:
        return None
    table, j = phrase_table(ctx), ctx.annotated.token_at(time.start) - 2
    for _ in range(3):  # "di Gedung Sate, Bandung, Senin"
        phrase = table.at(j)
        if phrase is None or phrase.first <= i:
            return None
        if phrase.prep is not None:
            governed = _governed(ctx, phrase, closed_class(ctx.lexicon, "at"))
            return named_place(ctx, phrase) if governed and venue(ctx, phrase) is not None else None
        j = phrase.first - 2
    return None


def _closing_town(ctx: ArticleContext, i: int) -> Place | None:
    """A town between commas right before the time that ends a sentence: "rapat dengan DPR, | Solo |, Selasa".

    Only behind the name of a body, which is not in a list with the town, and behind no place of its own.
    """
    sentence = ctx.annotated.sentence_of(i)
    times = ctx.annotated.times_in(ctx.annotated.starts[i], sentence.end)
    if not times or any(ctx.text[k].isalpha() for k in range(times[-1].end, sentence.end)):
        return None
    table, comma = phrase_table(ctx), ctx.annotated.token_at(times[-1].start) - 1
    town = table.at(comma - 1) if ctx.doc[comma].text == "," else None
    if town is None or town.prep is not None or town.first - 2 <= i or ctx.doc[town.first - 1].text != ",":
        return None
    before, mention = table.at(town.first - 2), ctx.entities.mention_at(ctx.annotated.starts[town.first])
    if mention is None or mention.entity.type != "LOC" or mention.last != town.last or mention.entity.kind == "country":
        return None
    body = ctx.entities.mention_at(ctx.annotated.starts[town.first - 2])
    beside = before is not None and before.role not in ("place", "source") and body is not None
    return named_place(ctx, town) if beside and body is not None and body.entity.type == "ORG" else None


def _described(ctx: ArticleContext, i: int) -> Place | None:
    """The place that a clause of "tempat" or "di mana" describes: "Sumba, tempat gerombolan itu | menyerang"."""
    table, first = phrase_table(ctx), ctx.annotated.sentence_of(i).first
    j = i - 1
    while j > first and skippable(ctx, j):
        j -= 1
    subject = table.at(j)
    at = subject.first if subject is not None else j + 1
    for k in range(at, max(first, at - 3) - 1, -1):
        opener = clause_openers(ctx.lexicon).at(ctx.annotated, k)
        if opener is not None and opener[1] == "relative" and ctx.annotated.lower(k) != "yang":
            before = k - 2 if k > first and ctx.doc[k - 1].text == "," else k - 1
            phrase = table.at(before) if before >= first else None
            return named_place(ctx, phrase) if phrase is not None else None
    return None


@once
def _placed(ctx: ArticleContext, i: int) -> tuple[Phrase, ...]:
    """The phrases after token `i`, then those at the head of its clause, that a place preposition governs."""
    table = phrase_table(ctx)
    own = table.at(i)
    start = own.last if own is not None else i + 1
    behind = [p for j in range(start, extent(ctx, i)) if (p := table.at(j)) is not None and p.first == j]
    return (*behind, *_ahead(ctx, i))


def _ahead(ctx: ArticleContext, i: int) -> list[Phrase]:
    """The phrase with which the sentence begins, when a preposition does, and those of place that head the clause."""
    table, first = phrase_table(ctx), ctx.annotated.sentence_of(i).first
    governor = preposition_at(ctx, first)
    head = table.at(first + governor[0]) if governor is not None and first + governor[0] < i else None
    found = [head] if head is not None and head.prep == first else []
    clause: list[Phrase] = []
    for j in range(i - 1, max(first, i - _LONGEST_CLAUSE) - 1, -1):
        if is_predicate(ctx, j):
            break
        phrase = table.at(j)
        if phrase is not None and phrase.first == j and phrase not in found and _leads(ctx, phrase):
            clause.insert(0, phrase)
    return found + clause


def _leads(ctx: ArticleContext, phrase: Phrase) -> bool:
    """Whether a phrase of place heads its clause: "Kemudian | di London | saya bertemu"."""
    if phrase.prep is None or phrase.role != "place":
        return False
    first, j = ctx.annotated.sentence_of(phrase.first).first, phrase.prep - 1
    while j >= first and ctx.doc[j].text != "," and ctx.annotated.pos[j] in ("ADV", "CCONJ", "PUNCT"):
        j -= 1
    return j < first or ctx.doc[j].text == ","


def _capitalised(ctx: ArticleContext, phrase: Phrase) -> bool:
    """A phrase that the recogniser took for no name, but that is written and tagged as one."""
    return ctx.doc[phrase.first].pos_ == "PROPN" and all(
        token.text[:1].isupper() for token in ctx.doc[phrase.first : phrase.last] if token.is_alpha
    )


def named_place(ctx: ArticleContext, phrase: Phrase) -> Place | None:
    """A phrase as a place, when it holds the name of one or the name of a house of some sort; else None."""
    if phrase.last - phrase.first == 1 and ctx.annotated.lower(phrase.first) in place_pronouns(ctx.lexicon):
        token = ctx.doc[phrase.first]
        found = ctx.entities.place(token.idx, token.idx + len(token))
        return found if found.entity_id is not None else None
    names, kinds = name_tokens(ctx), ctx.annotated.names
    inside = [i for i in range(phrase.first, phrase.last) if i in names]
    if not inside and not _capitalised(ctx, phrase):
        return _pointed_back(ctx, phrase)
    if inside and all(kinds[names[i]].type == "PER" for i in inside):
        return None
    if ctx.annotated.lower(phrase.first) in siteless_nouns(ctx.lexicon) | meeting_nouns(ctx.lexicon):
        return None
    end = phrase.last
    while end > phrase.first + 1 and ctx.doc[end - 1].pos_ == "DET":
        end -= 1
    last = ctx.doc[end - 1]
    return ctx.entities.place(ctx.doc[phrase.first].idx, last.idx + len(last))


def _pointed_back(ctx: ArticleContext, phrase: Phrase) -> Place | None:
    """A place that a phrase with no name points back to: "kota itu", "wilayah tersebut"."""
    last = ctx.doc[phrase.last - 1]
    if phrase.last - phrase.first < 2 or last.lower_ not in closed_class(ctx.lexicon, "demonstrative"):
        return None
    found = ctx.entities.place(ctx.doc[phrase.first].idx, last.idx + len(last))
    return found if found.entity_id is not None else None


def venue(ctx: ArticleContext, phrase: Phrase) -> Place | None:
    """A phrase with no name as a place, when its noun is one of where things happen: "rumahnya", "balai desa"."""
    first, single = phrase.first, closed_class(ctx.lexicon, "single")
    while first < phrase.last - 1 and (ctx.annotated.lower(first) in single or ctx.annotated.pos[first] == "NUM"):
        first += 1
    nouns = venue_nouns(ctx.lexicon)
    if nouns.at(ctx.annotated, first) is None and ctx.annotated.lower(first).removesuffix("nya") not in nouns.by_first:
        return None
    last = ctx.doc[phrase.last - 1]
    return ctx.entities.place(ctx.doc[phrase.first].idx, last.idx + len(last))


def place_pronouns(lexicon: Lexicon) -> frozenset[str]:
    """The pronouns that stand for a place named before ("di sana")."""
    return lexicon.cached(
        "arguments.place_pronouns",
        lambda lex: frozenset(row["form"] for row in lex.rows("pronouns") if row["refers_to"] == "place"),
    )


def venue_nouns(lexicon: Lexicon) -> PhraseTable[None]:
    """The nouns of ``venue_nouns.tsv``."""
    return lexicon.cached(
        "arguments.venues", lambda lex: PhraseTable((row["form"], None) for row in lex.rows("venue_nouns"))
    )


def of_case(ctx: ArticleContext, phrase: Phrase) -> bool:
    """Whether a place phrase stands right behind a noun of a case, which keeps it: "suap | di Kementerian X"."""
    before = phrase_table(ctx).at(phrase.prep - 1) if phrase.prep else None
    cases = case_nouns(ctx.lexicon)
    return before is not None and any(ctx.annotated.lower(i) in cases for i in range(before.first, before.last))


def case_nouns(lexicon: Lexicon) -> frozenset[str]:
    """Nouns of cases and suspicions ("kasus", "dugaan"), whose place is that of the deed."""
    return lexicon.cached("arguments.cases", lambda lex: frozenset(lex.toml("event_classes")["classes"]["case"]))


def siteless_nouns(lexicon: Lexicon) -> frozenset[str]:
    """Nouns behind "di" where nothing takes place: media, times, ranks ("di Facebook", "di tangan perompak")."""
    classes = ("media", "siteless")
    return lexicon.cached(
        "arguments.siteless",
        lambda lex: frozenset().union(*(lex.toml("event_classes")["classes"][name] for name in classes)),
    )
