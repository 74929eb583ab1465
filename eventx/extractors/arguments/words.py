"""Closed-class words of Indonesian as indexes over lower-case tokens, built once a lexicon."""

from __future__ import annotations

from eventx.lang.closed_class import closed_class as closed_class
from eventx.lang.closed_class import phrase_words as phrase_words
from eventx.lang.lexicon import Lexicon
from eventx.lang.morphology import analyse
from eventx.lang.phrases import PhraseTable
from eventx.lang.tables import Row
from eventx.pipeline.annotated import AnnotatedText
from eventx.pipeline.headings import in_headline


def closing_words(lexicon: Lexicon) -> frozenset[str]:
    """Words that end a noun phrase: demonstratives and "lainnya"."""
    return lexicon.cached(
        "arguments.closing", lambda lex: closed_class(lex, "demonstrative") | closed_class(lex, "rest") - {"lain"}
    )


def opening_words(lexicon: Lexicon) -> frozenset[str]:
    """Words that open a noun phrase whatever their tag: quantifiers and pronouns."""
    return lexicon.cached("arguments.opening", lambda lex: closed_class(lex, "quantifier") | closed_class(lex, "alone"))


def small_numbers(lexicon: Lexicon) -> dict[str, int]:
    """Numbers that count the members of a group, by word: "tiga", and "ketiga" for a group known already."""

    def build(lex: Lexicon) -> dict[str, int]:
        whole = {
            r["form"].casefold(): int(r["value"]) for r in lex.rows("number_words") if r["kind"] in ("one", "whole")
        }
        return whole | known_counts(lex)

    return lexicon.cached("arguments.small_numbers", build)


def known_counts(lexicon: Lexicon) -> dict[str, int]:
    """Numbers of a group whose members are known already, by word: "ketiga"."""
    return lexicon.cached(
        "arguments.known_counts",
        lambda lex: {r["form"].casefold(): int(r["value"]) for r in lex.rows("ordinal_words") if int(r["value"]) > 1},
    )


def approximations(lexicon: Lexicon) -> PhraseTable[str]:
    """What makes the number behind it a round one or a bound: "sekitar", "lebih dari", "sedikitnya"."""
    return lexicon.cached(
        "arguments.approximations", lambda lex: PhraseTable((r["form"], r["form"]) for r in lex.rows("approximations"))
    )


def estimating_words(lexicon: Lexicon) -> frozenset[str]:
    """Words that call what follows likely only: "diperkirakan", "diprediksi"."""
    return lexicon.cached(
        "arguments.estimating",
        lambda lex: frozenset(r["form"].casefold() for r in lex.rows("tense_cues") if r["direction"] == "likely"),
    )


def prepositions(lexicon: Lexicon) -> PhraseTable[str]:
    """Prepositions with the role of their noun phrase."""
    return lexicon.cached(
        "arguments.prepositions",
        lambda lex: PhraseTable((row["form"], row["role"]) for row in lex.rows("prepositions")),
    )


def governed_clitics(lexicon: Lexicon) -> frozenset[str]:
    """Prepositions with the pronoun they govern as one word: "kepadanya", "terhadapnya"."""
    return lexicon.cached(
        "arguments.governed_clitics",
        lambda lex: frozenset(f"{r['form']}nya" for r in lex.rows("prepositions") if " " not in r["form"]),
    )


def place_parts(lexicon: Lexicon) -> frozenset[str]:
    """Words behind the name of a place that tell which part of it is meant: "Gaza utara"."""
    return lexicon.cached(
        "arguments.place_parts", lambda lex: frozenset(row["form"].casefold() for row in lex.rows("place_parts"))
    )


def clause_openers(lexicon: Lexicon) -> PhraseTable[str]:
    """Conjunctions that open a clause with the relation of that clause."""
    return lexicon.cached(
        "arguments.openers",
        lambda lex: PhraseTable((row["form"], row["relation"]) for row in lex.rows("clause_openers")),
    )


def complementisers(lexicon: Lexicon) -> frozenset[str]:
    """Conjunctions whose clause completes a verb: "bahwa", "apakah"."""
    return lexicon.cached(
        "arguments.complementisers",
        lambda lex: frozenset(r["form"] for r in lex.rows("clause_openers") if r["relation"] == "complement"),
    )


def status_cues(lexicon: Lexicon, scope: str) -> PhraseTable[Row]:
    """Status cues of one scope (auxiliary, governor, noun, modifier, opener)."""
    return lexicon.cached(
        f"arguments.status.{scope}",
        lambda lex: PhraseTable((r["form"], r) for r in lex.rows("status_cues") if r["scope"] == scope),
    )


def status_noun(annotated: AnnotatedText, i: int) -> Row | None:
    """The noun of plan, chance or outcome at token `i`, its clitic left out: "rencana", "keberhasilannya"."""
    if i < 0 or in_capitals(annotated, i):
        return None
    index = status_cues(annotated.lexicon, "noun")
    found = index.at(annotated, i)
    if found is not None:
        return found[1]
    word = annotated.lower(i)
    rows = index.by_first.get(word.removesuffix("nya"), ()) if word.endswith("nya") else ()
    return next((row for words, row in rows if len(words) == 1), None)


def in_capitals(annotated: AnnotatedText, i: int) -> bool:
    """Whether token `i` goes on with what is written in capitals in the middle of a sentence: "KMP Sinar | Harapan"."""
    words = annotated.words
    if i < 2 or not words[i].istitle() or not words[i - 1].istitle() or annotated.sentence_of(i).first > i - 2:
        return False
    return not in_headline(annotated, i)


def status_forms(lexicon: Lexicon) -> frozenset[str]:
    """All single words that carry a status: what may stand between a subject and its predicate."""
    return lexicon.cached(
        "arguments.status_forms",
        lambda lex: frozenset(r["form"] for r in lex.rows("status_cues") if r["scope"] == "auxiliary"),
    )


def speech_words(lexicon: Lexicon) -> frozenset[str]:
    """Bare speech words that stand before their speaker ("kata Budi"), which taggers take for nouns."""
    return lexicon.cached("arguments.speech", lambda lex: _post_cues(lex, weak=False))


def attributing_words(lexicon: Lexicon) -> frozenset[str]:
    """Words before the source of what is told: "menurut"."""
    return lexicon.cached(
        "arguments.attributing",
        lambda lex: frozenset(r["form"].casefold() for r in lex.rows("statement_cues") if r["frame"] == "preposition"),
    )


def weak_speech_words(lexicon: Lexicon) -> frozenset[str]:
    """Those that are common nouns or adjectives too ("umum", "pesan"): speech only right after a quotation."""
    return lexicon.cached("arguments.weak_speech", lambda lex: _post_cues(lex, weak=True))


def _post_cues(lexicon: Lexicon, *, weak: bool) -> frozenset[str]:
    rows = (row for row in lexicon.rows("statement_cues") if row["frame"] == "post")
    return frozenset(row["form"].casefold() for row in rows if (row["link"] == "weak") == weak)


def party_words(lexicon: Lexicon) -> frozenset[str]:
    """Nouns for people and bodies: first words of titles, offices and organisations, and plain nouns."""

    def build(lex: Lexicon) -> frozenset[str]:
        rows = (*lex.rows("party_nouns"), *lex.rows("org_words"))
        return title_words(lex) | {row["form"].casefold().split()[0] for row in rows}

    return lexicon.cached("arguments.parties", build)


def bears_event(annotated: AnnotatedText, i: int) -> bool:
    """Whether the verb at token `i` lends its subject, tense, time and place to an event noun: "menggelar", "gagal"."""
    lexicon, word = annotated.lexicon, annotated.lower(i)
    light = lexicon.cached(
        "arguments.light", lambda lex: frozenset(r["form"].casefold() for r in lex.rows("event_light_verbs"))
    )
    roots = lexicon.cached(
        "arguments.bearers", lambda lex: {r["root"] for r in lex.rows("meeting_verbs") if r["part"] != "discuss"}
    )
    return word in light or analyse(word, roots) is not None


def light_for_others(annotated: AnnotatedText, i: int) -> bool:
    """Whether the verb at token `i` lends its subject to an event noun behind it: its subject is none itself."""
    lexicon = annotated.lexicon
    return annotated.lower(i) in lexicon.cached(
        "arguments.light_for_others",
        lambda lex: frozenset(r["form"].casefold() for r in lex.rows("event_light_verbs") if r["role"] != "event"),
    )


def holding_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Verbs whose subject is an event: "digelar", "berlangsung"."""
    return lexicon.cached(
        "arguments.holding",
        lambda lex: frozenset(r["form"] for r in lex.rows("event_light_verbs") if r["role"] == "event"),
    )


def fixed_nouns(lexicon: Lexicon) -> PhraseTable[str]:
    """Nominal meeting words of several words ("rapat dengar pendapat"), which stay one phrase."""
    frames = ("nominal", "session", "summit", "call_noun", "visit_noun")
    return lexicon.cached(
        "arguments.fixed_nouns",
        lambda lex: PhraseTable(
            (r["form"], r["frame"]) for r in lex.rows("meeting_cues") if r["frame"] in frames and " " in r["form"]
        ),
    )


def meeting_nouns(lexicon: Lexicon) -> frozenset[str]:
    """Single nouns of meetings ("pertemuan", "rapat")."""
    frames = ("nominal", "session", "summit")
    return lexicon.cached(
        "arguments.meeting_nouns",
        lambda lex: frozenset(r["form"].casefold() for r in lex.rows("meeting_cues") if r["frame"] in frames),
    )


def credit_words(lexicon: Lexicon) -> frozenset[str]:
    """Passive verbs of report ("dilansir", "dikutip"), which taggers sometimes take for nouns."""
    return lexicon.cached(
        "arguments.credits",
        lambda lex: frozenset(r["form"].casefold() for r in lex.rows("statement_words") if r["kind"] == "via"),
    )


def verb_forms(lexicon: Lexicon) -> frozenset[str]:
    """Verbs of meeting by form, which are predicates whatever the tagger says ("berdialog")."""
    return lexicon.cached(
        "arguments.verb_forms",
        lambda lex: _meeting_verbs(lex) | {row["form"] for row in lex.rows("meeting_verbs") if " " not in row["form"]},
    )


def meets(annotated: AnnotatedText, i: int) -> bool:
    """Whether token `i` is a verb of meeting, whose subject stands before it with no prefix too ("sowan", "hadir")."""
    word = annotated.lower(i)
    return word in _meeting_verbs(annotated.lexicon) or word in _being_there(annotated.lexicon)


def _being_there(lexicon: Lexicon) -> frozenset[str]:
    """Verbs without a prefix of being at a meeting or not: "hadir", "absen"."""
    rows = (row for row in lexicon.rows("meeting_verbs") if row["part"] in ("present", "miss"))
    return lexicon.cached("arguments.being_there", lambda _: frozenset(row["form"] for row in rows))


def _meeting_verbs(lexicon: Lexicon) -> frozenset[str]:
    verbal = ("reciprocal", "transitive", "passive", "call", "visit")
    rows = (row for row in lexicon.rows("meeting_cues") if row["frame"] in verbal and " " not in row["form"])
    return lexicon.cached("arguments.meeting_verbs", lambda _: frozenset(row["form"].casefold() for row in rows))


def everyday_words(lexicon: Lexicon) -> frozenset[str]:
    """Words of time that taggers take for names at the head of a sentence ("Nanti", "Sore")."""
    tables = ("time_deictics", "day_parts", "weekdays")
    return lexicon.cached(
        "arguments.everyday", lambda lex: frozenset(r["form"].casefold() for t in tables for r in lex.rows(t))
    )


def undoing_words(lexicon: Lexicon) -> frozenset[str]:
    """Auxiliaries that call an event off, put it off or deny it ("batal"): never attributes of a noun."""
    undone = ("cancelled", "postponed", "denied")
    return lexicon.cached(
        "arguments.undoing",
        lambda lex: frozenset(r["form"] for r in lex.rows("status_cues") if r["status"] in undone),
    )


def function_words(lexicon: Lexicon) -> frozenset[str]:
    """Single words that never stand inside a noun phrase: clause openers and auxiliaries that are no nouns too."""

    def build(lex: Lexicon) -> frozenset[str]:
        nouns = {row["form"] for row in lex.rows("status_cues") if row["scope"] == "noun"}
        openers = {r["form"] for r in lex.rows("clause_openers") if r["relation"] != "relative" or r["form"] == "yang"}
        openers |= closed_class(lex, "relative")
        return frozenset(form for form in (openers | status_forms(lex)) - nouns if " " not in form)

    return lexicon.cached("arguments.function_words", build)


def organisation_words(lexicon: Lexicon) -> frozenset[str]:
    """First words of names of bodies ("partai", "perusahaan")."""
    return lexicon.cached(
        "arguments.organisations", lambda lex: frozenset(r["form"].casefold().split()[0] for r in lex.rows("org_words"))
    )


def title_words(lexicon: Lexicon) -> frozenset[str]:
    """First words of titles and offices ("menteri", "ketua"), which announce a name."""

    def build(lex: Lexicon) -> frozenset[str]:
        rows = (*lex.rows("titles"), *lex.rows("roles"))
        return frozenset(row["form"].casefold().split()[0] for row in rows)

    return lexicon.cached("arguments.titles", build)
