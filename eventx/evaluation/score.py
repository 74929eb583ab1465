"""Compares what is found in annotated articles with their annotation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from eventx.evaluation.compare import characters, day, day_of, overlap, paired, right_actor, same_name
from eventx.evaluation.gold import GoldArticle, GoldFact, GoldStatement, read_gold
from eventx.evaluation.report import EvaluationReport, Miss
from eventx.models import Event, Extraction, Meeting, Participant, Statement

_FOUND, _EXACT = 0.5, 0.95
"""Shares of characters in common from which a statement counts as found, and as exact."""
_SHOWN = 110

Extract = Callable[[GoldArticle], Extraction]


def evaluate(gold: str | Path | Iterable[GoldArticle], extract: Extract) -> EvaluationReport:
    """Read the annotated articles and count what is right.

    Args:
        gold: a JSON Lines file, or articles read from one.
        extract: a function from an article to its extraction, such as
            ``lambda a: eventx.extract(a.text, published=a.published)``.

    Returns:
        Precision, recall and F1 by kind of record and field, with everything missed.

    Raises:
        InputError: the file is not in the format.
    """
    report = EvaluationReport()
    for article in read_gold(gold) if isinstance(gold, str | Path) else gold:
        extraction = extract(article)
        report.articles += 1
        _statements(report, article, extraction.statements)
        _facts(report, article, "meeting", article.meetings, extraction.meetings)
        _facts(report, article, "event", article.events, extraction.events)
    return report


def _statements(report: EvaluationReport, article: GoldArticle, found: Sequence[Statement]) -> None:
    gold = article.statements
    theirs = [characters(statement.content) for statement in gold]
    ours = [characters(statement.content) for statement in found]
    shares = {(i, j): overlap(a, b) for i, a in enumerate(theirs) for j, b in enumerate(ours)}

    def weight(i: int, j: int) -> float:
        return share if (share := shares[i, j]) >= _FOUND else 0.0

    pairs = paired(range(len(gold)), range(len(found)), weight)
    exact = [pair for pair in pairs if shares[pair] >= _EXACT]
    said = [(i, j) for i, j in pairs if right_actor(found[j].speaker, gold[i].speaker)]
    for measure, hits in (("found", pairs), ("exact", exact), ("found + speaker", said)):
        _count(report, article, f"statement {measure}", hits, len(gold), len(found))
    formed = sum(gold[i].form == found[j].form for i, j in pairs)
    report.add("statement form", formed, len(pairs), len(pairs))
    _statement_details(report, gold, found, pairs)
    for i in _rest(len(gold), {i for i, _ in pairs}):
        _miss(report, article, "statement missed", gold[i].content[0][0], gold[i].content[-1][1])
    for j in _rest(len(found), {j for _, j in pairs}):
        spans = found[j].content
        _miss(report, article, "statement extra", spans[0].start if spans else 0, spans[-1].end if spans else 0)
    for i, j in sorted(set(pairs) - set(said)):
        speaker = found[j].speaker
        told = f"{speaker.name if speaker else None!r} for {' / '.join(gold[i].speaker[:2])}"
        report.misses.append(Miss(kind="speaker wrong", article=article.id, text=told))


def _statement_details(
    report: EvaluationReport, gold: Sequence[GoldStatement], found: Sequence[Statement], pairs: list[tuple[int, int]]
) -> None:
    dated = [(i, j) for i, j in pairs if gold[i].date]
    right = sum(day(gold[i].date) == day_of(found[j].time) for i, j in dated)
    report.add("statement date", right, len(dated), sum(found[j].time is not None for _, j in pairs))
    credited = sum(
        any(same_name(name, [accepted]) for name in found[j].via) for i, j in pairs for accepted in gold[i].via
    )
    outlets = sum(len(statement.via) for statement in gold)
    report.add("statement outlet", credited, outlets, sum(len(statement.via) for statement in found))


def _facts(
    report: EvaluationReport,
    article: GoldArticle,
    kind: str,
    gold: Sequence[GoldFact],
    found: Sequence[Meeting] | Sequence[Event],
) -> None:
    theirs = [characters(fact.mentions) for fact in gold]
    ours = [characters(fact.mentions) for fact in found]

    def touch(i: int, j: int) -> float:
        return len(theirs[i] & ours[j])

    def touch_of_type(i: int, j: int) -> float:
        return touch(i, j) if _type(found[j]) in (gold[i].type, None) else 0.0

    everything = (range(len(gold)), range(len(found)))
    pairs = paired(*everything, touch_of_type)
    _count(report, article, f"{kind} found", pairs, len(gold), len(found))
    if kind == "event":
        report.add("event trigger (any type)", len(paired(*everything, touch)), len(gold), len(found))
    whole = [(i, j) for i, j in pairs if _fields(report, article, kind, gold[i], found[j])]
    _count(report, article, f"{kind} whole record", whole, len(gold), len(found))
    for i in _rest(len(gold), {i for i, _ in pairs}):
        _miss(report, article, f"{kind} missed", *gold[i].mentions[0], about=gold[i].type or "")
    for j in _rest(len(found), {j for _, j in pairs}):
        trigger = found[j].mentions[0] if found[j].mentions else found[j].sentence
        _miss(report, article, f"{kind} extra", trigger.start, trigger.end, about=_type(found[j]) or "")


def _type(fact: Meeting | Event) -> str | None:
    return fact.type if isinstance(fact, Event) else None


def _fields(report: EvaluationReport, article: GoldArticle, kind: str, gold: GoldFact, found: Meeting | Event) -> bool:
    """Count the fields of a pair; true where date, status and place are right and half of the participants."""
    parties = _participants(report, kind, gold, found.participants)
    place = right_actor(found.place, gold.place) if gold.place else found.place is None
    date = day(gold.date) == day_of(found.time)
    status = gold.status == found.status
    report.add(f"{kind} place", int(bool(gold.place) and place), int(bool(gold.place)), int(found.place is not None))
    report.add(f"{kind} date", int(bool(gold.date) and date), int(bool(gold.date)), int(found.time is not None))
    report.add(f"{kind} status", int(status), 1, 1)
    if gold.date and not date:
        start, end = gold.mentions[0]
        told = f"{found.time.value if found.time else None} for {gold.date}"
        _miss(report, article, f"{kind} date wrong", start, end, about=told)
    return date and status and place and parties * 2 >= len(gold.participants)


def _participants(report: EvaluationReport, kind: str, gold: GoldFact, found: Sequence[Participant]) -> int:
    hits = paired(gold.participants, found, lambda g, p: float(right_actor(p, g.name)))
    report.add(f"{kind} participant", len(hits), len(gold.participants), len(found))
    if kind == "event":
        roles = sum(gold.participants[i].role == found[j].role for i, j in hits)
        report.add("event participant role", roles, len(hits), len(hits))
    return len(hits)


def _count(
    report: EvaluationReport, article: GoldArticle, measure: str, pairs: list[tuple[int, int]], gold: int, found: int
) -> None:
    report.add(measure, len(pairs), gold, found)
    report.hits.setdefault(measure, []).extend(f"{article.id}#{i}" for i, _ in sorted(pairs))


def _rest(count: int, used: set[int]) -> list[int]:
    return [number for number in range(count) if number not in used]


def _miss(report: EvaluationReport, article: GoldArticle, kind: str, start: int, end: int, about: str = "") -> None:
    text = article.text
    if kind.startswith("statement"):
        shown = text[start:end][:_SHOWN]
    else:
        shown = f"{about} {text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 40]}".strip()
    report.misses.append(Miss(kind=kind, article=article.id, text=" ".join(shown.split())))
