"""Who speaks: the noun phrase after a cue, and the subject before it."""

from __future__ import annotations

from dataclasses import dataclass

from eventx.extractors.statements.scan import QUOTE_MARKS, Scan
from eventx.pipeline.annotated import Name

_STOPS = frozenset({".", ",", ";", ":", "!", "?", "—", "–", "-", "--", ")", "]", "…", "...", *QUOTE_MARKS})
_LONGEST_PHRASE = 22


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker's mention: tokens ``[first, last)``; `after` is the token where the frame goes on.

    `kind` is name, phrase, pronoun or clitic.
    """

    first: int
    last: int
    after: int
    kind: str


def mention_after(scan: Scan, at: int, limit: int) -> Mention | None:
    """The noun phrase that begins at token `at` and ends before `limit`: the speaker after a cue.

    The phrase may go on behind a comma when the name comes there: "kata Kepala Biro Umum, Brigjen Budi".
    """
    limit = min(limit, at + _LONGEST_PHRASE)
    if at >= limit or scan.lower[at] in _STOPS or scan.is_("circumstance", at):
        return None
    if scan.lower[at] in scan.index.pronouns:
        return Mention(at, at + 1, at + 1, "pronoun")
    end = _phrase_end(scan, at, limit)
    person = _person_in(scan, at, end)
    while person is None and end + 1 < limit and scan.is_("circumstance", end) and _belongs(scan, end):
        end = _phrase_end(scan, end + 1, limit)
        person = _person_in(scan, at, end)
    if person is None and end < limit and scan.lower[end] == ",":
        behind = _phrase_end(scan, end + 1, min(limit, end + 9))
        person = _person_in(scan, end + 1, behind)
        if person is not None and _title_only(scan, end + 1, person.first):
            return Mention(person.first, person.last, person.last, "name")
        person = None
    if person is not None:
        return Mention(person.first, person.last, max(person.last, end), "name")
    while end > at and scan.timex_at.get(end - 1):
        end -= 1
    if end == at:
        return None
    return Mention(at, end, end, "phrase")


def _belongs(scan: Scan, i: int) -> bool:
    """Whether a preposition goes on with a title: "peneliti di Pusat Studi Kota", "Sekretaris untuk Asia"."""
    name = scan.names[i + 1]
    if scan.lower[i] == "untuk":
        return scan.capital(i + 1)
    return scan.lower[i] in {"di", "dari", "pada"} and name is not None and name.type == "ORG"


def _inner_dash(scan: Scan, i: int) -> bool:
    """Whether a dash belongs to a name: glued on both sides (Covid-19), or spaced inside a person's name."""
    if scan.lower[i] != "-" or i + 1 >= len(scan.lower) or not i:
        return False
    if scan.ends[i - 1] == scan.starts[i] and scan.ends[i] == scan.starts[i + 1]:
        return True
    around = scan.names[i - 1], scan.names[i + 1]
    return (
        any(n is not None and n.type == "PER" for n in around)
        and len(scan.lower[i + 1]) <= 5
        and scan.lower[i + 1] != "yang"
    )


def _phrase_end(scan: Scan, at: int, limit: int) -> int:
    """The end of a noun phrase: a stop, a preposition that opens the frame, a time, or a person's name ends it."""
    i = at
    while i < limit:
        word = scan.lower[i]
        if word == "(":
            close = next((k for k in range(i, min(i + 8, limit)) if scan.lower[k] == ")"), None)
            if close is None:
                return i
            i = close + 1
            continue
        if _inner_dash(scan, i):
            i += 2
            continue
        if word in _STOPS or (scan.timex_at.get(i) is not None and i > at and not _inside_name(scan, i)):
            return i
        name = scan.names[i]
        if name is not None and name.type == "PER":
            i = name.last
            if i < limit and scan.is_("joint", i):
                i += 1
                continue
            if i < limit and scan.lower[i] == "(":
                continue
            return i
        if (
            i > at
            and name is None
            and (scan.is_("circumstance", i) or scan.is_("link", i) or scan.is_("request_link", i) or _finite(scan, i))
        ):
            return i
        if name is not None:
            i = max(i + 1, name.last)
            continue
        i += 1
    return i


def _finite(scan: Scan, i: int) -> bool:
    """Whether an active verb or an auxiliary ends the noun phrase before it."""
    if scan.pos[i] == "AUX" and not scan.capital(i):
        return True
    return scan.pos[i] == "VERB" and scan.lower[i].startswith("me") and not scan.capital(i)


def _inside_name(scan: Scan, i: int) -> bool:
    return scan.names[i] is not None


def _person_in(scan: Scan, first: int, last: int) -> Name | None:
    """The first person's name among these tokens."""
    for i in range(first, min(last, len(scan.names))):
        name = scan.names[i]
        if name is not None and name.type == "PER":
            return name
    return None


def _title_only(scan: Scan, first: int, last: int) -> bool:
    """Whether only title words stand before a name: a few capitalised words, no verb."""
    return last - first <= 5 and all(scan.capital(i) or scan.lower[i] == "." for i in range(first, last))


def mention_before(scan: Scan, low: int, cue: int) -> Mention | None:
    """The subject of the cue at token `cue`, among the tokens from `low` on.

    Taken in this order: a pronoun right before the cue; the subject that the tree names; the nearest person who is
    not the object of a preposition or verb; the noun phrase right before the cue.
    """
    j = cue - 1
    while j >= low and _skippable(scan, j):
        j -= 1
    if j < low:
        return None
    if scan.lower[j] in scan.index.pronouns:
        return Mention(j, j + 1, cue, "pronoun")
    head = _tree_subject(scan, low, cue)
    if head is not None:
        name = scan.names[head]
        if name is not None and name.type == "PER":
            return Mention(name.first, name.last, cue, "name")
        if scan.lower[head] in scan.index.pronouns:
            return Mention(head, head + 1, cue, "pronoun")
    person = _nearest_person(scan, low, cue, head)
    if person is not None:
        return Mention(person.first, person.last, cue, "name")
    return _phrase_before(scan, low, j, head, cue)


def _skippable(scan: Scan, i: int) -> bool:
    return (
        scan.is_("adverb", i)
        or scan.lower[i] in {",", "-", "–", "--", "—", ")"}
        or scan.timex_at.get(i) is not None
        or (
            scan.pos[i] in {"ADV", "AUX", "PART"} and scan.names[i] is None and scan.lower[i] not in scan.index.pronouns
        )
    )


def _tree_subject(scan: Scan, low: int, cue: int) -> int | None:
    """The nearest token left of the cue that the tree makes its subject."""
    verbs = {cue}
    if scan.deps[cue] == "conj" and low <= scan.heads[cue] < cue:
        verbs.add(scan.heads[cue])
    for i in range(cue - 1, low - 1, -1):
        if scan.heads[i] in verbs and scan.deps[i].startswith("nsubj"):
            return i
    return None


def _nearest_person(scan: Scan, low: int, cue: int, head: int | None) -> Name | None:
    """The nearest person left of the cue whose noun phrase is no object; with a subject head, the first after it."""
    found: list[Name] = []
    i = cue - 1
    while i >= low:
        name = scan.names[i]
        if name is not None and name.first >= low:
            if name.type == "PER" and not is_object(scan, low, name.first):
                found.append(name)
            i = name.first - 1
        else:
            i -= 1
    if not found:
        return None
    nearest = found[0]
    if head is not None and head > nearest.last and scan.names[head] is None:
        return nearest if _same_phrase(scan, nearest.last, head) and not scan.predicate(nearest.last, head) else None
    return nearest


def _same_phrase(scan: Scan, head: int, first: int) -> bool:
    """Whether two tokens may stand in one noun phrase: no stop other than a comma lies between."""
    return all(scan.lower[k] not in _STOPS or scan.lower[k] in ",()-" for k in range(head, first))


def is_object(scan: Scan, low: int, first: int) -> bool:
    """Whether the noun phrase of the name at `first` follows a preposition or a transitive verb."""
    i = first - 1
    while i >= low and first - i <= 12:
        word = scan.lower[i]
        if word in scan.index.prepositions:
            return True
        if word in _STOPS or scan.is_("adverb", i):
            return False
        if scan.names[i] is None and scan.pos[i] == "VERB" and word.startswith(("me", "di")):
            return True
        if scan.is_("joint", i):
            return is_object(scan, low, i)
        if scan.names[i] is None and not scan.capital(i) and scan.pos[i] not in {"NOUN", "PROPN", "DET", "NUM", "ADJ"}:
            return False
        i -= 1
    return False


def _phrase_before(scan: Scan, low: int, j: int, head: int | None, cue: int) -> Mention | None:
    """The unnamed noun phrase that ends at token `j`."""
    end = j + 1
    first = j
    floor = max(low, j - _LONGEST_PHRASE)
    if head is not None and floor <= head <= j:
        first = head
        while first - 1 >= floor and scan.heads[first - 1] in range(first, end) and scan.lower[first - 1] not in _STOPS:
            first -= 1
        while end > head + 1 and scan.lower[end - 1] in {"juga", ","}:
            end -= 1
    else:
        first = _left_edge(scan, floor, j)
    while first < end and (
        scan.is_("connective", first)
        or scan.is_("adverb", first)
        or scan.is_("joint", first)
        or scan.lower[first] == ","
    ):
        first += 1
    if first >= end:
        return None
    stop = next((k for k in range(first + 1, end) if scan.lower[k] == "," or scan.lower[k] == "yang"), end)
    nominal = {"NOUN", "PROPN", "PRON", "NUM", "DET"}
    if not any(scan.pos[k] in nominal or scan.names[k] is not None for k in range(first, stop)):
        return None
    return Mention(first, stop, cue, "phrase")


def _left_edge(scan: Scan, floor: int, j: int) -> int:
    """Where the noun phrase that ends at token `j` begins: at the segment's start, or behind its first phrase."""
    start = j
    while start - 1 >= floor and scan.lower[start - 1] not in _STOPS:
        start -= 1
    while start < j and (scan.is_("connective", start) or scan.timex_at.get(start) is not None):
        start += 1
    which = next((k for k in range(start + 1, j) if scan.lower[k] == "yang"), None)
    relative = which is not None and not any(_opens(scan, k) for k in range(start, which))
    if (
        scan.lower[start] not in scan.index.prepositions
        and not scan.is_("circumstance", start)
        and (relative or not any(_opens(scan, k) for k in range(start, j)))
    ):
        return start
    first = j
    while (
        first - 1 >= start and not _opens(scan, first - 1) and scan.lower[first - 1] not in {"itu", "ini", "tersebut"}
    ):
        first -= 1
    return first


def _opens(scan: Scan, i: int) -> bool:
    """Whether a noun phrase cannot reach across this token."""
    if scan.names[i] is not None:
        return False
    return scan.pos[i] in {"VERB", "SCONJ"} or (scan.pos[i] == "CCONJ") or scan.is_("connective", i)


def is_speaker(scan: Scan, mention: Mention) -> bool:
    """Whether a phrase can speak: laws, schedules and the like cannot."""
    if mention.kind != "phrase":
        return True
    return not any(scan.is_("nonspeaker", k) for k in range(mention.first, min(mention.first + 2, mention.last)))
