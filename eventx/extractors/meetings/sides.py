"""Whether two participants stand for the same side of a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eventx.extractors.arguments.words import closed_class
from eventx.extractors.meetings.parties import same_actor
from eventx.lang.lexicon import Lexicon
from eventx.models import Participant


@dataclass(frozen=True, slots=True)
class Sides:
    """Compares the parties of meetings.

    Attributes:
        empty: words in the name of a group that do not tell who it is ("para", "tingkat tinggi").
        states: the code of the country that a name in small letters stands for.
    """

    empty: frozenset[str]
    states: Mapping[str, str]

    def alike(self, a: Participant, b: Participant) -> bool:
        """Whether two parties stand for the same side: one actor, or a state and somebody who acts for it."""
        if same_actor(a, b) or a.name.casefold() in b.name.casefold() or b.name.casefold() in a.name.casefold():
            return True
        if self._one_group(a, b) or self._holds_office(a, b) or self._holds_office(b, a):
            return True
        if a.country is None or a.country != b.country:
            return False
        return "LOC" in (a.type, b.type) or (
            a.country != "ID" and ("PER" not in (a.type, b.type) or None in (a.type, b.type))
        )

    def matches(self, a: Participant, b: Participant) -> bool:
        """Whether two parties may tell of one meeting: alike, or a body and somebody in office there."""
        return self.alike(a, b) or _acts_for(a, b) or _acts_for(b, a)

    def _holds_office(self, person: Participant, office: Participant) -> bool:
        """Whether the office of a state told with no name is a person's: "Presiden Tonga" and "Presiden Budi"."""
        post, _, state = office.name.casefold().partition(" ")
        if person.type != "PER" or office.type is not None or not person.role_title or state not in self.states:
            return False
        return person.country in (None, self.states[state]) and person.role_title.casefold().split()[0] == post

    def _one_group(self, a: Participant, b: Participant) -> bool:
        """Two unnamed groups of one kind, one told without its country: "para diplomat", "diplomat Rusia"."""
        if (a.type is not None and b.type is not None) or (a.country is not None and b.country is not None):
            return False
        left, right = (set(p.name.casefold().split()) - self.empty for p in (a, b))
        if any(p.type == "PER" for p in (a, b)) or (_named_by(a, right) and _named_by(b, left)):
            return False
        return bool(left & right)


def _acts_for(person: Participant, body: Participant) -> bool:
    """Whether a person's office is one of the body: "Direktur Utama Bulog" and "Perum Bulog", "DPRD" of a town."""
    if person.type != "PER" or body.type != "ORG" or not person.role_title:
        return False
    office, words = person.role_title.casefold().split(), body.name.casefold().split()
    if office[-1] == words[0] and len(words[0]) > 2 and body.name.split()[0].isupper():
        return True
    return len(words[-1]) > 2 and words[-1] in office and set(words) <= {*office, words[0]}


def _named_by(party: Participant, others: set[str]) -> bool:
    """Whether a name that tells whose they are stands in a group's name and not in the other: "Menlu | Fiji"."""
    return any(word[:1].isupper() and word.casefold() not in others for word in party.name.split()[1:])


def sides_of(lexicon: Lexicon) -> Sides:
    """The comparison with the words of a lexicon."""

    def build(lex: Lexicon) -> Sides:
        return Sides(
            closed_class(lex, "empty"), {r["form"].casefold(): r["country"] for r in lex.rows("country_forms")}
        )

    return lexicon.cached("meetings.sides", build)
