"""Makes ``lang/id/event_merging.tsv``: what each piece of evidence weighs when mentions are joined to events.

Run: ``python -m eventx.training.event_merging GOLD.jsonl... > eventx/lang/id/event_merging.tsv``

The files are annotated articles as ``docs/evaluation.md`` describes them. The search begins with weights set by hand
(`START`) and moves one at a time, where that finds clearly more of the annotated events: what few articles show should
move little. A logistic regression on pairs of mentions follows the articles more closely and finds fewer events on
articles left out. Standard error gets the figures on those: a file at a time, or every
fifth article of a single file.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import eventx.api
from eventx.document.event_mentions import EventCluster, EventMention
from eventx.document.merge_events import merge_mentions
from eventx.document.merge_evidence import ALWAYS, MEANING, Standing, evidence_of
from eventx.document.request import make_request
from eventx.evaluation import GoldArticle, read_gold
from eventx.evaluation.compare import characters, paired
from eventx.extractors.events import event_mentions, meeting_starts

START: Mapping[str, float] = dict.fromkeys(MEANING, 0.0) | {
    ALWAYS: -1.5,
    "agent_apart": -1.0,
    "count_apart": -8.0,
    "count_far": -5.0,
    "day_apart": -8.0,
    "definite": 2.0,
    "denied_apart": -8.0,
    "done_apart": -5.0,
    "family_apart": -5.0,
    "fresh": -5.0,
    "looks_back": -5.0,
    "near": 1.0,
    "one_breath": 3.0,
    "patient_apart": -8.0,
    "place_apart": -8.0,
    "same_day": 1.0,
    "same_place": 1.0,
    "same_root": 2.0,
    "shared_participant": 2.0,
    "told_apart": -8.0,
    "twice_in_sentence": -5.0,
    "two_doers": -8.0,
    "weak": 1.0,
    "whole_article": 2.0,
}
"""Weights set by hand, by what should speak for and against one event."""
MIXED_COST = 0.03
"""Points of F1 that an event joined of two costs on top of the one not found: a wrong fact is worse than a double."""
LEAST = 0.15
"""Points of the objective below which a weight stays where it is."""
_MOVES, _MOST, _ROUNDS = (-2.0, -1.0, -0.5, 0.5, 1.0, 2.0), 8.0, 2


@dataclass(slots=True)
class Told:
    """The mentions of an article, with what annotators hold of them.

    Attributes:
        mentions: those found, in text order.
        meetings: where the triggers of its meetings start, which are no events.
        events: the number of annotated events.
        gold: of each type, the annotated events by number with the characters of their mentions.
        part: which part of the data the article belongs to.
        known: evidence read before, by the mentions compared and how the event stood.
        met: names of the evidence that the last weights met: only they can change what is joined.
    """

    mentions: tuple[EventMention, ...]
    meetings: frozenset[int]
    events: int
    gold: Mapping[str, Mapping[int, frozenset[int]]]
    part: int
    known: dict[tuple[object, ...], tuple[str, ...]] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)

    def read(self, cluster: EventCluster, mention: EventMention, standing: Standing) -> tuple[str, ...]:
        """The evidence that a mention tells of an event, read once."""
        key = (tuple(other.start for other in cluster.mentions), mention.start, mention.end, cluster.type, standing)
        evidence = self.known.get(key)
        if evidence is None:
            evidence = self.known[key] = evidence_of(cluster, mention, standing)
        self.met.update(evidence)
        return evidence


@dataclass(frozen=True, slots=True)
class Score:
    """What some weights find: events rightly found, all found, all annotated, and found ones made of several."""

    right: int
    found: int
    gold: int
    mixed: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall in percent."""
        return 200 * self.right / max(1, self.found + self.gold)


def read_article(article: GoldArticle, part: int) -> Told:
    """The mentions of an annotated article."""
    extractor = eventx.api.default_extractor()
    context = extractor.context(make_request(article.text, published=article.published))
    gold: dict[str, dict[int, frozenset[int]]] = {}
    for n, fact in enumerate(article.events):
        gold.setdefault(fact.type or "", {})[n] = frozenset(characters(fact.mentions))
    return Told(event_mentions(context), meeting_starts(context), len(article.events), gold, part)


def score(articles: Sequence[Told], weights: Mapping[str, float]) -> Score:
    """What some weights find in annotated articles."""
    return _total([_score(article, weights) for article in articles])


def _total(scores: Sequence[Score]) -> Score:
    return Score(
        sum(one.right for one in scores),
        sum(one.found for one in scores),
        sum(one.gold for one in scores),
        sum(one.mixed for one in scores),
    )


def _score(article: Told, weights: Mapping[str, float]) -> Score:
    article.met.clear()
    clusters = merge_mentions(article.mentions, weights, article.read)
    clusters = [c for c in clusters if not any(mention.start in article.meetings for mention in c.mentions)]
    ours = [frozenset(i for m in c.mentions for i in range(m.start, m.end)) for c in clusters]
    touch = {
        (n, j): len(characters & ours[j])
        for j, cluster in enumerate(clusters)
        for n, characters in article.gold.get(cluster.type, {}).items()
    }
    right = sum(1 for _ in paired(range(article.events), range(len(ours)), lambda n, j: touch.get((n, j), 0.0)))
    mixed = sum(sum(touch.get((n, j), 0) > 0 for n in range(article.events)) > 1 for j in range(len(ours)))
    return Score(right, len(ours), article.events, mixed)


def objective(scores: Sequence[Score]) -> float:
    """What the search makes most of: F1 of events found, less the cost of those made of several, per 100 articles."""
    found = _total(scores)
    return found.f1 - MIXED_COST * 100 * found.mixed / max(1, len(scores))


def fit(articles: Sequence[Told], start: Mapping[str, float] = START) -> dict[str, float]:
    """Weights by a search along one at a time, from those set by hand.

    Raises:
        ValueError: no article has annotated events.
    """
    if not any(article.events for article in articles):
        raise ValueError(f"Annotated events are needed to weigh evidence by; got {len(articles)} articles without any.")
    weights = dict(start)
    scores = [_score(article, weights) for article in articles]
    for _ in range(_ROUNDS):
        before = objective(scores)
        for name in sorted(weights):
            scores = _settle(articles, weights, name, scores)
        if objective(scores) == before:
            break
    return weights


def _settle(articles: Sequence[Told], weights: dict[str, float], name: str, scores: list[Score]) -> list[Score]:
    """Give one piece of evidence the weight that finds most; returns what is found in each article then."""
    touched = [n for n, article in enumerate(articles) if name in article.met]
    best, most, kept = scores, objective(scores) + LEAST, weights[name]
    found = kept
    for move in _MOVES:
        if abs(kept + move) > _MOST:
            continue
        weights[name] = kept + move
        tried = list(scores)
        for n in touched:
            tried[n] = _score(articles[n], weights)
        if (reached := objective(tried)) >= most:
            best, most, found = tried, reached, weights[name]
    weights[name] = found
    for n in touched:
        _score(articles[n], weights)  # what the weights settled on meets
    return best


def held_out(articles: Sequence[Told]) -> list[tuple[int, Score, Score]]:
    """Of each part of the data what is found by weights of the other parts, and by those set by hand."""
    found = []
    for part in sorted({article.part for article in articles}):
        inside = [article for article in articles if article.part == part]
        weights = fit([article for article in articles if article.part != part])
        found.append((part, score(inside, weights), score(inside, START)))
    return found


def report(found: Sequence[tuple[int, Score, Score]]) -> str:
    """A table of the figures on parts left out."""
    lines = ["part   events  fitted F1  mixed  by hand F1  mixed"]
    for part, fitted, start in found:
        lines.append(
            f"{part:4d} {fitted.gold:8d} {fitted.f1:10.1f} {fitted.mixed:6d} {start.f1:11.1f} {start.mixed:6d}"
        )
    return "\n".join(lines) + "\n"


def table(weights: Mapping[str, float], source: str) -> str:
    """The TSV text: evidence, weight, what it means, source."""
    rows = [f"{name}\t{weights[name]:.1f}\t{MEANING[name]}\t{source}" for name in sorted(weights) if weights[name]]
    head = "# Made by eventx/training/event_merging.py: what speaks for a mention telling of an event told before."
    return "\n".join([head, "evidence\tweight\tmeaning\tsource", *rows]) + "\n"


def main(paths: list[str]) -> None:
    """Write the table for the given files to standard output, and the figures on parts left out to standard error."""
    gold = [(n, k, article) for n, path in enumerate(paths) for k, article in enumerate(read_gold(path))]
    articles = [read_article(article, n if len(paths) > 1 else k % 5) for n, k, article in gold]
    sys.stderr.write(report(held_out(articles)))
    mentions = sum(len(article.mentions) for article in articles)
    source = f"by hand, then a search on {mentions} mentions of {len(articles)} annotated articles"
    sys.stdout.write(table(fit(articles), source))


if __name__ == "__main__":
    main(sys.argv[1:])
