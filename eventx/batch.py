"""Many articles: an iterator over extractions, in one process or several, bounded in memory and safe from bad rows."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from contextlib import ExitStack
from functools import partial
from itertools import islice
from math import ceil
from typing import Any, Literal

from eventx import __version__
from eventx.api import Extractor, default_extractor
from eventx.document.ids import article_id
from eventx.document.prepare import Prepared, prepare
from eventx.document.request import Request, make_request
from eventx.errors import ArgumentError, EventxError
from eventx.models import Article, Extraction, Note
from eventx.progress import ProgressCallback, progress_bar
from eventx.workers import WorkerPool

OnError = Literal["raise", "skip", "note"]
_FIELDS = ("text", "published", "title", "source", "url", "author", "id")
_START_METHODS = ("fork", "spawn", "forkserver")
_log = logging.getLogger("eventx")


def extract_many(
    articles: Iterable[object],
    *,
    extractor: Extractor | None = None,
    n_process: int = 1,
    batch_size: int = 32,
    ordered: bool = True,
    on_error: OnError = "raise",
    timeout: float | None = None,
    start_method: Literal["fork", "spawn", "forkserver"] | None = None,
    progress: bool | ProgressCallback = False,
) -> Iterator[Extraction]:
    """Read many articles; the input may be endless, and is read only a few batches ahead.

    Args:
        articles: texts, pairs of text and publication date, mappings with the arguments of `Extractor.extract`
            (``text``, ``published``, ``title``, ``source``, ``url``, ``author``, ``id``), or objects with such
            attributes. An exception stands for an article that could not be read, as `eventx.reading` gives them.
        extractor: from `eventx.load`; None for the packaged pipeline.
        n_process: processes to read in; each loads the model once (a forked one shares the parent's).
        batch_size: articles that go through the statistical pipeline together.
        ordered: give extractions in input order; False gives them as they are completed.
        on_error: what an article that cannot be read does: ``"raise"`` its error, ``"skip"`` it with a warning in
            the log ``eventx``, or ``"note"``: an extraction without records whose note holds the error.
        timeout: seconds an article may take; an article that takes longer fails. Reading is then done in worker
            processes even where `n_process` is 1.
        start_method: how workers start; None for the platform's default.
        progress: True for a bar on standard error, or a function of articles done and their number (None where the
            input has no length).

    Yields:
        One extraction an article (less those skipped).

    Raises:
        ArgumentError: an argument is wrong, or (with ``on_error="raise"``) an article.
        ArticleTimeoutError: with ``on_error="raise"``, an article took longer than `timeout`.
        WorkerError: with ``on_error="raise"``, a worker process died over an article.
    """
    _check(articles, n_process, batch_size, on_error, timeout, start_method)
    if extractor is None:
        extractor = default_extractor()
    elif not isinstance(extractor, Extractor):
        raise ArgumentError("`extractor` has a wrong type.", got=extractor, allowed="what eventx.load(...) returns")
    items = (_request(item) for item in articles)
    total = len(articles) if isinstance(articles, Sized) else None
    if n_process == 1 and timeout is None:
        outcomes = _in_this_process(extractor, items, batch_size)
    else:
        pool = WorkerPool(
            partial(_handler, extractor),
            n_process=n_process,
            batch_size=_even(batch_size, total, n_process),
            start_method=start_method,
            timeout=timeout,
            ordered=ordered,
        )
        outcomes = _in_workers(pool, items)
    return _deliver(outcomes, on_error, progress, total)


def read_batch(extractor: Extractor, requests: list[Request | Exception]) -> list[Extraction | Exception]:
    """Read articles through the pipeline together; one that fails gives its error and harms no other.

    Args:
        extractor: the loaded pipeline.
        requests: checked requests; an error in place of one is handed through.
    """
    ready = [_attempt(prepare, r, extractor.lexicon) if isinstance(r, Request) else r for r in requests]
    with extractor.vocabulary.batch():
        return _read_prepared(extractor, ready)


def _read_prepared(extractor: Extractor, ready: list[Any]) -> list[Extraction | Exception]:
    prepared = [p for p in ready if isinstance(p, Prepared)]
    try:
        docs: list[Any] = list(extractor.parse_many(prepared))
    except Exception:
        docs = [_attempt(extractor.parse, p) for p in prepared]  # find out which one it was
    parsed = iter(docs)
    return [_finish(extractor, p, next(parsed)) if isinstance(p, Prepared) else p for p in ready]


def failed_extraction(request: Request | None, error: BaseException) -> Extraction:
    """An extraction without records whose note says why the article was not read."""
    code = error.code if isinstance(error, EventxError) else "failed"
    request = request or Request(text="")
    return Extraction(
        article=Article(
            id=request.id or article_id(request.text, request.url, request.source),
            title=request.title,
            published=request.published,
            published_from="caller" if request.published else None,
            source=request.source,
            url=request.url,
            author=request.author,
        ),
        text=request.text,
        notes=(Note(code=code, message=f"{type(error).__name__}: {error}"),),
        version=__version__,
    )


Outcome = tuple[int, Request | Exception, Extraction | Exception]


def _in_this_process(extractor: Extractor, items: Iterator[Request | Exception], batch_size: int) -> Iterator[Outcome]:
    number = 0
    while batch := list(islice(items, batch_size)):
        for request, outcome in zip(batch, read_batch(extractor, batch), strict=True):
            yield number, request, outcome
            number += 1


def _in_workers(pool: WorkerPool, items: Iterator[Request | Exception]) -> Iterator[Outcome]:
    waiting: dict[int, Request | Exception] = {}

    def remembered() -> Iterator[Request | Exception]:
        for number, item in enumerate(items):
            waiting[number] = item
            yield item

    for number, outcome in pool.imap(remembered()):
        known = Extraction.model_validate_json(outcome) if isinstance(outcome, bytes) else outcome
        yield number, waiting.pop(number), known


def _handler(extractor: Extractor) -> Callable[[list[Any]], list[Any]]:
    return partial(_read_for_parent, extractor)


def _read_for_parent(extractor: Extractor, requests: list[Request | Exception]) -> list[bytes | Exception]:
    """Outcomes for another process, extractions as JSON: written and read in half the time that pickling them takes."""
    outcomes = read_batch(extractor, requests)
    return [o.model_dump_json().encode() if isinstance(o, Extraction) else o for o in outcomes]


def _even(batch_size: int, total: int | None, n_process: int) -> int:
    """A batch size up to the given one with which every process gets as many articles, where their number is known."""
    if not total:
        return batch_size
    share = ceil(total / n_process)
    return ceil(share / ceil(share / batch_size))


def _deliver(
    outcomes: Iterator[Outcome], on_error: OnError, progress: bool | ProgressCallback, total: int | None
) -> Iterator[Extraction]:
    with ExitStack() as stack:
        report = stack.enter_context(progress_bar(total)) if progress is True else progress or None
        for done, (number, request, outcome) in enumerate(outcomes, start=1):
            if report is not None:
                report(done, total)
            if isinstance(outcome, Extraction):
                yield outcome
                continue
            known = request if isinstance(request, Request) else None
            name = f"article {number}" + (f" ({known.id})" if known and known.id else "")
            if on_error == "raise":
                outcome.add_note(f"While reading {name} (counted from 0) of extract_many.")
                raise outcome
            if on_error == "note":
                yield failed_extraction(known, outcome)
            else:
                _log.warning("Skipped %s: %s: %s", name, type(outcome).__name__, outcome)


def _finish(extractor: Extractor, prepared: Prepared, doc: Any) -> Extraction | Exception:
    return doc if isinstance(doc, Exception) else _attempt(extractor.finish, prepared, doc)


def _attempt(function: Callable[..., Any], *args: Any) -> Any:
    try:
        return function(*args)
    except Exception as error:
        return error


def _request(item: object) -> Request | Exception:
    """The checked request of one item, or the error that says what is wrong with it."""
    try:
        if isinstance(item, Request | Exception):
            return item
        if isinstance(item, str):
            return make_request(item)
        if isinstance(item, tuple) and len(item) == 2:
            return make_request(item[0], published=item[1])
        if isinstance(item, Mapping):
            return make_request(**_known(item))
        if hasattr(item, "text"):
            return make_request(**{name: getattr(item, name, None) for name in _FIELDS})
        allowed = "a text, a pair (text, published), a mapping or an object with `text`"
        raise ArgumentError("An article has a wrong type.", got=item, allowed=allowed)
    except ArgumentError as error:
        return error


def _known(item: Mapping[Any, Any]) -> dict[str, Any]:
    unknown = [name for name in item if name not in _FIELDS]
    if unknown or "text" not in item:
        problem = "An article has unknown fields." if unknown else "An article lacks the field 'text'."
        raise ArgumentError(problem, got=unknown or list(item), allowed=", ".join(_FIELDS))
    return dict(item)


def _check(
    articles: object, n_process: object, batch_size: object, on_error: object, timeout: object, start_method: object
) -> None:
    if isinstance(articles, str | bytes | Mapping) or not isinstance(articles, Iterable):
        remedy = "For a single article use eventx.extract, or put it in a list."
        raise ArgumentError("`articles` is not a series of articles.", got=articles, allowed="a list", remedy=remedy)
    for name, value in (("n_process", n_process), ("batch_size", batch_size)):
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise ArgumentError(f"`{name}` is wrong.", got=value, allowed="a whole number from 1")
    if on_error not in ("raise", "skip", "note"):
        raise ArgumentError("`on_error` is wrong.", got=on_error, allowed="'raise', 'skip' or 'note'")
    if timeout is not None and (not isinstance(timeout, int | float) or not timeout > 0):
        raise ArgumentError("`timeout` is wrong.", got=timeout, allowed="seconds above 0, or None")
    if start_method is not None and start_method not in _START_METHODS:
        raise ArgumentError("`start_method` is wrong.", got=start_method, allowed=", ".join(_START_METHODS))
