"""Whether two participants stand for the same side of a meeting."""

from __future__ import annotations

from eventx.extractors.meetings.parties import same_actor
from eventx.models import Participant

_QUANTIFIERS = frozenset({"para", "sejumlah", "beberapa", "tingkat", "tinggi", "negara", "dan", "dari"})


def alike(a: Participant, b: Participant) -> bool:
    """Whether two parties stand for the same side: one actor, or a state and somebody who acts for it."""
    if same_actor(a, b) or a.name.casefold() in b.name.casefold() or b.name.casefold() in a.name.casefold():
        return True
    if _one_group(a, b):
        return True
    if a.country is None or a.country != b.country:
        return False
    return "LOC" in (a.type, b.type) or (
        a.country != "ID" and ("PER" not in (a.type, b.type) or None in (a.type, b.type))
    )


def _one_group(a: Participant, b: Participant) -> bool:
    """Two unnamed groups of one kind, of which one is told without its country: "para diplomat", "diplomat Rusia"."""
    if (a.type is not None and b.type is not None) or (a.country is not None and b.country is not None):
        return False
    left, right = (set(p.name.casefold().split()) - _QUANTIFIERS for p in (a, b))
    return bool(left & right) and not any(p.type == "PER" for p in (a, b))
