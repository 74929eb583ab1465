"""Articles without end for benchmarks: paragraphs of the seeds and sentences of our own, names and figures changing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import count
from pathlib import Path

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
PEOPLE = ["Elina Valtonen", "Slamet Riyadi", "Ratna Dewi", "Alexander Stubb", "Budi Santoso", "Maria Ortega", "Hakim"]
PLACES = ["Jakarta", "Helsinki", "Bandung", "Surabaya", "Wina", "Ambon", "Doha"]
OWN = [
    "Bupati {person} meresmikan jembatan di {place}, Senin ({day}/3/2025).",
    '"Kami akan menindak tegas," kata {person} di {place}.',
    "Polisi menangkap {number} tersangka perampokan di {place} pada Selasa ({day}/3/2025).",
    "Gempa magnitudo 5,{digit} mengguncang {place} dan menewaskan {number} orang, menurut BPBD.",
    "{person} bertemu {other} di {place} untuk membahas perdagangan. Ia menyebut pertemuan itu hangat.",
    "Pengadilan Negeri {place} menjatuhkan hukuman {number} tahun penjara kepada {person}, Rabu ({day}/3/2025).",
    "Harga beras di {place} naik {digit} persen menjadi Rp1{digit}.000 per kilogram dalam sepekan terakhir.",
]


def _paragraphs() -> list[str]:
    return [line for path in SEEDS for line in path.read_text(encoding="utf-8").splitlines() if len(line) > 60]


def articles(paragraphs: int = 14) -> Iterator[str]:
    """Articles of some 330 words, every one different."""
    given = _paragraphs()
    for number in count():
        draw = random.Random(number)
        yield "\n".join(_paragraph(draw, given) for _ in range(paragraphs))


def long_text(size: int) -> str:
    """One text of so many characters."""
    draw, given = random.Random(size), _paragraphs()
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append(_paragraph(draw, given))
        length += len(parts[-1]) + 1
    return "\n".join(parts)[:size]


def _paragraph(draw: random.Random, given: list[str]) -> str:
    if draw.random() < 0.5:
        return draw.choice(given)
    return " ".join(
        draw.choice(OWN).format(
            person=draw.choice(PEOPLE), other=draw.choice(PEOPLE), place=draw.choice(PLACES),
            number=draw.randint(2, 90), digit=draw.randint(1, 9), day=draw.randint(1, 28),
        )
        for _ in range(draw.randint(1, 4))
    )  # fmt: skip
