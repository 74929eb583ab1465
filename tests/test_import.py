"""`import eventx` is light: no spaCy, under 150 ms over an empty interpreter measured in the same run."""

from __future__ import annotations

import subprocess
import sys
import time


def _seconds(code: str, repeats: int = 7) -> float:
    times = []
    for _ in range(repeats):
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-I", "-c", code], check=True)
        times.append(time.perf_counter() - begin)
    return min(times)


def test_import_is_fast() -> None:
    assert _seconds("import eventx") - _seconds("pass") < 0.150


def test_import_loads_nothing_heavy() -> None:
    code = "import eventx, sys; print([m for m in ('spacy', 'pydantic', 'numpy', 'typer', 'rich') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-I", "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_can_be_imported() -> None:
    import eventx

    for name in eventx.__all__:
        assert getattr(eventx, name) is not None
    assert set(eventx.__all__) <= set(dir(eventx))
