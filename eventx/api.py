"""The composition root: a text in, an `Extraction` out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from eventx import __version__
from eventx.document.context import ArticleContext
from eventx.document.entities import resolve_entities
from eventx.document.ids import article_id
from eventx.document.published import infer_published
from eventx.document.request import Request, make_request
from eventx.errors import ArgumentError
from eventx.extractors.events import extract_events
from eventx.extractors.linking import link_records
from eventx.extractors.meetings import extract_meetings
from eventx.extractors.statements import extract_statements
from eventx.lang.lexicon import Lexicon, get_lexicon, load_lexicon
from eventx.models import SCHEMA_VERSION, Article, Extraction, Note
from eventx.pipeline.annotate import annotate, tokenise
from eventx.pipeline.boilerplate import skip_boilerplate
from eventx.pipeline.chunks import cut_at, parse_texts
from eventx.pipeline.clean import Composed, clean, compose, encodable
from eventx.pipeline.datelines import mark_dateline
from eventx.pipeline.load import load_pipeline
from eventx.pipeline.offsets import to_original
from eventx.pipeline.vocabulary import vocabulary_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from spacy.language import Language
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Prepared:
    """A request made ready for the statistical pipeline: composed and cleaned text, and notes so far."""

    request: Request
    original: str
    text: str
    cleaned: str
    composed: Composed | None
    notes: tuple[Note, ...]


class Extractor:
    """A loaded pipeline with its language data; safe to share between threads.

    Made by `eventx.load`; holds nothing of the articles it has read. Pickling one keeps only its settings: the
    process that unpickles it loads the pipeline anew.
    """

    def __init__(self, nlp: Language, lexicon: Lexicon, settings: dict[str, Any] | None = None) -> None:
        self.nlp = nlp
        self.lexicon = lexicon
        self.settings = settings
        self.vocabulary = vocabulary_of(nlp)

    def __reduce__(self) -> tuple[Any, ...]:
        if self.settings is None:
            raise ArgumentError(
                "An extractor around a loaded pipeline cannot be sent to another process.",
                allowed="one made by eventx.load with the name or path of a pipeline",
                remedy="Save the pipeline with nlp.to_disk(path) and use eventx.load(model=path).",
            )
        return _reload, (tuple(sorted(self.settings.items())),)

    def extract(
        self,
        text: str,
        *,
        published: date | datetime | str | None = None,
        title: str | None = None,
        source: str | None = None,
        url: str | None = None,
        author: str | None = None,
        id: str | None = None,
    ) -> Extraction:
        """Read one article.

        Args:
            text: the article's text; offsets in the result count its characters.
            published: the publication date, which relative dates count from; a date, a datetime or an ISO string.
                When it is None the date is looked for in the text, and `article.published_from` says where it was.
            title: the headline, if it does not stand in `text`.
            source: the publisher ("tribunnews.com").
            url: the article's address, which then gives the article its id.
            author: who wrote it.
            id: the caller's own id of the article.

        Returns:
            The entities, times, statements, meetings and events found; a text that yields nothing gives an
            extraction without records and a note that says why.

        Raises:
            ArgumentError: an argument has a wrong type or `published` is no possible date.
        """
        request = make_request(text, published=published, title=title, source=source, url=url, author=author, id=id)
        return self.read(request)

    def read(self, request: Request) -> Extraction:
        """Read one checked request."""
        prepared = prepare(request, self.lexicon)
        with self.vocabulary.article():
            return self.finish(prepared, self.parse(prepared))

    def parse(self, prepared: Prepared) -> Doc:
        """Run the statistical pipeline over a prepared text."""
        return next(self.parse_many((prepared,)))

    def parse_many(self, prepared: Iterable[Prepared]) -> Iterator[Doc]:
        """Run the statistical pipeline over prepared texts, in batches; one document a text, in order."""
        return parse_texts(self.nlp, (p.cleaned for p in prepared), tokenise)

    def finish(self, prepared: Prepared, doc: Doc) -> Extraction:
        """From a parsed document to the records."""
        request = prepared.request
        published, source = request.published, "caller" if request.published else None
        if published is None:
            published, source = infer_published(prepared.cleaned)
        annotated = annotate(prepared.text, doc, self.lexicon, published, source)  # type: ignore[arg-type]
        annotated.notes[:0] = prepared.notes
        context = ArticleContext(annotated, resolve_entities(annotated), _id_of(request))
        context.statements = tuple(extract_statements(context))
        context.meetings = meetings = tuple(extract_meetings(context))
        events = tuple(extract_events(context))
        statements, meetings, events = link_records(context, context.statements, meetings, events)
        if not (statements or meetings or events):
            annotated.notes.append(_why_nothing(prepared, doc))
        extraction = Extraction(
            article=Article(
                id=_id_of(request),
                title=request.title,
                published=published,
                published_from=source,
                source=request.source,
                url=request.url,
                author=request.author,
            ),
            text=prepared.text,
            entities=context.entities.entities_of((*statements, *meetings, *events)),
            times=annotated.times,
            statements=statements,
            meetings=meetings,
            events=events,
            notes=tuple(annotated.notes),
            version=__version__,
        )
        if prepared.composed is not None:
            return to_original(extraction, prepared.composed, prepared.original)
        return extraction


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


def _id_of(request: Request) -> str:
    return request.id or article_id(request.text, request.url, request.source)


def _why_nothing(prepared: Prepared, doc: Doc) -> Note:
    if not prepared.cleaned.strip():
        return Note(code="empty-text", message="The text is empty or white space only.")
    words = sum(token.is_alpha for token in doc)
    if not words:
        return Note(code="no-words", message="The text holds no words.")
    return Note(code="no-records", message="No reporting cue, meeting cue or event trigger was found in the text.")


@lru_cache(maxsize=1)
def default_extractor() -> Extractor:
    """The extractor around the packaged pipeline, loaded once a process."""
    return load()


@lru_cache(maxsize=4)
def _reload(settings: tuple[tuple[str, Any], ...]) -> Extractor:
    return load(**dict(settings))


def load(
    *,
    model: str | Path | Language | None = None,
    lexicon: str | Path | Sequence[str | Path] | None = None,
    backend: Literal["spacy", "stanza"] = "spacy",
) -> Extractor:
    """Load a configured extractor.

    Args:
        model: another spaCy pipeline by name or path, or a loaded one; None for the packaged one. With
            ``backend="stanza"``, the folder of the Stanza models.
        lexicon: a folder, or several, of the user's own language data laid over the shipped data.
        backend: what gives parts of speech, trees and names: a spaCy pipeline, or Stanza models from a local folder
            (needs ``eventx[stanza]``).

    Raises:
        ModelError: the pipeline is missing or cannot serve.
        MissingExtraError: Stanza is asked for and not installed.
        ArgumentError: a lexicon folder does not exist, or an argument is wrong.
        LexiconError: a lexicon file is malformed.
    """
    if lexicon is None:
        language = get_lexicon()
    elif isinstance(lexicon, str | Path):
        lexicon = (lexicon,)
        language = load_lexicon(*lexicon)
    elif isinstance(lexicon, Sequence):
        lexicon = tuple(lexicon)
        language = load_lexicon(*lexicon)
    else:
        raise ArgumentError("`lexicon` has a wrong type.", got=lexicon, allowed="a folder, a list of folders or None")
    plain = model is None or isinstance(model, str | Path)
    settings = {"model": model, "lexicon": lexicon, "backend": backend} if plain else None
    return Extractor(_pipeline(model, backend), language, settings)


def _pipeline(model: str | Path | Language | None, backend: str) -> Language:
    if backend == "spacy":
        return load_pipeline(model)
    if backend != "stanza":
        raise ArgumentError("`backend` is wrong.", got=backend, allowed="'spacy' or 'stanza'")
    if not isinstance(model, str | Path):
        raise ArgumentError("Stanza needs a folder of models.", got=model, allowed="load(backend='stanza', model=DIR)")
    from eventx.pipeline.stanza import load_stanza

    return load_stanza(model)


def extract(
    text: str,
    *,
    published: date | datetime | str | None = None,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    author: str | None = None,
    id: str | None = None,
) -> Extraction:
    """Read one article with the packaged pipeline, loaded on first use; see `Extractor.extract`."""
    request = make_request(text, published=published, title=title, source=source, url=url, author=author, id=id)
    return default_extractor().read(request)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of `Extraction` (draft 2020-12), with the version of the records' contract."""
    schema = Extraction.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:eventx:extraction:{SCHEMA_VERSION}",
        **schema,
    }
