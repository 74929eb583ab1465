"""A damaged pipeline says which file is damaged and what to do; it is never loaded."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from eventx.cli import main
from eventx.errors import ModelError
from eventx.pipeline.load import load_pipeline, packaged_model
from eventx.pipeline.manifest import NAME, check_files, write_manifest


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "pipeline"
    shutil.copytree(packaged_model(), folder)
    return folder


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("file", ["ner/model", "vocab/vectors", "config.cfg"])
@pytest.mark.parametrize(
    ("spoil", "message"), [(Path.unlink, "is missing"), (cut_off, "bytes instead of"), (flip, "another content")]
)
def test_a_damaged_file_is_named(copy: Path, file: str, spoil: Callable[[Path], None], message: str) -> None:
    spoil(copy / file)
    with pytest.raises(ModelError, match=rf"{file} .*{message}.*Install eventx again"):
        load_pipeline(copy)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"files": 3}', '{"files": {"meta.json": {}}}'])
def test_a_damaged_manifest(copy: Path, content: str) -> None:
    (copy / NAME).write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=NAME):
        load_pipeline(copy)


def test_the_packaged_pipeline_is_whole() -> None:
    assert check_files(packaged_model(), thorough=True) > 10


def test_a_manifest_names_every_file(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / "model").write_bytes(b"weights")
    write_manifest(tmp_path)
    assert set(json.loads((tmp_path / NAME).read_text("utf-8"))["files"]) == {"part/model"}
    assert check_files(tmp_path, thorough=True) == 1
    (tmp_path / "part" / "more").write_bytes(b"")
    assert check_files(tmp_path) == 1
    with pytest.raises(ModelError, match="part/more does not belong"):
        check_files(tmp_path, thorough=True)


def test_an_exchanged_file_of_the_same_checksum_needs_the_thorough_check(tmp_path: Path) -> None:
    (tmp_path / "model").write_bytes(b"weights")
    write_manifest(tmp_path)
    manifest = json.loads((tmp_path / NAME).read_text("utf-8"))
    manifest["files"]["model"]["sha256"] = "0" * 64
    (tmp_path / NAME).write_text(json.dumps(manifest), encoding="utf-8")
    assert check_files(tmp_path) == 1
    with pytest.raises(ModelError, match="another content"):
        check_files(tmp_path, thorough=True)


def test_a_pipeline_without_a_manifest_is_not_checked(tmp_path: Path) -> None:
    assert check_files(tmp_path, thorough=True) == 0


def test_the_command(copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*arguments: str) -> int:
        monkeypatch.setattr("sys.argv", ["eventx", "model", "check", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return int(ended.value.code or 0)

    assert run() == 0
    assert "files as they were saved" in capsys.readouterr().out
    flip(copy / "ner" / "model")
    assert run(str(copy)) == 2
    assert "ner/model has another content" in capsys.readouterr().err
