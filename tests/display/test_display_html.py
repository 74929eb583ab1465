from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventx.display.article import marked_text
from eventx.display.html import style, to_html
from eventx.display.markup import link, shorten, text
from eventx.errors import ArgumentError
from eventx.models import Extraction
from eventx.timelines import timeline
from tests.display.stories import HOSTILE, story
from tests.timelines.factories import Builder, article


class Reader(HTMLParser):
    """Checks that elements nest and collects tags, attributes and visible text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.seen = ""
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data) -> None:
        if "style" not in self.open:
            self.seen += data


@pytest.fixture
def extraction() -> Extraction:
    told = Builder("a", source="Harian Satu", published="2025-03-05")
    told.add(
        "meeting",
        "Saveliev bertemu Hoffmann di Wina, Selasa.",
        trigger="bertemu",
        when="2025-03-04",
        where="Wina AT",
        who=["PER Dmitri Saveliev RU", "PER Karl Hoffmann AT"],
    )
    told.add(
        "statement",
        "“Tarif di Wina dibahas,” kata Saveliev.",
        said="Tarif di Wina dibahas",
        who=["PER Dmitri Saveliev RU"],
        where="Wina AT",
    )
    return told.extraction  # fmt: skip


def test_the_article_shows_its_text_and_marks(extraction: Extraction) -> None:
    html = marked_text(extraction)
    assert Reader(html).seen == extraction.text
    assert re.search(r'<span class="ex-trigger"[^>]*>bertemu</span>', html)
    assert re.search(r'<span class="ex-content ex-place"[^>]*>Wina</span>', html)  # a place inside the words said
    assert "Dmitri Saveliev, RU" in html


def test_all_objects_have_a_view(extraction: Extraction) -> None:
    merged = timeline([extraction])
    for shown in (extraction, *extraction.records, merged, merged[0]):
        fragment = shown._repr_html_()
        reader = Reader(fragment)
        assert fragment.startswith('<div class="eventx">')
        assert "Saveliev" in reader.seen
        assert not {"script", "link", "img", "iframe"} & set(reader.tags)
        assert Reader(shown.to_html()).tags[:2] == ["html", "head"]
    with pytest.raises(ArgumentError, match="Extraction, Timeline"):
        to_html(extraction.article)


def test_an_article_without_records_says_why() -> None:
    empty = article("meeting", "x").model_copy(update={"meetings": ()})
    assert "No records." in empty._repr_html_()


def test_hostile_text_is_shown_and_not_run() -> None:
    facts = {"who": ["PER <b>Asep</b>"], "where": "<i>Wina</i>", "when": "2024-05-05"}
    extraction = article("meeting", f"Rapat {HOSTILE}", source=HOSTILE, **facts)
    hostile = extraction.article.model_copy(update={"title": HOSTILE, "url": "javascript:alert(1)"})
    extraction = extraction.model_copy(update={"article": hostile})
    for html in (extraction.to_html(), timeline([extraction]).to_html(), timeline([extraction]).plot()._repr_html_()):
        reader = Reader(html)
        assert not {"script", "img", "b>asep", "i"} & set(reader.tags)
        values = [value or "" for _, value in reader.attributes]
        assert not any(name.startswith("on") for name, _ in reader.attributes)
        assert not any(value.startswith("javascript") for value in values)
        assert "document.title=" in reader.seen or "document.title=" in str(reader.attributes)


@given(st.text())
def test_any_text_survives_as_text(given_text: str) -> None:
    extraction = article("meeting", "Rapat " + given_text.replace("\n", " "))
    assert Reader(marked_text(extraction)).seen == Reader(text(extraction.text)).seen
    assert len(text(extraction.text)) >= len(extraction.text)


def test_long_timelines_are_cut_in_notebooks_only() -> None:
    merged = story(120)
    assert merged._repr_html_().count("<tr>") == 101
    assert "more entries" in merged._repr_html_()
    assert merged.to_html().count("<tr>") == len(merged) + 1


def test_disagreement_is_shown() -> None:
    facts = {"when": "2025-02-01", "where": "Palu ID -0.9 119.9", "published": "2025-02-02"}
    merged = timeline(
        article("disaster", f"Gempa Palu menewaskan {dead} orang.", id=str(dead), quantities={"dead": dead}, **facts)
        for dead in (3, 5)
    )
    assert "⚠ dead: 3 / 5" in merged._repr_html_()


def test_style_stays_inside_and_fetches_nothing() -> None:
    css = style()
    assert "url(" not in css
    assert "@import" not in css
    for rule in re.findall(r"([^{}]+)\{", css):
        assert ".eventx" in rule or rule.strip().startswith("@media"), rule
    assert "prefers-color-scheme:dark" in css


@pytest.mark.parametrize(
    ("url", "linked"), [("https://kabar.example/1?a=1&b=2", True), ("javascript:alert(1)", False), (None, False)]
)
def test_only_addresses_of_the_web_are_links(url: str | None, linked: bool) -> None:
    assert ("<a " in link(url, "Kabar")) == linked


def test_small_pieces() -> None:
    assert text("a\x00b\u202ec<&\"'") == "a�b�c&lt;&amp;&quot;&#x27;"
    assert shorten("satu  dua\ntiga empat", 12) == "satu dua…"
    assert shorten("satu", 12) == "satu"
