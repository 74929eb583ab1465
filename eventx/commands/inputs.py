"""Articles for a command: read from files, counted for the progress bar, less those that are done."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from eventx.document.ids import article_id
from eventx.errors import ArgumentError, InputError
from eventx.export import read_jsonl
from eventx.models import Extraction
from eventx.reading import ArticleInput, count_articles, read_articles


class Articles:
    """The articles of files; an iterable with a length, as `extract_many` wants it for its progress bar.

    Args:
        paths: files, folders, "-".
        published: the publication date of articles without one.
        columns: "field=column" pairs.
        done: ids of articles to leave out.
    """

    def __init__(
        self, paths: list[str], *, published: str | None, columns: list[str], done: Collection[str] = ()
    ) -> None:
        self._items = read_articles(paths, columns=column_names(columns), published=published)
        self._total = count_articles(paths)
        self._done = done

    def __iter__(self) -> Iterator[ArticleInput | InputError]:
        return (item for item in self._items if isinstance(item, InputError) or _id(item) not in self._done)

    def __len__(self) -> int:
        return max(0, (self._total or 0) - len(self._done))


def column_names(pairs: list[str]) -> dict[str, str]:
    """Names of columns by field, from "field=column".

    Raises:
        ArgumentError: a pair is written otherwise.
    """
    wrong = [pair for pair in pairs if "=" not in pair]
    if wrong:
        raise ArgumentError("Not a column.", got=wrong[0], allowed="field=column, such as text=isi_artikel")
    return {field.strip(): column for field, _, column in (pair.partition("=") for pair in pairs)}


def are_extractions(path: str) -> bool:
    """Whether a file holds extractions that `eventx extract` wrote, rather than articles."""
    if path == "-" or not path.lower().endswith((".jsonl", ".jsonl.gz")) or not Path(path).is_file():
        return False
    try:
        return isinstance(next(read_jsonl(path), None), Extraction)
    except InputError:
        return False


def _id(item: ArticleInput) -> str:
    return item.id or article_id(item.text, item.url, item.source)
