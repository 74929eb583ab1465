from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventx.lang.lexicon import get_lexicon
from eventx.lang.spelling import fold, words
from eventx.timelines.names import body_likeness, of_one_kind, person_likeness, person_words

ONE_PERSON = [
    ("Sergey Lavrov", "Sergei Lavrov", 1.0),
    ("Sergei Lavrov", "Lavrov", 0.5),
    ("Volodymyr Zelenskyy", "Vladimir Zelensky", 1.0),
    ("A. Antonov", "Anatoly Antonov", 1.0),
    ("Soekarno", "Sukarno", 1.0),
    ("Alexander Darchiev", "Aleksandr Darchiev", 1.0),
    ("Prabowo", "Prabowo Subianto", 0.5),
    ("Xi Jinping", "Xi Jin Ping", 1.0),
    ("Abdel Fattah al-Sisi", "Abdel Fattah Alsisi", 1.0),
    ("Retno LP Marsudi", "Retno Marsudi", 1.0),
    ("Faisal bin Khaled", "Faysal bin Khalid", 1.0),
]
TWO_PERSONS = [
    ("Donald Trump", "Melania Trump"),
    ("Budi Santoso", "Budi Gunawan"),
    ("Umar Kalimaya", "Siti Kalimaya"),
    ("Joko", "Budi"),
    ("A.", "Anatoly Antonov"),
    ("Gibran Rakabuming", "Kaesang Rakabuming"),
    ("Rizki Andara", "Rizka Andara"),
    ("Andri Wiraguna", "Andra Wiraguna"),
]


@pytest.mark.parametrize(("first", "second", "likeness"), ONE_PERSON)
def test_one_person(first: str, second: str, likeness: float) -> None:
    assert person_likeness(words(first), words(second)) == likeness
    assert person_likeness(words(second), words(first)) == likeness


def test_nicknames_stand_for_the_full_name() -> None:
    assert person_likeness(person_words("Jokowi"), person_words("Joko Widodo")) == 1
    assert person_words("Budi") == words("Budi")
    assert person_words("jk") == words("Jusuf Kalla")
    assert person_words("IK") == words("IK"), "the initials of a suspect, though spelling folds I and J into one"


@pytest.mark.parametrize(("first", "second"), TWO_PERSONS)
def test_two_persons(first: str, second: str) -> None:
    assert person_likeness(words(first), words(second)) == 0


@pytest.mark.parametrize(
    ("first", "second", "likeness"),
    [
        ("KPK", "Komisi Pemberantasan Korupsi", 1.0),
        ("PBB", "Perserikatan Bangsa-Bangsa", 1.0),
        ("BMKG", "Badan Meteorologi, Klimatologi, dan Geofisika", 1.0),
        ("Riyadh", "Riyad", 1.0),
        ("Polda DIY", "Polda Daerah Istimewa Yogyakarta", 1.0),
        ("Polda DIY", "Polres Daerah Istimewa Yogyakarta", 0.0),
        ("Jakarta", "Jakarta Selatan", 0.5),
        ("Polres Bogor", "Polres Bekasi", 0.0),
        ("KPK", "Komisi Pemilihan Umum", 0.0),
        ("RS Panti Mulya", "Rumah Sakit Panti Mulya", 1.0),
        ("PN Slawi", "Pengadilan Negeri Slawi", 1.0),
        ("RS Panti Mulya", "Rumah Sakit Panti Wulan", 0.0),
        ("PT Slawi", "Pengadilan Negeri Slawi", 0.0),
    ],
)
def test_bodies_and_places(first: str, second: str, likeness: float) -> None:
    assert body_likeness(words(first), words(second)) == likeness


@pytest.mark.parametrize(
    ("first", "second", "two"),
    [
        ("Kelurahan Tambora", "Kelurahan Penjaringan", True),
        ("Undang-Undang Desa", "Undang-Undang Perlindungan Petani", True),
        ("Peraturan Daerah Cagar Budaya", "Peraturan Daerah Sampah", True),
        ("Kelurahan Tambora", "Kelurahan Tambora Utara", False),
        ("Tol Cipali", "Tol Cikopo-Palimanan", False),
        ("Undang-Undang PPRT", "Undang-Undang Perlindungan Pekerja Rumah Tangga", False),
        ("Tambora", "Penjaringan", False),
    ],
)
def test_two_names_behind_one_word(first: str, second: str, two: bool) -> None:
    assert of_one_kind(words(first), words(second)) is two
    assert of_one_kind(words(second), words(first)) is two


def test_every_fold_makes_its_example_alike() -> None:
    for row in get_lexicon().rows("spelling_folds"):
        first, second = (fold(form.strip()) for form in row["example"].split(","))
        assert first == second, row["example"]


@given(st.text(), st.text())
def test_any_strings_compare_alike_both_ways(first: str, second: str) -> None:
    a, b = words(first), words(second)
    assert person_likeness(a, b) == person_likeness(b, a)
    assert body_likeness(a, b) == body_likeness(b, a)
    assert not a or person_likeness(a, a) in (0.0, 1.0)
