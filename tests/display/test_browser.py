"""The pages in a real browser: nothing hostile runs, labels do not touch, dark and light are readable."""

from __future__ import annotations

import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import pytest

from tests.display.stories import HOSTILE, story
from tests.timelines.factories import article

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update", "--hide-scrollbars"]  # fmt: skip
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no browser on this machine")

OVERLAPS = """<script>
const boxes = [...document.querySelectorAll("svg g text")].map(t => t.getBoundingClientRect());
let hits = 0;
for (let i = 0; i < boxes.length; i++) for (let j = 0; j < i; j++) {
  const a = boxes[i], b = boxes[j];
  if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3) hits++;
}
const outside = boxes.filter(b => b.left < 0 || b.right > document.querySelector("svg").getBoundingClientRect().right);
document.body.dataset.result = `labels ${boxes.length} overlaps ${hits} outside ${outside.length}`;
</script>"""


def browse(tmp_path: Path, html: str, *options: str) -> str:
    page = tmp_path / "page.html"
    page.write_text(html, encoding="utf-8")
    profile = tmp_path / "profile"
    command = [str(BROWSER), *QUIET, f"--user-data-dir={profile}", *options, page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


def test_nothing_of_the_article_runs(tmp_path: Path) -> None:
    extraction = article("meeting", f"Rapat {HOSTILE}", source=HOSTILE, who=[f"PER {HOSTILE}"], when="2024-05-05")
    from eventx.timelines import timeline

    merged = timeline([extraction])
    # A notebook shows fragments in its own page, which has no policy against scripts: so the fragments are tried.
    parts = extraction._repr_html_() + merged._repr_html_() + merged.plot(title=HOSTILE)._repr_html_()
    dom = browse(tmp_path, f"<!DOCTYPE html><title>quiet</title><body>{parts}</body>", "--dump-dom")
    assert "<title>quiet</title>" in dom
    assert "&lt;script&gt;document.title=" in dom


@pytest.mark.parametrize("entries", [5, 60, 200])
def test_labels_do_not_collide(tmp_path: Path, entries: int) -> None:
    chart = story(entries).plot()
    dom = browse(tmp_path, f"<!DOCTYPE html><body>{chart.svg}{OVERLAPS}</body>", "--dump-dom")
    result = dom.split('data-result="')[1].split('"')[0]
    assert "overlaps 0 outside 0" in result, result
    assert int(result.split()[1]) >= entries / 2


@pytest.mark.parametrize("dark", [False, True])
def test_pages_are_readable_on_light_and_dark(tmp_path: Path, dark: bool) -> None:
    picture = tmp_path / "shot.png"
    options = ["--window-size=900,600", f"--screenshot={picture}"] + (
        ["--blink-settings=preferredColorScheme=0"] if dark else []
    )
    browse(tmp_path, story(30).to_html(), *options)
    shades = brightness(picture)
    background = max(shades, key=lambda shade: shades[shade])
    assert (background < 64) == dark
    ink = sum(count for shade, count in shades.items() if abs(shade - background) > 128)
    assert ink > 2000


def brightness(picture: Path) -> dict[int, int]:
    """How often each brightness (0 to 255) occurs in a PNG of 8 bits a channel without interlacing."""
    data, position, packed, width, channels = picture.read_bytes(), 8, b"", 0, 3
    while position < len(data):
        length, kind = struct.unpack(">I4s", data[position : position + 8])
        body = data[position + 8 : position + 8 + length]
        if kind == b"IHDR":
            width, _, depth, colour, *_ = struct.unpack(">IIBBBBB", body)
            assert depth == 8
            channels = {2: 3, 6: 4}[colour]
        elif kind == b"IDAT":
            packed += body
        position += length + 12
    rows, stride, previous = zlib.decompress(packed), width * channels, bytes(width * channels)
    counts: dict[int, int] = {}
    for start in range(0, len(rows), stride + 1):
        previous = unfilter(rows[start], bytearray(rows[start + 1 : start + 1 + stride]), previous, channels)
        for pixel in range(0, stride, channels):
            shade = sum(previous[pixel : pixel + 3]) // 3
            counts[shade] = counts.get(shade, 0) + 1
    return counts


def unfilter(kind: int, row: bytearray, above: bytes, size: int) -> bytes:
    for i in range(len(row)):
        left = row[i - size] if i >= size else 0
        corner = above[i - size] if i >= size else 0
        up = above[i]
        if kind == 1:
            guess = left
        elif kind == 2:
            guess = up
        elif kind == 3:
            guess = (left + up) // 2
        elif kind == 4:
            p = left + up - corner
            guess = min((left, up, corner), key=lambda value: abs(p - value))
        else:
            guess = 0
        row[i] = (row[i] + guess) & 255
    return bytes(row)
