"""The tables of roles, of the titles before names, and of the small words in role phrases."""

from __future__ import annotations

from dataclasses import dataclass

from eventx.lang.lexicon import Lexicon
from eventx.lang.phrases import PhraseTable


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """A row of the role table."""

    form: str
    role: str
    role_class: str
    affiliation: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class RoleKnowledge:
    """The role table, the titles that may stand between a role and a name, and small words in and before a role.

    `connectors` stand inside a role phrase before a name, `tight` ones after a name too; `openers` begin an apposition;
    `units` begin the names of parts of a body ("biro"); `small` words end a noun phrase.
    """

    roles: PhraseTable[RoleEntry]
    titles: PhraseTable[str]
    connectors: frozenset[str]
    tight: frozenset[str]
    openers: frozenset[str]
    units: frozenset[str]
    small: frozenset[str]


def role_knowledge(lexicon: Lexicon) -> RoleKnowledge:
    """The tables of a lexicon, built on first use."""
    return lexicon.cached("role_knowledge", _build)


def _build(lexicon: Lexicon) -> RoleKnowledge:
    entries = []
    for row in lexicon.rows("roles"):
        form = row["form"]
        full = row["role"] or form[:1].upper() + form[1:]
        entries.append(
            (form, RoleEntry(form.casefold(), full, row["class"], row["affiliation"] or None, row["country"] or None))
        )
    small = {
        kind: frozenset(row["form"] for row in lexicon.rows("role_words") if row["kind"] == kind)
        for kind in ("loose", "tight", "opener", "unit")
    }
    closed = {r["form"].casefold() for r in lexicon.rows("prepositions")}
    closed |= {
        r["form"] for r in lexicon.rows("noun_phrase_words") if r["part"] in {"demonstrative", "joiner", "copula"}
    }
    return RoleKnowledge(
        PhraseTable(entries),
        PhraseTable((row["form"], row["kind"]) for row in lexicon.rows("titles")),
        small["loose"] | small["tight"],
        small["tight"],
        small["opener"],
        small["unit"],
        frozenset(closed) | small["loose"] | small["tight"] | small["opener"],
    )
