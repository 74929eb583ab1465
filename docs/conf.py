"""The documentation site: ``sphinx-build -W docs docs/_build/html``; needs no network."""

import os
import subprocess
import sys
from pathlib import Path

from eventx import __version__

HERE = Path(__file__).parent

project = "eventx"
author = "The eventx authors"
release = version = __version__
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
html_theme = "furo"
html_title = f"eventx {release}"
exclude_patterns = ["_build", "make_*.py", "**.ipynb_checkpoints"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
suppress_warnings = ["misc.highlighting_failure", "mystnb.unknown_mime_type", "ref.python"]
# The notebook runs while the site is built, so that what it shows is what this version does.
nb_execution_mode = os.environ.get("EVENTX_DOCS_EXECUTE", "force")
nb_execution_raise_on_error = True
nb_execution_timeout = 300
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_format = "short"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
autodoc_default_options = {
    "members": True,
    "exclude-members": "model_config, model_fields, model_computed_fields, model_post_init",
}


def write_cli_reference() -> None:
    """The reference of the command line, from the commands themselves."""
    target = HERE / "reference" / "cli.md"
    target.parent.mkdir(exist_ok=True)
    command = [
        sys.executable,
        "-m",
        "typer",
        "eventx.cli",
        "utils",
        "docs",
        "--name",
        "eventx",
        "--title",
        "Command line",
    ]
    made = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "TERM": "dumb"})
    target.write_text(made.stdout, encoding="utf-8")


write_cli_reference()
