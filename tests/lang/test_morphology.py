from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventx.lang.morphology import CLITICS, analyse, candidate_roots, generate, nasalise, syllables

TABLE = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "forms.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
ROOTS = frozenset(row[1] for row in TABLE)
root_words = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=9)


@pytest.mark.parametrize(("form", "root", "derivation", "voice", "clitic"), TABLE, ids=[row[0] for row in TABLE])
def test_table(form: str, root: str, derivation: str, voice: str, clitic: str) -> None:
    found = analyse(form.capitalize(), ROOTS)
    assert found is not None
    assert (found.root, found.derivation or "-", found.voice, found.clitic or "-") == (root, derivation, voice, clitic)


@pytest.mark.parametrize(
    "word",
    ["menteri", "pemerintah", "mengatakan", "serta", "harian", "sekolah", "menara", "-", "", "tangkapi-usir", "nya"],
)
def test_words_of_no_root(word: str) -> None:
    assert analyse(word, ROOTS) is None


def test_longest_root_wins() -> None:
    assert analyse("pemukulan", {"mukul", "pukul"}).root == "pukul"  # type: ignore[union-attr]
    assert analyse("mengesahkan", {"sah", "esah"}).root == "esah"  # type: ignore[union-attr]


def test_a_root_that_ends_like_a_clitic_keeps_its_end() -> None:
    found = analyse("sekolah", {"seko", "sekolah"})
    assert found is not None and (found.root, found.clitic) == ("sekolah", None)


def test_generate_leaves_phrases_alone() -> None:
    assert list(generate("Angkat Kaki")) == ["angkat kaki"]
    assert generate("") == {}


def test_generate_returns_a_copy() -> None:
    generate("usir").clear()
    assert "mengusir" in generate("usir")


@pytest.mark.parametrize(("word", "count"), [("bom", 1), ("usir", 2), ("damai", 2), ("operasi", 4), ("sah", 1)])
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_nasalise_puts_the_usual_form_first() -> None:
    assert nasalise("tangkap")[0] == "menangkap"
    assert nasalise("proses")[0] == "memproses"
    assert nasalise("sidik", "pe")[0] == "penyidik"
    assert nasalise("") == ()


@given(root_words)
def test_every_generated_form_is_analysed_back(root: str) -> None:
    for form, made in generate(root).items():
        found = analyse(form, {root})
        assert found is not None and (found.root, found.derivation, found.voice) == (root, made.derivation, made.voice)


@given(root_words, st.sampled_from(CLITICS))
def test_clitics_come_off_every_form(root: str, clitic: str) -> None:
    for form in generate(root):
        assert analyse(form + clitic, {root}) is not None


@given(st.text(max_size=20))
def test_any_string_is_analysed_without_error(word: str) -> None:
    assert analyse(word, ROOTS) is None or analyse(word, ROOTS).root in ROOTS  # type: ignore[union-attr]


@given(root_words)
def test_proposals_hold_the_root(root: str) -> None:
    for form in generate(root):
        if "-" not in form:
            assert root in candidate_roots(form)
