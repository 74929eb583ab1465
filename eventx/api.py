"""The composition root: a text in, an `Extraction` out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from eventx import __version__
from eventx.document.context import ArticleContext
from eventx.document.entities import resolve_entities
from eventx.document.ids import article_id
from eventx.document.prepare import Prepared, prepare
from eventx.document.published import infer_published
from eventx.document.request import Request, make_request
from eventx.errors import ArgumentError
from eventx.extractors.events import Blocked, Joined, blocked_triggers, extract_events, joined_mentions
from eventx.extractors.linking import link_records
from eventx.extractors.meetings import extract_meetings
from eventx.extractors.statements import extract_statements
from eventx.lang.lexicon import Lexicon, get_lexicon, load_lexicon
from eventx.models import SCHEMA_VERSION, Article, Extraction, Note, Span
from eventx.pipeline.annotate import annotate, tokenise
from eventx.pipeline.chunks import parse_texts
from eventx.pipeline.load import load_pipeline
from eventx.pipeline.offsets import to_original
from eventx.pipeline.vocabulary import vocabulary_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from spacy.language import Language
    from spacy.tokens import Doc


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

    def explain(self, text: str, *, published: date | datetime | str | None = None) -> Extraction:
        """Read one article as `extract` does, and note what was decided on each word that can name an event.

        Args:
            text: as in `extract`.
            published: as in `extract`.

        Returns:
            What `extract` gives; its notes have a `blocked-trigger` for each trigger that names no event, with the rule
            that says so, and a `joined-mention` for each that tells of an event told before, with the evidence for it.

        Raises:
            ArgumentError: as in `extract`.
        """
        return self.read(make_request(text, published=published), explained=True)

    def read(self, request: Request, *, explained: bool = False) -> Extraction:
        """Read one checked request; with `explained`, the notes tell of triggers that name no event."""
        prepared = prepare(request, self.lexicon)
        with self.vocabulary.article():
            return self.finish(prepared, self.parse(prepared), explained=explained)

    def parse(self, prepared: Prepared) -> Doc:
        """Run the statistical pipeline over a prepared text."""
        return next(self.parse_many((prepared,)))

    def parse_many(self, prepared: Iterable[Prepared]) -> Iterator[Doc]:
        """Run the statistical pipeline over prepared texts, in batches; one document a text, in order."""
        return parse_texts(self.nlp, (p.cleaned for p in prepared), tokenise)

    def context(self, request: Request) -> ArticleContext:
        """Read one checked request up to its statements and meetings: what the extractor of events gets."""
        prepared = prepare(request, self.lexicon)
        return self._context(prepared, self.parse(prepared))

    def _context(self, prepared: Prepared, doc: Doc) -> ArticleContext:
        request = prepared.request
        published, source = request.published, "caller" if request.published else None
        if published is None:
            published, source = infer_published(prepared.cleaned)
        annotated = annotate(prepared.text, doc, self.lexicon, published, source)  # type: ignore[arg-type]
        annotated.notes[:0] = prepared.notes
        context = ArticleContext(annotated, resolve_entities(annotated), _id_of(request))
        context.statements = tuple(extract_statements(context))
        context.meetings = tuple(extract_meetings(context))
        return context

    def finish(self, prepared: Prepared, doc: Doc, *, explained: bool = False) -> Extraction:
        """From a parsed document to the records."""
        request = prepared.request
        context = self._context(prepared, doc)
        annotated = context.annotated
        events = tuple(extract_events(context))
        statements, meetings, events = link_records(context, context.statements, context.meetings, events)
        if not (statements or meetings or events):
            annotated.notes.append(_why_nothing(prepared, doc))
        if explained:
            annotated.notes.extend(_blocked(prepared.text, trigger) for trigger in blocked_triggers(context))
            annotated.notes.extend(_joined(prepared.text, one) for one in joined_mentions(context))
        extraction = Extraction(
            article=Article(
                id=_id_of(request),
                title=request.title,
                published=annotated.published,
                published_from=annotated.published_from,
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


def _id_of(request: Request) -> str:
    return request.id or article_id(request.text, request.url, request.source)


def _why_nothing(prepared: Prepared, doc: Doc) -> Note:
    if not prepared.cleaned.strip():
        return Note(code="empty-text", message="The text is empty or white space only.")
    words = sum(token.is_alpha for token in doc)
    if not words:
        return Note(code="no-words", message="The text holds no words.")
    return Note(code="no-records", message="No reporting cue, meeting cue or event trigger was found in the text.")


def _blocked(text: str, trigger: Blocked) -> Note:
    span = Span(start=trigger.start, end=trigger.end, text=text[trigger.start : trigger.end])
    return Note(code="blocked-trigger", message=f"{trigger.why} (rule {trigger.rule})", span=span)


def _joined(text: str, one: Joined) -> Note:
    start, end = one.mention.start, one.mention.end
    told = f"of one event with “{text[one.first.start : one.first.end]}” at {one.first.start}: {'; '.join(one.why)}"
    return Note(code="joined-mention", message=told, span=Span(start=start, end=end, text=text[start:end]))


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
