"""Timelines of any size for tests of charts and pages."""

from __future__ import annotations

import random

from eventx.timelines import Timeline, timeline
from tests.timelines.factories import article

HOSTILE = "</title></style><script>document.title='RUN'</script><img src=x onerror=\"document.title='RUN'\">"


def story(entries: int, seed: int = 5) -> Timeline:
    """A year of meetings, events and statements: days, months and stretches of days."""
    chance = random.Random(seed)
    told = []
    for n in range(entries):
        kind = chance.choice(["meeting", "attack", "travel", "agree", "statement", "arrest"])
        given, family = (
            chance.choice(["Asep", "Budi", "Citra", "Dewi", "Eko"]),
            chance.choice(["Lesmana", "Gunadi", "Halim"]),
        )
        month, day = chance.randint(1, 12), chance.randint(1, 28)
        values = [f"2024-{month:02}-{day:02}"] * 6 + [f"2024-{month:02}", f"2024-{month:02}-05/2024-{month:02}-19"]
        facts = {"id": str(n), "source": f"Kabar {n % 7}", "published": f"2024-{month:02}-{day:02}"}
        if kind == "statement":
            text = f"Perkara nomor {n} penting bagi kami semua"
            told.append(article(kind, f"“{text},” kata dia.", said=text, who=[f"PER {given} {family} ID"], **facts))
        else:
            facts |= {"when": chance.choice(values), "status": chance.choice(["occurred", "planned"])}
            where = chance.choice([None, "Jakarta ID -6.2 106.8", "Wina AT 48.2 16.37"])
            who = [f"PER {given} {family} ID", f"PER Orang{n} JP"]
            told.append(article(kind, f"Kejadian ke-{n} berlangsung.", who=who, where=where, **facts))
    return timeline(told)
