"""spaCy is imported without its command line, and nobody can tell afterwards."""

from __future__ import annotations

import gc
import subprocess
import sys

from eventx.pipeline.quick_start import no_collections

CODE = """
import sys
from eventx.pipeline.quick_start import import_spacy
import_spacy()
print(sorted({"typer", "requests", "weasel", "pydantic.v1", "srsly.ruamel_yaml", "spacy.cli"} & set(sys.modules)))
import spacy
print(spacy.info()["spacy_version"] == spacy.__version__)
from spacy.cli import download
print(download.__module__, hasattr(spacy.cli, "train"))
import_spacy()
print(spacy is sys.modules["spacy"])
import srsly
print(srsly.yaml_loads(srsly.yaml_dumps({"a": [1]})))
from pydantic.v1 import BaseModel
print(BaseModel.__module__, srsly.is_yaml_serializable({}))
"""


def test_the_command_line_of_spacy_waits_until_it_is_asked_for() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], check=True, capture_output=True, text=True)
    assert done.stdout.split("\n") == [
        "[]",
        "True",
        "spacy.cli.download True",
        "True",
        "{'a': [1]}",
        "pydantic.v1.main True",
        "",
    ]


def test_without_spacy_the_common_import_tells_what_is_wrong() -> None:
    code = """
import sys
sys.modules["thinc"] = None
from eventx.pipeline.quick_start import import_spacy
import_spacy()
print([name for name in sys.modules if name.partition(".")[0] == "spacy"])
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_entry_points_are_grouped_once_and_no_less() -> None:
    code = """
import catalogue
before = {group: list(catalogue.AVAILABLE_ENTRY_POINTS.select(group=group)) for group in ("console_scripts", "none")}
from eventx.pipeline.quick_start import import_spacy
import_spacy()
points = catalogue.AVAILABLE_ENTRY_POINTS
print(all(list(points.select(group=group)) == found for group, found in before.items()), len(before["none"]))
print(points.select(group="console_scripts") is points.select(group="console_scripts"))
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["True", "0", "True"]


def test_the_collector_rests_while_much_is_loaded() -> None:
    assert gc.isenabled()
    frozen = gc.get_freeze_count()
    kept = [[number] for number in range(1000)]
    with no_collections():
        assert not gc.isenabled()
    try:
        assert gc.isenabled()
        assert gc.get_freeze_count() >= frozen + len(kept)
    finally:
        gc.unfreeze()
