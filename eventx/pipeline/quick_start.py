"""A quick start for the command line: spaCy without what a short-lived process has no use for."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_YAML = ("read_yaml", "write_yaml", "yaml_dumps", "yaml_loads", "is_yaml_serializable")


@contextmanager
def no_collections() -> Iterator[None]:
    """Let the collector of cycles rest while much is loaded that stays, and keep it off that afterwards."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def import_spacy() -> None:
    """Import spaCy for a process of the command line.

    ``import spacy`` also imports ``spacy.cli`` for one function (`spacy.info`), and with it the libraries to download
    models and to print in colour; a parser of YAML, which no pipeline is written in; and the first version of pydantic
    beside the second, for configurations that others may have. Together they take half of its time. While spaCy is
    imported, modules without content stand in their places; afterwards they are what they always were, imported when
    they are asked for. Does nothing where spaCy is there already, and the common import where it does not work out.
    """
    if "spacy" in sys.modules:
        return
    package = ModuleType("spacy.cli")
    package.__path__ = []
    standing_in: dict[str, Any] = {
        "spacy.cli": package,
        "spacy.cli.info": _late("spacy.cli.info", "info"),
        "srsly._yaml_api": _late("srsly._yaml_api", *_YAML),
        "pydantic.v1": None,  # confection takes this for "not installed", and checks the second version's models only
    }
    standing_in = {name: module for name, module in standing_in.items() if name not in sys.modules}
    sys.modules.update(standing_in)
    try:
        import_module("spacy")
    except ImportError:
        for name in [name for name in sys.modules if name.partition(".")[0] == "spacy"]:
            del sys.modules[name]
    finally:
        for name in standing_in:
            sys.modules.pop(name, None)
            parent, _, child = name.rpartition(".")
            if (home := sys.modules.get(parent)) is not None:
                vars(home).pop(child, None)
    _group_entry_points()


def _late(name: str, *functions: str) -> ModuleType:
    """A module whose functions import the real one when they are called."""
    module = ModuleType(name)
    for function in functions:

        def call(*args: Any, _function: str = function, **keywords: Any) -> Any:
            return getattr(import_module(name), _function)(*args, **keywords)

        setattr(module, function, call)
    return module


class _EntryPoints:
    """Entry points by group; a registry asks for its group two hundred times while a pipeline is loaded."""

    def __init__(self, points: Any) -> None:
        self._points = points
        self._groups: dict[str, Any] = {}

    def select(self, *, group: str) -> Any:
        """The entry points of a group, in their order."""
        if group not in self._groups:
            self._groups[group] = self._points.select(group=group)
        return self._groups[group]


def _group_entry_points() -> None:
    catalogue: Any = sys.modules.get("catalogue")
    points = getattr(catalogue, "AVAILABLE_ENTRY_POINTS", None)
    if hasattr(points, "select") and not isinstance(points, _EntryPoints):
        catalogue.AVAILABLE_ENTRY_POINTS = _EntryPoints(points)
