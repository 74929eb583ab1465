"""Sets of kinds of places (the column `kind` of the tables of places), by what a rule asks of them."""

from __future__ import annotations

BUILDINGS = frozenset({"building", "street", "airport", "port"})
"""What stands at one spot of a town."""
SITES = BUILDINGS | {"mountain", "village", "region"}
"""What is named beside the town that it is in, and lies there when no table holds it."""
TOWNS = frozenset({"city", "town", "regency"})
"""Where bodies of a state stand."""
AREAS = TOWNS | {"district"}
"""What tells where a site is: towns, and the districts of towns and regencies."""
EXACT = AREAS | BUILDINGS | {"village", "place"}
"""What is so small that its point, if it has one, is near enough for what lies in it."""
SMALL = AREAS | {"village", "building", "airport", "port", "mountain"}
"""What has no parts that lie apart: its own point is that of its east or south too."""
BROAD = frozenset({"province", "region", "island"})
"""What holds many towns, the point of one of which may be given for it."""
WIDE = BROAD | {"water", "continent"}
"""What is so wide that two points in it may lie far apart."""
CALLS_MEETINGS = frozenset({"city", "regency", "province", "district"})
"""What a meeting is called by ("pertemuan Bandung"); a state is one of those who meet."""
VISITED = CALLS_MEETINGS | {"country", "union"}
"""Where a visit of state may go."""
