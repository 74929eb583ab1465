"""How mentions are joined to events: what each piece of evidence weighs (``event_merging.tsv``), and why they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from eventx.document.event_mentions import EventCluster, EventMention
from eventx.extractors.events.weights import read_weights
from eventx.lang.lexicon import Lexicon

# Pieces of evidence that are told of a mention, the heaviest first.
_TOLD = 4


@dataclass(frozen=True, slots=True)
class Joined:
    """A mention that was joined to an event told before.

    Attributes:
        mention: the mention.
        first: the mention that the event begins with.
        why: the evidence in words, each with its weight, the heaviest first.
    """

    mention: EventMention
    first: EventMention
    why: tuple[str, ...]


def merging_weights(lexicon: Lexicon) -> Mapping[str, float]:
    """The weights by the evidence's name, a user's own among them.

    Raises:
        LexiconError: a weight is no number.
    """
    return lexicon.cached("events.merging", lambda lex: read_weights(lex, "event_merging"))


def joined(lexicon: Lexicon, clusters: Iterable[EventCluster]) -> Iterator[Joined]:
    """The mentions of each event but its first, with what made them its own."""
    weights = merging_weights(lexicon)
    meaning = {row["evidence"]: row["meaning"] for row in lexicon.rows("event_merging")}
    for cluster in clusters:
        for mention, evidence in zip(cluster.mentions[1:], cluster.evidence[1:], strict=True):
            heavy = sorted((name for name in evidence if weights.get(name)), key=lambda name: -abs(weights[name]))
            why = tuple(f"{weights[name]:+.1f} {meaning[name]}" for name in heavy[:_TOLD])
            yield Joined(mention, cluster.mentions[0], why)
