"""What a description means: "menteri itu", "politikus Golkar tersebut", "Menteri Luar Negeri", "lembaga itu"."""

from __future__ import annotations

from dataclasses import dataclass

from eventx.document.drafts import EntityDraft, Resolution, RolePhrase
from eventx.document.reference import CLASS_BONUS, LIKELY, SURE, WORD_BONUS, ReferenceIndex, decide
from eventx.document.role_tables import RoleKnowledge, role_knowledge
from eventx.lang.gazetteer import Gazetteer, gazetteer
from eventx.lang.lexicon import Lexicon
from eventx.lang.phrases import PhraseTable

SUSPECT, MEDIA, MODIFIER = "suspect", "media", "modifier"
ANY_PERSON = frozenset({"human", "person", "suspect", "profession"})
OFFICIALS = frozenset(
    {"official", "minister", "governor", "head", "police", "military", "judge", "diplomat", "spokesperson"}
)
PARTISAN = frozenset({"politician", "member", "official", "candidate", "head", "minister", "governor"})
BODY_NOUNS = frozenset({"agency", "assembly", "association", "group"})
MEANT = {"city": frozenset({"town", "regency"})}
"""Further kinds that a word for a place may mean: a regency goes by its town, and the table calls small ones towns."""


@dataclass(slots=True)
class Describer:
    """Resolves descriptions against the entities of one article; `holders` are its people by class of their roles."""

    index: ReferenceIndex
    holders: dict[str, list[EntityDraft]]
    knowledge: RoleKnowledge
    org_words: PhraseTable[str]
    gaz: Gazetteer
    outlets: frozenset[str]

    @staticmethod
    def make(index: ReferenceIndex, drafts: list[EntityDraft]) -> Describer:
        """A describer over an article's drafts."""
        lexicon = index.annotated.lexicon
        org_words = lexicon.cached(
            "org_words", lambda lex: PhraseTable((row["form"], row["kind"]) for row in lex.rows("org_words"))
        )
        holders: dict[str, list[EntityDraft]] = {}
        for draft in drafts:
            if draft.type == "PER":
                for kind in {role.role_class for role in draft.roles}:
                    holders.setdefault(kind, []).append(draft)
        return Describer(index, holders, role_knowledge(lexicon), org_words, gazetteer(lexicon), _outlets(lexicon))

    def demonstrative(self, first: int, last: int, at: int) -> Resolution | None:
        """An entity named before, told again by its kind: tokens ``[first, last)`` without the demonstrative."""
        lower = self.index.annotated.lower
        role = self.knowledge.roles.starting(lower, first, last)
        if role is not None:
            held = self.knowledge.roles.starting(lower, role[0], last) if role[1].role_class == MODIFIER else None
            return self._person((held or role)[1].role_class, first, last, at)
        place = self.gaz.place_words.starting(lower, first, last)
        body = self.org_words.starting(lower, first, last)
        if body is not None and (place is None or body[1] not in {"hospital", "school"}):
            return self._body(body[1], lower(first), at)
        found = self._place(place[1], at) if place is not None else None
        return found or (self._body(body[1], lower(first), at) if body is not None else None)

    def _person(self, wanted: str, first: int, last: int, at: int) -> Resolution | None:
        annotated = self.index.annotated
        words = frozenset(annotated.lower(i) for i in range(first, last))
        told = self.index.refs_in(annotated.doc[first].idx, annotated.doc[last - 1].idx + 1)
        ranked = []
        for score, draft in self.index.scores(at, frozenset({"PER"}), skip_sentence=False):
            fit = _fit(wanted, words, draft)
            if wanted == SUSPECT and not self._may_be_suspect(draft):
                continue
            if fit is not None and not any(_clashes(ref.entity, draft) for ref in told):
                ranked.append((score + fit, draft))
        ranked.sort(key=lambda item: -item[0])
        return decide(ranked, "description")

    def _may_be_suspect(self, draft: EntityDraft) -> bool:
        """Whether somebody may be meant by "tersangka itu": called so, or neither an official nor one who speaks."""
        told = {role.role_class for role in draft.roles}
        return SUSPECT in told or not (told & OFFICIALS or any(map(self.index.is_speaker, draft.mentions)))

    def bare_suspect(self, at: int) -> Resolution | None:
        """The person behind "pelaku", "terdakwa" with no name: the only one called so, else the only likely one."""
        holders = self.holders.get(SUSPECT, ())
        if len(holders) == 1:
            return Resolution((holders[0],), LIKELY, "role")
        if holders:
            return None
        ranked = [
            (score, draft)
            for score, draft in self.index.scores(at, frozenset({"PER"}), skip_sentence=True)
            if self._may_be_suspect(draft)
        ]
        found = decide(ranked, "role")
        return found if found is not None and found.confidence >= LIKELY else None

    def _body(self, kind: str, head: str, at: int) -> Resolution | None:
        ranked = []
        for score, draft in self.index.scores(at, frozenset({"ORG"}), skip_sentence=False):
            if kind != MEDIA and draft.name.casefold() in self.outlets:
                continue
            first = draft.name.partition(" ")[0].casefold()
            own = self.org_words.get(first)
            if first == head or own == kind:
                ranked.append((score + CLASS_BONUS, draft))
            elif (kind in BODY_NOUNS and own not in {"company", "party"}) or {kind, own} == {"company", "bank"}:
                ranked.append((score + 1.0, draft))
            elif own is None and kind in {"company", "party", "group", "media", "club"}:
                ranked.append((score, draft))
        ranked.sort(key=lambda item: -item[0])
        return decide(ranked, "description")

    def _place(self, kind: str, at: int) -> Resolution | None:
        ranked = [
            (score + (CLASS_BONUS if draft.kind == kind else 0.0), draft)
            for score, draft in self.index.scores(at, frozenset({"LOC"}), skip_sentence=False)
            if draft.kind == kind or draft.kind in MEANT.get(kind, ()) or (kind == "region" and draft.kind != "country")
        ]
        ranked.sort(key=lambda item: -item[0])
        return decide(ranked, "description")

    def by_role(self, phrase: RolePhrase, at: int) -> Resolution | None:
        """The person who holds a role named without its holder: "Menteri Luar Negeri", "Menlu", "Presiden AS"."""
        found = []
        for draft in self.holders.get(phrase.role_class, ()):
            best = max((_same_role(phrase, role) for role in draft.roles), default=0.0)
            if best:
                found.append((best, draft))
        if not found:
            return None
        found.sort(key=lambda item: -item[0])
        if len(found) > 1 and found[0][0] == found[1][0]:
            order = {draft.id: score for score, draft in self.index.scores(at, frozenset({"PER"}), skip_sentence=False)}
            ranked = [(order.get(draft.id, -5.0), draft) for best, draft in found if best == found[0][0]]
            ranked.sort(key=lambda item: -item[0])
            return decide(ranked, "role")
        return Resolution((found[0][1],), SURE if found[0][0] >= 2 else LIKELY, "role")


def _outlets(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.cached("outlet_forms", lambda lex: frozenset(row["form"].casefold() for row in lex.rows("outlets")))


def _fit(wanted: str, words: frozenset[str], draft: EntityDraft) -> float | None:
    """How well a person fits a description; None where a known role speaks against it."""
    bonus = 0.0
    told = {role.role_class for role in draft.roles}
    if wanted in told:
        bonus += CLASS_BONUS
    elif wanted in ANY_PERSON or not told:
        bonus += 0.5 if not told else 0.0
    elif (wanted in OFFICIALS and told & OFFICIALS) or (wanted in PARTISAN and told & PARTISAN):
        bonus += 1.0
    elif told <= ANY_PERSON:
        bonus += 0.0
    else:
        return None
    for role in draft.roles:
        shared = len(words & role.words)
        bonus = max(bonus, bonus + WORD_BONUS * min(shared, 3)) if shared else bonus
        if shared:
            break
    if draft.affiliation and any(word in draft.affiliation.casefold().split() for word in words):
        bonus += WORD_BONUS
    return bonus


def _clashes(told: EntityDraft, draft: EntityDraft) -> bool:
    """Whether a body or country in a description is not the person's: "politikus Golkar itu" is of no other party."""
    if told.type == "ORG" and draft.affiliation:
        own = set(draft.affiliation.casefold().split()).union(*(role.words for role in draft.roles))
        return not own & set(told.name.casefold().split())
    return bool(told.type == "LOC" and told.kind == "country" and draft.country and told.country != draft.country)


def _same_role(a: RolePhrase, b: RolePhrase) -> float:
    """Whether two role phrases name one office: 0 no, 1 likely, 2 surely; half more or less as the states tell."""
    if a.country and b.country and a.country != b.country:
        return 0.0
    state = 0.5 * ((a.country is not None and a.country == b.country) - (a.country is not None and b.country is None))
    wa, wb = set(a.text.casefold().split()), set(b.text.casefold().split())
    if wa == wb:
        return 2.0 + state
    if a.role_class != b.role_class:
        return 0.0
    if wa <= wb and a.text.casefold().split()[:1] == b.text.casefold().split()[:1]:
        return 1.0 + state
    return 0.0
