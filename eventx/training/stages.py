"""Stages with outputs in a work folder: what is done with the same settings and data is not done again."""

import hashlib
import json
import logging
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

log = logging.getLogger("eventx.training")


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the way from data to pipeline.

    A run that is stopped goes on with the stage that it was in: `run` finds its outputs as it left them. When settings
    or an earlier stage changed, outputs inside the work folder are removed first.

    Attributes:
        name: also the name of its record.
        run: does the work; what it returns (figures) is logged and recorded.
        outputs: files or folders that exist once it is done.
        settings: whatever changes the result; a change runs the stage again.
        needs: names of stages before it; when one of them ran again, so does this one.
    """

    name: str
    run: Callable[[], dict[str, Any] | None]
    outputs: tuple[Path, ...]
    settings: dict[str, Any] = field(default_factory=dict)
    needs: tuple[str, ...] = ()


def run_stages(stages: list[Stage], work: Path, only: tuple[str, ...] = ()) -> dict[str, dict[str, Any]]:
    """Run what is not yet done, in order.

    Args:
        stages: in the order of their needs.
        work: gets one `NAME.done.json` a stage, with its settings, figures and time.
        only: names of stages to consider; empty for all. Stages named here run although they are done.

    Returns:
        The record of every stage that was considered.
    """
    work.mkdir(parents=True, exist_ok=True)
    records: dict[str, dict[str, Any]] = {}
    for stage in stages:
        if only and stage.name not in only:
            continue
        record_path = _record_path(stage, work)
        key = _key(stage, work)
        done = json.loads(record_path.read_text("utf-8")) if record_path.exists() else {}
        if not only and done.get("key") == key and all(path.exists() for path in stage.outputs):
            log.info("%s: done before", stage.name)
            records[stage.name] = done
            continue
        records[stage.name] = _run(stage, key, work)
    return records


def _run(stage: Stage, key: str, work: Path) -> dict[str, Any]:
    begun = work / f"{stage.name}.begun"
    if not begun.exists() or begun.read_text("utf-8") != key:
        _clear(stage, work)
        begun.write_text(key, encoding="utf-8")
        log.info("%s: starts", stage.name)
    else:
        log.info("%s: goes on", stage.name)
    started = time.time()
    figures = stage.run() or {}
    record = {"key": key, "settings": stage.settings, "figures": figures, "seconds": round(time.time() - started, 1)}
    _record_path(stage, work).write_text(json.dumps(record, indent=1, default=str), encoding="utf-8")
    begun.unlink()
    log.info("%s: %s in %.0f s", stage.name, figures or "done", record["seconds"])
    return record


def _clear(stage: Stage, work: Path) -> None:
    """Remove what an earlier run with other settings left; a stage that was interrupted keeps what it has."""
    _record_path(stage, work).unlink(missing_ok=True)
    for path in stage.outputs:
        if path.is_dir() and path.is_relative_to(work):
            shutil.rmtree(path)
        elif path.is_relative_to(work):
            path.unlink(missing_ok=True)


def _record_path(stage: Stage, work: Path) -> Path:
    return work / f"{stage.name}.done.json"


def _key(stage: Stage, work: Path) -> str:
    """A hash of the settings and of the keys of the stages before."""
    before = []
    for name in stage.needs:
        path = work / f"{name}.done.json"
        before.append(json.loads(path.read_text("utf-8"))["key"] if path.exists() else "")
    text = json.dumps([stage.name, stage.settings, before], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
