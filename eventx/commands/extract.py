"""``eventx extract --to FILE``: many articles to one file, with the possibility to go on after an interruption."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from eventx.batch import extract_many
from eventx.commands.inputs import Articles
from eventx.errors import ArgumentError
from eventx.export import Journal, write
from eventx.export.writing import format_of


def extract_to(
    target: Path, paths: list[str], *, published: str | None, columns: list[str], resume: bool, **options: Any
) -> int:
    """Extract and write; the number of articles in the file.

    Extractions are kept in a journal beside the file as they come (JSON Lines is its own journal), so that after an
    interruption ``resume`` reads only the articles that are missing.

    Args:
        target: the file; its suffix gives the format.
        paths: files and folders with articles.
        published: the publication date of articles without one.
        columns: "field=column" pairs.
        resume: go on with an interrupted journal.
        options: of `extract_many`.

    Raises:
        ArgumentError: the format is unknown, or the target is one of the inputs.
    """
    own_journal = format_of(target) == "jsonl" and target.suffix != ".gz"
    if any(target.resolve() == Path(path).resolve() for path in paths if path != "-"):
        raise ArgumentError("The output file is also an input.", got=str(target), allowed="another file for --to")
    path = target if own_journal else target.with_name(f"{target.name}.partial.jsonl")
    with Journal(path, resume=resume) as journal:
        articles = Articles(paths, published=published, columns=columns, done=frozenset(journal.done))
        for extraction in extract_many(articles, **options):
            journal.append(extraction)
        if not own_journal:
            write(iter(journal), target)
    if not own_journal:
        journal.remove()
    return len(journal)
