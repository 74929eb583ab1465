"""The trigger lexicon as an index: from the first word of a trigger to its entries, and from types to their codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from eventx.errors import LexiconError
from eventx.extractors.arguments.object_voice import object_forms
from eventx.extractors.events.conditions import Condition, parse_alternatives, parse_conditions
from eventx.lang.lexicon import Lexicon
from eventx.lang.morphology import Analysis, generate
from eventx.lang.tables import Row


@dataclass(frozen=True, slots=True)
class EventType:
    """What event_types.toml says of one type.

    `modes` maps a root to (plover, ace), where None stands for the type's own code. `goal`: a place after "ke" is
    its place; `origin`: one after "dari" is where no other is told; `persons`: only people and bodies can be its
    patient; `things`: things can be its agent; `lasting`: the roots of what goes on until told otherwise;
    `follows`: the types whose place and date it shares, `dated_by` those whose date it has from another sentence
    too; `scene`: the types whose place it has wherever they are told; `at_talks`: it has date and place of the
    meeting it came from; `on_the_spot`: who takes part speaks of it on its day; `in_court`, `home`, `home_roots`: what
    takes place in court or in its agent's state; `families`: roots that name one kind of happening, with the numbers
    of their groups; `done_by`: the roots whose noun is completed by who does it; `by_anyone`: those whose agent need
    not be the authority of the case; the others as in the file, `doers` as words.
    """

    name: str
    prepositions: frozenset[str]
    merge: str
    plover: str | None
    ace: str | None
    modes: dict[str, tuple[str | None, str | None]]
    goal: bool
    origin: bool
    persons: bool
    things: bool
    lasting: frozenset[str]
    follows: frozenset[str]
    families: dict[str, frozenset[int]]
    dated_by: frozenset[str]
    at_talks: bool
    on_the_spot: bool
    physical: bool
    strict_place: bool
    anywhere: bool
    doers: frozenset[str]
    done_by: frozenset[str]
    by_anyone: frozenset[str]
    since: bool
    complement_place: bool
    on_place: frozenset[str]
    personal: bool
    authority: bool
    shares: frozenset[str]
    agent_like: frozenset[str]
    agent_was: frozenset[str]
    patient_like: frozenset[str]
    scene: frozenset[str]
    in_court: frozenset[str]
    home: bool
    home_roots: frozenset[str]
    proper: frozenset[str]
    by_name: frozenset[str]
    occasions: frozenset[str]

    @property
    def causes(self) -> frozenset[str]:
        """Types of events that one of this type may follow from: what it shares settings or people with."""
        return self.follows | self.shares

    def codes(self, root: str) -> tuple[str | None, str | None]:
        """The (plover, ace) codes of an event named by a root; an empty code in the file means that there is none."""
        plover, ace = self.modes.get(root, (None, None))
        return (self.plover if plover is None else plover or None), (self.ace if ace is None else ace or None)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of event_triggers.tsv; `needs` are alternatives, each with all its conditions."""

    root: str
    type: str
    frame: str
    needs: tuple[tuple[Condition, ...], ...]
    phrase: bool

    @property
    def demand(self) -> int:
        """How much it asks of its context at least: what is required counts for more than what is forbidden."""
        return min((sum(1 if need.denied else 3 for need in needs) for needs in self.needs), default=0)


@dataclass(frozen=True, slots=True)
class Blocker:
    """One row of event_blockers.tsv: the condition under which a trigger names no event."""

    rule: str
    condition: Condition


@dataclass(slots=True)
class TriggerIndex:
    """All triggers by their first word, lower case.

    `words` maps a form to its readings, the ones that ask for most first, and `object_voice` a bare form to those it
    has behind a pronoun that is its agent; `phrases` a first word to (the allowed forms
    of each word, which word is inflected, entry), longest first.
    """

    words: dict[str, list[tuple[Entry, Analysis]]] = field(default_factory=dict)
    object_voice: dict[str, list[tuple[Entry, Analysis]]] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[dict[str, Analysis], ...], int, Entry]]] = field(default_factory=dict)


def event_types(lexicon: Lexicon) -> dict[str, EventType]:
    """The event types of a lexicon by name, a user's own among them."""
    return lexicon.cached("events.types", _read_types)


def _read_types(lexicon: Lexicon) -> dict[str, EventType]:
    classes = lexicon.toml("event_classes")["classes"]
    return {name: _type(name, section, classes) for name, section in lexicon.toml("event_types")["types"].items()}


def _type(name: str, section: dict[str, Any], classes: dict[str, list[str]]) -> EventType:
    modes = {root: (mode.get("plover"), mode.get("ace")) for root, mode in section.get("modes", {}).items()}
    return EventType(
        name=name,
        prepositions=frozenset(section.get("prepositions", ())),
        merge=section.get("merge", "same"),
        plover=section.get("plover"),
        ace=section.get("ace"),
        modes=modes,
        goal="ke" in section.get("place", ()),
        origin="dari" in section.get("place", ()),
        persons=section.get("patient_kind") == "person",
        things=section.get("agent_kind") == "any",
        lasting=frozenset(section.get("lasting", ())),
        follows=frozenset(section.get("follows", ())),
        families=_families(section.get("families", ())),
        at_talks=section.get("at_talks", False),
        on_the_spot=section.get("on_the_spot", False),
        dated_by=frozenset(section.get("dated_by", ())),
        physical=section.get("physical", False),
        strict_place=section.get("strict_place", False),
        anywhere=section.get("anywhere", False),
        since=section.get("since", False),
        complement_place=section.get("complement_place", False),
        on_place=frozenset(section.get("on_place", ())),
        personal=section.get("personal", False),
        authority=section.get("authority", False),
        shares=frozenset(section.get("shares", ())),
        agent_like=frozenset(section.get("agent_like", ())),
        agent_was=frozenset(section.get("agent_was", ())),
        patient_like=frozenset(section.get("patient_like", ())),
        scene=frozenset(section.get("scene", ())),
        in_court=frozenset(section.get("in_court", ())),
        home=section.get("home", False),
        home_roots=frozenset(section.get("home_roots", ())),
        proper=frozenset(section.get("proper", ())),
        by_name=frozenset(section.get("by_name", ())),
        occasions=frozenset(section.get("occasions", ())),
        by_anyone=frozenset(section.get("by_anyone", ())),
        done_by=frozenset(section.get("done_by", ())),
        doers=frozenset(word for name in section.get("doers", ()) for word in classes.get(name, ())),
    )


def _families(groups: list[list[str]]) -> dict[str, frozenset[int]]:
    """The numbers of the groups that each root stands in."""
    roots = {root for group in groups for root in group}
    return {root: frozenset(n for n, group in enumerate(groups) if root in group) for root in roots}


def trigger_index(lexicon: Lexicon) -> TriggerIndex:
    """The index of all triggers of a lexicon, built once.

    Raises:
        LexiconError: a row names a type that no event_types.toml defines, or a malformed condition.
    """
    return lexicon.cached("events.index", _build)


def blockers(lexicon: Lexicon) -> dict[str, list[Blocker]]:
    """Blockers by the root they are about, "type:TYPE" or "*"."""
    return lexicon.cached("events.blockers", _read_blockers)


def _read_blockers(lexicon: Lexicon) -> dict[str, list[Blocker]]:
    found: dict[str, list[Blocker]] = {}
    for row in lexicon.rows("event_blockers"):
        (condition,) = parse_conditions(lexicon, f"{row['slot']}:{row['words']}", row)
        found.setdefault(row["trigger"], []).append(Blocker(row["rule"], condition))
    return found


def light_verbs(lexicon: Lexicon) -> dict[str, str]:
    """Verbs that lend a noun of event their subject, with its role ("event": the noun itself is the subject)."""
    return lexicon.cached(
        "events.light", lambda lex: {row["form"].casefold(): row["role"] for row in lex.rows("event_light_verbs")}
    )


def _build(lexicon: Lexicon) -> TriggerIndex:
    index, types = TriggerIndex(), event_types(lexicon)
    for row in lexicon.rows("event_triggers"):
        if row["type"] not in types:
            raise LexiconError(
                f"{row.file}:{row.line}: Unknown event type.",
                got=row["type"],
                allowed=", ".join(sorted(types)),
                remedy="Define the type in event_types.toml of the same folder.",
            )
        phrase = row["forms"] == "phrase"
        entry = Entry(row["root"], row["type"], row["frame"], parse_alternatives(lexicon, row["need"], row), phrase)
        if phrase:
            _add_phrase(index, entry)
        else:
            _add_forms(index, entry, row)
    for readings in (*index.words.values(), *index.object_voice.values()):
        readings.sort(key=lambda reading: -reading[0].demand)
    for options in index.phrases.values():
        options.sort(key=lambda option: -len(option[0]))
    return index


def _add_forms(index: TriggerIndex, entry: Entry, row: Row) -> None:
    for form, analysis in _forms(entry.root, frozenset(row.list("forms"))):
        index.words.setdefault(form, []).append((entry, analysis))
    for form, analysis in object_forms(row):
        index.object_voice.setdefault(form, []).append((entry, analysis))


def _forms(root: str, wanted: frozenset[str]) -> Iterator[tuple[str, Analysis]]:
    """The forms of a root that an entry asks for; `meN-kan` brings the bare `-kan` of headlines with it."""
    for form, analysis in generate(root).items():
        derivation = analysis.derivation
        if analysis.voice == "reciprocal":
            derivation = "recip"
        if (derivation or "bare") in wanted or (derivation in ("-kan", "-i") and f"meN{derivation}" in wanted):
            yield form, analysis


def _add_phrase(index: TriggerIndex, entry: Entry) -> None:
    words = entry.root.casefold().split()
    head = next((k for k, word in enumerate(words) if word.startswith("{")), 0)
    options = tuple(_options(word) for word in words)
    for first in options[0]:
        index.phrases.setdefault(first, []).append((options, head, entry))


def _options(word: str) -> dict[str, Analysis]:
    if word.startswith("{"):
        return generate(word.strip("{}"))
    return {word: Analysis(word, word, "", surface_voice(word))}


def surface_voice(word: str) -> str:
    """The voice that the first letters of a fixed form show, for expressions that are not inflected."""
    for prefix, voice in (("di", "passive"), ("me", "active"), ("ber", "middle"), ("ter", "accidental")):
        if word.startswith(prefix) and len(word) > 5:
            return voice
    return "nominal" if word.startswith("pe") or word.endswith("an") else "bare"
