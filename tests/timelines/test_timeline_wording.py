from __future__ import annotations

import pytest

from eventx.timelines.wording import bag, likeness, verbatim


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("menghentikan pengayaan", "pengayaan dihentikan"),
        ("menutup bendungan", "bendungan ditutup"),
        ("memecat pelatih", "pelatih dipecat"),
        ("menyita traktor", "traktor disita"),
        ("mengirim dokter", "dokter dikirim"),
    ],
)
def test_the_voice_of_a_verb_makes_no_difference(first: str, second: str) -> None:
    assert likeness(bag(first), bag(second)) > 0.9


@pytest.mark.parametrize(("first", "second"), [("dinas", "nasi"), ("media", "diam"), ("diri", "riang")])
def test_short_words_keep_their_beginning(first: str, second: str) -> None:
    assert likeness(bag(first), bag(second)) == 0


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("Kami yakin harga beras akan turun tahun depan.", "harga beras akan turun tahun depan", True),
        ("harga beras turun", "Kami yakin harga beras turun.", False),
        ("harga beras akan naik tahun depan", "harga beras akan turun tahun depan", False),
    ],
)
def test_words_in_a_row(first: str, second: str, said: bool) -> None:
    assert verbatim(first, second, 3.0) is said
    assert verbatim(second, first, 3.0) is said
