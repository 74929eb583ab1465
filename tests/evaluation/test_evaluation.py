from __future__ import annotations

import json
from pathlib import Path

import pytest

from eventx.errors import InputError
from eventx.evaluation import EvaluationReport, GoldArticle, evaluate, read_gold
from eventx.models import Extraction
from tests.timelines.factories import Builder

TEXT = "Saveliev bertemu Hoffmann di Wina.\n“Tarif dibahas,” kata Saveliev.\n"


def gold(**fields) -> GoldArticle:
    facts = {
        "id": "a", "text": TEXT, "published": "2025-03-05",
        "statements": [{"content": [[36, 49]], "form": "direct", "speaker": ["Dmitri Saveliev", "Saveliev"]}],
        "meetings": [{"mentions": [[9, 16]], "participants": [["Saveliev"], ["Karl Hoffmann", "Hoffmann"]],
                      "place": ["Wina"], "date": "2025-03-04", "status": "occurred"}],
    }  # fmt: skip
    return GoldArticle.model_validate(facts | fields)


def found(when: str | None = "2025-03-04", speaker: str = "Dmitri Saveliev", place: str = "Wina AT") -> Extraction:
    told = Builder("a", source=None, published="2025-03-05")
    told.add(
        "meeting",
        "Saveliev bertemu Hoffmann di Wina.",
        trigger="bertemu",
        when=when,
        where=place,
        who=["PER Dmitri Saveliev RU", "PER Karl Hoffmann AT"],
    )
    told.add("statement", "“Tarif dibahas,” kata Saveliev.", said="Tarif dibahas", who=[f"PER {speaker} RU"])
    assert told.text == TEXT
    return told.extraction  # fmt: skip


def test_all_right() -> None:
    report = evaluate([gold()], lambda article: found())
    assert report.articles == 1
    for measure in ("statement exact", "statement found + speaker", "meeting found", "meeting whole record",
                    "meeting participant", "meeting place", "meeting date", "meeting status"):  # fmt: skip
        assert report.figures[measure].f1 == 100, measure
    assert report.misses == []


@pytest.mark.parametrize(
    ("extraction", "measure", "miss"),
    [
        (found(when="2025-03-03"), "meeting date", "meeting date wrong"),
        (found(speaker="Hoffmann"), "statement found + speaker", "speaker wrong"),
        (found(place="Graz AT"), "meeting place", None),
    ],
)
def test_what_is_wrong_is_counted_and_shown(extraction: Extraction, measure: str, miss: str | None) -> None:
    report = evaluate([gold()], lambda article: extraction)
    assert report.figures[measure].f1 == 0
    assert report.figures["meeting found"].f1 == 100
    assert [m.kind for m in report.misses] == ([miss] if miss else [])


def test_missed_and_extra() -> None:
    nothing = Extraction(article=found().article, text=TEXT, version="test")
    report = evaluate([gold()], lambda article: nothing)
    assert {m.kind for m in report.misses} == {"statement missed", "meeting missed"}
    assert report.figures["meeting found"].recall == 0
    report = evaluate([gold(statements=[], meetings=[])], lambda article: found())
    assert {m.kind for m in report.misses} == {"statement extra", "meeting extra"}
    assert "[bertemu]" in report.to_text(show=1)


def test_events_need_the_type_and_count_roles() -> None:
    told = Builder("e", source=None, published=None)
    told.add("arrest", "Polisi menangkap Budi.", trigger="menangkap", who=["agent Polisi", "patient PER Budi ID"])
    parties = [{"role": "agent", "name": ["Polisi"]}, {"role": "agent", "name": ["Budi"]}]
    fact = {"mentions": [[7, 16]], "type": "arrest", "participants": parties, "status": "occurred"}
    article = GoldArticle.model_validate({"id": "e", "text": told.text, "events": [fact]})
    report = evaluate([article], lambda _: told.extraction)
    assert report.figures["event found"].f1 == 100
    assert report.figures["event participant role"].f1 == 50
    other = evaluate([article.model_copy(update={"events": [article.events[0].model_copy(update={"type": "charge"})]})],
                     lambda _: told.extraction)  # fmt: skip
    assert other.figures["event found"].f1 == 0
    assert other.figures["event trigger (any type)"].f1 == 100


def test_gains_and_losses_against_an_earlier_run(tmp_path: Path) -> None:
    evaluate([gold()], lambda article: found(when="2025-03-03")).save(tmp_path / "before.json")
    before = EvaluationReport.load(tmp_path / "before.json")
    now = evaluate([gold()], lambda article: found(speaker="Hoffmann"))
    assert now.changes(before) == {
        "meeting whole record": (["a#0"], []),
        "statement found + speaker": ([], ["a#0"]),
    }
    text = now.to_text(against=before)
    assert "meeting whole record: 1 gained, 0 lost\n  + a#0" in text
    with pytest.raises(InputError, match="--save"):
        EvaluationReport.load(tmp_path / "none.json")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "x.jsonl:1"),
        ('{"id": "a"}', "text"),
        ('{"id": "a", "text": "x", "meetings": [{"mentions": [[5, 9]]}]}', "outside the text"),
        ('{"id": "a", "text": "x", "statements": [{"content": [[1, 1]]}]}', "start < end"),
    ],
)
def test_bad_gold_is_named_by_line_and_field(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(line)
    with pytest.raises(InputError, match=message):
        list(read_gold(path))


def test_gold_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(
        json.dumps({"id": "a", "text": "Ya.", "note": "unknown fields are left"}) + "\n\n", encoding="utf-8"
    )
    assert [article.id for article in read_gold(path)] == ["a"]
