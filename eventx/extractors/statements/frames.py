"""What a governing cue governs: the frames ``mengatakan (bahwa) ...``, ``meminta Y agar ...``, ``mengecam ...``."""

from __future__ import annotations

from dataclasses import dataclass

from eventx.extractors.statements.content import content_start
from eventx.extractors.statements.credits import outlet_at
from eventx.extractors.statements.cues import Cue, CueHit
from eventx.extractors.statements.ends import right_end
from eventx.extractors.statements.scan import Scan
from eventx.extractors.statements.shape import clausal
from eventx.extractors.statements.units import Unit
from eventx.lang.closed_class import closed_class
from eventx.lang.morphology import VOICED

_REQUEST_REACH = 16
# Tokens before a verb in which "yang" makes it describe a noun.
# Tokens before a cue among which its subject stands.
_SUBJECT = 12
_NEAR = 4
# Commas that may set off asides between a subject and its verb.
_ASIDES = 4
# Acts whose cue may name whom it is said to before "bahwa".
_TOLD = frozenset({"warn", "stress", "say", "confirm"})


@dataclass(frozen=True, slots=True)
class Found:
    """A governed content: tokens ``[first, last)``, the reading used, where the cue ends, who is asked."""

    first: int
    last: int
    cue: Cue
    cue_last: int
    addressee: tuple[int, int] | None = None


def find_content(scan: Scan, hit: CueHit, unit: Unit, limit: int | None) -> Found | None:
    """The content that a cue governs, by the first of its frames that fits what follows."""
    readings = hit.readings
    if "light" in readings:
        found, is_light = _light(scan, hit, unit, limit)
        if found is not None or is_light:
            return found
    for frame, read in (("request", _request), ("describe", _describe), ("clausal", _clausal), ("object", _object)):
        if frame in readings:
            found = read(scan, hit, unit, limit)
            if found is not None:
                return found
    return None


def _light(scan: Scan, hit: CueHit, unit: Unit, limit: int | None) -> tuple[Found | None, bool]:
    """``menyampaikan harapan agar ...``: an empty verb with a noun of speech; the noun tells the act."""
    noun = next((h for h in scan.hits_in(hit.last, hit.last + 1) if "nominal" in h.readings), None)
    if noun is None:
        return None, False
    cue = noun.readings["nominal"]
    i = noun.last
    stop = min(unit.last, i + 12)
    for k in range(i, stop):
        if scan.lower[k] in {",", "."}:
            break
        joined = scan.is_("link", k) or (scan.is_("request_link", k) and cue.act != "say") or scan.lower[k] == ":"
        if joined or (cue.act == "apologise" and scan.lower[k] == "atas"):
            return Found(k + 1, right_end(scan, k + 1, unit, limit), cue, noun.last), True
    if cue.act == "warn" and i < unit.last and scan.pos[i] == "NOUN" and not scan.is_("topic", i):
        return Found(i, right_end(scan, i, unit, limit), cue, noun.last), True
    return None, True


def _request(scan: Scan, hit: CueHit, unit: Unit, limit: int | None) -> Found | None:
    """``meminta Y agar ...`` and ``meminta Y ...``."""
    cue = hit.readings["request"]
    first = hit.last
    stop = min(unit.last, first + _REQUEST_REACH)
    for k in range(first, stop):
        if scan.lower[k].startswith("bahwa") or scan.apart(k, hit.first):
            break
        if scan.lower[k] == "," and not _apposed(scan, k, unit, first):
            break
        if scan.is_("request_link", k) and not (
            scan.lower[k] == "untuk"
            and scan.lower[k + 1 : k + 2]
            and k > first
            and scan.pos[k + 1] in {"NOUN", "PROPN"}
            and not scan.predicate(k + 1, min(k + 3, unit.last))
        ):
            if k > first and (scan.is_("asked", first) or _asked_to(scan, first, k)):
                return Found(first, right_end(scan, first, unit, limit), cue, hit.last)
            addressee = (first, k) if k > first else None
            return Found(k + 1, right_end(scan, k + 1, unit, limit), cue, hit.last, addressee)
    if "clausal" in hit.readings or cue.link == "linked":
        return None
    start, link = content_start(scan, first, unit)
    last = right_end(scan, start, unit, limit)
    if link == "bahwa" or (link == "mark" and start < unit.last and scan.apart(start, hit.first)):
        return Found(start, last, cue, hit.last)
    if (
        link == "plain"
        and not scan.is_("circumstance", start)
        and not (_penalty(scan, cue, start, last) and _prosecutes(scan, hit, unit))
        and clausal(scan, start, min(first_comma(scan, start, last), start + 10))
    ):
        return Found(start, last, cue, hit.last)
    return None


def _asked_to(scan: Scan, first: int, link: int) -> bool:
    """Whether what is asked stands before the link, which only tells why: "meminta warga segera pindah | agar aman"."""
    if scan.lower[link] not in closed_class(scan.ctx.lexicon, "aim"):
        return False
    verbs = (k for k in range(first + 1, link) if scan.pos[k] == "VERB" and scan.names[k] is None)
    return any(scan.lower[k].startswith(VOICED) and not _in_relative(scan, k, first) for k in verbs)


def _in_relative(scan: Scan, verb: int, first: int) -> bool:
    return any(scan.is_("modifier", k) for k in range(max(first, verb - _NEAR), verb))


def _apposed(scan: Scan, comma: int, unit: Unit, first: int) -> bool:
    """Whether a comma only sets off a name or an aside before "agar": "meminta warga, khususnya nelayan, agar ..."."""
    if comma + 1 < unit.last and (scan.names[comma + 1] is not None or scan.names[comma - 1] is not None):
        return True
    for k in range(first, min(unit.last, first + _REQUEST_REACH)):
        if scan.lower[k] in closed_class(scan.ctx.lexicon, "aim"):
            return True
        if scan.pos[k] == "VERB" and scan.names[k] is None:
            return False
    return False


def _describe(scan: Scan, hit: CueHit, unit: Unit, limit: int | None) -> Found | None:
    """``menyebut Y sebagai Z``, ``menyebutnya sebagai Z``, ``menyebut Y sudah ...``."""
    cue = hit.readings["describe"]
    if hit.last < unit.last and scan.lower[hit.last] == "sebagai":
        first = hit.last + 1
        return Found(first, right_end(scan, first, unit, limit), cue, hit.last)
    first, link = content_start(scan, hit.last, unit)
    last = right_end(scan, first, unit, limit)
    if link in ("bahwa", "mark") and "clausal" not in hit.readings:
        return Found(first, last, cue, hit.last)
    as_what = any(scan.lower[k] == "sebagai" for k in range(first, min(last, first + 20)))
    if link == "plain" and (as_what or any(scan.apart(k, hit.first) for k in range(first, last))):
        return Found(first, last, cue, hit.last)
    return None


def _clausal(scan: Scan, hit: CueHit, unit: Unit, limit: int | None) -> Found | None:
    """``mengatakan (bahwa) ...``: a clause, a quotation, or both."""
    cue = hit.readings["clausal"]
    if hit.clitic:
        return None
    told = _told(scan, hit, unit)
    if told is not None:
        return Found(told + 1, right_end(scan, told + 1, unit, limit), cue, hit.last, (hit.last, told))
    first, link = content_start(scan, hit.last, unit)
    last = right_end(scan, first, unit, limit)
    if first >= last or link in ("none", "topic", "circumstance"):
        return None
    if link == "plain" and not (cue.act == "ask" and scan.is_("question", first)):
        proposed = scan.is_("proposal", first) and cue.act != "confirm"
        proposed = proposed or (cue.act == "announce" and _finite(scan, first, last))
        clause_only = cue.link == "clause" or (
            cue.link == "linked" and cue.act == "report" and _outlet_before(scan, hit)
        )
        if not proposed and not clause_only and cue.link == "linked":
            return None
        if not proposed and clause_only and not _tells(scan, first, last):
            return None
        if scan.is_("courtesy", first) or _matter_only(scan, first, last):
            return None
        if cue.link == "vp" and scan.pos[first] not in {"VERB", "AUX", "ADV"}:
            return None
        if _verdict(scan, first, last):
            return None
        if cue.link == "free" and last - first < 3 and not scan.predicate(first, last):
            return None
    return Found(first, last, cue, hit.last)


def _finite(scan: Scan, first: int, last: int) -> bool:
    """Whether an auxiliary before its verb makes a clause: "mengumumkan pasukannya | telah menguasai kota itu"."""
    for k in range(first, min(first_comma(scan, first, last), last - 1)):
        if scan.is_("modifier", k):
            return False
        if scan.pos[k] == "AUX" and scan.pos[k + 1] == "VERB":
            return True
    return False


def _matter_only(scan: Scan, first: int, last: int) -> bool:
    """Whether only the matter is told, not the words: "mengungkap alasan mengganti menteri", "isi pertemuan"."""
    if not scan.is_("matter", first):
        return False
    start = first + 2 if first + 1 < last and scan.pos[first + 1] == "VERB" else first + 1
    return not scan.predicate(start, first_comma(scan, first, last))


def _outlet_before(scan: Scan, hit: CueHit) -> bool:
    """Whether a news outlet stands before the cue: it reports also without "bahwa"."""
    near = range(max(0, hit.first - 4), hit.first)
    return any(scan.is_("outlet_noun", k) or outlet_at(scan, k) is not None for k in near)


def _tells(scan: Scan, first: int, last: int) -> bool:
    """Whether a content is a clause up to its first comma, up to the next where a name follows, or has its verb
    behind asides ("seorang penjaga di tepi Lahore, kota besar di Pakistan, menembak ...")."""
    comma = first_comma(scan, first, last)
    if clausal(scan, first, comma):
        return True
    named = comma + 1 < last and (scan.names[comma + 1] is not None or scan.capital(comma + 1))
    if named and clausal(scan, comma + 1, first_comma(scan, comma + 1, last)):
        return True
    for _ in range(_ASIDES):
        if comma + 1 < last and scan.pos[comma + 1] in {"VERB", "AUX"} and scan.names[comma + 1] is None:
            return comma - first > 1
        comma = first_comma(scan, comma + 1, last)
    return False


def _told(scan: Scan, hit: CueHit, unit: Unit) -> int | None:
    """The "bahwa" after somebody who is warned or assured: "memperingatkan warga bahwa ..."."""
    if hit.readings["clausal"].act not in _TOLD or "describe" in hit.readings:
        return None
    for k in range(hit.last, min(unit.last, hit.last + _REQUEST_REACH)):
        if scan.apart(k, hit.first) or (scan.lower[k] in {",", ":"} and k > hit.last):
            return None
        if scan.is_("link", k):
            return k if k > hit.last else None
        if k + 1 < unit.last and scan.lower[k] in scan.index.pronouns and scan.pos[k + 1] in {"VERB", "AUX", "ADV"}:
            return None
        if scan.pos[k] == "VERB" and scan.names[k] is None and k not in scan.timex_at and not scan.is_("adverb", k):
            return None
    return None


def _verdict(scan: Scan, first: int, last: int) -> bool:
    """Whether a court finds somebody guilty: "menyatakan terdakwa bersalah" is no report of speech."""
    return any(scan.is_("verdict", k) and not scan.is_("negation", k - 1) for k in range(first, last))


def _penalty(scan: Scan, cue: Cue, first: int, last: int) -> bool:
    """Whether a prosecutor asks for a penalty: "menuntut terdakwa dihukum lima tahun" is a charge."""
    return cue.act == "demand" and any(scan.is_("penal", k) for k in range(first, last))


def _prosecutes(scan: Scan, hit: CueHit, unit: Unit) -> bool:
    """Whether a prosecutor demands: "Jaksa menuntut terdakwa dihukum", not "Keluarga menuntut pelaku dihukum"."""
    return any(scan.is_("prosecution", k) for k in range(max(unit.first, hit.first - _SUBJECT), hit.first))


def _object(scan: Scan, hit: CueHit, unit: Unit, limit: int | None) -> Found | None:
    """``mengecam ...``: what is said is a noun phrase."""
    cue = hit.readings["object"]
    first = hit.last
    if hit.clitic or first >= unit.last:
        return None
    if cue.act == "apologise":
        stop = min(unit.last, first + 10)
        found = next((k for k in range(first, stop) if scan.lower[k] == "atas"), None)
        return Found(found + 1, right_end(scan, found + 1, unit, limit), cue, hit.last) if found is not None else None
    while first < unit.last and scan.is_("intensifier", first):
        first += 1
    if first >= unit.last or scan.lower[first] in {",", "."} or scan.is_("circumstance", first):
        return None
    last = right_end(scan, first, unit, limit)
    if _penalty(scan, cue, first, last):
        return None
    comma = first_comma(scan, first + 1, last)
    if comma + 1 < last and scan.is_("listing", comma + 1):
        comma = last
    return Found(first, comma, cue, hit.last) if comma - first >= 2 else None


def first_comma(scan: Scan, first: int, last: int) -> int:
    """The first comma of a content outside quotations, or its end."""
    return next((k for k in range(first, last) if scan.lower[k] == "," and not scan.apart(k, first - 1)), last)
