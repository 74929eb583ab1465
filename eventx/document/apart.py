"""Whether two mentions of an event tell of one day or place."""

from __future__ import annotations

from eventx.models import Place, When


def same_day(left: When | None, right: When | None) -> bool:
    """Whether both are told, with one value."""
    return left is not None and right is not None and left.value == right.value


def days_apart(left: When | None, right: When | None) -> bool:
    """Whether both are told, and their days do not overlap."""
    if left is None or right is None:
        return False
    if left.first is None or right.first is None or left.last is None or right.last is None:
        return False
    return left.last < right.first or right.last < left.first


def same_place(left: Place | None, right: Place | None) -> bool:
    """Whether both are told, by one name."""
    return left is not None and right is not None and left.name.casefold() == right.name.casefold()


def lands_apart(left: Place | None, right: Place | None) -> bool:
    """Whether both are told, in two countries."""
    return bool(left and right and left.country and right.country and left.country != right.country)


def places_apart(left: Place | None, right: Place | None, far: float) -> bool:
    """Whether both are told, in two countries or more than `far` kilometres from each other."""
    if left is None or right is None or same_place(left, right):
        return False
    if lands_apart(left, right):
        return True
    if None in (left.latitude, left.longitude, right.latitude, right.longitude):
        return False
    return _distance(left, right) > far


def _distance(left: Place, right: Place) -> float:
    """Kilometres between two places on a flat map, near enough to tell towns from provinces."""
    north = (left.latitude or 0.0) - (right.latitude or 0.0)
    east = (left.longitude or 0.0) - (right.longitude or 0.0)
    return float(111.0 * (north**2 + east**2) ** 0.5)


def other_place(left: Place | None, right: Place | None) -> bool:
    """Whether both are told, and no name holds the other."""
    if left is None or right is None:
        return False
    one, two = left.name.casefold(), right.name.casefold()
    return one not in two and two not in one
