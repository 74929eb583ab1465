"""Many extractions in, one timeline out."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from eventx.errors import ArgumentError
from eventx.models import Extraction
from eventx.timelines.clustering import clusters
from eventx.timelines.features import Features, features_of
from eventx.timelines.lending import lend
from eventx.timelines.merging import entry_of
from eventx.timelines.timeline import Timeline

KINDS = ("statement", "meeting", "event")


def timeline(
    extractions: Iterable[Extraction], *, kinds: Collection[str] = KINDS, min_confidence: float = 0.0
) -> Timeline:
    """Merge the records of many articles: one entry for each meeting, event or statement, with all its reports.

    The result does not depend on the order of the articles, and an article given twice counts once.

    Args:
        extractions: what `extract` returned for each article; any iterable, read once.
        kinds: the kinds of records to take: "statement", "meeting", "event".
        min_confidence: records below this confidence are left out.

    Returns:
        A `Timeline`, its entries in order of time.

    Raises:
        ArgumentError: an item is not an `Extraction`, or a kind is unknown.

    Example:
        >>> from eventx.timelines import timeline
        >>> len(timeline([]))
        0
    """
    wanted = _checked_kinds(kinds)
    records: list[Features] = []
    seen: set[tuple[str, str]] = set()
    for extraction in [extractions] if isinstance(extractions, Extraction) else extractions:
        if not isinstance(extraction, Extraction):
            raise ArgumentError(
                "A timeline is made of extractions.",
                got=extraction,
                allowed="Extraction objects",
                remedy="Call eventx.extract on each text, or eventx.read_jsonl on a file of extractions, first.",
            )
        key = (extraction.article.id, extraction.text)
        if key not in seen:
            seen.add(key)
            told = list(features_of(extraction, wanted, min_confidence))
            lend(told)
            records.extend(told)
    with _collector_at_rest():
        return Timeline.of(entry_of(members) for members in clusters(records))


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """No collection of cycles: merging makes none, and each would walk through all records and their texts again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _checked_kinds(kinds: Collection[str]) -> frozenset[str]:
    wanted = frozenset([kinds] if isinstance(kinds, str) else kinds)
    unknown = sorted(wanted - set(KINDS))
    if unknown:
        raise ArgumentError("Unknown kind of record.", got=unknown, allowed=", ".join(KINDS))
    return wanted
