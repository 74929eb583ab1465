"""The noun phrases of an article as a table."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens ``doc[first:last]``, its head, the first token of its preposition and that one's role."""

    first: int
    last: int
    head: int
    prep: int | None
    role: str | None


@dataclass(slots=True)
class PhraseTable:
    """All phrases of an article in text order, and which phrase a token belongs to.

    `group` numbers the coordination of each phrase: phrases with the same number are members of one list.
    """

    phrases: list[Phrase] = field(default_factory=list)
    of_token: dict[int, int] = field(default_factory=dict)
    group: list[int] = field(default_factory=list)
    members: dict[int, list[int]] = field(default_factory=dict)

    def at(self, i: int) -> Phrase | None:
        """The phrase that covers token `i`."""
        place = self.of_token.get(i)
        return None if place is None else self.phrases[place]

    def list_of(self, place: int) -> list[int]:
        """The places of all members of the list that phrase `place` belongs to."""
        return self.members[self.group[place]]
