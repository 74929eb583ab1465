"""What pronouns and descriptions refer to: "ia", "-nya", "menteri itu", "politikus Golkar tersebut", "keduanya".

Candidates are the entities named before, outside the quotations; each is scored by how many sentences ago it was
named, whether it was the subject or speaker there, and how often the article names it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from spacy.attrs import DEP, HEAD, POS
from spacy.symbols import NOUN

from eventx.document.drafts import EntityDraft, MentionRef, Resolution
from eventx.lang.lexicon import Lexicon
from eventx.models import EntityType
from eventx.pipeline.annotated import AnnotatedText, Quote

RECENCY, RECENCY_STEP, FARTHEST = 10.0, 2.0, 7
HASHES = 2**64  # string hashes are unsigned, the array of heads is not
POOL = 60  # mentions looked back at
SUBJECT_BONUS, SPEAKER_BONUS, OFTEN_BONUS = 3.0, 2.5, 0.4
OBLIQUE_PENALTY = 3.0
CLASS_BONUS, WORD_BONUS = 4.0, 1.5
SURE, LIKELY, POSSIBLE, DOUBTFUL = 0.9, 0.75, 0.6, 0.45
QUOTED_BONUS = 2.0
BESIDE = 90  # characters between a quotation and the name of its speaker, role included
SUBJECT_RELATIONS = frozenset({"nsubj", "csubj", "ROOT"})
OBLIQUE_MARKS = frozenset(
    {"kepada", "dengan", "oleh", "terhadap", "dari", "bersama", "untuk", "tentang", "soal", "pada", "bagi", "atas",
     "milik", "antara", "di", "ke", "melalui", "lewat"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention outside quotations: its entity, narrative sentence, and how prominent it is there."""

    entity: EntityDraft
    start: int
    sentence: int
    prominence: float


@dataclass(frozen=True, slots=True)
class Cues:
    """Reporting words: those that stand before their speaker ("kata X", "menurut X"), and after ("X mengatakan")."""

    before: frozenset[str]
    after: frozenset[str]


def reporting_cues(lexicon: Lexicon) -> Cues:
    """The single-word cues of a lexicon, built on first use."""

    def build(lex: Lexicon) -> Cues:
        rows = [row for row in lex.rows("statement_cues") if " " not in row["form"]]
        before = {row["form"].casefold() for row in rows if row["frame"] in {"post", "preposition", "passive"}}
        after = {row["form"].casefold() for row in rows if row["frame"] in {"clausal", "request", "describe"}}
        return Cues(frozenset(before), frozenset(after))

    return lexicon.cached("reference_cues", build)


@dataclass(slots=True)
class ReferenceIndex:
    """The mentions of an article as candidates, in text order.

    `speaker_before` gives the id of the entity that spoke last before an offset, as far as that is known.
    """

    annotated: AnnotatedText
    refs: list[MentionRef]
    cues: Cues
    leads: dict[int, int] = field(default_factory=dict)
    owners: set[int] = field(default_factory=set)
    candidates: list[Candidate] = field(default_factory=list)
    quoted: list[Candidate] = field(default_factory=list)
    speaker_before: Callable[[int], str | None] = lambda _: None
    _starts: list[int] = field(default_factory=list)
    _ref_starts: list[int] = field(default_factory=list)
    _narrative: list[int] = field(default_factory=list)
    _heads: list[int] = field(default_factory=list)
    _relations: list[str] = field(default_factory=list)
    _nouns: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._narrative = self._count_narrative()
        self._read_tree()
        self._ref_starts = [ref.start for ref in self.refs]
        for ref in self.refs:
            sentence = self.annotated.sentence_at(ref.start).index
            inside = self.annotated.quote_at(ref.start) is not None
            candidate = Candidate(ref.entity, ref.start, self._narrative[sentence], self._prominence(ref))
            (self.quoted if inside else self.candidates).append(candidate)
        self._starts = [candidate.start for candidate in self.candidates]

    def _read_tree(self) -> None:
        """Heads, relations and nouns as lists: one look into the document instead of one a mention."""
        strings = self.annotated.doc.vocab.strings
        heads, relations, classes = self.annotated.doc.to_array([HEAD, DEP, POS]).astype("int64").T.tolist() or (
            [],
            [],
            [],
        )
        self._heads = [i + head for i, head in enumerate(heads)]
        names = {number: strings[number % HASHES].split(":")[0] for number in set(relations)}
        self._relations = [names[number] for number in relations]
        self._nouns = [number == NOUN for number in classes]

    def _count_narrative(self) -> list[int]:
        """For every sentence, how many sentences that do not begin inside a quotation stand before it."""
        out, count = [], 0
        for sentence in self.annotated.sentences:
            quote = self.annotated.quote_at(sentence.start)
            if quote is None or quote.outer_end < sentence.end:
                count += 1
            out.append(count)
        return out

    def _prominence(self, ref: MentionRef) -> float:
        """How prominent a mention is in its sentence: a speaker, a subject, an oblique."""
        if self.is_speaker(ref):
            return SUBJECT_BONUS + SPEAKER_BONUS
        if ref.start in self.owners:
            return -OBLIQUE_PENALTY
        lead = self.leads.get(ref.start, ref.first)
        left = self.annotated.lower(lead - 1)
        # The title heads the name in these trees: "Presiden" is the subject in "Presiden Budi Santoso tiba".
        head = next((i for i in range(lead, ref.last) if not lead <= self._heads[i] < ref.last), ref.first)
        if lead == self.annotated.sentence_of(lead).first or self._relations[head] in SUBJECT_RELATIONS:
            return SUBJECT_BONUS
        possessor = lead == ref.first and lead > 0 and self._nouns[lead - 1] and self._heads[head] == lead - 1
        return -OBLIQUE_PENALTY if left in OBLIQUE_MARKS or possessor else 0.0

    def is_speaker(self, ref: MentionRef) -> bool:
        """Whether a reporting word stands right before a mention with its titles and role, or right after it."""
        lower = self.annotated.lower
        before = lower(self.leads.get(ref.start, ref.first) - 1)
        return before in self.cues.before or lower(ref.last) in self.cues.after

    def quote_speaker(self, quote: Quote) -> EntityDraft | None:
        """Who is named beside a quotation as its speaker."""
        after = [ref for ref in self.refs_in(quote.outer_end, quote.outer_end + BESIDE) if self.is_speaker(ref)]
        before = [ref for ref in self.refs_in(quote.outer_start - BESIDE, quote.outer_start) if self.is_speaker(ref)]
        found = after[:1] or before[-1:]
        return found[0].entity if found else None

    def refs_in(self, start: int, end: int) -> list[MentionRef]:
        """The name mentions that begin in ``[start, end)``."""
        starts = self._ref_starts
        return self.refs[bisect_left(starts, start) : bisect_left(starts, end)]

    def ref_at(self, i: int) -> MentionRef | None:
        """The name mention that covers token `i`."""
        start = self.annotated.doc[i].idx
        place = bisect_right(self._ref_starts, start) - 1
        return self.refs[place] if place >= 0 and i < self.refs[place].last else None

    def scores(self, at: int, types: frozenset[EntityType], *, skip_sentence: bool) -> list[tuple[float, EntityDraft]]:
        """The candidates before an offset, best first; `skip_sentence` leaves out those of its own sentence."""
        sentence = self.annotated.sentence_at(at)
        limit = sentence.start if skip_sentence else at
        here = self._narrative[sentence.index]
        speaker = self.speaker_before(at)
        best: dict[str, tuple[float, EntityDraft]] = {}
        inside = self.annotated.quote_at(at)
        pool = self.candidates[max(0, bisect_left(self._starts, limit) - POOL) : bisect_left(self._starts, limit)]
        barred: EntityDraft | None = None
        if inside is not None:
            pool = pool + [c for c in self.quoted if inside.outer_start <= c.start < at]
            barred = self.quote_speaker(inside)
        for candidate in pool:
            away = here - candidate.sentence
            if candidate.entity.type not in types or away > FARTHEST or candidate.entity is barred:
                continue
            score = QUOTED_BONUS if inside is not None and candidate.start > inside.outer_start else 0.0
            score += RECENCY - RECENCY_STEP * away + candidate.prominence
            score += OFTEN_BONUS * min(len(candidate.entity.mentions) - 1, 4)
            if candidate.entity.id == speaker:
                score += SPEAKER_BONUS
            old = best.get(candidate.entity.id)
            if old is None or score >= old[0]:
                best[candidate.entity.id] = (score, candidate.entity)
        order = {candidate.entity.id: candidate.start for candidate in pool}
        return sorted(best.values(), key=lambda item: (-item[0], -order[item[1].id]))

    def pronoun(self, at: int, *, speaking: bool) -> Resolution | None:
        """The person that a third-person pronoun at an offset means.

        Args:
            at: the pronoun's offset.
            speaking: the pronoun is the speaker of a report ("ujarnya"): then nobody of its own sentence is meant.
        """
        ranked = self.scores(at, frozenset({"PER"}), skip_sentence=speaking)
        if not ranked and speaking:
            ranked = self.scores(at, frozenset({"PER"}), skip_sentence=False)
        return _decide(ranked, "pronoun")


def _decide(ranked: list[tuple[float, EntityDraft]], rule: str) -> Resolution | None:
    if not ranked:
        return None
    margin = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 99.0
    confidence = SURE if margin >= 3 else LIKELY if margin >= 1.5 else POSSIBLE if margin >= 0.5 else DOUBTFUL
    if ranked[0][0] < 0:
        confidence = DOUBTFUL
    return Resolution((ranked[0][1],), confidence, rule)


decide = _decide
