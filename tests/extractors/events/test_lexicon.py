"""Every entry of the event tables finds itself in its own example; a user's types work like the shipped ones."""

from functools import lru_cache
from pathlib import Path

import pytest

import eventx
from eventx.api import default_extractor
from eventx.document.context import ArticleContext
from eventx.document.entities import resolve_entities
from eventx.document.prepare import prepare
from eventx.document.request import make_request
from eventx.errors import LexiconError
from eventx.extractors.events import blocked_triggers
from eventx.extractors.events.candidates import Candidate, find_candidates
from eventx.extractors.events.entries import event_types, trigger_index
from eventx.lang.lexicon import get_lexicon, load_lexicon
from eventx.markup import parse
from eventx.pipeline.annotate import annotate

TRIGGERS = get_lexicon().rows("event_triggers")
BLOCKERS = get_lexicon().rows("event_blockers")


@lru_cache(maxsize=1)
def contexts() -> dict[str, ArticleContext]:
    """Contexts of all examples, parsed in one go."""
    extractor = default_extractor()
    examples = [row["example"] for row in (*TRIGGERS, *BLOCKERS)]
    texts = [parse(example).text for example in examples]
    prepared = [prepare(make_request(t)) for t in texts]
    found = {}
    for example, item, doc in zip(examples, prepared, extractor.parse_many(prepared), strict=True):
        annotated = annotate(item.text, doc, extractor.lexicon, None, None)
        found[example] = ArticleContext(annotated, resolve_entities(annotated), "a")
    return found


def covering(found: list[Candidate], context: ArticleContext, start: int, end: int) -> list[Candidate]:
    def ends(candidate: Candidate) -> int:
        last = context.doc[candidate.last - 1]
        return last.idx + len(last)

    return [c for c in found if context.doc[c.first].idx < end and start < ends(c)]


@pytest.mark.parametrize("row", TRIGGERS, ids=[f"{r['root']}-{r['type']}" for r in TRIGGERS])
def test_entry_finds_itself(row) -> None:
    context = contexts()[row["example"]]
    span = parse(row["example"]).of("trigger")[0]
    found, _ = find_candidates(context)
    types = {c.entry.type for c in covering(found, context, span.start, span.end)}
    blocked = [b.why for b in blocked_triggers(context)]
    assert row["type"] in types, (types, blocked)


@pytest.mark.parametrize("row", BLOCKERS, ids=[r["rule"] for r in BLOCKERS])
def test_blocker_blocks(row) -> None:
    context = contexts()[row["example"]]
    span = parse(row["example"]).of("blocked")[0]
    found, _ = find_candidates(context)
    assert covering(found, context, span.start, span.end) == []
    assert any(b.start < span.end and span.start < b.end for b in blocked_triggers(context))


def test_types_are_complete() -> None:
    types = event_types(get_lexicon())
    assert len(types) == 29
    named = {row["type"] for row in TRIGGERS}
    assert named == set(types)
    roots = {row["root"] for row in TRIGGERS}
    for name, kind in types.items():
        assert set(kind.modes) <= roots, name
        assert set(kind.families) <= roots, name
        assert kind.lasting <= roots, name
        assert kind.follows <= set(types), name


OWN_TYPES = """
[types.strike_price]
definition = "A commodity desk fixes a strike price."
agent = "the desk"
patient = "the commodity"
merge = "same"
"""
HEADER = "root\tforms\ttype\tframe\tneed\tsource\texample\n"


def write_lexicon(folder: Path, triggers: str, types: str = OWN_TYPES) -> Path:
    (folder / "event_triggers.tsv").write_text(HEADER + triggers, encoding="utf-8")
    (folder / "event_types.toml").write_text(types, encoding="utf-8")
    return folder


def test_event_type_of_a_user(tmp_path: Path) -> None:
    row = "{patok} harga\tphrase\tstrike_price\tap\t\tdesk\tBursa <trigger>mematok harga</trigger> nikel.\n"
    extractor = eventx.load(lexicon=write_lexicon(tmp_path, row))
    result = extractor.extract(
        "Bursa Jakarta mematok harga nikel. Polisi menangkap dua pelaku.", published="2025-06-18"
    )
    assert [event.type for event in result.events] == ["strike_price", "arrest"]
    assert result.events[0].plover is None


def test_unknown_type_names_file_and_line(tmp_path: Path) -> None:
    row = "patok\tmeN\tno_such_type\tap\t\tdesk\tBursa <trigger>mematok</trigger> harga.\n"
    with pytest.raises(LexiconError, match=r"event_triggers\.tsv:2: Unknown event type"):
        trigger_index(load_lexicon(write_lexicon(tmp_path, row)))


@pytest.mark.parametrize("need", ["far:rupiah", "next", "near:@nonsense"])
def test_bad_condition_names_file_and_line(tmp_path: Path, need: str) -> None:
    row = f"patok\tmeN\tstrike_price\tap\t{need}\tdesk\tBursa <trigger>mematok</trigger> harga.\n"
    with pytest.raises(LexiconError, match=r"event_triggers\.tsv:2: "):
        trigger_index(load_lexicon(write_lexicon(tmp_path, row)))


def test_documented_codes_are_the_codes_of_the_types() -> None:
    table = (Path(eventx.__file__).parents[1] / "docs" / "lexicon.md").read_text(encoding="utf-8")
    for name, kind in get_lexicon().toml("event_types")["types"].items():
        (line,) = [line for line in table.splitlines() if line.startswith(f"| `{name}` | ")]
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        assert cells[1] == kind["definition"]
        assert cells[2:4] == [kind.get("plover", "–"), kind.get("ace", "–")]


def test_documented_example_works(tmp_path: Path) -> None:
    page = (Path(eventx.__file__).parents[1] / "docs" / "lexicon.md").read_text(encoding="utf-8")
    types = page.split("```toml\n")[1].split("```")[0]
    rows = page.split("```\nroot\t")[1].split("```")[0]
    (tmp_path / "event_types.toml").write_text(types, encoding="utf-8")
    (tmp_path / "event_triggers.tsv").write_text("root\t" + rows, encoding="utf-8")
    extractor = eventx.load(lexicon=tmp_path)
    (event,) = extractor.extract("Bursa Jakarta mematok harga nikel 15.000 dolar per ton.").events
    assert event.type == "strike_price"
    assert [p.role for p in event.participants] == ["agent", "patient"]
