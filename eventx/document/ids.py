"""Stable identifiers: the same input gives the same id, on every machine and in every process."""

from __future__ import annotations

from hashlib import sha1


def article_id(text: str, url: str | None, source: str | None) -> str:
    """An article's id from its address, or else from its text and publisher (12 hexadecimal digits)."""
    return "a" + _digest(url) if url else "a" + _digest(source or "", text)


def record_id(kind: str, article: str, *parts: object) -> str:
    """A record's id from its kind, its article and what sets it apart (its offsets, its type)."""
    return kind[0] + _digest(kind, article, *map(str, parts))


def _digest(*parts: str) -> str:
    return sha1("\x1f".join(parts).encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:12]
