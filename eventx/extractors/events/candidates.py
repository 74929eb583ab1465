"""Triggers of an article: one pass over its tokens, the sense chosen by context, the blocked ones kept with why."""

from __future__ import annotations

from dataclasses import dataclass

from eventx.document.context import ArticleContext, once
from eventx.extractors.arguments import name_tokens, phrase_table
from eventx.extractors.arguments.object_voice import object_voice
from eventx.extractors.arguments.words import status_forms
from eventx.extractors.events.called import is_person
from eventx.extractors.events.conditions import Window
from eventx.extractors.events.entries import Blocker, Entry, blockers, event_types, light_verbs, trigger_index
from eventx.lang.headlines import headline_case
from eventx.lang.morphology import Analysis, strip_clitics
from eventx.pipeline.annotated import Name

# Derivations of headlines and commands, which are never nouns: "Bupati | Resmikan | Pasar".
_IMPERATIVE = ("-kan", "-i")
_CLITICS = ("nya", "lah", "pun", "kah")


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A trigger in the text: tokens ``doc[first:last]``, of which `head` is inflected, its entry and its form.

    Each reading is made once an article and equals itself only, which makes it a quick key of what is worked out once.
    """

    first: int
    last: int
    head: int
    entry: Entry
    analysis: Analysis


@dataclass(frozen=True, slots=True)
class Blocked:
    """A trigger that names no event: characters ``[start, end)``, the rule that says so, and why in words."""

    start: int
    end: int
    rule: str
    why: str


def find_candidates(ctx: ArticleContext) -> tuple[list[Candidate], list[Blocked]]:
    """All triggers whose context gives them a sense of an event type, and the others.

    Returns:
        Triggers in text order, without overlaps, and the blocked ones.
    """
    kept: list[Candidate] = []
    blocked: list[Blocked] = []
    i, size = 0, len(ctx.doc)
    index, lowers, voiced = trigger_index(ctx.lexicon), ctx.annotated.lowers, object_voice(ctx)
    while i < size:
        word = lowers[i]
        plain = word not in index.phrases and word not in index.words and i not in voiced
        options = [] if plain and "-" not in word and not word.endswith(_CLITICS) else _at(ctx, i)
        if not options:
            i += 1
            continue
        found = _choose(ctx, options)
        if isinstance(found, Candidate):
            kept.append(found)
            i = found.last
        else:
            blocked.append(found)
            i += 1
    return kept, blocked


def _at(ctx: ArticleContext, i: int) -> list[Candidate]:
    """Every reading of the word or phrase that begins at token `i`, phrases first."""
    word = ctx.annotated.lower(i)
    index = trigger_index(ctx.lexicon)
    found = [
        Candidate(i, i + len(options), i + head, entry, reading)
        for options, head, entry in index.phrases.get(word, ())
        if (reading := _matches(ctx, i, options, head)) is not None
    ]
    readings = index.object_voice.get(word) if i in object_voice(ctx) else index.words.get(word)
    clitic = None
    if readings is None and word.endswith(_CLITICS) and len(word) > 6:
        for stem, clitic in strip_clitics(word):  # noqa: B007 (the loop leaves it for use below)
            readings = index.words.get(stem)
            if readings:
                break
    if readings is None and "-" in word:
        left, _, right = word.partition("-")
        readings = index.words.get(left) if right.startswith(left[:3]) else None
        # "serangan-serangan" are attacks, "tiba-tiba" is no arrival
        readings = [r for r in readings or () if r[1].voice != "bare" or r[0].frame not in ("a", "p")]
    return found + [Candidate(i, i + 1, i, entry, _with(a, clitic)) for entry, a in readings or ()]


def _with(analysis: Analysis, clitic: str | None) -> Analysis:
    if clitic is None:
        return analysis
    return Analysis(analysis.form, analysis.root, analysis.derivation, analysis.voice, clitic)


def _matches(ctx: ArticleContext, i: int, options: tuple[dict[str, Analysis], ...], head: int) -> Analysis | None:
    for k, allowed in enumerate(options):
        word = ctx.annotated.lower(i + k)
        if word not in allowed:
            last = k == len(options) - 1
            if not last or word.removesuffix("nya") not in allowed:
                return None
    return options[head].get(ctx.annotated.lower(i + head)) or next(iter(options[head].values()))


def _choose(ctx: ArticleContext, options: list[Candidate]) -> Candidate | Blocked:
    """The first reading whose conditions hold and that nothing blocks, else why the last one failed."""
    failed: Blocked | None = None
    for option in options:
        window = Window(ctx, option.first, option.last, option.analysis.voice)
        unmet = window.unmet(option.entry.needs)
        if unmet is not None:
            why = f"{option.entry.type} of {option.entry.root!r} needs {unmet}"
            failed = failed or _blocked(ctx, option, "event.blocked.context", why)
            continue
        rule = _blocker(ctx, option, window)
        if rule is not None:
            return _blocked(ctx, option, f"event.blocked.{rule.rule}", str(rule.condition))
        if _in_name(ctx, option) or _a_person(ctx, option):
            return _blocked(ctx, option, "event.blocked.name", "it stands inside a name")
        return option
    if failed is None:
        failed = _blocked(ctx, options[0], "event.blocked.context", "no reading fits")
    return failed


def _blocked(ctx: ArticleContext, option: Candidate, rule: str, why: str) -> Blocked:
    last = ctx.doc[option.last - 1]
    return Blocked(ctx.doc[option.first].idx, last.idx + len(last), rule, why)


def _blocker(ctx: ArticleContext, option: Candidate, window: Window) -> Blocker | None:
    """The first blocker that fits; what stands before a verb is its subject, not a noun it belongs to."""
    table = blockers(ctx.lexicon)
    clausal = option.analysis.voice in ("active", "passive") or (option.entry.phrase and option.entry.frame == "p")
    for key in (option.entry.root, f"type:{option.entry.type}", "*"):
        for blocker in table.get(key, ()):
            if clausal and key == "*" and blocker.condition.slot == "prev":
                continue
            if window.meets(blocker.condition):
                return blocker
    return None


def _in_name(ctx: ArticleContext, option: Candidate) -> bool:
    """Whether a capitalised trigger is part of a name: one the pipeline found, or capitals on both sides."""
    token = ctx.doc[option.first]
    if not token.text[:1].isupper() or option.entry.root in event_types(ctx.lexicon)[option.entry.type].by_name:
        return False
    if headline(ctx, option.first):
        return False
    if _named(ctx, option):
        return True
    sentence, names = ctx.annotated.sentence_of(option.first), name_tokens(ctx)
    begins = all(not ctx.doc[k].is_alpha for k in range(sentence.first, option.first))
    if begins or token.text.isupper() or option.analysis.voice not in ("nominal", "bare"):
        return False
    if option.entry.type == "elect" or _predicate_only(option):
        return False
    after = min(option.last, len(ctx.doc) - 1)
    # "Putusan Mahkamah Agung", "Perang Korea": what follows has a name of its own
    owned = after in names and ctx.annotated.names[names[after]].first == after
    before = option.first - 2 if ctx.doc[option.first - 1].pos_ == "CCONJ" else option.first - 1
    around = (before,) if owned else (before, after)
    return any(ctx.doc[k].text[:1].isupper() and ctx.doc[k].is_alpha for k in around)


def _predicate_only(option: Candidate) -> bool:
    """Whether a root is a verb without a prefix, which capitals make part of a headline, not of a name: "Tewas"."""
    return option.analysis.voice == "bare" and option.entry.frame == "p" and not option.analysis.derivation


def _a_person(ctx: ArticleContext, option: Candidate) -> bool:
    """Whether a trigger of one capitalised word is what the article calls somebody: "Topan" after "Topan Siregar"."""
    word = ctx.annotated.words[option.first]
    if option.last - option.first > 1 or not word.istitle() or option.analysis.voice not in ("nominal", "bare"):
        return False
    mention = ctx.entities.mention_at(ctx.annotated.starts[option.first])
    if mention is not None:
        return mention.entity.type == "PER" and is_person(ctx, mention.entity)
    return word in _words_of_people(ctx)


@once
def _words_of_people(ctx: ArticleContext) -> frozenset[str]:
    """The words of all names of people that have several."""
    names = (name for name in ctx.annotated.names if name.type == "PER" and name.last - name.first > 1)
    mentions = ((name, ctx.entities.mention_at(name.start)) for name in names)
    people = [name for name, mention in mentions if mention is not None and is_person(ctx, mention.entity)]
    return frozenset(ctx.annotated.words[i] for name in people for i in range(name.first, name.last))


def _named(ctx: ArticleContext, option: Candidate) -> bool:
    """Whether a recognised name covers the trigger and more, and does not begin with what names an event."""
    names = name_tokens(ctx)
    place = names.get(option.first)
    if place is None or option.analysis.voice in ("active", "passive"):
        return False
    name = ctx.annotated.names[place]
    proper = event_types(ctx.lexicon)[option.entry.type].proper
    if option.entry.root in proper and name.first == option.first and not _of_somebody(ctx, name):
        return False
    return name.last - name.first > option.last - option.first


def _of_somebody(ctx: ArticleContext, name: Name) -> bool:
    mention = ctx.entities.mention_at(name.start) if name.type == "PER" else None
    return mention is not None and is_person(ctx, mention.entity)


def headline(ctx: ArticleContext, i: int) -> bool:
    """Whether token `i` stands in a line in which most words are capitalised, as in a linked headline."""
    return _capitalised(ctx, ctx.annotated.sentence_of(i).index)


@once
def _capitalised(ctx: ArticleContext, sentence: int) -> bool:
    line = ctx.annotated.sentences[sentence]
    return headline_case(ctx.annotated.words[line.first : line.last])


def in_noun_phrase(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether a trigger is used as a noun: inside a noun phrase and of a form that can be one."""
    if candidate.analysis.voice in ("active", "passive") or candidate.analysis.derivation in _IMPERATIVE:
        return False
    return _as_noun(ctx, candidate)


@once
def _as_noun(ctx: ArticleContext, candidate: Candidate) -> bool:
    voice = candidate.analysis.voice
    phrase = phrase_table(ctx).at(candidate.head)
    if _circumstantial(ctx, candidate) or _after_auxiliary(ctx, candidate):
        return False
    if voice == "nominal" or (phrase is not None and not _predicative(ctx, candidate, phrase.first)):
        return True
    return ctx.annotated.lower(candidate.first - 1) in light_verbs(ctx.lexicon)


def _after_auxiliary(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether a root without a prefix is the predicate of an auxiliary: "telah | tiba", "akan | mundur"."""
    if candidate.entry.frame not in ("p", "a") or candidate.analysis.voice != "bare":
        return False
    return ctx.annotated.lower(candidate.first - 1) in status_forms(ctx.lexicon)


def _circumstantial(ctx: ArticleContext, candidate: Candidate) -> bool:
    """Whether a trigger is a verb root with se-, which opens a clause of time: "setibanya", "sepulang"."""
    root = candidate.entry.root
    stem = root.removeprefix("se").removesuffix("nya")
    return stem != root and root.startswith("se") and stem in trigger_index(ctx.lexicon).words


def _predicative(ctx: ArticleContext, candidate: Candidate, first: int) -> bool:
    """Whether a root without a prefix is the predicate of the noun phrase right before it: "jembatan itu | ambruk"."""
    if candidate.entry.frame not in ("p", "a") or first != candidate.first or candidate.analysis.voice != "bare":
        return False
    before = phrase_table(ctx).at(first - 1) if first > 0 else None
    return before is not None and before.prep is None and before.last == first
