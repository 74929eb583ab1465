"""Train one teacher; figures on the development sentences after every epoch go to the log."""

import argparse
import json
import logging
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch

from .data import Vocabulary, group_by_length, make_batch, read_sentences
from .label import Ensemble, load_readers, score
from .model import FIXED, Sizes, Teacher

log = logging.getLogger("eventx.training.teacher")


def train(arguments: argparse.Namespace) -> dict[str, float]:
    """Train on `arguments.train`, keep the exponential moving average of the weights, and save it."""
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    order = random.Random(arguments.seed)
    sentences = [
        sentence
        for sentence in read_sentences(arguments.train)
        if not arguments.corpora or sentence["corpus"] in arguments.corpora
    ]
    development = read_sentences(arguments.dev) if arguments.dev else []
    vocabulary = Vocabulary.build(sentences, arguments.vectors)
    readers = load_readers(vocabulary, arguments.language, arguments.pretrained)
    teacher = Teacher(vocabulary, Sizes(arguments.width, arguments.layers, arguments.dropout), readers)
    if arguments.start:
        take_transformer(teacher, arguments.start)
    weights = [p for p in teacher.parameters() if p.requires_grad]
    optimizer = torch.optim.Adam(_rates(teacher, arguments), betas=(0.9, 0.95))
    average = {name: value.clone() for name, value in teacher.state_dict().items()}
    batches = list(group_by_length(_repeated(sentences, arguments.repeat), arguments.words_per_batch))
    steps, step, figures = len(batches) * arguments.epochs, 0, {}
    for epoch in range(arguments.epochs):
        started, total = time.time(), 0.0
        batches = list(
            group_by_length(_shuffled(_repeated(sentences, arguments.repeat), order), arguments.words_per_batch)
        )
        order.shuffle(batches)
        teacher.train()
        for group in batches:
            for settings in optimizer.param_groups:
                settings["lr"] = settings["peak"] * min(1.0, (step + 1) / 100) * max(0.02, 1 - step / steps)
            optimizer.zero_grad()
            loss = teacher.loss(make_batch(group, vocabulary))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 5.0)
            optimizer.step()
            step += 1
            total += float(loss.detach())
            _update(average, teacher, min(0.998, step / (step + 10)))
        save(arguments.out, average, vocabulary, arguments)
        if development and (
            epoch % arguments.evaluate_every == arguments.evaluate_every - 1 or epoch == arguments.epochs - 1
        ):
            figures = score(development, Ensemble([arguments.out]), corpus=arguments.corpus)
        log.info("epoch %d loss %.2f seconds %.0f %s", epoch, total / len(batches), time.time() - started, figures)
    return figures


def take_transformer(teacher: Teacher, folder: Path) -> None:
    """Start from the transformer of another teacher: its layers have met Indonesian sentences before.

    Raises:
        ValueError: the teacher in `folder` has no transformer.
    """
    weights = np.load(folder / "weights.npz", allow_pickle=False)
    found = {name: torch.from_numpy(weights[name]) for name in weights.files if name.startswith("encoder.pretrained.")}
    if not found:
        raise ValueError(f"{folder} is a teacher without a transformer: give one that was trained with --pretrained.")
    teacher.load_state_dict(found, strict=False)


def _rates(teacher: Teacher, arguments: argparse.Namespace) -> list[dict[str, Any]]:
    """What was trained before changes slowly, the rest fast."""
    groups: dict[bool, list[torch.nn.Parameter]] = {True: [], False: []}
    for name, weight in teacher.named_parameters():
        if weight.requires_grad:
            groups[name.startswith("encoder.pretrained.layers.")].append(weight)
    peaks = {True: arguments.pretrained_rate, False: arguments.learning_rate}
    return [{"params": found, "lr": peaks[slow], "peak": peaks[slow]} for slow, found in groups.items() if found]


def _repeated(sentences: list[dict[str, Any]], repeat: dict[str, int]) -> list[dict[str, Any]]:
    return [s for s in sentences for _ in range(repeat.get(s["corpus"], 1))]


def _shuffled(sentences: list[dict[str, Any]], order: random.Random) -> list[dict[str, Any]]:
    """In random order; the stable sort by length then makes other batches every epoch."""
    order.shuffle(sentences)
    return sentences


def _update(average: dict[str, torch.Tensor], teacher: Teacher, decay: float) -> None:
    for name, value in teacher.state_dict().items():
        if value.dtype.is_floating_point and not name.startswith(FIXED):
            average[name].mul_(decay).add_(value, alpha=1 - decay)


def save(out: Path, weights: dict[str, torch.Tensor], vocabulary: Vocabulary, arguments: argparse.Namespace) -> None:
    """Weights as npz (the fixed vectors stay in their own file) and the rest as JSON: no pickle."""
    out.mkdir(parents=True, exist_ok=True)
    kept = {name: value.numpy() for name, value in weights.items() if not name.startswith(FIXED)}
    np.savez(out / "weights.npz", **kept)
    settings = {
        "vectors": str(arguments.vectors.resolve()),
        "language": str(arguments.language.resolve()) if arguments.language else "",
        "pretrained": str(arguments.pretrained.resolve()) if arguments.pretrained else "",
        "chars": vocabulary.chars, "corpora": vocabulary.corpora,
        "labels": vocabulary.labels, "common": vocabulary.common,
        "width": arguments.width, "layers": arguments.layers, "dropout": arguments.dropout, "seed": arguments.seed,
    }  # fmt: skip
    (out / "settings.json").write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")


def _repeat(text: str) -> dict[str, int]:
    """`csui=4,pud=2` as a mapping."""
    return {name: int(times) for name, _, times in (part.partition("=") for part in text.split(",") if part)}


def main(argv: list[str] | None = None) -> None:
    """Train one teacher."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("train", "vectors", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--language", type=Path, help="folder of a language model (language.py) over the same vectors")
    parser.add_argument("--pretrained", type=Path, help="a transformer's packed weights (pretrained.py)")
    parser.add_argument("--start", type=Path, help="folder of a teacher whose transformer's layers are started from")
    parser.add_argument("--corpus", required=True, help="the corpus whose conventions are asked for")
    parser.add_argument("--corpora", type=lambda text: text.split(","), help="only these, as csui,pud")
    parser.add_argument("--repeat", type=_repeat, default={}, help="weights of corpora, e.g. csui=4,pud=2")
    for name, value in (
        ("seed", 1),
        ("epochs", 20),
        ("width", 200),
        ("layers", 2),
        ("words_per_batch", 800),
        ("evaluate_every", 1),
    ):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--dropout", type=float, default=0.4)
    parser.add_argument("--learning_rate", type=float, default=2e-3)
    parser.add_argument("--pretrained_rate", type=float, default=2e-4, help="learning rate of the transformer")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    train(parser.parse_args(argv))


if __name__ == "__main__":
    main()
