"""Which records are compared at all: only those that share a key, so that the work grows with the records.

A key joins a family of records, something that names (a party, a place, a pair of countries, a rare word) and a
stretch of time. Blocks that are still large are walked with a window over their records in the order of likeness.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from eventx.timelines.features import Features, Party
from eventx.timelines.names import initials, skeleton
from eventx.timelines.settings import COARSE_DAYS
from eventx.timelines.stories import rarity

_BUCKET_DAYS = 8
_LARGEST, _WINDOW = 40, 12
_RARE_WORDS, _RARE_WORDS_OF_FACTS, _RARE_NAMES = 6, 3, 3

Key = tuple[str, ...]


def candidate_pairs(records: list[Features]) -> Iterator[tuple[Features, Features]]:
    """Pairs worth comparing, each once, the lower rank first; `records` must be in order of rank."""
    blocks: dict[Key, list[Features]] = defaultdict(list)
    common = _articles_with(records)
    telling = {id(story): _rarest(story.words, common) for story in {id(r.story): r.story for r in records}.values()}
    for record in records:
        stretches = tuple(_buckets(record))
        for name in sorted(_names(record, common, telling[id(record.story)])):
            for stretch in stretches:
                blocks[record.family, name, stretch].append(record)
    seen: set[int] = set()
    count = len(records)
    for members in blocks.values():
        for first, second in _pairs_of(members):
            low, high = (first, second) if first.rank < second.rank else (second, first)
            code = low.rank * count + high.rank
            if code not in seen:
                seen.add(code)
                yield low, high


def _articles_with(records: list[Features]) -> Counter[str]:
    """In how many articles a word stands, among their telling words, or in a record, or as a name beside one."""
    of_article: dict[int, set[str]] = defaultdict(set)
    for record in records:
        of_article[id(record.story)].update(record.words, record.story.words, (f"n:{name}" for name in record.beside))
    return Counter(word for words in of_article.values() for word in words)


def _pairs_of(members: list[Features]) -> Iterator[tuple[Features, Features]]:
    if len(members) <= _LARGEST:
        yield from combinations(members, 2)
        return
    members = sorted(members, key=_near)
    for i, first in enumerate(members):
        for second in members[i + 1 : i + 1 + _WINDOW]:
            yield first, second


def _near(record: Features) -> tuple[object, ...]:
    """An order in which reports of one thing stand close to each other."""
    period = record.period.first if record.period else record.published or 0
    site = record.site.words if record.site else ()
    rarest = sorted(record.words, key=lambda word: (-record.words[word], word))[:3]
    return sorted(p.words for p in record.parties), period, site, rarest, record.rank


def _names(record: Features, common: Counter[str], telling: list[str]) -> set[str]:
    rare = _rarest(record.words, common)
    if record.family == "statement":
        return set(rare[:_RARE_WORDS])
    people = {f"p:{skeleton(name)}" for party in record.parties for name in _names_of(party)}
    countries = sorted({party.country for party in record.parties if party.country})
    pairs = {f"c:{a} {b}" for a, b in combinations(countries[:6], 2)}
    sites = {f"s:{skeleton(word)}" for word in record.site.words if len(word) > 2} if record.site else set()
    told = {f"w:{word}" for word in (*rare[:_RARE_WORDS_OF_FACTS], *telling[:_RARE_WORDS_OF_FACTS])}
    beside = _rarest({f"n:{name}": rarity(name) for name in record.beside if rarity(name)}, common)
    return people | pairs | sites | told | set(beside[:_RARE_NAMES])


def _rarest(words: dict[str, float], common: Counter[str]) -> list[str]:
    """Those that stand in more than one article, the rarest first: a word of one article joins nothing."""
    shared = [word for word in words if common[word] > 1]
    return sorted(shared, key=lambda word: (common[word], -words[word], word))


def _names_of(party: Party) -> Iterator[str]:
    for name in (party.words, *party.aliases):
        yield from (word for word in name if len(word) > 2)
        if party.kind == "body" and len(name) > 1:
            yield from initials(name)


def _buckets(record: Features) -> Iterator[str]:
    """Stretches of time such that records that may be one thing share at least one.

    A statement, and a record without a date, counts around its publication; a record without that too meets only its
    like. What covers more than a month meets what covers as much, and what happened around its publication.
    """
    period = record.period
    if period is not None and period.length <= COARSE_DAYS:
        first, last, reach = period.first, period.last, 1
    else:
        if period is not None:
            yield f"y{(period.first + period.last) // 2 // 366}"
        elif record.published is None:
            yield "undated"
        if record.published is None:
            return
        first, last, reach = record.published, record.published, _BUCKET_DAYS // 2
    for bucket in range((first - reach) // _BUCKET_DAYS, (last + reach) // _BUCKET_DAYS + 1):
        yield f"d{bucket}"
