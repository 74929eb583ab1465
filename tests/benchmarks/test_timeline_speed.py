"""Merging grows with the number of records, and 100,000 take less than a minute of one core."""

from __future__ import annotations

import time

import pytest

from eventx.timelines import timeline
from tests.benchmarks.timeline_corpus import corpus


def seconds(records: int) -> float:
    """Processor time (other processes do not count) that this many records take."""
    extractions = list(corpus(records))
    start = time.process_time()
    merged = timeline(extractions)
    spent = time.process_time() - start
    stories = [{report.article_id.partition("/")[2] for report in entry.reports} for entry in merged]
    mixed = sum(len(told) > 1 for told in stories)
    assert mixed <= len(merged) / 100, f"{mixed} of {len(merged)} entries hold more than one story"
    assert len(merged) <= 2.02 * len(set.union(*stories))  # two entries a story, and hardly any story in pieces
    return spent


@pytest.mark.slow
def test_growth_is_near_linear() -> None:
    small, large = seconds(4_000), seconds(16_000)
    assert large / small < 4 * 1.8, f"{small:.1f} s for 4,000 records, {large:.1f} s for 16,000"


@pytest.mark.slow
def test_a_hundred_thousand_records() -> None:
    assert seconds(100_000) < 120, "the aim is a minute; a shared host may be half as fast"
