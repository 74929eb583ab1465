"""What a trained pipeline's folder must hold: the size and checksums of every file, in `manifest.json`.

Loading looks at sizes and CRC-32, which finds every accident (a download cut off, a bad disk) in about 15 ms for the
packaged pipeline. SHA-256 takes ten times as long, and tells an exchanged file too: `eventx model check` does that.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from pathlib import Path
from typing import Any

from eventx.errors import ModelError

NAME = "manifest.json"
_REMEDY = (
    "Install eventx again (pip install --force-reinstall eventx), or train or copy the folder anew. "
    "`eventx model check FOLDER` lists every damaged file."
)


def write_manifest(folder: Path) -> None:
    """Write the manifest of a finished pipeline."""
    entries = {}
    for path in _files(folder):
        content = path.read_bytes()
        entries[path.relative_to(folder).as_posix()] = {
            "bytes": len(content),
            "crc32": zlib.crc32(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
    (folder / NAME).write_text(json.dumps({"files": entries}, indent=1) + "\n", encoding="utf-8")


def check_files(folder: Path, *, thorough: bool = False) -> int:
    """Compare a folder with its manifest; a folder without one is not checked.

    Args:
        folder: of a saved pipeline.
        thorough: compare SHA-256 too, and allow no file that the manifest does not name.

    Returns:
        The number of files that were compared.

    Raises:
        ModelError: files are missing, damaged or, when `thorough`, not in the manifest.
    """
    path = folder / NAME
    if not path.is_file():
        return 0
    try:
        entries: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))["files"]
        wrong = [fault for name, entry in entries.items() if (fault := _fault(folder / name, name, entry, thorough))]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError("The pipeline's manifest cannot be read.", got=str(path), remedy=_REMEDY) from error
    if thorough:
        names = {found.relative_to(folder).as_posix() for found in _files(folder)}
        wrong += [f"{name} does not belong there" for name in sorted(names - set(entries))]
    if wrong:
        raise ModelError(f"The pipeline is damaged: {'; '.join(wrong)}.", got=str(folder), remedy=_REMEDY)
    return len(entries)


def _files(folder: Path) -> list[Path]:
    hidden = ("__pycache__", NAME)
    return sorted(path for path in folder.rglob("*") if path.is_file() and not set(hidden) & set(path.parts))


def _fault(path: Path, name: str, entry: dict[str, Any], thorough: bool) -> str:
    """What is wrong with a file, or an empty string."""
    if not path.is_file():
        return f"{name} is missing"
    if (size := path.stat().st_size) != entry["bytes"]:
        return f"{name} has {size:,} bytes instead of {entry['bytes']:,}"
    content = path.read_bytes()
    same = zlib.crc32(content) == entry["crc32"]
    if same and thorough:
        same = hashlib.sha256(content).hexdigest() == entry["sha256"]
    return "" if same else f"{name} has another content"
