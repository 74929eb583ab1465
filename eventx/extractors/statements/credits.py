"""The outlets that words are credited to: ``dikutip dari X``, ``kepada X``, ``di akun X``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eventx.extractors.statements.scan import Draft, Scan
from eventx.models import Actor

_AT = frozenset({"di"})


@dataclass(frozen=True, slots=True)
class Outlet:
    """An entry of ``outlets.tsv``."""

    name: str
    kind: str
    words: tuple[str, ...]


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
    word = _word(scan, i)
    for outlet in outlets(scan).get(word, ()):
        end = i + len(outlet.words)
        if end <= len(scan.lower) and all(_word(scan, i + k) == word for k, word in enumerate(outlet.words)):
            return outlet, end
    for outlet in outlets(scan).get(word.removesuffix("nya"), ()) if word.endswith("nya") else ():
        if outlet.kind == "platform" and len(outlet.words) == 1:
            return outlet, i + 1
    return None


def _named(scan: Scan, first: int, last: int) -> str:
    """An outlet as written, without the full stop that clings to it and without "-nya"."""
    words = scan.text[scan.starts[first] : scan.ends[last - 1]]
    if last - first > 1:
        return words
    return words.rstrip(".").removesuffix("nya")


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
        elif scan.lower[i] == "menurut" and not draft.cue_start <= scan.starts[i] < draft.cue_end:
            found.extend(_reported(scan, i, draft))
        elif scan.lower[i] == "kepada":
            found.extend(_spoken_to(scan, i, draft))
        elif scan.lower[i].startswith("@") and len(scan.lower[i]) > 1:
            found.append(_account(scan, i))
        elif scan.is_("posting", i) or (scan.lower[i] in _AT and draft.cue is not None and draft.cue.act == "write"):
            found.extend(_platform(scan, i, draft))
    chain: list[str] = []
    for _, name in sorted(found):
        if not any(name in other for other in chain):
            chain.append(name)
    return chain


def _account(scan: Scan, i: int) -> tuple[int, str]:
    """An account ("akun resmi @dinas.pasar") from the word "akun" on, where that stands right before."""
    first = next((k for k in range(i - 1, max(-1, i - 4), -1) if scan.is_("account", k)), i)
    return scan.starts[first], scan.text[scan.starts[first] : scan.ends[i]]


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


def _reported(scan: Scan, i: int, draft: Draft) -> Iterator[tuple[int, str]]:
    """The outlet whose report somebody's words stand in: "X mengatakan ..., menurut laporan (dari) Y"."""
    for k in range(i + 1, min(i + 5, draft.unit.last)):
        hit = outlet_at(scan, k)
        if hit is not None:
            yield scan.starts[k], _named(scan, k, hit[1])
        if hit is not None or not (scan.is_("report_noun", k) or scan.is_("outlet_noun", k)):
            return


def speaking_outlet(scan: Scan, speaker: Actor | None) -> list[str]:
    """The news agency, or what is called a station or paper, that speaks itself: "kata televisi Geo", "kata Antara"."""
    if speaker is None:
        return []
    first, last = scan.ctx.annotated.tokens_in(speaker.start, speaker.end)
    called = next((k for k in range(max(0, first - 3), last) if scan.is_("outlet_noun", k)), None)
    for k in range(first, last):
        hit = outlet_at(scan, k)
        if hit is not None and (hit[0].kind == "agency" or called is not None):
            return [_named(scan, k, hit[1])]
        if called is not None and called < k and scan.names[k] is not None and scan.names[k - 1] is None:
            name = scan.names[k]
            return [scan.text[name.start : name.end]] if name is not None and name.type == "ORG" else []
    return []


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
