"""Weights of evidence, fitted on invented cases of which it is known what they should say."""

import random
from pathlib import Path

import numpy as np
import pytest

import eventx
from eventx.evaluation import GoldArticle
from eventx.extractors.events.confidence import EVIDENCE, confidence
from eventx.lang.lexicon import get_lexicon
from eventx.training.event_confidence import MEANING, Case, calibration, cases_of, fit, held_out, table

SHARE = {("number",): 0.9, (): 0.6, ("quoted",): 0.3, ("number", "quoted"): 0.7}


def cases(size: int = 4000) -> list[Case]:
    """Events of which a known share is right for each evidence; "denied" says nothing."""
    chance = random.Random(7)
    found = []
    for n in range(size):
        evidence, share = chance.choice(list(SHARE.items()))
        idle = ("denied",) if chance.random() < 0.5 else ()
        found.append(Case((*evidence, *idle), chance.random() < share, n % 5))
    return found


def test_the_fit_finds_what_evidence_says() -> None:
    weights = fit(cases())
    assert weights["number"] > 1
    assert weights["quoted"] < -0.8
    assert abs(weights["denied"]) < 0.2
    assert weights["ongoing"] == 0  # no case has it
    for evidence, share in SHARE.items():
        assert confidence(weights, evidence) == pytest.approx(share, abs=0.06)


def test_few_cases_move_a_weight_little() -> None:
    few = [*cases(), *(Case(("ongoing",), True, 0) for _ in range(3))]
    assert 0 < fit(few)["ongoing"] < fit([*few, *few[-3:] * 40])["ongoing"]


def test_held_out_confidence_is_calibrated() -> None:
    found = cases()
    told = held_out(found)
    right = [case.right for case in found]
    assert told.mean() == pytest.approx(np.mean(right), abs=0.03)
    printed = calibration(told, right)
    assert printed.startswith("confidence")
    assert "Brier score 0.1" in printed


@pytest.mark.parametrize("some", [[], [Case((), True, 0)] * 3, [Case((), False, 0)] * 3])
def test_one_sort_of_events_cannot_be_told_apart(some: list[Case]) -> None:
    with pytest.raises(ValueError, match="Right and wrong events"):
        fit(some)


def test_the_table_is_one_that_the_lexicon_reads(tmp_path: Path) -> None:
    weights = dict.fromkeys((*EVIDENCE, "always"), 0.25)
    (tmp_path / "event_confidence.tsv").write_text(table(weights, "desk"), encoding="utf-8")
    (event,) = eventx.load(lexicon=tmp_path).extract("Polisi menangkap tiga pencuri.").events
    assert 0.5 < event.confidence < 0.95
    shipped = get_lexicon().rows("event_confidence")
    assert {row["evidence"]: row["meaning"] for row in shipped} == MEANING


def test_an_event_is_right_when_an_annotated_one_of_its_type_has_its_trigger() -> None:
    text = "Polisi menangkap Budi Hartawan di Solo. Gempa mengguncang Cianjur."
    at = text.index("menangkap")
    fact = {"mentions": [[at, at + 9]], "type": "arrest"}
    article = GoldArticle.model_validate({"id": "a", "text": text, "published": "2025-06-18", "events": [fact]})
    found = list(cases_of(article, 3))
    assert [case.right for case in found] == [True, False]
    assert {case.part for case in found} == {3}
    other = article.model_copy(update={"events": [article.events[0].model_copy(update={"type": "attack"})]})
    assert not any(case.right for case in cases_of(other, 0))
