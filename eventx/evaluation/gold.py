"""The annotated articles: JSON Lines, one article a line, as ``docs/evaluation.md`` describes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from eventx.errors import InputError


def _ordered(span: tuple[int, int]) -> tuple[int, int]:
    if not 0 <= span[0] < span[1]:
        raise ValueError(f"a span must be [start, end] with 0 <= start < end, not {list(span)}")
    return span


GoldSpan = Annotated[tuple[int, int], AfterValidator(_ordered)]
"""Half-open character offsets into the article's text."""
Names = list[str]
"""Acceptable names of one thing, the best first."""


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldStatement(_Gold):
    """Somebody's words; `date` (EDTF) only where the text tells when they were said."""

    content: list[GoldSpan] = Field(min_length=1)
    form: str = "direct"
    speaker: Names = []
    via: Names = []
    date: str | None = None

    @property
    def spans(self) -> list[GoldSpan]:
        """What is compared with the content of a statement found."""
        return self.content


class GoldParticipant(_Gold):
    """One participant: acceptable names, and a role in events."""

    name: Names
    role: str | None = None


class GoldFact(_Gold):
    """A meeting or event; `mentions` are spans of triggers."""

    mentions: list[GoldSpan] = Field(min_length=1)
    type: str | None = None
    participants: list[GoldParticipant] = []
    place: Names | None = None
    date: str | None = None
    status: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare_names(cls, value: object) -> object:
        """Participants of meetings may be written as lists of names."""
        if isinstance(value, dict) and isinstance(value.get("participants"), list):
            parties = [{"name": p} if isinstance(p, list) else p for p in value["participants"]]
            return {**value, "participants": parties}
        return value


class GoldArticle(_Gold):
    """A text with everything that should be found in it."""

    id: str
    text: str
    published: date | None = None
    statements: list[GoldStatement] = []
    meetings: list[GoldFact] = []
    events: list[GoldFact] = []

    @model_validator(mode="after")
    def _spans_lie_inside(self) -> GoldArticle:
        spans = [s for statement in self.statements for s in statement.content]
        spans += [s for fact in (*self.meetings, *self.events) for s in fact.mentions]
        beyond = [list(span) for span in spans if span[1] > len(self.text)]
        if beyond:
            raise ValueError(f"the span {beyond[0]} lies outside the text of {len(self.text)} characters")
        return self


def read_gold(path: str | Path) -> Iterator[GoldArticle]:
    """The annotated articles of a file.

    Raises:
        InputError: the file cannot be read, or a line is not in the format; the message names line and field.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield GoldArticle.model_validate_json(line)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            field = ".".join(map(str, first["loc"])) or "the line"
            remedy = "docs/evaluation.md describes the format."
            raise InputError(f"{path}:{number}: {field}: {first['msg']}.", got=line[:60], remedy=remedy) from error
