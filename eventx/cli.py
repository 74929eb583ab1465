"""The command line: each command calls one library function. Heavy imports wait until a command needs them."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from eventx import __version__
from eventx.errors import EventxError, InputError
from eventx.pipeline.quick_start import import_spacy, no_collections

if TYPE_CHECKING:
    from eventx.api import Extractor
    from eventx.models import Extraction

app = typer.Typer(
    name="eventx",
    help="Indonesian news into data: who said what, who met whom, what happened, where and when.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
lexicon_app = typer.Typer(help="Language data.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(lexicon_app, name="lexicon")
model_app = typer.Typer(help="The trained pipeline.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(model_app, name="model")


class Format(StrEnum):
    """How records are printed."""

    json = "json"
    jsonl = "jsonl"
    table = "table"


class OnError(StrEnum):
    """What an article that cannot be read does."""

    stop = "raise"
    skip = "skip"
    note = "note"


def main() -> None:
    """Run the command line; errors of eventx become one line on standard error and exit code 2."""
    try:
        app()
    except EventxError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:  # the reader has gone, as in `eventx extract ... | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"eventx {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show it.")] = False,
) -> None:
    """Take the options that stand before a command."""


Files = Annotated[list[str] | None, typer.Argument(help="Files or folders to read; '-' or none for standard input.")]
Published = Annotated[str | None, typer.Option(help="Publication date (2025-02-26) where the input has none.")]
Model = Annotated[str | None, typer.Option(help="Another spaCy pipeline, by name or path.")]
Backend = Annotated[str, typer.Option(help="spacy, or stanza with a folder of its models as --model.")]
LexiconFolder = Annotated[list[Path] | None, typer.Option("--lexicon", help="A folder of your own language data.")]

Columns = Annotated[list[str] | None, typer.Option(help="field=name of a column that is not found by itself.")]
_FORMATS = ".parquet .arrow .csv .jsonl .sqlite .duckdb .ics .jsonld .html"


@app.command()
def extract(
    files: Files = None,
    published: Published = None,
    format: Annotated[Format | None, typer.Option(help="Table on a terminal, else jsonl.")] = None,
    model: Model = None,
    backend: Backend = "spacy",
    lexicon: LexiconFolder = None,
    processes: Annotated[int, typer.Option(min=1, help="Processes to read in.")] = 1,
    timeout: Annotated[float | None, typer.Option(help="Seconds an article may take.")] = None,
    on_error: Annotated[OnError, typer.Option(help="What an unreadable article does.")] = OnError.skip,
    to: Annotated[Path | None, typer.Option(help=f"Write to a file instead: {_FORMATS}.")] = None,
    resume: Annotated[bool, typer.Option(help="Go on with an interrupted --to.")] = False,
    column: Columns = None,
) -> None:
    """Read articles and print who said what, who met whom, what happened, where and when."""
    with no_collections():
        import_spacy()
        from eventx.batch import extract_many
        from eventx.commands.extract import extract_to
        from eventx.commands.inputs import Articles
        from eventx.document.request import as_date

    as_date(published)  # a wrong date is wrong for all articles: say so before reading any
    failures = _collect_warnings()
    given: dict[str, Any] = {"published": published, "columns": column or []}
    options: dict[str, Any] = {"n_process": processes, "timeout": timeout, "on_error": on_error.value}
    if to is not None:
        options |= {"extractor": _extractor(model, lexicon, backend), "progress": True}
        number = extract_to(to, files or ["-"], resume=resume, **given, **options)
        typer.echo(f"{number} articles in {to}", err=True)
    else:
        articles = Articles(files or ["-"], **given)
        options["progress"] = not sys.stdout.isatty() and len(articles) > 1
        results = extract_many(articles, extractor=_extractor(model, lexicon, backend), **options)
        _print(results, format or (Format.table if sys.stdout.isatty() else Format.jsonl))
    _tell(failures)


@app.command()
def timeline(
    files: Annotated[list[str], typer.Argument(help="Articles, or JSON Lines that extract wrote.")],
    published: Published = None,
    to: Annotated[Path | None, typer.Option(help=f"Write to a file: {_FORMATS}; .svg and .png give a chart.")] = None,
    model: Model = None,
    backend: Backend = "spacy",
    lexicon: LexiconFolder = None,
    processes: Annotated[int, typer.Option(min=1, help="Processes to read in.")] = 1,
    person: Annotated[str | None, typer.Option(help="Only entries with this person.")] = None,
    country: Annotated[str | None, typer.Option(help="Only entries with this country (RU).")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="Only statement, meeting or event.")] = None,
    column: Columns = None,
) -> None:
    """Merge many articles into one timeline: what several outlets report is one entry, with all its sources."""
    import_spacy()
    from eventx.commands.timeline import as_text, save, timeline_of

    failures = _collect_warnings()
    entries = timeline_of(
        files, published=published, columns=column or [], load=lambda: _extractor(model, lexicon, backend),
        n_process=processes, on_error="skip", progress=True,
    )  # fmt: skip
    entries = entries.by_person(person) if person else entries
    entries = entries.by_country(country) if country else entries
    entries = entries.by_kind(*kind) if kind else entries
    if to is not None:
        typer.echo(f"{save(entries, to)} entries in {to}", err=True)
    else:
        typer.echo("\n".join(as_text(entries)))
    _tell(failures)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Annotated articles, JSON Lines; docs/evaluation.md has the format.")],
    show: Annotated[int, typer.Option(min=0, help="Show so many misses of each sort.")] = 0,
    save: Annotated[Path | None, typer.Option(help="Keep the figures for a later --against.")] = None,
    against: Annotated[Path | None, typer.Option(help="Show gains and losses since an earlier --save.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    model: Model = None,
    backend: Backend = "spacy",
    lexicon: LexiconFolder = None,
) -> None:
    """Measure eventx on your own annotated articles: precision, recall and F1 of each kind and field."""
    from eventx.evaluation import EvaluationReport
    from eventx.evaluation import evaluate as measure

    earlier = EvaluationReport.load(against) if against else None
    extractor = _extractor(model, lexicon, backend)
    report = measure(gold, lambda article: extractor.extract(article.text, published=article.published))
    typer.echo(report.model_dump_json(indent=2) if json else report.to_text(show=show, against=earlier))
    if save is not None:
        report.save(save)


@app.command()
def explain(
    file: Annotated[str, typer.Argument(help="A text file; '-' for standard input.")],
    published: Published = None,
    model: Model = None,
    backend: Backend = "spacy",
    lexicon: LexiconFolder = None,
) -> None:
    """Show each record of one article with its evidence, and each trigger that names no event with why."""
    from eventx.display.terminal import print_explanation
    from eventx.extractors.events.confidence import reasons

    extractor = _extractor(model, lexicon, backend)
    found = extractor.explain(_text(file), published=published)
    print_explanation(found, sys.stdout, reasons=reasons(extractor.lexicon, found.events, found.statements))


@app.command()
def schema() -> None:
    """Print the JSON Schema of what `extract` gives."""
    import json

    from eventx.api import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@lexicon_app.command("check")
def lexicon_check(
    folder: Annotated[Path | None, typer.Argument(help="A folder of your own data; else the shipped data.")] = None,
) -> None:
    """Check language data: columns, order, unique keys, sources, and that each example shows its entry."""
    from eventx.lang.lexicon import get_lexicon, load_lexicon

    lexicon = load_lexicon(folder) if folder else get_lexicon()
    entries = lexicon.check()
    for table, number in entries.items():
        typer.echo(f"{number:8,}  {table}")
    typer.echo(f"{sum(entries.values()):8,}  entries in {len(entries)} tables: all well")


@model_app.command("check")
def model_check(
    folder: Annotated[Path | None, typer.Argument(help="A pipeline's folder; else the packaged one.")] = None,
) -> None:
    """Compare every file of a pipeline with the manifest that it was saved with (SHA-256), and load it."""
    from eventx.pipeline.load import load_pipeline, packaged_model
    from eventx.pipeline.manifest import check_files

    place = folder or packaged_model()
    number = check_files(place, thorough=True)
    meta = load_pipeline(folder).meta
    state = f"{number} files as they were saved" if number else "no manifest: its files were not compared"
    typer.echo(f"{meta['lang']}_{meta['name'].removeprefix(meta['lang'] + '_')} {meta['version']}, {place}: {state}")


def _extractor(model: str | None, lexicon: list[Path] | None, backend: str) -> Extractor:
    with no_collections():
        import_spacy()
        from eventx.api import load

        return load(model=model, lexicon=lexicon or None, backend=backend)  # type: ignore[arg-type]


def _print(results: Iterable[Extraction], format: Format) -> None:
    """Print extractions as they come; ``json`` gives an object for one article and an array for more."""
    if format is Format.jsonl:
        for result in results:
            typer.echo(result.model_dump_json())
    elif format is Format.table:
        from eventx.display.terminal import print_tables

        for result in results:
            print_tables(result, sys.stdout)
    else:
        texts = [result.model_dump_json(indent=2) for result in results]
        typer.echo(texts[0] if len(texts) == 1 else "[\n" + ",\n".join(texts) + "\n]")


def _tell(failures: list[str]) -> None:
    """List what was not read, and end with exit code 1 if there is anything."""
    if failures:
        typer.echo("\n".join([f"{len(failures)} not read:", *failures]), err=True)
        raise typer.Exit(1)


def _text(file: str) -> str:
    """The text of a file or of standard input, in UTF-8."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise InputError(
            f"{file} cannot be read: {error.strerror}.", remedy="Check the path and its rights."
        ) from error
    except UnicodeDecodeError as error:
        remedy = "Convert it first: iconv -f WINDOWS-1252 -t UTF-8."
        raise InputError(f"{file} is not in UTF-8 (byte {error.start}).", allowed="UTF-8", remedy=remedy) from error


def _collect_warnings() -> list[str]:
    """What the library logs as it skips articles, for the list at the end."""
    messages: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: messages.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger("eventx").addHandler(handler)
    return messages
