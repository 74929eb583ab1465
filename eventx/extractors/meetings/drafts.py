"""From a cue to the draft of a meeting: what its own sentence tells, and whether that is enough to count."""

from __future__ import annotations

from dataclasses import dataclass, field

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import (
    Phrase,
    carrier_of,
    cued_status,
    named_place,
    objects,
    phrase_table,
    place_of,
    subjects,
    time_of,
    time_tokens,
)
from eventx.extractors.arguments.words import closed_class, status_cues, title_words
from eventx.extractors.meetings.cues import Cue, blockers, find_cues
from eventx.extractors.meetings.offices import office_of
from eventx.extractors.meetings.parties import attendants_of, core_of, parties_of
from eventx.extractors.meetings.press import meets_press
from eventx.extractors.meetings.topics import topics_of
from eventx.extractors.meetings.verbs import part_of
from eventx.models import Participant, Place, Span, Status, When

_DEFINITE = frozenset({"ini", "itu", "tersebut", "tadi", "tsb"})
# Roles of phrases that a demonstrative may close together with the meeting's noun before them.
_OWN_ROLES = frozenset({"companion", "between", "source", "place"})
_FAMILY = {"call": "call", "call_noun": "call", "visit": "visit", "visit_noun": "visit", "summit": "summit"}
# The office that makes a call on the carpet a meeting of states, and a trip a visit.
_ENVOY = frozenset({"diplomat"})
_STATE = frozenset({"minister", "diplomat", "head"})


@dataclass(slots=True)
class Draft:
    """One mention of a meeting with what its sentence tells.

    Attributes:
        status: what the words say, None when they say nothing.
        definite: whether it points back ("pertemuan itu", "keduanya bertemu").
        enough: whether it may stand as a meeting by itself; if not, it can only join another mention.
        attendants: who comes along with the parties.
        core: the parties that the words of the meeting itself name.
        listed: number of the list that its noun phrase belongs to ("KTT A, KTT B, dan KTT C"), None for verbs.
        also: whether it is told as one more ("juga bertemu", "juga mengadakan pertemuan").
    """

    cue: Cue
    family: str
    sentence: int
    parties: list[Participant]
    place: Place | None
    when: When | None
    status: Status | None
    topics: list[Span] = field(default_factory=list)
    definite: bool = False
    enough: bool = False
    attendants: list[Participant] = field(default_factory=list)
    core: list[Participant] = field(default_factory=list)
    listed: int | None = None
    also: bool = False

    @property
    def weight(self) -> int:
        """How much the mention tells."""
        return 2 * len(self.parties) + 2 * (self.place is not None) + 2 * (self.when is not None) + len(self.topics)


def draft_meetings(ctx: ArticleContext) -> list[Draft]:
    """A draft for every cue of the article that may tell of a meeting, in text order."""
    drafts = [_draft(ctx, cue) for cue in find_cues(ctx) if not meets_press(ctx, cue)]
    for draft in drafts:
        draft.enough = _enough(ctx, draft, drafts)
    return [draft for draft in drafts if draft.enough or draft.definite or _bare_noun(ctx, draft)]


def _draft(ctx: ArticleContext, cue: Cue) -> Draft:
    visit = cue.frame in ("visit", "visit_noun")
    return Draft(
        cue=cue,
        family="call" if cue.mode in ("phone", "video") else _FAMILY.get(cue.frame, "talk"),
        sentence=ctx.annotated.sentence_of(cue.first).index,
        parties=parties_of(ctx, cue),
        place=(_visited(ctx, cue) if visit else None) or place_of(ctx, cue.key, goal=visit),
        when=_dated(time_of(ctx, cue.key)),
        status=cued_status(ctx, cue.key),
        topics=topics_of(ctx, cue),
        definite=_definite(ctx, cue),
        attendants=attendants_of(ctx, cue),
        core=core_of(ctx, cue),
        listed=_list_of(ctx, cue),
        also=_also(ctx, cue),
    )


def _list_of(ctx: ArticleContext, cue: Cue) -> int | None:
    """The list of noun phrases that a meeting's noun stands in."""
    table = phrase_table(ctx)
    place = table.of_token.get(cue.first) if not cue.verbal else None
    return table.group[place] if place is not None else None


def _also(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether "juga" stands in the verb group of a cue or of the verb that carries it."""
    verb = cue.key if cue.verbal else carrier_of(ctx, cue.first)
    words = closed_class(ctx.lexicon, "additive")
    return verb is not None and any(ctx.annotated.lower(i) in words for i in range(max(0, verb - 3), verb))


def _dated(when: When | None) -> When | None:
    """A time that can be a meeting's: a run of years is the term of a body or a plan ("2025-2026")."""
    years = when is not None and when.grain == "year" and "/" in when.value
    return None if years else when


def _visited(ctx: ArticleContext, cue: Cue) -> Place | None:
    """The place that is the object of "mengunjungi"."""
    for arg in objects(ctx, cue.key) if cue.verbal else []:
        phrase = phrase_table(ctx).at(arg.first)
        if phrase is not None:
            return named_place(ctx, phrase)
    return None


def _definite(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether the mention points back: a demonstrative in its phrase, or "keduanya", "kedua pemimpin" as subject."""
    if cue.verbal:
        return any(_both(ctx, arg.first) for arg in subjects(ctx, cue.key))
    phrase = phrase_table(ctx).at(cue.first)
    if phrase is None:
        return False
    fronted = (phrase.first if phrase.prep is None else phrase.prep) == ctx.annotated.sentence_of(cue.first).first
    last = _past_companions(ctx, phrase) if fronted else phrase.last
    span = range(cue.last, min(last + 1, len(ctx.doc)))
    return any(ctx.annotated.lower(i) in _DEFINITE or _both(ctx, i) for i in span)


def _past_companions(ctx: ArticleContext, phrase: Phrase) -> int:
    """The end of a phrase that begins with a meeting's noun: "Pertemuan dengan PBB | itu", "pertemuan di X Senin | itu"."""
    table, last = phrase_table(ctx), phrase.last
    after = table.at(last + 1)
    while after is not None and after.prep == last and after.role in _OWN_ROLES:
        last = _past_times(ctx, after.last)
        after = table.at(last + 1)
    return last


def _past_times(ctx: ArticleContext, i: int) -> int:
    """The first token at or after `i` outside time expressions."""
    while i < len(ctx.doc) and i in time_tokens(ctx):
        i += 1
    return i


def _both(ctx: ArticleContext, i: int) -> bool:
    return ctx.annotated.lower(i) in {"keduanya", "kedua", "mereka", "ketiganya"}


def _bare_noun(ctx: ArticleContext, draft: Draft) -> bool:
    """A noun with nothing of its own that is subject or object of a verb, so that it may point to a meeting told."""
    if draft.cue.verbal or draft.cue.row["need"] not in ("specific", "talks") or _several(ctx, draft.cue):
        return False
    return bool(draft.topics) or carrier_of(ctx, draft.cue.first) is not None


def _several(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether a noun stands for several meetings: "19 putaran pertemuan", "sejumlah pertemuan", "rapat-rapat"."""
    phrase, counting = phrase_table(ctx).at(cue.first), closed_class(ctx.lexicon, "grouping")
    if phrase is None:
        return False
    word, lower = ctx.annotated.lower(cue.first), ctx.annotated.lower
    counted = any(ctx.doc[i].pos_ == "NUM" or lower(i) in counting for i in range(phrase.first, cue.first))
    return counted or word.partition("-")[2] == word.partition("-")[0]


def _enough(ctx: ArticleContext, draft: Draft, drafts: list[Draft]) -> bool:
    need, parties = draft.cue.row["need"], draft.parties
    if not draft.cue.verbal and len(parties) < 2 and _under_noun(ctx, draft.cue):
        return False
    if need == "party":
        return len(parties) >= 2 or (len(parties) == 1 and (_group(ctx, parties[0]) or draft.when is not None))
    if need in ("two", "manner") or _over_the_phone(ctx, draft.cue):
        return len(parties) >= 2
    if need == "done":
        named = [p for p in parties if p.type is not None or p.country is not None]
        return len(named) >= 2 and draft.status in (None, "occurred")
    if need == "held":
        return len(parties) >= 2 and _held(ctx, draft.cue)
    if need == "envoy":
        called = any(_has_class(ctx, p, _ENVOY) for p in parties) or bool(draft.topics)
        return len(parties) >= 2 and called
    if need == "guest":
        return len(parties) >= 2 and all(_in_office(ctx, p) for p in parties) and draft.cue.verbal
    if need == "talks":
        return _visit_of_state(ctx, draft, drafts)
    if need == "attended" and not _attended(ctx, draft):
        return False
    return _specific(ctx, draft)


def _held(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether a verb holds or plans the meeting: "mengadakan kontak", "kontak itu digelar"."""
    carrier = carrier_of(ctx, cue.first)
    return carrier is not None and part_of(ctx, carrier) in ("attend", "hold", "plan")


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
    heads = (status_cues(ctx.lexicon, "noun"), blockers(ctx.lexicon, "head"))
    return all(index.at(ctx.annotated, cue.first - 1) is None for index in heads)


def _specific(ctx: ArticleContext, draft: Draft) -> bool:
    """Whether a noun names one meeting: two parties, or one with a date, place or a verb that holds it."""
    parties, told = draft.parties, (draft.when is not None) + (draft.place is not None)
    if len(parties) >= 2:
        return True
    carrier = carrier_of(ctx, draft.cue.first)
    held = carrier is not None and part_of(ctx, carrier) in ("attend", "hold", "plan", "exist")
    if draft.family == "summit" or draft.cue.frame == "session":
        return told + len(parties) >= 2 or (held and told + len(parties) >= 1)
    return (len(parties) == 1 and (told > 0 or held or _group(ctx, parties[0]))) or (held and told == 2)


def _attended(ctx: ArticleContext, draft: Draft) -> bool:
    """Whether somebody is said to be at it, or it is held: "dalam Forum X", "menghadiri seminar", "digelar"."""
    phrase = phrase_table(ctx).at(draft.cue.first)
    return _held(ctx, draft.cue) or (phrase is not None and phrase.role in ("inside", "place"))


def _group(ctx: ArticleContext, party: Participant) -> bool:
    """A party that is many: "para menteri", "kedua negara", a body of states."""
    first = ctx.annotated.lower(ctx.annotated.token_at(party.start))
    return first in {"para", "kedua", "ketiga", "sejumlah", "delegasi", "beberapa"} or party.text.lower().startswith(
        "antar"
    )


def _visit_of_state(ctx: ArticleContext, draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a visit is one with talks: of state, or by somebody who meets people of the place in this article."""
    if not draft.parties:
        return False
    visitor = draft.parties[0]
    abroad = draft.place is not None and draft.place.country not in (None, visitor.country or "ID")
    if draft.cue.row["form"] != "kunjungan" and draft.cue.frame == "visit_noun" and draft.place is not None:
        return True
    if abroad and _has_class(ctx, visitor, _STATE):
        return True
    talks = (d for d in drafts if d.family == "talk" and len(d.parties) >= 2)
    return len(draft.parties) >= 2 or (abroad and any(visitor.name == p.name for d in talks for p in d.parties))


def _has_class(ctx: ArticleContext, party: Participant, wanted: frozenset[str]) -> bool:
    """Whether the party's title or noun phrase begins with a role of one of the classes."""
    return office_of(ctx, party) in wanted


def _in_office(ctx: ArticleContext, party: Participant) -> bool:
    """A person or somebody with an office; not a body, not a plain noun."""
    first = ctx.annotated.lower(ctx.annotated.token_at(party.start))
    return party.type == "PER" or (party.type is None and first in title_words(ctx.lexicon))
