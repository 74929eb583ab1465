"""Sentence boundaries, on hand-checked text: a bar marks every place where a sentence begins after another."""

from pathlib import Path

import pytest

from eventx.pipeline.annotate import tokenise
from eventx.pipeline.clean import clean
from eventx.pipeline.load import load_pipeline
from eventx.pipeline.segment import sentences_of

CASES = [
    "Harga naik.| Warga mengeluh.",
    "“Harga naik.| Kami kecewa,” kata Budi.| Ia pulang.",
    '"Harga naik.| Kami kecewa," kata Budi.',
    '"Apa benar?" tanya Ani.| Budi diam.',
    '"Kami siap!"| Demikian seruan mereka.',
    "Dr. Budi Santoso, S.H., M.Si. hadir.| Ia senang.",
    "Prof. Dr. H. Ahmad Yani tiba di Jl. Merdeka No. 5, Jakarta.| Rapat dimulai pukul 14.00 WIB.",
    "PT. Sinar Abadi merugi Rp 3.500.000.| Sahamnya turun 2,5 persen.",
    "M. Yusuf datang.| A. Rahman pergi.",
    "JAKARTA, KABAR.com - Polisi menangkap dua orang.| Keduanya ditahan.",
    "Judul Berita Hari Ini\n|Polisi menangkap dua orang, Rabu (4/3/2020).",
    "Menurut Budi, “harga beras, gula, dll. akan turun.”| Ani setuju.",
    "Ia berkata: “Datanglah.”| Lalu ia pergi.",
    '"Saya tidak tahu." "Saya juga," jawab Ani.'.replace('." "S', '."| "S'),
    "Apakah benar?!| Tidak ada yang tahu…| Semua diam.",
    "(Baca juga: Harga Naik)\n|Warga mengeluh.",
    "1. Beras\n|2. Gula\n|3. Kopi",
    "Budi bertemu Ani di Jakarta,\nRabu (12/3/2025).| Keduanya membahas\nenergi.",
    "Jakarta - Presiden tiba.| Ia lelah.",
    # line breaks lost on the way: nothing stands between the sentences
    'Alat itu dipakai tahun depan.|"Yang laut segera selesai.| Itu pasti," kata Budi.|Ani setuju.',
    'Harga naik.|"Kami kecewa."|Warga pulang.|"Kami lapar," kata Ani.',
    "Ia pergi (6/1/2016).|Berdasarkan data itu, harga naik.",
    "“Harga naik, kata dia”.|Pengacara itu diam.",
    "Situs Kabar.com memuatnya.| Nilainya 1.500 dolar.",
]


@pytest.mark.parametrize("marked", CASES)
def test_sentences(marked: str):
    text = marked.replace("|", "")
    expected = [part.strip() for part in marked.split("|")]
    doc = tokenise(load_pipeline(), clean(text).text)
    assert [text[s.start : s.end] for s in sentences_of(doc)] == expected


def test_a_text_without_full_stops_is_cut_behind_a_comma_or_anywhere():
    doc = tokenise(load_pipeline(), "ayam " * 310 + ", " + "ikan " * 500)
    assert [s.last - s.first for s in sentences_of(doc)] == [311, 401, 99]


def _bounds(marked: str) -> tuple[str, set[tuple[int, int]]]:
    """The text without its bars, and its sentences as (start, end)."""
    text, found = "", set()
    for line in marked.splitlines():
        for part in line.split(" | ") if line else ():
            text += " " if text and not text.endswith("\n") else ""
            found.add((len(text), len(text) + len(part)))
            text += part
        text += "\n"
    return text, found


def test_an_article_with_quotations_abbreviations_datelines_and_lists():
    lines = Path(__file__).with_name("article_sentences.txt").read_text("utf-8").splitlines()
    text, gold = _bounds("\n".join(line for line in lines if not line.startswith("#")))
    found = {(s.start, s.end) for s in sentences_of(tokenise(load_pipeline(), clean(text).text))}
    assert len(gold) > 60
    missed, wrong = ([text[a:b] for a, b in sorted(part)] for part in (gold - found, found - gold))
    assert 2 * len(gold & found) / (len(gold) + len(found)) >= 0.98, (missed, wrong)


def test_paragraphs_are_numbered_and_offsets_hold():
    text = "Satu. Dua.\n\nTiga.\nEmpat."
    sentences = sentences_of(tokenise(load_pipeline(), text))
    assert [(text[s.start : s.end], s.paragraph) for s in sentences] == [
        ("Satu.", 0),
        ("Dua.", 0),
        ("Tiga.", 1),
        ("Empat.", 2),
    ]


@pytest.mark.parametrize(
    "text, body",
    [
        ("JAKARTA, KABAR.com - Polisi menangkap dua orang.", "Polisi"),
        ("Jakarta, Kabar Indonesia -- Polisi menangkap dua orang.", "Polisi"),
        ("BATAM (ANTARA) - Polisi menangkap dua orang.", "Polisi"),
        ("Kabar.com, Jakarta – Polisi menangkap dua orang.", "Polisi"),
        ("(KabarWire) –   Polisi menangkap dua orang.", "Polisi"),
        ("SOLO- Polisi menangkap dua orang.", "Polisi"),
        ("SOLO, KABAR.com– Polisi menangkap dua orang.", "Polisi"),
        ("Kabar.com, Solo -Polisi menangkap dua orang.", "Polisi"),
        ("Kabar.com, Solo—Polisi menangkap dua orang.", "Polisi"),
        ("SOLO, kabar.com - Polisi menangkap dua orang.", "Polisi"),
        ('SOLO, KABAR.com - "Kami siap," kata Budi.', '"'),
        ("PDI- Perjuangan menang di dua daerah.", None),
        ("Tol Solo - Ngawi dibuka Senin.", None),
        ("Solo 3 - 1 Ngawi, kata wasit itu.", None),
        ("Menurut Budi, MER-C belum tiba.", None),
        ("Pesawat Indonesia - 1 lepas landas.", None),
        ("Budi Santoso - Ani Lestari unggul di dua daerah.", None),
        ("Rusia - AS sepakat bertemu.", "AS"),  # a one-word opening cannot be told from a dateline
        ("Polisi - yang datang kemudian - menangkap dua orang.", None),
    ],
)
def test_the_parser_reads_a_dateline_apart(text: str, body: str | None):
    doc = tokenise(load_pipeline(), clean(text).text)
    assert [token.text for token in doc[1:] if token.is_sent_start] == ([body] if body else [])
    (sentence,) = sentences_of(doc)
    assert doc[sentence.body].text == (body or doc[0].text)
