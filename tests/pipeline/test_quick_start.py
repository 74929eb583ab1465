"""spaCy is imported without its command line, and nobody can tell afterwards."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
from eventx.pipeline.quick_start import import_spacy
import_spacy()
print(sorted({"typer", "requests", "weasel"} & set(sys.modules)), "spacy.cli" in sys.modules)
import spacy
print(spacy.info()["spacy_version"] == spacy.__version__)
from spacy.cli import download
print(download.__module__, hasattr(spacy.cli, "train"))
import_spacy()
print(spacy is sys.modules["spacy"])
"""


def test_the_command_line_of_spacy_waits_until_it_is_asked_for() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], check=True, capture_output=True, text=True)
    assert done.stdout.split("\n") == ["[] False", "True", "spacy.cli.download True", "True", ""]


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
