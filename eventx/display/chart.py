"""A timeline as a drawing of our own: SVG without scripts or fonts from elsewhere, hover by ``<title>``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from eventx.display.html import as_page
from eventx.display.layout import Lane, Mark, lanes_of
from eventx.display.markup import readable, text
from eventx.display.scale import Scale
from eventx.errors import ArgumentError, InputError, MissingExtraError
from eventx.timelines import Timeline, TimelineEntry

_ROW, _LANE_GAP, _TOP, _BOTTOM, _LEFT, _RIGHT = 20, 14, 16, 34, 16, 16
_MIN_WIDTH = 480
_FONTS = "system-ui, -apple-system, Segoe UI, Roboto, DejaVu Sans, Liberation Sans, Arial, sans-serif"
_UNSURE = frozenset({"planned", "hypothetical", "postponed", "cancelled", "denied"})


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing: notebooks show it, `save` writes it.

    Attributes:
        svg: the drawing as a self-contained SVG document.
        width: in pixels.
        height: in pixels.
    """

    svg: str
    width: int
    height: int

    def _repr_html_(self) -> str:
        return f'<div class="eventx-chart" style="overflow-x:auto">{self.svg}</div>'

    def save(self, path: str | Path) -> None:
        """Write the chart; the suffix gives the form: .svg, .html or .png.

        Raises:
            ArgumentError: another suffix.
            MissingExtraError: .png needs vl-convert-python.
            InputError: the file cannot be written.
        """
        target = Path(path)
        makers = {".svg": self._svg_file, ".html": self._html_file, ".png": self._png_file}
        maker = makers.get(target.suffix.lower())
        if maker is None:
            raise ArgumentError("Charts cannot be saved like this.", got=target.name, allowed=", ".join(makers))
        content = maker()
        try:
            target.write_bytes(content)
        except OSError as error:
            raise InputError(f"{target}: The chart cannot be written: {error}.") from error

    def _svg_file(self) -> bytes:
        return ('<?xml version="1.0" encoding="UTF-8"?>\n' + self.svg).encode("utf-8")

    def _html_file(self) -> bytes:
        return as_page(self.svg, "Timeline").encode("utf-8")

    def _png_file(self) -> bytes:
        try:
            import vl_convert
        except ImportError as error:
            raise MissingExtraError("vl-convert-python", "viz", cause=error, modules=("vl_convert",)) from error
        drawing: bytes = vl_convert.svg_to_png(_without_variables(self.svg), scale=2)
        return drawing


def draw(timeline: Timeline, *, title: str | None = None, width: int = 960) -> Chart:
    """Draw a timeline; entries whose days are not known are counted below the axis.

    Raises:
        ArgumentError: the width is too small to read anything.
    """
    if width < _MIN_WIDTH:
        raise ArgumentError("The chart is too narrow.", got=width, allowed=f"a width of at least {_MIN_WIDTH} pixels")
    dated = [entry for entry in timeline if entry.days is not None]
    top = _TOP + (28 if title else 0) + 22
    parts: list[str] = []
    y = float(top)
    if dated:
        scale = Scale((_ordinals(entry) for entry in dated), _LEFT, width - _RIGHT)
        lanes = lanes_of(dated, scale, width - _RIGHT)
        bottom = top + sum(lane.rows * _ROW + _LANE_GAP for lane in lanes)
        parts.append(_axis(scale, top, bottom, width))
        for lane in lanes:
            parts.append(_lane(lane, y))
            y += lane.rows * _ROW + _LANE_GAP
    else:
        parts.append(f'<text class="s" x="{_LEFT}" y="{y + 14}">No entries with a date.</text>')
        y += _ROW
    left = len(timeline) - len(dated)
    note = f"{left} more without a date" if left else ""
    height = int(y + _BOTTOM + (14 if note else 0))
    return Chart(_document(parts, title, note, width, height), width, height)


@lru_cache(maxsize=1)
def _style() -> str:
    return (files("eventx.display") / "chart.css").read_text(encoding="utf-8")


def _ordinals(entry: TimelineEntry) -> tuple[int, int]:
    days = entry.days
    return (days[0].toordinal(), days[1].toordinal()) if days else (0, 0)


def _document(parts: list[str], title: str | None, note: str, width: int, height: int) -> str:
    heading = f'<text class="t" x="{_LEFT}" y="{_TOP + 14}">{text(title)}</text>' if title else ""
    legend_y = _TOP + (28 if title else 0) + 4
    legend = "".join(
        f'<circle class="{kind}" cx="{_LEFT + 5 + i * 96}" cy="{legend_y - 4}" r="5"/>'
        f'<text class="s" x="{_LEFT + 15 + i * 96}" y="{legend_y}">{kind}s</text>'
        for i, kind in enumerate(("meeting", "event", "statement"))
    )
    x = _LEFT + 3 * 96 + 15
    legend += (
        f'<circle class="event p" cx="{x + 5}" cy="{legend_y - 4}" r="5"/>'
        f'<text class="s" x="{x + 15}" y="{legend_y}">pale: planned, possible, put off, cancelled or denied</text>'
    )
    foot = f'<text class="s" x="{_LEFT}" y="{height - 6}">{text(note)}</text>' if note else ""
    label = text(title or "Timeline")
    return (
        f'<svg class="exc" xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="{_FONTS}" font-size="11.5" role="img" aria-label="{label}">'
        f"<style>{_style()}</style>"
        f'<rect class="b" width="{width}" height="{height}"/>{heading}{legend}{"".join(parts)}{foot}</svg>'
    )


def _axis(scale: Scale, top: float, bottom: float, width: int) -> str:
    lines = [f'<line class="l" x1="{_LEFT}" x2="{width - _RIGHT}" y1="{bottom}" y2="{bottom}"/>']
    for x, label in scale.ticks():
        lines.append(f'<line class="l" x1="{x:.1f}" x2="{x:.1f}" y1="{top}" y2="{bottom + 4}"/>')
        lines.append(f'<text class="s" x="{x:.1f}" y="{bottom + 16}">{label}</text>')
    for x in scale.breaks():
        path = f"M{x - 4:.1f} {bottom + 5}l4 -10m2 10l4 -10"
        lines.append(
            f'<path d="{path}" class="l" fill="none"/><text class="s" x="{x - 5:.1f}" y="{bottom + 16}">…</text>'
        )
    return "".join(lines)


def _lane(lane: Lane, top: float) -> str:
    return "".join(_mark(mark, top + mark.row * _ROW, lane.kind) for mark in lane.marks)


def _mark(mark: Mark, y: float, kind: str) -> str:
    cls = f"{kind} p" if mark.entry.status in _UNSURE else kind
    middle = y + _ROW / 2
    if mark.bar:
        width = max(8.0, mark.right - mark.left)
        shape = f'<rect class="{cls}" x="{mark.left:.1f}" y="{middle - 5:.1f}" width="{width:.1f}" height="10" rx="5"/>'
    else:
        shape = f'<circle class="{cls}" cx="{mark.left:.1f}" cy="{middle:.1f}" r="5"/>'
    anchor = ' text-anchor="end"' if mark.label_x < mark.left else ""
    label = f'<text x="{mark.label_x:.1f}" y="{middle + 4:.1f}"{anchor}>{text(mark.label)}</text>' if mark.label else ""
    return f"<g><title>{text(hover(mark.entry))}</title>{shape}{label}</g>"


def hover(entry: TimelineEntry) -> str:
    """What pointing at an entry shows: date, type, status, place, sentence, and who reports it."""
    date = readable(entry.time.value) if entry.time else f"reported {entry.first_reported}"
    place = entry.place.name if entry.place else None
    facts = " · ".join(part for part in (date, entry.type.replace("_", " "), entry.status, place) if part)
    who = ", ".join(dict.fromkeys(actor.name for actor in entry.participants))
    sources = "Reported by: " + (", ".join(entry.sources) or f"{len(entry.reports)} articles")
    return "\n".join(part for part in (facts, who, entry.record.sentence.text, sources) if part)


def _without_variables(svg: str) -> str:
    """For renderers without CSS variables: the colours of the light theme in place of the variables."""
    colours = dict(pair.split(":") for pair in _style().split("{")[1].split("}")[0].split(";") if pair.startswith("--"))
    head, _, rest = svg.partition("<style>")
    _, _, body = rest.partition("</style>")
    style = "\n".join(
        line for line in _style().splitlines() if line.startswith((".exc .", ".exc{")) and "hover" not in line
    )
    for name, colour in colours.items():
        style = style.replace(f"var({name})", colour)
    return f"{head.replace(_FONTS, 'DejaVu Sans, Liberation Sans, Arial, sans-serif')}<style>{style}</style>{body}"
