"""Buildings and streets that no table holds lie where the article just was: "Setibanya di Kabul ... Di Istana Arg"."""

from __future__ import annotations

from eventx.document.drafts import EntityDraft, MentionRef
from eventx.lang.place_records import PlaceRecord
from eventx.pipeline.annotated import AnnotatedText

BACK = 2  # sentences before that in which the place is named
SITES = frozenset({"building", "street", "airport", "port", "mountain", "village"})
TOWNS = frozenset({"city", "town", "district", "regency"})


def settle_nearby(annotated: AnnotatedText, places: list[MentionRef]) -> None:
    """Give sites without a country that of the place named last before them, and the point of the only town there.

    Args:
        annotated: the article.
        places: its mentions of places, in text order; their entities are changed.
    """
    done: set[str] = set()
    for at, ref in enumerate(places):
        draft = ref.entity
        if draft.id in done or draft.kind not in SITES or (draft.country and draft.place is not None):
            continue
        done.add(draft.id)
        near = _before(annotated, places[max(0, at - 12) : at], ref)
        home = next((one.country for one in near if one.country), None)
        if draft.country is None:
            draft.country = home
        towns = {id(one): one for one in near if one.kind in TOWNS and one.country == draft.country}
        point = next(iter(towns.values())).place if len(towns) == 1 else None
        if draft.place is None and point is not None and point.point is not None:
            draft.place = PlaceRecord(draft.name, draft.kind, draft.country, point.point)


def _before(annotated: AnnotatedText, places: list[MentionRef], ref: MentionRef) -> list[EntityDraft]:
    """The sure places of its sentence and those before it, the last named first."""
    here = annotated.sentence_at(ref.start).index
    near = [p for p in reversed(places) if here - annotated.sentence_at(p.start).index <= BACK]
    return [p.entity for p in near if p.entity.sure_place and p.entity is not ref.entity and p.entity.country]
