"""A timeline as a table: when, what, who, where, and which outlets report it."""

from __future__ import annotations

from eventx.display.article import date_of
from eventx.display.markup import link, readable, shorten, tag, text
from eventx.timelines import Conflict, Report, Timeline, TimelineEntry

_REPORTS_SHOWN = 4


def timeline_table(timeline: Timeline, *, limit: int | None) -> str:
    """The entries as rows, the first `limit` of them."""
    shown = timeline.entries if limit is None else timeline.entries[:limit]
    rows = "".join(map(_row, shown))
    head = "".join(tag("th", name) for name in ("Date", "What", "Who", "Where", "Told", "Reports"))
    left = len(timeline) - len(shown)
    more = tag("p", f"… and {left} more entries; timeline[{limit}:] shows them.", cls="ex-soft") if left else ""
    count = f"{len(timeline)} entries from {len(timeline.sources)} sources"
    return (
        f'<div class="ex-head">{count}</div><div class="ex-scroll"><table class="ex-table"><thead><tr>{head}</tr>'
        f"</thead><tbody>{rows}</tbody></table></div>{more}"
    )


def _row(entry: TimelineEntry) -> str:
    cells = (_when(entry), _what(entry), _who(entry), _where(entry), _told(entry), _reports(entry))
    return tag("tr", "".join(tag("td", cell) for cell in cells))


def _when(entry: TimelineEntry) -> str:
    if entry.time:
        return date_of(entry.time)
    if entry.first_reported:
        return tag("span", f"({entry.first_reported})", cls="ex-soft", title="date of the first report")
    return tag("span", "?", cls="ex-soft", title="date unknown")


def _what(entry: TimelineEntry) -> str:
    badge = tag("span", text(entry.type.replace("_", " ")), cls=f"ex-badge ex-b-{entry.kind}", title=entry.kind)
    history = " → ".join(dict.fromkeys(change.status for change in entry.status_history))
    return badge + (tag("div", text(history), cls="ex-status") if history else "")


def _who(entry: TimelineEntry) -> str:
    names = dict.fromkeys(actor.name for actor in entry.participants)
    return tag("span", ", ".join(map(text, names)), cls="ex-quote")


def _where(entry: TimelineEntry) -> str:
    place = entry.place
    return tag("span", text(place.name), title=place.country or "") if place else ""


def _told(entry: TimelineEntry) -> str:
    told = tag("span", text(shorten(entry.summary, 220)), cls="ex-quote", title=entry.summary)
    return told + "".join(map(_conflict, entry.conflicts))


def _conflict(conflict: Conflict) -> str:
    shown = (readable(version.value) if conflict.field == "date" else version.value for version in conflict.versions)
    return tag(
        "div",
        text(f"⚠ {conflict.field}: " + " / ".join(shown)),
        cls="ex-soft ex-conflict",
        title="; ".join(f"{version.value}: {', '.join(version.articles)}" for version in conflict.versions),
    )


def _reports(entry: TimelineEntry) -> str:
    one_an_article = list({report.article_id: report for report in entry.reports}.values())
    lines = [tag("div", _report(report), title=report.sentence.text) for report in one_an_article[:_REPORTS_SHOWN]]
    left = len(one_an_article) - _REPORTS_SHOWN
    return "".join(lines) + (tag("div", f"+ {left} more", cls="ex-soft") if left > 0 else "")


def _report(report: Report) -> str:
    name = link(report.url, report.source or report.article_id)
    return f'{name} <span class="ex-soft">{report.published or ""}</span>'
