"""The frame of a statement: to whom, when, where and on what occasion it was said."""

from __future__ import annotations

from collections.abc import Iterator

from eventx.extractors.statements.credits import outlet_at
from eventx.extractors.statements.scan import QUOTE_MARKS, Draft, Scan
from eventx.extractors.statements.speaker import mention_after
from eventx.models import Actor, Place, Timex, When

_EDGE = frozenset({",", ".", ";", ":", "(", ")", '"', "“", "”"})
_BREAK = frozenset({",", ";", ":"})
_LONGEST_PLACE = 8
_LONGEST_OCCASION = 10
# Tokens back from "di" to the occasion that it may belong to.
_NEAR = 12


def frame_tokens(scan: Scan, draft: Draft, taken: list[tuple[int, int]]) -> list[int]:
    """The tokens of a draft's unit outside all contents: those after the cue first, then those before it."""
    outside = _outside(scan, draft, taken)
    behind = [i for i in outside if scan.starts[i] >= draft.cue_start]
    return behind + [i for i in outside if scan.starts[i] < draft.cue_start]


def speech_tokens(scan: Scan, draft: Draft, taken: list[tuple[int, int]]) -> list[int]:
    """The tokens of the frame that tell of the speaking itself: those after the cue first, then those before it.

    Left out are what follows an unquoted content behind its cue, a participle clause ("..., merujuk pada ...") and
    relative clauses before the cue ("X, yang ditangkap pada Senin, mengatakan").
    """
    outside = _outside(scan, draft, taken)
    return [*_behind(scan, draft, outside), *_before(scan, draft, outside)]


def _outside(scan: Scan, draft: Draft, taken: list[tuple[int, int]]) -> list[int]:
    return [
        i
        for i in range(draft.unit.first, draft.unit.last)
        if not any(start <= scan.starts[i] < end for start, end in taken)
    ]


def _behind(scan: Scan, draft: Draft, outside: list[int]) -> Iterator[int]:
    last = max(end for _, end in draft.contents)
    governs = draft.cue_end <= draft.start and draft.unit.quote_at(last - 1) is None
    for i in outside:
        if scan.starts[i] < draft.cue_start:
            continue
        if (governs and scan.starts[i] >= last) or (scan.starts[i] >= draft.cue_end and _participle(scan, i)):
            return
        yield i


def _participle(scan: Scan, i: int) -> bool:
    """Whether an active verb behind a comma opens a clause of its own: ", merujuk pada kasus di Doha"."""
    active = scan.pos[i] == "VERB" and scan.names[i] is None and scan.lower[i].startswith("me")
    return active and scan.lower[i - 1] == "," and not scan.is_("circumstance", i) and not scan.is_("via", i)


def _before(scan: Scan, draft: Draft, outside: list[int]) -> Iterator[int]:
    relative = False
    for i in outside:
        if scan.starts[i] >= draft.cue_start:
            return
        relative = (relative and scan.lower[i] not in _BREAK) or (scan.is_("relative", i) and not _of_occasion(scan, i))
        if not relative:
            yield i


def _of_occasion(scan: Scan, i: int) -> bool:
    """Whether the relative clause at token `i` tells of the speaking: "jumpa pers yang digelar", "yang ditemui"."""
    if i + 1 < len(scan.lower) and scan.is_("contact", i + 1):
        return True
    return any(_occasion_at(scan, k) is not None for k in range(max(0, i - 3), i))


def said_when(scan: Scan, frame: list[int]) -> When | None:
    """The first date of the frame."""
    for i in frame:
        time = scan.timex_at.get(i)
        if time is not None and time.type in ("DATE", "TIME") and scan.starts[i] <= time.start < scan.ends[i]:
            return _when(time)
    return None


def _when(time: Timex) -> When:
    return When(
        value=time.value,
        first=time.first,
        last=time.last,
        grain=time.grain,
        start=time.start,
        end=time.end,
        source="explicit" if time.anchor is None else "relative",
    )


def said_where(scan: Scan, frame: list[int]) -> Place | None:
    """The place after "di" in the frame, where it belongs to the speaking and not to a title or a noun."""
    members = set(frame)
    for i in frame:
        if scan.lower[i] != "di" or i + 1 >= len(scan.lower) or not _locates_speech(scan, i):
            continue
        end = i + 1
        while end in members and end - i <= _LONGEST_PLACE and not _edge(scan, end):
            end += 1
        for k in range(i + 1, end):
            name = scan.names[k]
            if name is not None and name.type != "PER":
                if outlet_at(scan, k) is None:
                    return scan.ctx.entities.place(name.start, name.end)
                break
    return None


def _locates_speech(scan: Scan, i: int) -> bool:
    """Whether the "di" at token `i` tells where the speaking took place.

    It does behind a mark, a person, a pronoun, a time, a verb, whoever is spoken to, an occasion ("dalam jumpa pers
    di ...") and in a clause of time ("saat membacakan putusan di ..."); behind another noun or a body it belongs to
    that ("perwakilan PBB di ...").
    """
    before = i - 1
    if before < 0 or scan.lower[before] in _EDGE | QUOTE_MARKS or before in scan.timex_at:
        return True
    if scan.person_at(before) is not None:
        return True
    if scan.names[before] is None and scan.pos[before] in {"VERB", "PRON", "ADV"}:
        return True
    for k in range(before, max(-1, i - _NEAR), -1):
        if scan.lower[k] in _EDGE:
            return False
        if scan.lower[k] == "kepada" or scan.is_("while", k) or _occasion_at(scan, k) is not None:
            return True
    return False


def said_to(scan: Scan, frame: list[int], draft: Draft) -> Actor | None:
    """Who is spoken to: the noun phrase after "kepada", or the outlet that contacted the speaker."""
    for i in frame:
        if scan.lower[i] == "kepada" and not _given_to(scan, i, draft):
            mention = mention_after(scan, i + 1, draft.unit.last)
            if mention is not None:
                return scan.ctx.entities.actor(scan.starts[mention.first], scan.ends[mention.last - 1])
        if scan.is_("contact", i) and i + 1 < draft.unit.last:
            at = i + 2 if scan.lower[i + 1] == "oleh" and i + 2 < draft.unit.last else i + 1
            asked = outlet_at(scan, at)
            if asked is not None:
                return scan.ctx.entities.actor(scan.starts[at], scan.ends[asked[1] - 1])
    return None


def _given_to(scan: Scan, i: int, draft: Draft) -> bool:
    """Whether the "kepada" before a cue belongs to another verb: "sanksi dijatuhkan kepada A karena ..."."""
    if scan.starts[i] >= draft.cue_start:
        return False
    return i > draft.unit.first and scan.names[i - 1] is None and scan.pos[i - 1] in {"VERB", "NOUN"}


def occasion_of(scan: Scan, frame: list[int]) -> str | None:
    """The occasion or medium of speaking, as the text words it."""
    members = set(frame)
    for i in frame:
        if not scan.is_("medium", i):
            continue
        for at in (i + 1, i + 2):
            end = _occasion_at(scan, at) if at in members else None
            if end is None:
                continue
            while end in members and end - at < _LONGEST_OCCASION and not _ends_phrase(scan, end):
                end += 1
            return scan.text[scan.starts[at] : scan.ends[end - 1]]
    return None


def _occasion_at(scan: Scan, at: int) -> int | None:
    """The end of the occasion that begins at token `at`; its last word may carry "-nya" ("dalam keterangannya")."""
    if at >= len(scan.lower):
        return None
    word = scan.lower[at]
    for phrase in (*scan.index.occasions.get(word, ()), *scan.index.occasions.get(word.removesuffix("nya"), ())):
        end = at + len(phrase)
        words = scan.lower[at:end]
        if tuple(words[:-1]) == phrase[:-1] and words and words[-1] in (phrase[-1], phrase[-1] + "nya"):
            return end
    return None


def _edge(scan: Scan, i: int) -> bool:
    """Whether a mark, a time or a preposition ends a phrase before token `i`."""
    return scan.lower[i] in _EDGE or i in scan.timex_at or scan.is_("edge", i)


def _ends_phrase(scan: Scan, i: int) -> bool:
    if _edge(scan, i) or scan.is_("circumstance", i) or scan.is_("link", i):
        return True
    return scan.pos[i] == "VERB" and scan.names[i] is None and scan.lower[i].startswith("me")
