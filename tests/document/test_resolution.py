"""Who and where, row by row: `resolution.tsv` holds invented sentences with one marked phrase each.

The names are given by the markup (`per`, `org`, `loc`), so that a row tests resolution and not the statistical
model. The element `ref` marks the phrase; its attributes say what it must mean: `name`, `type`, `role`, `aff`
(affiliation), `country`, `kind`, `at` (latitude and longitude, within 0.35 degrees), `form` (of the mention),
`none` (no entity), `members` (of a group, joined by "|"), `as` (actor, patient or
place). The column `limit` holds the reason of a known failure.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from spacy.tokens import Doc, Span

import eventx
from eventx import markup
from eventx.document.entities import EntityTable, resolve_entities
from eventx.lang.lexicon import get_lexicon
from eventx.models import Actor, Entity, Place
from eventx.pipeline.annotate import annotate, tokenise
from eventx.pipeline.load import load_pipeline

ROWS = Path(__file__).with_name("resolution.tsv")
TYPES = {"per": "PER", "org": "ORG", "loc": "LOC"}
DEGREES = 0.35
FLOOR = 0.8


def rows() -> list[Any]:
    with ROWS.open(encoding="utf-8", newline="") as lines:
        table = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        pytest.param(
            row["source"],
            id=f"{row['area']}-{number}",
            marks=[pytest.mark.xfail(reason=row["limit"], strict=True)] if row["limit"] else [],
        )
        for number, row in enumerate(table, start=2)
    ]


def table_of(marked: markup.Marked) -> EntityTable:
    """The entities of a marked text: the package's tokens, the markup's names, no statistical component."""
    doc: Doc = tokenise(load_pipeline(), marked.text)
    spans = [
        doc.char_span(s.start, s.end, TYPES[s.tag], alignment_mode="expand") for s in marked.spans if s.tag in TYPES
    ]
    doc.ents = [span for span in spans if isinstance(span, Span)]
    return resolve_entities(annotate(marked.text, doc, get_lexicon(), None, None))


def entity_at(table: EntityTable, found: Actor | Place) -> Entity | None:
    return next((entity for entity in table.entities if entity.id == found.entity_id), None)


@pytest.mark.parametrize("source", rows())
def test_row(source: str) -> None:
    marked = markup.parse(source)
    (ref,) = marked.of("ref")
    want = ref.attrs
    table = table_of(marked)
    found: Actor | Place
    if want.get("as") == "place":
        found = table.place(ref.start, ref.end)
    else:
        found = table.actor(ref.start, ref.end, acting=want.get("as") != "patient")
    entity = entity_at(table, found)
    got = {
        "name": found.name,
        "country": found.country or (entity.country if entity else None) or "",
        "type": entity.type if entity else None,
        "kind": entity.kind if entity else None,
        "role": getattr(found, "role_title", None),
        "aff": entity.affiliation if entity else None,
        "members": "|".join(actor.name for actor in table.members(ref.start, ref.end)) if "members" in want else None,
        "none": "1" if found.entity_id is None else "0",
        "form": next((m.form for m in entity.mentions if m.start >= ref.start and m.end <= ref.end), None)
        if entity
        else None,
    }
    checked = {key: value for key, value in want.items() if key not in {"as", "at"}}
    assert {key: got[key] for key in checked} == checked
    if want.get("at") == "nowhere":
        assert isinstance(found, Place)
        assert (found.latitude, found.longitude) == (None, None)
    elif "at" in want:
        latitude, longitude = map(float, want["at"].split())
        assert isinstance(found, Place)
        assert found.latitude == pytest.approx(latitude, abs=DEGREES)
        assert found.longitude == pytest.approx(longitude, abs=DEGREES)


def test_the_table_is_large_enough() -> None:
    assert len(rows()) >= 1000


def test_most_rows_hold_with_the_packaged_pipeline_too() -> None:
    """The names come from the statistical model here; how many rows hold then is a floor, not a figure."""
    extractor = eventx.load()
    right = 0
    sources = [str(row.values[0]) for row in rows() if not row.marks]
    for source in sources:
        marked = markup.parse(source)
        (ref,) = marked.of("ref")
        doc = extractor.nlp(tokenise(extractor.nlp, marked.text))
        table = resolve_entities(annotate(marked.text, doc, extractor.lexicon, None, None))
        as_place = ref.attrs.get("as") == "place"
        found = table.place(ref.start, ref.end) if as_place else table.actor(ref.start, ref.end)
        wanted = {key: ref.attrs[key] for key in ("name", "country") if key in ref.attrs}
        got = {"name": found.name, "country": found.country or ""}
        right += all(got[key] == value for key, value in wanted.items())
    assert right / len(sources) >= FLOOR
