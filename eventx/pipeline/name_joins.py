"""Joins what the model cut: "Lula" + "da" + "Silva", "Polda" + "Bali", "Uni" + "Afrika", a body and its short form."""

from __future__ import annotations

from eventx.pipeline.acronyms import bracketed_acronym, spelt_name
from eventx.pipeline.annotated import AnnotatedText
from eventx.pipeline.name_knowledge import NameKnowledge
from eventx.pipeline.name_spans import INNER_TITLES, Piece, SpanTrimmer

AREA_BODIES = frozenset({"police", "court", "agency", "military", "government", "embassy", "ministry"})

LONGEST_PARTICLES = 2  # "van der"
LONGEST_RANK, LONGEST_SURNAMES = 3, 3
NAME_ENDS = frozenset({",", "(", "."})

Key = tuple[str, ...]


class JoinedNames:
    """The names of one article, `spans` by first token; `taken` marks the tokens that they cover."""

    def __init__(self, annotated: AnnotatedText, knowledge: NameKnowledge) -> None:
        self.annotated = annotated
        self.knowledge = knowledge
        self.trimmer = SpanTrimmer(annotated, knowledge)
        self.spans: dict[int, Piece] = {}
        self.taken = bytearray(len(annotated.doc))

    def put(self, piece: Piece) -> None:
        """Add a name; the caller sees to it that it overlaps no other."""
        self.spans[piece.first] = piece
        self.taken[piece.first : piece.last] = b"\x01" * (piece.last - piece.first)

    def key(self, piece: Piece) -> Key:
        """What makes two mentions the same name: their words without regard to case."""
        return tuple(self.annotated.lower(i) for i in range(piece.first, piece.last))

    def join(self) -> None:
        """Join what is one name: "al" and "Assad" at a hyphen, "Polda" and "Bali", a body and its short form."""
        for first in sorted(self.spans):
            piece = self.spans.get(first)
            if piece is None:
                continue
            if piece.type == "PER" and self._has_forename(piece):
                del self.spans[first]
                piece = Piece(first - 1, piece.last, piece.type, piece.weight)
                self.put(piece)
            if piece.type == "LOC" and self._is_rest_of_place(piece):
                del self.spans[first]
                piece = Piece(first - 1, piece.last, piece.type, piece.weight)
                self.put(piece)
            last = self._particle(piece) or self._hyphen(piece) or self._area(piece) or self._surnames(piece)
            if last:
                piece = self._extend(piece, last)
            if piece.type == "ORG" or self._is_body(piece):
                last = bracketed_acronym(self.annotated, piece.first, piece.last)
                if last:
                    self._extend(Piece(piece.first, piece.last, "ORG", piece.weight), last)
        self._join_spelt()
        self._join_repeated()

    def cut_common(self) -> None:
        """Leave a common word out that leads a person's name known without it: "KTP | Elektronik Arga Wirawan"."""
        known = {self.key(piece) for piece in self.spans.values() if piece.type == "PER"}
        for first in sorted(self.spans):
            piece = self.spans[first]
            key = self.key(piece)
            led = len(key) > 2 and key[0] in self.knowledge.common and key[1] not in self.knowledge.particles
            if piece.type == "PER" and led and key[1:] in known:
                del self.spans[first]
                self.taken[first] = 0
                self.put(Piece(first + 1, piece.last, piece.type, piece.weight))

    def _join_spelt(self) -> None:
        """Let a body's name begin where its acronym says: "Forum Kali's" + "Bening Raya (FKBR)"."""
        for bracket, word in enumerate(self.annotated.words):
            if word != "(" or bracket + 2 >= len(self.taken):
                continue
            first = spelt_name(self.annotated, bracket)
            if first < 0 or first in self.spans or (first and self.taken[first] and self.taken[first - 1]):
                continue
            inner = [self.spans[i] for i in range(first, bracket) if i in self.spans]
            org = any(piece.type == "ORG" for piece in inner) or self._is_body(Piece(first, bracket, "ORG"))
            if org and all(piece.last <= bracket + 3 for piece in inner):
                self._extend(Piece(first, bracket, "ORG"), bracket + 3)

    def _join_repeated(self) -> None:
        """Join the parts of a name that stands elsewhere in the article as one: "Uni Afrika", then "Uni" + "Afrika"."""
        forms: dict[str, set[Key]] = {}
        for piece in self.spans.values():
            words = tuple(self.annotated.words[piece.first : piece.last])
            if len(words) > 1 and words[-1].isalnum():
                forms.setdefault(words[0], set()).add(words)
        for first in sorted(self.spans):
            whole = self.spans.get(first)
            if whole is None:
                continue
            for words in sorted(forms.get(self.annotated.words[first], ()), key=len, reverse=True):
                last = first + len(words)
                if last <= whole.last or tuple(self.annotated.words[first:last]) != words:
                    continue
                if all(self.spans[i].last <= last for i in range(whole.last, last) if i in self.spans):
                    self._extend(whole, last)
                    break

    def _extend(self, piece: Piece, last: int) -> Piece:
        for inner in range(piece.first + 1, last):
            self.spans.pop(inner, None)
        wider = Piece(piece.first, last, piece.type, piece.weight)
        self.put(wider)
        return wider

    def _particle(self, piece: Piece) -> int:
        """The end of a personal name that goes on after a small word: "Lula da Silva", "Abdel Karim el-Salim"."""
        lower, words = self.annotated.lower, self.annotated.words
        i = piece.last
        while i - piece.last < LONGEST_PARTICLES and lower(i) in self.knowledge.particles and not self.taken[i]:
            i += 1
        if piece.type != "PER" or i == piece.last or i >= len(words):
            return 0
        after = self.spans.get(i)
        if words[i - 1].istitle() and after is not None and after.type != "ORG" and not self._is_known(after):
            return after.last  # "Fabio Di" + "Giannantonio"
        if lower(i - 1) in self.knowledge.introducers:
            return 0
        if words[i] == "-" and i + 1 < len(words) and words[i + 1][:1].isupper() and not self.taken[i + 1]:
            return i + 2
        return after.last if after is not None and after.type == "PER" else 0

    def _is_known(self, piece: Piece) -> bool:
        return bool(self.knowledge.places.find(self.annotated.phrase(piece.first, piece.last)))

    def _surnames(self, piece: Piece) -> int:
        """The end of a titled personal name that goes on untagged: "Mayor Jenderal Shadi | Mansur al-Hakim, ..."."""
        lower, words, first = self.annotated.lower, self.annotated.words, piece.first
        titled = self.knowledge.titles.ending(lower, first, max(0, first - LONGEST_RANK))
        if piece.type != "PER" or titled is None or titled[1] not in INNER_TITLES or not words[first - 1].istitle():
            return 0
        i = piece.last
        while i < len(words) and i - piece.last < LONGEST_SURNAMES and self._is_surname(i):
            i += 1
        return i if i > piece.last and (i == len(words) or words[i] in NAME_ENDS) else 0

    def _is_surname(self, i: int) -> bool:
        """Whether an untagged word goes on with a name: capitalised, or with a particle at its hyphen ("al-Hakim")."""
        particle, _, rest = self.annotated.words[i].partition("-")
        if rest[:1].isupper() and particle.casefold() in self.knowledge.particles:
            return not self.taken[i]
        return not self.taken[i] and self._is_word_of_name(i)

    def _is_rest_of_place(self, piece: Piece) -> bool:
        """Whether the word before belongs to the place's name: "DKI" + "Jakarta"."""
        i = piece.first - 1
        if i < 0 or self.taken[i] or not self.annotated.words[i][:1].isupper() or i in self.trimmer.role_end:
            return False
        return self.knowledge.places.is_place(self.annotated.phrase(i, piece.last))

    def _has_forename(self, piece: Piece) -> bool:
        """An untagged particle or forename before a personal name: "I Made ...", "Kemlu Teuku Faizasyah"."""
        i = piece.first - 1
        if i < 0 or self.taken[i] or not self.annotated.words[i][:1].isupper():
            return False
        if self.annotated.sentence_of(i).first == i:
            return self._is_word_of_name(i) and self.annotated.lower(i) not in self.knowledge.common
        return self.annotated.lower(i) in self.knowledge.particles or self._is_forename(i)

    def _is_forename(self, i: int) -> bool:
        """A proper noun behind a body, a place, a comma or a small word that opens a person's name: "Kemlu Teuku"."""
        left, word = self.annotated.words[i - 1], self.annotated.lower(i)
        opens = (left == "," or (left.islower() and word not in self.knowledge.common)) and (
            word not in self.knowledge.calendar
        )
        return (bool(self.taken[i - 1]) or opens) and self._is_word_of_name(i)

    def _is_word_of_name(self, i: int) -> bool:
        """Whether an untagged proper noun is no place, role, title, nor first word of a body's or place's name."""
        token, lower = self.annotated.doc[i], self.annotated.lower
        if token.pos_ != "PROPN" or not token.text.istitle() or i in self.trimmer.role_end:
            return False
        if self.knowledge.places.is_place(token.text):
            return False
        words = (self.knowledge.titles, self.knowledge.org_words, self.knowledge.place_words)
        return not any(table.starting(lower, i, i + 1) for table in words)

    def _is_body(self, piece: Piece) -> bool:
        return self.knowledge.org_words.starting(self.annotated.lower, piece.first, piece.last) is not None

    def _hyphen(self, piece: Piece) -> int:
        """The end of a personal name that goes on after a hyphen with white space, or of a known name with one."""
        i = piece.last
        if self.annotated.lower(i) != "-" or i + 1 >= len(self.annotated.doc):
            return 0
        after = self.spans.get(i + 1)
        if piece.type == "PER" and self.trimmer.joins(i):
            return after.last if after else i + 2
        if after is not None:
            phrase = self.annotated.phrase
            whole = f"{phrase(piece.first, i)}-{phrase(after.first, after.last)}"
            if self.knowledge.places.find(whole):
                return after.last
        return 0

    def _area(self, piece: Piece) -> int:
        """The end of the area right after the first word of a local body: "Polda" + "Bali"."""
        after = self.spans.get(piece.last)
        if piece.type != "ORG" or after is None or piece.last - piece.first > 2:
            return 0
        if after.type != "LOC" and not self.knowledge.places.is_place(self.annotated.phrase(after.first, after.last)):
            return 0
        found = self.knowledge.org_words.starting(self.annotated.lower, piece.first, piece.last)
        return after.last if found and found[0] == piece.last and found[1] in AREA_BODIES else 0
