"""What a page adds to its articles is not read; what the article says is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import eventx
from eventx.lang.lexicon import get_lexicon
from eventx.lang.tables import Row
from eventx.markup import parse
from eventx.pipeline.boilerplate import skip_boilerplate
from eventx.pipeline.datelines import mark_dateline

ROWS = get_lexicon().rows("boilerplate")

# What stands between < and > is blanked out.
CASES = [
    "Harga naik.\n<Baca juga: Menteri Bertemu Petani>\nWarga mengeluh.",
    "Warga menunggu. <(Getty Images)> Menteri belum datang.",
    "Harga naik. (<BACA JUGA: Menteri Bertemu Petani>) Warga mengeluh.",
    "Harga naik.\n[<Gambas:Video Kabar>]\nWarga mengeluh.",
    'Harga naik.\n<Simak Video "Menteri Bertemu Petani"> di sini.',
    "Harga naik. <Pilihan Editor: Menteri Bertemu Petani>",
    "Harga naik.\n<Baca juga: Menteri Bertemu Petani.> Warga mengeluh di pasar.",
    "Harga naik. <Baca juga: Menteri Bertemu Petani Warga mengeluh.> Lalu pulang.",
    "Harga naik.\n<2 dari 4 halaman>\nWarga mengeluh.",
    "Harga naik. <Halaman Selanjutnya> “Kami mengeluh,” kata Budi.",
    "Harga naik.\n<Editor: Siti Aminah>",
    "Harga naik. <Dapatkan update berita setiap hari dari Kabar Nusa.> Warga mengeluh.",
    # the article's own words
    "Kami lihat juga ada yang mengeluh.",
    "Lihat juga apa yang dikatakan warga.",
    "Ia diminta membaca. Baca juga boleh di rumah.",
    "Editor surat kabar itu mengeluh.",
    "Harga naik 2 dari 4 hari.",
    "Foto itu diambil warga.",
    "Ia membuka halaman selanjutnya dari buku itu.",
    "Baca juga: Harga Naik. " + "Warga mengeluh di pasar. " * 3 + "\nLalu pulang.",
]
CASES[-1] = "<Baca juga: Harga Naik.> " + CASES[-1].split("Naik. ")[1]


@pytest.mark.parametrize("marked", CASES, ids=[case[:50] for case in CASES])
def test_cases(marked: str) -> None:
    text = marked.replace("<", "").replace(">", "")
    start, end = marked.find("<"), marked.find(">") - 1
    expected = text if start < 0 else text[:start] + " " * (end - start) + text[end:]
    found = skip_boilerplate(text, get_lexicon())
    for opening, closing in ("()", "[]"):  # brackets around a link go with it
        expected = expected.replace(opening + " " * (end - start) + closing, " " * (end - start + 2))
    assert found == expected


@pytest.mark.parametrize("row", ROWS, ids=[row["form"] for row in ROWS])
def test_examples(row: Row) -> None:
    marked = parse(row["example"])
    (span,) = marked.spans
    found = skip_boilerplate(marked.text, get_lexicon())
    assert found == marked.text[: span.start] + " " * (span.end - span.start) + marked.text[span.end :]


@given(st.text(alphabet='Bb aj.:ug(\n"[', max_size=60))
def test_length_is_kept(middle: str) -> None:
    text = f"Baca juga{middle}(Baca juga: A) Simak Video{middle}"
    found = skip_boilerplate(text, get_lexicon())
    assert len(found) == len(text) and found.count("\n") == text.count("\n")


def test_a_linked_title_names_nobody() -> None:
    link = "Baca juga: Rudi Hartawan Bertemu Anwar Basri di Medan"
    text = f"Polisi menangkap dua pencuri di Bekasi.\n\n{link}\n\nKeduanya ditahan."
    found = eventx.extract(text, published="2025-03-05")
    assert not found.meetings and {entity.name for entity in found.entities} == {"Bekasi"}
    assert "boilerplate-skipped" in {note.code for note in found.notes}


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Kabar.com, Jakarta Menteri tiba.", "Kabar.com, Jakarta—Menteri tiba."),
        ("Kabar.com, Tel Aviv Menteri tiba.", "Kabar.com, Tel Aviv—Menteri tiba."),
        ("Kabar.com, Jakarta -Menteri tiba.", "Kabar.com, Jakarta -Menteri tiba."),
        ("Kabar.com, Jakarta - Menteri tiba.", "Kabar.com, Jakarta - Menteri tiba."),
        ("Kabar.com, Menteri Budi tiba.", "Kabar.com, Menteri Budi tiba."),
        ("Kabar.com memuatnya.", "Kabar.com memuatnya."),
        ("Jakarta Menteri tiba.", "Jakarta Menteri tiba."),
    ],
)
def test_datelines_get_their_dash(text: str, marked: str) -> None:
    assert mark_dateline(text, get_lexicon()) == marked


@pytest.mark.parametrize(
    "dateline", ["Kabar.com, Jakarta ", "Kabar.com, Jakarta -", "KABAR.com—", "Kabar.com, JAKARTA— "]
)
def test_a_dateline_takes_no_part(dateline: str) -> None:
    text = f"{dateline}Menteri Perdagangan Budi Hartono bertemu Gubernur Siti Rahma di Surabaya, Selasa (4/3/2025)."
    (meeting,) = eventx.extract(text, published="2025-03-05").meetings
    assert [p.name for p in meeting.participants] == ["Budi Hartono", "Siti Rahma"]
    assert meeting.place is not None and meeting.place.name == "Surabaya"
