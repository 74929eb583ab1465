"""Figures of a pipeline on held-out sentences, and its speed, size and memory."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.tokens import DocBin
from spacy.training import Example

if TYPE_CHECKING:
    from spacy.language import Language

_SHOWN = ("ents_p", "ents_r", "ents_f", "pos_acc", "dep_uas", "dep_las", "sents_f", "token_f")


def evaluate(nlp: "Language", path: Path) -> dict[str, float]:
    """spaCy's scores in percent, tokens and sentences predicted.

    Args:
        nlp: the pipeline.
        path: a `.spacy` file.
    """
    gold = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in gold])
    figures = {key: round(100 * scores[key], 2) for key in _SHOWN if isinstance(scores.get(key), float)}
    for kind, values in (scores.get("ents_per_type") or {}).items():
        figures[f"{kind}_f"] = round(100 * values["f"], 2)
    return figures


def words_per_second(nlp: "Language", texts: list[str]) -> float:
    """Words (runs of non-space) a second of processor time, whole pipeline."""
    words = sum(len(text.split()) for text in texts)
    started = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return words / max(time.process_time() - started, 1e-9)


def summarise(nlp: "Language", development: dict[str, Path]) -> dict[str, Any]:
    """All figures by the name of the development set, and the speed on its texts."""
    figures: dict[str, Any] = {name: evaluate(nlp, path) for name, path in development.items()}
    texts = [doc.text for path in development.values() for doc in DocBin().from_disk(path).get_docs(nlp.vocab)]
    return figures | {
        "words_per_second": round(
            words_per_second(nlp, [" ".join(texts[i : i + 20]) for i in range(0, len(texts), 20)])
        )
    }
