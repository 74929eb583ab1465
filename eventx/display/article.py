"""An article with its records: who speaks, meets and acts, marked in the text and listed beside it."""

from __future__ import annotations

from collections.abc import Iterator

from eventx.display.markup import link, readable, shorten, tag, text
from eventx.models import Actor, Event, Extraction, Fact, Meeting, Participant, Statement, When

Mark = tuple[int, int, str, str]
"""Start, end, label, and what a reader sees when pointing at it."""
LABELS = {
    "actor": "speaker or participant",
    "cue": "reporting cue",
    "content": "words said",
    "trigger": "meeting or event",
    "place": "place",
    "time": "time",
}


def article_view(extraction: Extraction) -> str:
    """The text with its marks, and the records beside it."""
    legend = "".join(f'<span class="ex-{label}">{meaning}</span>' for label, meaning in LABELS.items())
    records = "".join(card(record) for record in extraction.records)
    if not records:
        told = " ".join(note.message for note in extraction.notes)
        records = tag("p", text(told or "No records."), cls="ex-soft")
    return (
        f"{_head(extraction)}"
        f'<div class="ex-legend">{legend}</div>'
        f'<div class="ex-cols"><div class="ex-text">{marked_text(extraction)}</div>'
        f'<div class="ex-list">{records}</div></div>'
    )


def marked_text(extraction: Extraction) -> str:
    """The article's text, escaped, in pieces that carry the classes of all marks that cover them."""
    content = extraction.text
    marks = [mark for record in extraction.records for mark in _marks(record)]
    edges: dict[int, list[tuple[bool, Mark]]] = {}
    for mark in marks:
        if 0 <= mark[0] < mark[1] <= len(content):
            edges.setdefault(mark[0], []).append((True, mark))
            edges.setdefault(mark[1], []).append((False, mark))
    pieces, open_marks, last = [], list[Mark](), 0
    for position in sorted(edges):
        pieces.append(_piece(content[last:position], open_marks))
        last = position
        for opens, mark in edges[position]:
            if opens:
                open_marks.append(mark)
            else:
                open_marks.remove(mark)
    pieces.append(text(content[last:]))
    return "".join(pieces)


def _piece(content: str, marks: list[Mark]) -> str:
    if not content or not marks:
        return text(content)
    classes = " ".join(sorted({f"ex-{mark[2]}" for mark in marks}))
    title = "\n".join(dict.fromkeys(mark[3] for mark in marks if mark[3]))
    return tag("span", text(content), cls=classes, title=title)


def _marks(record: Statement | Meeting | Event) -> Iterator[Mark]:
    if isinstance(record, Statement):
        said = f"{record.form} statement of {record.speaker.name if record.speaker else 'nobody named'}"
        yield from ((span.start, span.end, "content", said) for span in record.content)
        if record.cue:
            yield record.cue.start, record.cue.end, "cue", f"{record.act} ({record.rule})"
        actors: tuple[Actor | Participant, ...] = (record.speaker,) if record.speaker else ()
    else:
        kind = f"{record.kind}: {record.type if isinstance(record, Event) else record.mode}, {record.status}"
        yield from ((span.start, span.end, "trigger", f"{kind} ({record.rule})") for span in record.mentions)
        actors = record.participants
    yield from ((a.start, a.end, "actor", _who(a)) for a in actors)
    if record.place:
        yield record.place.start, record.place.end, "place", record.place.name
    if record.time:
        yield record.time.start, record.time.end, "time", f"{record.time.value} ({record.time.source})"


def card(record: Fact) -> str:
    """One record: what it is, who, where, when, in what words, and why we think so."""
    if isinstance(record, Statement):
        kind, what, status = "statement", record.act, str(record.form)
        who: list[Actor] = [record.speaker] if record.speaker else []
        words = " … ".join(span.text for span in record.content)
    elif isinstance(record, Meeting | Event):
        kind, status, who = record.kind, record.status, list(record.participants)
        what = record.mode if isinstance(record, Meeting) else record.type
        words = record.sentence.text
    else:
        return tag("div", text(record.sentence.text), cls="ex-card")
    head = tag("span", text(what.replace("_", " ")), cls=f"ex-badge ex-b-{kind}") + tag("span", status, cls="ex-status")
    facts = " · ".join(part for part in (", ".join(map(_actor, who)), *_where_when(record)) if part)
    why = f"{record.rule} · {record.confidence:.2f} · {record.id}"
    return (
        f'<div class="ex-card ex-{kind}">{head}<div>{facts}</div>'
        f'<div class="ex-soft ex-quote">{text(shorten(words, 300))}</div>'
        f'<div class="ex-soft">{text(why)}</div></div>'
    )


def _where_when(record: Statement | Meeting | Event) -> tuple[str, str]:
    place = text(record.place.name) if record.place else ""
    return place, date_of(record.time)


def date_of(time: When | None) -> str:
    """The date as EDTF, with how it was found on pointing at it."""
    return tag("span", text(readable(time.value)), title=f"{time.value}, {time.grain}, {time.source}") if time else ""


def _actor(actor: Actor) -> str:
    role = actor.role if isinstance(actor, Participant) and actor.role else ""
    name = tag("b", text(actor.name), title=_who(actor))
    return f"{name} <span class='ex-soft'>{role}</span>" if role else name


def _who(actor: Actor) -> str:
    return ", ".join(part for part in (actor.name, actor.role_title, actor.country) if part)


def _head(extraction: Extraction) -> str:
    article = extraction.article
    title = tag("b", link(article.url, article.title)) if article.title else ""
    published = article.published.isoformat() if article.published else "publication date unknown"
    counts = f"{len(extraction.statements)} statements, {len(extraction.meetings)} meetings, "
    counts += f"{len(extraction.events)} events"
    facts = " · ".join(text(part) for part in (article.source, published, counts) if part)
    return f'<div class="ex-head">{title}{facts}</div>'
