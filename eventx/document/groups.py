"""Whom a phrase for several means: "keduanya", "mereka", "kedua menteri", "ketiga negara itu", "para menteri tersebut".

Only what is named is told: as many entities as the phrase counts, side by side or alone in one sentence before it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from eventx.document.descriptions import ANY_PERSON
from eventx.document.drafts import EntityDraft, MentionRef, Resolution
from eventx.document.reference import LIKELY, POSSIBLE, ReferenceIndex
from eventx.document.role_tables import RoleKnowledge, role_knowledge
from eventx.lang.gazetteer import Gazetteer, gazetteer
from eventx.lang.lexicon import Lexicon
from eventx.lang.phrases import PhraseTable

MANY = 0
COUPLE = "couple"
REACH = 3  # sentences looked back at, the phrase's own included
POOL = 30  # mentions looked back at
LONGEST_PHRASE = 200  # characters
LOCATIVE = frozenset({"di", "ke", "dari"})
LONGEST_JOINT = 4  # tokens between two members beside their titles: ", dan", "(41) dan"
LEADERS = "head"  # "kedua pemimpin" may be known to everybody, and named without their offices
CROWDS = ANY_PERSON | {"group"}
AREAS = frozenset({"city", "regency", "province", "district", "village", "region", "island"})

Fits = Callable[[EntityDraft], bool]


@dataclass(frozen=True, slots=True)
class GroupKnowledge:
    """Opening words of phrases for several with their number, and words that join the members of a list."""

    openers: dict[str, tuple[int, bool]]
    couples: frozenset[str]
    joints: frozenset[str]
    org_words: PhraseTable[str]


def group_knowledge(lexicon: Lexicon) -> GroupKnowledge:
    """The tables of a lexicon, built on first use."""
    return lexicon.cached("group_knowledge", _build)


def _build(lexicon: Lexicon) -> GroupKnowledge:
    return GroupKnowledge(
        openers={
            row["form"].casefold(): (count(row["number"]), bool(row["needs"])) for row in lexicon.rows("group_words")
        },
        couples=frozenset(row["form"].casefold() for row in lexicon.rows("group_words") if row["needs"] == COUPLE),
        joints=frozenset(row["form"] for row in lexicon.rows("list_joints")),
        org_words=PhraseTable((row["form"], row["kind"]) for row in lexicon.rows("org_words")),
    )


def count(number: str) -> int:
    """The number that a table tells; `MANY` for an open one."""
    return MANY if number == "many" else int(number)


@dataclass(slots=True)
class GroupFinder:
    """Finds the members of a group among the mentions of one article."""

    index: ReferenceIndex
    knowledge: GroupKnowledge = field(init=False)
    roles: RoleKnowledge = field(init=False)
    gaz: Gazetteer = field(init=False)

    def __post_init__(self) -> None:
        lexicon = self.index.annotated.lexicon
        self.knowledge, self.roles, self.gaz = group_knowledge(lexicon), role_knowledge(lexicon), gazetteer(lexicon)

    def pronoun(self, number: int, at: int) -> Resolution | None:
        """The members behind "keduanya" or "mereka" at an offset: people before states before bodies."""
        if number == MANY and self._crowd_before(at):
            return None
        for refs in self._sentences(at, 2 if number == MANY else REACH):
            for fits in (_is_person, _is_state, _is_body):
                found = self._among(refs, number, fits)
                if found:
                    return Resolution(tuple(found), LIKELY, "group")
                if found is None:
                    return None
        return None

    def phrase(self, first: int, last: int, at: int, *, pointing: bool) -> Resolution | None:
        """The members behind a noun phrase over tokens ``[first, last)``, its demonstrative (`pointing`) left out."""
        number, needs = self.knowledge.openers.get(self.index.annotated.lower(first), (-1, False))
        couple = self.index.annotated.lower(first) in self.knowledge.couples
        if number < 0 or (last - first < 2) != couple or (needs and not pointing):
            return None
        fits = _is_person if couple else self._kind(first + 1, last)
        if fits is None or any(first < ref.first < last for ref in self.index.refs_in(at, at + LONGEST_PHRASE)):
            return None
        for refs in self._sentences(at, REACH):
            found = self._among(refs, number, fits)
            if found:
                return Resolution(tuple(found), LIKELY, "group")
            if found is None:
                return None
        return self._spread(number, fits, at)

    def _kind(self, first: int, last: int) -> Fits | None:
        """What the noun asks of a member, None for a noun of things."""
        lower = self.index.annotated.lower
        role = self.roles.roles.starting(lower, first, last)
        if role is not None:
            return _holder(role[1].role_class)
        body = self.knowledge.org_words.starting(lower, first, last)
        if body is not None:
            return _is_body
        place = self.gaz.place_words.starting(lower, first, last)
        if place is None:
            return None
        if place[1] == "country":
            return _is_state
        return _area(place[1]) if place[1] in AREAS else None

    def _sentences(self, at: int, reach: int) -> list[list[MentionRef]]:
        """The mentions outside other quotations before an offset, sentence by sentence, the nearest first."""
        annotated = self.index.annotated
        quote = annotated.quote_at(at)
        outside = (quote,) if quote is not None and reach < REACH else (None, quote)
        here = annotated.sentence_at(at).index
        low = annotated.sentences[max(0, here - 3 * reach)].start
        out: list[list[MentionRef]] = []
        last = -1
        for ref in reversed(self.index.refs_in(low, at)[-POOL:]):
            if annotated.quote_at(ref.start) not in outside:
                continue
            sentence = annotated.sentence_at(ref.start).index
            if sentence != last:
                if len(out) == reach or (last < 0 and here - sentence > reach):
                    break
                out.append([])
                last = sentence
            out[-1].insert(0, ref)
        return out

    def _among(self, refs: list[MentionRef], number: int, fits: Fits) -> list[EntityDraft] | None:
        """The fitting entities of one sentence: a list of the right length, or all there are if just so many.

        Empty where there are fewer; None where there are more, so that nobody can tell which are meant.
        """
        if fits is _is_state:
            refs = [ref for ref in refs if self.index.annotated.lower(ref.first - 1) not in LOCATIVE]
        lists = [_distinct(run) for run in self._runs([ref for ref in refs if fits(ref.entity)])]
        if fits is _is_state:
            lists += self._homes(refs)
        right = [run for run in lists if (len(run) == number if number else len(run) > 1)]
        if right:
            return right[-1]
        everybody = _distinct([ref for ref in refs if fits(ref.entity)])
        if len(everybody) == (number or 2):
            return everybody
        return None if number and len(everybody) > number else []

    def _homes(self, refs: list[MentionRef]) -> list[list[EntityDraft]]:
        """The states of people in a list: "Presiden AS A dan Presiden Korsel B" for "kedua negara"."""
        states = {ref.entity.country: ref.entity for ref in refs if _is_state(ref.entity)}
        people = [_distinct(run) for run in self._runs([ref for ref in refs if ref.entity.type == "PER"])]
        homes = [[states[one.country] for one in run if one.country in states] for run in people]
        return [home for home, run in zip(homes, people, strict=True) if len(set(map(id, home))) == len(run)]

    def _spread(self, number: int, fits: Fits, at: int) -> Resolution | None:
        """The members named in several sentences, if there are just so many."""
        together = [ref for refs in reversed(self._sentences(at, REACH)) for ref in refs if fits(ref.entity)]
        found = _distinct(together)
        if len(found) > 1 if number == MANY else len(found) == number:
            return Resolution(tuple(found), POSSIBLE, "group")
        return None

    def _runs(self, refs: list[MentionRef]) -> list[list[MentionRef]]:
        """The mentions cut into lists "A, B, dan C"."""
        runs: list[list[MentionRef]] = []
        for ref in refs:
            if runs and self._joined(runs[-1][-1], ref):
                runs[-1].append(ref)
            else:
                runs.append([ref])
        return runs

    def _joined(self, before: MentionRef, ref: MentionRef) -> bool:
        """Whether only joints (and the age or short form in brackets) stand between two members and their titles."""
        lead = self.index.leads.get(ref.start, ref.first)
        words = [self.index.annotated.lower(i) for i in range(before.last, lead)]
        if words[:1] == ["("] and ")" in words:
            words = words[words.index(")") + 1 :]
        return 0 < len(words) <= LONGEST_JOINT and all(word in self.knowledge.joints for word in words)

    def _crowd_before(self, at: int) -> bool:
        """Whether people without names are spoken of in the sentence of "mereka" or the one before, after all names."""
        annotated = self.index.annotated
        sentence = annotated.sentence_at(at).index
        refs = self.index.refs_in(annotated.sentences[max(0, sentence - 1)].start, at)
        start = max((ref.last for ref in refs if ref.entity.type == "PER"), default=0)
        first = max(start, annotated.sentences[max(0, sentence - 1)].first)
        for i in range(first, annotated.token_at(at)):
            role = self.roles.roles.starting(annotated.lower, i, i + 1)
            if annotated.lower(i) in self.knowledge.openers or (role is not None and role[1].role_class in CROWDS):
                return True
        return False


def _distinct(refs: list[MentionRef]) -> list[EntityDraft]:
    out: list[EntityDraft] = []
    for ref in refs:
        if ref.entity not in out:
            out.append(ref.entity)
    return out


def _is_person(entity: EntityDraft) -> bool:
    return entity.type == "PER"


def _is_state(entity: EntityDraft) -> bool:
    return entity.type == "LOC" and entity.kind == "country"


def _is_body(entity: EntityDraft) -> bool:
    return entity.type == "ORG"


def _area(kind: str) -> Fits:
    kinds = AREAS if kind == "region" else {kind, "regency"} if kind == "city" else {kind}
    return lambda entity: entity.type == "LOC" and entity.kind in kinds


def _holder(role_class: str) -> Fits:
    """A person of that office or kind; a general noun ("orang") takes all, an office nobody without it."""
    if role_class in ANY_PERSON:
        return _is_person

    def fits(entity: EntityDraft) -> bool:
        told = {role.role_class for role in entity.roles}
        return entity.type == "PER" and (role_class in told or (role_class == LEADERS and not told))

    return fits
