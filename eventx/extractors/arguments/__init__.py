"""Arguments of predicates and event nouns: who, whom, with whom, where, when, and how far it has come.

Shared by all extractors. A trigger is a token index; an `Argument` is a noun phrase. Everything is worked out once an
article and kept in the context, so that asking is cheap.
"""

from eventx.extractors.arguments.carriers import carrier_of
from eventx.extractors.arguments.governing import governing_actor
from eventx.extractors.arguments.hosts import counts, dates_noun, extent, owner, still_going
from eventx.extractors.arguments.nominals import complements
from eventx.extractors.arguments.objects import agents, objects, obliques
from eventx.extractors.arguments.participants import expand, speaker_at, to_participant, to_participants
from eventx.extractors.arguments.phrases import Phrase, phrase_table
from eventx.extractors.arguments.places import named_place, of_case, place_of, venue
from eventx.extractors.arguments.roles import subjects
from eventx.extractors.arguments.spans import (
    Argument,
    argument,
    clause_starts,
    clitic_argument,
    following,
    is_predicate,
    np_span,
    reach,
)
from eventx.extractors.arguments.status import combine, cued_status, status_of
from eventx.extractors.arguments.times import cluster, datable, time_of, when_of
from eventx.extractors.arguments.tokens import name_tokens, time_tokens

__all__ = [
    "Argument", "Phrase", "agents", "argument", "carrier_of", "clause_starts", "clitic_argument", "cluster",
    "combine", "complements", "counts", "cued_status", "datable", "dates_noun", "expand", "extent", "following",
    "governing_actor", "is_predicate", "name_tokens", "named_place", "np_span", "objects", "obliques", "of_case",
    "owner", "phrase_table", "place_of", "reach", "speaker_at", "status_of", "still_going", "subjects", "time_of",
    "time_tokens", "to_participant", "to_participants", "venue", "when_of",
]  # fmt: skip
