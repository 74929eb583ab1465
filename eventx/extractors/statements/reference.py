"""Whom a speaker's mention goes to: names through the article's entities, pronouns and ``-nya`` through the turns."""

from __future__ import annotations

from eventx.extractors.statements.scan import Scan
from eventx.extractors.statements.speaker import Mention
from eventx.models import Actor


def actor_of(scan: Scan, mention: Mention) -> Actor | None:
    """The actor of a mention; a pronoun for one is whoever's turn it is to speak."""
    start, end = scan.starts[mention.first], scan.ends[mention.last - 1]
    if mention.kind == "pronoun" and not scan.is_("pronoun_group", mention.first):
        return scan.ctx.entities.speaker(start, end) or scan.ctx.entities.actor(start, end)
    return scan.ctx.entities.actor(start, end)


def clitic_actor(scan: Scan, i: int) -> Actor | None:
    """The actor behind ``-nya`` at the end of token `i`: whose turn it is, or else whom the pronoun means; or None."""
    start, end, entities = scan.ends[i] - 3, scan.ends[i], scan.ctx.entities
    spoken = entities.speaker(start, end)
    if spoken is None and entities.resolve(start, end) is not None:
        return entities.actor(start, end)
    return spoken
