"""Names without the differences of spelling that outlets exchange (``lang/id/spelling_folds.tsv``)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from eventx.lang.lexicon import Lexicon, get_lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['’`-][^\W\d_]+)*|\d+")
_APOSTROPHES = re.compile(r"['’`-]")
DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=200_000)
def words(name: str) -> tuple[str, ...]:
    """The folded words of a name; hyphens and apostrophes inside a word are dropped (Al-Sisi, alSisi)."""
    return tuple(fold(_APOSTROPHES.sub("", word)) for word in _WORD.findall(name))


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The class of a word: without case, accents and the letters that spellings exchange."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    pattern, folds = get_lexicon().cached("spelling.folds", _folds)
    return DOUBLED.sub(r"\1", pattern.sub(lambda match: folds[match.group()], plain))


def _folds(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, str]]:
    folds = {row["form"]: row["fold"] for row in lexicon.rows("spelling_folds")}
    ordered = sorted(folds, key=lambda form: (-len(form), form))
    return re.compile("|".join(map(re.escape, ordered))), folds
