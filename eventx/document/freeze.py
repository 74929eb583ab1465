"""From drafts and mentions to the frozen `Entity` records of an article."""

from __future__ import annotations

from collections.abc import Iterable

from eventx.document.drafts import EntityDraft, MentionRef
from eventx.models import Actor, Entity, Event, Meeting, Mention, MentionForm, Place, Statement

Found = dict[tuple[int, int], tuple[MentionRef, ...]]


def freeze(text: str, drafts: list[EntityDraft], refs: list[MentionRef], found: Found) -> tuple[Entity, ...]:
    """The entities that have mentions, in order of first mention.

    Args:
        text: the article.
        drafts: the entities.
        refs: the names; those not listed show only where `found` has them.
        found: what phrases were resolved to, by their offsets; it overrides the names at the same offsets.
    """
    mentions: dict[str, dict[tuple[int, int], MentionForm]] = {}
    for ref in refs:
        if ref.listed and (ref.start, ref.end) not in found:
            mentions.setdefault(ref.entity.id, {})[ref.start, ref.end] = ref.form
    for resolved in found.values():
        for ref in resolved:
            mentions.setdefault(ref.entity.id, {})[ref.start, ref.end] = ref.form
    out = [_entity(text, draft, mentions[draft.id]) for draft in drafts if draft.id in mentions]
    return tuple(sorted(out, key=lambda entity: (entity.mentions[0].start, entity.id)))


def kept(refs: list[MentionRef], found: Found, records: Iterable[Statement | Meeting | Event]) -> Found:
    """What was resolved, without the unlisted names that were looked at for a record and are in none."""
    used: dict[str, list[tuple[int, int]]] = {}
    for record in records:
        for part in _parts(record):
            if part.entity_id is not None:
                used.setdefault(part.entity_id, []).append((part.start, part.end))
    unlisted = {(ref.start, ref.end) for ref in refs if not ref.listed}
    return {
        key: resolved
        for key, resolved in found.items()
        if key not in unlisted
        or any(start <= key[0] and key[1] <= end for ref in resolved for start, end in used.get(ref.entity.id, ()))
    }


def _parts(record: Statement | Meeting | Event) -> Iterable[Actor | Place]:
    if isinstance(record, Statement):
        actors: Iterable[Actor | None] = (record.speaker, record.addressee)
    else:
        actors = record.participants
    return [part for part in (*actors, record.place) if part is not None]


def _entity(text: str, draft: EntityDraft, mentions: dict[tuple[int, int], MentionForm]) -> Entity:
    point = draft.place.point if draft.place else None
    return Entity(
        id=draft.id,
        type=draft.type,
        name=draft.name,
        mentions=tuple(Mention(start=a, end=b, text=text[a:b], form=form) for (a, b), form in sorted(mentions.items())),
        role=draft.role,
        affiliation=draft.affiliation,
        country=draft.country,
        latitude=point[0] if point else None,
        longitude=point[1] if point else None,
        kind=draft.kind,
        geonames_id=draft.place.geonames_id if draft.place else None,
        kemendagri_code=draft.place.code if draft.place else None,
    )


def listed(names: list[str]) -> str:
    """Names as one: "A dan B", "A, B, dan C"."""
    return " dan ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])}, dan {names[-1]}"
