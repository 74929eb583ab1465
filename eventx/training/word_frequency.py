"""Makes ``lang/id/word_frequency.tsv``: how often the commonest words of Indonesian news occur.

Run: ``python -m eventx.training.word_frequency NEWS.txt.xz... > eventx/lang/id/word_frequency.tsv``
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from pathlib import Path

FLOOR = 60
"""Words rarer than this (occurrences a million words) are left out: their exact frequency changes no decision."""
_WORD = re.compile(r"[a-zà-ÿ]+")


def count_words(paths: list[Path]) -> Counter[str]:
    """Counts of case-folded words of one or more letters; each line of a text counts once."""
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8", errors="replace") as file:
            for line in file:
                if line not in seen:
                    seen.add(line)
                    counts.update(_WORD.findall(line.casefold()))
    return counts


def table(counts: Counter[str], source: str) -> str:
    """The TSV text: word, occurrences a million words, source."""
    total = sum(counts.values())
    rows = ((word, round(count * 1_000_000 / total)) for word, count in counts.items())
    kept = sorted((word, rate) for word, rate in rows if rate >= FLOOR)
    lines = [f"{word}\t{rate}\t{source}" for word, rate in kept]
    size = f"{source} ({total / 1e6:.1f} million words)"
    head = f"# Made by eventx/training/word_frequency.py: occurrences a million words in Indonesian news {size}."
    return "\n".join([head, "form\tper_million\tsource", *lines]) + "\n"


def main(arguments: list[str]) -> None:
    """Write the table of the given files to standard output."""
    paths = [Path(argument) for argument in arguments]
    counts = count_words(paths)
    sys.stdout.write(table(counts, "news 2007-2026"))


if __name__ == "__main__":
    main(sys.argv[1:])
