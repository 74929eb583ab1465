"""Makes extractions from short descriptions, with boring defaults, so that a test shows only what matters."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Any

from eventx.models import (
    Actor,
    Article,
    Entity,
    Event,
    Extraction,
    Meeting,
    Mention,
    Participant,
    Place,
    Quantity,
    Span,
    Statement,
    When,
)

_CODE = re.compile(r"^[A-Z]{2}$")


def span(text: str, piece: str, base: int = 0) -> Span:
    at = text.find(piece)
    if at < 0:
        piece = next((word for word in reversed(piece.split()) if word in text), text.split()[0])
        at = text.find(piece)
    return Span(start=base + at, end=base + at + len(piece), text=piece)


def when(value: str) -> When:
    """An EDTF date: day, month, year, or an interval of days."""
    first, _, last = value.rstrip("~").partition("/")
    low, high = _days(first)
    if last:
        high = _days(last)[1]
    grain = "day" if len(first) == 10 else "month" if len(first) == 7 else "year"
    return When(value=value, first=low, last=high, grain=grain, start=0, end=0, source="explicit")


def _days(value: str) -> tuple[date, date]:
    parts = [int(part) for part in value.split("T")[0].split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    if len(parts) == 2:
        return date(*parts, 1), date(*parts, calendar.monthrange(*parts)[1])
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


class Builder:
    """Collects the records of one article; `extraction` is the result."""

    def __init__(
        self, id: str = "a1", *, source: str | None = "Harian Satu", published: str | None = "2025-03-02"
    ) -> None:
        self.article = Article(
            id=id,
            source=source,
            published=date.fromisoformat(published) if published else None,
            published_from="caller" if published else None,
        )
        self.text = ""
        self.entities: list[Entity] = []
        self.records: list[Statement | Meeting | Event] = []

    def add(
        self,
        kind: str,
        text: str,
        *,
        who: list[str] | None = None,
        when: str | None = None,
        where: str | None = None,
        **fields: Any,
    ) -> Builder:
        """`kind` is meeting, statement, or an event's type; `who` holds "[agent|patient] PER Sergei Lavrov RU"."""
        base = len(self.text)
        self.text += text + "\n"
        sentence = Span(start=base, end=base + len(text), text=text)
        number = len(self.records) + 1
        common: dict[str, Any] = {
            "id": f"{kind[0]}{number}",
            "sentence": sentence,
            "rule": "test",
            "confidence": 0.9,
            "time": globals()["when"](when) if when else None,
            "place": self._place(where, text, base) if where else None,
        }
        actors = [self._actor(w, text, base) for w in who or ()]
        if kind == "statement":
            said = fields.pop("said", text)
            self.records.append(
                Statement(
                    **common, form=fields.pop("form", "direct"), content=(span(text, said, base),),
                    speaker=Actor(**actors[0].model_dump(exclude={"role"})) if actors else None, **fields,
                )
            )  # fmt: skip
            return self
        trigger = span(text, fields.pop("trigger", text.split()[0]), base)
        common |= {"mentions": (trigger,), "status": fields.pop("status", "occurred"), "participants": tuple(actors)}
        if kind == "meeting":
            self.records.append(Meeting(**common, mode=fields.pop("mode", "in_person"), **fields))
        else:
            quantities = tuple(
                Quantity(**span(text, str(value), base).model_dump(), kind=name, value=value)
                for name, value in fields.pop("quantities", {}).items()
            )
            self.records.append(Event(**common, type=kind, quantities=quantities, **fields))
        return self

    @property
    def extraction(self) -> Extraction:
        of = {kind: tuple(r for r in self.records if r.kind == kind) for kind in ("statement", "meeting", "event")}
        return Extraction(
            article=self.article,
            text=self.text,
            entities=tuple(self.entities),
            statements=of["statement"],
            meetings=of["meeting"],
            events=of["event"],
            version="test",
        )

    def _actor(self, described: str, text: str, base: int) -> Participant:
        parts = described.split()
        role = parts.pop(0) if parts[0] in ("agent", "patient") else None
        type = parts.pop(0) if parts[0] in ("PER", "ORG", "LOC") else None
        country = parts.pop() if _CODE.match(parts[-1]) and len(parts) > 1 else None
        name = " ".join(parts)
        mention = span(text, name, base)
        id = self._entity(type, name, country, mention, "country" if type == "LOC" else None) if type else None
        return Participant(**mention.model_dump(), name=name, type=type, country=country, role=role, entity_id=id)

    def _place(self, described: str, text: str, base: int) -> Place:
        """ "Istanbul TR 41.0 28.9", "Arab Saudi SA country"."""
        parts = described.split()
        kind = "country" if parts[-1] == "country" else "city"
        if kind == "country":
            parts.pop()
        at: list[float | None] = [None, None]
        if re.match(r"^-?\d", parts[-1]):
            at = [float(parts[-2]), float(parts[-1])]
            parts = parts[:-2]
        country = parts.pop() if len(parts) > 1 and _CODE.match(parts[-1]) else None
        name = " ".join(parts)
        mention = span(text, name, base)
        id = self._entity("LOC", name, country, mention, kind)
        return Place(
            name=name,
            country=country,
            latitude=at[0],
            longitude=at[1],
            start=mention.start,
            end=mention.end,
            entity_id=id,
        )

    def _entity(self, type: str, name: str, country: str | None, mention: Span, kind: str | None) -> str:
        for entity in self.entities:
            if (entity.type, entity.name) == (type, name):
                return entity.id
        id = f"e{len(self.entities) + 1}"
        form = Mention(**mention.model_dump(), form=_form(mention.text, name))
        self.entities.append(Entity(id=id, type=type, name=name, mentions=(form,), country=country, kind=kind))
        return id


def _form(text: str, name: str) -> str:
    if text == name:
        return "name"
    return "short_name" if text in name.split() else "pronoun"


def article(kind: str, text: str, *, id: str = "a1", source: str | None = "Harian Satu",
            published: str | None = "2025-03-02", **fields: Any) -> Extraction:  # fmt: skip
    """An extraction with one record."""
    return Builder(id, source=source, published=published).add(kind, text, **fields).extraction
