"""Weights of evidence for joining mentions, searched on invented articles of which it is known what joins them."""

from pathlib import Path

import pytest

import eventx
from eventx.document.event_mentions import EventMention
from eventx.document.merge_evidence import MEANING
from eventx.evaluation import GoldArticle
from eventx.lang.lexicon import get_lexicon
from eventx.training.event_merging import START, Score, Told, fit, held_out, read_article, report, score, table


def mention(start: int, **told: object) -> EventMention:
    """An arrest told at an offset, one sentence every 100 characters."""
    plain: dict[str, object] = {
        "start": start, "end": start + 9, "type": "arrest", "root": "tangkap", "families": frozenset(), "noun": False,
        "definite": False, "weak": False, "sentence": start // 100, "loose": False, "strict_place": False,
        "anywhere": False, "count": None, "rule": "event.verb.active", "status": "occurred", "told": False,
        "aside": False,
    }  # fmt: skip
    return EventMention(**(plain | told))  # type: ignore[arg-type]


def article(*events: tuple[EventMention, ...], part: int = 0) -> Told:
    """Annotated events, each with its mentions."""
    mentions = tuple(sorted((one for event in events for one in event), key=lambda one: one.start))
    gold = {n: frozenset(i for one in event for i in range(one.start, one.end)) for n, event in enumerate(events)}
    return Told(mentions, frozenset(), len(events), {"arrest": gold}, part)


def planned_apart(part: int = 0) -> Told:
    """Two arrests told by one word: one is over, one is planned."""
    return article((mention(0),), (mention(120, status="planned"),), part=part)


def told_twice(part: int = 0) -> Told:
    """One arrest told twice."""
    return article((mention(0), mention(120)), part=part)


def test_the_search_finds_what_parts_events() -> None:
    articles = [planned_apart(), told_twice()] * 10
    assert score(articles, START) == Score(right=20, found=20, gold=30, mixed=10)
    weights = fit(articles)
    assert score(articles, weights) == Score(right=30, found=30, gold=30, mixed=0)
    assert weights["same_status"] > 0 or weights["always"] < START["always"]
    assert weights["day_apart"] == START["day_apart"]  # no article has it


def test_few_articles_move_no_weight() -> None:
    assert fit([*[told_twice()] * 1000, planned_apart()]) == dict(START)


def test_what_is_told_as_a_meeting_is_no_event() -> None:
    told = planned_apart()
    told.meetings = frozenset({120})
    assert score([told], START).found == 0
    assert score([told], dict.fromkeys(START, -1.0)).found == 1


def test_parts_left_out_are_scored_by_weights_of_the_others() -> None:
    articles = [*[planned_apart(0), told_twice(0)] * 10, *[planned_apart(1), told_twice(1)] * 10]
    (_, fitted, start), _ = found = held_out(articles)
    assert (fitted.f1, start.f1) == (100.0, 80.0)
    assert "0       30      100.0      0        80.0     10" in report(found)


def test_there_must_be_something_to_learn_from() -> None:
    with pytest.raises(ValueError, match="Annotated events are needed"):
        fit([article()])


def test_the_table_is_one_that_the_lexicon_reads(tmp_path: Path) -> None:
    text = "Polisi menangkap Budi Hartawan di Solo. Penangkapan itu disiarkan televisi."
    (event,) = eventx.extract(text).events
    assert len(event.mentions) == 2
    (tmp_path / "event_merging.tsv").write_text(table(dict(START) | {"definite": -6.0}, "desk"), encoding="utf-8")
    (event,) = eventx.load(lexicon=tmp_path).extract(text).events  # the noun alone points to no event
    assert [one.text for one in event.mentions] == ["menangkap"]
    shipped = {row["evidence"]: row["meaning"] for row in get_lexicon().rows("event_merging")}
    assert shipped.items() <= MEANING.items()
    assert START.keys() == MEANING.keys()


def test_an_annotated_article_is_read_with_its_mentions_and_meetings() -> None:
    text = "Menteri Tono Wijaya bertemu Rina Susanti di Solo. Polisi menangkap Budi Hartawan. Penangkapan itu sah."
    at = text.index("menangkap")
    fact = {"mentions": [[at, at + 9]], "type": "arrest"}
    gold = GoldArticle.model_validate({"id": "a", "text": text, "published": "2025-06-18", "events": [fact]})
    told = read_article(gold, 2)
    assert [one.type for one in told.mentions] == ["arrest", "arrest"]
    assert text.index("bertemu") in told.meetings
    assert score([told], START) == Score(right=1, found=1, gold=1, mixed=0)
    assert told.part == 2
