"""Trees decided by a reader, kept apart from their sentences, and joined to raw news where these occur.

`read_trees.tsv` holds one sentence a line: a hash of its words, then the head, the relation and the part of speech of
each word. No text is in it; who has the raw news gets the trees back.
"""

import hashlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy

from eventx.training.corpus import Row, write_rows
from eventx.training.silver import sample_raw
from eventx.training.tokenizer import set_tokenizer

if TYPE_CHECKING:
    from collections.abc import Mapping

READ_TREES = Path(__file__).with_name("read_trees.tsv")
CORPUS = "read"
Tree = dict[str, Any]


def sentence_key(words: Sequence[str]) -> str:
    """Sixteen hexadecimal digits that stand for a sentence; its white space does not matter, its words do."""
    return hashlib.sha256("\n".join(words).encode("utf-8")).hexdigest()[:16]


def load_trees(path: Path = READ_TREES) -> dict[str, Tree]:
    """The trees of a file by the key of their sentence.

    Raises:
        ValueError: if a line does not hold one tree: as many heads as relations and tags, one root, no circle.
    """
    trees: dict[str, Tree] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith(("#", "sentence\t")):
            continue
        trees.update([_tree(line, f"{path.name}, line {number}")])
    return trees


def save_trees(trees: "Mapping[str, Tree]", path: Path, notes: Iterable[str] = ()) -> None:
    """Write what `load_trees` reads, sorted by key; `notes` go above as comments."""
    lines = [*(f"# {note}" for note in notes), "sentence\theads\trelations\ttags"]
    for key, tree in sorted(trees.items()):
        lines.append("\t".join([key, *(" ".join(map(str, tree[name])) for name in ("heads", "deps", "upos"))]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _tree(line: str, where: str) -> tuple[str, Tree]:
    fields = line.split("\t")
    if len(fields) != 4:
        raise ValueError(f"{where}: {len(fields)} columns, four are needed: sentence, heads, relations, tags")
    heads = [int(head) for head in fields[1].split()]
    deps, upos = fields[2].split(), fields[3].split()
    if not len(heads) == len(deps) == len(upos):
        raise ValueError(f"{where}: {len(heads)} heads, {len(deps)} relations, {len(upos)} tags; they must be as many")
    if not is_tree(heads):
        raise ValueError(f"{where}: heads {fields[1]!r} are no tree: one 0, numbers up to {len(heads)}, no circle")
    return fields[0], {"heads": heads, "deps": deps, "upos": upos}


def is_tree(heads: Sequence[int]) -> bool:
    """Whether 1-based heads (0 is the root) make one tree."""
    if list(heads).count(0) != 1 or not all(0 <= head <= len(heads) for head in heads):
        return False
    under_root = {0}
    for start in range(1, len(heads) + 1):
        way: list[int] = []
        word = start
        while word not in under_root and len(way) <= len(heads):
            way.append(word)
            word = heads[word - 1]
        if word not in under_root:
            return False
        under_root.update(way)
    return True


def join_trees(rows: Iterable[Row], trees: "Mapping[str, Tree]") -> Iterator[Row]:
    """The sentences that have a tree, each once, as rows of their own corpus."""
    open_keys = set(trees)
    for row in rows:
        key = sentence_key(row["words"])
        if key in open_keys and len(trees[key]["heads"]) == len(row["words"]):
            open_keys.remove(key)
            yield {**row, **trees[key], "corpus": CORPUS}


def write_read_trees(raw: Path, out: Path, trees: Path = READ_TREES) -> dict[str, Any]:
    """Look the sentences up in all raw news and write them with their trees; returns how many were found."""
    nlp = spacy.blank("id")
    set_tokenizer(nlp)
    known = load_trees(trees)
    found = write_rows(join_trees(sample_raw(raw, nlp, sys.maxsize, seed=0), known), out)
    return {"sentences": found, "not_found": len(known) - found}
