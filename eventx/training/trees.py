"""Treebanks as spaCy documents; `-nya` and other clitics stay in their word."""

from pathlib import Path
from typing import TYPE_CHECKING

from spacy.training.converters import conllu_to_docs

if TYPE_CHECKING:
    from spacy.tokens import Doc


def read_trees(path: Path, sentences_per_doc: int = 1) -> "list[Doc]":
    """The trees of a CoNLL-U file; a word of several syntactic words (`katanya`) is one token, tagged as its head."""
    return list(docs_of(path.read_text(encoding="utf-8"), sentences_per_doc))


def docs_of(conllu: str, sentences_per_doc: int = 1) -> "list[Doc]":
    """The same of a CoNLL-U text."""
    return list(conllu_to_docs(conllu, n_sents=sentences_per_doc, merge_subtokens=True, no_print=True))


def split_blocks(conllu: str, last: int) -> tuple[str, str]:
    """A CoNLL-U text as (all but the last sentences, the last sentences)."""
    blocks = conllu.strip().split("\n\n")
    return "\n\n".join(blocks[:-last]) + "\n\n", "\n\n".join(blocks[-last:]) + "\n\n"
