"""Which mentions of an article tell of one real-world event.

Mentions are read in text order; each joins the earlier event of its type that the evidence speaks for most, or begins
a new one. What the evidence is stands in `eventx.document.merge_evidence`; what each piece weighs in
``event_merging.tsv``, fitted on annotated news (`eventx.training.event_merging`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from eventx.document.event_mentions import EventCluster, EventMention
from eventx.document.merge_evidence import Standing, evidence_of

# A bound that keeps long documents linear: events of one type looked back on.
_RECENT = 24


Reader = Callable[[EventCluster, EventMention, Standing], tuple[str, ...]]


def merge_mentions(
    mentions: Sequence[EventMention], weights: Mapping[str, float], read: Reader = evidence_of
) -> list[EventCluster]:
    """Group the mentions of an article into events.

    Args:
        mentions: all mentions in text order.
        weights: what each piece of evidence weighs; a mention joins an event where the sum is above 0.
        read: reads the evidence that a mention tells of an event.

    Returns:
        Events in the order of their first mention; nouns that point to no event of the article are left out.
    """
    clusters: list[EventCluster] = []
    by_type: dict[str, list[EventCluster]] = {}
    for mention in _retyped(mentions):
        told = by_type.setdefault(mention.type, [])
        joined, evidence = _best(told, mention, weights, read)
        if joined is None:
            joined = EventCluster()
            clusters.append(joined)
            told.append(joined)
        joined.mentions.append(mention)
        joined.evidence.append(evidence)
    return [cluster for cluster in clusters if not all(mention.weak for mention in cluster.mentions)]


def _best(
    told: Sequence[EventCluster], mention: EventMention, weights: Mapping[str, float], read: Reader
) -> tuple[EventCluster | None, tuple[str, ...]]:
    """The event that most evidence speaks for, the later of two equals, and the evidence; None if more is against."""
    best: tuple[EventCluster | None, tuple[str, ...]] = (None, ())
    most, recent = 0.0, told[-_RECENT:]
    latest = max(recent, key=lambda cluster: cluster.mentions[-1].start, default=None)
    for cluster in recent:
        standing = Standing(first=cluster is told[0], latest=cluster is latest, several=len(told) > 1)
        evidence = read(cluster, mention, standing)
        score = sum(weights.get(name, 0.0) for name in evidence)
        if score > 0 and score >= most:
            best, most = (cluster, evidence), score
    return best


def _retyped(mentions: Sequence[EventMention]) -> list[EventMention]:
    """Give a short form the type of the full expression before it: "kebakaran" after "kebakaran hutan"."""
    full: dict[str, EventMention] = {}
    plain: set[str] = set()
    found = []
    for mention in mentions:
        first, space, _ = mention.root.partition(" ")
        if space and mention.noun and first not in plain:  # "gempa susulan" after a "gempa" is no full form of it
            full[first] = mention
        elif mention.root in full and mention.noun:
            other = full[mention.root]
            mention = replace(mention, type=other.type, root=other.root, families=other.families, loose=other.loose)
        plain.add(mention.root)
        found.append(mention)
    return found
