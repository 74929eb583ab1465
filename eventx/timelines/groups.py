"""What the phrase of an unnamed group tells of who they are: students, three suspects, "perwakilan petani Mekar"."""

from __future__ import annotations

from eventx.lang.closed_class import closed_class
from eventx.lang.lexicon import Lexicon, get_lexicon
from eventx.lang.spelling import words
from eventx.timelines.features import Party
from eventx.timelines.stories import rarity

_DESCRIBING, _SORT_OF, _SORT = 2.0, 1.5, 0.8
"""Rarity of a word that tells who a group is, of one that tells of what sort, and of one that a count goes with."""
_LONGEST_COUNT = 9
"""Digits of a count at most."""


def described(party: Party, least: float = _DESCRIBING) -> bool:
    """It tells who they are ("tiga santri"), not only that there are some ("lima orang"), or which ("bus itu")."""
    if party.words[-1:] and party.words[-1] in closed_class(get_lexicon(), "demonstrative"):
        return False
    return any(rarity(word) >= least for word in _describing(party))


def described_alike(first: Party, second: Party) -> bool:
    """Two phrases share what describes them ("6 ton limbah medis", "barang bukti limbah medis").

    A telling word in both is not enough: "perwakilan sopir" and "perwakilan petani tembakau" are two groups.
    """
    told = shared_description(first, second) >= _DESCRIBING
    return told and not described_apart(first, second)


def described_apart(first: Party, second: Party) -> bool:
    """Each phrase has more telling words of its own than both share."""
    ours, theirs = _describing(first), _describing(second)
    both, *own = (sum(rarity(word) for word in some) for some in (ours & theirs, ours - theirs, theirs - ours))
    return both < min(own)


def two_crowds(one: Party, other: Party) -> bool:
    """Each phrase tells who they are, in no word the same: students here, drivers there."""
    return described(one, _SORT_OF) and described(other, _SORT_OF) and not shared_description(one, other)


def counted_alike(first: Party, second: Party) -> bool:
    """Two phrases count as many of one sort: "lima tersangka", "5 orang tersangka"; not two, which are too common."""
    counts = {_count(first), _count(second)}
    return len(counts) == 1 and (counts.pop() or 0) > 2 and shared_description(first, second) >= _SORT


def shared_description(first: Party, second: Party) -> float:
    """Rarity of the most telling word that two phrases share, 0 where they share none."""
    return max((rarity(word) for word in _describing(first) & _describing(second)), default=0.0)


def _describing(party: Party) -> set[str]:
    """The words of a phrase that can tell who they are: not those that only count ("ratusan")."""
    return set(party.words) - get_lexicon().cached("timelines.counting", _counting)


def _counting(lexicon: Lexicon) -> frozenset[str]:
    forms = {row["form"] for row in lexicon.rows("number_words")} | closed_class(lexicon, "grouping")
    return frozenset(word for form in forms for word in words(form))


def _count(party: Party) -> int | None:
    word = party.words[0] if party.words else ""
    if word.isdecimal() and len(word) <= _LONGEST_COUNT:
        return int(word)
    numbers = get_lexicon().cached(
        "timelines.numbers",
        lambda lex: {words(r["form"])[0]: int(r["value"]) for r in lex.rows("number_words") if r["kind"] == "one"},
    )
    return numbers.get(word)
