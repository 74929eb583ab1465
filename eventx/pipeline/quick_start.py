"""Importing spaCy without its command line, which a short-lived process has no use for."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_NAMES = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> None:
    """Import spaCy for a process of the command line.

    ``import spacy`` also imports ``spacy.cli`` for one function (`spacy.info`), and with it the libraries to download
    models and to print in colour: a third of its time. While spaCy is imported, an empty module stands in their place;
    afterwards they are what they always were, imported when they are asked for. Does nothing where spaCy is there
    already, and the common import where it does not work out.
    """
    if "spacy" in sys.modules:
        return
    package, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    package.__path__ = []
    info.info = _info  # type: ignore[attr-defined]
    sys.modules.update(zip(_NAMES, (package, info), strict=True))
    try:
        import_module("spacy")
    except ImportError:
        for name in [name for name in sys.modules if name.partition(".")[0] == "spacy"]:
            del sys.modules[name]
    finally:
        for name in _NAMES:
            sys.modules.pop(name, None)
        if (spacy := sys.modules.get("spacy")) is not None:
            vars(spacy).pop("cli", None)


def _info(*args: Any, **keywords: Any) -> Any:
    return import_module("spacy.cli.info").info(*args, **keywords)
