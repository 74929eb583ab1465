"""What the language data knows of names, indexed once a lexicon for the correction of names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eventx.lang.gazetteer import Gazetteer, gazetteer
from eventx.lang.lexicon import Lexicon
from eventx.lang.phrases import PhraseTable
from eventx.models import EntityType

GIVEN = "given"
SUMMIT = "summit"
WEEKDAY, SHORT_MONTH = "weekday", "short"
DASHES = frozenset({"-", "–", "—", "--", "|", "/"})
UNSURE_CLASSES = frozenset({"group", "modifier"})
VERB_TABLES = ("event_triggers", "meeting_cues", "statement_cues")
DISCUSSING = "discuss"
TENSE_TABLES = ("tense_cues", "status_cues")
REPUBLIC = "RI"  # behind a dash it belongs to the body: "DPR-RI"
LISTED_FORMS = frozenset({"name", "variant", "short", "foreign", "land"})


@dataclass(frozen=True, slots=True)
class NameKnowledge:
    """Tables for the correction of names; keys are case-folded, those of `known` and `countries` are not.

    `calendar` gives the kind of a weekday's or month's name, `outlets` are the forms of the table of outlets,
    `introducers` the particles that stand between two names ("alm"), `aliasing` those of them behind which another
    name of the same person stands ("alias"), `initialling` what initials stand behind ("berinisial"), `gatherings`
    the nouns of summits ("KTT"), `verb_roots` the roots of cues and triggers, `tense_words` those of tense and
    status ("akan"), `numbers` number words ("lima").
    """

    titles: PhraseTable[str]
    given: frozenset[str]
    roles: PhraseTable[str]
    degrees: frozenset[str]
    particles: frozenset[str]
    introducers: frozenset[str]
    aliasing: frozenset[str]
    alias_words: PhraseTable[bool]
    initialling: frozenset[str]
    gatherings: PhraseTable[str]
    nonplaces: PhraseTable[bool]
    known: dict[str, EntityType]
    known_by_first: dict[str, list[tuple[tuple[str, ...], EntityType]]]
    countries: frozenset[str]
    org_words: PhraseTable[str]
    place_words: PhraseTable[str]
    calendar: dict[str, str]
    outlets: frozenset[str]
    common: frozenset[str]
    cues: frozenset[str]
    verb_roots: frozenset[str]
    tense_words: frozenset[str]
    numbers: frozenset[str]
    places: Gazetteer


def states_joined(words: Sequence[str], i: int, knowledge: NameKnowledge) -> bool:
    """Whether token `i` is a dash between states, or a state and a known body: "Kamboja-Thailand", "AS-ASEAN"."""
    if not 0 < i < len(words) - 1 or words[i] not in DASHES or words[i + 1] == REPUBLIC:
        return False
    left = {" ".join(words[max(0, i - n) : i]) for n in (1, 2)}
    right = {" ".join(words[i + 1 : i + 1 + n]) for n in (1, 2)}
    states = [not knowledge.countries.isdisjoint(side) for side in (left, right)]
    bodies = [any(knowledge.known.get(form) == "ORG" for form in side) for side in (left, right)]
    return any(states) and all(state or body for state, body in zip(states, bodies, strict=True))


def name_knowledge(lexicon: Lexicon) -> NameKnowledge:
    """The tables of a lexicon, built on first use."""
    return lexicon.cached("name_knowledge", _build)


def _build(lexicon: Lexicon) -> NameKnowledge:
    known = _known(lexicon)
    titles = [(row["form"], row["kind"]) for row in lexicon.rows("titles")]

    def particles(*kinds: str) -> frozenset[str]:
        return frozenset(r["form"].casefold() for r in lexicon.rows("name_particles") if r["kind"] in kinds)

    return NameKnowledge(
        titles=PhraseTable(entry for entry in titles if entry[1] != GIVEN),
        given=frozenset(form.casefold() for form, kind in titles if kind == GIVEN),
        roles=PhraseTable((row["form"], row["class"]) for row in lexicon.rows("roles")),
        degrees=frozenset(row["form"].casefold().replace(".", "") for row in lexicon.rows("degrees")),
        particles=particles("alias", "between", "inner"),
        introducers=particles("alias", "between"),
        aliasing=particles("alias"),
        alias_words=PhraseTable((row["form"], True) for row in lexicon.rows("alias_words")),
        initialling=particles("initials"),
        gatherings=PhraseTable((r["form"], SUMMIT) for r in lexicon.rows("meeting_cues") if r["frame"] == SUMMIT),
        nonplaces=PhraseTable((row["form"], True) for row in lexicon.rows("nonplaces")),
        known=known,
        known_by_first=_by_first(known),
        countries=frozenset(row["form"] for row in lexicon.rows("country_forms")),
        org_words=PhraseTable((row["form"], row["kind"]) for row in lexicon.rows("org_words")),
        place_words=PhraseTable((row["form"], row["kind"]) for row in lexicon.rows("place_words")),
        calendar={
            **{row["form"].casefold(): row["kind"] for row in lexicon.rows("months")},
            **{row["form"].casefold(): WEEKDAY for row in lexicon.rows("weekdays")},
        },
        outlets=frozenset(row["form"].casefold() for row in lexicon.rows("outlets")),
        common=frozenset(row["form"].casefold() for row in lexicon.rows("word_frequency")),
        cues=frozenset(row["form"].casefold() for row in lexicon.rows("statement_cues") if row["frame"] == "post"),
        verb_roots=frozenset(row["root"] for table in VERB_TABLES for row in lexicon.rows(table))
        | {row["root"] for row in lexicon.rows("meeting_verbs") if row["part"] == DISCUSSING},
        tense_words=frozenset(row["form"] for table in TENSE_TABLES for row in lexicon.rows(table)),
        numbers=frozenset(row["form"].casefold() for row in lexicon.rows("number_words")),
        places=gazetteer(lexicon),
    )


def _by_first(known: dict[str, EntityType]) -> dict[str, list[tuple[tuple[str, ...], EntityType]]]:
    """The forms by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], EntityType]]] = {}
    for form, type_ in known.items():
        words = tuple(form.split())
        found.setdefault(words[0], []).append((words, type_))
    for forms in found.values():
        forms.sort(key=lambda entry: -len(entry[0]))
    return found


def _known(lexicon: Lexicon) -> dict[str, EntityType]:
    """Names whose type the tables tell, as they are written: an organisation's form before a place's."""
    known: dict[str, EntityType] = {
        row["form"]: "LOC" for row in lexicon.rows("country_forms") if row["kind"] in LISTED_FORMS
    }
    for row in lexicon.rows("organisations"):
        known.setdefault(row["form"], "ORG")
        known.setdefault(row["name"], "ORG")
    for row in lexicon.rows("nicknames"):
        known.setdefault(row["form"], "PER")
    for table in ("exonyms", "area_forms", "metonyms"):
        for row in lexicon.rows(table):
            known.setdefault(row["form"], "LOC")
    return {form: type_ for form, type_ in known.items() if len(form) > 1}
