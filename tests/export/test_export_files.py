from __future__ import annotations

import csv
import gzip
import json
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventx.errors import ArgumentError, InputError
from eventx.export import FORMATS, Journal, read_jsonl, write
from eventx.export.jsonl import read_timeline
from eventx.models import Extraction, When
from eventx.timelines import timeline
from tests.timelines.factories import article

HOSTILE = "'); DROP TABLE records; -- <script>alert(1)</script>\r\nEND:VEVENT\x1b[31m"


def meeting(**fields) -> Extraction:
    facts = {"who": ["PER Dmitri Saveliev RU"], "when": "2025-03-07", "where": "Wina AT 48.2 16.37", **fields}
    return article("meeting", facts.pop("text", "Saveliev tiba untuk berunding di Wina."), **facts)


FORMATTED = ".parquet .arrow .csv .csv.gz .jsonl .jsonl.gz .sqlite .duckdb .ics .jsonld .html"


@pytest.mark.parametrize("suffix", FORMATTED.split())
@pytest.mark.parametrize("as_timeline", [False, True])
def test_every_format_holds_every_record(tmp_path: Path, suffix: str, as_timeline: bool) -> None:
    extractions = [meeting(id="a"), meeting(id="b", when="2025-05-09")]
    source = timeline(extractions) if as_timeline else iter(extractions)
    path = tmp_path / f"out{suffix}"
    assert write(source, path) == 2
    assert sorted(p.name for p in tmp_path.iterdir()) == [path.name]
    assert _count(path) == 2


def _count(path: Path) -> int:
    name = path.name
    if ".csv" in name:
        opener = gzip.open if name.endswith(".gz") else open
        with opener(path, "rt", encoding="utf-8", newline="") as file:
            return sum(1 for _ in csv.DictReader(file))
    if ".jsonl" in name and not name.endswith("ld"):
        opener = gzip.open if name.endswith(".gz") else open
        with opener(path, "rt", encoding="utf-8") as file:
            return sum(1 for _ in file)
    if name.endswith(".sqlite"):
        return sqlite3.connect(path).execute("SELECT count(*) FROM records WHERE date_first > '2025'").fetchone()[0]
    if name.endswith(".duckdb"):
        duckdb = pytest.importorskip("duckdb")
        with duckdb.connect(str(path), read_only=True) as connection:
            return connection.execute("SELECT count(*) FROM records WHERE date_first IS NOT NULL").fetchone()[0]
    if name.endswith(".ics"):
        return path.read_text(encoding="utf-8").count("BEGIN:VEVENT")
    if name.endswith(".jsonld"):
        return len(json.loads(path.read_text(encoding="utf-8"))["@graph"])
    if name.endswith(".html"):
        return path.read_text(encoding="utf-8").count("<tr>") - 1
    pq = pytest.importorskip("pyarrow.parquet")
    feather = pytest.importorskip("pyarrow.feather")
    return (pq.read_table(path) if name.endswith(".parquet") else feather.read_table(path)).num_rows


def test_extractions_and_timelines_round_trip(tmp_path: Path) -> None:
    extractions = [meeting(id="a"), meeting(id="b", when="2025-05")]
    write(extractions, tmp_path / "x.jsonl.gz")
    assert list(read_jsonl(tmp_path / "x.jsonl.gz")) == extractions
    merged = timeline(extractions)
    write(merged, tmp_path / "t.jsonl")
    assert read_timeline(tmp_path / "t.jsonl") == merged


@pytest.mark.parametrize("name", ["x.csv", "x[1].csv"])
def test_a_failed_write_leaves_the_old_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("old")

    def broken():
        yield meeting()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write(broken(), path)
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["x.xlsx", "x", "x.parquet.gz"])
def test_unknown_formats(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArgumentError, match=r"\.parquet"):
        write([], tmp_path / name)
    assert write([], tmp_path / name, format="jsonl") == 0


@pytest.mark.parametrize("format", FORMATS)
def test_a_missing_folder_is_told(tmp_path: Path, format: str) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        write([], tmp_path / "no" / "x.out", format=format)


def test_spreadsheets_see_no_formulas(tmp_path: Path) -> None:
    write([meeting(text="=HYPERLINK(1)", source="@evil", where=None, who=[])], tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["sentence"] == "'=HYPERLINK(1)"
    assert row["source"] == "'@evil"
    assert row["confidence"] == "0.9"


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    extraction = meeting(text=HOSTILE, source=HOSTILE, where=None, who=[])
    write([extraction], tmp_path / "x.sqlite")
    database = sqlite3.connect(tmp_path / "x.sqlite")
    assert database.execute("SELECT sentence FROM records").fetchall() == [(HOSTILE,)]
    write([extraction], tmp_path / "x.jsonld")
    assert "<script" not in (tmp_path / "x.jsonld").read_text()
    write([extraction], tmp_path / "x.html")
    assert "<script" not in (tmp_path / "x.html").read_text()
    write([extraction], tmp_path / "x.ics")
    calendar = (tmp_path / "x.ics").read_bytes().decode()
    assert calendar.count("\r\nEND:VEVENT\r\n") == 1
    assert "\x1b" not in calendar


@pytest.mark.parametrize(
    ("status", "ical", "schema"),
    [
        ("planned", "TENTATIVE", "EventScheduled"),
        ("occurred", "CONFIRMED", "EventScheduled"),
        ("cancelled", "CANCELLED", "EventCancelled"),
        ("postponed", "TENTATIVE", "EventPostponed"),
        ("hypothetical", "TENTATIVE", "EventScheduled"),
    ],
)
def test_status_in_calendars_and_jsonld(tmp_path: Path, status: str, ical: str, schema: str) -> None:
    icalendar = pytest.importorskip("icalendar")
    extraction = meeting(status=status)
    write([extraction], tmp_path / "x.ics")
    (event,) = icalendar.Calendar.from_ical((tmp_path / "x.ics").read_bytes()).walk("VEVENT")
    assert (str(event["STATUS"]), str(event["X-EVENTX-STATUS"])) == (ical, status.upper())
    write([extraction], tmp_path / "x.jsonld")
    (node,) = json.loads((tmp_path / "x.jsonld").read_text())["@graph"]
    assert node["eventStatus"] == f"https://schema.org/{schema}"


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2025-03-07", date(2025, 3, 7), date(2025, 3, 8)),
        ("2025-02", date(2025, 2, 1), date(2025, 3, 1)),
        ("2024", date(2024, 1, 1), date(2025, 1, 1)),
        ("2025-02-27/2025-03-02", date(2025, 2, 27), date(2025, 3, 3)),
    ],
)
def test_partial_dates_in_calendars(tmp_path: Path, value: str, start: date, end: date) -> None:
    icalendar = pytest.importorskip("icalendar")
    write([meeting(when=value)], tmp_path / "x.ics")
    (event,) = icalendar.Calendar.from_ical((tmp_path / "x.ics").read_bytes()).walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (start, end)
    assert str(event["X-EVENTX-DATE"]) == value
    write([meeting(when=value)], tmp_path / "x.jsonld")
    node = json.loads((tmp_path / "x.jsonld").read_text())["@graph"][0]
    assert node["startDate"] == value.split("/")[0]


def test_a_clock_time_with_its_zone(tmp_path: Path) -> None:
    extraction = meeting()
    day = date(2025, 3, 7)
    time = When(value="2025-03-07T09:30+07:00", first=day, last=day, grain="minute", start=0, end=0, source="explicit")
    timed = extraction.meetings[0].model_copy(update={"time": time})
    write([extraction.model_copy(update={"meetings": (timed,)})], tmp_path / "x.ics")
    assert "DTSTART:20250307T023000Z" in (tmp_path / "x.ics").read_text()


def test_calendars_leave_out_what_has_no_date(tmp_path: Path) -> None:
    assert write([meeting(when=None), article("statement", "“Ya,” kata dia.")], tmp_path / "x.ics") == 0


@given(st.text(min_size=1))
def test_any_text_gives_a_calendar_that_parses_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    icalendar = pytest.importorskip("icalendar")
    path = tmp_path_factory.mktemp("ics") / "x.ics"
    write([meeting(text=f"Rapat {text}", where=None, who=[])], path)
    data = path.read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert str(event["DESCRIPTION"]).startswith("Harian Satu: Rapat")


def test_the_journal_goes_on_where_it_stopped(tmp_path: Path) -> None:
    path = tmp_path / "out.partial.jsonl"
    with Journal(path) as journal:
        journal.append(meeting(id="a"))
        journal.append(meeting(id="b"))
    with path.open("ab") as file:
        file.write(b'{"article": {"id": "c"')  # killed in the middle of a line
    with Journal(path, resume=True) as journal:
        assert journal.done == {"a", "b"}
        journal.append(meeting(id="c"))
        journal.append(meeting(id="c"))
        assert [e.article.id for e in journal] == ["a", "b", "c", "c"]
        assert len(journal) == 4
    with Journal(path) as journal:
        assert len(journal) == 0
    journal.remove()
    assert not path.exists()


def test_a_journal_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"a": 1}\n')
    with pytest.raises(InputError, match="--resume"):
        Journal(path, resume=True)


def test_lines_that_are_no_extractions_are_named(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(meeting().model_dump_json() + '\n{"a": 1}\n')
    with pytest.raises(InputError, match=r"x\.jsonl:2"):
        list(read_jsonl(path))
    with pytest.raises(InputError, match="cannot be read"):
        list(read_jsonl(tmp_path / "none.jsonl"))
