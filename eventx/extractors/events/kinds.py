"""What kind of thing a noun phrase names: somebody who can act or suffer, or a thing."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import Argument, name_tokens
from eventx.extractors.events.entries import EventType
from eventx.lang.lexicon import Lexicon

# Pronouns and light nouns that name nobody.
_EMPTY = frozenset({
    "itu", "ini", "hal", "tersebut", "yang", "kasus", "kejadian", "peristiwa", "aksi", "apa", "langkah", "diri",
    "satunya", "salah", "lainnya", "hasil", "proses", "kalinya", "nya",
})  # fmt: skip
_ANIMATE = ("agentive", "body", "country", "court", "gov", "official", "person", "police", "suspect", "victims")
# Words before a head noun that count it; a counted or grouped noun of people is somebody.
_GROUPING = frozenset({"para", "seorang", "sejumlah", "beberapa", "ratusan", "ribuan", "puluhan", "belasan", "kedua"})


def animate_words(lexicon: Lexicon) -> frozenset[str]:
    """Head nouns of people, bodies and states, from event_classes.toml."""

    def build(lex: Lexicon) -> frozenset[str]:
        classes = lex.toml("event_classes")["classes"]
        return frozenset(word for name in _ANIMATE for word in classes[name] if not word.startswith("#"))

    return lexicon.cached("events.animate", build)


def names_nobody(ctx: ArticleContext, argument: Argument) -> bool:
    """Whether a noun phrase holds only pronouns and light nouns ("hal itu", "kasus tersebut")."""
    words = [ctx.annotated.lower(i) for i in range(argument.first, argument.last) if ctx.doc[i].is_alpha]
    return not words or all(word in _EMPTY for word in words)


def plausible(ctx: ArticleContext, kind: EventType, role: str, argument: Argument) -> bool:
    """Whether a noun phrase can fill a role of an event type."""
    wants_person = kind.persons if role == "patient" else not kind.things
    return not wants_person or is_animate(ctx, argument)


def is_animate(ctx: ArticleContext, argument: Argument) -> bool:
    """Whether a noun phrase names people, a body or a state: by a name, a pronoun, or one of its first words."""
    if argument.last - argument.first == 1 and argument.end - argument.start == 3:
        return True
    names, words = name_tokens(ctx), animate_words(ctx.lexicon)
    for i in range(argument.first, argument.last):
        word = ctx.annotated.lower(i)
        if i in names or word in words or word.removesuffix("nya") in words or word in _GROUPING:
            return True
        if ctx.doc[i].pos_ == "PRON" and word not in _EMPTY:
            return True
        if word.startswith("pe") and word.endswith(("an", "annya")) and i == argument.first:
            return False
    return False
