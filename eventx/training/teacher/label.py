"""Teachers together: average their probabilities, label sentences, score them."""

import argparse
import json
import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch

from .data import Vocabulary, group_by_length, make_batch, read_sentences, read_words, to_bio
from .decode import best_name_tags, best_tree
from .language import Reader
from .model import Readers, Reading, Sizes, Teacher
from .pretrained import PackedFile, Pretrained

log = logging.getLogger("eventx.training.teacher")


class Ensemble:
    """Teachers whose vocabularies may differ; the labels of what all of them know may not.

    Raises:
        ValueError: two teachers name the labels of a task differently.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        self.members = [_load(folder) for folder in folders]
        self.labels = self.members[0][1].labels
        for _, vocabulary in self.members[1:]:
            for task, labels in vocabulary.labels.items():
                if labels and self.labels[task] and labels != self.labels[task]:
                    raise ValueError(f"The teachers' labels of {task} differ: train them on the same corpora.")

    def annotate(
        self, sentences: list[dict[str, Any]], corpus: str, words_per_batch: int = 1600
    ) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        """Each sentence (in another order) with its annotation by the conventions of `corpus`.

        The annotation holds `names`, `upos`, `xpos`, `heads`, `deps` as far as the teachers know them, `sure_names`
        (lowest posterior on the path) and `sure_tree` (mean probability of the chosen arcs).
        """
        for group in group_by_length(sentences, words_per_batch):
            readings = [teacher.read(make_batch(group, vocabulary, corpus)) for teacher, vocabulary in self.members]
            tasks = [task for task in readings[0].tags if all(task in reading.tags for reading in readings)]
            tags = {task: _mean(r.tags[task] for r in readings) for task in tasks}
            found = [self._tags({task: values[row] for task, values in tags.items()}, s) for row, s in enumerate(group)]
            if readings[0].arcs is not None:
                self._add_trees(group, readings, found)
            yield from zip(group, found, strict=True)

    def _tags(self, values: dict[str, np.ndarray], sentence: dict[str, Any]) -> dict[str, Any]:
        size, out = len(sentence["words"]), dict[str, Any]()
        for task in ("upos", "xpos"):
            if task in values:
                out[task] = [self.labels[task][i] for i in values[task][:size].argmax(axis=1)]
        if "names" in values:
            tags, out["sure_names"] = best_name_tags(values["names"][:size], self.labels["names"])
            out["names"] = to_bio(tags)
        return out

    def _add_trees(self, group: list[dict[str, Any]], readings: list[Reading], found: list[dict[str, Any]]) -> None:
        """Decode the mean of the arcs, then ask for the relations of the arcs that were chosen."""
        arcs = np.log(np.clip(_mean(r.arcs for r in readings if r.arcs is not None), 1e-9, 1.0))
        chosen = torch.zeros(arcs.shape[:2], dtype=torch.int64)
        for row, sentence in enumerate(group):
            size = len(sentence["words"])
            heads = best_tree(arcs[row, :size, : size + 1])
            found[row]["heads"] = heads
            found[row]["sure_tree"] = float(np.exp(arcs[row, np.arange(size), heads]).mean())
            chosen[row, :size] = torch.tensor(heads)
        with torch.no_grad():
            relations = _mean(r.relations(chosen) for r in readings)
        names = self.labels["deps"]
        relations[:, :, names.index("root")] = -1
        for row, annotation in enumerate(found):
            best = relations[row].argmax(axis=1)
            annotation["deps"] = [names[int(best[i])] if head else "root" for i, head in enumerate(annotation["heads"])]


def _mean(values: Iterable[torch.Tensor]) -> np.ndarray:
    return torch.stack(list(values)).mean(0).numpy()


def _load(folder: Path) -> tuple[Teacher, Vocabulary]:
    settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    parts = {key: settings[key] for key in ("chars", "corpora", "labels", "common")}
    vocabulary = Vocabulary(*read_words(Path(settings["vectors"])), **parts)
    paths = (Path(settings[key]) if settings.get(key) else None for key in ("language", "pretrained"))
    sizes = Sizes(*(settings[key] for key in ("width", "layers", "dropout")))
    teacher = Teacher(vocabulary, sizes, load_readers(vocabulary, *paths))
    weights = np.load(folder / "weights.npz", allow_pickle=False)
    teacher.load_state_dict({name: torch.from_numpy(weights[name]) for name in weights.files}, strict=False)
    return teacher.eval(), vocabulary


def load_readers(vocabulary: Vocabulary, language: Path | None, pretrained: Path | None) -> Readers:
    """The language model of a folder and the transformer of a packed file; gives the vocabulary the latter's pieces."""
    if pretrained is not None:
        vocabulary.pieces = PackedFile(pretrained).pieces
    return Readers(
        Reader.load(language, vocabulary.vectors) if language is not None else None,
        Pretrained(pretrained) if pretrained is not None else None,
    )


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """BIO tags as (first, last + 1, type)."""
    out, start = set(), None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and not (tag.startswith("I-") and tag[2:] == tags[start][2:]):
            out.add((start, i, tags[start][2:]))
            start = None
        if tag.startswith("B-") or (tag.startswith("I-") and start is None):
            start = i
    return out


def score(sentences: list[dict[str, Any]], ensemble: Ensemble, corpus: str) -> dict[str, float]:
    """Names: exact span and type F1; UPOS, UAS, LAS: share of words, all in percent."""
    right = {"names": 0, "upos": 0, "uas": 0, "las": 0}
    of = dict(right)
    for gold, found in ensemble.annotate(sentences, corpus):
        if "names" in gold and "names" in found:
            a, b = spans(gold["names"]), spans(found["names"])
            right["names"] += 2 * len(a & b)
            of["names"] += len(a) + len(b)
        if "upos" in gold and "upos" in found:
            right["upos"] += sum(g == f for g, f in zip(gold["upos"], found["upos"], strict=True))
            of["upos"] += len(gold["upos"])
        if "heads" in gold and "heads" in found:
            same = [g == f for g, f in zip(gold["heads"], found["heads"], strict=True)]
            right["uas"] += sum(same)
            right["las"] += sum(s and g == f for s, g, f in zip(same, gold["deps"], found["deps"], strict=True))
            of["uas"] += len(same)
            of["las"] += len(same)
    return {key: round(100 * right[key] / of[key], 2) for key in right if of[key]}


def main(argv: list[str] | None = None) -> None:
    """Label sentences, or score the teachers on annotated ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--teachers", type=Path, nargs="+", required=True)
    parser.add_argument("--sentences", type=Path, required=True)
    parser.add_argument("--out", type=Path, help="where the labelled sentences go; without it only figures are logged")
    parser.add_argument("--corpus", required=True)
    arguments = parser.parse_args(argv)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    ensemble, sentences = Ensemble(arguments.teachers), read_sentences(arguments.sentences)
    if arguments.out is None:
        log.info("%s", score(sentences, ensemble, arguments.corpus))
        return
    with arguments.out.open("w", encoding="utf-8") as out:
        for sentence, found in ensemble.annotate(sentences, arguments.corpus):
            out.write(json.dumps({**sentence, **found}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
