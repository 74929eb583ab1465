"""Use the installed package with the network cut off: every file of the command line must yield records."""

from __future__ import annotations

import socket
import sys
from pathlib import Path


def refuse(*args: object, **kwargs: object) -> None:
    """Stand in for every way to open a connection."""
    raise OSError("the network is cut off in this test")


socket.socket.connect = socket.socket.connect_ex = refuse  # type: ignore[method-assign, assignment]
socket.getaddrinfo = refuse  # type: ignore[assignment]

import eventx  # noqa: E402

for name in sys.argv[1:]:
    result = eventx.extract(Path(name).read_text(encoding="utf-8"))
    if not (result.statements and result.meetings and result.events):
        sys.exit(f"{name}: records are missing: {result.notes}")
    sys.stdout.write(f"{name}: {len(result.records)} records, {eventx.__file__}\n")
