"""Whom a mention goes to: names through the article's entities, pronouns and ``-nya`` through who spoke last."""

from __future__ import annotations

from eventx.extractors.statements.scan import Scan
from eventx.extractors.statements.speaker import Mention
from eventx.extractors.statements.subject import is_object
from eventx.models import Actor

# Characters back to the person that "ujarnya" may mean when a body or state has spoken in between.
_PERSON_REACH = 1500
# Tokens from the beginning of a sentence to the name of its subject.
_SUBJECT_REACH = 12


def actor_of(scan: Scan, mention: Mention) -> Actor | None:
    """The actor of a mention; pronouns go to whom the article means."""
    start, end = scan.starts[mention.first], scan.ends[mention.last - 1]
    if mention.kind == "pronoun" and not scan.is_("pronoun_group", mention.first):
        return _resolved(scan, start, end, mention.first) or scan.ctx.entities.actor(start, end)
    return scan.ctx.entities.actor(start, end)


def clitic_actor(scan: Scan, i: int) -> Actor | None:
    """The actor behind ``-nya`` at the end of token `i`."""
    return _resolved(scan, scan.ends[i] - 3, scan.ends[i], i)


def _resolved(scan: Scan, start: int, end: int, i: int) -> Actor | None:
    """What a pronoun or clitic stands for: who spoke last, unless a new person has become the subject since."""
    newer = _new_subject(scan, i)
    source = newer or _last_person(scan, i) or scan.last_speaker
    if source is None:
        return None
    return source.model_copy(update={"text": scan.text[start:end], "start": start, "end": end})


def _last_person(scan: Scan, i: int) -> Actor | None:
    """The person who spoke last, where a body or state has spoken since: "ujarnya" is said of a person."""
    last = scan.last_speaker
    if last is None or last.type not in ("ORG", "LOC") or scan.last_person is None:
        return None
    return scan.last_person if scan.starts[i] - scan.last_person_at <= _PERSON_REACH else None


def _new_subject(scan: Scan, i: int) -> Actor | None:
    """A person named as the subject of the sentence before, later than the last speaker."""
    place = next((k for k, unit in enumerate(scan.units) if unit.first <= i < unit.last), None)
    if place is None:
        return None
    for unit in reversed(scan.units[max(0, place - 1) : place + 1]):
        if scan.starts[unit.first] <= scan.last_speaker_at:
            return None
        for k in range(unit.first, min(unit.last, i, unit.first + _SUBJECT_REACH)):
            name = scan.names[k]
            if scan.quoted[k]:
                break
            if name is not None and name.type == "PER":
                if not is_object(scan, unit.first, name.first):
                    return scan.ctx.entities.actor(name.start, name.end)
                break
            if scan.pos[k] == "VERB" or (scan.lower[k] == "," and scan.lower[k - 2 : k].count(",")):
                break
    return None
