"""What all tests share: the loaded pipeline, the seed articles, and hypothesis without time limits."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import eventx

ROOT = Path(__file__).parent.parent

# Stanza and the teachers have a job of their own in .ci/run: torch is a gigabyte and slows every start of spaCy.
collect_ignore = [] if importlib.util.find_spec("stanza") else ["backend", "teachers"]

settings.register_profile("eventx", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.load_profile("eventx")


@pytest.fixture(scope="session")
def extractor() -> eventx.Extractor:
    """The packaged pipeline, loaded once."""
    return eventx.load()


@pytest.fixture(scope="session")
def seed_texts() -> tuple[str, str]:
    """The two seed articles: Tribunnews of 26 February 2025, SeaPRwire of the day after."""
    first, second = sorted((ROOT / "seeds").glob("*.txt"))
    return first.read_text(encoding="utf-8"), second.read_text(encoding="utf-8")
