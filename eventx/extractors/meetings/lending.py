"""What meetings lend each other: a visit its place and day to its talks, a summit those to talks on its sidelines."""

from __future__ import annotations

from collections.abc import Sequence

from eventx.document.context import ArticleContext, once
from eventx.extractors.arguments import carrier_of, phrase_table
from eventx.extractors.arguments.times import datable, when_of
from eventx.extractors.arguments.words import clause_openers, closed_class
from eventx.extractors.meetings.arrivals import arrived_at
from eventx.extractors.meetings.clusters import Cluster
from eventx.extractors.meetings.cues import Cue, meeting_words
from eventx.extractors.meetings.mentions import Draft
from eventx.extractors.meetings.parties import same_actor
from eventx.extractors.meetings.seats import is_meeting
from eventx.lang.lexicon import Lexicon
from eventx.lang.phrases import PhraseTable
from eventx.models import Actor, Statement, When

# Sentences between a visit that is no record of its own, or the words of a party, and the talks.
_NEAR = 3
# Sentences behind a summit in which those held around it are told.
_SERIES = 6
# Tokens before a mention in which a word for what came next stands.
_REACH = 8
# Sorts of talks that go on in rounds.
_LASTING = frozenset({"negotiation", "talk"})
_UNREAL = frozenset({"hypothetical", "denied", "cancelled"})


def lend(ctx: ArticleContext, clusters: list[Cluster], passing: Sequence[Cluster]) -> None:
    """Give meetings with no place or day of their own those of what they are part of.

    Args:
        ctx: the article.
        clusters: the meetings, in text order; they are filled in.
        passing: visits that are no record of their own, whose place and day hold for the talks held on them.
    """
    visits = [Cluster(told, c.sides) for c in clusters if (told := [d for d in c.drafts if d.family == "visit"])]
    for n, cluster in enumerate(clusters):
        _from_round(ctx, cluster, clusters[:n])
        if cluster.family == "summit":
            _from_series(cluster, clusters[:n])
        if cluster.family == "talk":
            near = [v for v in passing if 0 <= cluster.drafts[0].sentence - v.drafts[0].sentence <= _NEAR]
            _from_visit(cluster, [*visits, *near])
            _from_host(cluster, clusters)
            _from_words(ctx, cluster)
            _from_sequel(ctx, cluster)
            _from_arrival(ctx, cluster)


def host_noun(ctx: ArticleContext, cue: Cue) -> int | None:
    """The noun of the meeting on whose sidelines another is held: "bertemu di sela-sela | KTT"."""
    table, sentence = phrase_table(ctx), ctx.annotated.sentence_of(cue.first)
    for i in _sidelines(ctx, sentence.index):
        phrase = table.at(i + 1)
        if phrase is not None and not phrase.first <= cue.first < phrase.last:
            return next((j for j in range(i + 1, phrase.last) if is_meeting(ctx, j)), None)
    return None


@once
def _sidelines(ctx: ArticleContext, index: int) -> tuple[int, ...]:
    """The words of a sentence for what is held beside something else."""
    beside, sentence = closed_class(ctx.lexicon, "sideline"), ctx.annotated.sentences[index]
    return tuple(i for i in range(sentence.first, sentence.last) if ctx.annotated.lower(i) in beside)


def _from_visit(cluster: Cluster, visits: list[Cluster]) -> None:
    """The place of the visit on which talks are held, and its day when the visit is told with a single one."""
    own = {d.place.name for d in cluster.drafts if d.place is not None}
    near = (v for v in visits if _placed(v) and not any(d in cluster.drafts for d in v.drafts))
    visit = next((v for v in near if (not own or _place_name(v) in own) and _during(cluster, v)), None)
    if visit is not None:
        _lend(cluster, visit)


def _from_arrival(ctx: ArticleContext, cluster: Cluster) -> None:
    """The place where the visitor among the parties has arrived, or is to arrive."""
    first = cluster.drafts[0]
    openers = (clause_openers(ctx.lexicon).at(ctx.annotated, i) for i in _sentence(ctx, first.sentence))
    if any(opener is not None and opener[1] == "before" for opener in openers):
        return  # "Sebelum berangkat, ia bertemu menteri itu"
    if not _placed(cluster) and not {d.status for d in cluster.drafts} & _UNREAL:
        first.place = arrived_at(ctx, cluster.parties, first.sentence, _NEAR)


def _sentence(ctx: ArticleContext, index: int) -> range:
    sentence = ctx.annotated.sentences[index]
    return range(sentence.first, sentence.last)


def _from_host(cluster: Cluster, clusters: list[Cluster]) -> None:
    """Place and day of the meeting on whose sidelines talks are held."""
    noun = next((d.host for d in cluster.drafts if d.host is not None), None)
    if noun is None:
        return
    others = [c for c in clusters if c is not cluster and c.family in ("talk", "summit")]
    named = [c for c in others if any(d.cue.first == noun for d in c.drafts)]
    before = [c for c in others if c.drafts[0].cue.first < noun]
    for host in (named or before)[-1:]:
        _lend(cluster, host)


def _from_series(cluster: Cluster, before: list[Cluster]) -> None:
    """Place and days of the summit of the same body that a further one is part of: "KTT ASEAN ... KTT ASEAN-PBB"."""
    first = cluster.drafts[0]
    if _placed(cluster) or any(d.when is not None for d in cluster.drafts) or not first.core:
        return
    near = (c for c in before if c.family == "summit" and _since(c, first.sentence) <= _SERIES)
    for other in near:
        day = next((d.when for d in other.drafts if d.when is not None), None)
        same = any(cluster.sides.alike(p, q) for p in first.core for d in other.drafts for q in d.core)
        if same and day is not None and _placed(other):
            first.place = next(d.place for d in other.drafts if d.place is not None)
            first.when = day.model_copy(update={"source": "inherited"})
            return


def _since(cluster: Cluster, sentence: int) -> int:
    """How many sentences before a sentence a meeting was told last."""
    return min(sentence - d.sentence for d in cluster.drafts if d.sentence <= sentence)


def _from_round(ctx: ArticleContext, cluster: Cluster, before: list[Cluster]) -> None:
    """Those who meet again or met before, where a further round names nobody: "Putaran terakhir perundingan"."""
    first = cluster.drafts[0]
    if cluster.parties or first.cue.verbal or not _is_round(ctx, first.cue):
        return
    sort = set(first.cue.sorts) & _LASTING
    alike = (c for c in reversed(before) if len(c.parties) > 1)
    for other in alike:
        cues = [d.cue for d in other.drafts]
        told = any(d.sentence == first.sentence for d in other.drafts)
        if told or any(cue.row["root"] == first.cue.row["root"] or sort & set(cue.sorts) for cue in cues):
            first.parties = list(other.parties)
            return


def _is_round(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether a word for one of several rounds stands in a meeting's phrase or carries it."""
    phrase, words = phrase_table(ctx).at(cue.first), meeting_words(ctx.lexicon, "round")
    if phrase is None:
        return False
    carrier = carrier_of(ctx, cue.first)
    before = [phrase.first - 1] if phrase.prep is None else [phrase.prep - 1, phrase.first - 1]
    spots = [*before, *range(phrase.first, phrase.last + 1), *([carrier] if carrier is not None else [])]
    return any(words.at(ctx.annotated, i) is not None for i in spots if 0 <= i < len(ctx.doc))


def _from_words(ctx: ArticleContext, cluster: Cluster) -> None:
    """The day on which a party who was there speaks at the place where they met, or speaks to another of them."""
    if any(d.when is not None or d.status not in (None, "occurred") for d in cluster.drafts):
        return
    first = cluster.drafts[0]
    sentence, placed = ctx.annotated.sentences[first.sentence], _placed(cluster)
    for said in ctx.statements:
        when = said.time
        after = ctx.annotated.sentence_at(said.sentence.start).index - first.sentence
        if when is None or when.grain != "day" or when.first != when.last or not _is_party(said.speaker, cluster):
            continue
        behind = after == 0 and first.past
        there = placed and 0 < after <= _SERIES and _same_spot(ctx, said, sentence.start, sentence.end)
        if there or behind or (abs(after) <= 1 and _is_party(said.addressee, cluster)):
            first.when = when.model_copy(update={"source": "inherited"})
            return


def _from_sequel(ctx: ArticleContext, cluster: Cluster) -> None:
    """The day of the sentence before, where a party did what the talks came after: "Ia | kemudian | bertemu Budi"."""
    first = cluster.drafts[0]
    if first.sentence == 0 or any(d.when is not None or d.status not in (None, "occurred") for d in cluster.drafts):
        return
    if not _comes_next(ctx, first):
        return
    before = ctx.annotated.sentences[first.sentence - 1]
    days = [t for t in ctx.annotated.times_in(before.start, before.end) if datable(t)]
    spoken = any(said.time is not None and said.sentence.start == before.start for said in ctx.statements)
    told = {m.entity.id for m in ctx.entities.mentions_in(before.start, before.end)}
    if spoken or len({t.value for t in days}) != 1 or not any(p.entity_id in told for p in first.parties):
        return
    when = when_of(ctx, days[0], "inherited")
    if _one_day(when) and when.first is not None and (ctx.published is None or when.first <= ctx.published):
        first.when = when


def _comes_next(ctx: ArticleContext, draft: Draft) -> bool:
    """Whether a mention is told as what came next, by a word before it in its sentence."""
    cues, first = _sequels(ctx.lexicon), ctx.annotated.sentences[draft.sentence].first
    hits = (cues.at(ctx.annotated, i) for i in range(max(first, draft.cue.first - _REACH), draft.cue.first))
    return any(hit is not None for hit in hits)


def _sequels(lexicon: Lexicon) -> PhraseTable[None]:
    """Words for what came next or at once."""
    rows = (row for row in lexicon.rows("sequence_cues") if row["link"] in ("then", "at_once"))
    return lexicon.cached("meetings.sequels", lambda _: PhraseTable((row["form"], None) for row in rows))


def _same_spot(ctx: ArticleContext, said: Statement, start: int, end: int) -> bool:
    return said.place is not None and said.place.name in ctx.text[start:end]


def _is_party(actor: Actor | None, cluster: Cluster) -> bool:
    return actor is not None and any(
        p.entity_id is not None and p.entity_id == actor.entity_id for p in cluster.parties
    )


def _place_name(cluster: Cluster) -> str | None:
    return next((d.place.name for d in cluster.drafts if d.place is not None), None)


def _placed(cluster: Cluster) -> bool:
    return any(d.place is not None for d in cluster.drafts)


def _during(cluster: Cluster, visit: Cluster) -> bool:
    """Whether talks take place on a visit: the visitor takes part, and somebody of the country visited or of none."""
    country = next(d.place.country for d in visit.drafts if d.place is not None)
    guests = [p for p in cluster.parties if any(same_actor(p, q) for q in visit.parties)]
    hosts = [p for p in cluster.parties if p not in guests]
    unreal = {d.status for d in cluster.drafts} & _UNREAL
    if _parted(cluster, visit):
        return False
    return bool(guests) and not unreal and country is not None and any(p.country in (country, None) for p in hosts)


def _parted(cluster: Cluster, visit: Cluster) -> bool:
    """Whether a visit is still to come where talks are told with the day that they were held."""
    ahead = any(d.status == "planned" for d in visit.drafts)
    return ahead and any(d.when is not None and d.status in (None, "occurred") for d in cluster.drafts)


def _lend(cluster: Cluster, other: Cluster) -> None:
    """Give talks the place of what they are part of where none is told, and its day when it has a single one."""
    first = cluster.drafts[0]
    if not _placed(cluster):
        first.place = next((d.place for d in other.drafts if d.place is not None), None)
    day = next((d.when for d in other.drafts if d.when is not None), None)
    if all(d.when is None for d in cluster.drafts) and _one_day(day):
        first.when = day.model_copy(update={"source": "inherited"}) if day is not None else None


def _one_day(when: When | None) -> bool:
    return when is not None and when.first is not None and when.first == when.last
