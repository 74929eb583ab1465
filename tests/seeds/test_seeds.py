"""The two seed articles: the facts that must be read from them, and the whole of what is read, as stored.

After a change that is meant to change records: ``python -m tests.seeds.test_seeds`` prints what differs and stores the
new records; look at the differences in version control before committing them.
"""

from __future__ import annotations

import difflib
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import eventx
from eventx.timelines import timeline

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def tribun(extractor: eventx.Extractor) -> eventx.Extraction:
    return extractor.extract(SEEDS[0].read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def seapr(extractor: eventx.Extractor) -> eventx.Extraction:
    return extractor.extract(SEEDS[1].read_text(encoding="utf-8"))


def countries(record: Any) -> set[str | None]:
    return {actor.country for actor in record.participants}


def names(record: Any) -> str:
    return " / ".join(actor.name for actor in record.participants)


def one(records: Any) -> Any:
    found = list(records)
    assert len(found) == 1, found
    return found[0]


def on(value: str) -> Any:
    return lambda record: record.time is not None and record.time.value == value


def test_publication_dates(tribun: eventx.Extraction, seapr: eventx.Extraction) -> None:
    """ "Kamis (27/2/2025), besok" tells the day before; a heading tells the day itself."""
    assert (tribun.article.published, tribun.article.published_from) == (date(2025, 2, 26), "text")
    assert (seapr.article.published, seapr.article.published_from) == (date(2025, 2, 27), "dateline")


@pytest.mark.parametrize("seed", ["tribun", "seapr"])
def test_istanbul_is_one_planned_meeting(seed: str, request: pytest.FixtureRequest) -> None:
    result: eventx.Extraction = request.getfixturevalue(seed)
    meeting = one(m for m in result.meetings if m.place and "Istanbul" in m.place.name)
    assert meeting.status == "planned"
    assert meeting.time.value == "2025-02-27"
    assert meeting.place.country == "TR"
    assert {"RU", "US"} <= countries(meeting)
    assert "diplomat" in names(meeting).lower()
    assert len(meeting.mentions) > 1
    assert meeting.topics
    assert any("kedutaan" in topic.text or "diplomatik" in topic.text for topic in meeting.topics)


@pytest.mark.parametrize("seed", ["tribun", "seapr"])
def test_riyadh_is_one_meeting_that_occurred(seed: str, request: pytest.FixtureRequest) -> None:
    result: eventx.Extraction = request.getfixturevalue(seed)
    meeting = one(m for m in result.meetings if m.time and m.time.value == "2025-02-18")
    assert meeting.status == "occurred"
    assert meeting.place.country == "SA"
    assert {"RU", "US"} <= countries(meeting)
    if seed == "tribun":
        assert "Lavrov" in names(meeting)
        assert "Rubio" in names(meeting)
        assert "Riyadh" in meeting.place.name


def test_trumps_call_to_putin(tribun: eventx.Extraction) -> None:
    call = one(m for m in tribun.meetings if "Trump" in names(m) and "Putin" in names(m))
    assert call.mode == "phone"
    assert call.status == "occurred"


def test_antonovs_resignation(seapr: eventx.Extraction) -> None:
    event = one(e for e in seapr.events if e.type == "leave_office")
    assert "Antonov" in names(event)
    assert event.time.value == "2024-10"
    assert event.status == "occurred"


def test_darchievs_nomination(seapr: eventx.Extraction) -> None:
    event = one(e for e in seapr.events if e.type == "nominate" and "Darchiev" in names(e))
    assert event.status == "occurred"
    assert {p.role for p in event.participants if "Darchiev" in p.name} == {"patient"}


def test_seizure_and_restrictions_at_the_end_of_2016(seapr: eventx.Extraction) -> None:
    seizure = one(e for e in seapr.events if e.type == "seize")
    sanction = one(e for e in seapr.events if e.type == "sanction" and e.time and e.time.value == "2016-12~")
    assert seizure.time.value == "2016-12~"
    assert "Obama" in names(sanction)


def test_the_vote_in_the_un(tribun: eventx.Extraction) -> None:
    vote = one(e for e in tribun.events if e.type == "vote")
    assert vote.time.value == "2025-02-24"
    assert vote.status == "occurred"


SAID = [
    ("tribun", "Tentu saja, kami membalasnya", "Lavrov", ("The Guardian",)),
    ("tribun", "kedua pihak telah menetapkan tiga tujuan utama", "Rubio", ("The Associated Press",)),
    ("seapr", "Moskow telah mengajukan seorang kandidat", "Zakharova", ("RIA Novosti",)),
    ("tribun", "Kami tidak hanya mendengarkan", "Lavrov", ()),
    ("tribun", "barulah awal proses", "Rubio", ()),
    ("seapr", "Diplomat tingkat tinggi dari Rusia dan AS akan bertemu", "Lavrov", ()),
    ("seapr", "membersihkan warisan", "Lavrov", ()),
]


@pytest.mark.parametrize(("seed", "words", "speaker", "via"), SAID)
def test_who_said_it(seed: str, words: str, speaker: str, via: tuple[str, ...], request: pytest.FixtureRequest) -> None:
    result: eventx.Extraction = request.getfixturevalue(seed)
    told = [s for s in result.statements if any(words in span.text for span in s.content)]
    assert told
    assert {s.speaker.name.split()[-1] for s in told if s.speaker} == {speaker}
    assert told[0].via == via


def test_one_istanbul_and_one_riyadh_entry_from_both(tribun: eventx.Extraction, seapr: eventx.Extraction) -> None:
    entries = timeline([tribun, seapr])
    for day in ("2025-02-27", "2025-02-18"):
        entry = one(e for e in entries if e.kind == "meeting" and e.time and e.time.value == day)
        assert len({report.article_id for report in entry.reports}) == 2


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_records_are_as_stored(extractor: eventx.Extractor, path: Path) -> None:
    stored = (GOLDEN / f"{path.stem[:3]}.json").read_text(encoding="utf-8")
    made = dumped(extractor.extract(path.read_text(encoding="utf-8")))
    assert made == stored, "\n" + "\n".join(difference(stored, made))


def dumped(result: eventx.Extraction) -> str:
    """Everything but the text, an indented JSON document."""
    return json.dumps(result.model_dump(mode="json", exclude={"text", "version"}), ensure_ascii=False, indent=1) + "\n"


def difference(stored: str, made: str) -> list[str]:
    """Changed lines with what stands around them."""
    return list(difflib.unified_diff(stored.splitlines(), made.splitlines(), "stored", "made", lineterm="", n=4))


def main() -> None:
    """Store what is read now."""
    extractor = eventx.load()
    GOLDEN.mkdir(exist_ok=True)
    for path in SEEDS:
        target = GOLDEN / f"{path.stem[:3]}.json"
        stored = target.read_text(encoding="utf-8") if target.exists() else ""
        made = dumped(extractor.extract(path.read_text(encoding="utf-8")))
        sys.stdout.write("\n".join(difference(stored, made)) + "\n" if stored else f"{target.name}: new\n")
        target.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
