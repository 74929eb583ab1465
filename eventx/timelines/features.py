"""What of a record counts when it is compared with a record of another article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal

from eventx.lang.lexicon import Lexicon, get_lexicon
from eventx.lang.morphology import analyse
from eventx.lang.place_kinds import WIDE
from eventx.lang.spelling import words
from eventx.models import Actor, Article, Entity, Event, Extraction, Meeting, Participant, Place, Span, Statement, When
from eventx.timelines.names import person_words
from eventx.timelines.stories import Story, in_headline, names_beside, story_of
from eventx.timelines.wording import HEAVIEST, bag, numbers_in, weight

PartyKind = Literal["person", "state", "body", "group"]
_REMOTE = frozenset({"phone", "video"})
_DAYS = frozenset({"minute", "hour", "part_of_day", "day"})


@dataclass(frozen=True, slots=True)
class Party:
    """A speaker or participant as far as it can be compared: a person, a state, a named body, an unnamed group.

    `proper` are the folded words with a capital, which name a ship or a company inside a longer phrase.
    """

    kind: PartyKind
    words: tuple[str, ...]
    country: str | None
    title: str | None
    role: str | None
    aliases: frozenset[tuple[str, ...]] = frozenset()
    proper: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Site:
    """A place to compare; `broad` marks a whole country, `wide` a province, sea or island. Degrees are WGS 84.

    `code` is that of the home ministry: the code of a regency begins with the code of its province.
    """

    words: tuple[str, ...]
    country: str | None
    latitude: float | None
    longitude: float | None
    broad: bool
    wide: bool = False
    code: str | None = None

    @property
    def located(self) -> bool:
        """Whether a gazetteer knows it."""
        return self.code is not None or self.latitude is not None

    @property
    def venue(self) -> bool:
        """Whether it is a building or the like by its name of several words, no country, region or town."""
        return len(self.words) > 1 and self.code is None and not self.broad and not self.wide


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a time covers, as ordinals, inclusive; `vague` marks an approximate value."""

    first: int
    last: int
    vague: bool = False

    @property
    def length(self) -> int:
        """Days covered."""
        return self.last - self.first + 1


@dataclass(slots=True, eq=False)
class Features:
    """One record of one article, made ready for comparison; `rank` orders all of them, whatever the input order.

    `near_period` and `near_site` are told right before it of the same thing (`eventx.timelines.lending`).
    """

    record: Statement | Meeting | Event
    article: Article
    family: str
    parties: tuple[Party, ...]
    site: Site | None
    period: Period | None
    published: int | None
    remote: bool
    words: dict[str, float]
    story: Story
    beside: frozenset[str]
    triggers: frozenset[str] = frozenset()
    quoted: bool = False
    numbers: frozenset[str] = frozenset()
    rank: int = 0
    figures: Mapping[str, float] = field(default_factory=dict)
    near_period: Period | None = None
    near_site: Site | None = None

    @property
    def sort_key(self) -> tuple[int, str, str, int, str]:
        """The order in which records are ranked: by publication, publisher, article and place in the text."""
        published = self.published if self.published is not None else date.max.toordinal()
        start = self.record.sentence.start
        return published, self.article.source or "", self.article.id, start, self.record.id


def features_of(extraction: Extraction, kinds: frozenset[str], least: float) -> Iterator[Features]:
    """The comparable sides of an article's records of these kinds with at least this confidence."""
    entities = {entity.id: entity for entity in extraction.entities}
    story = story_of(extraction)
    for record in extraction.records:
        if record.kind in kinds and record.confidence >= least:
            yield _features(extraction, record, entities, story)


def _features(
    extraction: Extraction, record: Statement | Meeting | Event, entities: Mapping[str, Entity], story: Story
) -> Features:
    article = extraction.article
    if isinstance(record, Statement):
        actors: tuple[Actor, ...] = (record.speaker,) if record.speaker else ()
        spans = record.content
    else:
        actors, spans = record.participants, (record.sentence,)
    text = " ".join(_without_days(extraction, span) for span in spans)
    return Features(
        record=record,
        article=article,
        family=f"event:{record.type}" if isinstance(record, Event) else record.kind,
        parties=tuple(_party(actor, entities) for actor in actors if not _nameless(extraction.text, actor)),
        site=_site(extraction.text, record.place, entities),
        period=_period(record.time),
        published=article.published.toordinal() if article.published else None,
        remote=isinstance(record, Meeting) and record.mode in _REMOTE,
        words=bag(text),
        story=story,
        beside=frozenset() if isinstance(record, Statement) else _beside(extraction.text, record, story),
        triggers=_triggers(record) if isinstance(record, Event) else frozenset(),
        quoted=isinstance(record, Statement) and record.form == "direct",
        numbers=numbers_in(text) if isinstance(record, Statement) else frozenset(),
        figures=_figures(record),
    )


def _without_days(extraction: Extraction, span: Span) -> str:
    """The text of a span without the days in it, which `Period` compares: "Jumat (20/2/2026)" is no wording."""
    parts, at = [], span.start
    for time in extraction.times:
        if span.start <= time.start and time.end <= span.end and time.start >= at and time.grain in _DAYS:
            parts.append(extraction.text[at : time.start])
            at = time.end
    return " ".join((*parts, extraction.text[at : span.end]))


def _beside(text: str, fact: Meeting | Event, story: Story) -> frozenset[str]:
    return names_beside(text, fact.sentence.start, fact.sentence.end) | story.dateline


def _triggers(event: Event) -> frozenset[str]:
    """The roots of the words that name the event, of an expression those of all its words (jatuh, sanksi)."""
    return frozenset(_root(word) for mention in event.mentions for word in mention.text.casefold().split())


@lru_cache(maxsize=50_000)
def _root(word: str) -> str:
    analysis = analyse(word, get_lexicon().cached("timelines.roots", _trigger_roots))
    return analysis.root if analysis else word


def _trigger_roots(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(word for row in lexicon.rows("event_triggers") for word in row["root"].split())


def _figures(record: Statement | Meeting | Event) -> dict[str, float]:
    quantities = record.quantities if isinstance(record, Event) else ()
    return {quantity.kind: quantity.value for quantity in quantities if not quantity.approximate}


def _nameless(text: str, actor: Actor) -> bool:
    """An actor told by a pronoun only, for whom the article gave nobody, or by a headline's words, which name nobody.

    In a headline all words have a capital, and a phrase is often cut wrongly: it would contradict what the body tells.
    """
    forms = get_lexicon().cached(
        "timelines.pronouns", lambda lex: frozenset(row["form"].casefold() for row in lex.rows("pronouns"))
    )
    return actor.entity_id is None and (actor.name.casefold() in forms or in_headline(text, actor.start))


def _party(actor: Actor, entities: Mapping[str, Entity]) -> Party:
    entity = entities.get(actor.entity_id) if actor.entity_id else None
    country = actor.country or (entity.country if entity else None)
    kind = _kind(actor, entity, country)
    named = _without_description(actor.name) if kind == "person" else actor.name
    if not named:
        kind, named = "group", actor.name
    if kind == "state":
        country = get_lexicon().cached("timelines.states", _states).get(words(actor.name), country)
    role = actor.role if isinstance(actor, Participant) else None
    capitals = [word for word in actor.name.split() if word[:1].isupper()]
    alone = capitals and capitals == actor.name.split()[:1]
    if kind == "group" and alone and weight(capitals[0].casefold()) < HEAVIEST:
        capitals = []  # "Ratusan mahasiswa" at the head of a sentence
    proper = frozenset(words(" ".join(capitals)))
    name = person_words(named) if kind == "person" else words(named)
    return Party(kind, name, country, actor.role_title, role, _aliases(actor, entity, kind), proper)


@lru_cache(maxsize=100_000)
def _without_description(name: str) -> str:
    """A person's name without the nouns before it ("keroncong Sundari Kartikasari"); empty where it is none at all.

    "Maestro keroncong" at the head of a sentence tells who is meant, and is not called so.
    """
    particles = get_lexicon().cached("timelines.particles", _particles)
    parts = name.split()
    low = [i for i, word in enumerate(parts) if word[:1].islower() and word.casefold() not in particles]
    rest = parts[low[-1] + 1 :] if low else parts
    return " ".join(rest)


def _particles(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(row["form"].casefold() for row in lexicon.rows("name_particles"))


def _kind(actor: Actor, entity: Entity | None, country: str | None) -> PartyKind:
    if actor.type == "PER":
        return "person"
    if actor.type == "LOC" and country and (entity is None or entity.kind == "country" or _of_state(actor.name)):
        return "state"
    if actor.type is None:
        return "group"
    return "body"


def _aliases(actor: Actor, entity: Entity | None, kind: PartyKind) -> frozenset[tuple[str, ...]]:
    """Other names that the article gives: an acronym, a nickname; not mere parts of a person's name."""
    if entity is None:
        return frozenset()
    own = set(words(actor.name))
    names = {words(m.text) for m in entity.mentions if m.form in ("name", "short_name")}
    return frozenset(name for name in names if name and not set(name) <= own and (kind != "person" or len(name[0]) > 3))


def _site(text: str, place: Place | None, entities: Mapping[str, Entity]) -> Site | None:
    if place is None or (place.entity_id is None and in_headline(text, place.start)):
        return None
    entity = entities.get(place.entity_id) if place.entity_id else None
    name = words(place.name)
    broad = (entity is not None and entity.kind == "country") or name in get_lexicon().cached(
        "timelines.countries", _country_names
    )
    # "gedung DPRD DIY" stands in a province, and is as small as any house.
    whole = entity is not None and (name == words(entity.name) or any(name == words(m.text) for m in entity.mentions))
    wide = entity is not None and entity.kind in WIDE and whole
    code = entity.kemendagri_code if entity else None
    return Site(name, place.country, place.latitude, place.longitude, broad, wide, code)


def _of_state(name: str) -> bool:
    """Whether a name is that of a country or of what stands for its state (Kremlin, Gedung Putih); no dam or road."""
    return words(name) in get_lexicon().cached("timelines.states", _states)


def _states(lexicon: Lexicon) -> dict[tuple[str, ...], str]:
    rows = (*lexicon.rows("metonyms"), *lexicon.rows("country_forms"))
    return {words(row["form"]): row["country"] for row in rows if len(row["country"]) == 2}


def _country_names(lexicon: Lexicon) -> frozenset[tuple[str, ...]]:
    return frozenset(words(row["form"]) for row in lexicon.rows("country_forms"))


def _period(when: When | None) -> Period | None:
    if when is None or not (when.first or when.last):
        return None
    first, last = when.first or when.last, when.last or when.first
    if first is None or last is None:
        return None
    return Period(first.toordinal(), max(first, last).toordinal(), when.value.endswith(("~", "?", "%")))
