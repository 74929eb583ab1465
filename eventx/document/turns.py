"""Who speaks, turn by turn, and whom a speaking pronoun means: "ujarnya", "kata dia", "menurutnya".

The one who spoke last speaks on, unless a person has become the subject of the narration since; where a body or state
spoke in between, the person before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import itemgetter

from eventx.document.reference import LIKELY, ReferenceIndex
from eventx.lang.lexicon import Lexicon
from eventx.models import Actor
from eventx.pipeline.annotated import Sentence

PERSON_REACH = 1500  # characters back to the person that "ujarnya" may mean when a body or state spoke in between
SUBJECT_REACH = 12  # tokens from the beginning of a sentence to the name of its subject
GOVERNOR_REACH = 12  # tokens from a name back to what governs it
OBJECT_ROLES = frozenset({"companion", "recipient", "agent", "place", "goal", "source", "topic", "between", "inside"})
OPENING = frozenset("([%&")
NOMINAL = frozenset({"NOUN", "PROPN", "DET", "NUM", "ADJ"})
BODIES = frozenset({"ORG", "LOC"})


@dataclass(frozen=True, slots=True)
class SubjectWords:
    """Prepositions whose noun phrase is no subject, adverbs that end it, words that join two, pronouns for a person."""

    prepositions: frozenset[str]
    adverbs: frozenset[str]
    joints: frozenset[str]
    pronouns: frozenset[str]


def subject_words(lexicon: Lexicon) -> SubjectWords:
    """The words of a lexicon, built on first use."""

    def build(lex: Lexicon) -> SubjectWords:
        rows = [(row["form"].casefold(), row["kind"]) for row in lex.rows("statement_words")]
        small = {kind: frozenset(form for form, told in rows if told == kind) for kind in ("adverb", "joint")}
        prepositions = {r["form"].casefold() for r in lex.rows("prepositions") if OBJECT_ROLES & set(r.list("role"))}
        persons = {r["form"] for r in lex.rows("pronouns") if r["refers_to"] == "person" and " " not in r["form"]}
        return SubjectWords(frozenset(prepositions), small["adverb"], small["joint"], frozenset(persons))

    return lexicon.cached("subject_words", build)


@dataclass(slots=True)
class Turns:
    """The turns of speech of one article, filled while its statements are read.

    Attributes:
        index: the mentions of the article.
        actor: makes an actor of a name mention.
        said: who spoke, with the offset of the reporting word, in text order.
    """

    index: ReferenceIndex
    actor: Callable[[int, int], Actor]
    said: list[tuple[int, Actor]] = field(default_factory=list)
    words: SubjectWords = field(init=False)

    def __post_init__(self) -> None:
        self.words = subject_words(self.index.annotated.lexicon)

    def say(self, actor: Actor | None, at: int) -> None:
        """Remember who was told to speak at an offset; what comes out of order is left out."""
        if actor is not None and (not self.said or at >= self.said[-1][0]):
            self.said.append((at, actor))

    def mark(self) -> int:
        """How many turns there are, for `back`."""
        return len(self.said)

    def back(self, mark: int) -> None:
        """Forget the turns since a mark: words inside somebody else's words."""
        del self.said[mark:]

    def last(self, before: int | None = None) -> Actor | None:
        """Who spoke last, before an offset if one is given."""
        place = len(self.said) if before is None else self._count(before)
        return self.said[place - 1][1] if place else None

    def _count(self, before: int) -> int:
        return bisect_left(self.said, before, key=itemgetter(0))

    def speaker(self, start: int, end: int) -> Actor | None:
        """The actor whom a speaking pronoun or clitic at these characters means; None before anybody has spoken."""
        place = self._count(start)
        at = self.said[place - 1][0] if place else -1
        source = self._new_subject(start, at) or self._last_person(start, place) or self.last(start)
        if source is None:
            return None
        text = self.index.annotated.text[start:end]
        return source.model_copy(update={"text": text, "start": start, "end": end})

    def _last_person(self, start: int, place: int) -> Actor | None:
        """The person who spoke last, where a body or state has spoken since: "ujarnya" is said of a person."""
        if not place or self.said[place - 1][1].type not in BODIES:
            return None
        for back in range(place - 1, -1, -1):
            at, actor = self.said[back]
            if start - at > PERSON_REACH:
                return None
            if actor.type == "PER":
                return actor
        return None

    def _new_subject(self, start: int, said_at: int) -> Actor | None:
        """A person named as the subject of this sentence or the one before, later than who spoke last."""
        annotated = self.index.annotated
        own = self._opening(annotated.sentence_at(start))
        limit = annotated.token_at(start)
        if own.start <= said_at:
            return None
        found = self._subject(own.first, limit)
        if found is None and own.index:
            before = self._opening(annotated.sentences[own.index - 1])
            found = self._subject(before.first, min(limit, own.first)) if before.start > said_at else None
        return found

    def _subject(self, low: int, limit: int) -> Actor | None:
        """The person whom the sentence that begins at token `low` opens with, unless something governs the name."""
        annotated = self.index.annotated
        refs = {ref.first: ref for ref in self.index.refs_in(*self._characters(low, min(limit, low + SUBJECT_REACH)))}
        for k in range(low, min(limit, low + SUBJECT_REACH)):
            ref = refs.get(k)
            if annotated.quote_at(annotated.doc[k].idx) is not None:
                return None
            if ref is not None and ref.entity.type == "PER":
                return None if self.governed(low, k) else self.actor(ref.start, ref.end)
            if annotated.lower(k) in self.words.pronouns:
                return None if self.governed(low, k) else self._meant(k)
            commas = [annotated.lower(i) for i in range(max(low, k - 2), k)].count(",")
            if annotated.pos[k] == "VERB" or (annotated.lower(k) == "," and commas):
                return None
        return None

    def _meant(self, k: int) -> Actor | None:
        """The person whom a pronoun means that is the subject, where nobody else comes close."""
        start, end = (
            self.index.annotated.doc[k].idx,
            self.index.annotated.doc[k].idx + len(self.index.annotated.words[k]),
        )
        found = self.index.pronoun(start, speaking=False)
        return self.actor(start, end) if found is not None and found.confidence >= LIKELY else None

    def _characters(self, first: int, last: int) -> tuple[int, int]:
        doc = self.index.annotated.doc
        return doc[first].idx, doc[last - 1].idx + 1 if last > first else doc[first].idx

    def governed(self, low: int, first: int) -> bool:
        """Whether the noun phrase of the name at token `first` follows a preposition or a transitive verb."""
        annotated, words = self.index.annotated, self.words
        for i in range(first - 1, max(low, first - GOVERNOR_REACH) - 1, -1):
            word = annotated.lower(i)
            if word in words.prepositions:
                return True
            if not (word[:1].isalnum() or word in OPENING) or word in words.adverbs:
                return False
            named = self.index.ref_at(i) is not None
            if not named and annotated.pos[i] == "VERB" and word.startswith(("me", "di")):
                return True
            if word in words.joints:
                return self.governed(low, i)
            if not named and annotated.words[i][:1].islower() and annotated.pos[i] not in NOMINAL:
                return False
        return False

    def _opening(self, sentence: Sentence) -> Sentence:
        """The sentence in which the quotation began that this sentence goes on with."""
        quote = self.index.annotated.quote_at(sentence.start)
        while quote is not None and quote.outer_start < sentence.start:
            sentence = self.index.annotated.sentence_at(quote.outer_start)
            quote = self.index.annotated.quote_at(sentence.start)
        return sentence
