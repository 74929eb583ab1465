"""Offsets of an extraction carried from a composed text (NFC) back to the caller's own."""

from __future__ import annotations

from typing import Any

from eventx.models import Extraction
from eventx.pipeline.clean import Composed


def to_original(extraction: Extraction, composed: Composed, original: str) -> Extraction:
    """The same extraction with every span counted in the caller's text.

    Args:
        extraction: made from the composed text.
        composed: the composed text with its map.
        original: the caller's text.
    """
    data = extraction.model_dump()
    mapped = {key: _mapped(value, composed, original) for key, value in data.items() if key not in ("article", "text")}
    return Extraction.model_validate({**mapped, "article": data["article"], "text": original})


def _mapped(value: Any, composed: Composed, original: str) -> Any:
    if isinstance(value, dict):
        out = {key: _mapped(item, composed, original) for key, item in value.items()}
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            out["start"], out["end"] = composed.original(value["start"], value["end"])
            if "text" in value:
                out["text"] = original[out["start"] : out["end"]]
        return out
    if isinstance(value, list | tuple):
        return tuple(_mapped(item, composed, original) for item in value)
    return value
