"""Loading the trained pipeline: the packaged one, or another spaCy pipeline by name or path."""

from __future__ import annotations

import threading
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import spacy
from spacy import about
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import registry

from eventx.errors import ArgumentError, ModelError
from eventx.pipeline.manifest import check_files
from eventx.pipeline.word_embeddings import cache_embeddings

PACKAGED = "id_news"
NEEDED_LABELS = ("PER", "ORG", "LOC")
_BARE = {"@tokenizers": "eventx.bare_tokenizer.v1"}
_USUAL = {"@tokenizers": "spacy.Tokenizer.v1"}
_cache: dict[str, Language] = {}
_lock = threading.Lock()


def packaged_model() -> Path:
    """The folder of the pipeline shipped inside the package."""
    return Path(str(files("eventx.pipeline"))) / "models" / PACKAGED


def load_pipeline(model: str | Path | Language | None = None) -> Language:
    """Load a spaCy pipeline once a process and check that it can serve.

    Args:
        model: None for the packaged pipeline, else the name or path of another, or a loaded one.

    Raises:
        ModelError: it is missing, of another language or spaCy version, or lacks a parser or names.
    """
    if isinstance(model, Language):
        return _checked(model, "the given pipeline")
    if model is not None and not isinstance(model, str | Path):
        raise ArgumentError("`model` has a wrong type.", got=model, allowed="a name, a path, a spaCy Language or None")
    key = str(packaged_model() if model is None else model)
    with _lock:
        if key not in _cache:
            _cache[key] = _checked(_load(key), key)
            cache_embeddings(_cache[key])
        return _cache[key]


@registry.tokenizers("eventx.bare_tokenizer.v1")  # type: ignore[untyped-decorator]
def _bare_tokenizer() -> Callable[[Language], Tokenizer]:
    return lambda nlp: Tokenizer(nlp.vocab)


def _read(name: str) -> Language:
    """Read a pipeline; a saved tokenizer is read into a bare one.

    spaCy would first build the tokenizer of its Indonesian defaults, whose sixteen thousand exceptions take two
    seconds, and then put the saved one in its place.
    """
    folder = Path(name)
    check_files(folder)
    config = folder / "config.cfg"
    saved = (folder / "tokenizer").is_file() and config.is_file()
    if not saved or _USUAL["@tokenizers"] not in config.read_text("utf-8"):
        return spacy.load(name)
    nlp = spacy.load(folder, config={"nlp": {"tokenizer": _BARE}})
    nlp.config["nlp"]["tokenizer"] = dict(_USUAL)  # so that nlp.to_disk writes what any spaCy can read
    return nlp


def _load(name: str) -> Language:
    try:
        return _read(name)
    except ModelError:
        raise
    except OSError as error:
        raise ModelError(
            "The pipeline cannot be found or read.",
            got=name,
            allowed="an installed spaCy pipeline or a folder with its config.cfg and meta.json",
            remedy=f"Leave `model` out to use the packaged pipeline. spaCy says: {str(error)[:300]}",
        ) from error
    except Exception as error:
        raise ModelError(
            "The pipeline cannot be loaded.",
            got=name,
            allowed=f"a pipeline trained for spaCy {about.__version__}",
            remedy=f"Train it again for this version. The cause: {type(error).__name__}: {str(error)[:300]}",
        ) from error


def _checked(nlp: Language, name: str) -> Language:
    if nlp.lang != "id":
        raise ModelError("The pipeline is for another language.", got=f"{name} ({nlp.lang})", allowed="Indonesian (id)")
    for pipe in ("parser", "ner"):
        if pipe not in nlp.pipe_names:
            raise ModelError(
                f"The pipeline lacks the component {pipe!r}.",
                got=nlp.pipe_names,
                allowed="a pipeline with tagger or morphologizer, parser and ner",
                remedy="Train one with python -m eventx.training, or leave `model` out.",
            )
    labels = set(nlp.get_pipe("ner").labels)  # type: ignore[attr-defined]
    if not set(NEEDED_LABELS) <= labels:
        raise ModelError(
            "The pipeline's names have other labels.", got=sorted(labels), allowed=", ".join(NEEDED_LABELS)
        )
    return nlp
