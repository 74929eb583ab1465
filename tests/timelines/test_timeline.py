from __future__ import annotations

import random
from datetime import date

import pytest

from eventx.errors import ArgumentError
from eventx.timelines import Timeline, timeline
from tests.timelines.factories import Builder, article


def meeting(id: str, published: str, **fields):
    facts = {"who": ["PER Dmitri Saveliev RU", "PER Karl Hoffmann AT"], "when": "2025-03-07",
             "where": "Ankara TR 39.9 32.8", **fields}  # fmt: skip
    return article(
        "meeting", "Saveliev bertemu Hoffmann di Ankara.", id=id, source=f"outlet {id}", published=published, **facts
    )


@pytest.fixture
def story() -> Timeline:
    return timeline([
        meeting("a", "2025-03-05", status="planned"),
        meeting("b", "2025-03-08"),
        meeting("c", "2025-03-06", status="planned", when="2025-03"),
        article("statement", "“Pertemuan di Ankara membuka jalan,” kata Saveliev.", id="d", published="2025-03-08",
                said="Pertemuan di Ankara membuka jalan", who=["PER Dmitry Saveliev RU"]),
        article("disaster", "Banjir merendam Demak.", id="e", published="2024-01-02", when="2024-01",
                where="Demak ID -6.9 110.6"),
        article("agree", "Kesepakatan dicapai.", id="f", published=None, who=["agent LOC Jepang JP"]),
    ])  # fmt: skip


def test_planned_and_occurred_is_one_entry_with_a_history(story: Timeline) -> None:
    (entry,) = story.by_kind("meeting")
    assert [(c.status, c.published) for c in entry.status_history] == [
        ("planned", date(2025, 3, 5)),
        ("occurred", date(2025, 3, 8)),
    ]
    assert entry.status == "occurred"
    assert entry.record.status == "occurred"
    assert (entry.first_reported, entry.last_reported) == (date(2025, 3, 5), date(2025, 3, 8))
    assert entry.sources == ("outlet a", "outlet b", "outlet c")
    assert entry.conflicts == ()  # March holds the seventh of March
    assert entry.time is not None
    assert entry.time.value == "2025-03-07"


def test_a_participant_has_the_country_that_another_report_tells() -> None:
    facts = {"when": "2025-03-07", "where": "Ankara TR 39.9 32.8"}
    full = article("meeting", "Saveliev bertemu Hoffmann, Jumat.", id="a", **facts, status="planned",
                   who=["PER Dmitri Saveliev RU", "PER Karl Hoffmann"], published="2025-03-05")  # fmt: skip
    bare = article("meeting", "Saveliev bertemu Hoffmann.", id="b", **facts, published="2025-03-08",
                   who=["PER Dmitri Saveliev", "PER Karl Hoffmann"])  # fmt: skip
    (entry,) = timeline([full, bare])
    assert entry.article_id == "b"
    assert [(actor.name, actor.country) for actor in entry.participants] == [
        ("Dmitri Saveliev", "RU"),
        ("Karl Hoffmann", None),
    ]
    assert len(timeline([full, bare]).by_country("RU")) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("jumlah nelayan miskin per Maret tinggal 3,41 juta jiwa",
         "jumlah nelayan miskin di Lampung per Maret tercatat 87,02 ribu jiwa", False),
        ("jumlah nelayan miskin di Lampung per Maret tinggal 87,02 ribu jiwa",
         "nelayan miskin di Lampung per Maret tercatat 87,02 ribu jiwa", True),
    ],
)  # fmt: skip
def test_statements_that_tell_other_numbers_are_two(one: str, other: str, same: bool) -> None:
    sides = [
        article("statement", f"Badan Data menyatakan {said}.", id=said[:40], said=said, form="indirect",
                published="2025-07-25", who=["ORG Badan Data ID"])
        for said in (one, other)
    ]  # fmt: skip
    assert (len(timeline(sides)) == 1) == same


def test_reports_cite_article_record_and_sentence(story: Timeline) -> None:
    (entry,) = story.by_kind("meeting")
    report = entry.reports[0]
    assert (report.article_id, report.record_id, report.source) == ("a", "m1", "outlet a")
    assert report.sentence.text == "Saveliev bertemu Hoffmann di Ankara."
    assert report.when == "2025-03-07"


@pytest.mark.parametrize(
    ("fields", "field", "values"),
    [
        ({"when": "2025-03-08"}, "date", ["2025-03-07", "2025-03-08"]),
        ({"status": "denied"}, "status", ["occurred", "denied"]),
        ({"where": "Kota Ankara TR 39.9 32.8"}, None, []),
        ({"where": "Esenboga TR 40.1 33.0"}, "place", ["Ankara", "Esenboga"]),
    ],
)
def test_conflicts_keep_both_values(fields: dict, field: str | None, values: list[str]) -> None:
    reports = [meeting("a", "2025-03-08"), meeting("b", "2025-03-08"), meeting("c", "2025-03-09", **fields)]
    (entry,) = timeline(reports)
    assert [c.field for c in entry.conflicts] == ([field] if field else [])
    if field:
        assert [v.value for v in entry.conflicts[0].versions] == values
        assert entry.conflicts[0].versions[1].articles == ("c",)


def test_differing_tolls_are_a_conflict() -> None:
    (entry,) = timeline(
        article("disaster", f"Gempa Palu menewaskan {dead} orang.", id=str(dead), source=f"s{dead}", when="2025-02-01",
                where="Palu ID -0.9 119.9", published="2025-02-02", quantities={"dead": dead})
        for dead in (3, 5)
    )  # fmt: skip
    assert [(v.value, v.articles) for v in entry.conflicts[0].versions] == [("3", ("3",)), ("5", ("5",))]


def test_order_of_articles_makes_no_difference() -> None:
    reports = [
        meeting(f"a{n}", f"2025-03-{5 + n % 4:02}", when=("2025-03-07", "2025-03", None, "2025-03-08")[n % 4])
        for n in range(12)
    ]
    reports += [meeting(f"b{n}", "2025-03-20", when="2025-03-20") for n in range(5)]
    expected = timeline(reports)
    for seed in range(5):
        random.Random(seed).shuffle(reports)
        assert timeline(reports) == expected


def test_an_article_given_twice_counts_once() -> None:
    assert timeline([meeting("a", "2025-03-05")] * 3) == timeline([meeting("a", "2025-03-05")])


def test_two_records_of_one_article_stay_two_unless_all_is_alike() -> None:
    two = Builder("x")
    two.add("attack", "Warga ditembak di Medan.", when="2025-01-05", where="Medan ID 3.6 98.7", who=["patient warga"])
    two.add(
        "attack",
        "Pos polisi dilempari di Medan.",
        when="2025-01-05",
        where="Medan ID 3.6 98.7",
        who=["patient pos polisi"],
    )
    assert len(timeline([two.extraction])) == 2


def test_filters(story: Timeline) -> None:
    assert len(story) == 4
    assert {e.kind for e in story.by_person("Lavrov")} == set()
    assert {e.kind for e in story.by_person("Saveliev")} == {"meeting", "statement"}
    assert {e.kind for e in story.by_person("dmitry savelyev")} == {"meeting", "statement"}
    assert [e.type for e in story.by_country("tr")] == ["in_person"]
    assert [e.type for e in story.by_type("disaster", "agree")] == ["disaster", "agree"]
    assert [e.kind for e in story.statements_of("Saveliev")] == ["statement"]
    assert [e.kind for e in story.by_source("OUTLET B")] == ["meeting"]
    assert [e.kind for e in story.by_status("occurred").by_kind("meeting")] == ["meeting"]
    assert len(story.where(lambda entry: entry.place is not None)) == 2


def test_between_knows_partial_dates(story: Timeline) -> None:
    assert [e.type for e in story.between("2024-01-20", date(2024, 2, 1))] == ["disaster"]
    assert [e.kind for e in story.between("2025-03-07", "2025-03-07")] == ["meeting"]
    assert [e.kind for e in story.between("2025-03-08")] == ["statement"]  # on the day of its first report
    assert story.between("2025-03-08", undated=True)[-1].type == "agree"


def test_order(story: Timeline) -> None:
    assert [e.type for e in story] == ["disaster", "in_person", "say", "agree"]
    assert [e.type for e in story.sorted_by("date", reverse=True)] == ["say", "in_person", "disaster", "agree"]
    assert story.sorted_by("reports", reverse=True)[0].type == "in_person"


def test_is_a_sequence(story: Timeline) -> None:
    assert isinstance(story[:2], Timeline)
    assert next(iter(story)) == story[0]
    assert repr(story) == "Timeline(4 entries from 4 sources)"
    assert len(timeline([])) == 0


def test_round_trip_by_json(story: Timeline) -> None:
    assert Timeline.model_validate_json(story.model_dump_json()) == story


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda t: timeline(["text"]), "eventx.extract"),
        (lambda t: timeline([], kinds=["meetings"]), "statement, meeting, event"),
        (lambda t: t.between("2025-03-08", "2025-03-01"), "after the last"),
        (lambda t: t.between("kemarin"), "ISO"),
        (lambda t: t.by_country("Rusia"), "alpha-2"),
        (lambda t: t.by_person("?"), "Lavrov"),
        (lambda t: t.sorted_by("size"), "first_reported"),
    ],
)
def test_errors_tell_what_is_allowed(story: Timeline, call, message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        call(story)


def test_kinds_and_confidence() -> None:
    reports = [meeting("a", "2025-03-05")]
    assert len(timeline(reports, kinds=["event"])) == 0
    assert len(timeline(reports, min_confidence=0.95)) == 0
