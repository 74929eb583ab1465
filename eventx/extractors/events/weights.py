"""Tables of evidence: what each piece weighs."""

from __future__ import annotations

from math import isfinite, nan

from eventx.errors import LexiconError
from eventx.lang.lexicon import Lexicon
from eventx.lang.tables import Row


def read_weights(lexicon: Lexicon, table: str) -> dict[str, float]:
    """The column `weight` of a table by its column `evidence`.

    Raises:
        LexiconError: a weight is no number.
    """
    return {row["evidence"]: _weight(row) for row in lexicon.rows(table)}


def _weight(row: Row) -> float:
    try:
        weight = float(row["weight"])
    except ValueError:
        weight = nan
    if not isfinite(weight):
        raise LexiconError(
            f"{row.file}:{row.line}: A weight must be a number.", got=row["weight"], allowed="a number such as -0.45"
        )
    return weight
