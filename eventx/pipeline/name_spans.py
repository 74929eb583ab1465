"""Trims a statistical name span: no titles, roles, degrees, quotation marks, half brackets or datelines in it."""

from __future__ import annotations

from dataclasses import dataclass

from eventx.models import EntityType
from eventx.pipeline.annotated import AnnotatedText
from eventx.pipeline.name_edges import EDGE, area_of_head, counts, trimmed_edges
from eventx.pipeline.name_knowledge import DASHES, SHORT_MONTH, WEEKDAY, NameKnowledge, states_joined

INNER_TITLES = frozenset({"rank", "academic"})
SHORTEST_SMALL = 4  # letters of a country written small: "as" and "ri" are words too
LONGEST_SUFFIX = 3  # letters of the part after a hyphen in "Jong-un"
COMMON_CLASSES = frozenset({"VERB", "ADJ", "ADV", "PRON", "SCONJ", "CCONJ", "ADP", "AUX", "DET", "PART", "INTJ", "NUM"})
HUMAN_CLASSES = frozenset({"human", "kin", "person", "suspect", "group", "profession", "artist", "sport"})
LONGEST_PERSON = 5
ASSOCIATION = "association"
KEPT_TITLES = frozenset({"noble", "cleric"})
GOVERNOR = "governor"
AREA_OFFICES = frozenset({GOVERNOR, "police"})
LONGEST_AREA = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A candidate name: tokens ``[first, last)``, its type, and how much its own vote counts."""

    first: int
    last: int
    type: EntityType
    weight: float = 1.0


class SpanTrimmer:
    """Makes clean names of the model's spans of one article."""

    def __init__(self, annotated: AnnotatedText, knowledge: NameKnowledge) -> None:
        self.annotated = annotated
        self.knowledge = knowledge
        self.role_end: dict[int, int] = {}
        self.office_words: set[int] = set()
        self.area_offices: set[int] = set()
        self._find_roles()

    def _find_roles(self) -> None:
        """Fill `role_end` (of every token inside a role), `office_words` (the tokens of offices), `area_offices`."""
        count = len(self.annotated.doc)
        i = 0
        while i < count:
            found = self.knowledge.roles.starting(self.annotated.lower, i, count)
            if found is None or (found[0] == i + 1 and self.annotated.lower(i) in self.knowledge.given):
                i += 1
                continue
            for k in range(i, found[0]):
                self.role_end[k] = found[0]
                if found[1] not in HUMAN_CLASSES:
                    self.office_words.add(k)
                if found[1] in AREA_OFFICES:
                    self.area_offices.add(k)
            i = found[0]

    def pieces(self, first: int, last: int, type_: EntityType) -> list[Piece]:
        """The names in one span: none where it holds only titles or a date, several where names meet."""
        out: list[Piece] = []
        begin = first
        for i in range(first, last + 1):
            if i == last or (self._breaks(i) and not (type_ == "ORG" and self._one_body(begin, i, last))):
                out.extend(self._split(begin, i, type_))
                begin = i + 1
        return out

    def _breaks(self, i: int) -> bool:
        """A line end, or a dash with white space around it or between states: two names side by side."""
        token = self.annotated.doc[i]
        if token.is_space:
            return "\n" in token.text
        spaced = i > 0 and bool(self.annotated.doc[i - 1].whitespace_) and bool(token.whitespace_)
        apart = spaced or states_joined(self.annotated.words, i, self.knowledge)
        return token.text in DASHES and apart and not self.joins(i)

    def _one_body(self, first: int, i: int, last: int) -> bool:
        """Whether a spaced hyphen stands inside a body's name ("Go - Jek"), not behind an outlet or a place."""
        words = self.annotated.words
        if words[i] != "-" or self.annotated.sentence_of(first).first == first or i in (first, last - 1):
            return False
        sides = self.annotated.phrase(first, i), self.annotated.phrase(i + 1, last)
        if i + 1 in self.role_end or any(self.knowledge.places.is_place(side) for side in sides):
            return False
        return not any(side in self.knowledge.known for side in sides) and words[i + 1][:1].isupper()

    def joins(self, i: int) -> bool:
        """Whether a spaced hyphen stands inside a name: "Kim Jong - un", "Bashar al - Assad"."""
        doc, texts = self.annotated.doc, self.annotated.words
        if i + 1 >= len(doc) or texts[i] != "-":
            return False
        after = texts[i + 1]
        if self.annotated.lower(i - 1) in self.knowledge.particles:
            return True
        short = after.islower() and after.isalpha() and len(after) <= LONGEST_SUFFIX
        return short and doc[i + 1].pos_ not in COMMON_CLASSES

    def _split(self, first: int, last: int, type_: EntityType) -> list[Piece]:
        """A span cut where a rank or degree stands inside it ("Lhokseumawe AKP Yasir")."""
        if type_ != "LOC":
            for i in range(first + 1, last):
                found = self.knowledge.titles.starting(self.annotated.lower, i, last)
                if found and found[1] in INNER_TITLES and found[0] < last and self.annotated.words[i][:1].isupper():
                    if found[0] == i + 1 and (len(self.annotated.words[i]) < 3 or self._of_profession(first, i, type_)):
                        continue
                    head: EntityType = "LOC" if self._place(first, i) else "ORG"
                    return [*self._trim(first, i, head), *self._split(found[0], last, "PER")]
        return self._trim(first, last, type_)

    def _of_profession(self, first: int, i: int, type_: EntityType) -> bool:
        """Whether a title tells whose association a body is: "Ikatan | Dokter Anak Indonesia"."""
        kind = self.knowledge.org_words.starting(self.annotated.lower, first, i)
        return type_ == "ORG" and kind == (i, ASSOCIATION)

    def _place(self, first: int, last: int) -> bool:
        return self.knowledge.places.is_place(self.annotated.phrase(first, last))

    def _trim(self, first: int, last: int, type_: EntityType) -> list[Piece]:
        first, last = trimmed_edges(self.annotated, first, last)
        inside = self.role_end.get(first, -1)
        if first < last and inside == self.role_end.get(first - 1) and not self._body_of_area(first, last, type_):
            first = min(inside, last)
            type_ = "PER" if type_ == "ORG" and first < last else type_
        elif type_ == "ORG" and self._is_country(self.role_end.get(first, last), last):
            first, type_ = self.role_end[first], "LOC"
        lead: list[Piece] = []
        if type_ != "PER" and (self._opens_with_title(first, last) or self._opens_with_area(first, last)):
            type_ = "PER"
        if type_ == "PER":
            first = self._after_titles(first, last)
            area = self._leading_area(first, last)
            if area > first:
                lead, first = [Piece(first, area, "LOC")], self._after_titles(area, last)
            last = self._before_number(first, last)
            last = self._before_degrees(first, last)
        else:
            last = self._before_outlet(first, last)
        last = self._before_rank(first, last, type_)
        first, last = trimmed_edges(self.annotated, first, last)
        if first >= last or not self._is_name(first, last, type_):
            return lead
        if type_ == "PER" and last - first > LONGEST_PERSON and "dan" in self.annotated.lowers[first:last]:
            type_ = "ORG"
        texts = self.annotated.words
        half_open = texts[last - 1] != ")" and "(" in self.annotated.phrase(first, last)
        last += half_open and last < len(texts) and texts[last] == ")"
        return [*lead, Piece(first, last, type_)]

    def _body_of_area(self, first: int, last: int, type_: EntityType) -> bool:
        """Whether a body's name begins with the last word of a role: "anggota Parlemen Eropa"."""
        rest = self.annotated.phrase(self.role_end[first], last) if self.role_end[first] < last else ""
        return type_ == "ORG" and self.knowledge.places.is_place(rest)

    def _before_outlet(self, first: int, last: int) -> int:
        """The end of the place that begins a dateline: "New York (ANTARA News)"."""
        for i in range(first + 1, last):
            if self.annotated.words[i] == "(":
                inside = self.annotated.phrase(i + 1, last).rstrip(")").casefold()
                return i if inside in self.knowledge.outlets and self._place(first, i) else last
        return last

    def _before_rank(self, first: int, last: int, type_: EntityType) -> int:
        """The end of a body or place behind which somebody's rank follows: "Polda Bali AKBP | Dedi Santoso"."""
        found = self.knowledge.titles.ending(self.annotated.lower, last, first + 1) if type_ != "PER" else None
        if found is None or found[1] not in INNER_TITLES or len(self.annotated.words[found[0]]) < 3:
            return last
        return found[0] if self.annotated.words[found[0]][:1].isupper() else last

    def _opens_with_title(self, first: int, last: int) -> bool:
        """A title and a name that the model takes for a place or body: "Raja Salman", "Pak Budi"."""
        title = self.knowledge.titles.starting(self.annotated.lower, first, last)
        if title is None or title[0] == last or title[1] == "branch":
            return False
        text = self.annotated.phrase(first, last)
        return self.annotated.words[first][:1].isupper() and not self.knowledge.places.find(text)

    def _is_name(self, first: int, last: int, type_: EntityType) -> bool:
        whole, lower = self.annotated.phrase(first, last), self.annotated.lower
        if whole in self.knowledge.known:
            return not self.is_branch(first, last)
        if not any(character.isupper() for character in whole) and not self._known_in_lower_case(whole):
            return False
        if type_ == "LOC" and (
            len(whole) == 1
            or any(t.starting(lower, first, last) for t in (self.knowledge.gatherings, self.knowledge.nonplaces))
        ):
            return False
        if self.is_date(first, last, type_):
            return False
        if self.role_end.get(first, 0) >= last or self.knowledge.titles.get(whole):
            return False
        if last - first == 1 and (self._common_opener(first) or counts(self.annotated, self.knowledge, first)):
            return False
        return whole.casefold().replace(".", "") not in self.knowledge.degrees or "." not in whole

    def _known_in_lower_case(self, whole: str) -> bool:
        """Names that are written small: outlets ("detikcom"), and countries by carelessness ("indonesia")."""
        if whole in self.knowledge.outlets:
            return True
        return len(whole) >= SHORTEST_SMALL and self.knowledge.places.country_of(whole) is not None

    def is_date(self, first: int, last: int, type_: EntityType) -> bool:
        """A weekday or month; but "Agus" and "Mei Linda" are people where no number stands beside the month."""
        word = self.annotated.lower(first)
        kind = self.knowledge.calendar.get(word)
        if kind is None:
            return False
        if type_ != "PER" or kind == WEEKDAY or (last - first == 1 and kind != SHORT_MONTH):
            return True
        return self.annotated.lower(first - 1).isdigit() or self.annotated.lower(last)[:1].isdigit()

    def is_branch(self, first: int, last: int) -> bool:
        """The branch of service after a rank, which is no body of its own: "Letjen TNI", "Brigjen Pol"."""
        if self.knowledge.titles.get(self.annotated.phrase(first, last)) != "branch":
            return False
        rank = self.knowledge.titles.ending(self.annotated.lower, first, max(0, first - 3))
        return rank is not None and rank[1] in {"rank", "branch"} and self.annotated.words[rank[0]][:1].isupper()

    def _common_opener(self, first: int) -> bool:
        """A common word that is capitalised only because it opens a sentence or quotation."""
        annotated = self.annotated
        opens = annotated.sentence_of(first).first == first or annotated.doc[max(0, first - 1)].text in EDGE
        return opens and annotated.doc[first].pos_ in COMMON_CLASSES and annotated.doc[first].is_title

    def _is_country(self, first: int, last: int) -> bool:
        return first < last and self.annotated.phrase(first, last) in self.knowledge.countries

    def _country_at(self, first: int, last: int) -> bool:
        """Whether a country's name begins at a token: then "Raja" before it is no given name."""
        ends = range(first + 1, min(first + 3, last) + 1)
        return any(self.annotated.phrase(first, end) in self.knowledge.countries for end in ends)

    def _opens_with_area(self, first: int, last: int) -> bool:
        """An area and its head that the model takes for one place: "Bupati [Kepulauan Sula Arga Salim]"."""
        known = first >= last or self.knowledge.places.find(self.annotated.phrase(first, last))
        return not known and first - 1 in self.area_offices and self._leading_area(first, last) > first

    def _leading_area(self, first: int, last: int) -> int:
        """The end of the country or area that begins a personal name after its office ("Presiden AS Donald Trump")."""
        titled = self.knowledge.titles.ending(self.annotated.lower, first, max(0, first - 2))
        if first - 1 not in self.role_end and (titled is None or titled[1] not in KEPT_TITLES):
            return first
        for end in range(min(first + LONGEST_AREA, last - 1), first, -1):
            if self.annotated.phrase(first, end) in self.knowledge.countries or self._heads_area(first, end, last):
                return end
        return first

    def _heads_area(self, first: int, end: int, last: int) -> bool:
        return first - 1 in self.area_offices and area_of_head(
            self.annotated, self.knowledge, self.role_end, first, end, last
        )

    def _after_titles(self, first: int, last: int) -> int:
        """Where the name begins after titles, ranks and roles; a span that is all title keeps nothing."""
        lower = self.annotated.lower
        while first < last:
            if self.annotated.words[first] in EDGE:
                first += 1
                continue
            if self.annotated.phrase(first, last) in self.knowledge.known:
                return first  # "Gus Dur"
            title = None if self._initials(first) else self.knowledge.titles.starting(lower, first, last)
            role = self.knowledge.roles.starting(lower, first, last)
            ends = [found[0] for found in (title, role) if found]
            if not ends:
                return first
            given = lower(first) in self.knowledge.given and not self._country_at(first + 1, last)
            behind_office = first - 1 in self.office_words and last - first > 1
            if given and max(ends) == first + 1 and (not title or last - first > 2 or behind_office):
                return first
            if max(ends) == last and title and title[1] in KEPT_TITLES and not role:
                return first
            first = max(ends)
        return first

    def _initials(self, first: int) -> bool:
        """Two letters in capitals that are somebody's initials, though small they would be a title ("MS", "Ms")."""
        word = self.annotated.words[first]
        return len(word) == 2 and word.isupper() and self.knowledge.titles.get(word) == "honorific"

    def _before_number(self, first: int, last: int) -> int:
        texts = self.annotated.words
        return next((i for i in range(first, last) if texts[i][:1].isdigit()), last)

    def _before_degrees(self, first: int, last: int) -> int:
        degrees = self.knowledge.degrees
        end = last
        while end - 1 > first:
            text = self.annotated.words[end - 1]
            degree = text.casefold().replace(".", "") in degrees
            if text in EDGE or (degree and (end < last or self.annotated.lower(end - 2) in {",", "."} or "." in text)):
                end -= 1
            else:
                break
        return end
