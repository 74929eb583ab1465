"""Constituency trees (ICON) as unlabelled dependencies: attachments that a teacher learns from besides the treebanks.

Heads follow Universal Dependencies as far as brackets tell: content words head their prepositions, conjunctions,
negations and copulas; the first conjunct heads a coordination. Brackets leave long noun phrases flat
(`Ketua Umum PSSI Nurdin Halid`): which noun hangs on which is not known there, and those words get no head.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from eventx.training.corpus import Row

UNKNOWN_HEAD = -1
_PIECE = re.compile(r"\(|\)|[^\s()]+")
_CLITICS = ("nya", "ku", "mu")
_COPULAS = ("adalah", "ialah")
_NOUNS = ("NNO", "NNP")
_CLAUSES = ("S", "CP", "SINV")
# Which child heads a constituent: the first class that is there, and of it the first child.
_VERBAL = (
    ("VBT", "VBI", "VBP", "VBL"), ("VP",), ("S", "SINV", "SQ", "SBARQ"), ("UCP",), ("ADJ", "ADJP"), ("PRI", "WHNP"),
    ("NP", "NNO", "NNP", "PRN", "QP", "NUM"), ("RPN",), ("CP",), ("PP",), ("ADVP", "WHADVP", "ADV"),
)  # fmt: skip
_CLAUSAL = (("S", "SINV", "SQ", "SBARQ"), ("VP", *_VERBAL[0]), ("UCP",), ("ADJP", "ADJ"), *_VERBAL[5:])
_NOMINAL = (
    ("NP", "NNO", "NNP", "PRN", "PRI", "WHNP"), ("UCP",), ("QP", "NUM", "KUA"), ("ADJ", "ADJP"), ("VP",), ("RPN",),
    ("PP",), ("ADV",),
)  # fmt: skip
_HEADS = {
    "S": _CLAUSAL, "SINV": _CLAUSAL, "SBARQ": _CLAUSAL, "SBAR": _CLAUSAL, "SQ": _CLAUSAL, "CP": _CLAUSAL,
    "RPN": _CLAUSAL, "FRAG": _CLAUSAL, "VP": _VERBAL, "NP": _NOMINAL, "PRN": _NOMINAL, "WHNP": _NOMINAL,
    "PP": (("PP", "WHPP"), *_NOMINAL, ("S", "CP"), ("ART",), ("PPO",)),
    "ADJP": (("ADJ",), ("ADJP",)), "QP": (("NUM",), ("NNO",), ("QP",), ("KUA",)), "ADVP": (("ADV",), ("ADVP",)),
}  # fmt: skip


@dataclass(slots=True)
class Node:
    """A constituent, or a word where `form` is given; `at` is the place of its head word."""

    label: str
    form: str = ""
    children: list["Node"] = field(default_factory=list)
    at: int = 0


def read_brackets(path: Path, corpus: str) -> Iterator[Row]:
    """One row a line of brackets: `words`, `xpos` and `heads` (1-based, 0 the root, -1 not known)."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield bracket_row(parse(line), corpus)


def parse(line: str) -> Node:
    """A bracketed tree; clitics (`nya`) are joined to the word before them."""
    stack = [Node("")]
    words: list[Node] = []
    expects_label = False
    for piece in _PIECE.findall(line):
        if piece == ")":
            node = stack.pop()
            if node.form or node.children:
                stack[-1].children.append(node)
        elif piece == "(":
            stack.append(Node(""))
            expects_label = True
        elif expects_label:
            stack[-1].label, expects_label = piece, False
        elif stack[-1].label == "PRK" and piece in _CLITICS and words and words[-1].label != "PUN":
            words[-1].form += piece
        else:
            stack[-1].form = piece
            words.append(stack[-1])
    for place, word in enumerate(words):
        word.at = place
    return stack[0].children[0]


def bracket_row(tree: Node, corpus: str) -> Row:
    """The tree as a row for the teachers."""
    words = list(_words(tree))
    heads = [UNKNOWN_HEAD] * len(words)
    _attach(tree, heads)
    heads[tree.at] = 0
    return {"corpus": corpus, "words": [w.form for w in words], "xpos": [w.label for w in words], "heads": heads}


def _words(node: Node) -> Iterator[Node]:
    if node.form:
        yield node
    for child in node.children:
        yield from _words(child)


def _attach(node: Node, heads: list[int]) -> None:
    """Give `node` its head word, and every other child's head word its head."""
    for child in node.children:
        _attach(child, heads)
    if not node.children:
        return
    head = _head(node)
    node.at = node.children[head].at
    unclear = _flat_nouns(node, head)
    for place, child in enumerate(node.children):
        if place != head and place not in unclear:
            heads[child.at] = _head_of_child(node, place, head) + 1


def _head(node: Node) -> int:
    """Which child heads a constituent."""
    children = node.children
    copular = any(child.label in ("NP", "ADJP", "PP") for child in children)
    for labels in (*_HEADS.get(node.label, ()), *_VERBAL):
        for place, child in enumerate(children):
            is_copula = copular and child.form.lower() in _COPULAS
            if child.label in labels and not is_copula:
                return _predicate(node, place) if child.label == "NP" and node.label in _CLAUSES else place
    return next((i for i, child in enumerate(children) if child.label != "PUN"), 0)


def _predicate(node: Node, subject: int) -> int:
    """A clause without a verb is headed by what follows its first noun phrase: another one, or a prepositional one."""
    for labels in (("NP", "QP", "NUM"), ("RPN", "PP")):
        for place, child in enumerate(node.children):
            if place > subject and child.label in labels:
                return place
    return subject


def _flat_nouns(node: Node, head: int) -> set[int]:
    """The third and later nouns of a flat noun phrase."""
    nouns = [i for i, child in enumerate(node.children) if child.label in _NOUNS and i >= head]
    return set(nouns[2:])


def _head_of_child(node: Node, place: int, head: int) -> int:
    """A conjunction, and the comma before a conjunct, hang on the conjunct after them; all else on the head."""
    if node.children[place].label in ("CCN", "PUN") and head < place:
        for later in node.children[place + 1 :]:
            if later.label == node.children[head].label:
                return later.at
            if later.label not in ("CCN", "PUN"):
                break
    return node.at
