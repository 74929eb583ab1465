"""Where a part of a place lies: the towns of "barat daya Pakistan", the regencies of "Jawa Barat bagian selatan"."""

from __future__ import annotations

import math

from eventx.lang.gazetteer import Gazetteer
from eventx.lang.place_kinds import SMALL
from eventx.lang.place_parts import EDGE, MIDDLE
from eventx.lang.place_records import PlaceRecord, Point

FEWEST = 3  # places from which the part of a larger one can be told
THIRDS = 3
OUTLYING = 50  # one of so many at either end is left out: islands far from a country


def part_point(gaz: Gazetteer, record: PlaceRecord, bearing: int) -> Point | None:
    """A point inside the part of a place that lies towards a bearing.

    Args:
        gaz: the place tables.
        record: the whole place.
        bearing: degrees from north, `MIDDLE` or `EDGE`.

    Returns:
        Of a town or smaller place its own point; of a country, province or island that of the town nearest to the
        middle of the third that lies farthest that way; None where the tables hold too few, and for an edge.
    """
    if record.kind in SMALL:
        return record.point
    points = gaz.places_in(record)
    if len(points) < FEWEST or bearing == EDGE:
        return None
    if bearing != MIDDLE:
        north, east = math.cos(math.radians(bearing)), math.sin(math.radians(bearing))
        reach = sorted(p[0] * north + p[1] * east for p in points)
        far, near = reach[-1 - len(reach) // OUTLYING], reach[len(reach) // OUTLYING]
        least = far - (far - near) / THIRDS
        points = tuple(p for p in points if least <= p[0] * north + p[1] * east <= far)
    middle = [(min(axis) + max(axis)) / 2 for axis in zip(*points, strict=True)]
    return min(points, key=lambda p: math.hypot(p[0] - middle[0], p[1] - middle[1]))
