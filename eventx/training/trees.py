"""Treebanks as spaCy documents; `-nya` and other clitics stay in their word."""

from typing import TYPE_CHECKING

from spacy.training.converters.conllu_to_docs import conllu_to_docs

if TYPE_CHECKING:
    from spacy.tokens import Doc


def docs_of(conllu: str, sentences_per_doc: int = 1) -> "list[Doc]":
    """The trees of a CoNLL-U text; a word of several syntactic words (`katanya`) is one token, tagged as its head."""
    docs = conllu_to_docs(conllu, n_sents=sentences_per_doc, merge_subtokens=True, no_print=True)  # type: ignore[no-untyped-call]
    return list(docs)


def split_blocks(conllu: str, last: int) -> tuple[str, str]:
    """A CoNLL-U text as (all but the last sentences, the last sentences)."""
    blocks = conllu.strip().split("\n\n")
    return "\n\n".join(blocks[:-last]) + "\n\n", "\n\n".join(blocks[-last:]) + "\n\n"
