"""From a tokenised, parsed document to an annotated text: sentences, quotations, times, corrected names."""

from __future__ import annotations

from datetime import date
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc

from eventx.lang.lexicon import Lexicon
from eventx.models import Note, Span, Timex
from eventx.pipeline.annotated import AnnotatedText
from eventx.pipeline.names import correct_names
from eventx.pipeline.quotes import find_quotes
from eventx.pipeline.segment import mark_boundaries, sentences_of
from eventx.pipeline.tags import repair_tags
from eventx.temporal import annotate as annotate_times


def tokenise(nlp: Language, cleaned: str) -> Doc:
    """Tokens with sentence boundaries, ready for the statistical components."""
    return mark_boundaries(nlp.make_doc(cleaned))


def annotate(
    text: str,
    doc: Doc,
    lexicon: Lexicon,
    published: date | None,
    published_from: Literal["caller", "dateline", "text"] | None,
) -> AnnotatedText:
    """Put the parts together.

    Args:
        text: the caller's text.
        doc: the parsed document over a cleaned text of the same length.
        lexicon: the language data.
        published: the publication date that relative times count from, if known.
        published_from: where that date comes from.
    """
    cleaned = doc.text
    repair_tags(doc, lexicon)
    times = annotate_times(cleaned, published, lexicon=lexicon)
    annotated = AnnotatedText(
        text=text,
        doc=doc,
        cleaned=cleaned,
        lexicon=lexicon,
        published=published,
        published_from=published_from,
        times=tuple(t if t.text == text[t.start : t.end] else _own_text(t, text) for t in times.times),
        quotes=find_quotes(cleaned),
        sentences=sentences_of(doc),
        notes=[_own_span(note, text) for note in times.notes],
    )
    annotated.names = correct_names(annotated)
    return annotated


def _own_span(note: Note, text: str) -> Note:
    span = note.span
    if span is None or span.text == text[span.start : span.end]:
        return note
    return note.model_copy(update={"span": Span(start=span.start, end=span.end, text=text[span.start : span.end])})


def _own_text(time: Timex, text: str) -> Timex:
    return time.model_copy(update={"text": text[time.start : time.end]})
