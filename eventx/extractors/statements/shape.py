"""What a stretch of tokens looks like: a clause, a phrase, or nothing that tells anything."""

from __future__ import annotations

from eventx.extractors.statements.scan import Scan


def clausal(scan: Scan, first: int, last: int) -> bool:
    """Whether tokens look like a clause: a predicate that no marker of a relative or purpose clause governs.

    A first word in -nya is a noun ("meningkatnya jumlah pelamar").
    """
    for i in range(first, min(last, first + 30)):
        if i == first and scan.lower[i].endswith("nya"):
            continue
        if scan.is_("modal", i) and not _governed(scan, i, first):
            return True
        if scan.pos[i] in {"VERB", "AUX", "ADJ"} and scan.names[i] is None and not _governed(scan, i, first):
            return i > first or scan.pos[i] == "VERB"
    return False


def _governed(scan: Scan, i: int, first: int) -> bool:
    for k in range(i - 1, max(first, i - 4) - 1, -1):
        if scan.is_("modifier", k):
            return True
        if scan.pos[k] not in {"ADV", "AUX", "PART"}:
            return False
    return False


def trivial(scan: Scan, first: int, last: int) -> bool:
    """Whether nothing is told: "hal itu", "demikian", nothing at all."""
    words = [i for i in range(first, last) if scan.lower[i][:1].isalnum() and i not in scan.timex_at]
    return not words or (len(words) <= 4 and all(scan.is_("deictic_content", i) for i in words))
