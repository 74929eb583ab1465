"""Do the participants of two records agree? The same persons, states and bodies speak for one thing, and two persons
in one role, each unknown to the other article, against it.
"""

from __future__ import annotations

from dataclasses import dataclass

from eventx.lang.lexicon import Lexicon, get_lexicon
from eventx.lang.spelling import words
from eventx.models import Meeting
from eventx.timelines.features import Features, Party
from eventx.timelines.groups import (
    counted_alike,
    described,
    described_alike,
    described_apart,
    shared_description,
    two_crowds,
)
from eventx.timelines.lending import STRIKES
from eventx.timelines.names import FULL, body_likeness, of_one_kind, person_likeness
from eventx.timelines.stories import stands_in

_PERSON = 3.0
"""For one named person in both reports."""
_NAMED_THING = 2.5
_PHRASE, _NAMED, _OFFICE = 1.0, 2.0, 1.5
_ACTING_BODY = 0.8
_MOST = 6.0
_BESIDE = {"person": 1.5, "body": 1.0, "group": 1.0, "state": 0.3}
"""For somebody whom the one report takes part, and the other names in the same breath."""
_HEARD = 0.5
"""Part of a contradiction that is left where one of the two is at least named in the other article."""
_TWO_OF_A_KIND, _TWO_CROWDS, _TWO_DELEGATIONS = 4.0, 3.0, 5.0
_MANY = 3
_CROWD = "event:protest"
_NOUN = 2.5
"""Rarity of a word below which it may be no more than the noun for those who come."""


@dataclass(frozen=True, slots=True)
class Company:
    """The parties compared: `evidence` in all, how many `met` (are in both), how far others `clash`.

    `named` is how many of those met are more than a state, which does many things at once.
    """

    evidence: float
    met: int
    clash: float
    named: int = 0


def company(first: Features, second: Features) -> Company:
    """Pair the participants one to one, the surest pairs first; leftovers on both sides contradict each other."""
    pairs = sorted(
        ((_agreement(p, q), i, j) for i, p in enumerate(first.parties) for j, q in enumerate(second.parties)),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    left, right = dict(enumerate(first.parties)), dict(enumerate(second.parties))
    sums, named = 0.0, 0
    for agreement, i, j in pairs:
        if agreement > 0 and i in left and j in right:
            sums += agreement
            named += "state" not in (left[i].kind, right[j].kind)
            del left[i], right[j]
    known = {party.words for i, party in enumerate(first.parties) if i not in left}
    rest = [(party, second) for party in left.values()] + [(party, first) for party in right.values()]
    beside = [_beside(party, report) for party, report in rest if party.words not in known]
    sums += sum(beside)
    met = len(first.parties) - len(left) + sum(evidence >= 1.0 for evidence in beside)
    clash = _contradictions(first, second, list(left.values()), list(right.values()))
    named += sum(said >= 1.0 for said in beside)
    return Company(min(sums, _MOST) - clash, met, clash, named)


def likeness_of(first: Party, second: Party) -> float:
    """How much one party in two reports speaks for one event; 0 where they are not one party."""
    kinds = {first.kind, second.kind}
    if kinds == {"person"}:
        return _persons(first, second)
    one_country = first.country is not None and first.country == second.country
    if kinds == {"state"}:
        return 1.2 if one_country or _named(first, second) == FULL else 0.0
    if kinds == {"person", "group"} and _name_in_phrase(first, second):
        return _PERSON
    if kinds == {"person", "body"} and first.words == second.words:
        return _NAMED  # the initials of a suspect ("LSN"), taken for those of a body by one of the two
    if _two_of_a_kind(first, second):
        return 0.0
    if "person" not in kinds:
        nameless = kinds == {"group"} and not first.proper and not second.proper
        same = (_PHRASE if nameless else _NAMED) * _named(first, second)
        same = _NAMED_THING if _one_proper_name(first, second) else same
        if not same and kinds == {"group"}:
            same = _PHRASE * (
                (not _two_names(first, second) and described_alike(first, second)) + counted_alike(first, second)
            )
        return max(same, 0.8 if one_country and kinds != {"body"} and not _two_names(first, second) else 0.0)
    if kinds == {"person", "group"} and _office(first, second):
        return _OFFICE
    return (0.4 if "body" in kinds else 0.8) if one_country else 0.0


def same_person_suffers(first: Features, second: Features) -> bool:
    """Both records have one person as their only personal patient, and it is the same."""
    patients = [[p for p in f.parties if p.role == "patient" and p.kind == "person"] for f in (first, second)]
    return len(patients[0]) == len(patients[1]) == 1 and _persons(patients[0][0], patients[1][0]) >= _PERSON


def same_patient(first: Features, second: Features) -> bool:
    """One person by name is a patient in both records."""
    patients = [[p for p in f.parties if p.role == "patient" and p.kind == "person"] for f in (first, second)]
    return any(_persons(p, q) > 0 for p in patients[0] for q in patients[1])


def _agreement(first: Party, second: Party) -> float:
    if first.role and second.role and first.role != second.role:
        return 0.0
    alike = likeness_of(first, second)
    # One police force or court does many things a day: that it acts in both reports tells little.
    return min(alike, _ACTING_BODY) if first.kind == second.kind == "body" and first.role == "agent" else alike


def _beside(party: Party, report: Features) -> float:
    """What it says that the other report names the party near by."""
    return _BESIDE[party.kind] if _is_named(party, report.beside) else 0.0


def _is_named(party: Party, names: frozenset[str]) -> bool:
    name = _proper_name(party)
    if party.kind == "person":
        return stands_in(name, names) or stands_in(tuple(party.proper), names)
    kind_only = len(name) > 1 and name[0] in names and names.isdisjoint(name[1:])  # of "Undang-Undang TNI" the law
    return stands_in(name, names) and not kind_only


def _proper_name(party: Party) -> tuple[str, ...]:
    """The words that name the party: of a phrase those with a capital; of a nickname the full name."""
    if party.kind == "person":
        return party.words
    return tuple(word for word in party.words if word in party.proper)


def _name_in_phrase(first: Party, second: Party) -> bool:
    """A person's full name stands in a phrase that was not read as a name ("Presiden Cile Matias Orellana")."""
    person, phrase = (first, second) if first.kind == "person" else (second, first)
    return len(person.words) > 1 and person.words[-1] in phrase.proper and set(person.words) <= set(phrase.words)


def _office(first: Party, second: Party) -> bool:
    """A phrase is the office that the other report's person holds ("Menteri PPN", Menteri PPN/Kepala Bappenas ...)."""
    person, phrase = (first, second) if first.kind == "person" else (second, first)
    return len(phrase.words) > 1 and bool(person.title) and set(phrase.words) <= set(words(person.title or ""))


def _two_names(first: Party, second: Party) -> bool:
    forms = get_lexicon().cached("timelines.legal_forms", _legal_forms)
    names = [[word for word in _proper_name(party) if word not in forms] for party in (first, second)]
    return all(len(name) > 1 for name in names) and not set(names[0]) & set(names[1])


def _legal_forms(lexicon: Lexicon) -> frozenset[str]:
    """Words that nearly every firm has in its name: PT, Tbk, and whose it is."""
    forms = [row["form"] for row in lexicon.rows("org_words") if row["kind"] == "company" and row["form"].isupper()]
    return frozenset(
        word for form in (*forms, *(row["form"] for row in lexicon.rows("org_tails"))) for word in words(form)
    )


def _two_of_a_kind(first: Party, second: Party) -> bool:
    """Two names with the same kind of thing before them: "revisi Undang-Undang TNI", "Undang-Undang Desa"."""
    return "person" not in (first.kind, second.kind) and of_one_kind(_proper_name(first), _proper_name(second))


def _one_proper_name(first: Party, second: Party) -> bool:
    """A name of two words or more stands in both ("feri KMP Cahaya Laut", "korban tenggelamnya KMP Cahaya Laut")."""
    less, more = sorted((first.proper, second.proper), key=len)
    return len(less) > 1 and less <= more and "group" in (first.kind, second.kind)


def _persons(first: Party, second: Party) -> float:
    names = max(
        person_likeness(a, b)
        for a in (first.words, *sorted(first.aliases))
        for b in (second.words, *sorted(second.aliases))
    )
    if names and first.country and second.country and first.country != second.country and first.words != second.words:
        return 0.0
    if names < FULL and first.title and second.title and first.title.casefold() == second.title.casefold():
        last = first.words[-1:] == second.words[-1:]
        names = FULL if names or last else 0.0
    return _PERSON * names


def _named(first: Party, second: Party) -> float:
    same = body_likeness(first.words, second.words)
    if same < FULL and (first.aliases or second.aliases):
        ours, theirs = {first.words, *first.aliases}, {second.words, *second.aliases}
        same = FULL if ours & theirs else same
    return same


def _contradictions(first: Features, second: Features, left: list[Party], right: list[Party]) -> float:
    """Both reports name somebody whom the other does not know: the worse, the more central the role."""
    sums = 0.0
    for one in left:
        clashes = [(_clash(one, other, first, second), i) for i, other in enumerate(right)]
        worst, i = max(clashes, key=lambda clash: (clash[0], -clash[1]), default=(0.0, 0))
        if worst:
            other = right.pop(i)
            sums += 0.0 if _of_many(first, second, one, other) else worst
    return sums


def _of_many(first: Features, second: Features, one: Party, other: Party) -> bool:
    """Whether so many meet that each report tells of others: at a summit, at a congress."""
    if first.family != "meeting":
        return False
    modes = {record.record.mode for record in (first, second) if isinstance(record.record, Meeting)}
    return len(first.parties) > _MANY or (modes == {"multilateral"} and one.kind == other.kind == "person")


def _clash(one: Party, other: Party, first: Features, second: Features) -> float:
    if (one.role or "") != (other.role or ""):
        return 0.0
    clash = 0.0 if _beside_each_other(one, other, first.family) else _opposition(one, other)
    if first.family == _CROWD and one.kind == other.kind == "group" and two_crowds(one, other):
        clash = _TWO_CROWDS
    if clash and _swapped(one, other, first, second):
        return clash
    if clash and (_beside(one, second) or _beside(other, first)):
        return clash * _HEARD if one.kind == other.kind == "person" else 0.0
    if clash and one.role == "patient" and one.kind == other.kind == "person":
        return clash  # each is told to have been struck or caught: two deeds, though of one story
    heard = _is_named(one, second.story.names) or _is_named(other, first.story.names)
    return clash * _HEARD if heard else clash


def _swapped(one: Party, other: Party, first: Features, second: Features) -> bool:
    """The one strikes whom it is struck by in the other report: blow and answer."""
    struck = [{p.country for p in report.parties if p.role == "patient"} - {None} for report in (first, second)]
    return one.role == other.role == "agent" and other.country in struck[0] and one.country in struck[1]


def _beside_each_other(one: Party, other: Party, family: str) -> bool:
    """A victim here and a ship there are no two accidents: the one report tells who, the other what was struck."""
    return family in STRIKES and (one.kind == "person") != (other.kind == "person")


def _opposition(one: Party, other: Party) -> float:
    """How badly two parties in one role exclude each other, were both articles complete."""
    acting = one.role == "agent"
    if one.kind == other.kind == "person":
        return 2.0 if acting else 6.0
    if not acting and _two_names(one, other):
        return 6.0
    if not acting and one.role == other.role and _two_of_a_kind(one, other):
        return _TWO_OF_A_KIND
    if one.kind == other.kind == "group":
        apart = described(one) and described(other)
        if one.role == "patient" and None not in (one.country, other.country) and one.country != other.country:
            return 3.0  # a courier from Malaysia, a courier from Thailand
        if one.role is None:  # who both meet: "perwakilan sopir", "perwakilan petani", with one noun for those who come
            two = apart and 0.0 < shared_description(one, other) < _NOUN and described_apart(one, other)
            return _TWO_DELEGATIONS if two else 0.0
        return 1.5 if one.role == "patient" and apart and shared_description(one, other) < 1.0 else 0.0
    countries = {one.country, other.country} - {None}
    if "body" not in (one.kind, other.kind) and len(countries) == 2:
        return 3.0 if acting else 5.0
    return 1.0 if one.kind == other.kind == "body" else 0.0
