from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventx.display.scale import Scale
from eventx.errors import ArgumentError, InputError, MissingExtraError
from eventx.timelines import Timeline, timeline
from tests.display.stories import HOSTILE, story
from tests.timelines.factories import article

SVG = "{http://www.w3.org/2000/svg}"


def drawn(merged: Timeline, **options) -> ET.Element:
    chart = merged.plot(**options)
    root = ET.fromstring(chart.svg)
    assert (root.get("width"), root.get("height")) == (str(chart.width), str(chart.height))
    return root


@pytest.mark.parametrize("entries", [0, 1, 5, 200])
def test_every_dated_entry_is_drawn_with_a_hover(entries: int) -> None:
    merged = story(entries)
    groups = drawn(merged).findall(f"{SVG}g")
    assert len(groups) == len(merged)
    for group in groups:
        assert "Reported by: Kabar" in group.find(f"{SVG}title").text


def test_ranges_are_bars_and_days_dots_and_plans_are_pale() -> None:
    day = article("meeting", "A.", id="a", when="2024-05-05", who=["PER Asep ID"], status="planned")
    month = article("attack", "B.", id="b", when="2024-06", who=["patient PER Budi ID"])
    root = drawn(timeline([day, month]))
    (dot,) = [c for g in root.findall(f"{SVG}g") for c in g.findall(f"{SVG}circle")]
    (bar,) = [r for g in root.findall(f"{SVG}g") for r in g.findall(f"{SVG}rect")]
    assert dot.get("class") == "meeting p"
    assert bar.get("class") == "event"
    assert float(bar.get("width")) > 60


def test_a_row_of_its_own_has_room_for_a_label() -> None:
    """More entries on one day than rows for labels: each stands alone in its row, and is labelled there."""
    names = [a + b for a in ("Bas", "Dur", "Fik", "Gon", "Hem") for b in ("ari", "omo", "unda", "etno", "iyas", "alit")]
    day = [article("arrest", "X.", id=name, when="2024-05-05", who=[f"patient PER {name} ID"]) for name in names]
    root = drawn(timeline([*day, article("arrest", "Y.", id="y", when="2024-06-30", who=["patient PER Zeta ID"])]))
    labels = [group.find(f"{SVG}text") for group in root.findall(f"{SVG}g")]
    assert len(labels) == 31
    assert all(label is not None for label in labels)


def test_undated_entries_are_counted() -> None:
    merged = timeline(
        [article("agree", "Sepakat.", published=None), article("meeting", "A.", id="b", when="2024-05-05")]
    )
    assert "1 more without a date" in "".join(drawn(merged).itertext())
    assert "No entries with a date." in "".join(drawn(timeline([])).itertext())


def test_a_long_empty_stretch_is_shortened_and_marked() -> None:
    merged = timeline(
        article("attack", f"Serangan {n}.", id=str(n), when=day, who=[f"patient PER Orang{n} ID"])
        for n, day in enumerate(["1998-05-14", "2024-05-05", "2024-05-06", "2024-05-30"])
    )
    root = drawn(merged)
    assert len(root.findall(f"{SVG}path")) == 1
    xs = sorted(float(c.get("cx")) for g in root.findall(f"{SVG}g") for c in g.findall(f"{SVG}circle"))
    assert xs[-1] - xs[1] > 300


def test_hostile_text_stays_text() -> None:
    merged = timeline([article("meeting", f"Rapat {HOSTILE}", who=[f"PER {HOSTILE}"], when="2024-05-05")])
    root = drawn(merged, title=HOSTILE)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg", "style", "rect", "circle", "text", "line", "g", "title", "path",
    }  # fmt: skip


def test_charts_are_saved(tmp_path: Path) -> None:
    chart = story(20).plot(title="Dua puluh")
    for name, start in (("x.svg", b"<?xml"), ("x.html", b"<!DOCTYPE"), ("x.png", b"\x89PNG")):
        chart.save(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(start)
    assert b"http" not in (tmp_path / "x.html").read_bytes().replace(b"http-equiv", b"").replace(
        b"http://www.w3.org/2000/svg", b""
    )
    with pytest.raises(ArgumentError, match=r"\.svg"):
        chart.save(tmp_path / "x.pdf")
    with pytest.raises(InputError, match="cannot be written"):
        chart.save(tmp_path / "no" / "x.svg")


def test_png_has_the_labels(tmp_path: Path) -> None:
    """The renderer knows no CSS variables: without their replacement all text would be missing."""
    pytest.importorskip("vl_convert")
    labelled, bare = tmp_path / "a.png", tmp_path / "b.png"
    merged = story(30)
    merged.plot().save(labelled)
    silent = merged.plot()
    type(silent)(silent.svg.replace("<text", "<desc").replace("</text>", "</desc>"), silent.width, silent.height).save(
        bare
    )
    assert labelled.stat().st_size > 1.5 * bare.stat().st_size


def test_a_narrow_chart_is_refused() -> None:
    with pytest.raises(ArgumentError, match="480"):
        story(1).plot(width=100)


periods = st.tuples(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 4000)).map(
    lambda p: (p[0].toordinal(), p[0].toordinal() + p[1])
)


@given(st.lists(periods, min_size=1, max_size=30))
def test_the_scale_keeps_order_and_stays_inside(spans: list[tuple[int, int]]) -> None:
    scale = Scale(spans, 16, 944)
    days = sorted({day for first, last in spans for day in (first, last + 1)})
    xs = [scale.x(day) for day in days]
    assert xs == sorted(xs)
    assert xs[0] >= 16
    assert xs[-1] <= 944.001
    ticks = list(scale.ticks())
    assert [x for x, _ in ticks] == sorted(x for x, _ in ticks)
    assert all(16 <= x <= 960 for x, _ in ticks)


def test_ticks_are_round_dates_at_every_size() -> None:
    start = date(2024, 1, 17).toordinal()
    labels = {
        days: [label for _, label in Scale([(start, start + days)], 0, 900).ticks()] for days in (5, 50, 400, 9000)
    }
    assert labels[5][0] == "2024-01-16"
    assert set(map(len, labels[50])) == {10}
    assert labels[400][:2] == ["2024-04", "2024-07"]
    assert set(map(len, labels[9000])) == {4}


def test_altair_works_without_a_network(tmp_path: Path) -> None:
    pytest.importorskip("altair")
    hostile = timeline([article("meeting", f"Rapat {HOSTILE}", who=[f"PER {HOSTILE}"], when="2024-05-05")])
    chart = hostile.to_altair(title=HOSTILE)
    page = chart.to_html()
    assert "cdn" not in page.split("<body")[0].lower()[:20000] or "src=" not in page
    assert "document.title='RUN'</script>" not in page
    assert chart._repr_html_().startswith('<iframe sandbox="allow-scripts" srcdoc="')
    for name in ("x.html", "x.svg", "x.png", "x.json"):
        chart.save(tmp_path / name)
        assert (tmp_path / name).stat().st_size > 500
    with pytest.raises(ArgumentError, match=r"\.png"):
        chart.save(tmp_path / "x.pdf")


def test_missing_packages_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "vl_convert", None)
    with pytest.raises(MissingExtraError, match=r"eventx\[viz\]"):
        story(1).plot().save(tmp_path / "x.png")
    with pytest.raises(MissingExtraError, match=r"eventx\[viz\]"):
        story(1).to_altair()
