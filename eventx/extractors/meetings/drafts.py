"""From a cue to the draft of a meeting: what its own sentence tells, and whether it points back."""

from __future__ import annotations

from itertools import pairwise

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import (
    Phrase,
    carrier_of,
    cued_status,
    following,
    is_predicate,
    named_place,
    objects,
    phrase_table,
    place_of,
    subjects,
    time_of,
    time_tokens,
)
from eventx.extractors.arguments.coordination import is_office
from eventx.extractors.arguments.postponed import moved_to
from eventx.extractors.arguments.words import closed_class
from eventx.extractors.meetings.alone import stands_alone, who_tells
from eventx.extractors.meetings.course import ahead, aimed, coming, lasting, old, over
from eventx.extractors.meetings.cues import Cue, find_cues, meeting_words
from eventx.extractors.meetings.evidence import acts, enough, kind_of, several
from eventx.extractors.meetings.holders import further_verbs
from eventx.extractors.meetings.hosting import host_verb
from eventx.extractors.meetings.lending import host_noun
from eventx.extractors.meetings.listed import list_of, share_lists
from eventx.extractors.meetings.mentions import Draft
from eventx.extractors.meetings.nouns import named_after
from eventx.extractors.meetings.parties import attendants_of, core_of, hosts_of, parties_of, same_actor
from eventx.extractors.meetings.presence import absent
from eventx.extractors.meetings.press import meets_press
from eventx.extractors.meetings.speakers import with_speaker
from eventx.extractors.meetings.topics import topics_of
from eventx.extractors.meetings.verbs import part_of
from eventx.lang.lexicon import Lexicon
from eventx.lang.place_kinds import CALLS_MEETINGS
from eventx.models import Place, Status, When

_DEFINITE = frozenset({"ini", "itu", "tersebut", "tadi", "tsb"})
# Roles of phrases that a demonstrative may close together with the meeting's noun before them.
_OWN_ROLES = frozenset({"companion", "between", "source", "place"})
_TALKS = frozenset({"negotiation", "talk"})
_STATES = frozenset({"country", "union"})
# Tokens of a relative clause that a demonstrative may close.
_LONGEST_RELATIVE = 8
# Sentences behind a mention in which those present are still told.
_NEAR = 2
_FAMILY = {"call": "call", "call_noun": "call", "visit": "visit", "visit_noun": "visit", "summit": "summit"}


def draft_meetings(ctx: ArticleContext) -> list[Draft]:
    """A draft for every cue of the article that may tell of a meeting, in text order."""
    drafts = [_draft(ctx, cue) for cue in find_cues(ctx) if not meets_press(ctx, cue)]
    share_lists(ctx, drafts)
    for draft in drafts:
        draft.enough = enough(ctx, draft, drafts)
        draft.alone = not draft.enough and stands_alone(ctx, draft)
        draft.parties = draft.parties or (who_tells(ctx, draft) if draft.alone else [])
    _tell_present(ctx, drafts)
    _carry_plans(drafts)
    return [draft for draft in drafts if draft.enough or draft.alone or draft.definite or _bare_noun(ctx, draft)]


def _tell_present(ctx: ArticleContext, drafts: list[Draft]) -> None:
    """Give the last mention before it whom a sentence without a meeting tells: "Turut hadir Menteri A dan B"."""
    told = {draft.sentence: draft for draft in drafts if draft.enough or draft.definite}
    for sentence in ctx.annotated.sentences:
        near = (told.get(sentence.index - back) for back in range(1, _NEAR + 1))
        draft = next((one for one in near if one is not None), None)
        if sentence.index not in told and draft is not None:
            draft.attendants += attendants_of(ctx, draft.cue, sentence)


def _carry_plans(drafts: list[Draft]) -> None:
    """Give one more meeting of somebody whose meetings lie ahead that status: "akan bertemu A. Ia juga menemui B"."""
    for before, draft in pairwise(drafts):
        told = draft.status is not None or draft.when is not None or not draft.also or not draft.parties
        if told or before.status != "planned" or draft.sentence - before.sentence > 1:
            continue
        if any(same_actor(draft.parties[0], party) for party in before.parties[:1]):
            draft.status = "planned"


def _draft(ctx: ArticleContext, cue: Cue) -> Draft:
    visit = cue.frame in ("visit", "visit_noun")
    moved = moved_to(ctx, cue.key)
    status = _status(ctx, cue)
    when = coming(ctx, cue, status, _dated(moved or time_of(ctx, cue.key) or _time_of_deed(ctx, cue)))
    definite, told = _definite(ctx, cue), parties_of(ctx, cue)
    parties = with_speaker(ctx, cue, told)
    place = (_visited(ctx, cue) if visit else None) or _place(ctx, cue)
    if definite and when is not None and when.first == ctx.published and _quoted_we(ctx, cue):
        when = None  # "Hari ini kita bertemu" counts from the day of the meeting, which the article tells
    if lasting(ctx, cue, status, when):
        when = None if "negotiation" in cue.sorts else when  # the day on which they are to end
        status = "ongoing"
    return Draft(
        cue=cue,
        family="call" if cue.mode in ("phone", "video") else _FAMILY.get(cue.frame, "talk"),
        sentence=ctx.annotated.sentence_of(cue.first).index,
        parties=parties,
        speaker=parties[: len(parties) - len(told)],
        place=place,
        when=when,
        status=status,
        topics=topics_of(ctx, cue),
        definite=definite,
        attendants=attendants_of(ctx, cue, ctx.annotated.sentence_of(cue.first)),
        core=with_speaker(ctx, cue, core_of(ctx, cue)) if cue.verbal else core_of(ctx, cue),
        hosts=hosts_of(ctx, cue) if visit else [],
        listed=list_of(ctx, cue),
        also=_also(ctx, cue),
        aimed=status == "planned" and aimed(ctx, cue),
        old=old(ctx, cue, when),
        many=not cue.verbal and several(ctx, cue),
        spoken=cue.row["root"] in _spoken_roots(ctx.lexicon),
        moved=moved is not None,
        host=host_noun(ctx, cue),
        past=over(ctx, cue),
        felt=_felt(ctx, cue.key),
        stop=cue.frame == "visit" and place is not None and kind_of(ctx, place) not in _STATES,
    )


def _place(ctx: ArticleContext, cue: Cue) -> Place | None:
    """Where a meeting is held by its own words, or by a second verb that says who was there."""
    received = cue.frame == "transitive" and cue.last - cue.first > 1  # "menerima kunjungan Budi ke kantornya"
    goal = "summons" in cue.sorts or cue.frame in ("visit", "visit_noun") or received
    found = place_of(ctx, cue.key, goal=goal)
    if found is not None or cue.verbal:
        return found
    beside = _beside(ctx, cue) if cue.frame == "summit" else None
    if beside is not None:
        return named_place(ctx, beside)
    told = (place_of(ctx, verb) for verb in further_verbs(ctx, cue))
    town = named_after(ctx, cue)
    return next((place for place in told if place is not None), None) or (named_place(ctx, town) if town else None)


def _beside(ctx: ArticleContext, cue: Cue) -> Phrase | None:
    """The town named behind a comma, where a summit is held: "di sela-sela KTT G20, | Hamburg, Jerman"."""
    table, own = phrase_table(ctx), phrase_table(ctx).at(cue.first)
    after = table.at(own.last + 1) if own is not None and own.last + 1 < len(ctx.doc) else None
    if own is None or after is None or after.prep is not None or ctx.doc[own.last].text != ",":
        return None
    mention = ctx.entities.mention_at(ctx.doc[after.first].idx)
    return after if mention is not None and mention.entity.kind in CALLS_MEETINGS else None


def _status(ctx: ArticleContext, cue: Cue) -> Status | None:
    """What the words around a cue tell of its status; who stays away denies no meeting ("tidak menghadiri rapat")."""
    host = host_verb(ctx, cue)
    if host is not None:
        return cued_status(ctx, host)
    carrier = carrier_of(ctx, cue.first) if not cue.verbal else None
    if carrier is not None and absent(ctx, carrier):
        return None
    told = cued_status(ctx, cue.key) or _of_taking_part(ctx, cue) or ("planned" if ahead(ctx, cue) else None)
    return None if told == "hypothetical" and _felt(ctx, cue.key if carrier is None else carrier) else told


def _of_taking_part(ctx: ArticleContext, cue: Cue) -> Status | None:
    """What is told of taking part in it: "berharap | Fiji terlibat dalam pembicaraan dengan Tonga"."""
    phrase = phrase_table(ctx).at(cue.first) if not cue.verbal else None
    if phrase is None or phrase.prep is None or phrase.role != "inside":
        return None
    verb = phrase.prep - 1
    if part_of(ctx, verb) != "attend" or not is_predicate(ctx, verb) or _TALKS.isdisjoint(cue.sorts):
        return None
    told = cued_status(ctx, verb)
    return told if told in ("hypothetical", "planned") else None


def _felt(ctx: ArticleContext, verb: int) -> bool:
    """Whether a feeling about what was done stands before its verb: "Senang | dapat bertemu Anda"."""
    feelings = meeting_words(ctx.lexicon, "feeling").by_first
    return any(ctx.annotated.lower(i) in feelings for i in range(max(0, verb - 3), verb))


def _spoken_roots(lexicon: Lexicon) -> frozenset[str]:
    """Roots of the words for talk that make a call with "telepon" behind them: "percakapan telepon"."""

    def build(lex: Lexicon) -> frozenset[str]:
        roots = {row["form"]: row["root"] for row in lex.rows("meeting_cues")}
        calls = (r["form"].split()[0] for r in lex.rows("meeting_cues") if r["mode"] == "phone" and " " in r["form"])
        return frozenset(roots[word] for word in calls if word in roots)

    return lexicon.cached("meetings.spoken", build)


def _also(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether "juga" stands in the verb group of a cue or of the verb that carries it."""
    verb = cue.key if cue.verbal else carrier_of(ctx, cue.first)
    words = closed_class(ctx.lexicon, "additive")
    if verb is not None and verb > cue.last and part_of(ctx, verb) not in ("hold", "exist"):
        return False  # "rapat itu juga membahas"
    return verb is not None and any(ctx.annotated.lower(i) in words for i in range(max(0, verb - 3), verb))


def _dated(when: When | None) -> When | None:
    """A time that can be a meeting's: a run of years is the term of a body or a plan ("2025-2026")."""
    years = when is not None and when.grain == "year" and "/" in when.value
    return None if years else when


def _time_of_deed(ctx: ArticleContext, cue: Cue) -> When | None:
    """When a session does what it is told to do ("Rapat paripurna | mengesahkan ..."), or is hosted or attended."""
    host = host_verb(ctx, cue)
    if host is not None:
        return time_of(ctx, host)
    carrier = carrier_of(ctx, cue.first) if cue.frame == "session" else None
    verbs = [] if cue.verbal else further_verbs(ctx, cue)
    if carrier is not None and acts(ctx, cue, carrier):
        verbs.insert(0, carrier)
    told = (time_of(ctx, verb) for verb in verbs)
    return next((when for when in told if when is not None), None)


def _visited(ctx: ArticleContext, cue: Cue) -> Place | None:
    """The place that is the object of "mengunjungi"."""
    for arg in objects(ctx, cue.key) if cue.verbal else []:
        phrase = phrase_table(ctx).at(arg.first)
        if phrase is not None and not is_office(ctx, phrase):
            return named_place(ctx, phrase)
    return None


def _definite(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether the mention points back: a demonstrative in its phrase, or "keduanya", "kedua pemimpin" as subject."""
    if cue.verbal:
        return any(_both(ctx, arg.first) for arg in subjects(ctx, cue.key)) or _quoted_we(ctx, cue)
    phrase = phrase_table(ctx).at(cue.first)
    if phrase is None:
        return False
    fronted = (phrase.first if phrase.prep is None else phrase.prep) == ctx.annotated.sentence_of(cue.first).first
    last = _past_companions(ctx, phrase) if fronted else phrase.last
    span = range(cue.last, min(last + 1, len(ctx.doc)))
    return any(ctx.annotated.lower(i) in _DEFINITE or _both(ctx, i) for i in span)


def _past_companions(ctx: ArticleContext, phrase: Phrase) -> int:
    """The end of what begins with a meeting's noun: "Pertemuan dengan PBB | itu", "pertemuan di Solo Senin | itu"."""
    table, last = phrase_table(ctx), _past_times(ctx, phrase.last)
    if ctx.annotated.lower(last) == "yang":
        return _past_relative(ctx, last)
    after = table.at(last + 1)
    while after is not None and after.prep == last and after.role in _OWN_ROLES:
        last = _past_times(ctx, after.last)
        after = table.at(last + 1)
    return last


def _past_relative(ctx: ArticleContext, i: int) -> int:
    """The demonstrative that closes a relative clause from token `i` on: "Dalam rapat | yang alot | itu"."""
    for j in range(i + 1, min(i + _LONGEST_RELATIVE, len(ctx.doc))):
        if ctx.doc[j].text == ",":
            break
        if ctx.annotated.lower(j) in _DEFINITE:
            return j
    return i


def _past_times(ctx: ArticleContext, i: int) -> int:
    """The first token at or after `i` outside time expressions and what governs them: "selama dua jam | itu"."""
    times = time_tokens(ctx)
    if i + 1 < len(ctx.doc) and ctx.doc[i].pos_ == "ADP" and i + 1 in times:
        i += 1
    while i < len(ctx.doc) and i in times:
        i += 1
    return i


def _quoted_we(ctx: ArticleContext, cue: Cue) -> bool:
    """Whether a speaker means himself and who is with him, with nobody else told: "Hari ini kita bertemu"."""
    if not cue.verbal or ctx.annotated.quote_at(ctx.doc[cue.first].idx) is None:
        return False
    alone = all(phrase.role != "companion" for phrase in following(ctx, cue.last - 1)) and not objects(ctx, cue.key)
    return alone and any(ctx.annotated.lower(arg.first) == "kita" for arg in subjects(ctx, cue.key))


def _both(ctx: ArticleContext, i: int) -> bool:
    return ctx.annotated.lower(i) in {"keduanya", "kedua", "mereka", "ketiganya"}


def _bare_noun(ctx: ArticleContext, draft: Draft) -> bool:
    """A noun with nothing of its own that is subject or object of a verb, so that it may point to a meeting told."""
    if draft.cue.verbal or draft.cue.row["need"] not in ("specific", "talks") or several(ctx, draft.cue):
        return False
    return bool(draft.topics) or carrier_of(ctx, draft.cue.first) is not None
