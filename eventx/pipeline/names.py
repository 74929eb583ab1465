"""Corrects the statistical names at article level: clean spans, one name one type, no mention forgotten.

Steps: trim each span (titles, degrees, brackets, datelines), add names that the tables know, let all mentions of a
name vote on its type together with titles, cue words and tables, then tag the mentions that the model passed over.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from eventx.models import EntityType
from eventx.pipeline.annotated import AnnotatedText, Name
from eventx.pipeline.heading_names import HeadingNames, cut_at_headings
from eventx.pipeline.headings import in_heading
from eventx.pipeline.initials import initials_pieces
from eventx.pipeline.name_edges import counts
from eventx.pipeline.name_evidence import POINTING, evidence
from eventx.pipeline.name_joins import Key
from eventx.pipeline.name_knowledge import name_knowledge, states_joined
from eventx.pipeline.name_spans import Piece
from eventx.pipeline.name_speakers import office_pieces, speaker_pieces

TYPES: dict[str, EntityType] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
ORDER: tuple[EntityType, ...] = ("PER", "ORG", "LOC")
PART_VOTE, KNOWN_PART_VOTE = 3.0, 1.5
SHORTEST_PART = 3
LONGEST_PERSON = 5
LOCATIVE = frozenset({"di", "ke", "dari", "asal", "antara"})
RULING = frozenset({"country", "province", "union"})  # act by their names
LIST_MARKS = frozenset({",", "dan", "atau", "hingga"})


def correct_names(annotated: AnnotatedText) -> tuple[Name, ...]:
    """The names of an annotated text, corrected; spans never overlap and come in text order."""
    names = _Names(annotated, name_knowledge(annotated.lexicon))
    names.add_all(initials_pieces(annotated, names.knowledge))
    names.add_all(names.tagged())
    names.cut_common()
    names.add_known()
    names.join()
    names.settle_headings()
    names.add_speakers()
    types = names.vote()
    names.remember(types)
    return names.finished(types)


class _Names(HeadingNames):
    """The names of one article while they are corrected."""

    def tagged(self) -> list[Piece]:
        """What the model tags, trimmed."""
        trimmed = [
            piece
            for entity in self.annotated.doc.ents
            if entity.label_ in TYPES
            for piece in self.trimmer.pieces(entity.start, entity.end, TYPES[entity.label_])
        ]
        return cut_at_headings(self.annotated, trimmed, self.trimmer.role_end, self.knowledge)

    def add_all(self, found: list[Piece]) -> None:
        """Add spans that touch no other."""
        for piece in found:
            if not any(self.taken[piece.first : piece.last]):
                self.put(piece)

    def add_known(self) -> None:
        """Tag the countries, organisations and nicknames of the tables that the model passed over."""
        by_first, words = self.knowledge.known_by_first, self.annotated.words
        for i, word in enumerate(words):
            if self.taken[i] or word not in by_first:
                continue
            for form, type_ in by_first[word]:
                last = i + len(form)
                if (
                    (len(form) == 1 or tuple(words[i:last]) == form)
                    and not any(self.taken[i:last])
                    and not self._inside_name(i, last)
                    and not self.trimmer.is_branch(i, last)
                    and not (len(form) == 1 and counts(self.annotated, self.knowledge, i))
                    and not self._hyphenated(i, last)
                    and not self._before_body(i, last, type_)
                    and not (len(form) == 1 and self._points_back(i))
                ):
                    self.put(Piece(i, last, type_, 0.0))
                    break

    def _hyphenated(self, first: int, last: int) -> bool:
        """A part of a compound written with a hyphen: "Jokowi-JK", not one of two states."""
        words, doc = self.annotated.words, self.annotated.doc
        if any(states_joined(words, i, self.knowledge) for i in (first - 1, last)):
            return False
        glued = last < len(words) and not doc[last - 1].whitespace_ and len(words[last]) > 1
        after = last < len(words) and (
            (words[last] == "-" and not doc[last].whitespace_) or (glued and words[last][0] == "-")
        )
        before = first > 1 and words[first - 1] == "-" and not doc[first - 1].whitespace_
        return after or before

    def _points_back(self, i: int) -> bool:
        """Whether the first word of a body's name points back to it: "Satgas itu"."""
        known = self.knowledge.org_words.get(self.annotated.lower(i)) is not None
        return known and self.annotated.lower(i + 1) in POINTING

    def _before_body(self, first: int, last: int, type_: EntityType) -> bool:
        """A body's several words right before another body: a part of its name, as in "Dewan ... Daerah PDIP"."""
        after = self.spans.get(last)
        return type_ == "ORG" and last - first > 1 and after is not None and after.type == "ORG"

    def _inside_name(self, first: int, last: int) -> bool:
        """A capitalised neighbour that belongs to no span: the form may be a part of a longer name."""
        words = self.annotated.words
        after = last < len(words) and words[last][:1].isupper() and not self.taken[last]
        return after and last not in self.trimmer.role_end and self.annotated.sentence_of(first).last > last

    def add_speakers(self) -> None:
        """Add the people whom offices and reporting phrases must name."""
        for piece in office_pieces(self.annotated, self.knowledge, self.trimmer, self.spans):
            self._extend(piece, piece.last)
        found = speaker_pieces(self.annotated, self.knowledge, self.trimmer.role_end, self.spans)
        for new, cut in found:
            if cut is not None:
                self.put(cut)
            self.put(new)

    def vote(self) -> dict[Key, EntityType]:
        """The type of every name, by the votes of all its mentions."""
        votes: dict[Key, Counter[EntityType]] = defaultdict(Counter)
        for first in sorted(self.spans):
            piece = self.spans[first]
            tally = votes[self.key(piece)]
            tally[piece.type] += piece.weight  # type: ignore[assignment]
            after = self.spans.get(piece.last)
            leads_up = after is not None and after.type == "PER"
            for type_, weight in evidence(self.annotated, self.knowledge, self.trimmer.role_end, piece, leads_up):
                tally[type_] += weight  # type: ignore[assignment]
        for key in self._short_forms() & votes.keys():
            votes[key]["ORG"] += PART_VOTE  # type: ignore[assignment]
        people = {part for key, tally in votes.items() if len(key) > 1 and _best(tally) == "PER" for part in key}
        for key, tally in votes.items():
            if len(key) == 1 and key[0] in people and len(key[0]) >= SHORTEST_PART:
                known = self.knowledge.places.is_place(key[0]) and not self._only_a_town(key)
                tally["PER"] += KNOWN_PART_VOTE if known else PART_VOTE  # type: ignore[assignment]
            whole = " ".join(key).replace(" - ", "-")
            if whole in self.knowledge.outlets and (" " in whole or "-" in whole):
                tally["ORG"] += PART_VOTE  # type: ignore[assignment]
        return {key: _best(tally) for key, tally in votes.items()}

    def _only_a_town(self, key: Key) -> bool:
        """Whether a part of a person's name is that of a town at which nothing is told to be: "Solo ditembak"."""
        places = self.knowledge.places
        if places.state_of(key[0]) is not None or any(r.kind in RULING for r in places.find(key[0])):
            return False
        alone = (piece.first for piece in self.spans.values() if self.key(piece) == key)
        return not any(self.annotated.lower(first - 1) in LOCATIVE | LIST_MARKS | {","} for first in alone)

    def _short_forms(self) -> set[Key]:
        """The short forms that the article gives bodies in brackets: "Koalisi Rakyat Merdeka (KRM)"."""
        lower, words = self.annotated.lower, self.annotated.words
        ends = [piece.last for piece in self.spans.values() if piece.type == "ORG"]
        return {(lower(end - 2),) for end in ends if end > 2 and words[end - 1] == ")" and words[end - 3] == "("}

    def remember(self, types: dict[Key, EntityType]) -> None:
        """Tag further mentions of the names found, and the parts of personal names that stand alone."""
        forms = self._forms(types)
        for i, word in enumerate(self.annotated.words):
            if self.taken[i] or word not in forms:
                continue
            for words, type_ in sorted(forms[word], key=lambda form: (-len(form[0]), form[1])):
                piece = Piece(i, i + len(words), type_)
                if self._same(piece, words) and self._fits(piece):
                    types.setdefault(self.key(piece), type_)
                    self.put(piece)
                    break

    def _forms(self, types: dict[Key, EntityType]) -> dict[str, set[tuple[Key, EntityType]]]:
        forms: dict[str, set[tuple[Key, EntityType]]] = defaultdict(set)
        for piece in self.spans.values():
            type_ = types[self.key(piece)]
            words = tuple(self.annotated.words[piece.first : piece.last])
            forms[words[0]].add((words, type_))
            if type_ == "PER" and 1 < len(words) <= LONGEST_PERSON:
                for word in (words[0], words[-1]):
                    if len(word) > SHORTEST_PART and word[:1].isupper():
                        forms[word].add(((word,), type_))
        return forms

    def _same(self, piece: Piece, words: Key) -> bool:
        here = self.annotated.words[piece.first : piece.last]
        return tuple(here) == words and not any(self.taken[piece.first : piece.last])

    def _fits(self, piece: Piece) -> bool:
        """Whether an untagged form may be the name: a single word must not stand among other capitals."""
        words = self.annotated.words
        first, last = piece.first, piece.last
        if not words[first][:1].isupper() or first in self.trimmer.role_end:
            return False
        if last - first > 1:
            return True
        if piece.type == "PER" and self.trimmer.is_date(first, last, "PER"):
            return False
        if self.annotated.sentence_of(first).first == first and self.annotated.lower(first) in self.knowledge.common:
            return False
        if piece.type == "PER" and in_heading(self.annotated, first):
            return True
        after = last < len(words) and words[last][:1].isupper() and not self.taken[last] and words[last].isalpha()
        before = first > 0 and words[first - 1][:1].isupper() and not self.taken[first - 1] and piece.type != "PER"
        return not after and not before

    def finished(self, types: dict[Key, EntityType]) -> tuple[Name, ...]:
        """The names in text order."""
        out: list[Name] = []
        for first in sorted(self.spans):
            piece = self.spans[first]
            start = self.annotated.doc[first].idx
            end = start + len(self.annotated.phrase(first, piece.last))
            type_ = types[self.key(piece)]
            listed = type_ != "LOC" or self._is_listed(piece, out)
            out.append(Name(start, end, first, piece.last, type_, listed))
        return tuple(out)

    def _is_listed(self, piece: Piece, before: list[Name]) -> bool:
        """Whether a place name tells where, not whose: "di Rusia", but "menteri Rusia" and "Gubernur Bali" not."""
        left = self.annotated.lower(piece.first - 1)
        if left in LOCATIVE:
            return True
        if piece.first - 1 in self.trimmer.office_words:
            return False
        if piece.weight:
            return True
        near = before[-1] if before else None
        if near is None or left not in LIST_MARKS or near.last != piece.first - 1:
            return False
        return near.type == "LOC" and near.listed


def _best(tally: Counter[EntityType]) -> EntityType:
    return max(ORDER, key=lambda type_: tally[type_])
