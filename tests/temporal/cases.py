"""Sentences with their time expressions, read on Thursday 27 February 2025, and sentences without any."""

from __future__ import annotations

from datetime import date
from pathlib import Path

REF = date(2025, 2, 27)
HERE = Path(__file__).parent
SENTENCES = tuple((HERE / "sentences.txt").read_text(encoding="utf-8").splitlines())
TRAPS = tuple((HERE / "traps.txt").read_text(encoding="utf-8").splitlines())
