"""Entities under construction: what resolution works on before the frozen `Entity` records are made."""

from __future__ import annotations

from dataclasses import dataclass, field

from eventx.lang.place_records import PlaceRecord
from eventx.models import EntityType, MentionForm


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role beside a name: "Menteri Luar Negeri Rusia".

    Attributes:
        start, end: character offsets of the phrase without rank and honorific after it.
        text: the role in full wording, for the records ("Menteri Luar Negeri").
        head: the entry of the role table that it begins with, case-folded.
        role_class: that entry's class ("minister").
        affiliation: the body named in it or implied by it.
        country: ISO code of the country it belongs to, if told.
    """

    start: int
    end: int
    text: str
    head: str
    role_class: str
    affiliation: str | None = None
    country: str | None = None
    words: frozenset[str] = frozenset()


@dataclass(eq=False, slots=True)
class EntityDraft:
    """A person, organisation or place of the article; `key` holds the compared words of its fullest name."""

    id: str
    type: EntityType
    name: str
    key: tuple[str, ...]
    mentions: list[MentionRef] = field(default_factory=list)
    roles: list[RolePhrase] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    affiliation: str | None = None
    country: str | None = None
    place: PlaceRecord | None = None
    kind: str | None = None
    sure_place: bool = True

    @property
    def role(self) -> str | None:
        """The first role that the article gives."""
        return self.roles[0].text if self.roles else None


@dataclass(frozen=True, slots=True)
class MentionRef:
    """A mention and the entity it means: characters ``[start, end)``, tokens ``doc[first:last]``.

    `listed` is false for a mention that is known but not shown among the entity's mentions unless a record uses it.
    """

    entity: EntityDraft
    start: int
    end: int
    first: int
    last: int
    form: MentionForm
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Resolution:
    """What an expression refers to: the entities (several for "keduanya"), how sure in (0, 1], and by which rule."""

    entities: tuple[EntityDraft, ...]
    confidence: float
    rule: str
