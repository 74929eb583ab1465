"""Raw news: reading and normalising."""

import lzma
import re
from collections.abc import Iterator
from pathlib import Path


def read_raw(folder: Path) -> Iterator[tuple[str, str]]:
    """(source, paragraph) of every `*.txt.xz` file, with runs of spaces made one."""
    for path in sorted(folder.glob("*.txt.xz")):
        source = path.name.removesuffix(".txt.xz")
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                text = normalise(line)
                if text:
                    yield source, text


def normalise(text: str) -> str:
    """One space between words, and none between a quotation mark and what it opens (`" Kami` at a line's start)."""
    text = re.sub(r"[\u200b-\u200f\ufeff\xad]", "", text).replace("\xa0", " ")
    text = re.sub(r"\s+", " ", text).strip()
    return re.sub(r'(?:(?<=^)|(?<=[.!?,:] ))" (?=[A-Z])', '"', text)
