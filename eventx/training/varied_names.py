"""Persons as training data shows them too rarely: under other names, in lists with ages, in pairs, behind offices.

The corpora know few people. A reader of names that has learned them by heart misses the envoy it never met, takes a
forename that is also a town or a club for one, and stops in the middle of a list of victims. So a share of the
sentences is read with other people in it; what they say stays as it is.
"""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from eventx.lang.lexicon import get_lexicon
from eventx.training.corpus import Row

Words = tuple[str, ...]
Span = tuple[int, int]
SWAPPED, LISTED, PAIRED, IN_OFFICE = 0.08, 0.02, 0.01, 0.02
"""Shares of the sentences that name a person."""
LONGEST_NAME = 4
_OFFICES = frozenset({"minister", "head", "diplomat"})
_HYPHEN = "-"


@dataclass(frozen=True, slots=True)
class People:
    """What other people may be called, and the offices they hold.

    Attributes:
        names: full names of two to `LONGEST_NAME` words.
        places: names of places of one word: forenames like "Milan" and "Paris" look like them.
        offices: "Menteri Luar Negeri" and the like, as words.
        countries: names of countries, as words.
    """

    names: tuple[Words, ...]
    places: tuple[str, ...]
    offices: tuple[Words, ...]
    countries: tuple[Words, ...]

    def someone(self, order: random.Random) -> Words:
        """A full name of the corpora, or one put together of two; now and then a place's name is its first word."""
        draw, name = order.random(), order.choice(self.names)
        if draw < 0.4:
            return name
        first = order.choice(self.places) if draw > 0.92 and self.places else order.choice(self.names)[0]
        return (first, *name[1:])


def people_of(rows: Iterable[Row]) -> People:
    """The people and places of annotated sentences, with the offices and countries of the language data."""
    names: set[Words] = set()
    places: set[str] = set()
    for row in rows:
        for first, end, kind in spans(row["names"]):
            words = tuple(row["words"][first:end])
            if kind == "PER" and 1 < len(words) <= LONGEST_NAME and all(_is_name_word(word) for word in words):
                names.add(words)
            elif kind == "LOC" and len(words) == 1 and _is_name_word(words[0]):
                places.add(words[0])
    lexicon = get_lexicon()
    held = [row["form"] for row in lexicon.rows("roles") if row["class"] in _OFFICES]
    offices = {_office(form) for form in held if form.replace(" ", "").isalpha()}
    countries = {tuple(row["form"].split()) for row in lexicon.rows("country_forms") if row["kind"] == "name"}
    return People(tuple(sorted(names)), tuple(sorted(places)), tuple(sorted(offices)), tuple(sorted(countries)))


def _is_name_word(word: str) -> bool:
    return word[:1].isupper() and not word.isupper() and word.replace("'", "").replace("-", "").isalpha()


def _office(form: str) -> Words:
    return tuple(word if word == "dan" else word[:1].upper() + word[1:] for word in form.split())


def spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """The names of BIO tags as (first token, token after the last, type)."""
    out: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag.startswith("I-") and out and out[-1][1] == i:
            out[-1] = (out[-1][0], i + 1, out[-1][2])
        elif tag != "O":
            out.append((i, i + 1, tag[2:]))
    return out


def with_others(row: Row, people: People, order: random.Random) -> Row:
    """The sentence with other people in it, now and then; else the sentence as it is."""
    persons = [(first, end) for first, end, kind in spans(row["names"]) if kind == "PER"]
    draw = order.random()
    if not persons or not people.names or draw >= SWAPPED + LISTED + PAIRED + IN_OFFICE:
        return row
    if draw < SWAPPED:
        return _swapped(row, persons, people, order)
    at = order.choice(persons)
    if draw < SWAPPED + LISTED:
        return _listed(row, at, people, order)
    if draw < SWAPPED + LISTED + PAIRED:
        words = (order.choice(people.names)[0], _HYPHEN, order.choice(people.names)[0])
        return _put(row, at, words, ("B-PER", "O", "B-PER"), glued={0, 1})
    return _in_office(row, at, people, order)


def _put(row: Row, at: Span, words: Sequence[str], tags: Sequence[str], glued: Iterable[int] = ()) -> Row:
    """The sentence with the tokens `at` replaced; no space follows those of the new ones that are `glued`."""
    first, end = at
    tight = set(glued)
    spaces = [i not in tight for i in range(len(words))]
    spaces[-1] = row["spaces"][end - 1]
    put: dict[str, list[Any]] = {"words": list(words), "spaces": spaces, "names": list(tags)}
    return {**row, **{key: [*row[key][:first], *new, *row[key][end:]] for key, new in put.items()}}


def _tags(name: Words) -> list[str]:
    return ["B-PER", *["I-PER"] * (len(name) - 1)]


def _swapped(row: Row, persons: list[Span], people: People, order: random.Random) -> Row:
    """Everybody of more than one word under another name; the same name stays one and the same."""
    new: dict[Words, Words] = {}
    for first, end in reversed(persons):
        old = tuple(row["words"][first:end])
        if len(old) > 1:
            name = new.setdefault(old, people.someone(order))
            row = _put(row, (first, end), name, _tags(name))
    return row


def _listed(row: Row, at: Span, people: People, order: random.Random) -> Row:
    """Several people instead of one, half the time with their ages: "A B (23), C (31), dan D E"."""
    everybody = [people.someone(order) for _ in range(order.randint(2, 5))]
    aged = order.random() < 0.5
    words: list[str] = []
    tags: list[str] = []
    glued: set[int] = set()
    for number, name in enumerate(everybody):
        if number and number == len(everybody) - 1:
            words.append("dan")
            tags.append("O")
        words += name
        tags += _tags(name)
        if aged:
            glued |= {len(words), len(words) + 1}
            words += ["(", str(order.randint(3, 79)), ")"]
            tags += ["O"] * 3
        if number < len(everybody) - 1 and (number < len(everybody) - 2 or len(everybody) > 2):
            glued.add(len(words) - 1)
            words.append(",")
            tags.append("O")
    return _put(row, at, words, tags, glued)


def _in_office(row: Row, at: Span, people: People, order: random.Random) -> Row:
    """Somebody behind an office of a state, or before it: "Menteri Luar Negeri Montenegro, A B,"."""
    first = at[0]
    if first and row["words"][first - 1][:1].isupper():
        return row  # has a title already
    name, office = people.someone(order), (*order.choice(people.offices), *order.choice(people.countries))
    draw, plain = order.random(), ["O"] * len(office)
    if draw < 0.5:
        return _put(row, at, (*office, *name), [*plain, *_tags(name)])
    before, after = (office, name) if draw < 0.75 else (name, office)
    tags = [*(plain if draw < 0.75 else _tags(name)), "O", *(_tags(name) if draw < 0.75 else plain), "O"]
    words = (*before, ",", *after, ",")
    if at[1] < len(row["words"]) and not row["words"][at[1]][:1].isalpha():
        words, tags = words[:-1], tags[:-1]
        return _put(row, at, words, tags, {len(before) - 1})
    return _put(row, at, words, tags, {len(before) - 1, len(words) - 2})


def split_pairs(rows: Iterable[Row]) -> list[Row]:
    """Two people joined by a hyphen as two names where the corpora mark them as one: "Jokowi-JK".

    Who is meant is known from the other sentences: both sides must stand alone, or open or close a full name, there.
    """
    kept = list(rows)
    known: Counter[Words] = Counter()
    for row in kept:
        for first, end, kind in spans(row["names"]):
            words = tuple(row["words"][first:end])
            if kind == "PER" and _HYPHEN not in words:
                known.update({words, words[:1], words[-1:]})
    return [_split(row, known) for row in kept]


def _split(row: Row, known: Counter[Words]) -> Row:
    tags = list(row["names"])
    for first, end, kind in spans(tags):
        inside = row["words"][first:end]
        if kind != "PER" or inside.count(_HYPHEN) != 1:
            continue
        i = first + inside.index(_HYPHEN)
        if known[tuple(row["words"][first:i])] and known[tuple(row["words"][i + 1 : end])]:
            tags[i : i + 2] = ["O", "B-PER"]
    return {**row, "names": tags} if tags != row["names"] else row
