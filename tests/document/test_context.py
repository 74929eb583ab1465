"""What is worked out once an article: by the article alone, or by further arguments."""

from eventx.document.context import ArticleContext, once
from eventx.document.entities import resolve_entities
from eventx.lang.lexicon import get_lexicon
from eventx.pipeline.annotate import annotate, tokenise
from eventx.pipeline.load import load_pipeline

calls: list[tuple[object, ...]] = []


@once
def length(ctx: ArticleContext) -> int:
    """Characters of the article."""
    calls.append(("length",))
    return len(ctx.text)


@once
def character(ctx: ArticleContext, i: int) -> str:
    """One character of the article."""
    calls.append(("character", i))
    return ctx.text[i]


def context(text: str) -> ArticleContext:
    """The context of a text without records."""
    nlp = load_pipeline()
    annotated = annotate(text, nlp(tokenise(nlp, text)), get_lexicon(), None, None)
    return ArticleContext(annotated, resolve_entities(annotated), "a")


def test_once_remembers_by_article_and_arguments() -> None:
    calls.clear()
    one, other = context("Budi tiba."), context("Siti pulang.")
    assert [length(one), length(one), length(other)] == [10, 10, 12]
    assert [character(one, 0), character(one, 1), character(one, 0), character(other, 0)] == ["B", "u", "B", "S"]
    assert calls == [("length",), ("length",), ("character", 0), ("character", 1), ("character", 0)]
    assert (one.doc is one.annotated.doc, one.lexicon is one.annotated.lexicon) == (True, True)
