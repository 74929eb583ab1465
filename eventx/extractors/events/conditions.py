"""Conditions on the context of a trigger: what its neighbours, its subject, its object or its sentence must show.

Written in the language data as ``slot:word|two words|@class``, joined by ``&``, denied by ``!``; ``;`` stands between
alternatives. Slots:

* ``next``, ``prev``: the two words after, the two words before the trigger, as a run that touches it;
* ``patient``, ``agent``: the words where the voice of the trigger puts them;
* ``subject``: the head of the subject that the sentence gives the trigger, however far away;
* ``near``: the words of the sentence around the trigger;
* ``text``: the words of the whole article, single ones only: what a word means in a report of a court case;
* ``form``: the trigger itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from eventx.document.context import ArticleContext, once
from eventx.errors import LexiconError
from eventx.extractors.arguments import name_tokens, subjects
from eventx.lang.lexicon import Lexicon
from eventx.lang.tables import Row

SLOTS = frozenset({"next", "prev", "patient", "agent", "subject", "near", "form", "text"})
_STOPS = frozenset({".", ",", ";", ":", "!", "?", "(", ")", '"', "“", "”", "--", "–", "—"})
# The slot of the words where a passive's subject stands, which alone can forbid it: "tersangka | ditahan | terkait
# serangan" is an arrest, whatever stands behind it.
_BEFORE_PASSIVE = "before"
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# How many words a slot reaches over, and how many tokens a bracket in it may hold to be passed over.
_AFTER, _BEFORE, _NEAR = 6, 8, 18
_BRACKET = 6


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: the slot, single words, longer expressions, and whether they are forbidden."""

    slot: str
    words: frozenset[str]
    runs: tuple[str, ...]
    denied: bool

    def __str__(self) -> str:
        shown = sorted(self.words)[:4] + list(self.runs[:2])
        return f"{'no ' if self.denied else ''}{self.slot}: {', '.join(shown)}{' ...' if len(self.words) > 4 else ''}"


def parse_alternatives(lexicon: Lexicon, cell: str, row: Row) -> tuple[tuple[Condition, ...], ...]:
    """Read the conditions of a cell whose alternatives stand between semicolons; an empty cell has none.

    Raises:
        LexiconError: an unknown slot or word class; the message names file and line.
    """
    read = (parse_conditions(lexicon, part, row) for part in cell.split(";"))
    return tuple(conditions for conditions in read if conditions)


def parse_conditions(lexicon: Lexicon, cell: str, row: Row) -> tuple[Condition, ...]:
    """Read the conditions of a cell that has no alternatives.

    Raises:
        LexiconError: an unknown slot or word class; the message names file and line.
    """
    return tuple(_condition(lexicon, part.strip(), row) for part in cell.split("&") if part.strip())


def _condition(lexicon: Lexicon, part: str, row: Row) -> Condition:
    denied = part.startswith("!")
    slot, colon, values = part.removeprefix("!").partition(":")
    if slot not in SLOTS or not colon:
        raise LexiconError(
            f"{row.file}:{row.line}: Bad condition.", got=part, allowed=f"slot:word|word with slots {sorted(SLOTS)}"
        )
    words: set[str] = set()
    for value in values.split("|"):
        words.update(_class(lexicon, value.strip(), row))
    runs = tuple(sorted(word for word in words if " " in word))
    if runs and slot == "text":
        raise LexiconError(
            f"{row.file}:{row.line}: Bad condition.", got=runs[0], allowed="single words in the slot text"
        )
    return Condition(slot, frozenset(words - set(runs)), runs, denied)


def _class(lexicon: Lexicon, value: str, row: Row) -> tuple[str, ...]:
    if not value.startswith("@"):
        return (value.casefold(),) if value else ()
    classes = lexicon.toml("event_classes")["classes"]
    if value[1:] not in classes:
        raise LexiconError(
            f"{row.file}:{row.line}: Unknown word class.",
            got=value,
            allowed=", ".join(f"@{c}" for c in sorted(classes)),
        )
    return tuple(word.casefold() for word in classes[value[1:]])


@once
def _words_of_article(ctx: ArticleContext) -> frozenset[str]:
    return frozenset(ctx.annotated.lowers)


@dataclass(slots=True)
class Window:
    """The surroundings of a trigger ``doc[first:last]`` of a given voice; each slot is cut out once."""

    ctx: ArticleContext
    first: int
    last: int
    voice: str
    _slots: dict[tuple[str, bool], tuple[frozenset[str], str]] | None = None

    def meets(self, condition: Condition) -> bool:
        """Whether the surroundings fulfil a condition."""
        if condition.slot == "prev":
            found = any(run in condition.words or run in condition.runs for run in self._touching(-1))
        elif condition.slot == "next":
            found = any(run in condition.words or run in condition.runs for run in self._touching(1))
        elif condition.slot == "text":
            found = not condition.words.isdisjoint(_words_of_article(self.ctx))
        else:
            forbidden = condition.denied and condition.slot == "patient" and self.voice == "passive"
            words, joined = self._slot(_BEFORE_PASSIVE if forbidden else condition.slot, condition.denied)
            found = not condition.words.isdisjoint(words) or any(f" {run} " in joined for run in condition.runs)
        return found is not condition.denied

    def unmet(self, alternatives: tuple[tuple[Condition, ...], ...]) -> Condition | None:
        """The first condition that fails, or None when all conditions of one alternative hold."""
        failed: Condition | None = None
        for conditions in alternatives:
            missing = next((condition for condition in conditions if not self.meets(condition)), None)
            if missing is None:
                return None
            failed = failed or missing
        return failed

    def _touching(self, step: int) -> tuple[str, ...]:
        """The one- and two-word runs that touch the trigger on one side, with the type of a name for its word."""
        lower, names = self.ctx.annotated.lower, name_tokens(self.ctx)
        at = self.last if step > 0 else self.first - 1
        if at < 0 or at >= len(self.ctx.doc):
            return ()
        one, other = lower(at), lower(at + step)
        two = f"{one} {other}" if step > 0 else f"{other} {one}"
        kind = f"#{self.ctx.annotated.names[names[at]].type.casefold()}" if at in names else one
        named = f"{one} #{self.ctx.annotated.names[names[at + 1]].type.casefold()}" if at + 1 in names else two
        return one.removesuffix("nya") if len(one) > 6 else one, one, two, kind, named if step > 0 else two

    def _slot(self, slot: str, denied: bool) -> tuple[frozenset[str], str]:
        if self._slots is None:
            self._slots = {}
        if (slot, denied) not in self._slots:
            tokens = self._cut(slot)
            self._slots[slot, denied] = self._words([i for i in tokens if not self._inner(i)] if denied else tokens)
        return self._slots[slot, denied]

    def _inner(self, i: int) -> bool:
        """Whether a token is part of a name but not its head, so that it forbids nothing: "Yayasan | Suara | Kota"."""
        at = name_tokens(self.ctx).get(i)
        return at is not None and self.ctx.annotated.names[at].first != i

    def _cut(self, slot: str) -> list[int]:
        sentence = self.ctx.annotated.sentence_of(self.first)
        if slot == _BEFORE_PASSIVE:
            tokens = self._before_passive(sentence.first, sentence.last)
        elif slot == "form":
            tokens = list(range(self.first, self.last))
        elif slot == "subject":
            tokens = [one.head for one in subjects(self.ctx, self.first)]
        elif slot == "near":
            low, high = max(sentence.first, self.first - _NEAR), self._near_end(sentence.last)
            tokens = [*range(low, self.first), *range(self.last, high)]
        else:
            left, right = self._run(-1, sentence.first, sentence.last), self._run(1, sentence.first, sentence.last)
            wants_left = (slot == "patient") == (self.voice in ("passive", "accidental"))
            tokens = left + right if wants_left and self.voice not in ("active", "middle") else right
            if self.voice in ("active", "middle") and slot == "agent":
                tokens = left
            if self.voice in ("nominal", "bare") and slot == "agent":
                tokens = left + right
        return tokens

    def _near_end(self, last: int) -> int:
        """The end of what is near behind the trigger: short forms and ages in brackets do not count."""
        i, left = self.last, _NEAR
        while i < last and left > 0:
            after = self._beyond_brackets(i, 1)
            left -= after == i
            i = after if after > i else i + 1
        return min(i, last)

    def _before_passive(self, low: int, high: int) -> list[int]:
        """What stands before a passive, where its subject is; behind it where nothing nominal stands before."""
        left = self._run(-1, low, high)
        nominal = any(self.ctx.annotated.pos[i] in _NOMINAL for i in left)
        return left if nominal else left + self._run(1, low, high)

    def _run(self, step: int, low: int, high: int) -> list[int]:
        """The tokens on one side, up to a mark, in text order."""
        i = self.last if step > 0 else self.first - 1
        found: list[int] = []
        limit = _AFTER if step > 0 else _BEFORE
        while low <= i < high and len(found) < limit:
            i = self._beyond_brackets(i, step)
            if not low <= i < high or self.ctx.doc[i].text in _STOPS:
                break
            found.append(i)
            i += step
        return found if step > 0 else found[::-1]

    def _beyond_brackets(self, i: int, step: int) -> int:
        """The token after a short bracket that begins at `i`: "Mahkamah Konstitusi (MK) | menolak"."""
        opening, closing = ("(", ")") if step > 0 else (")", "(")
        if self.ctx.doc[i].text != opening:
            return i
        for k in range(1, _BRACKET):
            if 0 <= i + k * step < len(self.ctx.doc) and self.ctx.doc[i + k * step].text == closing:
                return i + (k + 1) * step
        return i

    def _words(self, tokens: list[int]) -> tuple[frozenset[str], str]:
        names, lower = name_tokens(self.ctx), self.ctx.annotated.lower
        words = [lower(i) for i in tokens]
        kinds = {f"#{self.ctx.annotated.names[names[i]].type.casefold()}" for i in tokens if i in names}
        bare = {word.removesuffix("nya") for word in words if len(word) > 6}
        return frozenset(words) | kinds | bare, f" {' '.join(words)} "
