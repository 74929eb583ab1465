"""Stanza in place of the packaged tagger and parser: the only module that imports it.

Tokens and sentence boundaries stay ours, so every offset stays the caller's and each Stanza word is one of our tokens;
Stanza gives parts of speech, lemmas and trees, and names where the model folder holds a names model. Where it holds
none, names come from the packaged pipeline. Nothing is ever downloaded.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from spacy.lang.id import Indonesian
from spacy.language import Language
from spacy.tokens import Doc, Span

from eventx.errors import MissingExtraError, ModelError
from eventx.pipeline.load import NEEDED_LABELS, load_pipeline

_NEEDED = ("pos", "depparse")
_BATCH = 16
"""Documents whose sentences go through Stanza together."""


def load_stanza(folder: str | Path) -> Language:
    """A pipeline around the Stanza models of a local folder.

    Sets torch to one thread: with more, the small matrices of these models take many times longer.

    Args:
        folder: holds ``resources.json`` and ``id/<processor>/<name>.pt``.

    Raises:
        MissingExtraError: Stanza is not installed.
        ModelError: the folder is missing, not for Indonesian, or lacks a model that is needed.
    """
    packages = _packages(Path(folder))
    try:
        import stanza
        import torch
    except ImportError as error:
        raise MissingExtraError("stanza", "stanza", cause=error, modules=("stanza", "torch")) from error
    torch.set_num_threads(1)
    processors: dict[str, str] = {
        name: packages[name] for name in ("tokenize", "pos", "depparse", "ner") if name in packages
    }
    processors["lemma"] = packages.get("lemma", "identity")
    try:
        models = stanza.Pipeline(
            "id",
            dir=str(folder),
            package=None,
            processors=processors,
            download_method=None,
            tokenize_pretokenized=True,
            use_gpu=False,
            verbose=False,
        )
    except Exception as error:
        raise ModelError(
            "The Stanza models cannot be loaded.",
            got=str(folder),
            remedy=f"Train them again with this version of Stanza ({stanza.__version__}). "
            f"The cause: {type(error).__name__}: {str(error)[:300]}",
        ) from error
    return _around(models, with_names="ner" in processors)


def _packages(folder: Path) -> dict[str, str]:
    """The model's name for each processor, from ``resources.json``."""
    allowed = "a folder with resources.json and id/pos, id/depparse (and id/ner)"
    remedy = "Make one with python -m eventx.training.stanza_models, or copy one that Stanza has downloaded."
    try:
        resources = json.loads((folder / "resources.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            "The Stanza folder cannot be read.", got=str(folder), allowed=allowed, remedy=remedy
        ) from error
    if not isinstance(resources.get("id"), dict):
        raise ModelError("The Stanza folder is for another language.", got=sorted(resources), allowed="id")
    default = resources["id"].get("packages", {}).get("default", {})
    missing = [name for name in _NEEDED if not (folder / "id" / name / f"{default.get(name)}.pt").is_file()]
    if missing:
        raise ModelError(f"The Stanza folder lacks models: {', '.join(missing)}.", allowed=allowed, remedy=remedy)
    return {str(key): str(value) for key, value in default.items()}


def _around(models: Any, *, with_names: bool) -> Language:
    packaged = load_pipeline()
    nlp = Indonesian(vocab=packaged.vocab, create_tokenizer=lambda _: packaged.tokenizer)
    if with_names:
        labels = {tag.split("-", 1)[-1] for tag in models.processors["ner"].get_known_tags()}
        if not set(NEEDED_LABELS) <= labels:
            raise ModelError(
                "The Stanza names model has other labels.", got=sorted(labels), allowed=", ".join(NEEDED_LABELS)
            )
    nlp.add_pipe("eventx_stanza", config={"models": None})
    component = nlp.get_pipe("eventx_stanza")
    component.models = models  # type: ignore[attr-defined]
    component.names = None if with_names else packaged  # type: ignore[attr-defined]
    return nlp


@Language.factory("eventx_stanza", default_config={"models": None})
def _make(nlp: Language, name: str, models: None) -> StanzaComponent:
    return StanzaComponent()


class StanzaComponent:
    """Annotates tokenised documents with Stanza.

    Attributes:
        models: the Stanza pipeline.
        names: the pipeline that names come from where Stanza has no names model.
    """

    models: Any = None
    names: Language | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        return next(self.pipe((doc,)))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = _BATCH, **_: Any) -> Iterator[Doc]:
        """Annotate documents, the sentences of several together."""
        stream = iter(docs)
        while batch := list(islice(stream, min(batch_size, _BATCH))):
            sentences = [_sentences(doc) for doc in batch]
            words = [
                [doc[i].text for i in sentence] for doc, of in zip(batch, sentences, strict=True) for sentence in of
            ]
            parsed = iter(self.models(words).sentences if words else ())
            for doc, of in zip(batch, sentences, strict=True):
                yield self._annotated(doc, of, list(islice(parsed, len(of))))

    def _annotated(self, doc: Doc, sentences: list[list[int]], parsed: list[Any]) -> Doc:
        out = _with_trees(doc, sentences, parsed)
        if self.names is None:
            out.set_ents(_entities(out, sentences, parsed))
        else:
            others = [
                name for name in ("parser", "tagger", "morphologizer", "lemmatizer") if name in self.names.pipe_names
            ]
            named = self.names(doc.copy(), disable=others)
            out.set_ents([Span(out, ent.start, ent.end, ent.label_) for ent in named.ents])
        return out


def _sentences(doc: Doc) -> list[list[int]]:
    """For each sentence the places of its tokens, white space left out."""
    sentences: list[list[int]] = []
    for token in doc:
        if token.is_sent_start or not sentences:
            sentences.append([])
        if not token.is_space:
            sentences[-1].append(token.i)
    return [sentence for sentence in sentences if sentence]


def _with_trees(doc: Doc, sentences: list[list[int]], parsed: list[Any]) -> Doc:
    """A document of the same tokens with Stanza's annotation; white space hangs on the token before it."""
    size = len(doc)
    heads = [max(i - 1, 0) for i in range(size)]
    deps, pos, lemmas, morphs = [""] * size, ["SPACE"] * size, [""] * size, [""] * size
    starts = [-1] * size
    for places, sentence in zip(sentences, parsed, strict=True):
        starts[places[0]] = 1
        for i, word in zip(places, sentence.words, strict=True):
            heads[i] = places[word.head - 1] if word.head else i
            deps[i] = "ROOT" if not word.head else word.deprel
            pos[i], lemmas[i], morphs[i] = word.upos or "X", word.lemma or word.text, word.feats or ""
    first = sentences[0][0] if sentences else 0
    heads[:first] = [first] * first  # white space at the very beginning hangs on the first word
    for i in range(1, size):  # else a space after a sentence would tie it to a token of the next
        if pos[i] == "SPACE" and i > first:
            heads[i] = heads[i - 1] if pos[i - 1] == "SPACE" else i - 1
    out = Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        heads=heads,
        deps=deps,
        pos=pos,
        lemmas=lemmas,
        morphs=morphs,
        user_data=doc.user_data,
    )
    out._context = doc._context
    return out


def _entities(doc: Doc, sentences: list[list[int]], parsed: list[Any]) -> list[Span]:
    """Stanza's names on our tokens."""
    spans = []
    for places, sentence in zip(sentences, parsed, strict=True):
        begin = None
        for i, token in zip(places, sentence.tokens, strict=True):
            mark, _, label = (token.ner or "O").partition("-")
            if mark in ("B", "S"):
                begin = i
            if mark in ("E", "S") and begin is not None and label in NEEDED_LABELS:
                spans.append(Span(doc, begin, i + 1, label))
    return spans
