"""A made corpus of any size in the proportions of a news stream: stories told by one to six outlets, crowded days."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from eventx.models import Article, Event, Extraction, Meeting, Participant, Place, Span, Statement, When

GIVEN = [
    "Asep",
    "Budi",
    "Citra",
    "Dewi",
    "Eko",
    "Fajar",
    "Gita",
    "Hadi",
    "Indra",
    "Joko",
    "Kartika",
    "Lukman",
    "Maya",
    "Nanda",
    "Oki",
    "Putri",
    "Rahmat",
    "Sari",
    "Tono",
    "Umar",
]
FAMILY = [
    "Lesmana",
    "Gunadi",
    "Prakoso",
    "Suhendar",
    "Wirawan",
    "Hidayat",
    "Nasution",
    "Siregar",
    "Kusuma",
    "Wijaya",
    "Santoso",
    "Halim",
    "Saputra",
    "Maulana",
]
CITIES = [("Jakarta", -6.2, 106.8), ("Surabaya", -7.25, 112.75), ("Medan", 3.6, 98.7), ("Bandung", -6.9, 107.6),
          ("Makassar", -5.1, 119.4), ("Semarang", -6.97, 110.4), ("Ambon", -3.7, 128.2)]  # fmt: skip
TYPES = ["arrest", "attack", "charge", "convict", "appoint", "travel", "agree", "accident", "protest", "die"]
OUTLETS = [f"outlet{n}.example" for n in range(12)]
_SYLLABLES = [a + b for a in "bcdghjklmnprst" for b in ("an", "er", "ik", "ol", "um", "ang", "ing")]


def corpus(records: int, seed: int = 1) -> Iterator[Extraction]:
    """Extractions with, all together, about this many records; each story reaches up to six outlets."""
    chance = random.Random(seed)
    made = 0
    story = 0
    people = [
        f"{given} {family} {chance.choice(_SYLLABLES).title()}{chance.choice(_SYLLABLES)}"
        for given in GIVEN
        for family in FAMILY
        for _ in range(8)
    ]
    chance.shuffle(people)
    while made < records:
        story += 1
        day = date(2020, 1, 1) + timedelta(days=story % 1500)
        plan = _plan(chance, people, day)
        for outlet in chance.sample(OUTLETS, chance.choice([1, 1, 1, 2, 3, 6])):
            yield _article(plan, f"{outlet}/{story}", outlet, day + timedelta(days=chance.choice([0, 0, 1])))
            made += 2


def _plan(chance: random.Random, people: list[str], day: date) -> dict[str, object]:
    # A few people are in the news every day, most seldom.
    who = [people[min(int(chance.paretovariate(0.3)) - 1, len(people) - 1)] for _ in range(2)]
    words = [chance.choice(_SYLLABLES) + chance.choice(_SYLLABLES) + chance.choice(_SYLLABLES) for _ in range(12)]
    kind = chance.choice(["meeting", *TYPES])
    return {"who": who, "words": words, "city": chance.choice(CITIES), "kind": kind, "day": day}


def _article(plan: dict, id: str, outlet: str, published: date) -> Extraction:
    who, words, (city, lat, lon), day = plan["who"], plan["words"], plan["city"], plan["day"]
    fact = f"{who[0]} dan {who[1]} {words[0]} {words[1]} {words[2]} di {city}."
    said = " ".join(words)
    text = f"{fact} “{said},” kata {who[0]}."
    at = len(fact) + 2
    role = ("agent", "patient") if plan["kind"] != "meeting" else (None, None)
    parties = tuple(
        Participant(name=n, text=n, start=text.find(n), end=text.find(n) + len(n), type="PER", country="ID", role=r)
        for n, r in zip(who, role, strict=True)
    )
    common = {
        "id": "m1",
        "sentence": Span(start=0, end=len(fact), text=fact),
        "rule": "bench",
        "confidence": 0.9,
        "mentions": (Span(start=0, end=3, text=text[:3]),),
        "participants": parties,
        "place": Place(name=city, country="ID", latitude=lat, longitude=lon, start=0, end=0),
        "time": When(value=day.isoformat(), first=day, last=day, grain="day", start=0, end=0, source="explicit"),
        "status": "occurred",
    }
    fact_record = {"meetings": (Meeting(**common, mode="in_person"),)} if plan["kind"] == "meeting" else {
        "events": (Event(**common, type=plan["kind"]),)
    }  # fmt: skip
    statement = Statement(
        id="s1", sentence=Span(start=at - 1, end=len(text), text=text[at - 1 :]), rule="bench", confidence=0.9,
        form="direct", content=(Span(start=at, end=at + len(said), text=said),), speaker=parties[0],
    )  # fmt: skip
    article = Article(id=id, source=outlet, published=published, published_from="caller")
    return Extraction(article=article, text=text, statements=(statement,), version="bench", **fact_record)
