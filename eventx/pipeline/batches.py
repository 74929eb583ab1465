"""A batch of documents through the components of a spaCy pipeline, faster than one document after the other.

spaCy's greedy parser lets go of the interpreter and takes it back at every step of every document, which costs more
than the step itself. Its step-wise interface, made for the beam search, takes one step of all documents at a time.
Both give the same actions; the step-wise one pays from a few documents on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.pipeline.transition_parser import Parser  # type: ignore[import-not-found]
from spacy.tokens import Doc

FEWEST = 3
"""Documents from which on steps are taken together."""


def parse_docs(nlp: Language, docs: Iterable[Doc], batch_size: int) -> Iterator[Doc]:
    """Run the pipeline's components over documents; the same annotations as `nlp.pipe` gives, in order.

    Args:
        nlp: the pipeline.
        docs: tokenised documents.
        batch_size: documents that are read together.
    """
    source = iter(docs)
    while batch := list(islice(source, batch_size)):
        for _, pipe in nlp.pipeline:
            if isinstance(pipe, Parser) and pipe.cfg["beam_width"] == 1 and len(batch) >= FEWEST:
                pipe.set_annotations(batch, _states(pipe, batch))
            elif hasattr(pipe, "pipe"):
                batch = list(pipe.pipe(batch, batch_size=len(batch)))
            else:
                batch = [pipe(doc) for doc in batch]
        yield from batch


def _states(parser: Any, docs: list[Doc]) -> list[Any]:
    """The final state of every document, after the best valid action was taken until none was left."""
    parser._ensure_labels_are_added(docs)
    states: list[Any] = parser.moves.init_batch(docs)
    going = [state for state in states if not state.is_final()]
    if going:
        model = parser.model.predict(docs)
        scores = _scorer(model)
        while going:
            going = parser.transition_states(going, scores(going))
        model.clear_memory()
    return states


def _scorer(model: Any) -> Callable[[list[Any]], Any]:
    """`model.predict` of a parser's step model, without what only training needs."""
    if model.vec2scores is None or not model._class_mask.all():
        step: Callable[[list[Any]], Any] = model.predict
        return step
    weights, bias = model.vec2scores.get_param("W"), model.vec2scores.get_param("b")
    gemm = model.vec2scores.ops.gemm

    def scores(states: list[Any]) -> Any:
        found = gemm(model.state2vec.predict(model.get_token_ids(states)), weights, trans2=True)
        found += bias
        return found

    return scores
