"""Groups of records that tell of one thing: the surest pairs first, and never against a veto inside a group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from eventx.timelines.blocking import candidate_pairs
from eventx.timelines.evidence import NEEDED, evidence
from eventx.timelines.features import Features

_OBJECTION = -4.0
"""Evidence between two members of two groups at or below which the groups stay apart."""
_WITNESSES = 8
"""Members of a group that are asked before another joins it; more would make large groups quadratic."""


def clusters(records: Iterable[Features]) -> list[list[Features]]:
    """The records in groups, each in order of rank; the same groups whatever the order of the input."""
    ordered = sorted(records, key=lambda record: record.sort_key)
    for rank, record in enumerate(ordered):
        record.rank = rank
    known = {(a.rank, b.rank): evidence(a, b) for a, b in candidate_pairs(ordered)}
    sure = sorted((-found, *pair) for pair, found in known.items() if found >= NEEDED)
    group: dict[int, list[Features]] = {record.rank: [record] for record in ordered}
    for _, low, high in sure:
        first, second = group[low], group[high]
        if first is not second and _fit(first, second, known):
            merged = sorted((*first, *second), key=lambda record: record.rank)
            for record in merged:
                group[record.rank] = merged
    unique = {id(members): members for members in group.values()}
    return sorted(unique.values(), key=lambda members: members[0].rank)


def _fit(first: list[Features], second: list[Features], known: Mapping[tuple[int, int], float]) -> bool:
    """No witness of one group excludes a witness of the other, and on the whole they agree."""
    if len(first) == len(second) == 1:
        return True
    pairs = [(a, b) for a in _witnesses(first) for b in _witnesses(second)]
    sums = [known[a.rank, b.rank] if (a.rank, b.rank) in known else evidence(a, b) for a, b in pairs]
    return min(sums) > _OBJECTION and sum(sums) / len(sums) >= NEEDED / 2


def _witnesses(members: list[Features]) -> list[Features]:
    """The members that know most, as those are the ones that can object."""
    return sorted(members, key=lambda record: (-_knowledge(record), record.rank))[:_WITNESSES]


def _knowledge(record: Features) -> int:
    dated = record.period is not None and record.period.length == 1
    return 2 * dated + (record.site is not None) + len(record.parties)
