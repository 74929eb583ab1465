"""What describes a speaker behind the name: an apposition, a relative clause, a title that is a list."""

from __future__ import annotations

from eventx.extractors.statements.scan import Scan
from eventx.extractors.statements.units import Unit
from eventx.pipeline.annotated import Name

_LONGEST = 18
"""Tokens of a description at most."""
_ENDS = frozenset({".", "!", "?", ";", ":"})


def past_description(scan: Scan, after: int, named: bool, unit: Unit) -> int:
    """The token behind a description that follows a leading speaker, or `after` where there is none.

    ``Menurut sumber yang mengetahui hal itu, ...`` and ``Menurut Budi, Kepala Dinas Kota Malang, ...``.

    Args:
        scan: the article.
        after: the token behind the speaker's mention.
        named: whether the mention is a name, which alone takes an apposition.
        unit: the unit of the cue.
    """
    if after >= unit.last:
        return after
    if scan.is_("relative", after):
        comma = _comma(scan, after + 1, unit)
        return after if comma is None else comma
    if scan.lower[after] == "," and scan.is_("adds", after + 1):
        close = _comma(scan, after + 1, unit)
        return after if close is None or scan.predicate(after + 2, close) else close
    if not named or scan.lower[after] != "," or after + 2 >= unit.last or not _role(scan, after + 1):
        return after
    comma = _comma(scan, after + 1, unit)
    inside = range(after + 1, comma or 0)
    if comma is None or comma + 1 >= unit.last or not (len(inside) > 2 or any(scan.capital(i) for i in inside)):
        return after
    nominal = all(scan.names[i] is not None or scan.pos[i] not in {"VERB", "AUX"} or scan.capital(i) for i in inside)
    behind = scan.person_at(comma + 1)
    goes_on = scan.is_("relative", comma + 1) or scan.is_("joint", comma + 1) or behind is not None
    return comma if nominal and not goes_on and not any(scan.person_at(i) is not None for i in inside) else after


def listed_title(scan: Scan, at: int, limit: int) -> Name | None:
    """The person behind a title that is a list: "Kepala Dinas Pemuda, Olahraga, dan Pariwisata Siti Aminah"."""
    comma = joined = False
    for i in range(at, limit):
        person = scan.person_at(i)
        if person is not None:
            return person if joined else None
        if scan.lower[i] == ",":
            comma = True
        elif scan.is_("joint", i):
            joined = comma
        elif not scan.capital(i) and scan.names[i] is None:
            return None
    return None


def _comma(scan: Scan, first: int, unit: Unit) -> int | None:
    """The comma that ends a description; none behind the end of a clause or within quotation marks."""
    for i in range(first, min(unit.last, first + _LONGEST)):
        if scan.lower[i] in _ENDS or scan.quoted[i]:
            return None
        if scan.lower[i] == "," and i not in scan.timex_at:
            return i
    return None


def _role(scan: Scan, at: int) -> bool:
    """Whether a role stands within the first words: "Wakil Kepala Staf", "mantan menteri"."""
    return any(scan.is_("role", i) for i in range(at, min(at + 3, len(scan.lower))) if scan.lower[i] not in _ENDS)
