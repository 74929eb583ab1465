"""The timeline drawn by Altair, made to work where there is no network.

Altair's default display loads scripts from elsewhere, and JupyterLab's own renderer does not know Vega-Lite 6; here
the notebook gets the libraries inline, in a frame of its own, and files hold everything they need.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eventx.display.chart import hover
from eventx.display.layout import KINDS, lanes_of
from eventx.display.markup import text
from eventx.display.scale import Scale
from eventx.errors import ArgumentError, InputError, MissingExtraError
from eventx.timelines import Timeline

_COLOURS = ("#0b6bcb", "#b4470b", "#3d7a36")
_ROW = 20


@dataclass(frozen=True, slots=True)
class AltairChart:
    """An Altair chart that notebooks show without a network.

    Attributes:
        chart: the `altair.LayerChart`, to be changed as you like.
        height: in pixels, of the frame in notebooks.
    """

    chart: Any
    height: int = 400

    def _repr_html_(self) -> str:
        style = f"width:100%;height:{self.height}px;border:0"
        return f'<iframe sandbox="allow-scripts" srcdoc="{text(self.to_html())}" style="{style}"></iframe>'

    def to_html(self) -> str:
        """A whole page with the libraries inside (about 0.9 MB)."""
        page: str = self.chart.to_html(inline=True)
        return page

    def save(self, path: str | Path) -> None:
        """Write .html (libraries inside), .svg, .png or .json (Vega-Lite).

        Raises:
            ArgumentError: another suffix.
            InputError: the file cannot be written.
        """
        target = Path(path)
        suffix = target.suffix.lower()
        if suffix not in (".html", ".svg", ".png", ".json"):
            raise ArgumentError(
                "Charts cannot be saved like this.", got=target.name, allowed=".html, .svg, .png, .json"
            )
        try:
            if suffix == ".html":
                target.write_text(self.to_html(), encoding="utf-8")
            else:
                self.chart.save(str(target), **({"scale_factor": 2} if suffix == ".png" else {}))
        except OSError as error:
            raise InputError(f"{target}: The chart cannot be written: {error}.") from error


def draw_altair(timeline: Timeline, *, title: str | None = None, width: int = 960) -> AltairChart:
    """Draw with Altair; rows are packed as in our own chart, as Vega-Lite does not keep labels apart."""
    try:
        import altair as alt
        import vl_convert  # noqa: F401  # without it nothing can be shown offline
    except ImportError as error:
        raise MissingExtraError("altair", "viz", cause=error, modules=("altair", "vl_convert")) from error
    values = _values(timeline, width)
    rows = 1 + max((value["row"] for value in values), default=0)
    # "<" would end the script element that Altair's page puts the data in.
    data = alt.InlineData(values=[{k: _inert(v) for k, v in value.items()} for value in values])
    x = alt.X("from:T", title=None)
    y = alt.Y("row:Q", axis=None, scale=alt.Scale(domain=[-0.7, rows - 0.3], reverse=True))
    colour = alt.Color("kind:N", scale=alt.Scale(domain=list(KINDS), range=list(_COLOURS)), title=None)
    opacity = alt.condition("datum.unsure", alt.value(0.4), alt.value(1.0))
    base = alt.Chart(data).encode(x=x, y=y, color=colour, opacity=opacity, tooltip=alt.Tooltip("told:N", title=" "))
    size = {"width": width - 40, "height": rows * _ROW}
    bars = (
        base.transform_filter("datum.bar")
        .mark_rule(strokeWidth=10, strokeCap="round")
        .encode(x2="to:T")
        .properties(**size)
    )
    dots = base.transform_filter("!datum.bar").mark_circle(size=80, opacity=1)
    labels = (
        alt.Chart(data)
        .mark_text(align="left", dx=8, fontSize=11)
        .encode(x=alt.X("end:T"), y=y, text="label:N", tooltip=alt.value(None))
    )
    chart = alt.layer(bars, dots, labels)
    if title:
        chart = chart.properties(title=title.replace("<", "‹"))
    return AltairChart(chart, rows * _ROW + 100)


def _values(timeline: Timeline, width: int) -> list[dict[str, Any]]:
    dated = [entry for entry in timeline if entry.days]
    if not dated:
        return []
    periods = [(e.days[0].toordinal(), e.days[1].toordinal()) for e in dated if e.days]
    # One unbroken axis: Altair's time scale has no breaks.
    scale = Scale([(min(first for first, _ in periods), max(last for _, last in periods))], 16, width - 16)
    values: list[dict[str, Any]] = []
    rows_above = 0
    for lane in lanes_of(dated, scale, width - 16, sides=("right",)):
        for mark in lane.marks:
            days = mark.entry.days
            if days is None:
                continue
            bar = days[0] != days[1]
            values.append({
                "from": days[0].isoformat(), "to": days[1].isoformat(), "end": days[1].isoformat(),
                "row": rows_above + mark.row, "kind": lane.kind, "label": mark.label, "told": hover(mark.entry),
                "bar": bar, "unsure": mark.entry.status not in (None, "occurred", "ongoing"),
            })  # fmt: skip
        rows_above += lane.rows + 1
    return values


def _inert(value: Any) -> Any:
    return value.replace("<", "‹") if isinstance(value, str) else value
