"""What the language data knows of names, indexed once a lexicon for the correction of names."""

from __future__ import annotations

from dataclasses import dataclass

from eventx.lang.lexicon import Lexicon
from eventx.lang.phrases import PhraseTable
from eventx.models import EntityType


@dataclass(frozen=True, slots=True)
class NameKnowledge:
    """Tables for the correction of names; all keys are case-folded."""

    titles: PhraseTable[str]
    roles: PhraseTable[str]
    degrees: frozenset[str]
    particles: frozenset[str]
    known: dict[str, EntityType]
    known_longest: int
    countries: frozenset[str]
    org_words: PhraseTable[str]
    place_words: PhraseTable[str]
    calendar: frozenset[str]
    common: frozenset[str]


def name_knowledge(lexicon: Lexicon) -> NameKnowledge:
    """The tables of a lexicon, built on first use."""
    return lexicon.cached("name_knowledge", _build)


def _build(lexicon: Lexicon) -> NameKnowledge:
    known: dict[str, EntityType] = {}
    for row in lexicon.rows("country_forms"):
        if row["kind"] in {"name", "variant", "short", "foreign"}:
            known[row["form"]] = "LOC"
    for table, column in (("exonyms", "form"), ("area_forms", "form"), ("metonyms", "form")):
        for row in lexicon.rows(table):
            known.setdefault(row[column], "LOC")
    for row in lexicon.rows("organisations"):
        known.setdefault(row["form"], "ORG")
        known.setdefault(row["name"], "ORG")
    for row in lexicon.rows("nicknames"):
        known.setdefault(row["form"], "PER")
    for form in [form for form in known if len(form) < 2]:
        del known[form]
    countries = {row["form"] for row in lexicon.rows("country_forms")}
    return NameKnowledge(
        titles=PhraseTable((row["form"], row["kind"]) for row in lexicon.rows("titles")),
        roles=PhraseTable((row["form"], row["class"]) for row in lexicon.rows("roles")),
        degrees=frozenset(row["form"].casefold().replace(".", "") for row in lexicon.rows("degrees")),
        particles=frozenset(row["form"].casefold() for row in lexicon.rows("name_particles")),
        known=known,
        known_longest=max((len(form.split()) for form in known), default=1),
        countries=frozenset(countries),
        org_words=PhraseTable((row["form"], row["kind"]) for row in lexicon.rows("org_words")),
        place_words=PhraseTable((row["form"], row["kind"]) for row in lexicon.rows("place_words")),
        calendar=_calendar(lexicon),
        common=frozenset(row["form"].casefold() for row in lexicon.rows("word_frequency")),
    )


def _calendar(lexicon: Lexicon) -> frozenset[str]:
    forms = set()
    for table in ("months", "weekdays"):
        for row in lexicon.rows(table):
            forms.add(row["form"].casefold())
    return frozenset(forms)
