"""Pairs of reports of two articles, each with the answer to: do they tell of the same thing?"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from eventx.models import Extraction
from eventx.timelines import timeline
from tests.timelines.factories import article

PAIRS = tomllib.loads((Path(__file__).parent / "pairs.toml").read_text(encoding="utf-8"))["pair"]


def sides(pair: dict) -> list[Extraction]:
    made = []
    for id, source in (("a", "Harian Satu"), ("b", "Kabar Dua")):
        fields = dict(pair[id])
        made.append(article(fields.pop("kind"), fields.pop("text"), id=id, source=source, **fields))
    return made


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["why"] for pair in PAIRS])
def test_pair(pair: dict) -> None:
    first, second = sides(pair)
    together = timeline([first, second])
    assert (len(together) == 1) == pair["same"]
    assert timeline([second, first]) == together
    if pair["same"]:
        assert together[0].sources == ("Harian Satu", "Kabar Dua")


def test_there_are_enough_pairs_of_both_sorts() -> None:
    assert sum(pair["same"] for pair in PAIRS) >= 20
    assert sum(not pair["same"] for pair in PAIRS) >= 20


def test_all_pairs_in_one_timeline_stay_apart() -> None:
    """Stories do not run into each other when all articles are merged at once."""
    extractions, stories = [], {}
    for number, pair in enumerate(PAIRS):
        for extraction in sides(pair):
            id = f"{number}/{extraction.article.id}"
            stories[id] = number
            renamed = extraction.article.model_copy(update={"id": id})
            extractions.append(extraction.model_copy(update={"article": renamed}))
    entries = timeline(extractions)
    mixed = [e for e in entries if len({stories[r.article_id] for r in e.reports}) > 1 and e.kind != "statement"]
    told = [{PAIRS[stories[r.article_id]]["why"] for r in e.reports} for e in mixed]
    # Some pairs reuse the facts of another pair on purpose: those may join, others may not.
    assert all(_share_facts(whys) for whys in told), told


def _share_facts(whys: set[str]) -> bool:
    dates = [{PAIRS[i][side].get("when") for side in "ab"} for i, p in enumerate(PAIRS) if p["why"] in whys]
    return all(a & b for a in dates for b in dates)
