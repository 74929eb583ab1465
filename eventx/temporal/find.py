"""Finds the places of a text where a rule of the grammar matches; gives no values."""

from __future__ import annotations

import re
from dataclasses import dataclass

from eventx.lang.lexicon import Lexicon, get_lexicon
from eventx.temporal.grammar import TOKEN, Grammar, Rule, grammar
from eventx.temporal.guards import GUARDS, WHOLE_NAMES
from eventx.temporal.tables import Tables, tables

_DIGIT_BEFORE = re.compile(r"(?:[0-9][.,:/–-]|[0-9A-Za-z_])$")
_DIGIT_AFTER = re.compile(r"[.,:/][0-9]|[-–][0-9]|[0-9A-Za-z_%]")


@dataclass(frozen=True, slots=True)
class Match:
    """An unresolved time expression: half-open character offsets, the rule, and the words in its slots."""

    start: int
    end: int
    rule: Rule
    slots: dict[str, str]

    def get(self, *names: str) -> str | None:
        """The words of the first of these slots that is filled."""
        for name in names:
            if self.slots.get(name):
                return self.slots[name]
        return None


def find(text: str, lexicon: Lexicon | None = None) -> tuple[Match, ...]:
    """The time expressions of a text, in order and without overlap, the longest at each place.

    Takes time linear in the length of the text.
    """
    lexicon = lexicon or get_lexicon()
    rules, words = grammar(lexicon), tables(lexicon)
    found: list[Match] = []
    position = 0
    for token in _triggers(text, rules):
        start = token.start()
        if start >= position:
            position = max(position, _take(text, start, rules.rules_at(text, token), words, found))
    return tuple(found)


def _triggers(text: str, rules: Grammar) -> list[re.Match[str]]:
    by_word = rules.by_word
    return [token for token in TOKEN.finditer(text) if not (word := token.group()).isalpha() or word.lower() in by_word]


def _take(text: str, start: int, rules: tuple[Rule, ...], words: Tables, found: list[Match]) -> int:
    """Add the longest match at `start` that its guards let stand, and say where to go on."""
    if not rules or not _may_start(text, start):
        return start
    hyphen = start > 0 and text[start - 1] in "-–—"
    for _, _, rule, hit in sorted(_hits(text, start, rules), key=lambda item: item[:2]):
        if hyphen and not rule.hyphen and text[start].islower():
            continue
        if not _may_end(text, start, hit.end()):
            continue
        slots = {name: value for name, value in hit.groupdict().items() if value is not None}
        match = Match(start, _trimmed(text, start, hit.end()), rule, slots)
        failed = next((guard for guard in rule.guards if not GUARDS[guard](text, match, words, found)), None)
        if failed is None:
            found.append(match)
            return match.end
        if failed in WHOLE_NAMES:
            return match.end
    return start


def _hits(text: str, start: int, rules: tuple[Rule, ...]) -> list[tuple[int, int, Rule, re.Match[str]]]:
    """All matches at `start`, with what they are sorted by: the longest first, then the earlier rule."""
    out = []
    for rule in rules:
        hit = rule.pattern.match(text, start)
        if hit is not None and hit.end() > start:
            out.append((-hit.end(), rule.order, rule, hit))
    return out


def _may_start(text: str, start: int) -> bool:
    """A number does not begin inside a longer number, a word not inside an identifier."""
    before = text[max(0, start - 2) : start]
    if text[start].isdigit():
        return _DIGIT_BEFORE.search(before) is None
    return not before.endswith("_") and not (before and before[-1].isdigit())


def _may_end(text: str, start: int, end: int) -> bool:
    """A number is not continued, and no word is doubled after it (``hari-hari``)."""
    after = text[end : end + 2]
    if text[end - 1].isdigit():
        if after[:1] in ("-", "–") and any(c.isalpha() for c in text[start:end]):
            return True
        return _DIGIT_AFTER.match(after) is None
    return not (len(after) == 2 and after[0] == "-" and after[1].islower() and text[end - 1].islower())


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1] in " \t\u00a0,.":
        end -= 1
    return end
