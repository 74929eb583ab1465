"""Closed-class words of noun phrases (``lang/id/noun_phrase_words.tsv``) as indexes, built once a lexicon."""

from __future__ import annotations

from eventx.lang.lexicon import Lexicon
from eventx.lang.phrases import PhraseTable


def phrase_words(lexicon: Lexicon, *parts: str) -> PhraseTable[str]:
    """Words and expressions that play one of the parts, with the part."""
    return lexicon.cached(
        f"closed.phrases.{'.'.join(parts)}",
        lambda lex: PhraseTable((r["form"], r["part"]) for r in lex.rows("noun_phrase_words") if r["part"] in parts),
    )


def closed_class(lexicon: Lexicon, part: str) -> frozenset[str]:
    """The single words that play a part."""
    return lexicon.cached(
        f"closed.words.{part}",
        lambda lex: frozenset(r["form"].casefold() for r in lex.rows("noun_phrase_words") if r["part"] == part),
    )
