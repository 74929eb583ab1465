"""People named by their initials: found, of one kind wherever they are named, and no bodies or countries."""

import pytest

import eventx

PEOPLE = [
    ("Polisi menangkap pria berinisial MR (31) di Kudus. MR ditahan di Polres Kudus.", ["MR"]),
    ("Kurir sabu itu berinisial SA (40), warga Pontianak. SA dibekuk petugas BNN.", ["SA"]),
    ("Dua tersangka, yakni RD (22) dan BS (25 tahun), dibekuk di Tegal.", ["BS", "RD"]),
    ("Jaksa memeriksa tiga saksi berinisial HS, TK, dan WN di Jakarta.", ["HS", "TK", "WN"]),
    ("Seorang ibu rumah tangga, N (38), tewas dibunuh suaminya, K (42), di Garut.", ["K", "N"]),
    ("Siti Aminah dibunuh kekasihnya, DK (27), di Garut.", ["DK", "Siti Aminah"]),
    ("Sopir truk, AS (42), ditangkap warga di Solo.", ["AS"]),
    ("PDIP (98), Golkar (85), dan PKB (68) menguasai kursi parlemen itu.", []),
    ("Anggaran KPK (2024) dibahas DPR di Jakarta.", []),
    ("Pertemuan AS dan RI berlangsung di Bali.", []),
]


@pytest.mark.parametrize(("text", "people"), PEOPLE)
def test_initials_are_people(text: str, people: list[str]) -> None:
    entities = eventx.extract(text, published="2025-03-04").entities
    assert sorted(e.name for e in entities if e.type == "PER") == people


def test_all_mentions_of_initials_are_one_person() -> None:
    text = "Polisi menangkap pria berinisial SA (31) di Kudus. SA ditahan. Petugas menyita dua ponsel milik SA."
    (person,) = (e for e in eventx.extract(text, published="2025-03-04").entities if e.type == "PER")
    assert len(person.mentions) == 3
