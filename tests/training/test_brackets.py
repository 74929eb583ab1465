"""Bracketed trees as dependencies, on invented sentences."""

import pytest

from eventx.training.brackets import bracket_row, parse, read_brackets

CASES = [
    # (brackets, "word>head" in order; ~ the root, ? not known)
    (
        "(S (NP (NNP Wulan)) (VP (NEG tidak) (VP (VBT membawa) (NP (NNO surat) (ART itu)))) (PUN .))",
        "Wulan>membawa tidak>membawa membawa>~ surat>membawa itu>surat .>membawa",
    ),
    (
        "(S (PP (PPO Di) (NP (NNO rumah) (PRK nya))) (PUN ,) (NP (NNP Sari)) (VP (VBI tidur)) (PUN .))",
        "Di>rumahnya rumahnya>tidur ,>tidur Sari>tidur tidur>~ .>tidur",
    ),
    (
        "(S (NP (NNO Adik) (RPN (PRR yang) (VP (VBP dicari)))) (VP (VBL adalah) (NP (NNP Tarjo))) (PUN .))",
        "Adik>Tarjo yang>dicari dicari>Adik adalah>Tarjo Tarjo>~ .>Tarjo",
    ),
    (
        "(S (NP (NP (NNO beras)) (PUN ,) (NP (NNO gula)) (CCN dan) (NP (NNO kopi))) (VP (VBI naik)))",
        "beras>naik ,>gula gula>beras dan>kopi kopi>beras naik>~",
    ),
    (
        '(SINV (PUN ") (S (NP (PRN Kami)) (ADJP (ADJ siap))) (PUN ,) (PUN ") (VP (VBI kata)) (NP (NNP Ira)) (PUN .))',
        '">siap Kami>siap siap>~ ,>siap ">siap kata>siap Ira>siap .>siap',
    ),
    (
        "(S (NP (NNP Menteri) (NNO Laut) (NNP Sari) (NNP Wulan)) (VP (VBI tiba)))",
        "Menteri>tiba Laut>Menteri Sari>? Wulan>? tiba>~",
    ),
    ("(S (NP (NNO Ayah)) (PP (PPO di) (NP (NNO kebun))) (PUN .))", "Ayah>kebun di>kebun kebun>~ .>kebun"),
]  # fmt: skip


def shown(row):
    names = {0: "~", -1: "?"}
    heads = (names[h] if h < 1 else row["words"][h - 1] for h in row["heads"])
    return " ".join(f"{word}>{head}" for word, head in zip(row["words"], heads, strict=True))


@pytest.mark.parametrize(("brackets", "expected"), CASES)
def test_heads(brackets, expected):
    assert shown(bracket_row(parse(brackets), "mine")) == expected


def test_a_file_becomes_rows(tmp_path):
    path = tmp_path / "x.txt"
    path.write_text("\n".join(brackets for brackets, _ in CASES) + "\n\n", encoding="utf-8")
    rows = list(read_brackets(path, "mine"))
    assert len(rows) == len(CASES)
    for row in rows:
        assert len(row["words"]) == len(row["xpos"]) == len(row["heads"])
        assert row["heads"].count(0) == 1
    assert rows[1]["xpos"] == ["PPO", "NNO", "PUN", "NNP", "VBI", "PUN"]
