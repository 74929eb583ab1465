"""What pronouns and descriptions refer to: "ia", "-nya", "menteri itu", "politikus Golkar tersebut", "keduanya".

Candidates are the entities named before, outside the quotations; each is scored by how many sentences ago it was
named, whether it was the subject or speaker there, and how often the article names it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from eventx.document.drafts import EntityDraft, MentionRef, Resolution
from eventx.models import EntityType
from eventx.pipeline.annotated import AnnotatedText

RECENCY, RECENCY_STEP, FARTHEST = 10.0, 2.0, 7
SUBJECT_BONUS, SPEAKER_BONUS, OFTEN_BONUS = 3.0, 2.5, 0.4
OBLIQUE_PENALTY = 3.0
CLASS_BONUS, WORD_BONUS = 4.0, 1.5
SURE, LIKELY, POSSIBLE, DOUBTFUL = 0.9, 0.75, 0.6, 0.45
SUBJECT_RELATIONS = frozenset({"nsubj", "nsubj:pass", "csubj", "root", "ROOT"})
OBLIQUE_MARKS = frozenset(
    {"kepada", "dengan", "oleh", "terhadap", "dari", "bersama", "untuk", "tentang", "soal", "pada", "bagi", "atas",
     "milik", "antara", "di", "ke", "melalui", "lewat", "dan"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention outside quotations: its entity, narrative sentence, and how prominent it is there."""

    entity: EntityDraft
    start: int
    sentence: int
    prominence: float


@dataclass(slots=True)
class ReferenceIndex:
    """The mentions of an article as candidates, in text order, and who has spoken so far."""

    annotated: AnnotatedText
    refs: list[MentionRef]
    cues: frozenset[str]
    candidates: list[Candidate] = field(default_factory=list)
    quoted: list[Candidate] = field(default_factory=list)
    speakers: list[tuple[int, EntityDraft]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _narrative: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._narrative = self._count_narrative()
        for ref in self.refs:
            sentence = self.annotated.sentence_at(ref.start).index
            inside = self.annotated.quote_at(ref.start) is not None
            candidate = Candidate(ref.entity, ref.start, self._narrative[sentence], self._prominence(ref))
            (self.quoted if inside else self.candidates).append(candidate)
        self._starts = [candidate.start for candidate in self.candidates]

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
        doc = self.annotated.doc
        left = self.annotated.lower(ref.first - 1)
        head = next((t for t in doc[ref.first : ref.last] if not ref.first <= t.head.i < ref.last), doc[ref.first])
        if head.dep_.split(":")[0] in {"nsubj", "csubj"} or head.dep_ == "ROOT":
            return SUBJECT_BONUS
        sentence = self.annotated.sentence_of(ref.first)
        if ref.first == sentence.first:
            return SUBJECT_BONUS
        if left in OBLIQUE_MARKS:
            return -OBLIQUE_PENALTY
        return 0.0

    def is_speaker(self, ref: MentionRef) -> bool:
        """Whether a reporting word stands right before or after a mention (titles and apposition between)."""
        lower = self.annotated.lower
        return any(lower(i) in self.cues for i in (ref.first - 1, ref.last)) or (
            lower(ref.first - 1) == "," and lower(ref.first - 2) in self.cues
        )

    def note_speaker(self, entity: EntityDraft, start: int) -> None:
        """Remember who was found to speak at an offset; the finding of later pronouns leans on it."""
        self.speakers.append((start, entity))

    def last_speaker(self, before: int) -> EntityDraft | None:
        """Who spoke last before an offset, as told by `note_speaker`."""
        best: tuple[int, EntityDraft] | None = None
        for start, entity in self.speakers:
            if start < before and (best is None or start >= best[0]):
                best = (start, entity)
        return best[1] if best else None

    def scores(self, at: int, types: frozenset[EntityType], *, skip_sentence: bool) -> list[tuple[float, EntityDraft]]:
        """The candidates before an offset, best first; `skip_sentence` leaves out those of its own sentence."""
        sentence = self.annotated.sentence_at(at)
        limit = sentence.start if skip_sentence else at
        here = self._narrative[sentence.index]
        speaker = self.last_speaker(at)
        best: dict[str, tuple[float, EntityDraft]] = {}
        inside = self.annotated.quote_at(at)
        pool = self.candidates[: bisect_left(self._starts, limit)][-60:]
        if inside is not None:
            pool = pool + [c for c in self.quoted if inside.outer_start <= c.start < at]
        for candidate in pool:
            away = here - candidate.sentence
            if candidate.entity.type not in types or away > FARTHEST:
                continue
            score = RECENCY - RECENCY_STEP * away + candidate.prominence
            score += OFTEN_BONUS * min(len(candidate.entity.mentions) - 1, 4)
            if candidate.entity is speaker:
                score += SPEAKER_BONUS
            old = best.get(candidate.entity.id)
            if old is None or score >= old[0]:
                best[candidate.entity.id] = (score, candidate.entity)
        return sorted(best.values(), key=lambda item: -item[0])

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

    def pair(self, at: int, number: int) -> Resolution | None:
        """The two (three) people or bodies named side by side last before an offset, for "keduanya"."""
        limit = bisect_left(self._starts, at)
        window = self.candidates[max(0, limit - 12) : limit]
        sentences: dict[int, list[EntityDraft]] = {}
        for candidate in window:
            group = sentences.setdefault(candidate.sentence, [])
            if candidate.entity not in group:
                group.append(candidate.entity)
        for sentence in sorted(sentences, reverse=True)[:3]:
            for type_ in ("PER", "LOC", "ORG"):
                group = [entity for entity in sentences[sentence] if _can_pair(entity, type_)]
                if len(group) == number:
                    return Resolution(tuple(group), LIKELY, "pair")
                if len(group) > number and type_ == "PER":
                    return Resolution(tuple(group[:number]), DOUBTFUL, "pair")
        return None


def _can_pair(entity: EntityDraft, type_: str) -> bool:
    return entity.type == type_ and (type_ != "LOC" or entity.kind == "country")


def _decide(ranked: list[tuple[float, EntityDraft]], rule: str) -> Resolution | None:
    if not ranked:
        return None
    margin = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 99.0
    confidence = SURE if margin >= 3 else LIKELY if margin >= 1.5 else POSSIBLE if margin >= 0.5 else DOUBTFUL
    if ranked[0][0] < 0:
        confidence = DOUBTFUL
    return Resolution((ranked[0][1],), confidence, rule)


decide = _decide
