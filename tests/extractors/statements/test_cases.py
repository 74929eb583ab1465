"""The table of sentences in ``cases.txt``, and the examples of the cue lexicon, against the packaged pipeline."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from spacy.tokens import Doc

from eventx.api import default_extractor
from eventx.document.context import ArticleContext
from eventx.document.entities import resolve_entities
from eventx.document.prepare import Prepared, prepare
from eventx.document.request import Request, make_request
from eventx.extractors.statements import extract_statements
from eventx.lang.lexicon import get_lexicon
from eventx.lang.tables import Row
from eventx.markup import Marked, parse, render
from eventx.models import Statement
from eventx.pipeline.annotate import annotate
from eventx.pipeline.annotated import Name

PUBLISHED = date(2025, 3, 7)
CUES = get_lexicon().rows("statement_cues")
OFFSETS = "“Kami siap,” kata Kepala Badan Dewi Lestari kepada Reuters di Oslo, Rabu (5/3/2025). “Kapal sudah sandar.”"
NAMES = {"per": "PER", "org": "ORG", "loc": "LOC"}
BLOCKS = [
    block
    for block in Path(__file__).with_name("cases.txt").read_text(encoding="utf-8").split("\n\n")
    if block.strip() and not block.startswith("#")
]


@cache
def parsed() -> dict[str, tuple[Prepared, Doc]]:
    """All texts of this module, parsed in one go."""
    texts = [parse(block.strip().split("\n")[0].replace("¶", "\n\n")).text for block in BLOCKS]
    texts += [parse(row["example"]).text for row in CUES]
    prepared = [prepare(request_of(text)) for text in dict.fromkeys([*texts, OFFSETS])]
    docs = default_extractor().parse_many(prepared)
    return {p.text: (p, doc) for p, doc in zip(prepared, docs, strict=True)}


def request_of(text: str) -> Request:
    return make_request(text, published=PUBLISHED, title=None, source=None, url=None, author=None, id=None)


def statements_of(text: str, names: list[tuple[int, int, str]]) -> list[Statement]:
    """The statements of a text in which only the given names stand."""
    prepared, doc = parsed()[text]
    annotated = annotate(prepared.text, doc, default_extractor().lexicon, PUBLISHED, "caller")
    annotated.names = tuple(Name(a, b, *annotated.tokens_in(a, b), kind) for a, b, kind in names)
    return extract_statements(ArticleContext(annotated, resolve_entities(annotated), "a1"))


def names_in(marked: Marked) -> list[tuple[int, int, str]]:
    return [(span.start, span.end, NAMES[span.tag]) for span in marked.spans if span.tag in NAMES]


def described(statement: Statement) -> str:
    """A statement as the last lines of a case write it."""
    parts = [statement.form, statement.speaker.name if statement.speaker else "-", statement.act]
    parts += [f"time={statement.time.value}"] if statement.time else []
    parts += ["via=" + "|".join(statement.via)] if statement.via else []
    parts += [f"to={statement.addressee.text}"] if statement.addressee else []
    parts += [f"at={statement.occasion}"] if statement.occasion else []
    return "> " + "; ".join(parts)


@pytest.mark.parametrize("block", BLOCKS, ids=[block.split("\n")[0][:60] for block in BLOCKS])
def test_case(block: str) -> None:
    source, *expected = block.strip().split("\n")
    marked = parse(source.replace("¶", "\n\n"))
    found = statements_of(marked.text, names_in(marked))
    spans = [s for s in marked.spans if s.tag not in NAMES]
    wanted = sorted((s.tag, s.start, s.end) for s in spans)
    got = []
    for number, statement in enumerate(found, start=1):
        got += [(f"c{number}", piece.start, piece.end) for piece in statement.content]
        got += [(f"q{number}", statement.cue.start, statement.cue.end)] if statement.cue else []
    assert sorted(got) == wanted, [[piece.text for piece in s.content] for s in found]
    assert [described(statement) for statement in found] == expected


def test_the_table_is_large_and_has_false_positives() -> None:
    assert len(BLOCKS) >= 200
    assert sum("\n>" not in block for block in BLOCKS) >= 45
    assert len({block.split("\n")[0] for block in BLOCKS}) == len(BLOCKS)


@pytest.mark.parametrize("row", CUES, ids=[f"{row['form']}-{row['frame']}" for row in CUES])
def test_cue_example(row: Row) -> None:
    """Each entry's example is read as it is marked; passives alone report nothing, they only tell who spoke."""
    marked = parse(row["example"])
    names = []
    for span in marked.of("speaker"):
        words = marked.text[span.start : span.end]
        if words[0].isupper():
            person = len(words.split()) == 2 and words.split()[0] not in {"Kementerian", "Polda", "Pemerintah"}
            names.append((span.start, span.end, "PER" if person else "ORG"))
    found = statements_of(marked.text, names)
    if row["frame"] in ("passive", "passive_request"):
        assert found == []
        return
    assert [[piece.text for piece in s.content] for s in found] == [
        [marked.text[s.start : s.end] for s in marked.of("content")]
    ]
    assert found[0].cue is not None
    assert found[0].cue.text == marked.texts("cue")[0] or row["frame"] == "nominal"


def test_offsets_of_all_parts() -> None:
    text = OFFSETS
    (statement,) = statements_of(text, [(text.index("Dewi"), text.index(" kepada"), "PER")])
    for part in (*statement.content, statement.cue, statement.sentence, statement.speaker, statement.addressee):
        assert part is not None
        assert text[part.start : part.end] == part.text
    assert render(text, []) == text
