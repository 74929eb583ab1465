"""Small pieces of safe HTML: everything that comes from a caller goes through `text` or `attribute`."""

from __future__ import annotations

import html
import re

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")


def text(value: object) -> str:
    """Escaped for HTML and SVG; characters that XML forbids and overrides of direction become U+FFFD."""
    return html.escape(_DIRECTION.sub("\ufffd", _UNPRINTABLE.sub("\ufffd", str(value))), quote=True)


def link(url: str | None, label: str) -> str:
    """The label as a link where the address is of the web, else the label alone."""
    if url and url.lower().startswith(("http://", "https://")):
        return f'<a href="{text(url)}" rel="noopener noreferrer nofollow" target="_blank">{text(label)}</a>'
    return text(label)


def tag(name: str, content: str, *, cls: str = "", title: str = "") -> str:
    """An element around content that is HTML already; `cls` is ours, `title` is escaped here."""
    attributes = f' class="{cls}"' if cls else ""
    attributes += f' title="{text(title)}"' if title else ""
    return f"<{name}{attributes}>{content}</{name}>"


def shorten(value: str, limit: int) -> str:
    """On one line, cut at a word where one ends near the limit."""
    flat = " ".join(value.split())
    if len(flat) <= limit:
        return flat
    cut = flat[: limit - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit * 0.6 else cut).rstrip(" ,.;:") + "…"


_PARTS_OF_DAY = {"TMO": " morning", "TAF": " afternoon", "TEV": " evening", "TNI": " night"}
_TIME = re.compile(r"T(?:MO|AF|EV|NI)|T(?=\d)")


def readable(value: str) -> str:
    """An EDTF value for the eye: ``2025-03-04TNI`` is ``2025-03-04 night``, ``…T19:12+07:00`` is ``… 19:12+07:00``."""
    return _TIME.sub(lambda match: _PARTS_OF_DAY.get(match.group(), " "), value)
