"""The JSON Schema is a contract: it changes only together with `SCHEMA_VERSION`, and old records load or say why not.

After a change that is meant: raise `SCHEMA_VERSION` in `eventx/models.py`, then
`python -m tests.contract.test_schema` writes the schema of the new version beside the old ones.
"""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import eventx
from eventx.models import SCHEMA_VERSION

FOLDER = Path(__file__).parent
STORED = FOLDER / f"extraction-{SCHEMA_VERSION}.json"


def _constraints(node: object) -> object:
    """A schema less its prose and the schema dialect's own order: what a record must satisfy."""
    if isinstance(node, dict):
        return {k: _constraints(v) for k, v in node.items() if k not in ("description", "title") or isinstance(v, dict)}
    if isinstance(node, list):
        return [_constraints(item) for item in node]
    return node


def test_the_schema_changes_only_with_its_version() -> None:
    stored = json.loads(STORED.read_text(encoding="utf-8"))
    assert _constraints(stored) == _constraints(eventx.json_schema()), (
        f"The schema differs from {STORED.name}: raise SCHEMA_VERSION, or undo the change."
    )


def test_the_schema_names_its_version() -> None:
    assert eventx.json_schema()["$id"].endswith(f":{SCHEMA_VERSION}")


def test_records_satisfy_the_schema(extractor: eventx.Extractor, seed_texts: tuple[str, str]) -> None:
    validator = jsonschema.Draft202012Validator(eventx.json_schema())
    for text in seed_texts:
        validator.validate(json.loads(extractor.extract(text).model_dump_json()))


def test_a_changed_record_does_not_satisfy_it(extractor: eventx.Extractor, seed_texts: tuple[str, str]) -> None:
    record = json.loads(extractor.extract(seed_texts[0]).model_dump_json())
    record["events"][0]["status"] = "perhaps"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(eventx.json_schema()).validate(record)


def test_records_of_earlier_versions_load() -> None:
    """One stored extraction of every version up to this one."""
    stored = sorted(FOLDER.glob("records-*.json"))
    assert stored
    for path in stored:
        result = eventx.Extraction.model_validate_json(path.read_text(encoding="utf-8"))
        assert result.records and result.entities and result.times


def test_schema_of_the_command_line_is_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    from eventx.cli import app

    app(["schema"], standalone_mode=False)
    assert json.loads(capsys.readouterr().out) == eventx.json_schema()


if __name__ == "__main__":
    STORED.write_text(json.dumps(eventx.json_schema(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
