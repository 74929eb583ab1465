"""Meeting words in an article: each occurrence of a cue that no blocker rules out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import carrier_of, is_predicate, name_tokens, phrase_table, reach, time_tokens
from eventx.lang.lexicon import Lexicon
from eventx.lang.phrases import PhraseTable
from eventx.lang.tables import Row
from eventx.pipeline.annotated import Name

# Tokens before a meeting word or its verb in which a word for habit is looked for.
_BEFORE = 3
_CLITICS = ("nya", "lah", "pun")
_VERBAL = frozenset({"reciprocal", "transitive", "passive", "call", "visit"})
# Words before those for meeting online.
_BY = frozenset({"secara", "lewat", "melalui", "via"})
_LASTING = frozenset({"selama"})
# Cues that may stand inside the name of an organisation or event when they begin it: "Sidang Majelis Umum PBB".
_NAMED = frozenset({"summit", "session", "nominal"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A meeting word: tokens ``doc[first:last]``, the token that carries its arguments, its lexicon entry."""

    first: int
    last: int
    key: int
    row: Row
    by: str | None = None

    @property
    def frame(self) -> str:
        """How participants stand around it."""
        return self.row["frame"]

    @property
    def mode(self) -> str:
        """What sort of meeting it is: by the telephone that stands beside it, else by the lexicon."""
        return self.by or self.row["mode"]

    @property
    def sorts(self) -> tuple[str, ...]:
        """Which other things the word may name."""
        return self.row.list("sort")

    @property
    def verbal(self) -> bool:
        """Whether it is a verb."""
        return self.frame in _VERBAL


def find_cues(ctx: ArticleContext) -> list[Cue]:
    """All meeting cues in text order."""
    index, lowers, found, i = cue_index(ctx.lexicon), ctx.annotated.lowers, [], 0
    while i < len(lowers):
        word = lowers[i]
        possible = word in index.by_first or "-" in word or word.endswith(_CLITICS)
        hit = _match(ctx, index, i) if possible else None
        if hit is None:
            i += 1
            continue
        length, row = hit
        cue = Cue(i, i + length, _key(ctx, i, i + length, row), row)
        if _admissible(ctx, cue):
            found.append(replace(cue, by="video") if _online(ctx, cue) else cue)
        i += length
    return _joined(ctx, found)


def _online(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether people meet by video: "secara daring", "lewat Zoom" behind a meeting or the verb that holds it."""
    if cue.mode not in ("in_person", "multilateral"):
        return False
    carrier = carrier_of(ctx, cue.first) if not cue.verbal else None
    words, last = meeting_words(ctx.lexicon, "online"), reach(ctx, cue.last - 1)
    last = max(last, reach(ctx, carrier)) if carrier is not None and carrier > cue.first else last
    for i in range(cue.last, min(last + 2, ctx.annotated.sentence_of(cue.first).last)):
        if words.at(ctx.annotated, i) is not None and ctx.annotated.lower(i - 1) in _BY:
            return True
    return False


def _joined(ctx: ArticleContext, found: list[Cue]) -> list[Cue]:
    """Cues that repeat the one before are left out; "komunikasi melalui sambungan telepon" becomes one call."""
    out: list[Cue] = []
    for cue in found:
        if out and cue.frame == "call_noun" and _spoken_by(ctx, out[-1], cue):
            before = out.pop()
            apart = before.verbal or any(i in time_tokens(ctx) for i in range(before.last, cue.first))
            last = before.last if apart else cue.last
            out.append(Cue(before.first, last, before.key, before.row, by=cue.mode))
        elif not out or not _repeats(ctx, out[-1], cue):
            out.append(cue)
    return out


def _spoken_by(ctx: ArticleContext, before: Cue, cue: Cue) -> bool:
    """Whether only a preposition of manner stands between a word of talk and the telephone."""
    phrase = phrase_table(ctx).at(cue.first)
    if phrase is None or phrase.role != "manner" or phrase.prep is None:
        return False
    own, times = phrase_table(ctx).at(before.first), time_tokens(ctx)
    end = own.last if own is not None else before.last
    while end in times or ctx.annotated.lower(end) in _LASTING:
        end += 1  # "pembicaraan | selama dua jam | melalui telepon"
    return phrase.prep == end or (before.verbal and reach(ctx, before.key) > cue.first)


def cue_index(lexicon: Lexicon) -> PhraseTable[Row]:
    """The meeting words with their lexicon entries."""
    return lexicon.cached(
        "meetings.cues", lambda lex: PhraseTable((row["form"], row) for row in lex.rows("meeting_cues"))
    )


def blockers(lexicon: Lexicon, kind: str) -> PhraseTable[Row]:
    """The words of one kind that keep a meeting word from naming a meeting (left, right, speech, match, ...)."""
    return lexicon.cached(
        f"meetings.blockers.{kind}",
        lambda lex: PhraseTable((r["form"], r) for r in lex.rows("meeting_blockers") if r["kind"] == kind),
    )


def meeting_words(lexicon: Lexicon, *kinds: str) -> PhraseTable[Row]:
    """The words of some kinds that the reading of meetings goes by (host, online, sporting, ...)."""
    return lexicon.cached(
        f"meetings.words.{kinds}",
        lambda lex: PhraseTable((r["form"], r) for r in lex.rows("meeting_words") if r["kind"] in kinds),
    )


def _match(ctx: ArticleContext, index: PhraseTable[Row], i: int) -> tuple[int, Row] | None:
    hit = index.at(ctx.annotated, i)
    if hit is not None:
        return hit
    word = ctx.annotated.lowers[i]
    head, dash, copy = word.partition("-")
    bare = [head] if dash and head == copy else [word.removesuffix(c) for c in _CLITICS if word.endswith(c)]
    found = (row for form in bare for words, row in index.by_first.get(form, ()) if len(words) == 1)
    row = next(found, None)
    return (1, row) if row is not None else None


def _key(ctx: ArticleContext, first: int, last: int, row: Row) -> int:
    """The token whose arguments are the meeting's: the noun of a compound, the last verb of "menerima kunjungan"."""
    if row["frame"] not in _VERBAL or last - first == 1:
        return first
    return next((i for i in range(first, last) if is_predicate(ctx, i)), first)


def _admissible(ctx: ArticleContext, cue: Cue) -> bool:
    if cue.first in time_tokens(ctx) or _in_other_name(ctx, cue):
        return False
    phrase = phrase_table(ctx).at(cue.first)
    if cue.row["need"] == "manner" and (phrase is None or phrase.role != "manner"):
        return False
    left, right = blockers(ctx.lexicon, "left"), blockers(ctx.lexicon, "right")
    if left.ending_at(ctx.annotated, cue.first - 1) is not None or right.at(ctx.annotated, cue.last) is not None:
        return False
    if cue.frame in ("passive", "call") and _interview(ctx, cue.first):
        return False
    if cue.frame == "call_noun" and phrase is not None and phrase.prep is not None and _by_press(ctx, phrase.prep):
        return False
    if any(word in blockers(ctx.lexicon, "habit").by_first for word in _around(ctx, cue)):
        return False
    return not _court(ctx, cue) and not _sport(ctx, cue)


def _in_other_name(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether the cue stands inside the name of something else ("Forum Koordinasi Pimpinan Kabupaten")."""
    names = name_tokens(ctx)
    if cue.first not in names:
        return False
    name = ctx.annotated.names[names[cue.first]]
    if name.type == "PER":
        return True
    return cue.frame not in _NAMED or (name.first != cue.first and not _titled(ctx, cue, name))


def _titled(ctx: ArticleContext, cue: Cue, name: Name) -> bool:
    """Whether the cue ends the title of an event in the order of English: "World Water Forum", "ASEAN Summit"."""
    last = name.last
    while last > cue.last and (ctx.doc[last - 1].pos_ in ("NUM", "PUNCT") or ctx.doc[last - 1].text.isupper()):
        last -= 1
    return cue.frame == "summit" and cue.first > name.first and last == cue.last


def _around(ctx: ArticleContext, cue: Cue) -> Iterator[str]:
    """The words before the cue and before the verb that carries it: "pihaknya | rutin | menggelar pertemuan"."""
    carrier = carrier_of(ctx, cue.first) if not cue.verbal else None
    first = ctx.annotated.sentence_of(cue.first).first
    for i in range(max(cue.first - _BEFORE, first), cue.first):
        yield ctx.annotated.lower(i)
    if carrier is not None:
        low = cue.last if carrier > cue.first else first  # "dialog seperti itu | sering | digelar"
        for i in range(max(carrier - _BEFORE, low), carrier):
            yield ctx.annotated.lower(i)


def _by_press(ctx: ArticleContext, prep: int) -> bool:
    """Whether the outlet's own interview is told right before a preposition: "saat dihubungi | melalui telepon"."""
    hit = cue_index(ctx.lexicon).at(ctx.annotated, prep - 1)
    return hit is not None and hit[1]["frame"] in ("passive", "call") and _interview(ctx, prep - 1)


def _interview(ctx: ArticleContext, verb: int) -> bool:
    """ "saat dihubungi", "ketika ditemui di rumahnya": the outlet's own interview."""
    speech = blockers(ctx.lexicon, "speech")
    i = verb - 1
    if speech.ending_at(ctx.annotated, i) is not None:
        return True
    return phrase_table(ctx).at(i) is None and speech.ending_at(ctx.annotated, i - 1) is not None


# Tokens to either side of a cue in which words of sport are looked for.
_FAR = 40


def _court(ctx: ArticleContext, cue: Cue) -> bool:
    """A hearing in court: a word of the court right behind a noun for sessions ("sidang")."""
    if "hearing" not in cue.sorts:
        return False
    court = blockers(ctx.lexicon, "court").by_first
    return any(ctx.annotated.lower(i) in court for i in range(cue.last, min(cue.last + 3, len(ctx.doc))))


def _sport(ctx: ArticleContext, cue: Cue) -> bool:
    """A match between teams or players: two words of sport in the sentence, or one next to the cue."""
    words = blockers(ctx.lexicon, "match").by_first
    sentence = ctx.annotated.sentence_of(cue.first)
    near = range(max(sentence.first, cue.first - _FAR), min(sentence.last, cue.last + _FAR))
    hits = [i for i in near if ctx.annotated.lower(i) in words and not _of_bloc(ctx, i)]
    return len({ctx.annotated.lower(i) for i in hits}) >= 2 or any(abs(i - cue.first) <= 4 for i in hits)


def _of_bloc(ctx: ArticleContext, i: int) -> bool:
    """Whether a word begins the name of a union of states: "Liga Arab" plays no match."""
    return meeting_words(ctx.lexicon, "bloc").at(ctx.annotated, i) is not None


def _repeats(ctx: ArticleContext, before: Cue, cue: Cue) -> bool:
    """Whether the cue only adds to the one before it: "Konferensi Tingkat Tinggi (KTT)", "pertemuan tatap muka"."""
    if before.last == cue.first and not before.verbal and not cue.verbal:
        return True
    if before.last + 1 == cue.first and ctx.doc[before.last].text == "," and before.row["root"] == cue.row["root"]:
        return True  # "KTT, konferensi tingkat tinggi, ..."
    if cue.first - before.last > 8 or before.frame != cue.frame:
        return False
    return ctx.doc[cue.first - 1].text == "(" and ctx.annotated.sentence_of(before.first).last > cue.first
