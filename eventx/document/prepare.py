"""A request made ready to be read: accents composed, markup and boilerplate blanked out, offsets kept."""

from __future__ import annotations

from dataclasses import dataclass, replace

from eventx.document.request import Request
from eventx.lang.lexicon import Lexicon, get_lexicon
from eventx.models import Note
from eventx.pipeline.boilerplate import skip_boilerplate
from eventx.pipeline.chunks import cut_at
from eventx.pipeline.clean import Composed, clean, compose, encodable
from eventx.pipeline.datelines import mark_dateline


@dataclass(frozen=True, slots=True)
class Prepared:
    """A request made ready for the statistical pipeline: composed and cleaned text, and notes so far."""

    request: Request
    original: str
    text: str
    cleaned: str
    composed: Composed | None
    notes: tuple[Note, ...]


def prepare(request: Request, lexicon: Lexicon | None = None) -> Prepared:
    """Compose accents and blank out what is no text of the article, keeping track of offsets."""
    original, damaged = encodable(request.text)
    composed = compose(original)
    text = original if composed is None else composed.text
    cleaned = clean(text)
    changed = list(cleaned.changed)
    lexicon = get_lexicon() if lexicon is None else lexicon
    own = skip_boilerplate(cleaned.text, lexicon)
    if own != cleaned.text:
        changed.append("boilerplate-skipped")
    notes = [Note(code=code, message=_MESSAGES[code]) for code in changed]
    if damaged:
        notes.append(Note(code="unencodable-text", message=_MESSAGES["unencodable-text"]))
    readable = mark_dateline(own, lexicon)
    if len(readable) > MAX_LENGTH:
        readable = readable[: cut_at(readable, MAX_LENGTH // 2, MAX_LENGTH)]
        message = f"The text was read up to character {len(readable):,}; its {len(text):,} characters are too many."
        notes.append(Note(code="text-too-long", message=message))
    return Prepared(replace(request, text=original), original, text, readable, composed, tuple(notes))


MAX_LENGTH = 2_000_000
"""Characters of a text that are read: some five hundred times a news article, a book or two."""

_MESSAGES = {
    "boilerplate-skipped": "Links to other articles, page turns or credits stand inside the text; they were not read.",
    "html-removed": "The text holds HTML, which was read as white space; offsets still count the text as given.",
    "long-word-skipped": "A run of more than 1,000 characters without white space was not read.",
    "unencodable-text": "The text holds unpaired surrogates, which were replaced by U+FFFD one for one.",
}
