"""The index of speech cues and of the small words around them, built once a lexicon."""

from __future__ import annotations

from dataclasses import dataclass, field

from eventx.lang.lexicon import Lexicon

# Roles of prepositions whose noun phrase cannot be the subject.
_OBJECT_ROLES = frozenset({"companion", "recipient", "agent", "place", "goal", "source", "topic", "between", "inside"})


# Classes of ``roles.tsv`` whose nouns name a speaker on their own ("dinilai hakim ...").
_OFFICES = frozenset(
    {"academic", "analyst", "diplomat", "governor", "head", "judge", "lawyer", "minister", "police", "spokesperson"}
)


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry of ``statement_cues.tsv``; `words` are its lower-case words."""

    form: str
    frame: str
    act: str
    root: str
    link: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue in the text: tokens ``[first, last)``, its readings by frame, and whether it carries ``-nya``."""

    first: int
    last: int
    readings: dict[str, Cue]
    clitic: bool = False


@dataclass(slots=True)
class CueIndex:
    """Cues by their first word, the kinds of small words, prepositions whose noun phrase is no subject, pronouns."""

    cues: dict[str, list[Cue]] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    phrases: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    occasions: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    prepositions: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()

    def is_(self, kind: str, word: str) -> bool:
        """Whether a lower-case word is of this kind."""
        return word in self.words[kind]


def cue_index(lexicon: Lexicon) -> CueIndex:
    """The index of a lexicon."""
    return lexicon.cached("statements.cues", _build)


def _build(lexicon: Lexicon) -> CueIndex:
    index = CueIndex()
    for row in lexicon.rows("statement_cues"):
        words = tuple(row["form"].casefold().split())
        link = row.get("link", "")
        cue = Cue(row["form"], row["frame"], row["act"], row["root"], link, words)
        index.cues.setdefault(words[0], []).append(cue)
    kinds: dict[str, set[str]] = {}
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for row in lexicon.rows("statement_words"):
        words = tuple(row["form"].casefold().split())
        if len(words) == 1:
            kinds.setdefault(row["kind"], set()).add(words[0])
        else:
            phrases.setdefault(row["kind"], []).append(words)
    kinds["role"] = {row["form"].casefold() for row in lexicon.rows("roles") if row["class"] != "modifier"}
    kinds["office"] = {row["form"].casefold() for row in lexicon.rows("roles") if row["class"] in _OFFICES}
    index.words = {kind: frozenset(words) for kind, words in kinds.items()}
    index.phrases = {kind: tuple(sorted(found, key=len, reverse=True)) for kind, found in phrases.items()}
    for row in lexicon.rows("occasions"):
        words = tuple(row["form"].casefold().split())
        index.occasions[words[0]] = tuple(sorted((*index.occasions.get(words[0], ()), words), key=len, reverse=True))
    index.prepositions = frozenset(
        row["form"].casefold() for row in lexicon.rows("prepositions") if _OBJECT_ROLES & set(row.list("role"))
    )
    index.pronouns = frozenset(row["form"].casefold() for row in lexicon.rows("pronouns") if " " not in row["form"])
    return index


def find_cues(index: CueIndex, lower: list[str]) -> list[CueHit]:
    """All cues in a text's lower-case tokens, whatever stands around them; the longest form at each token."""
    hits: list[CueHit] = []
    position = 0
    while position < len(lower):
        hit = _hit(index, lower, position)
        if hit is not None:
            hits.append(hit)
            position = hit.last
        else:
            position += 1
    return hits


def _hit(index: CueIndex, lower: list[str], at: int) -> CueHit | None:
    word = lower[at]
    entries = index.cues.get(word)
    clitic = False
    if entries is None:
        if not word.endswith("nya") or len(word) < 6:
            return None
        entries = [cue for cue in index.cues.get(word[:-3], ()) if len(cue.words) == 1 and cue.frame != "light"]
        clitic = True
        if not entries:
            return None
    longest = 0
    readings: dict[str, Cue] = {}
    for cue in entries:
        size = len(cue.words)
        if size < longest or (tuple(lower[at : at + size]) != cue.words and not clitic):
            continue
        if size > longest:
            readings, longest = {}, size
        readings[cue.frame] = cue
    return CueHit(at, at + longest, readings, clitic) if readings else None
