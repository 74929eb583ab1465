"""Whose date it is: of a clause beside the event, of a posting, of its end, or told of it again further on."""

from __future__ import annotations

from datetime import date

import pytest

import eventx

PUBLISHED = date(2025, 6, 18)


def dates(text: str, kind: str) -> list[str | None]:
    found = eventx.extract(text, published=PUBLISHED).events
    return [event.time.value if event.time else None for event in found if event.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "when"),
    [
        # who did it is described, and something else is told of him
        ("Dua pria yang diduga menyerang sopir bus di Ende ditangkap pada Selasa (17/6).", "attack", None),
        ("Dua pria yang diduga menyerang sopir bus di Ende ditangkap pada Selasa (17/6).", "arrest", "2025-06-17"),
        ("Ledakan yang melukai tiga juru masak terjadi pada Selasa (17/6).", "injure", "2025-06-17"),
        # verbs joined in a clause beside it
        ("Polisi menahan Yoris yang motornya dibuang ke kali dan ditemukan pada Senin (16/6).", "arrest", None),
        # words and pictures of it
        ("Akun Kabar Ende pada Senin (16/6) mengunggah foto gudang usai terkena serangan Fiji.", "attack", None),
        # what ends it
        ("Kebakaran di gudang kapas itu dipadamkan pada Selasa (17/6).", "accident", None),
        # what happened after it
        ("Mayat Yoris baru ditemukan pada Senin (16/6), dua hari setelah tewas.", "die", None),
        # a feast that only bounds it
        ("Menjelang Hari Bhayangkara, Yoris Tefa berziarah ke makam Sutomo.", "travel", None),
        # a day that is told roughly is a day
        ("Uji coba rudal Fiji sekitar 3 Juni lalu gagal.", "launch", "2025-06-03~"),
        # told of again by a noun that stands for it, inside what somebody says
        ("Yoris membakar kandang kuda milik warga Ende. Api cepat membesar. Kapolsek Ende menyebut peristiwa itu "
         "terjadi pada Minggu (15/6).", "attack", "2025-06-15"),
    ],
)  # fmt: skip
def test_whose_date_it_is(text: str, kind: str, when: str | None) -> None:
    assert dates(text, kind) == [when]
