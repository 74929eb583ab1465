"""Every rule of the grammar finds and resolves its examples, and leaves its counter-examples alone."""

from __future__ import annotations

from datetime import date

import pytest

from eventx.lang.lexicon import get_lexicon
from eventx.markup import parse
from eventx.temporal import annotate
from eventx.temporal.grammar import Rule, grammar
from eventx.temporal.guards import GUARDS
from eventx.temporal.resolve import RESOLVERS

RULES = grammar(get_lexicon()).rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_is_complete(rule: Rule) -> None:
    assert rule.examples, "a rule needs an example"
    assert rule.counters, "a rule needs a counter-example"
    assert rule.resolver in RESOLVERS
    assert set(rule.guards) <= set(GUARDS)


def test_no_resolver_or_guard_is_unused() -> None:
    assert set(RESOLVERS) == {rule.resolver for rule in RULES}
    assert set(GUARDS) == {guard for rule in RULES for guard in rule.guards}


def test_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in RULES for e in r.examples], ids=lambda x: str(x)[:60])
def test_example(rule: Rule, example: str) -> None:
    marked = parse(example)
    ref = date.fromisoformat(next(span.attrs["ref"] for span in marked.spans if "ref" in span.attrs))
    got = annotate(marked.text, ref).times
    expected = [(span.start, span.end, span.tag.upper(), span.attrs["value"]) for span in marked.spans]
    assert [(t.start, t.end, t.type, t.value) for t in got] == expected
    assert rule.name in {time.rule for time in got}


@pytest.mark.parametrize(("rule", "text"), [(r, c) for r in RULES for c in r.counters], ids=lambda x: str(x)[:60])
def test_counter_example(rule: Rule, text: str) -> None:
    assert rule.name not in {time.rule for time in annotate(text, date(2025, 2, 27)).times}
