"""Who speaks: the subject before a cue, by the tree and by the order of the words."""

from __future__ import annotations

from eventx.document.aliases import alias_knowledge
from eventx.extractors.statements.scan import Scan
from eventx.extractors.statements.speaker import LONGEST_PHRASE, STOPS, Mention
from eventx.pipeline.annotated import Name

_LONGEST_ALIAS = 4  # words of what stands before a byname: "dikenal dengan nama"


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
        name = scan.person_at(head)
        if name is not None:
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
    goes_on = scan.deps[cue] == "advcl" and scan.lower[cue - 1] == ","  # "Warga berkumpul, | menuntut ..."
    if (goes_on or scan.deps[cue] == "conj") and low <= scan.heads[cue] < cue:
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
            if name.type == "PER" and (_called(scan, name) or not scan.turns.governed(low, name.first)):
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


def _called(scan: Scan, name: Name) -> bool:
    """Whether a name tells what the subject is called: "Pria yang akrab disapa | Ipul | itu mengatakan"."""
    words = alias_knowledge(scan.ctx.lexicon).alias_words
    return words.ending(scan.ctx.annotated.lower, name.first, max(0, name.first - _LONGEST_ALIAS)) is not None


def _same_phrase(scan: Scan, head: int, first: int) -> bool:
    """Whether two tokens may stand in one noun phrase: no stop other than a comma lies between, and no "itu"."""
    if scan.is_("deictic", head):
        return False
    return all(scan.lower[k] not in STOPS or scan.lower[k] in ",()-" for k in range(head, first))


def _phrase_before(scan: Scan, low: int, j: int, head: int | None, cue: int) -> Mention | None:
    """The unnamed noun phrase that ends at token `j`."""
    end = j + 1
    first = j
    floor = max(low, j - LONGEST_PHRASE)
    if head is not None and floor <= head <= j:
        first = head
        if head < scan.heads[head] <= j:
            end = scan.heads[head]
            while end > head + 1 and _skippable(scan, end - 1):
                end -= 1
        while first - 1 >= floor and _joins(scan, first - 1, head, end) and scan.lower[first - 1] not in STOPS:
            first -= 1
        while end > head + 1 and scan.lower[end - 1] in {"juga", ","}:
            end -= 1
    else:
        first = _left_edge(scan, floor, j)
    while first < end and (
        scan.is_("connective", first)
        or scan.is_("subordinate", first)
        or scan.is_("adverb", first)
        or scan.is_("joint", first)
        or scan.lower[first] == ","
    ):
        first += 1
    if first >= end or scan.is_("relative", first) or scan.lower[first] in scan.index.prepositions:
        return None  # "foto itu dari aksi warga | menuntut ..."
    stop = next((k for k in range(first + 1, end) if scan.lower[k] == "," or scan.lower[k] == "yang"), end)
    if "(" in scan.lower[first:stop] and ")" not in scan.lower[first:stop] and scan.lower[stop] == ")":
        stop += 1
    nominal = {"NOUN", "PROPN", "PRON", "NUM", "DET"}
    if not any(scan.pos[k] in nominal or scan.names[k] is not None for k in range(first, stop)):
        return None
    return Mention(first, stop, cue, "phrase")


def _joins(scan: Scan, i: int, head: int, end: int) -> bool:
    """Whether token `i` belongs to the phrase right behind it, or was read as a second subject beside its head."""
    return i < scan.heads[i] < end or (scan.heads[i] == scan.heads[head] and scan.deps[i] == scan.deps[head])


def phrase_until(scan: Scan, low: int, last: int) -> int:
    """Where the noun phrase that ends at token `last` begins, behind verbs, prepositions and marks."""
    first = _left_edge(scan, max(low, last - LONGEST_PHRASE), last)
    while first < last and (scan.lower[first] in scan.index.prepositions or scan.lower[first] in scan.index.cues):
        first += 1
    return first


def _left_edge(scan: Scan, floor: int, j: int) -> int:
    """Where the noun phrase that ends at token `j` begins: at the segment's start, or behind its first phrase."""
    start = j
    while start - 1 >= floor and scan.lower[start - 1] not in STOPS:
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
    while first - 1 >= start and not _opens(scan, first - 1) and not scan.is_("deictic", first - 1):
        first -= 1
    return first


def _opens(scan: Scan, i: int) -> bool:
    """Whether a noun phrase cannot reach across this token."""
    if scan.names[i] is not None:
        return False
    return scan.pos[i] in {"VERB", "SCONJ"} or (scan.pos[i] == "CCONJ") or scan.is_("connective", i)
