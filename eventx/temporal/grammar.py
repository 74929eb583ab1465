"""The grammar of time expressions: the rules of ``timex_rules.toml`` over the word tables, compiled once.

Every rule becomes one regular expression in which each repetition is bounded, so that a try at one place of the text
takes bounded time. A rule is only tried where one of the words or digits stands that it can begin with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from eventx.errors import LexiconError
from eventx.lang.lexicon import Lexicon
from eventx.lang.tables import Row
from eventx.temporal.tables import fold

BLANK = "(?:[ \\t\\u00a0]{1,3})"
TOKEN = re.compile(r"[0-9]+|[^\W\d_]+(?:['’‘`][^\W\d_]+)*")
_SLOT = re.compile(r"\{([a-z_]+)([0-9]?)\}")
_CLASS_OR_BLANK = re.compile(r"\[[^\]]*\]| ")
_APOSTROPHE = "['’‘`]"
_FOLLOWING = re.compile(r"[ \t\u00a0]{0,3}(?:([^\W\d_]+)|[-–—/.,:'’‘`])")
_SHAPES = ("#2", "#4", "#n")
_DEPTH = 8

_TABLES = (
    "weekdays", "months", "day_parts", "time_units", "number_words", "period_parts", "approximations",
    "time_deictics", "time_zones", "hijri_months", "holidays", "ordinal_words", "foreign_months",
)  # fmt: skip

_AFTER_NUMBER = ("months", "time_units", "day_parts", "time_zones", "hijri_months", "foreign_months")


@dataclass(frozen=True)
class Rule:
    """One rule: where its match may stand (`guards`) and which function gives the value (`resolver`).

    `order` is its place in the file; `hyphen` allows it to follow a hyphen (``Senin-Jumat``),
    `alone` that it matches a number with nothing of the expression after it. The expression is compiled when it is
    first needed: all of them take as long as reading an article.
    """

    name: str
    order: int
    expression: str
    resolver: str
    guards: tuple[str, ...]
    hyphen: bool
    alone: bool
    examples: tuple[str, ...]
    counters: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression.

        Raises:
            LexiconError: it is no regular expression.
        """
        try:
            return re.compile(self.expression, re.IGNORECASE)
        except re.error as error:
            raise _not_compiled(self.name, error) from error


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled rules, indexed by the folded word or the shape of the digits they begin with."""

    rules: tuple[Rule, ...]
    by_word: dict[str, tuple[Rule, ...]]
    by_shape: dict[str, tuple[Rule, ...]]
    numbers: frozenset[str]
    after_number: frozenset[str]

    def rules_at(self, text: str, token: re.Match[str]) -> tuple[Rule, ...]:
        """The rules that can begin with this token; few where what follows a number rules the others out."""
        word = token.group()
        if not word[0].isdigit():
            word = fold(word)
            if word in self.numbers and not self._continued(text, token.end()):
                return ()
            return self.by_word.get(word, ())
        if len(word) > 4:
            return ()
        rules = self.by_shape["#2" if len(word) <= 2 else "#4" if len(word) == 4 else "#n"]
        return rules if self._continued(text, token.end()) else tuple(rule for rule in rules if rule.alone)

    def _continued(self, text: str, end: int) -> bool:
        following = _FOLLOWING.match(text, end)
        return following is not None and (following[1] is None or fold(following[1]) in self.after_number)


def grammar(lexicon: Lexicon) -> Grammar:
    """The grammar of a lexicon, compiled on first use."""
    return lexicon.cached("temporal.grammar", _build)


def joins(lexicon: Lexicon) -> dict[str, re.Pattern[str]]:
    """What stands between two times that say one time together, by the kind of joining."""

    def build(lexicon: Lexicon) -> dict[str, re.Pattern[str]]:
        raw = lexicon.toml("timex_rules").get("joins", {})
        return {kind: re.compile(_blanks(pattern), re.IGNORECASE) for kind, pattern in raw.items()}

    return lexicon.cached("temporal.joins", build)


def _build(lexicon: Lexicon) -> Grammar:
    data = lexicon.toml("timex_rules")
    expand = _expander(data.get("pieces", {}), lexicon)
    rules = tuple(_rule(order, raw, expand, lexicon) for order, raw in enumerate(data.get("rule", ())))
    words: dict[str, list[Rule]] = {}
    shapes: dict[str, list[Rule]] = {shape: [] for shape in _SHAPES}
    first = {f"@{table}": _first_words(table, lexicon) for table in _TABLES}
    first["@se"] = {f"se{fold(row['form'])}" for row in lexicon.rows("time_units")}
    for raw, rule in zip(data["rule"], rules, strict=True):
        for start in raw["starts"]:
            for shape in _shapes(start):
                shapes[shape].append(rule)
            for word in sorted(first.get(start, () if start[0] in "@#" else (start,))):
                bucket = words.setdefault(word, [])
                if rule not in bucket:
                    bucket.append(rule)
    after = {fold(word) for word in data["after_number"]["words"]}
    after.update(*(first[f"@{table}"] for table in _AFTER_NUMBER))
    return Grammar(
        rules,
        {word: tuple(bucket) for word, bucket in words.items()},
        {shape: tuple(bucket) for shape, bucket in shapes.items()},
        frozenset(first["@number_words"]),
        frozenset(after),
    )


def _shapes(start: str) -> tuple[str, ...]:
    return _SHAPES if start == "#n" else (start,) if start.startswith("#") else ()


def _rule(order: int, raw: dict[str, Any], expand: Callable[[str], str], lexicon: Lexicon) -> Rule:
    name = raw.get("name", f"#{order}")
    try:
        expression = expand(raw["pattern"])
    except KeyError as error:
        raise _not_compiled(name, error) from error
    rule = Rule(
        name,
        order,
        expression,
        raw["resolver"],
        tuple(raw.get("guards", ())),
        bool(raw.get("hyphen", False)),
        bool(raw.get("alone", False)),
        tuple(raw.get("examples", ())),
        tuple(raw.get("counters", ())),
    )
    if len(lexicon.folders) > 1:
        _ = rule.pattern  # a user's own rules fail when they are loaded, not in the middle of an article
    return rule


def _not_compiled(name: str, error: Exception) -> LexiconError:
    return LexiconError(f"timex_rules.toml: The rule {name!r} cannot be compiled: {error}.")


def _expander(pieces: dict[str, str], lexicon: Lexicon) -> Callable[[str], str]:
    """Replaces blanks and {names}; a piece may hold other pieces."""
    alternatives = {table: _alternatives(lexicon.rows(table)) for table in _TABLES}
    months = [row for row in lexicon.rows("months") if row["kind"] != "short"]
    alternatives["full_months"] = _alternatives(months)
    known = {"count_words": _count_words(lexicon), "ordinal_forms": _alternatives(lexicon.rows("ordinal_words"))}

    def replace(match: re.Match[str]) -> str:
        name, suffix = match.groups()
        if name in alternatives:
            return f"(?P<{name}{suffix}>{alternatives[name]})(?!\\w)"
        return known[name] if name in known else _blanks(pieces[name])

    def expand(pattern: str) -> str:
        pattern = _blanks(pattern)
        for _ in range(_DEPTH):
            replaced = _SLOT.sub(replace, pattern)
            if replaced == pattern:
                break
            pattern = replaced
        return pattern

    return expand


def _blanks(pattern: str) -> str:
    """Every blank outside a character class stands for one to three blanks or tabs."""
    return _CLASS_OR_BLANK.sub(lambda match: BLANK if match.group() == " " else match.group(), pattern)


def _alternatives(rows: Iterable[Row]) -> str:
    """The forms of a table as alternatives, the longest first; some only with capitals."""
    forms = sorted(rows, key=lambda row: (-len(row["form"]), row["form"]))
    return "|".join(_form(row) for row in forms)


def _form(row: Row) -> str:
    form = row["form"]
    if row.get("case") == "title" or row.get("kind") == "short":
        return f"(?-i:{_literal(form)}|{_literal(form.upper())})"
    return _literal(form)


def _literal(form: str) -> str:
    return re.sub(r"['’]", _APOSTROPHE, re.escape(form).replace("\\ ", BLANK))


def _count_words(lexicon: Lexicon) -> str:
    """Number words up to the hundreds, composed: ``seratus dua puluh lima``."""
    by_kind: dict[str, list[str]] = {}
    for row in lexicon.rows("number_words"):
        by_kind.setdefault(row["kind"], []).append(_literal(row["form"]))
    kinds = {kind: "(?:" + "|".join(sorted(forms, key=len, reverse=True)) + ")" for kind, forms in by_kind.items()}
    one, ten = kinds["one"], kinds["ten"]
    small = f"(?:{kinds['whole']}|{one}{BLANK}{kinds['teen']}|{one}{BLANK}{ten}(?:{BLANK}{one}(?!\\w))?|{one})(?!\\w)"
    hundreds = f"(?:{kinds['hundred']}|{one}{BLANK}{kinds['hundreds']})(?!\\w)"
    return f"(?:{hundreds}(?:{BLANK}{small})?|{small})"


def _first_words(table: str, lexicon: Lexicon) -> set[str]:
    words = set()
    for row in lexicon.rows(table):
        token = TOKEN.match(row["form"])
        if token is not None:
            words.add(fold(token.group()))
    return words
