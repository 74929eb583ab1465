"""Groups the names of an article into entities: people by parts of names, bodies by acronyms, places by tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from eventx.document.aliases import (
    AliasKnowledge,
    alias_knowledge,
    fullest,
    org_keys,
    person_key,
    short_for_another,
    split_bracket,
)
from eventx.document.containers import STATE, ContainerFinder
from eventx.document.containment import PlaceContext
from eventx.document.drafts import EntityDraft, MentionRef
from eventx.document.nearby import Surroundings, settle_nearby
from eventx.document.people import People
from eventx.document.places import resolve_place, split_kind
from eventx.document.roles import RoleFinder
from eventx.lang.gazetteer import Gazetteer, gazetteer
from eventx.lang.place_records import INDONESIA, PlaceRecord, fold
from eventx.models import EntityType, MentionForm
from eventx.pipeline.annotated import AnnotatedText, Name

# Forms of a country that name it better than a short form ("RI") or a byname ("Negeri Jiran").
_PROPER = frozenset({"name", "variant"})
_BYNAMES = frozenset({"byname", "land"})

HOME_SHARE, AT_HOME = 0.6, 0.75
LOCAL_KINDS = frozenset({"building", "street", "village", "district", "airport", "port", "mountain"})
PROVINCE = "province"
SURE_KINDS = frozenset({"country", PROVINCE})
LOCAL_BODIES = frozenset({"assembly", "court", "government", "military", "police"})


@dataclass(slots=True)
class NameLinker:
    """Builds the entity drafts of one article, names in text order.

    Attributes:
        people: finds the person that a name means.
        drafts: the entities, in order of first mention.
        refs: the name mentions in text order.
        leads: for a person's mention by its offset, the token that its titles and role begin at.
        owners: offsets of the people who only tell whose somebody is ("ayah Budi").
        context: the countries and areas that the article speaks of.
        home: the country that nearly all places of the article lie in.
        around: which town the article is in, sentence by sentence.
    """

    annotated: AnnotatedText
    knowledge: AliasKnowledge = field(init=False)
    gaz: Gazetteer = field(init=False)
    people: People = field(init=False)
    drafts: list[EntityDraft] = field(default_factory=list)
    refs: list[MentionRef] = field(default_factory=list)
    _bodies: dict[str, EntityDraft] = field(default_factory=dict)
    _bodies_by_first: dict[str, list[EntityDraft]] = field(default_factory=lambda: defaultdict(list))
    _places: dict[str, EntityDraft] = field(default_factory=dict)
    leads: dict[int, int] = field(default_factory=dict)
    owners: set[int] = field(default_factory=set)
    context: PlaceContext = field(default_factory=PlaceContext)
    home: str | None = None
    around: Surroundings = field(init=False)
    _forms: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def __post_init__(self) -> None:
        self.knowledge = alias_knowledge(self.annotated.lexicon)
        self.gaz = gazetteer(self.annotated.lexicon)
        self.people = People(self.annotated, self.knowledge, self.new)

    def link(self) -> None:
        """Group all names, name the entities by their fullest form, place the places, read the roles."""
        names = self.annotated.names
        previous: MentionRef | None = None
        for name in names:
            text = self.annotated.phrase(name.first, name.last)
            draft = (
                self.people.alias_of(name, self.refs)
                or self._short_form(name, text, previous)
                or self._find(name, text)
            )
            form: MentionForm = "name" if not draft.mentions or self._is_full(draft, text) else "short_name"
            previous = MentionRef(draft, name.start, name.end, name.first, name.last, form, name.listed)
            draft.mentions.append(previous)
            self._forms[id(draft)][text] += 1
            self.refs.append(previous)
        for draft in self.drafts:
            draft.name = self._name(draft)
        self._place_all()
        self._read_roles()

    def new(self, type_: EntityType, name: str, key: tuple[str, ...]) -> EntityDraft:
        """A new draft with the next id."""
        draft = EntityDraft(f"e{len(self.drafts) + 1}", type_, name, key)
        self.drafts.append(draft)
        return draft

    def _find(self, name: Name, text: str) -> EntityDraft:
        if name.type == "PER":
            return self.people.find(name)
        if name.type == "ORG":
            return self._body(text)
        return self._place(text)

    def _short_form(self, name: Name, text: str, previous: MentionRef | None) -> EntityDraft | None:
        """The body that a new short form in brackets belongs to: "Pengadilan Kriminal Internasional (ICC)"."""
        lower = self.annotated.lower
        if previous is None or {name.type, previous.entity.type} != {"ORG"} or not text.isupper():
            return None
        alone = previous.last == name.first - 1 and lower(name.first - 1) == "(" and lower(name.last) == ")"
        if not alone or text.casefold() in self._bodies or previous.last - previous.first < 2:
            return None
        if short_for_another(text, previous.entity.name, self.knowledge):
            return None
        return self._keep_body(previous.entity, [text.casefold()])

    def _is_full(self, draft: EntityDraft, text: str) -> bool:
        if draft.type == "PER":
            return person_key(text, self.knowledge.variants, self.knowledge.particles) == draft.key
        return len(text.split()) >= len(draft.name.split())

    def _body(self, text: str) -> EntityDraft:
        keys = [key for key in org_keys(text, self.knowledge) if key.split()] or [f"[{text}]"]  # a name of mere signs
        for key in keys:
            if key in self._bodies:
                return self._keep_body(self._bodies[key], keys)
        for words in (tuple(key.split()) for key in keys):
            for draft in reversed(self._bodies_by_first.get(words[0], ())):
                longer, shorter = (draft.key, words) if len(draft.key) > len(words) else (words, draft.key)
                told = words == tuple(keys[0].split()) or longer is draft.key  # a full name told only by the acronym
                if told and len(shorter) > 1 and longer[: len(shorter)] == shorter:
                    if len(words) > len(draft.key):
                        draft.key = words
                    return self._keep_body(draft, keys)
        short_for = self._body_of_word(keys[0])
        if short_for is not None:
            return self._keep_body(short_for, keys)
        draft = self.new("ORG", text, tuple(keys[0].split()))
        for first in {key.split()[0] for key in keys}:
            self._bodies_by_first[first].append(draft)
        return self._keep_body(draft, keys)

    def _body_of_word(self, word: str) -> EntityDraft | None:
        """The local body that its first word alone means where the article has but one of them: "Polres" of a town."""
        if self.knowledge.org_words.get(word) not in LOCAL_BODIES or word in self.knowledge.acronyms:
            return None
        longer = [draft for draft in self._bodies_by_first.get(word, ()) if len(draft.key) > 1]
        return longer[0] if len(longer) == 1 else None

    def _keep_body(self, draft: EntityDraft, keys: list[str]) -> EntityDraft:
        for key in keys:
            self._bodies.setdefault(key, draft)
        return draft

    def _place(self, text: str) -> EntityDraft:
        country = self.gaz.country_of(text)
        kind, bare = split_kind(self.gaz, text)
        if kind == "building" and len(bare.split()) > 1 and bare.split()[-1].casefold() in self.knowledge.tails:
            bare = bare.rpartition(" ")[0]
        province = None if country or kind not in {None, PROVINCE} else self.gaz.province_of(bare)
        key = f"country {country}" if country else f"province {province}" if province else fold(bare)
        if key not in self._places:
            self._places[key] = self.new("LOC", text, tuple(key.split()))
        return self._places[key]

    def country_draft(self, code: str) -> EntityDraft:
        """The entity of a country, made if the article never names it outright."""
        key = f"country {code}"
        if key not in self._places:
            record = self.gaz.country(code)
            draft = self.new("LOC", record.name if record else code, tuple(key.split()))
            draft.place, draft.country, draft.kind = record, code, "country"
            self._places[key] = draft
        return self._places[key]

    def _name(self, draft: EntityDraft) -> str:
        forms = [split_bracket(form)[0] for form in self._forms[id(draft)]]
        if draft.type == "PER":
            full = [
                form
                for form in forms
                if person_key(form, self.knowledge.variants, self.knowledge.particles) == draft.key
            ]
            return fullest(full or forms)
        if draft.type == "LOC":
            kinds = {form: self.gaz.countries.get(fold(form), ("", ""))[1] for form in forms}
            named = [form for form in forms if kinds[form] in _PROPER]
            if kinds and _BYNAMES.issuperset(kinds.values()):
                state = self.gaz.country(self.gaz.country_of(forms[0]) or "")
                return state.name if state is not None else fullest(forms)
            return fullest(named or forms)
        return fullest(forms)

    def _place_all(self) -> None:
        """Two rounds over the places: the sure ones first, which then speak for the others."""
        context = self.context
        places = [ref for ref in self.refs if ref.entity.type == "LOC"]
        finder = ContainerFinder(self.annotated, self.gaz)
        following = finder.containers(places)
        for ref in places:
            if finder.kind_before(ref) == STATE:
                continue
            for record in self.gaz.find(self.annotated.phrase(ref.first, ref.last)):
                if record.kind in SURE_KINDS or record.weight >= 58:
                    context.add(record)
                    break
        best: dict[str, tuple[int, MentionRef]] = {}
        for ref in places:
            told = finder.kind_before(ref) or split_kind(self.gaz, self.annotated.phrase(ref.first, ref.last))[0]
            rank = 2 * len(following.get(ref.start, ())) + bool(told) + (ref.form == "name")
            if ref.entity.id not in best or rank > best[ref.entity.id][0]:
                best[ref.entity.id] = (rank, ref)
        for _, ref in best.values():
            self._settle(ref, finder.kind_before(ref), following.get(ref.start, []))
        self._settle_at_home([ref.entity for _, ref in best.values()])
        self.around = Surroundings(self.annotated, self.gaz, places, self.context)
        settle_nearby(self.around)

    def _settle_at_home(self, drafts: list[EntityDraft]) -> None:
        """Put houses, streets, and villages that tell no country into the one that nearly all other places lie in."""
        told = Counter(draft.country for draft in drafts if draft.country and draft.sure_place)
        country, share = told.most_common(1)[0] if told else (None, 0)
        if country is None or share < AT_HOME * told.total():
            return
        self.home = country
        for draft in drafts:
            if draft.country is None and draft.kind in LOCAL_KINDS:
                draft.country = country

    def _settle(self, ref: MentionRef, before: str | None, containers: list[PlaceRecord]) -> None:
        text = split_bracket(self.annotated.phrase(ref.first, ref.last))[0]
        placed = resolve_place(self.gaz, text, before, containers, self.context)
        draft = ref.entity
        draft.place, draft.country, draft.kind, draft.sure_place = (
            placed.record,
            placed.country,
            placed.kind,
            placed.sure,
        )

    def _read_roles(self) -> None:
        finder = RoleFinder(self.annotated)
        refs = {ref.first: ref for ref in self.refs}
        people = [p for p in zip(self.refs, self.annotated.names, strict=True) if p[1].type == "PER"]
        roles = {name.first: finder.before(name) for _, name in people}
        holders = {name.first: finder.holder(name, role) for _, name in people if (role := roles[name.first])}
        clients = {ref.entity.id for ref, name in people if holders.get(name.first) is not None}
        for ref, name in people:
            before, after, holder = roles[name.first], finder.after(name), holders.get(name.first)
            lead = finder.skip_titles(name.first)
            self.leads[ref.start] = min(lead, self.annotated.token_at(before.start)) if before else lead
            whose = before is not None and (
                finder.tells_whose(before, name) or (finder.may_be_owned(before) and ref.entity.id in clients)
            )
            if whose or holder is not None:
                self.owners.add(ref.start)
            if before is not None and (holder is not None or not whose):
                held = refs.get(holder.first, ref) if holder is not None else ref
                held.entity.roles.append(before)
            if after is not None:
                ref.entity.roles.append(after)
            if ref.entity.affiliation is None:
                ref.entity.affiliation = finder.body_after(name)
        self._read_homes()

    def _read_homes(self) -> None:
        for draft in self.drafts:
            if draft.type == "PER" and draft.roles:
                draft.roles.sort(key=lambda role: (role.role_class in {"human", "person"}, role.start))
                draft.affiliation = next((r.affiliation for r in draft.roles if r.affiliation), draft.affiliation)
                draft.country = next((r.country for r in draft.roles if r.country), None)
            elif draft.type == "ORG":
                draft.country = self._body_country(draft) or self._home_country(draft)

    def _home_country(self, draft: EntityDraft) -> str | None:
        """The country of a body whose full name tells none: that of the article, if it speaks mostly of one."""
        known = any(key in self.knowledge.full_names for key in org_keys(draft.name, self.knowledge))
        total = sum(self.context.countries.values())
        if not known or not total:
            return INDONESIA if known else None
        country, share = self.context.countries.most_common(1)[0]
        return country if share >= HOME_SHARE * total else None

    def _body_country(self, draft: EntityDraft) -> str | None:
        for key in org_keys(draft.name, self.knowledge):
            if key in self.gaz.org_country:
                return self.gaz.org_country[key]
        words = draft.name.split()
        if (code := self.gaz.land_of(draft.name)) is not None:
            return code
        for size in (3, 2, 1):
            for begin in range(len(words) - size, -1, -1):
                part = " ".join(words[begin : begin + size])
                country = self.gaz.country_of(part)
                if country:
                    return country
                found = [record for record in self.gaz.find(part) if record.weight >= 46]
                if found and begin:
                    return found[0].country
        return None
