"""The entities of an article: who and where, and what every noun phrase means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from eventx.document.descriptions import SUSPECT, Describer
from eventx.document.drafts import EntityDraft, MentionRef, Resolution, RolePhrase
from eventx.document.freeze import freeze, kept, listed
from eventx.document.groups import GroupFinder, count
from eventx.document.linking_names import NameLinker
from eventx.document.phrases import PhraseReader, Reading
from eventx.document.place_phrases import as_place, described_place, place_before
from eventx.document.reference import DOUBTFUL, SURE, ReferenceIndex, reporting_cues
from eventx.document.turns import Turns
from eventx.lang.gazetteer import gazetteer
from eventx.lang.lexicon import Lexicon
from eventx.models import Actor, Entity, Event, Meeting, MentionForm, Place, Statement
from eventx.pipeline.annotated import AnnotatedText


def resolve_entities(annotated: AnnotatedText) -> EntityTable:
    """Group the names of an article into entities and make ready to resolve its noun phrases."""
    linker = NameLinker(annotated)
    linker.link()
    return EntityTable(annotated, linker)


class EntityTable:
    """The entities of one article and the meaning of its noun phrases; made by `resolve_entities`.

    `turns` remembers who spoke: the readers of statements fill it, and pronouns are resolved with it in mind;
    `leads` gives, for a person's mention by its offset, the token that its role and titles begin at; `home` is the
    country that nearly all places of the article lie in.
    """

    def __init__(self, annotated: AnnotatedText, linker: NameLinker) -> None:
        self.annotated = annotated
        self._linker = linker
        self._gaz = gazetteer(annotated.lexicon)
        self._refs = linker.refs
        self.leads, self.home, self.context, self.around = linker.leads, linker.home, linker.context, linker.around
        self._starts = [ref.start for ref in self._refs]
        self._pronouns = _pronouns(annotated.lexicon)
        self._index = ReferenceIndex(
            annotated, self._refs, reporting_cues(annotated.lexicon), linker.leads, linker.owners
        )
        self._reader = PhraseReader(annotated, self._refs, frozenset(self._pronouns), linker.owners)
        self._describer = Describer.make(self._index, linker.drafts)
        self._groups = GroupFinder(self._index)
        self.turns = Turns(self._index, self.actor)
        self._index.speaker_before = self._speaker_before
        self._found: dict[tuple[int, int], tuple[MentionRef, ...]] = {}
        self._entities: tuple[Entity, ...] | None = None
        self._by_id: dict[str, EntityDraft] = {}

    @property
    def by_id(self) -> dict[str, EntityDraft]:
        """The entities by id."""
        if len(self._by_id) != len(self._linker.drafts):
            self._by_id = {draft.id: draft for draft in self._linker.drafts}
        return self._by_id

    def mention_at(self, char: int) -> MentionRef | None:
        """The name mention that covers a character."""
        place = bisect_right(self._starts, char) - 1
        return self._refs[place] if place >= 0 and char < self._refs[place].end else None

    def mentions_in(self, start: int, end: int) -> list[MentionRef]:
        """The name mentions that begin in ``[start, end)``."""
        return self._refs[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def speaker(self, start: int, end: int) -> Actor | None:
        """Whose turn it is to speak at a pronoun or clitic ("ujarnya", "kata dia"); None before anybody has spoken."""
        found = self.turns.speaker(start, end)
        draft = self.by_id.get(found.entity_id) if found is not None and found.entity_id else None
        if draft is not None:
            first, last = self.annotated.tokens_in(start, end)
            form: MentionForm = "pronoun" if start == self.annotated.doc[first].idx else "clitic"
            self._found[start, end] = (MentionRef(draft, start, end, first, last, form),)
            self._entities = None
        return found

    def roles_of(self, entity_id: str) -> tuple[RolePhrase, ...]:
        """The role phrases that the article gives an entity."""
        draft = self.by_id.get(entity_id)
        return tuple(draft.roles) if draft else ()

    def resolve(self, start: int, end: int) -> Resolution | None:
        """What a noun phrase refers to, with confidence and rule; None for a group that has no name.

        Args:
            start, end: characters of the phrase, or of a clitic ``nya`` inside a word.
        """
        return self._resolve(self._reader.read(start, end), start)

    def actor(self, start: int, end: int, *, acting: bool = True) -> Actor:
        """A noun phrase as an actor.

        Args:
            start, end: characters of the phrase, or of a clitic ``nya`` inside a word.
            acting: it speaks, decides, agrees: then a capital or palace stands for its state. False for what
                something is done to.

        Returns:
            The actor with its resolved name and entity; an unnamed group keeps its noun phrase as name. What cannot
            be resolved has no entity, and a note in the annotated text says so.
        """
        reading = self._reader.read(start, end)
        if self.turns.said and self._speaking(reading):
            spoken = self.speaker(start, end)
            if spoken is not None:
                return spoken
        found = self._resolve(reading, start)
        text = self.annotated.text[start:end]
        if found is None:
            if reading.kind in {"pronoun", "clitic"}:
                self.annotated.note("unresolved-reference", f"Nobody was found that {text!r} refers to.", start, end)
            return self._group(reading, start, end)
        if found.confidence <= DOUBTFUL:
            self.annotated.note("uncertain-reference", f"{text!r} may refer to somebody else.", start, end)
        form = _form(reading, found)
        entities = found.entities
        if len(entities) == 1 and acting and reading.kind == "name" and entities[0].type == "LOC":
            state = self._state(reading, entities[0])
            if state is not None:
                entities, form = (state,), "metonym"
        self._remember(entities, reading, start, end, form)
        if len(entities) > 1:
            name = listed([draft.name for draft in entities])
            return Actor(name=name, text=text, start=start, end=end, type=entities[0].type)
        return _one(entities[0], text, start, end, reading.role)

    def members(self, start: int, end: int) -> tuple[Actor, ...]:
        """The people, bodies or places that a phrase for several means, one actor each.

        Args:
            start, end: characters of the phrase ("keduanya", "kedua menteri", "ketiga negara itu").

        Returns:
            The members in the order they were named, each with the phrase as its text; none where the phrase means
            one, where nobody fits, or where more are named than it counts.
        """
        reading = self._reader.read(start, end)
        if reading.kind in {"name", "side", "clitic"}:
            return ()
        found = self._resolve(reading, start)
        if found is None or len(found.entities) < 2 or found.confidence <= DOUBTFUL:
            return ()
        self._remember(found.entities, reading, start, end, _form(reading, found))
        text = self.annotated.text[start:end]
        return tuple(_one(draft, text, start, end, None) for draft in found.entities)

    def place(self, start: int, end: int) -> Place:
        """A noun phrase as a place, with the country and coordinates of the place it names."""
        refs = self.mentions_in(start, end)
        covering = self.mention_at(start)
        if covering is not None and covering not in refs:
            refs.insert(0, covering)
        reading = self._reader.read(start, end)
        if reading.kind in {"description", "pronoun"}:
            found = self._resolve(reading, start)
            if found is not None and found.entities[0].type == "LOC":
                self._remember(found.entities, reading, start, end, _form(reading, found))
                return as_place(found.entities[0], start, end)
        ref = next((ref for ref in refs if ref.entity.type == "LOC"), None)
        if ref is not None and (ref.start, ref.end) == (start, end):
            self._remember((ref.entity,), reading, start, end, ref.form)
            return as_place(ref.entity, start, end)
        return described_place(self, refs, ref, start, end)

    def _speaker_before(self, at: int) -> str | None:
        actor = self.turns.last(at)
        return actor.entity_id if actor is not None else None

    def _resolve(self, reading: Reading, start: int) -> Resolution | None:
        if reading.kind in {"name", "side"} and reading.ref is not None:
            return Resolution((reading.ref.entity,), SURE, reading.kind)
        if reading.kind in {"pronoun", "clitic"}:
            return self._pronoun(reading, start)
        pointing = reading.kind == "description"
        group = self._groups.phrase(reading.first, reading.last, start, pointing=pointing)
        if group is not None or reading.kind == "group":
            return group
        if pointing:
            return self._describer.demonstrative(reading.first, reading.last, start)
        if reading.kind == "role" and reading.role is not None:
            found = self._describer.by_role(reading.role, start)
            if found is None and reading.role.role_class == SUSPECT and reading.last - reading.first == 1:
                found = self._describer.bare_suspect(start)
            return found
        return None

    def _pronoun(self, reading: Reading, start: int) -> Resolution | None:
        form = "-nya" if reading.kind == "clitic" else self.annotated.phrase(reading.first, reading.last).casefold()
        refers_to, number = self._pronouns.get(form, ("person", 1))
        if number != 1:
            return self._groups.pronoun(number, start)
        if refers_to == "place":
            return place_before(self._index, start)
        speaking = self._speaking(reading)
        found = self._index.pronoun(start, speaking=speaking)
        if refers_to == "side" and found is not None:
            return self._side(found)
        return found

    def _side(self, found: Resolution) -> Resolution:
        """ "Pihaknya" is the body that the speaker speaks for, where the article tells it."""
        person = found.entities[0]
        told = (person.affiliation or "").casefold()
        for draft in self._linker.drafts:
            if told and draft.type == "ORG" and told in {draft.name.casefold(), " ".join(draft.key)}:
                return Resolution((draft,), min(found.confidence, 0.75), "side")
        return found

    def _speaking(self, reading: Reading) -> bool:
        """Whether a pronoun for one is the speaker of a report: part of a reporting word or right after one."""
        lower = self.annotated.lower
        if reading.kind == "clitic":
            return lower(reading.first).removesuffix("nya") in self._index.cues.before
        if reading.kind != "pronoun" or lower(reading.first - 1) not in self._index.cues.before:
            return False
        form = self.annotated.phrase(reading.first, reading.last).casefold()
        return self._pronouns.get(form, ("person", 1)) == ("person", 1)

    def _state(self, reading: Reading, draft: EntityDraft) -> EntityDraft | None:
        """The state that a seat of power stands for when it acts."""
        ref = reading.ref
        if ref is None or ref.first != reading.first or ref.last != reading.last or draft.kind == "country":
            return None
        state = self._gaz.state_of(self.annotated.phrase(ref.first, ref.last))
        if state is None or draft.kind == "building" or draft.kind is None:
            return None
        if draft.country and draft.country != state[0] and state[0] != "EU":
            return None
        return self._linker.country_draft(state[0])

    def _group(self, reading: Reading, start: int, end: int) -> Actor:
        refs = self.mentions_in(start, end)
        country = next((ref.entity.country for ref in refs if ref.entity.country), None)
        role = reading.role
        return Actor(
            name=self.annotated.text[start:end],
            text=self.annotated.text[start:end],
            start=start,
            end=end,
            country=country or (role.country if role else None),
            role_title=role.text if role and reading.kind == "role" else None,
        )

    def _remember(
        self, entities: tuple[EntityDraft, ...], reading: Reading, start: int, end: int, form: MentionForm
    ) -> None:
        if reading.kind == "name" and reading.ref is not None:
            start, end = reading.ref.start, reading.ref.end
        refs = tuple(MentionRef(draft, start, end, reading.first, reading.last, form) for draft in entities)
        self._found[start, end] = refs
        self._entities = None

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The entities with all mentions known so far, in order of first mention."""
        if self._entities is None:
            self._entities = freeze(self.annotated.text, self._linker.drafts, self._refs, self._found)
        return self._entities

    def entities_of(self, records: Iterable[Statement | Meeting | Event]) -> tuple[Entity, ...]:
        """The entities of the finished article; a country told only by an adjective counts where a record names it."""
        found = kept(self._refs, self._found, records)
        return freeze(self.annotated.text, self._linker.drafts, self._refs, found)


def _one(draft: EntityDraft, text: str, start: int, end: int, role: RolePhrase | None) -> Actor:
    """One entity as an actor, mentioned as `text` at these offsets."""
    return Actor(
        name=draft.name,
        text=text,
        start=start,
        end=end,
        entity_id=draft.id,
        type=draft.type,
        country=draft.country,
        role_title=(role.text if role else None) or draft.role,
    )


def _form(reading: Reading, found: Resolution) -> MentionForm:
    if reading.kind == "name" and reading.ref is not None:
        return reading.ref.form
    if reading.kind == "clitic":
        return "clitic"
    return "pronoun" if reading.kind == "pronoun" else "role"


def _pronouns(lexicon: Lexicon) -> dict[str, tuple[str, int]]:
    return lexicon.cached(
        "pronouns",
        lambda lex: {row["form"].casefold(): (row["refers_to"], count(row["number"])) for row in lex.rows("pronouns")},
    )
