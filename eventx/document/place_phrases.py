"""Phrases that tell where, as `Place` records: a place's name, or a phrase around it ("sebuah hotel di Istanbul")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventx.document.drafts import EntityDraft, MentionRef, Resolution
from eventx.document.places import resolve_place
from eventx.document.reference import LIKELY, ReferenceIndex
from eventx.lang.closed_class import phrase_words
from eventx.lang.gazetteer import gazetteer
from eventx.models import Place

if TYPE_CHECKING:
    from eventx.document.entities import EntityTable

BESIDE = 60  # characters between a place phrase and the name of where it lies
FARTHEST_PLACE = 3  # sentences back from "di sana" to the place
REACHED = frozenset({"di", "ke", "menuju"})
JOINTS = frozenset({"", ",", "(", "di", ", di"})


def as_place(draft: EntityDraft, start: int, end: int) -> Place:
    """The place that an entity is, mentioned at these offsets."""
    point = draft.place.point if draft.place else None
    return Place(
        name=draft.name,
        country=draft.country,
        latitude=point[0] if point else None,
        longitude=point[1] if point else None,
        start=start,
        end=end,
        entity_id=draft.id,
    )


def place_before(index: ReferenceIndex, at: int) -> Resolution | None:
    """The place that "di sana" at an offset means: the last one that somebody was at or went to."""
    annotated = index.annotated
    here = annotated.sentence_at(at).index
    low = annotated.sentences[max(0, here - FARTHEST_PLACE)].start
    for ref in reversed(index.refs_in(low, at)):
        if ref.entity.type == "LOC" and annotated.lower(ref.first - 1) in REACHED:
            return Resolution((ref.entity,), LIKELY, "place")
    return None


def described_place(table: EntityTable, refs: list[MentionRef], ref: MentionRef | None, start: int, end: int) -> Place:
    """A place phrase that is more than a name: "markas KPK", "sebuah hotel di Istanbul".

    Args:
        table: the entities of the article.
        refs: the names in the phrase.
        ref: the first of them that is a place, if any.
        start, end: the phrase.
    """
    text = table.annotated.text
    after = [r for r in table.mentions_in(end, end + BESIDE) if text[end : r.start].strip().casefold() in JOINTS]
    near = [*refs, *(r for r in after if r.entity.type == "LOC")]
    containers = [r.entity.place for r in near if r.entity.type == "LOC" and r.entity.place]
    gaz = gazetteer(table.annotated.lexicon)
    before = text[start : ref.start].strip() if ref is not None and ref.end == end else ""
    chief = phrase_words(table.annotated.lexicon, "capital").get(before) is not None
    capital = gaz.capital_of(ref.entity.country or "") if ref is not None and chief else None
    if capital is not None and capital.point is not None and ref is not None and ref.entity.kind == "country":
        latitude, longitude = capital.point
        return Place(
            name=text[start:end], country=capital.country, latitude=latitude, longitude=longitude, start=start, end=end
        )
    if ref is not None and gaz.place_words.get(before):
        return as_place(ref.entity, start, end).model_copy(update={"name": text[start:end]})
    placed = resolve_place(gaz, text[start:end], None, containers, table.context)
    point = placed.record.point if placed.record else None
    if point is None and ref is not None and ref.entity.place is not None:
        point = ref.entity.place.point
    return Place(
        name=text[start:end],
        country=placed.country
        or next((r.entity.country for r in near if r.entity.country), table.home if refs else None),
        latitude=point[0] if point else None,
        longitude=point[1] if point else None,
        start=start,
        end=end,
        entity_id=ref.entity.id if ref else None,
    )
