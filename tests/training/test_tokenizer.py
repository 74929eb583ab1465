"""The tokenizer of the packaged pipeline on the ways Indonesian news is written."""

import pytest
import spacy

from eventx.training.tokenizer import set_tokenizer


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("id")
    set_tokenizer(nlp)
    return nlp


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("(27/2/2025)", "( 27 / 2 / 2025 )"),
        ("Rp3,5 triliun,", "Rp 3,5 triliun ,"),
        ("US$20", "US$ 20"),
        ("anak-anak Bangsa-Bangsa kata-katanya", "anak-anak Bangsa-Bangsa kata-katanya"),
        ("ke-20 se-Sumatera non-AS di-PHK 1970-an", "ke-20 se-Sumatera non-AS di-PHK 1970-an"),
        ("Rusia-AS 2024-2029 Arum–Melati", "Rusia - AS 2024 - 2029 Arum – Melati"),
        ("pukul 14.00 WIB.", "pukul 14.00 WIB ."),
        ("Sari, S.H., M.Si. di Jl. Arum No. 5.", "Sari , S.H. , M.Si. di Jl. Arum No. 5 ."),
        ("H.M. Badrun A. Wulan", "H.M. Badrun A. Wulan"),
        ('"Kami,"kata dia', '" Kami , " kata dia'),
        ("“Siap”, ‘ya’", "“ Siap ” , ‘ ya ’"),
        ("Warta.com - Badan Cuaca (BC).", "Warta.com - Badan Cuaca ( BC ) ."),
        ("kota --bukan desa-- itu", "kota -- bukan desa -- itu"),
        ("Ma'ruf Jum’at", "Ma'ruf Jum’at"),
        ("Senin,27 Juni 70% 5,2%", "Senin , 27 Juni 70 % 5,2 %"),
        ("pergi.Lalu diam...", "pergi . Lalu diam ..."),
        ("MPR/DPR 3/4", "MPR / DPR 3 / 4"),
    ],
)
def test_tokens(nlp, text, tokens):
    doc = nlp.make_doc(text)
    assert [token.text for token in doc] == tokens.split()
    assert doc.text == text


def test_saved_pipeline_needs_no_code_of_ours(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    text = "Anak-anak, Rusia-AS (27/2)."
    assert [t.text for t in again(text)] == [t.text for t in nlp.make_doc(text)]
