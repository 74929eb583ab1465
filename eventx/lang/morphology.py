"""Indonesian word formation: every surface form of a root, and the root of a surface form.

Knowledge in eventx is keyed by root. From *usir* come mengusir, diusir, terusir, pengusiran and usir-mengusir; the
prefix tells the voice, and the voice tells who is agent and who is patient.

Two functions do the work: `generate` builds the forms of a root, `analyse` undoes them. `analyse` only proposes roots
and lets `generate` confirm them, so that the two can never disagree.

Sources: Sneddon, Adelaar, Djenar & Ewing, *Indonesian: A Comprehensive Grammar* (2nd ed., 2010), chapter 1, for the
affixes and the nasal substitution; *Pedoman Umum Ejaan Bahasa Indonesia* for monosyllables (menge-) and clusters.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

VOWELS = frozenset("aiueo")

# Voice by prefix. "bare" stands for a form without a voice prefix: a noun, an imperative, or the passive with a
# pronoun agent ("surat itu kami tanda tangani").
_VOICE = {
    "meN": "active",
    "memper": "active",
    "di": "passive",
    "diper": "passive",
    "ter": "accidental",
    "ber": "middle",
    "peN": "nominal",
    "peN-an": "nominal",
    "per-an": "nominal",
    "ke-an": "nominal",
    "-an": "nominal",
}

VOICED = ("me", "di", "ber")
"""What a verb with a prefix of voice begins with: meN-, di-, ber-."""
DERIVED = ("me", "di", "be", "ter")
"""What any verb with a prefix begins with, be- of "bekerja" and ter- too; roots that begin so are not told apart."""
CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
_SUFFIXES = ("", "kan", "i")


@dataclass(frozen=True, slots=True)
class Analysis:
    """One surface form and what it is made of.

    Attributes:
        form: The form without its clitic, lower case (`pengusiran` for `Pengusirannya`).
        root: The root it is derived from.
        derivation: Prefix and suffix: `meN`, `meN-kan`, `meN-i`, `memper-kan`, `di`, `di-i`, `ber`, `ber-an`, `ter`,
            `peN`, `peN-an`, `per-an`, `ke-an`, `-an`, `-kan`, `-i`, or the empty string for the bare root.
        voice: `active` (meN-), `passive` (di-), `accidental` (ter-), `middle` (ber-), `reciprocal`
            (tembak-menembak), `nominal` or `bare`.
        clitic: `nya`, `lah`, `kah`, `pun`, `ku`, `mu`, or None.
        reduplicated: Whether the form is doubled (pertemuan-pertemuan).
    """

    form: str
    root: str
    derivation: str
    voice: str
    clitic: str | None = None
    reduplicated: bool = False


def syllables(word: str) -> int:
    """Count syllables by vowel letters; the diphthongs ai, au and oi at the end of a word count once."""
    count = sum(char in VOWELS for char in word)
    return count - 1 if word.endswith(("ai", "au", "oi")) and count > 1 else count


def nasalise(root: str, prefix: str = "me") -> tuple[str, ...]:
    """Join `meN-` or `peN-` to a root.

    Args:
        root: The root, lower case.
        prefix: `me` or `pe`: the prefix without its nasal.

    Returns:
        The written forms, the usual one first. Loans often keep the consonant that native roots lose, so that
        `target` gives both `menarget` and `mentarget`.
    """
    if not root:
        return ()
    first, second = root[0], root[1:2]
    forms: tuple[str, ...]
    if root.startswith(("ny", "ng")) or first in "lrmnwy":
        forms = (prefix + root,)
    elif root.startswith("sy"):
        forms = (f"{prefix}n{root}", f"{prefix}{root}")
    elif first in VOWELS or first in "ghq" or root.startswith("kh"):
        forms = (f"{prefix}ng{root}",)
    elif first == "k":
        forms = _substituted(prefix, "ng", "", root, second)
    elif first == "p":
        forms = _substituted(prefix, "m", "", root, second)
    elif first == "t":
        forms = _substituted(prefix, "n", "", root, second)
    elif first == "s":
        forms = _substituted(prefix, "n", "y", root, second)
    elif first in "bfv":
        forms = (f"{prefix}m{root}",)
    else:
        forms = (f"{prefix}n{root}",)
    if syllables(root) == 1:
        forms = (f"{prefix}nge{root}", *forms)
    return forms


def _substituted(prefix: str, nasal: str, glide: str, root: str, second: str) -> tuple[str, ...]:
    """Nasal substitution of a voiceless consonant, and the form that keeps it (clusters keep it first)."""
    lost, kept = f"{prefix}{nasal}{glide}{root[1:]}", f"{prefix}{nasal}{root}"
    return (lost, kept) if second in VOWELS else (kept, lost)


def _ber(root: str) -> tuple[str, ...]:
    if root == "ajar":
        return ("belajar",)
    return ("be" + root,) if _loses_r(root) else ("ber" + root,)


def _loses_r(root: str) -> bool:
    """`ber-` and `per-` lose their r before r- and before a first syllable in -er- (bekerja, pekerjaan)."""
    return root.startswith("r") or (root[1:3] == "er" and root[3:4] not in VOWELS and root[0] not in VOWELS)


def _ter(root: str) -> tuple[str, ...]:
    return ("te" + root,) if root.startswith("r") else ("ter" + root,)


def _per(root: str) -> tuple[str, ...]:
    if root == "ajar":
        return ("pelajar",)
    return ("pe" + root, "per" + root) if _loses_r(root) else ("per" + root,)


def _verbs(root: str) -> Iterator[tuple[str, str]]:
    """(form, derivation) of the verbs of a root."""
    for suffix in _SUFFIXES:
        tail = f"-{suffix}" if suffix else ""
        for stem in nasalise(root):
            yield stem + suffix, "meN" + tail
        yield "di" + root + suffix, "di" + tail
        yield "memper" + root + suffix, "memper" + tail
        yield "diper" + root + suffix, "diper" + tail
        for stem in _ter(root):
            yield stem + suffix, "ter" + tail
        for stem in _ber(root):
            if suffix != "i":
                yield stem + suffix, "ber" + tail
    for stem in _ber(root):
        yield stem + "an", "ber-an"


def _nouns(root: str) -> Iterator[tuple[str, str]]:
    """(form, derivation) of the nouns of a root, and of the suffixed stems without a prefix."""
    for stem in nasalise(root, "pe"):
        yield stem + "an", "peN-an"
        yield stem, "peN"
    for stem in _per(root):
        yield stem + "an", "per-an"
    if root.startswith("per"):
        yield "pe" + root + "an", "per-an"
    yield "ke" + root + "an", "ke-an"
    yield root + "an", "-an"
    yield root + "kan", "-kan"
    yield root + "i", "-i"


def _voice(derivation: str) -> str:
    return _VOICE.get(derivation) or _VOICE.get(derivation.split("-")[0], "bare")


@lru_cache(maxsize=16384)
def _forms(root: str) -> dict[str, Analysis]:
    forms = {root: Analysis(root, root, "", "bare")}
    for source in (_verbs, _nouns):
        for form, derivation in source(root):
            forms.setdefault(form, Analysis(form, root, derivation, _voice(derivation)))
    for stem in nasalise(root):
        form = f"{root}-{stem}"
        forms.setdefault(form, Analysis(form, root, "meN", "reciprocal", reduplicated=True))
    return forms


def generate(root: str) -> dict[str, Analysis]:
    """Build every surface form of a root, without clitics.

    The result over-generates: it holds each form that the rules allow, attested or not, which is harmless in lookups
    and keeps the lexicon free of spelled-out forms. Where two derivations give one form, the verb comes first.

    Args:
        root: A root in any case; a phrase is taken as it is, with no affixes.

    Returns:
        Surface form (lower case) to its analysis; the bare root is among them.
    """
    root = root.casefold()
    if not root.isalpha():
        return {root: Analysis(root, root, "", "bare")} if root else {}
    return dict(_forms(root))


def strip_clitics(word: str) -> Iterator[tuple[str, str | None]]:
    """Yield (stem, clitic) readings of a word, the whole word first; `-nya` wins over `-lah` in `-nyalah`."""
    yield word, None
    for clitic in CLITICS:
        stem = word.removesuffix(clitic).removesuffix("-")
        if stem != word and len(stem) > 2:
            yield stem, clitic
            inner = stem.removesuffix("nya").removesuffix("-")
            if clitic != "nya" and inner != stem and len(inner) > 2:
                yield inner, "nya"


_VOICES = (("di", "kpst", 4), ("meny", "", 3), ("meng", "k", 3), ("mem", "p", 3), ("men", "t", 3), ("me", "", 4))
"""Prefixes of voice, the first letters of roots that one of them swallows, and the fewest letters behind them."""


def without_voice(word: str) -> str:
    """A key that is the same for active and passive of a verb ("menutup", "ditutup"), without knowing its root.

    The first letter of a root that meN- swallows is left out, so what comes back is no word.
    """
    for prefix, swallowed, least in _VOICES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= least:
            return rest[rest[0] in swallowed :]
    return word


_PREFIXES = (
    *("menge", "meny", "meng", "mem", "men", "me"),
    *("penge", "peny", "peng", "pem", "pen", "pel", "per", "pe"),
    *("memper", "diper", "di", "ber", "bel", "be", "ter", "te", "ke", ""),
)
_RESTORED = {"meny": "s", "peny": "s", "meng": "k", "peng": "k", "mem": "p", "pem": "p", "men": "t", "pen": "t"}
_TAILS = ("", "kan", "an", "i")


@lru_cache(maxsize=65536)
def candidate_roots(form: str) -> tuple[str, ...]:
    """Strings that could be the root of a form without clitics; `generate` says which of them are."""
    found: dict[str, None] = {form: None}
    for prefix in _PREFIXES:
        if not form.startswith(prefix):
            continue
        rest = form[len(prefix) :]
        for tail in _TAILS:
            if not rest.endswith(tail):
                continue
            stem = rest[: len(rest) - len(tail)]
            if len(stem) >= 2:
                found[stem] = None
                if prefix in _RESTORED:
                    found[_RESTORED[prefix] + stem] = None
    return tuple(found)


def _halves(word: str) -> str | None:
    """The repeated half of a plainly doubled word (`pertemuan` of `pertemuan-pertemuan`), or None."""
    left, hyphen, right = word.partition("-")
    return left if hyphen and left and right == left else None


def analyse(word: str, roots: Collection[str]) -> Analysis | None:
    """Find the root and the derivation of a word.

    Args:
        word: One word in any case; it may carry clitics (`-nya`, `-lah`, ...) and be doubled.
        roots: The roots that count, lower case, best a set or a dict. A form with two readings is given to the
            longest root, so that `mengesahkan` is of *sah* only when *esah* is no root.

    Returns:
        The analysis, or None when no root of `roots` has this form.
    """
    for stem, clitic in strip_clitics(word.casefold()):
        half = _halves(stem)
        form = half or stem
        proposals = candidate_roots(form)
        if "-" in form:
            proposals = (form.partition("-")[0], *proposals)
        known = [root for root in proposals if root in roots and form in _forms(root)]
        if known:
            best = max(known, key=len)
            found = _forms(best)[form]
            return replace(found, clitic=clitic, reduplicated=found.reduplicated or half is not None)
    return None
