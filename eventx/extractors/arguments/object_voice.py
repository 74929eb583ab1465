"""Verbs in object voice, whose agent is a pronoun right before them: "dua pelaku sudah kami | tangkap".

What undergoes comes first, then auxiliaries, then the pronoun and the bare verb (Sneddon, Adelaar, Djenar & Ewing,
*Indonesian: A Comprehensive Grammar*, 2nd ed., 2010, chapter 3: "passive type two").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from eventx.document.context import ArticleContext, once
from eventx.extractors.arguments.tokens import counted_times, name_tokens, time_tokens
from eventx.extractors.arguments.words import closed_class, complementisers, status_forms
from eventx.lang.lexicon import Lexicon
from eventx.lang.morphology import Analysis, generate
from eventx.lang.tables import Row

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
_BEFORE = frozenset({"ADV", "AUX", "PART"})


@once
def object_voice(ctx: ArticleContext) -> Mapping[int, int]:
    """Verbs in object voice: the token of each to that of the pronoun before it.

    A verb with a noun phrase right behind it is not among them ("kami | tangkap dua pelaku" has its object there), but
    where an auxiliary opens the clause: "belum kami | tangkap pelakunya".
    """
    pronouns, verbs, lowers = closed_class(ctx.lexicon, "doer"), object_verbs(ctx.lexicon), ctx.annotated.lowers
    return {
        i + 1: i
        for i, word in enumerate(lowers[:-1])
        if word in pronouns
        and lowers[i + 1] in verbs
        and _follows_patient(ctx, i)
        and (_begins(ctx, i) or not _has_object(ctx, i + 1))
    }


def in_object_voice(ctx: ArticleContext, i: int) -> bool:
    """Whether token `i` is a verb in object voice or the pronoun before it."""
    verbs = object_voice(ctx)
    return i in verbs or i + 1 in verbs


def object_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Bare forms of the transitive triggers of events: "tangkap", "amankan", "datangi"."""

    def build(lex: Lexicon) -> frozenset[str]:
        found: set[str] = set()
        for row in lex.rows("event_triggers"):
            if row["forms"] != "phrase":
                found.update(form for form, _ in object_forms(row))
        return frozenset(found)

    return lexicon.cached("arguments.object_verbs", build)


def object_forms(row: Row) -> Iterator[tuple[str, Analysis]]:
    """The bare forms of a trigger that has a passive, each read as one: "tangkap" for "ditangkap"."""
    wanted = row.list("forms")
    for form, made in generate(row["root"]).items():
        if made.voice == "bare" and f"di{made.derivation}" in wanted:
            yield form, replace(made, derivation=f"di{made.derivation}", voice="passive")


def _follows_patient(ctx: ArticleContext, i: int) -> bool:
    """Whether pronoun `i` stands behind "yang", a demonstrative, an auxiliary or an adverb.

    A bare noun phrase before it is not enough: "di Solo kami tangkap ..." has its subject in the pronoun.
    """
    j = i - 1
    if j < ctx.annotated.sentence_of(i).first or j in time_tokens(ctx):
        return False
    word, pos = ctx.annotated.lowers[j], ctx.annotated.pos[j]
    if word == "yang" or word in closed_class(ctx.lexicon, "demonstrative"):
        return True
    if word in complementisers(ctx.lexicon):
        return False
    return pos in _BEFORE or word in status_forms(ctx.lexicon)


def _begins(ctx: ArticleContext, i: int) -> bool:
    """Whether only auxiliaries stand between pronoun `i` and the beginning of its clause."""
    j, first, status = i - 1, ctx.annotated.sentence_of(i).first, status_forms(ctx.lexicon)
    while j >= first and (ctx.annotated.pos[j] in _BEFORE or ctx.annotated.lowers[j] in status):
        j -= 1
    return j < i - 1 and (j < first or ctx.doc[j].is_punct)


def _has_object(ctx: ArticleContext, i: int) -> bool:
    """Whether a noun phrase stands right behind verb `i`."""
    j = i + 1
    if j >= len(ctx.doc) or j in time_tokens(ctx) or j in counted_times(ctx):
        return False
    if ctx.annotated.lowers[j] in closed_class(ctx.lexicon, "demonstrative"):
        return False  # "pelaku yang kami tangkap | itu mengaku"
    return ctx.annotated.pos[j] in _NOMINAL or j in name_tokens(ctx)
