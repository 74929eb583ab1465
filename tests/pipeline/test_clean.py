"""Cleaning keeps every offset."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventx.pipeline.clean import clean, compose, encodable


@pytest.mark.parametrize(
    "given_text, cleaned",
    [
        ("<p>Budi</p>", "\n  Budi\n   "),
        ("Budi\r\nAni", "Budi \nAni"),
        ("Budi\rAni", "Budi\nAni"),
        ("Budi\xa0Ani\x00", "Budi Ani "),
        ("&quot;Ya&quot;", '"     Ya"     '),
        ("Ani &amp; Budi", "Ani &     Budi"),
        ("harga < 5 dan > 3", "harga < 5 dan > 3"),
        ("<script>if (a < b) x()</script>Budi", " " * 31 + "Budi"),
        ("Kompas.com", "Kompas.com"),
        ("di Jakarta,\nRabu", "di Jakarta, Rabu"),
        ("di Jakarta,\r\nRabu", "di Jakarta,  Rabu"),
        ("membahas\nenergi", "membahas energi"),
        ("Harga Naik\nWarga mengeluh", "Harga Naik\nWarga mengeluh"),
        ("Harga naik.\nwarga", "Harga naik.\nwarga"),
        ("Harga naik\n\nwarga", "Harga naik\n\nwarga"),
        ("Lihat https://kabar.com/a?b=1, lalu pergi.", "Lihat " + " " * 23 + ", lalu pergi."),
        # paragraphs joined as a printed list
        ('Harga naik.,"Kami kecewa,"', 'Harga naik. "Kami kecewa,"'),
        ('Harga naik. , "Kami kecewa,"', 'Harga naik.   "Kami kecewa,"'),
        ("Harga naik. ,“Kami kecewa,”", "Harga naik.  “Kami kecewa,”"),
        ('Harga naik., "Kami kecewa,"', 'Harga naik.  "Kami kecewa,"'),
        ("kata Budi.,Warga kecewa", "kata Budi. Warga kecewa"),
        ("Budi, S.H., M.H., hadir", "Budi, S.H., M.H., hadir"),
        ("PT Padi Tbk., Jakarta", "PT Padi Tbk., Jakarta"),
    ],
)
def test_markup_and_controls_become_white_space(given_text: str, cleaned: str):
    assert clean(given_text).text == cleaned


def test_removed_markup_is_told():
    assert clean("<b>Budi</b>").changed == ("html-removed",)
    assert clean("Budi").changed == ()


@given(st.text(max_size=300))
def test_length_is_kept(text: str):
    assert len(clean(text).text) == len(text)


@given(st.text(alphabet=st.sampled_from("aeé e\u0301\u0300\u0327ñkñ한\u1112 "), max_size=40))
def test_composed_offsets_lead_back_to_the_same_characters(text: str):
    composed = compose(text)
    if composed is None:
        assert unicodedata.is_normalized("NFC", text)
        return
    for start in range(len(composed.text)):
        a, b = composed.original(start, start + 1)
        assert composed.text[start] in unicodedata.normalize("NFC", text[a:b])
    assert composed.original(0, len(composed.text)) == (0, len(text))


def test_unpaired_surrogates_are_replaced_one_for_one():
    assert encodable("a\ud800b") == ("a\ufffdb", True)
    assert encodable("ab") == ("ab", False)
