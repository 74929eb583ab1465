"""Makes ``lang/id/event_confidence.tsv``: what each piece of evidence says of whether an event found is one.

Run: ``python -m eventx.training.event_confidence GOLD.jsonl... > eventx/lang/id/event_confidence.tsv``

The files are annotated articles as ``docs/evaluation.md`` describes them. An event found is right when it is paired
with an annotated one of its type. Weights are those of a logistic regression with a ridge; standard error gets a table
of what confidence is worth on articles left out of the fit: a file at a time, or every fifth article of a single file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

import eventx
from eventx.evaluation import GoldArticle, read_gold
from eventx.evaluation.compare import characters, paired
from eventx.extractors.events.confidence import ALWAYS, EVIDENCE, confidence, evidence_of

RIDGE = 3.0
"""How strongly weights are drawn to 0: what few events show is believed less."""
_STEPS, _ENOUGH = 50, 1e-9
_BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
MEANING = {
    "again": "an event of its type is told earlier in the article",
    ALWAYS: "every event has it",
    "dated": "the text tells its date where it tells the event",
    "denied": "it is told as not having happened",
    "no_patient": "nobody and nothing is named that it was done to",
    "number": "a number of people, an amount or a measure is told of it",
    "once": "one word of the article names it",
    "ongoing": "it is told as still going on",
    "person": "a person takes part by name",
    "placed": "its place is known",
    "quoted": "it is named in quoted words only",
    "same_word": "another event of its type is named by the same word",
}


@dataclass(frozen=True, slots=True)
class Case:
    """An event found: its evidence, whether annotators have it too, and which part of the data it belongs to."""

    evidence: tuple[str, ...]
    right: bool
    part: int


def cases_of(article: GoldArticle, part: int) -> Iterator[Case]:
    """The events found in an annotated article."""
    extraction = eventx.extract(article.text, published=article.published)
    theirs = [characters(fact.mentions) for fact in article.events]
    ours = [characters(event.mentions) for event in extraction.events]

    def touch(i: int, j: int) -> float:
        return len(theirs[i] & ours[j]) if article.events[i].type == extraction.events[j].type else 0.0

    right = {j for _, j in paired(range(len(theirs)), range(len(ours)), touch)}
    evidence = evidence_of(extraction.events, extraction.statements)
    for j, event in enumerate(extraction.events):
        yield Case(evidence[event.id], j in right, part)


def fit(cases: Sequence[Case], ridge: float = RIDGE) -> dict[str, float]:
    """Weights by logistic regression (Newton's method); that of `ALWAYS` is not drawn to 0.

    Raises:
        ValueError: there are no cases, or all are right, or none is.
    """
    right = np.array([case.right for case in cases], dtype=float)
    if not len(right) or right.min() == right.max():
        raise ValueError(f"Right and wrong events are needed to tell them apart; got {len(right)} of one sort.")
    names = (*EVIDENCE, ALWAYS)
    rows = np.array([[float(name in case.evidence or name == ALWAYS) for name in names] for case in cases])
    penalty = np.diag([ridge] * len(EVIDENCE) + [0.0])
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        share = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - share) - penalty @ weights
        curve = rows.T @ (rows * (share * (1 - share))[:, None]) + penalty
        step = np.linalg.solve(curve, slope)
        weights += step
        if float(np.abs(step).max()) < _ENOUGH:
            break
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def held_out(cases: Sequence[Case]) -> npt.NDArray[np.float64]:
    """The confidence of each event by weights fitted on the other parts of the data."""
    found = np.zeros(len(cases))
    for part in sorted({case.part for case in cases}):
        weights = fit([case for case in cases if case.part != part])
        for place, case in enumerate(cases):
            if case.part == part:
                found[place] = confidence(weights, case.evidence)
    return found


def calibration(told: npt.NDArray[np.float64], right: Iterable[bool]) -> str:
    """A table: range of confidence, events in it, their mean confidence, and the share that is right."""
    truth = np.array(list(right), dtype=float)
    lines = ["confidence    events   mean  right"]
    for low, high in pairwise(_BINS):
        inside = (told >= low) & (told < high)
        if inside.any():
            means = f"{told[inside].mean():6.2f} {truth[inside].mean():6.2f}"
            lines.append(f"{low:.1f} to {high:.1f} {int(inside.sum()):9d} {means}")
    return "\n".join([*lines, f"Brier score {float(((told - truth) ** 2).mean()):.4f}"]) + "\n"


def table(weights: dict[str, float], source: str) -> str:
    """The TSV text: evidence, weight, what it means, source."""
    rows = [f"{name}\t{weights[name]:.2f}\t{MEANING[name]}\t{source}" for name in sorted(weights)]
    head = "# Made by eventx/training/event_confidence.py: log odds that an event with some evidence is one."
    return "\n".join([head, "evidence\tweight\tmeaning\tsource", *rows]) + "\n"


def main(paths: list[str]) -> None:
    """Write the table for the given files to standard output, and the calibration to standard error."""
    articles = [(n, k, article) for n, path in enumerate(paths) for k, article in enumerate(read_gold(path))]
    cases = [case for n, k, article in articles for case in cases_of(article, n if len(paths) > 1 else k % 5)]
    sys.stderr.write(calibration(held_out(cases), (case.right for case in cases)))
    sys.stdout.write(table(fit(cases), f"fitted on {len(cases)} events of {len(articles)} annotated articles"))


if __name__ == "__main__":
    main(sys.argv[1:])
