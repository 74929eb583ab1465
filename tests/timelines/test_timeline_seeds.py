"""The two seed articles report on the same talks: one entry in Istanbul, one in Riyadh, two sources each."""

from __future__ import annotations

from datetime import date

import pytest

import eventx


@pytest.fixture(scope="module")
def merged(extractor: eventx.Extractor, seed_texts: tuple[str, str]) -> eventx.Timeline:
    first, second = seed_texts
    return eventx.timeline([
        extractor.extract(second, published=date(2025, 2, 27), source="seaprwire.com"),
        extractor.extract(first, published=date(2025, 2, 26), source="tribunnews.com"),
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("city", "day", "status"), [("Istanbul", "2025-02-27", "planned"), ("Riyadh", "2025-02-18", "occurred")]
)
def test_one_entry_with_two_sources(merged: eventx.Timeline, city: str, day: str, status: str) -> None:
    held = merged.by_kind("meeting").where(lambda entry: entry.time is not None and entry.time.value == day)
    (entry,) = held
    assert entry.place is not None
    assert (entry.place.name, entry.status) == (city, status)
    assert entry.sources == ("seaprwire.com", "tribunnews.com")
    assert {report.published for report in entry.reports} == {date(2025, 2, 26), date(2025, 2, 27)}


def test_both_spellings_of_a_name_are_one_person(merged: eventx.Timeline) -> None:
    said = merged.statements_of("Sergei Lavrov")
    assert {source for entry in said for source in entry.sources} >= {"seaprwire.com", "tribunnews.com"}
    assert said == merged.statements_of("Sergey Lavrov")
