"""People under other names, in lists, pairs and offices: the marks stay with the names."""

import random

import pytest

from eventx.training.varied_names import People, people_of, spans, split_pairs, with_others

PEOPLE = People(
    names=(("Oleg", "Barin"), ("Sari", "Ayu", "Melati"), ("Tono", "Wijaya")),
    places=("Demak",),
    offices=(("Menteri", "Luar", "Negeri"),),
    countries=(("Kenya",),),
)


def row(marked):
    """A row of words; `Name_Name/PER` is one name."""
    words, names = [], []
    for part in marked.split():
        name, _, kind = part.partition("/")
        tokens = name.split("_")
        words += tokens
        names += [f"B-{kind}", *[f"I-{kind}"] * (len(tokens) - 1)] if kind else ["O"] * len(tokens)
    return {"corpus": "mine", "words": words, "spaces": [True] * len(words), "names": names}


def text(row):
    return "".join(word + " " * space for word, space in zip(row["words"], row["spaces"], strict=True)).strip()


def named(row):
    return [(" ".join(row["words"][a:b]), kind) for a, b, kind in spans(row["names"])]


SENTENCE = row("Polisi menangkap Arga_Wirawan/PER di Solo/LOC , kata Arga_Wirawan/PER .")


def variants():
    return [with_others(SENTENCE, PEOPLE, random.Random(seed)) for seed in range(3000)]


def test_most_sentences_stay_and_no_mark_is_lost():
    made = variants()
    assert sum(one is SENTENCE for one in made) > 2400
    for one in made:
        assert len(one["words"]) == len(one["spaces"]) == len(one["names"])
        assert ("Solo", "LOC") in named(one)
        assert sum(kind == "PER" for _, kind in named(one)) >= 2


def test_a_person_keeps_one_name():
    swapped = [named(one) for one in variants() if "Arga" not in one["words"]]
    assert swapped
    assert all(first == last for (first, _), _, (last, _) in swapped)


@pytest.mark.parametrize(
    "part",
    ["Menteri Luar Negeri Kenya ", "Menteri Luar Negeri Kenya, ", ", Menteri Luar Negeri Kenya, ", " (", ", dan ", "-"],
)
def test_every_construction_comes(part):
    assert any(part in text(one) for one in variants())


def test_offices_and_ages_are_no_part_of_a_name():
    words = {word for one in variants() for name, _ in named(one) for word in name.split()}
    assert not words & {"Menteri", "Kenya", "(", ")", ",", "dan", "-"}
    assert not any(word.isdigit() for word in words)


def test_a_sentence_without_people_stays():
    empty = row("Hujan turun di Solo/LOC .")
    assert all(with_others(empty, PEOPLE, random.Random(seed)) is empty for seed in range(50))


def test_people_are_those_of_the_corpora():
    found = people_of([SENTENCE, row("Kata Tono/PER dan KPK_RI/PER di Demak/LOC")])
    assert (found.names, found.places) == ((("Arga", "Wirawan"),), ("Demak", "Solo"))
    assert ("Menteri", "Luar", "Negeri") in found.offices
    assert ("Kenya",) in found.countries


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("Pasangan Arga_-_Tono/PER menang .", [("Arga", "PER"), ("Tono", "PER")]),
        ("Pasangan Arga_Wirawan_-_Tono/PER menang .", [("Arga Wirawan", "PER"), ("Tono", "PER")]),
        ("Petenis Jo_-_Wilfried/PER menang .", [("Jo - Wilfried", "PER")]),
        ("Klub Arga_-_Tono/ORG menang .", [("Arga - Tono", "ORG")]),
    ],
)
def test_two_people_that_are_known_apart_are_two_names(marked, wanted):
    *_, last = split_pairs([SENTENCE, row("Kata Tono/PER ."), row(marked)])
    assert named(last) == wanted
