"""Every code block of the README and the docs runs, and prints what stands below it.

``python`` blocks of a page run in order in one namespace; a ``text`` block right after one is its output. ``console``
blocks hold commands after ``$`` and what they print. ``bash`` blocks are commands whose output is not shown. The set-up
blocks of the README are run by ``.ci/run`` itself. A block under ``<!-- not run: reason -->`` is left out.

``python -m tests.docs.test_docs [PAGE ...]`` writes the outputs anew; look at the differences before committing them.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SETUP_BLOCKS = 2
_BLOCK = re.compile(
    r"(?P<skip><!-- not run: [^\n]+-->\n+)?^```(?P<lang>[a-z]+)\n(?P<body>.*?)^```\n"
    r"(?:\n*^```text\n(?P<output>.*?)^```\n)?",
    re.MULTILINE | re.DOTALL,
)


@dataclass
class Block:
    """A fenced block, the output that stands below it (or in it), and where that output is."""

    lang: str
    body: str
    output: str | None
    span: tuple[int, int]


def blocks(page: str, name: str) -> Iterator[Block]:
    shells = 0
    for match in _BLOCK.finditer(page):
        lang = match["lang"]
        shells += lang == "bash"
        if match["skip"] or (name == "README.md" and lang == "bash" and shells <= SETUP_BLOCKS):
            continue
        if lang == "console":
            command, _, output = match["body"].partition("\n")
            start = match.start("body") + len(command) + 1
            yield Block(lang, command.removeprefix("$ "), output, (start, match.end("body")))
        elif lang in ("python", "bash"):
            yield Block(lang, match["body"], match["output"], match.span("output"))


def workplace(folder: Path) -> None:
    """What the pages speak of: seeds, articles, annotated articles, own words."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    shutil.copytree(ROOT / "seeds", folder / "articles")
    page = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    example = next(m["body"] for m in _BLOCK.finditer(page) if m["lang"] == "json")
    (folder / "gold.jsonl").write_text(json.dumps(json.loads(example)) + "\n", encoding="utf-8")
    (folder / "my_words").mkdir()
    (folder / "my_words" / "outlets.tsv").write_text(_own_outlets(), encoding="utf-8")
    page = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")
    (folder / "my_lexicon").mkdir()
    types, triggers = re.search(r"^```toml\n(.*?)^```.*?^```\n(.*?)^```", page, re.MULTILINE | re.DOTALL).groups()
    (folder / "my_lexicon" / "event_types.toml").write_text(types, encoding="utf-8")
    (folder / "my_lexicon" / "event_triggers.tsv").write_text(triggers, encoding="utf-8")


def _own_outlets() -> str:
    """A table of the user's own: the header and the first row of the shipped one."""
    lines = (ROOT / "eventx" / "lang" / "id" / "outlets.tsv").read_text(encoding="utf-8").splitlines()
    return "\n".join([line for line in lines if not line.startswith("#")][:2]) + "\n"


def run_block(block: Block, namespace: dict[str, Any], folder: Path) -> str:
    """Run one block; what it prints."""
    if block.lang == "python":
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.chdir(folder):
            exec(compile(block.body, "block", "exec"), namespace)
        return out.getvalue()
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "COLUMNS": "110", "NO_COLOR": "1"}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block.body], cwd=folder, env=environment, capture_output=True, text=True,
        stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return "\n".join(line.rstrip() for line in done.stdout.splitlines()) + "\n"


def matches(expected: str, printed: str) -> bool:
    """Equal; a last line "..." of the page stands for the rest."""
    if expected.rstrip().endswith("\n..."):
        head = expected.rstrip().removesuffix("\n...")
        return printed.startswith(head + "\n")
    return printed.strip() == expected.strip()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_blocks_run_and_print_what_the_page_says(path: Path, tmp_path: Path) -> None:
    workplace(tmp_path)
    namespace: dict[str, Any] = {"__name__": "page"}
    for block in blocks(path.read_text(encoding="utf-8"), path.name):
        printed = run_block(block, namespace, tmp_path)
        if block.output is not None:
            assert matches(block.output, printed), f"{path.name}:\n{block.body}\nprints\n{printed}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_to_files(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", path.read_text(encoding="utf-8")):
        assert target.startswith("http") or (path.parent / target).exists(), target


def test_every_error_has_its_paragraph() -> None:
    from eventx import errors

    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.EventxError)]
    assert len(kinds) > 5
    for kind in kinds:
        assert f"({kind.code})=" in page or f"## {kind.code}" in page, kind
        assert kind.__name__ in page, kind


def test_every_note_is_explained() -> None:
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "eventx").rglob("*.py"))
    codes = set(re.findall(r"""(?:Note\(code=|\bnote\(\s*|changed\.append\()"([a-z]+(?:-[a-z]+)+)\"""", source))
    assert len(codes) > 6
    assert [code for code in sorted(codes) if f"`{code}`" not in page] == []


def rewrite(names: list[str]) -> None:
    """Put what blocks print into the pages with these names, or all."""
    for path in (page for page in PAGES if not names or page.name in names):
        page = path.read_text(encoding="utf-8")
        new, done = "", 0
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            workplace(folder)
            namespace: dict[str, Any] = {"__name__": "page"}
            for block in blocks(page, path.name):
                printed = run_block(block, namespace, folder)
                if block.output is None or matches(block.output, printed):
                    continue
                cut = block.output.rstrip().endswith("...")
                lines = printed.splitlines()[: len(block.output.rstrip().splitlines()) - 1] if cut else []
                text = "\n".join([*lines, "..."]) + "\n" if cut else printed
                new += page[done : block.span[0]] + text.strip("\n") + "\n"
                done = block.span[1]
        path.write_text(new + page[done:], encoding="utf-8")


if __name__ == "__main__":
    rewrite(sys.argv[1:])
