"""Which names of an article mean the same person, organisation or place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from eventx.lang.gazetteer import gazetteer
from eventx.lang.lexicon import Lexicon
from eventx.lang.phrases import PhraseTable

_BRACKET = re.compile(r"\s*\(([^()]{2,16})\)")
_WORD = re.compile(r"[\w'’]+")
_UNIT = re.compile(r"[0-9]+|[ivx]+")  # "Kodam XVII/Cenderawasih", "Korem 172/PWY"
SHORTEST_PART, SHORTEST_SURNAME = 3, 2
GENERIC_ORG = frozenset({"party", "company", "media"})
STATE = "state"


@dataclass(frozen=True, slots=True)
class AliasKnowledge:
    """Spelling variants of names, nicknames, acronyms of organisations, first words that may be left out.

    `alias_words` are what another name of the same person stands behind: "alias", "akrab disapa"; `humans` nouns for
    people ("pria"), `joiners` what joins names, `articles` what makes them new ("seorang"), `pointing` what refers
    back ("itu").
    """

    variants: dict[str, str]
    nicknames: dict[str, tuple[str, ...]]
    acronyms: dict[str, str]
    org_words: PhraseTable[str]
    particles: frozenset[str]
    full_names: frozenset[str]
    tails: dict[str, str]
    areas: dict[str, str]
    alias_words: PhraseTable[bool]
    humans: frozenset[str]
    joiners: frozenset[str]
    articles: frozenset[str]
    pointing: frozenset[str]


def alias_knowledge(lexicon: Lexicon) -> AliasKnowledge:
    """The tables of a lexicon, built on first use."""
    return lexicon.cached("alias_knowledge", _build)


def _build(lexicon: Lexicon) -> AliasKnowledge:
    variants = {
        variant: row["form"].casefold() for row in lexicon.rows("name_variants") for variant in row.list("variants")
    }
    return AliasKnowledge(
        variants=variants,
        nicknames={
            row["form"].casefold(): person_key(row["name"], variants, frozenset()) for row in lexicon.rows("nicknames")
        },
        acronyms={row["form"].casefold(): row["name"] for row in lexicon.rows("organisations")},
        org_words=PhraseTable((row["form"], row["kind"]) for row in lexicon.rows("org_words")),
        particles=frozenset(row["form"].casefold() for row in lexicon.rows("name_particles")),
        full_names=frozenset(_plain(row["name"]) for row in lexicon.rows("organisations") if row["country"] == "ID"),
        tails={row["form"].casefold(): row["kind"] for row in lexicon.rows("org_tails")},
        areas=_short_areas(lexicon),
        alias_words=PhraseTable((row["form"], True) for row in lexicon.rows("alias_words")),
        humans=frozenset(row["form"].casefold() for row in lexicon.rows("roles") if row["class"] == "human"),
        joiners=_phrase_words(lexicon, "joiner") | {"atau"},
        articles=_phrase_words(lexicon, "describing"),
        pointing=_phrase_words(lexicon, "demonstrative"),
    )


def _phrase_words(lexicon: Lexicon, part: str) -> frozenset[str]:
    return frozenset(r["form"].casefold() for r in lexicon.rows("noun_phrase_words") if r["part"] == part)


def _short_areas(lexicon: Lexicon) -> dict[str, str]:
    """Full names of areas by short forms of one word: "sumsel" is Sumatera Selatan."""
    gaz = gazetteer(lexicon)
    found: dict[str, str] = {}
    for row in lexicon.rows("area_forms"):
        area, form = gaz.area(row["code"]), _plain(row["form"])
        if area is not None and " " not in form and form not in _plain(area.name).split():
            found[form] = _plain(area.name)
    return found


# A longer word in capitals is no acronym but the way datelines are set ("JAKARTA"; "KEMENHUB" is a known name).
_LONGEST_ACRONYM = 5


def split_bracket(name: str) -> tuple[str, str | None]:
    """A name without the short form in brackets, and that short form: ("Komisi ... Korupsi", "KPK")."""
    found = _BRACKET.search(name)
    if found is None:
        return name, None
    return (name[: found.start()] + name[found.end() :]).strip(), found.group(1).strip()


def person_key(name: str, variants: dict[str, str], particles: frozenset[str]) -> tuple[str, ...]:
    """The compared words of a personal name: case-folded, one spelling of each, without dots and particles."""
    words = (word.replace("’", "'") for word in _WORD.findall(name.casefold().replace("-", " ")))
    plain = tuple(variants.get(word, word) for word in words)
    return tuple(word for word in plain if word not in particles) or plain


def is_part(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the words of a shorter personal name stand in the fuller one in their order, initials counting.

    >>> is_part(("lavrov",), ("sergey", "lavrov")), is_part(("m", "hasan"), ("muhammad", "nur", "hasan"))
    (True, True)
    """
    if len(short) > len(full):
        return False
    position = 0
    solid = False
    for word in short:
        while position < len(full) and not _same_word(word, full[position]):
            position += 1
        if position == len(full):
            return False
        solid = solid or (len(word) >= SHORTEST_PART and len(full[position]) >= SHORTEST_PART)
        solid = solid or (len(word) == SHORTEST_SURNAME and word == full[position] == full[0])  # "Li" for "Li Wenbo"
        position += 1
    return solid


def _same_word(a: str, b: str) -> bool:
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def org_keys(name: str, knowledge: AliasKnowledge) -> Iterator[str]:
    """All keys under which an organisation is known: its name, its acronym's full name, without generic words.

    An area in short at its end is written out in further keys: "Kejati Sumsel".
    """
    for key in _own_keys(name, knowledge):
        yield key
        first, _, area = key.rpartition(" ")
        if first and area in knowledge.areas:
            yield f"{first} {knowledge.areas[area]}"


def short_for_another(short: str, name: str, knowledge: AliasKnowledge) -> bool:
    """Whether a short form is that of another Indonesian body, and not the initials of this: "Partai Golkar (PDIP)"."""
    known = _plain(knowledge.acronyms.get(short.casefold(), ""))
    if known not in knowledge.full_names or known in set(org_keys(name, knowledge)):
        return False
    initials = "".join(word[0] for word in _plain(name).split())
    return not initials.startswith(short.casefold()[:2])


def _own_keys(name: str, knowledge: AliasKnowledge) -> Iterator[str]:
    full, short = split_bracket(name)
    if short is not None and short.isupper() and short_for_another(short, full, knowledge):
        short = None
    for form in (full, short):
        if not form:
            continue
        key = _plain(form)
        yield from _with_full_name(key, knowledge)
        if "/" in form:
            yield " ".join(word for word in key.split() if not _UNIT.fullmatch(word))
        words = key.split()
        if len(words) > 1 and words[-1] in knowledge.tails:
            yield from _with_full_name(" ".join(words[:-1]), knowledge)
            if knowledge.tails[words[-1]] != STATE:
                words = words[:-1]
        if len(words) > 1 and knowledge.org_words.get(words[0]) in GENERIC_ORG:
            yield " ".join(words[1:])


def _with_full_name(key: str, knowledge: AliasKnowledge) -> Iterator[str]:
    """A key, and the key of the name that it shortens: "KPK", or by its first word "Kejari Bantul"."""
    yield key
    known = knowledge.acronyms.get(key)
    if known:
        yield _plain(known)
        return
    first, _, rest = key.partition(" ")
    known = knowledge.acronyms.get(first)
    if known and rest:
        yield f"{_plain(known)} {rest}"


def _plain(name: str) -> str:
    return " ".join(_WORD.findall(name.casefold()))


def fullest(names: Iterable[str]) -> str:
    """The fullest of some names of one entity: most words, fewest initials, no capitals of a dateline, the first."""

    forms = list(names)
    plain = {name.casefold() for name in forms if not name.isupper()}

    def fullness(name: str) -> tuple[int, int, bool, bool]:
        words = name.split()
        long = any(len(word) > _LONGEST_ACRONYM for word in words)
        shouted = name.isupper() and (long or name.casefold() in plain)
        return len(words), sum(len(word.strip(".")) > 1 for word in words), not shouted, "." not in name

    return max(forms, key=fullness, default="")
