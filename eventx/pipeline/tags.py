"""Parts of speech that word formation settles: meN- and di- forms of known roots are verbs, people are nouns.

The tagger is learned from few sentences and takes rare verbs for nouns ("memecat", "mencopot"); a verb taken for a
noun hides the subject and the object of its clause. Only tags that the forms of the lexicon leave no doubt about are
changed.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.attrs import DEP, LOWER, POS
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.symbols import ADJ, ADV, AUX, NOUN, VERB
from spacy.tokens import Doc

from eventx.lang.lexicon import Lexicon
from eventx.lang.morphology import generate

_CLAUSAL = frozenset({VERB, ADJ, ADV, AUX})
# Relations that would put the verb inside a noun phrase.
_INSIDE_PHRASE = frozenset({"amod", "compound", "fixed", "flat", "flat:name", "nmod"})
_OF_A_NOUN = ("compound", "nmod")
_VERBAL = ("be", "di", "me", "te")
# Tables whose forms are verbs when they begin like one.
_VERB_TABLES = ("event_light_verbs", "statement_cues")


@dataclass(frozen=True, slots=True)
class SureTags:
    """Lower-case forms that are verbs, and forms that are nouns of people or units, as spaCy's string hashes."""

    verbs: frozenset[int]
    nouns: frozenset[int]


def sure_tags(lexicon: Lexicon) -> SureTags:
    """The forms of a lexicon whose part of speech is beyond doubt, built once."""
    return lexicon.cached("pipeline.sure_tags", _build)


def _build(lexicon: Lexicon) -> SureTags:
    verbs: set[str] = set()
    for row in lexicon.rows("event_triggers"):
        roots = [word.strip("{}") for word in row["root"].split() if word.startswith("{")] or [row["root"]]
        for root in roots if row["forms"] != "phrase" or "{" in row["root"] else ():
            verbs.update(form for form, made in generate(root).items() if made.voice in ("active", "passive"))
    for table in _VERB_TABLES:
        verbs.update(form for row in lexicon.rows(table) if (form := row["form"].casefold()).startswith(("me", "di")))
    classes = lexicon.toml("event_classes")["classes"]
    nouns = {word for name in ("person", "official", "suspect", "police") for word in classes[name] if word.isalpha()}
    nouns |= {row["form"].casefold() for row in lexicon.rows("quantity_units") if row["form"].isalpha()}
    verbs = {word for word in verbs if word.isalpha() and len(word) > 4}
    return SureTags(frozenset(map(hash_string, verbs)), frozenset(map(hash_string, nouns - verbs)))


def repair_tags(doc: Doc, lexicon: Lexicon) -> None:
    """Set the tags that word formation settles; words with a capital inside a sentence may be names and are kept.

    Args:
        doc: a tagged document; changed in place.
        lexicon: the language data.
    """
    sure = sure_tags(lexicon)
    of_a_noun = {doc.vocab.strings[name] for name in _OF_A_NOUN}
    for i, (word, pos, dep) in enumerate(doc.to_array([LOWER, POS, DEP]).tolist()):
        bare = pos == VERB and dep in of_a_noun
        if not bare and word not in sure.verbs and word not in sure.nouns:
            continue
        token = doc[i]
        if bare and token.is_lower and not token.lower_.startswith(_VERBAL):
            token.pos = NOUN  # "kunjungan kerja": a bare root that belongs to a noun
        elif word in sure.verbs:
            if token.pos != VERB and (token.is_lower or token.is_sent_start):
                token.pos = VERB
            if token.pos == VERB and token.dep_ in _INSIDE_PHRASE:
                token.dep_ = "dep"
        elif word in sure.nouns and token.pos in _CLAUSAL:
            token.pos = NOUN
