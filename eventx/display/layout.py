"""Where everything of a chart goes: lanes by kind, rows in which no label touches another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eventx.display.markup import shorten
from eventx.display.scale import Scale
from eventx.timelines import TimelineEntry

KINDS = ("meeting", "event", "statement")
_TYPE_SIZE = 11.5
_NARROW, _WIDE = frozenset(" .,:;'!|()[]-ijlftrI"), frozenset("mwMW@%…—")
_LABEL_LENGTH = 44
_MAX_ROWS = 24
"""Rows of a lane for labels; what finds no room in them gets a label only where its own row has room."""
_RADIUS, _GAP = 5.0, 6.0


@dataclass(slots=True)
class Mark:
    """An entry placed in a lane: pixels, the row counted from 0, and its label, "" where there is no room."""

    entry: TimelineEntry
    left: float
    right: float
    bar: bool
    row: int = 0
    label: str = ""
    label_x: float = 0.0


@dataclass(frozen=True, slots=True)
class Lane:
    """The marks of one kind."""

    kind: str
    marks: list[Mark]
    rows: int


def lanes_of(
    entries: list[TimelineEntry], scale: Scale, limit: float, sides: tuple[str, ...] = ("right", "left")
) -> list[Lane]:
    """The lanes that have entries, each with all of its entries; labels end before `limit`.

    Args:
        entries: dated entries.
        scale: where the days are.
        limit: the pixel that no label may pass.
        sides: where a label may stand, the preferred side first.
    """
    lanes = []
    for kind in KINDS:
        marks = [_mark(entry, scale) for entry in entries if entry.kind == kind]
        if marks:
            lanes.append(Lane(kind, marks, _place(marks, limit, sides)))
    return lanes


def _mark(entry: TimelineEntry, scale: Scale) -> Mark:
    first, last = entry.days or (None, None)
    if first is None or last is None:
        return Mark(entry, 0, 0, bar=False)
    left, right = scale.x(first.toordinal()), scale.x(last.toordinal() + 1)
    if first == last:
        middle = (left + right) / 2
        return Mark(entry, middle, middle, bar=False)
    return Mark(entry, left, right, bar=True)


def _place(marks: list[Mark], limit: float, sides: tuple[str, ...]) -> int:
    """Give every mark a row; the number of rows. What most articles report gets its label first."""
    taken: list[list[tuple[float, float]]] = []
    ordered = sorted(marks, key=lambda m: (-len(m.entry.reports), m.left, m.entry.id))
    for mark in ordered:
        row, shape = next(_proposals(mark, limit, sides, taken))
        if row == len(taken):
            taken.append([])
        taken[row].append((shape.low, shape.high))
        mark.row, mark.label, mark.label_x = row, shape.label, shape.label_x
    for mark in (m for m in ordered if not m.label):
        _label_where_it_stands(mark, limit, sides, taken[mark.row])
    return len(taken)


def _label_where_it_stands(mark: Mark, limit: float, sides: tuple[str, ...], spans: list[tuple[float, float]]) -> None:
    """A label after all for a mark that got none, if its row, which is drawn anyway, has room for it."""
    bare, *shapes = _shapes(mark, limit, sides)
    spans.remove((bare.low, bare.high))
    shape = next((shape for shape in shapes if _is_free(spans, shape)), bare)
    spans.append((shape.low, shape.high))
    mark.label, mark.label_x = shape.label, shape.label_x


@dataclass(frozen=True, slots=True)
class _Shape:
    """A mark with or without its label: the pixels it covers, and where the label is anchored."""

    low: float
    high: float
    label: str = ""
    label_x: float = 0.0


def _proposals(
    mark: Mark, limit: float, sides: tuple[str, ...], taken: list[list[tuple[float, float]]]
) -> Iterator[tuple[int, _Shape]]:
    """Free places, the best first: with the label on one of the sides, without it, a row of its own at last."""
    bare, *shapes = _shapes(mark, limit, sides)
    for shape in shapes:
        rows = min(len(taken) + 1, _MAX_ROWS)
        yield from ((row, shape) for row in range(rows) if row == len(taken) or _is_free(taken[row], shape))
    yield from ((row, bare) for row in range(len(taken) + 1) if row == len(taken) or _is_free(taken[row], bare))


def _shapes(mark: Mark, limit: float, sides: tuple[str, ...]) -> Iterator[_Shape]:
    """The mark without its label, then with it on each side where it does not leave the chart."""
    low, high = mark.left - _RADIUS, max(mark.right, mark.left + 8 if mark.bar else mark.left) + _RADIUS
    label = label_of(mark.entry)
    width = _GAP + _width(label)
    yield _Shape(low, high)
    shapes = {"right": _Shape(low, high + width, label, high + 3), "left": _Shape(low - width, high, label, low - 3)}
    yield from (shapes[side] for side in sides if shapes[side].low >= 0 and shapes[side].high <= limit)


def _is_free(spans: list[tuple[float, float]], shape: _Shape) -> bool:
    return all(shape.high + 2 <= low or shape.low >= high + 2 for low, high in spans)


def _width(label: str) -> float:
    """Pixels that a label takes at most: the widths of DejaVu Sans, one of the widest faces for screens."""
    return _TYPE_SIZE * sum(
        0.41 if c in _NARROW else 1.0 if c in _WIDE or ord(c) > 0x2E80 else 0.78 if c.isupper() else 0.64 for c in label
    )


def label_of(entry: TimelineEntry) -> str:
    """A few words: who, and what or where."""
    names = list(dict.fromkeys(actor.name for actor in entry.participants))
    who = " – ".join(shorten(name, 22) for name in names[:2]) + (f" +{len(names) - 2}" if len(names) > 2 else "")
    if entry.kind == "statement":
        return shorten(f"{who}: {entry.summary}" if who else entry.summary, _LABEL_LENGTH)
    what = entry.type.replace("_", " ") if entry.kind == "event" else ""
    where = entry.place.name if entry.place else ""
    return shorten(", ".join(part for part in (what, who, where) if part) or entry.type, _LABEL_LENGTH)
