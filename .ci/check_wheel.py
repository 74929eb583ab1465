"""Check that a wheel holds what it must (code, language data, trained pipeline) and nothing else."""

from __future__ import annotations

import sys
import zipfile

NEEDED = (
    "eventx/py.typed",
    "eventx/lang/id/schema.toml",
    "eventx/lang/id/statement_cues.tsv",
    "eventx/pipeline/models/id_news/config.cfg",
    "eventx/pipeline/models/id_news/meta.json",
)
FORBIDDEN = ("tests/", "seeds/", "docs/", ".ci/", "__pycache__", ".pkl", ".pickle", ".bak")
LARGEST = 60 * 2**20


def main(path: str) -> None:
    """Exit with a message where the wheel is wrong."""
    with zipfile.ZipFile(path) as wheel:
        names = wheel.namelist()
        size = sum(info.compress_size for info in wheel.infolist())
    problems = [f"missing: {name}" for name in NEEDED if name not in names]
    problems += [f"must not be there: {name}" for name in names if any(part in name for part in FORBIDDEN)]
    if size > LARGEST:
        problems.append(f"{size:,} bytes are more than {LARGEST:,}")
    if problems:
        sys.exit("\n".join([path, *problems]))
    sys.stdout.write(f"{len(names)} files, {size:,} bytes: complete\n")


main(sys.argv[1])
