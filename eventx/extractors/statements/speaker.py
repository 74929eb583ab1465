"""Who speaks: the noun phrase after a cue."""

from __future__ import annotations

from dataclasses import dataclass

from eventx.document.aliases import alias_knowledge
from eventx.extractors.statements.descriptions import listed_title
from eventx.extractors.statements.scan import QUOTE_MARKS, Scan
from eventx.pipeline.annotated import Name

STOPS = frozenset({".", ",", ";", ":", "!", "?", "—", "–", "-", "--", ")", "]", "…", "...", *QUOTE_MARKS})
LONGEST_PHRASE = 22


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
    limit = min(limit, at + LONGEST_PHRASE)
    if at >= limit or scan.lower[at] in STOPS or scan.is_("circumstance", at):
        return None
    if scan.lower[at] in scan.index.pronouns:
        return Mention(at, at + 1, at + 1, "pronoun")
    end = _phrase_end(scan, at, limit)
    person = _person_in(scan, at, end) or _called(scan, end)
    if person is not None and person.first > end:
        after = person.last + scan.is_("deictic", person.last)
        return Mention(person.first, person.last, after, "name")
    if person is None and end < limit and scan.lower[end] == "," and scan.capital(at):
        listed = listed_title(scan, at, limit)
        if listed is not None:
            return Mention(listed.first, listed.last, listed.last, "name")
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
        kin = _relative_of(scan, person, end, limit)
        if kin is not None:
            return Mention(kin.first, kin.last, kin.last, "name")
        return Mention(person.first, person.last, max(person.last, end), "name")
    while end > at and scan.timex_at.get(end - 1):
        end -= 1
    if end == at:
        return None
    first = _unseen_name(scan, at, end)
    return Mention(at, end, end, "phrase") if first is None else Mention(first, end, end, "name")


def _called(scan: Scan, i: int) -> Name | None:
    """What somebody is called behind a noun: "pria | yang akrab disapa Ipul"."""
    if not scan.is_("relative", i):
        return None
    words = alias_knowledge(scan.ctx.lexicon).alias_words
    found = words.starting(scan.ctx.annotated.lower, i + 1, len(scan.lower))
    return _person_from(scan, found[0]) if found is not None else None


def _relative_of(scan: Scan, person: Name, end: int, limit: int) -> Name | None:
    """The person behind a comma when the one before it only tells whose lawyer, wife or aide speaks."""
    if end != person.last or end + 1 >= limit or scan.lower[end] != "," or not scan.is_("relational", person.first - 1):
        return None
    return _person_from(scan, end + 1)


def owner_after(scan: Scan, at: int, limit: int) -> Mention | None:
    """The speaker after a cue; of a document that speaks its owner: "bunyi pernyataan resmi Pemerintah Norwegia"."""
    first = at
    while first < limit and scan.is_("document", first):
        first += 1
    if at < first < limit and (scan.names[first] is not None or scan.capital(first) or scan.is_("office", first)):
        owner = mention_after(scan, first, limit)
        if owner is not None:
            return owner
    return mention_after(scan, at, limit)


def _unseen_name(scan: Scan, at: int, end: int) -> int | None:
    """Where a name begins that the model has missed: capitalised words behind an office and its organisation."""
    first = end
    while first - 1 > at and scan.names[first - 1] is None and scan.capital(first - 1):
        first -= 1
    before = scan.names[first - 1]
    if not 1 <= end - first <= 4 or before is None or before.type == "PER" or before.first == at:
        return None
    return first


def _belongs(scan: Scan, i: int) -> bool:
    """Whether a preposition goes on with a title: "peneliti di Pusat Studi Kota", "Sekretaris untuk Asia"."""
    name = scan.names[i + 1]
    if scan.lower[i] == "untuk":
        return scan.capital(i + 1)
    if name is None:
        return scan.lower[i] == "di" and scan.capital(i + 1) and (i + 1) not in scan.timex_at
    if name.type == "LOC":
        return (
            scan.lower[i] == "di"
            and scan.lower[name.last : name.last + 1] == [","]
            and _person_from(scan, name.last + 1) is not None
        )
    return scan.lower[i] in {"di", "dari", "pada"} and name.type == "ORG"


def _inner_dash(scan: Scan, i: int) -> bool:
    """Whether a dash belongs to a name: glued on both sides (Covid-19), or spaced inside a person's name."""
    if scan.lower[i] != "-" or i + 1 >= len(scan.lower) or not i:
        return False
    if scan.ends[i - 1] == scan.starts[i] and scan.ends[i] == scan.starts[i + 1]:
        return True
    return (
        (scan.person_at(i - 1) is not None or scan.person_at(i + 1) is not None)
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
        if word in STOPS or (scan.timex_at.get(i) is not None and i > at and not _inside_name(scan, i)):
            return i
        person = scan.person_at(i)
        if person is not None:
            i = person.last
            if i < limit and scan.is_("joint", i):
                i += 1
                continue
            if i < limit and (scan.lower[i] == "(" or _person_from(scan, i) is not None):
                continue
            return i
        name = scan.names[i]
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
        name = scan.person_at(i)
        if name is not None:
            while name.last < last and (following := _person_from(scan, name.last)) is not None:
                name = following
            return name
    return None


def _person_from(scan: Scan, i: int) -> Name | None:
    """The person's name that begins at token `i`."""
    name = scan.person_at(i)
    return name if name is not None and name.first == i else None


def _title_only(scan: Scan, first: int, last: int) -> bool:
    """Whether only title words stand before a name: a few capitalised words, no verb."""
    return last - first <= 5 and all(scan.capital(i) or scan.lower[i] == "." for i in range(first, last))


def is_speaker(scan: Scan, mention: Mention) -> bool:
    """Whether a phrase can speak: laws, schedules and the like cannot."""
    if mention.kind != "phrase":
        return True
    return not any(scan.is_("nonspeaker", k) for k in range(mention.first, min(mention.first + 2, mention.last)))
