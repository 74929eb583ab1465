"""Whether a mention tells enough to stand as a meeting by itself: parties, a day, a place, a verb that holds it."""

from __future__ import annotations

from eventx.document.context import ArticleContext, once
from eventx.extractors.arguments import carrier_of, following, objects, phrase_table
from eventx.extractors.arguments.tokens import preposition_at
from eventx.extractors.arguments.words import closed_class, known_counts, party_words, status_cues, title_words
from eventx.extractors.meetings.cues import Cue, meeting_words
from eventx.extractors.meetings.hosting import hosted
from eventx.extractors.meetings.mentions import Draft
from eventx.extractors.meetings.offices import office_of, role_classes
from eventx.extractors.meetings.verbs import HOLDING, part_of
from eventx.lang.place_kinds import VISITED
from eventx.models import Participant, Place

# The office that makes a call on the carpet a meeting of states, and a trip a visit.
_ENVOY = frozenset({"diplomat"})
# How many words of sport make an article of sport.
_SPORTING, _ONE_IN = 4, 60
# Roles of the phrases that may stand behind people who speak with each other.
_APART = frozenset({"place", "companion", "manner", "time"})
# The offices whose holders meet when they gather.
_OFFICES = frozenset(
    {"head", "minister", "diplomat", "governor", "official", "police", "military", "politician", "legislator", "cleric"}
)
_STATE = frozenset({"minister", "diplomat", "head"})


def enough(ctx: ArticleContext, draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a mention may stand as a meeting by itself, by the need of its word; `drafts` are all of the article."""
    need, parties = draft.cue.row["need"], draft.parties
    if "match" in draft.cue.sorts and _contest(ctx, draft):
        return False
    if not draft.cue.verbal and len(parties) < 2 and (_under_noun(ctx, draft.cue) or several(ctx, draft.cue)):
        return False
    if need == "party":
        return len(parties) >= 2 or (len(parties) == 1 and (_group(ctx, parties[0]) or draft.when is not None))
    if need in ("two", "manner") or _over_the_phone(ctx, draft.cue):
        return len(parties) >= 2
    if need == "done":
        named = [p for p in parties if p.type is not None or p.country is not None]
        return len(named) >= 2 and draft.status in (None, "occurred")
    if need == "known":
        return _known_sides(ctx, parties)
    if need == "held":
        return len(parties) >= 2 and _held(ctx, draft.cue)
    if need == "joint":
        return len(parties) >= 2 and _with_each_other(ctx, draft.cue)
    if need == "gathered":
        return _gathered(ctx, draft)
    if need in ("envoy", "summons"):
        called = any(_has_class(ctx, p, _ENVOY) or _legislates(ctx, p) for p in parties)
        called = called or (need == "envoy" and (bool(draft.topics) or _to_office(ctx, draft)))
        return len(parties) >= 2 and called
    if need == "guest":
        return len(parties) >= 2 and draft.cue.verbal and _received(ctx, draft)
    if need == "talks":
        return _visit_of_state(ctx, draft, drafts)
    if need == "attended" and not _attended(ctx, draft):
        return False
    return _specific(ctx, draft)


def _contest(ctx: ArticleContext, draft: Draft) -> bool:
    """Whether teams or players meet in a match: in an article of sport, or at a stadium, with nobody in office."""
    if any(party.role_title or office_of(ctx, party) is not None for party in draft.parties):
        return False
    venue = ctx.annotated.token_at(draft.place.start) if draft.place is not None else -1
    if ctx.annotated.lower(venue) in meeting_words(ctx.lexicon, "ground").by_first:
        return all(party.type in ("ORG", "LOC", None) for party in draft.parties)
    teams = all(party.type in ("ORG", "LOC") for party in draft.parties)
    return (teams and of_sport(ctx, draft.sentence)) or _sporting(ctx)


@once
def of_sport(ctx: ArticleContext, index: int) -> bool:
    """Whether a sentence has a word of sport."""
    sentence, words = ctx.annotated.sentences[index], meeting_words(ctx.lexicon, "sporting").by_first
    return any(ctx.annotated.lower(i) in words for i in range(sentence.first, sentence.last))


@once
def _sporting(ctx: ArticleContext) -> bool:
    words = meeting_words(ctx.lexicon, "sporting").by_first
    found = [word for word in ctx.annotated.lowers if word in words]
    return len(set(found)) >= _SPORTING and len(found) * _ONE_IN >= len(ctx.annotated.lowers)


def _with_each_other(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether several who speak speak with each other: to nobody, about nothing, in no language or forum."""
    behind = following(ctx, cue.last - 1)
    governor = preposition_at(ctx, cue.last)
    if governor is not None and governor[1] not in _APART:
        return False  # "berbicara tentang bagaimana ..."
    return all(phrase.role in _APART for phrase in behind if phrase.prep is not None) and not objects(ctx, cue.key)


def _gathered(ctx: ArticleContext, draft: Draft) -> bool:
    """Whether people in office are brought together, or gather to talk something over: "mengumpulkan | para bupati"."""
    calls = draft.cue.frame == "transitive"
    others = draft.parties[1:] if calls else draft.parties
    official = all(office_of(ctx, p) in _OFFICES or _officials(ctx, p) for p in others)
    return bool(others) and official and (calls or bool(draft.topics))


def _known_sides(ctx: ArticleContext, parties: list[Participant]) -> bool:
    """Whether both who call are told by name or office: "Warga menghubungi | pemadam" and the like are no meetings."""
    known = (p.type is not None or _officials(ctx, p) or office_of(ctx, p) in _OFFICES for p in parties)
    return sum(known) >= 2


def _officials(ctx: ArticleContext, party: Participant) -> bool:
    """A group named by an office: "para menteri", "sejumlah kepala dinas"."""
    token = ctx.annotated.token_at(party.start)
    if ctx.annotated.lower(token) not in closed_class(ctx.lexicon, "plural") | known_counts(ctx.lexicon).keys():
        return False
    office = role_classes(ctx.lexicon).get(ctx.annotated.lower(token + 1).partition("-")[0])
    return office in _OFFICES


def _to_office(ctx: ArticleContext, draft: Draft) -> bool:
    """Whether somebody in office calls others in office to where he sits: "memanggil para menteri ke Istana"."""
    return draft.place is not None and all(_in_office(ctx, p) or _officials(ctx, p) for p in draft.parties)


def _legislates(ctx: ArticleContext, party: Participant) -> bool:
    """Whether a party is a parliament or one of its bodies, which calls people in to talk to them."""
    first, last = ctx.annotated.tokens_in(party.start, party.end)
    bodies = meeting_words(ctx.lexicon, "legislature")
    return any(bodies.at(ctx.annotated, i) is not None for i in range(first, last)) and party.type != "PER"


def _held(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether a verb holds or plans the meeting: "mengadakan kontak", "kontak itu digelar"."""
    carrier = carrier_of(ctx, cue.first)
    return carrier is not None and part_of(ctx, carrier) in HOLDING


def _over_the_phone(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether something is only said "melalui sambungan telepon", which by itself is an interview."""
    phrase = phrase_table(ctx).at(cue.first)
    return cue.frame == "call_noun" and phrase is not None and phrase.role == "manner"


def _under_noun(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether another noun makes something else of it: "persetujuan rapat", "peserta konferensi"."""
    phrase = phrase_table(ctx).at(cue.first)
    if phrase is None or phrase.first == cue.first or ctx.doc[cue.first - 1].pos_ not in ("NOUN", "PROPN"):
        return False
    if cue.frame == "summit" and ctx.doc[cue.first].text[:1].isupper() and ctx.doc[cue.first - 1].text[:1].isupper():
        return False
    heads = (status_cues(ctx.lexicon, "noun"), meeting_words(ctx.lexicon, "head", "host"))
    return all(index.ending_at(ctx.annotated, cue.first - 1) is None for index in heads)


def _specific(ctx: ArticleContext, draft: Draft) -> bool:
    """Whether a noun names one meeting: two parties, or one with a date, place or a verb that holds it."""
    parties, told = draft.parties, (draft.when is not None) + (draft.place is not None)
    if len(parties) >= 2:
        return True
    carrier = carrier_of(ctx, draft.cue.first)
    held = (carrier is not None and part_of(ctx, carrier) in HOLDING | {"exist"}) or hosted(ctx, draft.cue)
    held = held or (draft.cue.frame == "session" and carrier is not None and acts(ctx, draft.cue, carrier))
    if draft.status == "hypothetical" and not told and _any_time(ctx, draft.cue, carrier):
        return False
    if draft.family == "summit" or draft.cue.frame == "session":
        return told + len(parties) >= 2 or (held and told + len(parties) >= 1)
    return (len(parties) == 1 and (told > 0 or held or _group(ctx, parties[0]))) or (held and told == 2)


def _any_time(ctx: ArticleContext, cue: Cue, carrier: int | None) -> bool:
    """Whether a meeting is only said to be possible in general: "DPP | bisa menggelar rapat"."""
    able = closed_class(ctx.lexicon, "able")
    return carrier is not None and any(ctx.annotated.lower(i) in able for i in range(max(0, carrier - 2), carrier))


def acts(ctx: ArticleContext, cue: Cue, verb: int) -> bool:
    """Whether a session is said to do something itself: "Rapat paripurna DPR | mengesahkan"."""
    return verb >= cue.last and ctx.annotated.lower(verb).startswith("me") and ctx.annotated.lower(verb - 1) != "yang"


def _attended(ctx: ArticleContext, draft: Draft) -> bool:
    """Whether somebody is said to be at it, or it is held: "dalam Forum X", "menghadiri seminar", "digelar".

    What holds something itself is a body: "Forum Petani | menggelar rapat".
    """
    phrase = phrase_table(ctx).at(draft.cue.first)
    carrier = carrier_of(ctx, draft.cue.first)
    if carrier is not None and carrier > draft.cue.first and ctx.annotated.lower(carrier).startswith("me"):
        return False
    return (
        _held(ctx, draft.cue) or hosted(ctx, draft.cue) or (phrase is not None and phrase.role in ("inside", "place"))
    )


def _group(ctx: ArticleContext, party: Participant) -> bool:
    """A party that is many: "para menteri", "kedua negara", "komandan kedua negara"."""
    begin, end = ctx.annotated.tokens_in(party.start, party.end)
    first, counts = ctx.annotated.lower(begin), known_counts(ctx.lexicon)
    many = closed_class(ctx.lexicon, "plural") | closed_class(ctx.lexicon, "delegation")
    if first in counts or first in many or first.startswith(tuple(closed_class(ctx.lexicon, "between"))):
        return True
    vague = closed_class(ctx.lexicon, "vague")
    return any(ctx.annotated.lower(i) in counts and ctx.annotated.lower(i + 1) in vague for i in range(begin, end - 1))


def _visit_of_state(ctx: ArticleContext, draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a visit is one with talks: of state, or by somebody who meets people of the place in this article."""
    if not draft.parties:
        return False
    visitor = draft.parties[0]
    if draft.stop and not draft.hosts and kind_of(ctx, draft.place) not in VISITED:
        return False
    abroad = draft.place is not None and draft.place.country not in (None, visitor.country or "ID")
    if "trip" not in draft.cue.sorts and draft.cue.frame == "visit_noun" and draft.place is not None:
        return True
    if abroad and _has_class(ctx, visitor, _STATE):
        return True
    talks = (d for d in drafts if d.family == "talk" and len(d.parties) >= 2)
    return (len(draft.parties) >= 2 and bool(draft.hosts)) or (
        abroad and any(visitor.name == p.name for d in talks for p in d.parties)
    )


def kind_of(ctx: ArticleContext, place: Place | None) -> str | None:
    """What sort of place it is (country, city, building ...), None when that is not known."""
    entity = ctx.entities.by_id.get(place.entity_id or "") if place is not None else None
    return entity.kind if entity is not None else None


def _has_class(ctx: ArticleContext, party: Participant, wanted: frozenset[str]) -> bool:
    """Whether the party's title or noun phrase begins with a role of one of the classes."""
    return office_of(ctx, party) in wanted


def _received(ctx: ArticleContext, draft: Draft) -> bool:
    """Whether somebody in office receives guests: people in office, or a group at some place or on some day."""
    official = [_in_office(ctx, party) for party in draft.parties]
    if all(official):
        return True
    groups = all(ok or _some_people(ctx, party) for ok, party in zip(official, draft.parties, strict=True))
    told = draft.place is not None or draft.when is not None or draft.cue.frame == "passive"
    return any(official) and groups and told


def _some_people(ctx: ArticleContext, party: Participant) -> bool:
    """Whether a party is a group named by a noun for people: "petinggi partai", "sejumlah warga", "delegasi Fiji"."""
    token = ctx.annotated.token_at(party.start)
    word = ctx.annotated.lower(token)
    if word in closed_class(ctx.lexicon, "plural") or ctx.doc[token].pos_ == "NUM":
        word = ctx.annotated.lower(token + 1)
    return party.type is None and word.partition("-")[0] in party_words(ctx.lexicon)


def _in_office(ctx: ArticleContext, party: Participant) -> bool:
    """A person or somebody with an office; not a body, not a plain noun."""
    first = ctx.annotated.lower(ctx.annotated.token_at(party.start))
    return party.type == "PER" or (party.type is None and first in title_words(ctx.lexicon))


def several(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether a noun stands for several meetings: "19 putaran pertemuan", "sejumlah pertemuan", "rapat-rapat"."""
    word = ctx.annotated.lower(cue.first)
    return counted(ctx, cue) or word.partition("-")[2] == word.partition("-")[0]


def counted(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether a number or a word for many stands before a noun: "19 putaran pertemuan", "sejumlah pertemuan"."""
    phrase, counting = phrase_table(ctx).at(cue.first), closed_class(ctx.lexicon, "grouping")
    if phrase is None:
        return False
    before = range(phrase.first, cue.first)
    return any(ctx.doc[i].pos_ == "NUM" or ctx.annotated.lower(i) in counting for i in before)
