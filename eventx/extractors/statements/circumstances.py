"""The frame of a statement: to whom, through which outlet, when, where and on what occasion it was said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eventx.extractors.statements.scan import Draft, Scan
from eventx.extractors.statements.speaker import mention_after
from eventx.models import Actor, Place, Timex, When

_AT = frozenset({"di"})
_EDGE = frozenset({",", ".", ";", ":", "(", ")", '"', "“", "”"})


@dataclass(frozen=True, slots=True)
class Outlet:
    """An entry of ``outlets.tsv``."""

    name: str
    kind: str
    words: tuple[str, ...]


def frame_tokens(scan: Scan, draft: Draft, taken: list[tuple[int, int]]) -> list[int]:
    """The tokens of a draft's unit outside all contents: those after the cue first, then those before it."""
    outside = [
        i
        for i in range(draft.unit.first, draft.unit.last)
        if not any(start <= scan.starts[i] < end for start, end in taken)
    ]
    behind = [i for i in outside if scan.starts[i] >= draft.cue_start]
    return behind + [i for i in outside if scan.starts[i] < draft.cue_start]


def said_when(scan: Scan, frame: list[int]) -> When | None:
    """The first date of the frame."""
    for i in frame:
        time = scan.timex_at.get(i)
        if time is not None and time.type in ("DATE", "TIME") and scan.starts[i] <= time.start < scan.ends[i]:
            return _when(time)
    return None


def _when(time: Timex) -> When:
    source = "explicit" if time.anchor is None else "relative"
    return When(
        value=time.value,
        first=time.first,
        last=time.last,
        grain=time.grain,
        start=time.start,
        end=time.end,
        source="explicit" if source == "explicit" else "relative",
    )


def said_where(scan: Scan, frame: list[int]) -> Place | None:
    """The place after "di" in the frame, behind the cue."""
    for i in frame:
        if scan.lower[i] in _AT and i + 1 < len(scan.lower):
            end = i + 1
            while end < len(scan.lower) and end - i <= 8 and not _edge(scan, end):
                end += 1
            named = [k for k in range(i + 1, end) if scan.names[k] is not None and scan.names[k].type != "PER"]  # type: ignore[union-attr]
            if named and outlet_at(scan, named[0]) is None:
                name = scan.names[named[0]]
                if name is not None:
                    return scan.ctx.entities.place(name.start, name.end)
    return None


def said_to(scan: Scan, frame: list[int], draft: Draft) -> Actor | None:
    """Who is spoken to: the noun phrase after "kepada"."""
    for i in frame:
        if scan.lower[i] == "kepada":
            mention = mention_after(scan, i + 1, draft.unit.last)
            if mention is not None:
                return scan.ctx.entities.actor(scan.starts[mention.first], scan.ends[mention.last - 1])
        if scan.is_("contact", i) and i + 1 < draft.unit.last:
            at = i + 2 if scan.lower[i + 1] == "oleh" and i + 2 < draft.unit.last else i + 1
            asked = outlet_at(scan, at)
            if asked is not None:
                return scan.ctx.entities.actor(scan.starts[at], scan.ends[asked[1] - 1])
    return None


def occasion_of(scan: Scan, frame: list[int]) -> str | None:
    """The occasion or medium of speaking, as the text words it."""
    members = set(frame)
    for i in frame:
        if not scan.is_("medium", i):
            continue
        for at in (i + 1, i + 2):
            phrases = scan.index.occasions.get(scan.lower[at], ()) if at < len(scan.lower) else ()
            for phrase in phrases:
                if tuple(scan.lower[at : at + len(phrase)]) == phrase and at in members:
                    end = at + len(phrase)
                    while end in members and end - at < 10 and not _ends_phrase(scan, end):
                        end += 1
                    return scan.text[scan.starts[at] : scan.ends[end - 1]]
    return None


def _edge(scan: Scan, i: int) -> bool:
    """Whether a mark, a time or a preposition ends a phrase before token `i`."""
    return scan.lower[i] in _EDGE or i in scan.timex_at or scan.is_("edge", i)


def _ends_phrase(scan: Scan, i: int) -> bool:
    if _edge(scan, i) or scan.is_("circumstance", i):
        return True
    return scan.pos[i] == "VERB" and scan.names[i] is None and scan.lower[i].startswith("me")


def outlets(scan: Scan) -> dict[str, list[Outlet]]:
    """Outlets by their first word as written."""

    def build(lexicon: object) -> dict[str, list[Outlet]]:
        found: dict[str, list[Outlet]] = {}
        for row in scan.ctx.lexicon.rows("outlets"):
            words = tuple(row["form"].split())
            found.setdefault(words[0], []).append(Outlet(row["name"], row["kind"], words))
        for entries in found.values():
            entries.sort(key=lambda outlet: -len(outlet.words))
        return found

    return scan.ctx.lexicon.cached("statements.outlets", build)


def outlet_at(scan: Scan, i: int) -> tuple[Outlet, int] | None:
    """The outlet that is named at token `i`, and the token after it."""
    for outlet in outlets(scan).get(_word(scan, i), ()):
        end = i + len(outlet.words)
        if end <= len(scan.lower) and all(_word(scan, i + k) == word for k, word in enumerate(outlet.words)):
            return outlet, end
    return None


def _named(scan: Scan, first: int, last: int) -> str:
    return (
        scan.text[scan.starts[first] : scan.ends[last - 1]].rstrip(".")
        if last - first == 1
        else scan.text[scan.starts[first] : scan.ends[last - 1]]
    )


def _word(scan: Scan, i: int) -> str:
    """A token as written; the full stop that a tokenizer takes for that of an initial ("di X.") is left out."""
    word = scan.text[scan.starts[i] : scan.ends[i]]
    return word[:-1] if len(word) == 2 and word[1] == "." else word


def outlet_chain(scan: Scan, frame: list[int], draft: Draft) -> list[str]:
    """The outlets that the words are credited to, in the order of the text."""
    found: list[tuple[int, str]] = []
    for i in sorted(frame):
        if scan.is_("via", i):
            found.extend(_credited(scan, i, draft))
        elif scan.lower[i] == "kepada":
            found.extend(_spoken_to(scan, i, draft))
        elif scan.is_("posting", i) or (scan.lower[i] in _AT and draft.cue is not None and draft.cue.act == "write"):
            found.extend(_platform(scan, i, draft))
    chain: list[str] = []
    for _, name in sorted(found):
        if name not in chain:
            chain.append(name)
    return chain


def _credited(scan: Scan, i: int, draft: Draft) -> Iterator[tuple[int, str]]:
    """What follows dikutip, dilansir, mengutip: an outlet, an address, or a document with its owner."""
    k = i + 1
    while k < draft.unit.last and k - i <= 7:
        hit = outlet_at(scan, k)
        if hit is not None:
            yield scan.starts[k], _named(scan, k, hit[1])
            again = hit[1] + 1
            chained = (
                outlet_at(scan, again) if scan.lower[hit[1] : again] == ["dari"] and again < len(scan.lower) else None
            )
            if chained is not None:
                yield scan.starts[again], _named(scan, again, chained[1])
            return
        word = scan.lower[k]
        name = scan.names[k]
        if "." in word[1:-1] and word[-1].isalpha():
            yield scan.starts[k], scan.text[scan.starts[k] : scan.ends[k]]
            return
        if scan.timex_at.get(k) is not None or (not scan.is_("via_noun", k) and not scan.capital(k) and name is None):
            return
        if scan.capital(k) or name is not None:
            first = k - 1 if scan.is_("document", k - 1) else k
            while scan.is_("document", first - 1):
                first -= 1
            first = first if scan.pos[first] == "NOUN" else k
            yield (
                scan.starts[first],
                scan.text[scan.starts[first] : scan.ends[_source_end(scan, k, draft.unit.last) - 1]],
            )
            return
        k += 1


def _source_end(scan: Scan, k: int, last: int) -> int:
    """The end of a source's name: capitalised words, also in a list with "dan" ("Biro Pers, Media, dan Informasi")."""
    end = k + 1
    name = scan.names[k]
    if name is not None:
        end = max(end, name.last)
    while end < last and end not in scan.timex_at:
        if scan.capital(end) or (scan.lower[end] in {",", "dan"} and end + 1 < last and _listed(scan, end, last)):
            end += 1
        else:
            break
    return end


def _listed(scan: Scan, i: int, last: int) -> bool:
    """Whether a list of capitalised words goes on behind a comma, up to an "dan" nearby."""
    if scan.lower[i] == "dan":
        return scan.capital(i + 1)
    near = range(i + 1, min(last, i + 6))
    listed = next((k for k in near if scan.lower[k] == "dan"), None)
    return listed is not None and all(scan.capital(k) or scan.lower[k] == "," for k in range(i + 1, listed))


def _spoken_to(scan: Scan, i: int, draft: Draft) -> Iterator[tuple[int, str]]:
    """An outlet after "kepada", unless it is the article's own or a domestic one that asks for itself."""
    for k in range(i + 1, min(i + 5, draft.unit.last)):
        hit = outlet_at(scan, k)
        if hit is not None:
            if hit[0].kind not in ("domestic", "platform"):
                yield scan.starts[k], _named(scan, k, hit[1])
            return


def _platform(scan: Scan, i: int, draft: Draft) -> Iterator[tuple[int, str]]:
    for k in range(i + 1, min(i + 6, draft.unit.last)):
        hit = outlet_at(scan, k)
        if hit is not None and hit[0].kind == "platform":
            yield scan.starts[k], _named(scan, k, hit[1])
            return
