"""The entity table as a whole: offsets, ids, mentions that records add, and that no phrase makes it fail."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Span

from eventx import markup
from eventx.document.aliases import fullest, is_part, split_bracket
from eventx.document.entities import EntityTable, resolve_entities
from eventx.lang.lexicon import get_lexicon
from eventx.models import Actor
from eventx.pipeline.annotate import annotate, tokenise
from eventx.pipeline.load import load_pipeline

TYPES = {"per": "PER", "org": "ORG", "loc": "LOC"}
ARTICLE = (
    'Menteri Sosial <per>Dina Kartika</per> tiba di <loc>Nduga</loc>, <loc>Papua</loc>. "Bantuan cukup," kata '
    "<per>Dina</per>. Menurutnya, <org>Badan Logistik Uji</org> (BLU) siap. Menteri itu bertemu <per>Yudi Anwar</per> "
    "dan <per>Rio Pangestu</per>. Keduanya sepakat. <loc>Moskow</loc> tidak menanggapi."
)


def table_of(source: str) -> EntityTable:
    marked = markup.parse(source)
    doc = tokenise(load_pipeline(), marked.text)
    spans = [doc.char_span(s.start, s.end, TYPES[s.tag], alignment_mode="expand") for s in marked.spans]
    doc.ents = [span for span in spans if isinstance(span, Span)]
    return resolve_entities(annotate(marked.text, doc, get_lexicon(), None, None))


def test_mentions_quote_the_text_and_come_in_order() -> None:
    table = table_of(ARTICLE)
    text = table.annotated.text
    for entity in table.entities:
        assert entity.mentions
        assert [m.start for m in entity.mentions] == sorted(m.start for m in entity.mentions)
        assert all(m.text == text[m.start : m.end] for m in entity.mentions)
    assert [e.mentions[0].start for e in table.entities] == sorted(e.mentions[0].start for e in table.entities)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("<org>Polres Sleman</org> bergerak. <org>Polres</org> menahan warga.", ["Polres Sleman"]),
        ("<org>Polres Sleman</org> dan <org>Polres Bantul</org> bergerak. <org>Polres</org> menahan warga.",
         ["Polres Sleman", "Polres Bantul", "Polres"]),
        ("<org>KPU Sleman</org> rapat. <org>KPU</org> menunda pemilu.",
         ["KPU Sleman", "KPU"]),
    ],
)  # fmt: skip
def test_the_first_word_alone_means_the_one_local_body(source: str, names: list[str]) -> None:
    assert [entity.name for entity in table_of(source).entities] == names


def test_a_resolved_phrase_becomes_a_mention_with_its_form() -> None:
    table = table_of(ARTICLE)
    text = table.annotated.text
    for phrase in ("Menteri itu", "Moskow"):
        start = text.index(phrase)
        table.actor(start, start + len(phrase))
    start = text.index("Menurutnya") + len("Menurut")
    table.actor(start, start + 3)
    forms = {e.name: [(m.text, m.form) for m in e.mentions] for e in table.entities}
    assert forms["Dina Kartika"] == [
        ("Dina Kartika", "name"),
        ("Dina", "short_name"),
        ("nya", "clitic"),
        ("Menteri itu", "role"),
    ]
    assert forms["Rusia"] == [("Moskow", "metonym")]
    assert "Moskow" not in forms


def test_the_same_article_gives_the_same_entities() -> None:
    assert table_of(ARTICLE).entities == table_of(ARTICLE).entities


def test_an_unresolved_pronoun_leaves_a_note_and_no_entity() -> None:
    table = table_of("Hujan turun. Ia pulang.")
    actor = table.actor(13, 15)
    assert actor.entity_id is None
    assert [note.code for note in table.annotated.notes] == ["unresolved-reference"]


def test_an_uncertain_pronoun_leaves_a_note() -> None:
    table = table_of("Kasus <per>Yudi Anwar</per> dan <per>Rio Pangestu</per> berbeda. Ia pulang.")
    start = table.annotated.text.index("Ia pulang")
    table.actor(start, start + 2)
    assert "uncertain-reference" in [note.code for note in table.annotated.notes]


def test_who_spoke_last_is_preferred_once_it_is_known() -> None:
    source = "<per>Yudi Anwar</per> menemani <per>Rio Pangestu</per>. Hujan turun. Ia pulang."
    start = markup.parse(source).text.index("Ia pulang")
    table = table_of(source)
    assert table.actor(start, start + 2).name == "Yudi Anwar"
    table = table_of(source)
    rio = next(e for e in table.entities if e.name == "Rio Pangestu")
    table.turns.say(Actor(name=rio.name, text="nya", start=20, end=23, entity_id=rio.id, type="PER"), 20)
    assert table.actor(start, start + 2).name == "Yudi Anwar"  # a subject outweighs a speaker that stands as object


@pytest.mark.parametrize(
    ("short", "full", "right"),
    [
        (("lavrov",), ("sergey", "lavrov"), True),
        (("m", "hasan"), ("muhammad", "nur", "hasan"), True),
        (("hasan", "nur"), ("nur", "hasan"), False),
        (("m",), ("muhammad",), False),
        (("a", "b", "c"), ("a", "b"), False),
    ],
)
def test_is_part(short: tuple[str, ...], full: tuple[str, ...], right: bool) -> None:
    assert is_part(short, full) is right


def test_fullest_and_split_bracket() -> None:
    assert fullest(["Fikri", "M Fikri Hanan", "Muhammad Fikri Hanan"]) == "Muhammad Fikri Hanan"
    assert fullest([]) == ""
    assert split_bracket("Komisi Uji (KU) Solo") == ("Komisi Uji Solo", "KU")
    assert split_bracket("Komisi Uji") == ("Komisi Uji", None)


TABLE = table_of(ARTICLE)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(TABLE.annotated.text)), st.integers(0, 40))
def test_no_phrase_makes_the_table_fail(start: int, length: int) -> None:
    end = min(len(TABLE.annotated.text), start + length)
    for found in (TABLE.actor(start, end), TABLE.actor(start, end, acting=False), TABLE.place(start, end)):
        assert (found.start, found.end) == (start, end)
        assert found.entity_id is None or found.entity_id in TABLE.by_id
