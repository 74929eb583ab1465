"""The transformer that a teacher reads: its file, its pieces, its states of words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from eventx.training.teacher.data import Vocabulary
from eventx.training.teacher.label import load_readers
from eventx.training.teacher.model import Sizes, Teacher
from eventx.training.teacher.pretrained import PackedFile, PieceTable, Pretrained, make_pieces
from eventx.training.teacher.train import take_transformer
from tests.teachers.packed import HEADS, LAYERS, PIECES, SPECIAL, WIDTH, blocks, write_packed


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_packed(tmp_path_factory.mktemp("packed") / "tiny.bin")


@pytest.fixture(scope="module")
def table(packed: Path) -> PieceTable:
    return PackedFile(packed).pieces


@pytest.mark.parametrize(
    ("word", "spaced", "pieces"),
    [
        ("tiba", True, ["▁tiba"]),
        ("bertemu", True, ["▁ber", "temu"]),
        ("membuka", True, ["▁mem", "buka"]),
        ("Wati", True, ["▁", "W", "a", "t", "i"]),
        (".", False, ["."]),
        (".", True, ["▁", "."]),
        ("é", False, ["<unk>"]),
        ("aéa", False, ["a", "<unk>", "a"]),
    ],
)
def test_words_are_cut_into_the_likeliest_pieces(table: PieceTable, word: str, spaced: bool, pieces: list[str]) -> None:
    names = [*SPECIAL, *PIECES]
    assert [names[number] for number in table.cut(word, spaced)] == pieces


def test_no_space_stands_before_what_is_glued_on(table: PieceTable) -> None:
    glued = {"words": ["Wati", "tiba", "."], "spaces": [True, False, False]}
    apart = {"words": ["Wati", "tiba", "."]}
    one, other = make_pieces([glued], table), make_pieces([apart], table)
    assert other.numbers.shape[1] == one.numbers.shape[1] + 1
    assert one.words[0].tolist() == [-1, 0, 0, 0, 0, 0, 1, 2, -1]
    assert one.numbers[0, 0] == table.begin and one.numbers[0, -1] == table.end


def test_the_file_is_read_as_it_was_packed(packed: Path) -> None:
    file = PackedFile(packed)
    assert (file.width, file.layers, file.heads) == (WIDTH, LAYERS, HEADS)
    assert file.matrix("emb.word").shape == (len(SPECIAL) + len(PIECES), WIDTH)
    assert file.matrix("l0.fo.w").shape == (WIDTH, 64) and file.matrix("l1.fi.w").shape == (64, WIDTH)
    values = file.matrix("l0.q.w")
    assert blocks(values.astype("float32")) == blocks(file.matrix("l0.q.w"))
    again = np.frombuffer(blocks(values), np.uint8)
    raw = np.frombuffer(file.data, np.uint8, len(again), file._tensors["l0.q.w"][0])
    assert np.mean(again == raw) > 0.95  # a block whose largest weight was rounded gets another scale


def test_a_sentence_has_the_same_states_alone_and_beside_a_longer_one(packed: Path, table: PieceTable) -> None:
    torch.manual_seed(1)
    model = Pretrained(packed).eval()
    short, long = {"words": ["Wati", "tiba"]}, {"words": ["Sari", "bertemu", "Wati", "di", "Arum"]}
    with torch.no_grad():
        alone = model(make_pieces([short], table), 2)
        beside = model(make_pieces([short, long], table), 5)
    assert alone.shape == (1, 2, WIDTH) and beside.shape == (2, 5, WIDTH)
    assert torch.allclose(alone[0], beside[0, :2], atol=1e-5)
    assert beside[0, 2:].abs().max() == 0.0 and beside[1].abs().min(dim=1).values.max() > 0.0


def test_only_the_upper_layers_learn(packed: Path) -> None:
    model = Pretrained(packed)
    learns = {name.split(".")[1] for name, p in model.named_parameters() if p.requires_grad and "layers" in name}
    assert learns == {"1"}
    assert not any(
        p.requires_grad for name, p in model.named_parameters() if name.startswith(("word", "place", "norm"))
    )


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.bin").write_bytes(b"GGUF" + bytes(64))
    with pytest.raises(ValueError, match="not a packed encoder"):
        PackedFile(tmp_path / "other.bin")


def _teacher(packed: Path | None, words: list[str], tags: list[str]) -> Teacher:
    index = {word: i for i, word in enumerate(words)}
    labels = {"names": tags, "upos": [], "xpos": [], "deps": []}
    vocabulary = Vocabulary(index, np.zeros((len(words), 4), "float32"), {"a": 2}, {"mine": 0}, labels, {})
    return Teacher(vocabulary, Sizes(8, 1, 0.1), load_readers(vocabulary, None, packed))


def _save(teacher: Teacher, folder: Path) -> Path:
    folder.mkdir()
    np.savez(folder / "weights.npz", **{name: value.numpy() for name, value in teacher.state_dict().items()})
    return folder


def test_a_teacher_starts_from_the_transformer_of_another(packed: Path, tmp_path: Path) -> None:
    first = _teacher(packed, ["Wati"], ["O", "S-PER"])
    with torch.no_grad():
        for weight in first.parameters():
            weight.add_(1.0)
    second = _teacher(packed, ["Wati", "tiba"], ["O", "S-LOC", "S-PER"])
    before = {name: value.clone() for name, value in second.state_dict().items()}
    take_transformer(second, _save(first, tmp_path / "first"))
    taken, given = second.state_dict(), first.state_dict()
    changed = {name for name in taken if not torch.equal(taken[name], before[name])}
    assert "encoder.pretrained.layers.1.query.weight" in changed
    assert all(name.startswith("encoder.pretrained.") and torch.equal(taken[name], given[name]) for name in changed)


def test_a_teacher_without_a_transformer_is_no_start(packed: Path, tmp_path: Path) -> None:
    without = _save(_teacher(None, ["Wati"], ["O", "S-PER"]), tmp_path / "without")
    with pytest.raises(ValueError, match="without a transformer"):
        take_transformer(_teacher(packed, ["Wati"], ["O", "S-PER"]), without)
