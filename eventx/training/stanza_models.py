"""Train small Stanza models for Indonesian and lay them out as a folder that `eventx.load(backend="stanza")` reads.

    python -m eventx.training.stanza_models --train train.conllu --dev dev.conllu \\
        --names-train names.train.conll --names-dev names.dev.conll --vectors vectors.txt --out models/stanza

Trees are CoNLL-U; names are two columns, word and BIO tag, with an empty line after each sentence. Stanza's own
training programs do the work, one thread each: with more, they are many times slower.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

NAME = "eventx"


@dataclass(frozen=True, slots=True)
class Size:
    """How large the networks are and how long they train."""

    hidden: int
    characters: int
    steps_names: int
    steps_pos: int
    steps_trees: int


SMALL = Size(hidden=64, characters=32, steps_names=2000, steps_pos=400, steps_trees=500)
TINY = Size(hidden=16, characters=8, steps_names=150, steps_pos=100, steps_trees=250)
"""For tests: trains in seconds, good for nothing else."""


def train(
    out: Path,
    *,
    trees: tuple[Path, Path],
    names: tuple[Path, Path] | None,
    vectors: Path | None = None,
    size: Size = SMALL,
) -> Path:
    """Train tagger, parser and (with `names`) a names model.

    Args:
        out: the folder to make.
        trees: training and development files in CoNLL-U.
        names: training and development files of words and BIO tags; None for a folder without a names model.
        vectors: word vectors in text form (``count dimensions`` first); None draws random ones for the words seen.
        size: of the networks.

    Returns:
        The folder, with ``resources.json``.
    """
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        text = vectors or _random_vectors(work / "vectors.txt", [*trees, *(names or ())])
        with text.open(encoding="utf-8") as lines:
            dimensions = int(lines.readline().split()[1])
        pretrain = work / "pretrain.pt"
        _run("stanza.models.common.convert_pretrain", pretrain, text, 20000)
        common = ["--wordvec_pretrain_file", pretrain, "--save_dir", work, "--char_emb_dim", size.characters]
        files = ["--train_file", trees[0], "--eval_file", trees[1], "--lang", "id", "--shorthand", f"id_{NAME}"]
        network = [
            "--hidden_dim",
            size.hidden,
            "--char_hidden_dim",
            size.hidden,
            "--deep_biaff_hidden_dim",
            size.hidden,
        ]
        network += ["--word_emb_dim", 0, "--transformed_dim", dimensions, "--tag_emb_dim", 8, "--num_layers", 1]
        shared = ["--mode", "train", *files, *common, *network, "--no_second_optim"]
        pos = ["--composite_deep_biaff_hidden_dim", size.hidden // 2, "--batch_size", 200 if size is TINY else 250]
        if size is TINY:  # networks this narrow learn nothing in so few steps under Stanza's dropout of a half
            pos += ["--lr", 0.01, "--dropout", 0.1, "--word_dropout", 0.1]
        every = ["--eval_interval", max(50, size.steps_pos // 4)]
        _run("stanza.models.tagger", *shared, *pos, *every, "--fix_eval_interval", "--max_steps", size.steps_pos,
             "--save_name", "pos.pt")  # fmt: skip
        parser = ["--deep_biaff_output_dim", size.hidden // 2, "--batch_size", 500, "--no_checkpoint", *every]
        _run("stanza.models.parser", *shared, *parser, "--max_steps", size.steps_trees, "--save_name", "depparse.pt")
        if names is not None:
            _train_names(work, names, common, dimensions, size)
        _lay_out(out, work, with_names=names is not None)
    return out


def _train_names(work: Path, names: tuple[Path, Path], common: list[object], dimensions: int, size: Size) -> None:
    for part, path in zip(("train", "dev"), names, strict=True):
        _run("stanza.utils.datasets.ner.prepare_ner_file", path, work / f"{part}.json")
    _run(
        "stanza.models.ner_tagger", "--mode", "train", "--shorthand", f"id_{NAME}", *common,
        "--train_file", work / "train.json", "--eval_file", work / "dev.json", "--word_emb_dim", dimensions,
        "--hidden_dim", size.hidden * 2, "--char_hidden_dim", size.hidden, "--no_emb_finetune", "--optim", "adam",
        "--lr", 0.01 if size is TINY else 0.002, "--batch_size", 32, "--eval_interval", max(50, size.steps_names // 8),
        "--max_steps", size.steps_names, "--save_name", "ner.pt",
    )  # fmt: skip


def _random_vectors(path: Path, files: list[Path]) -> Path:
    words: dict[str, None] = {}
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) > 1 and not line.startswith("#"):
                words[cells[1] if len(cells) > 2 else cells[0]] = None
    draw = random.Random(0)
    rows = [f"{word} " + " ".join(f"{draw.gauss(0, 0.3):.3f}" for _ in range(10)) for word in words]
    path.write_text("\n".join([f"{len(rows)} 10", *rows]) + "\n", encoding="utf-8")
    return path


def _lay_out(out: Path, work: Path, *, with_names: bool) -> None:
    needs = {"dependencies": [{"model": "pretrain", "package": NAME}]}
    models = ["pos", "depparse", *(["ner"] if with_names else [])]
    for model in ("pretrain", *models):
        folder = out / "id" / model
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(work / f"{model}.pt", folder / f"{NAME}.pt")
    resources = {
        "id": {
            "lang_name": "Indonesian",
            "packages": {"default": {"tokenize": NAME, **dict.fromkeys(models, NAME)}},
            "tokenize": {NAME: {"md5": ""}},
            "pretrain": {NAME: {"md5": ""}},
            **{model: {NAME: {"md5": "", **needs}} for model in models},
        }
    }
    (out / "resources.json").write_text(json.dumps(resources, indent=1) + "\n", encoding="utf-8")


def _run(module: str, *arguments: object) -> None:
    """Run one of Stanza's programs; its output is shown only where it fails."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        raise RuntimeError(f"{module} ended with code {done.returncode}:\n{done.stderr[-2000:]}")


def main() -> None:
    """Take the files from the command line."""
    parser = argparse.ArgumentParser(description="Train Stanza models for eventx.")
    for option in ("--train", "--dev", "--out"):
        parser.add_argument(option, type=Path, required=True)
    for option in ("--names-train", "--names-dev", "--vectors"):
        parser.add_argument(option, type=Path)
    given = parser.parse_args()
    names = (given.names_train, given.names_dev) if given.names_train else None
    train(given.out, trees=(given.train, given.dev), names=names, vectors=given.vectors)


if __name__ == "__main__":
    main()
