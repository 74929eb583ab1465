"""The draft of a meeting: one mention of it with what its sentence tells."""

from __future__ import annotations

from dataclasses import dataclass, field

from eventx.extractors.meetings.cues import Cue
from eventx.models import Participant, Place, Span, Status, When


@dataclass(slots=True)
class Draft:
    """One mention of a meeting with what its sentence tells.

    Attributes:
        status: what the words say, None when they say nothing.
        definite: whether it points back ("pertemuan itu", "keduanya bertemu").
        enough: whether it may stand as a meeting by itself; if not, it can only join another mention.
        attendants: who comes along with the parties.
        core: the parties that the words of the meeting itself name.
        hosts: whom a visit is paid to, by its own words.
        listed: number of the list that its noun phrase belongs to ("KTT A, KTT B, dan KTT C"), None for verbs.
        spoken: whether its word may stand for talk over the telephone ("pembicaraan").
        shared: who attends all meetings of the list that it goes on, by the verb before the list.
        speaker: the one whose words tell of it and who is a party by that alone, if any.
        moved: whether its time is the new one of what was put off ("ditunda ke Kamis").
        felt: whether only a feeling about it is told ("Senang untuk bertemu lagi").
        stop: whether it is a visit to no state but to some place in it ("mengunjungi akademi militer").
        host: the noun of the meeting on whose sidelines it is told to be held.
        past: whether somebody speaks or acts behind it as done ("ujarnya usai pertemuan itu").
        also: whether it is told as one more ("juga bertemu", "juga mengadakan pertemuan").
        many: whether its noun stands for several meetings ("pertemuan-pertemuan di Oslo").
        aimed: whether it is only the purpose of what was done ("tiba di Suva untuk bertemu Budi").
        old: whether it is told with a day long gone as one before ("Sebelumnya, keduanya bertemu pada 2019").
        alone: whether it stands as a meeting by itself when no other of the article is it ("perundingan itu buntu").
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
    hosts: list[Participant] = field(default_factory=list)
    listed: int | None = None
    shared: list[Participant] = field(default_factory=list)
    speaker: list[Participant] = field(default_factory=list)
    also: bool = False
    many: bool = False
    aimed: bool = False
    old: bool = False
    alone: bool = False
    spoken: bool = False
    moved: bool = False
    felt: bool = False
    stop: bool = False
    past: bool = False
    host: int | None = None

    @property
    def weight(self) -> int:
        """How much the mention tells."""
        return 2 * len(self.parties) + 2 * (self.place is not None) + 2 * (self.when is not None) + len(self.topics)
