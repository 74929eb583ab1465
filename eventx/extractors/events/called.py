"""Whether a name that begins with the name of an event is somebody's: "Topan Siregar" is, "Topan Vinta" is a storm."""

from __future__ import annotations

from eventx.document.context import ArticleContext, once
from eventx.document.drafts import EntityDraft, MentionRef
from eventx.extractors.events.entries import event_types, trigger_index

_LONG_NAME = 3


def is_person(ctx: ArticleContext, entity: EntityDraft) -> bool:
    """Whether the article treats what looks like a person's name as a person.

    People have a title or office, speak, are named by other parts of their name, or have three words in it; they are
    arrested, charged, appointed.
    """
    return _is_person(ctx, entity.id)


@once
def _is_person(ctx: ArticleContext, identifier: str) -> bool:
    entity = ctx.entities.by_id.get(identifier)
    if entity is None or not entity.mentions or entity.roles:
        return entity is not None
    words = ctx.annotated.words
    opening = words[entity.mentions[0].first]
    return (
        any(words[one.first] != opening or one.last - one.first >= _LONG_NAME for one in entity.mentions)
        or any(ctx.entities.leads.get(one.start, one.first) < one.first for one in entity.mentions)
        or any(s.speaker is not None and s.speaker.entity_id == identifier for s in ctx.statements)
        or any(_undergoes(ctx, one) for one in entity.mentions)
    )


def _undergoes(ctx: ArticleContext, mention: MentionRef) -> bool:
    """Whether what is done to a mention is done to people: "menahan | Topan", "Topan | ditetapkan"."""
    readings, types = trigger_index(ctx.lexicon).words, event_types(ctx.lexicon)
    sides = ((mention.first - 1, "active"), (mention.last, "passive"))
    return any(
        analysis.voice == voice and types[entry.type].persons
        for i, voice in sides
        for entry, analysis in readings.get(ctx.annotated.lower(i), ())
    )
