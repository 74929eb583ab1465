"""Corrects the statistical names at article level: clean spans, one name one type, no mention forgotten.

Steps: trim each span (titles, degrees, brackets, datelines), add names that the tables know, let all mentions of a
name vote on its type together with titles, cue words and tables, then tag the mentions that the model passed over.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from eventx.models import EntityType
from eventx.pipeline.annotated import AnnotatedText, Name
from eventx.pipeline.name_knowledge import NameKnowledge, name_knowledge
from eventx.pipeline.name_spans import Piece, bracketed_acronym, pieces

TYPES: dict[str, EntityType] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
TABLE_VOTE = 2.5
TITLE_VOTE = 2.0
AGE_VOTE = 2.0
HEAD_VOTE = 2.0
PART_VOTE = 1.5
PLACE_PREPOSITIONS = frozenset({"di", "ke"})
LOCATIVE = frozenset({"di", "ke", "dari", "asal", "antara"})
LIST_MARKS = frozenset({",", "dan", "atau", "hingga"})


def correct_names(annotated: AnnotatedText) -> tuple[Name, ...]:
    """The names of an annotated text, corrected; spans never overlap and come in text order."""
    knowledge = name_knowledge(annotated.lexicon)
    found = _Names(annotated, knowledge)
    for entity in annotated.doc.ents:
        if entity.label_ in TYPES:
            found.add_all(pieces(annotated, knowledge, entity.start, entity.end, TYPES[entity.label_]))
    found.add_known()
    found.join_acronyms()
    types = found.vote()
    found.remember(types)
    return found.names(types)


@dataclass(slots=True)
class _Names:
    annotated: AnnotatedText
    knowledge: NameKnowledge
    spans: dict[int, Piece]
    taken: bytearray

    def __init__(self, annotated: AnnotatedText, knowledge: NameKnowledge) -> None:
        self.annotated = annotated
        self.knowledge = knowledge
        self.spans = {}
        self.taken = bytearray(len(annotated.doc))

    def add_all(self, found: list[Piece]) -> None:
        """Add spans that touch no other."""
        for piece in found:
            if not any(self.taken[piece.first : piece.last]):
                self.spans[piece.first] = piece
                self.taken[piece.first : piece.last] = b"\x01" * (piece.last - piece.first)

    def key(self, first: int, last: int) -> tuple[str, ...]:
        """What makes two mentions the same name: their words without regard to case."""
        return tuple(self.annotated.lower(i) for i in range(first, last))

    def add_known(self) -> None:
        """Tag the countries, organisations and nicknames of the tables that the model passed over."""
        known, doc = self.knowledge.known, self.annotated.doc
        i = 0
        while i < len(doc):
            step = 1
            if not self.taken[i] and doc[i].text[:1].isupper():
                for last in range(min(i + self.knowledge.known_longest, len(doc)), i, -1):
                    text = doc[i:last].text
                    if text in known and not any(self.taken[i:last]) and not self._inside_name(i, last):
                        self.add_all([Piece(i, last, known[text], 0.0)])
                        step = last - i
                        break
            i += step

    def _inside_name(self, first: int, last: int) -> bool:
        """A capitalised neighbour that belongs to no span: the form may be a part of a longer name."""
        doc = self.annotated.doc
        after = last < len(doc) and doc[last].text[:1].isupper() and not self.taken[last]
        return after and self.annotated.sentence_of(first).last > last

    def join_acronyms(self) -> None:
        """Join "Komisi Pemberantasan Korupsi" and "(KPK)" to one span."""
        for first in sorted(self.spans):
            piece = self.spans.get(first)
            if piece is None or piece.type != "ORG":
                continue
            last = bracketed_acronym(self.annotated, piece.first, piece.last)
            if last:
                for inner in range(piece.last, last):
                    self.spans.pop(inner, None)
                self.spans[first] = Piece(piece.first, last, piece.type, piece.weight)
                self.taken[first:last] = b"\x01" * (last - first)

    def vote(self) -> dict[tuple[str, ...], EntityType]:
        """The type of every name, by the votes of all its mentions."""
        votes: dict[tuple[str, ...], Counter[EntityType]] = defaultdict(Counter)
        for piece in self.spans.values():
            key = self.key(piece.first, piece.last)
            votes[key][piece.type] += piece.weight
            for type_, weight in self._evidence(piece):
                votes[key][type_] += weight
        people = {part for key, tally in votes.items() if len(key) > 1 and _best(tally) == "PER" for part in key}
        for key, tally in votes.items():
            if len(key) == 1 and key[0] in people and len(key[0]) > 2:
                tally["PER"] += PART_VOTE
        return {key: _best(tally) for key, tally in votes.items()}

    def _evidence(self, piece: Piece) -> list[tuple[EntityType, float]]:
        annotated, knowledge = self.annotated, self.knowledge
        first, last = piece.first, piece.last
        out: list[tuple[EntityType, float]] = []
        known = knowledge.known.get(annotated.doc[first:last].text)
        if known:
            out.append((known, TABLE_VOTE))
        if knowledge.titles.ending(annotated.lower, first, max(0, first - 3)):
            out.append(("PER", TITLE_VOTE))
        if last - first > 1 and knowledge.org_words.starting(annotated.lower, first, last):
            out.append(("ORG", HEAD_VOTE))
        elif last - first > 1 and knowledge.place_words.starting(annotated.lower, first, last):
            out.append(("LOC", HEAD_VOTE))
        if annotated.lower(last) == "(" and _is_age(annotated, last + 1):
            out.append(("PER", AGE_VOTE))
        if annotated.lower(first - 1) in PLACE_PREPOSITIONS and piece.type != "PER":
            out.append(("LOC", 0.5))
        return out

    def remember(self, types: dict[tuple[str, ...], EntityType]) -> None:
        """Tag further mentions of the names found, and the parts of personal names that stand alone."""
        doc = self.annotated.doc
        forms: dict[str, list[tuple[tuple[str, ...], EntityType]]] = defaultdict(list)
        for piece in self.spans.values():
            type_ = types[self.key(piece.first, piece.last)]
            words = tuple(token.text for token in doc[piece.first : piece.last])
            forms[words[0]].append((words, type_))
            if type_ == "PER" and 1 < len(words) <= 5:
                for word in (words[0], words[-1]):
                    if len(word) > 3 and word[:1].isupper():
                        forms[word].append(((word,), type_))
        for i, token in enumerate(doc):
            if self.taken[i] or token.text not in forms:
                continue
            for words, type_ in sorted(set(forms[token.text]), key=lambda form: -len(form[0])):
                last = i + len(words)
                if self._same(i, last, words) and self._fits(i, last, type_, len(words)):
                    types.setdefault(self.key(i, last), type_)
                    self.add_all([Piece(i, last, type_, 1.0)])
                    break

    def _same(self, first: int, last: int, words: tuple[str, ...]) -> bool:
        doc = self.annotated.doc
        return (
            last <= len(doc)
            and not any(self.taken[first:last])
            and all(doc[first + k].text == word for k, word in enumerate(words))
        )

    def _fits(self, first: int, last: int, type_: EntityType, length: int) -> bool:
        """Whether an untagged form may be the name: a part of a name must not stand among other capitals."""
        doc = self.annotated.doc
        if not doc[first].text[:1].isupper():
            return False
        if length > 1:
            return True
        initial = self.annotated.sentence_of(first).first == first
        if initial and doc[first].lower_ in self.knowledge.common:
            return False
        after = last < len(doc) and doc[last].text[:1].isupper() and not self.taken[last] and doc[last].is_alpha
        before = first > 0 and doc[first - 1].text[:1].isupper() and not self.taken[first - 1] and type_ != "PER"
        return not after and not before

    def names(self, types: dict[tuple[str, ...], EntityType]) -> tuple[Name, ...]:
        """The names in text order."""
        doc = self.annotated.doc
        out: list[Name] = []
        for first in sorted(self.spans):
            last = self.spans[first].last
            end = doc[last - 1].idx + len(doc[last - 1].text)
            listed = doc[first:last].text not in self.knowledge.countries or self._is_place(first, out)
            out.append(Name(doc[first].idx, end, first, last, types[self.key(first, last)], listed))
        return tuple(out)

    def _is_place(self, first: int, before: list[Name]) -> bool:
        """Whether a country's name tells where ("di Rusia", "Moskow, Rusia"), not whose ("menteri Rusia")."""
        left = self.annotated.lower(first - 1)
        if left in LOCATIVE:
            return True
        near = before[-1] if before else None
        return left in LIST_MARKS and near is not None and near.last == first - 1 and near.type == "LOC" and near.listed


def _best(tally: Counter[EntityType]) -> EntityType:
    return max(("PER", "ORG", "LOC"), key=lambda type_: tally[type_])  # type: ignore[return-value,arg-type,index]


def _is_age(annotated: AnnotatedText, i: int) -> bool:
    return annotated.lower(i).isdigit() and len(annotated.lower(i)) < 3 and annotated.lower(i + 1) in {")", "tahun"}
