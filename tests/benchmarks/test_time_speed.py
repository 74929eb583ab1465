"""Speed of finding and resolving times: characters a second on news, and growth with the length of the text.

Run ``python -m tests.benchmarks.test_time_speed`` for the figures; as a test it only checks that growth is linear,
because a shared machine's throughput swings.
"""

from __future__ import annotations

import sys
from datetime import date
from itertools import pairwise
from time import process_time

import pytest

from eventx.temporal import annotate, find

REF = date(2025, 2, 26)
NEWS = (
    "JAKARTA - Menteri Perdagangan Rina Hartati bertemu dengan sejumlah pengusaha di Bandung, Rabu (26/2/2025). "
    "Pertemuan itu membahas harga beras yang naik 12 persen sejak awal tahun dan rencana impor 27.000 ton gula. "
    '"Kami akan mengumumkan keputusannya pekan depan," kata Rina kepada wartawan, Rabu sore. '
    "Ia menambahkan bahwa gudang milik pemerintah di Cirebon masih menyimpan cukup beras untuk tiga bulan ke depan. "
    "Sementara itu, warga di Kelurahan Sukamaju mengeluhkan antrean panjang di depan pasar yang dibangun pada 2019. "
    "Petugas mengatur lalu lintas, membagikan nomor antrean, dan meminta pembeli tetap tertib sampai pasar ditutup. "
    "Pedagang berharap pasokan kembali lancar sehingga pembeli tidak perlu datang berkali-kali ke tempat yang sama.\n\n"
)
ADVERSARIAL = {
    "digits": "1 ", "one number": "7", "dates": "27/2 ", "slashes": "12/", "brackets": "(", "kata": "kata ",
    "weekdays": "Senin ", "numbers": "dua puluh ", "hundreds": "satu ratus dua puluh ", "months": "Januari-",
    "years": "2024-", "units": "tahun ", "clocks": "pukul 10.00 ", "parts": "awal ", "names": "Mei ",
    "lines": "\n", "blanks": " ", "mixed": "Rabu (26/2), 3 hari lalu ",
}  # fmt: skip


def repeated(piece: str, size: int) -> str:
    """A text of `size` characters made of one piece over and over."""
    return (piece * (size // len(piece) + 1))[:size]


def seconds(text: str) -> float:
    """Processor seconds for finding and resolving."""
    start = process_time()
    annotate(text, REF)
    return process_time() - start


@pytest.mark.parametrize("piece", [NEWS, *ADVERSARIAL.values()], ids=["news", *ADVERSARIAL])
def test_growth_is_linear(piece: str) -> None:
    annotate("Senin (24/2) pukul 10.00", REF)
    small = min(seconds(repeated(piece, 20_000)) for _ in range(3))
    large = min(seconds(repeated(piece, 160_000)) for _ in range(2))
    assert large < 8 * 2.5 * small + 0.05


def report(out: list[str]) -> None:
    """Measure throughput on 1 MB of news and the growth from 125 KB to 1 MB of each adversarial text."""
    annotate(NEWS, REF)
    news = repeated(NEWS, 1_000_000)
    start = process_time()
    found = find(news)
    finding = process_time() - start
    whole = seconds(news)
    out.append(f"news: {len(found)} times, find {1 / finding:.2f} M characters/s, find + resolve {1 / whole:.2f} M/s")
    for name, piece in {"news": NEWS, **ADVERSARIAL}.items():
        times = [seconds(repeated(piece, size)) for size in (125_000, 250_000, 500_000, 1_000_000)]
        growth = " ".join(f"{later / max(earlier, 1e-6):.1f}" for earlier, later in pairwise(times))
        out.append(f"{name}: 1 MB in {times[-1]:.2f} s, growth at each doubling {growth}")


if __name__ == "__main__":
    lines: list[str] = []
    report(lines)
    sys.stdout.write("\n".join(lines) + "\n")
