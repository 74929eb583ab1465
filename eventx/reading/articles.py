"""Files and folders to a stream of articles; what cannot be read comes as an error in its place."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from eventx.errors import InputError, MissingExtraError
from eventx.reading.rows import ArticleInput, ColumnReader, as_day

Item = ArticleInput | InputError


def read_articles(
    paths: str | Path | Iterable[str | Path],
    *,
    columns: Mapping[str, str] | None = None,
    published: date | str | None = None,
) -> Iterator[Item]:
    """The articles of files and folders, in order; a bad file or row gives an `InputError` instead and stops nothing.

    Read are .txt (one article a file), .jsonl, .json, .csv, .tsv, .parquet and .html, also with .gz; of a folder, all
    such files below it by name. Files of other names are taken for text. "-" is standard input: text, or JSON Lines
    if it begins with an object.

    Args:
        paths: files, folders, "-".
        columns: names of columns by field, where they are not found by themselves: ``{"text": "isi_artikel"}``.
        published: the publication date of articles that come without one.

    Yields:
        `ArticleInput`, or the `InputError` that stands for what could not be read.

    Raises:
        ArgumentError: `columns` names an unknown field.
        InputError: `published` is no date.
        MissingExtraError: a Parquet or HTML file is given and the package for it is not installed.
    """
    reader = ColumnReader(columns, as_day(published, "published"))
    return _all([paths] if isinstance(paths, str | Path) else paths, reader)


def count_articles(paths: Iterable[str | Path]) -> int | None:
    """How many items `read_articles` will give, for a progress bar; None where only reading would tell.

    Counts files, lines of JSON Lines and rows of Parquet and CSV without reading their texts into memory.
    """
    total = 0
    for path in paths:
        if str(path) == "-":
            return None
        for file in _files(Path(path)):
            count = _COUNTERS.get(_suffix(file))
            try:
                total += count(file) if count else 1
            except (OSError, EOFError, ValueError, csv.Error, zlib.error, MissingExtraError):
                total += 1  # what is wrong is told when the file is read
    return total


def _count_lines(path: Path) -> int:
    with _open(path) as file:
        return sum(1 for line in file if line.strip())


def _count_csv(path: Path) -> int:
    csv.field_size_limit(2**31 - 1)
    with _open(path) as file:
        return max(0, sum(1 for cells in csv.reader(file) if cells) - 1)


def _count_parquet(path: Path) -> int:
    with _optional("pyarrow.parquet", "arrow").ParquetFile(path) as file:
        return int(file.metadata.num_rows)


def _all(paths: Iterable[str | Path], reader: ColumnReader) -> Iterator[Item]:
    for path in paths:
        if str(path) == "-":
            yield from _stdin(reader)
            continue
        found = list(_files(Path(path)))
        if not found:
            yield InputError(f"{path}: The folder holds no articles.", allowed=", ".join(sorted(_READERS)))
        for file in found:
            yield from _guarded(file, reader)


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if not hidden and file.is_file() and _suffix(file) in _READERS:
            yield file


def _suffix(path: Path) -> str:
    return (path.with_suffix("") if path.suffix.lower() == ".gz" else path).suffix.lower()


def _guarded(path: Path, reader: ColumnReader) -> Iterator[Item]:
    """The articles of one file; an error that ends the file comes as its last item."""
    try:
        yield from _READERS.get(_suffix(path), _read_text)(path, reader)
    except MissingExtraError:
        raise
    except InputError as error:
        yield error
    except UnicodeDecodeError as error:
        remedy = "Convert it first: iconv -f WINDOWS-1252 -t UTF-8."
        yield InputError(f"{path} is not in UTF-8 (byte {error.start}).", allowed="UTF-8", remedy=remedy)
    except OSError as error:
        yield InputError(f"{path} cannot be read: {error.strerror or error}.", remedy="Check the path and its rights.")
    except (EOFError, ValueError, csv.Error, zlib.error) as error:
        yield InputError(f"{path} is damaged: {error}.")


def _row(reader: ColumnReader, row: Any, origin: str) -> Item:
    if not isinstance(row, Mapping):
        return InputError(f"{origin}: Not an article.", got=row, allowed="an object with named values")
    try:
        return reader.article(row, origin)
    except InputError as error:
        return error


def _open(path: Path) -> io.TextIOBase:
    """The file as text in UTF-8, with or without a byte order mark, unpacked."""
    raw: Any = gzip.open(path, "rb") if path.suffix.lower() == ".gz" else path.open("rb")  # noqa: SIM115
    return io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")


def _read_text(path: Path, reader: ColumnReader) -> Iterator[Item]:
    with _open(path) as file:
        text = file.read()
    if "\x00" in text[:4096]:
        raise InputError(f"{path} is not a text file.", allowed=", ".join(sorted(_READERS)))
    yield _row(reader, {"text": text.replace("\r\n", "\n")}, str(path))


def _read_jsonl(path: Path, reader: ColumnReader) -> Iterator[Item]:
    with _open(path) as file:
        yield from _json_lines(file, reader, str(path))


def _json_lines(lines: Iterable[str], reader: ColumnReader, name: str) -> Iterator[Item]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            origin = f"{name}:{number}"
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield InputError(f"{origin}: Not JSON: {error}.", got=line[:60])
                continue
            yield _row(reader, row, origin)


def _read_json(path: Path, reader: ColumnReader) -> Iterator[Item]:
    with _open(path) as file:
        try:
            document = json.load(file)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{path}: Not JSON: {error}.", remedy="JSON Lines must be called .jsonl.") from error
    if isinstance(document, list):
        yield from (_row(reader, row, f"{path}[{number}]") for number, row in enumerate(document))
    else:
        yield _row(reader, document, str(path))


def _read_csv(path: Path, reader: ColumnReader) -> Iterator[Item]:
    csv.field_size_limit(2**31 - 1)  # an article is longer than the 128 KiB that csv allows by itself
    with _open(path) as file:
        first = file.readline()
        delimiter = max(",;\t|", key=first.count)
        header = next(csv.reader([first], delimiter=delimiter), [])
        rows = csv.reader(file, delimiter=delimiter)
        for cells in rows:
            if cells:
                origin = f"{path}:{rows.line_num + 1}"
                if len(cells) != len(header):
                    got = f"{len(cells)} cells"
                    yield InputError(f"{origin}: A row of another length.", got=got, allowed=f"{len(header)} cells")
                else:
                    yield _row(reader, dict(zip(header, cells, strict=True)), origin)


def _read_parquet(path: Path, reader: ColumnReader) -> Iterator[Item]:
    parquet = _optional("pyarrow.parquet", "arrow")
    with parquet.ParquetFile(path) as file:
        number = 0
        for batch in file.iter_batches(batch_size=256):
            for row in batch.to_pylist():
                yield _row(reader, row, f"{path}[{number}]")
                number += 1


def _read_html(path: Path, reader: ColumnReader) -> Iterator[Item]:
    trafilatura = _optional("trafilatura", "html")
    with _open(path) as file:
        page = file.read()
    found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False, favor_precision=True)
    if found is None:
        raise InputError(f"{path}: No article was found in the page.")
    yield _row(reader, found if isinstance(found, Mapping) else found.as_dict(), str(path))


def _stdin(reader: ColumnReader) -> Iterator[Item]:
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield InputError(f"Standard input is not in UTF-8 (byte {error.start}).", allowed="UTF-8")
        return
    first = text.lstrip().partition("\n")[0]
    with suppress(ValueError, RecursionError):
        if isinstance(json.loads(first), dict):
            yield from _json_lines(text.splitlines(), reader, "-")
            return
    yield _row(reader, {"text": text}, "-")


def _optional(module: str, extra: str) -> Any:
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(module.partition(".")[0], extra, cause=error) from error


_READERS: dict[str, Callable[[Path, ColumnReader], Iterator[Item]]] = {
    ".txt": _read_text,
    ".jsonl": _read_jsonl,
    ".ndjson": _read_jsonl,
    ".json": _read_json,
    ".csv": _read_csv,
    ".tsv": _read_csv,
    ".parquet": _read_parquet,
    ".html": _read_html,
    ".htm": _read_html,
}
_COUNTERS: dict[str, Callable[[Path], int]] = {
    ".jsonl": _count_lines,
    ".ndjson": _count_lines,
    ".csv": _count_csv,
    ".tsv": _count_csv,
    ".parquet": _count_parquet,
}
