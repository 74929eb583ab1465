"""The lemmatizer's table: word forms of the news with their roots.

spaCy's own lookup lemmatizer reads the table, so that a saved pipeline needs nothing of this project. Affix rules
(`eventx.lang.morphology`) make it: a form gets the root that the treebanks give it, else the longest known root whose
affixes lead to it. Roots are the lemmas of the treebanks, and stems of the raw news that stand bare and under several
affixes. As in the treebanks, a lemma is the bare root (`perusahaan` has `usaha`) and carries no clitic.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from eventx.lang.morphology import analyse, candidate_roots, generate, strip_clitics
from eventx.training.rows import CSUI_DEVELOPMENT
from eventx.training.trees import split_blocks

if TYPE_CHECKING:
    from spacy.language import Language

TREEBANKS = ("id_csui-train.conllu", "id_pud-all.conllu", "id_gsd-dev.conllu")
LEAST_FORM = 3  # occurrences in the raw news of a form in the table
LEAST_ROOT = 30  # occurrences of a bare stem that may be a root
LEAST_AFFIXES = 3  # derivations under which such a stem occurs; a long stem needs but one
_SHORTEST_ROOT, _LONG_ROOT = 3, 6


def read_lemmas(conllu: str) -> Iterator[tuple[str, str]]:
    """(form, lemma) of the words of a treebank in lower case; words in capitals inside a sentence are names: left out.

    A word that the treebank cuts (`katanya` = `kata` + `nya`) counts whole, with the lemma of its longest part.
    """
    first, covered, whole = True, 0, ""
    parts: list[str] = []
    for line in conllu.splitlines():
        cells = line.split("\t")
        if not line:
            first, covered = True, 0
        if len(cells) < 4 or "." in cells[0]:
            continue
        if "-" in cells[0]:
            covered, whole, parts = int(cells[0].split("-")[1]), cells[1], []
            continue
        inside = int(cells[0]) <= covered
        parts = [*parts, cells[2]] if inside else [cells[2]]
        if inside and int(cells[0]) < covered:
            continue
        form, lemma = (whole if inside else cells[1]), max(parts, key=len)
        if form.islower() or (first and form[:1].isupper() and form[1:].islower() and cells[3] != "PROPN"):
            yield form.lower(), lemma.lower()
        first = False


def best_lemmas(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The commonest lemma of every form; of equals the first in the alphabet."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for form, lemma in pairs:
        counts[form][lemma] += 1
    return {form: min(found, key=lambda lemma: (-found[lemma], lemma)) for form, found in counts.items()}


def count_forms(tokens: Path) -> Counter[str]:
    """Words of letters and hyphens in a file of tokens, as they are written."""
    counts: Counter[str] = Counter()
    with tokens.open(encoding="utf-8") as lines:
        for line in lines:
            counts.update(word for word in line.split() if word.replace("-", "").isalpha())
    return counts


def find_roots(lemmas: Iterable[str], counts: Counter[str]) -> set[str]:
    """The lemmas, and bare stems of the news that occur under several affixes and are not derived themselves."""
    roots = {lemma for lemma in lemmas if len(lemma) >= _SHORTEST_ROOT and lemma.isalpha()}
    derivations: dict[str, set[str]] = defaultdict(set)
    for form, count in counts.items():
        if count >= LEAST_FORM and form.islower() and form.isalpha():
            for root in candidate_roots(form):
                if root != form and len(root) > _SHORTEST_ROOT and counts[root] >= LEAST_ROOT:
                    derivations[root].add(form)
    for root, forms in derivations.items():
        least = 1 if len(root) >= _LONG_ROOT else LEAST_AFFIXES
        if analyse(root, roots) is None and len({_affix(root, form) for form in forms} - {""}) >= least:
            roots.add(root)
    return roots


def _affix(root: str, form: str) -> str:
    found = generate(root).get(form)
    return found.derivation if found else ""


def make_table(known: dict[str, str], counts: Counter[str]) -> dict[str, str]:
    """Form to lemma, for the forms of the news whose lemma is another string.

    A word that is written small more often than with a capital gets its capitalised form too: there it begins a
    sentence.
    """
    roots = find_roots(known.values(), counts)
    table = {}
    small = {form for form, count in counts.items() if form.islower() and count >= LEAST_FORM} | set(known)
    for form in sorted(small):
        lemma = known.get(form) or _root(form, roots, counts)
        if lemma != form:
            table[form] = lemma
        capital = form.capitalize()
        if counts[form] > counts[capital] > 0:
            table[capital] = lemma
    return table


def _root(form: str, roots: set[str], counts: Counter[str]) -> str:
    """The root of a form; without one, the form less its clitic where that stands alone more often."""
    found = analyse(form, roots)
    if found:
        return found.root
    stems = (stem for stem, clitic in strip_clitics(form) if clitic == "nya" and counts[stem] > counts[form])
    return next(stems, form)


def write_lemmas(trees: Path, tokens: Path, out: Path, *, hold_out: bool) -> dict[str, float]:
    """The table as JSON; returns its size and how often it is right on the last sentences of CSUI.

    Args:
        trees: folder of the treebanks with lemmas.
        tokens: of the raw news.
        out: the JSON file.
        hold_out: do not learn from the sentences that are measured on.
    """
    texts = [(trees / name).read_text(encoding="utf-8") for name in TREEBANKS]
    learned, held = split_blocks(texts[0], CSUI_DEVELOPMENT)
    known = best_lemmas(pair for text in (learned if hold_out else texts[0], *texts[1:]) for pair in read_lemmas(text))
    table = make_table(known, count_forms(tokens))
    out.write_text(json.dumps(table, ensure_ascii=False, sort_keys=True), encoding="utf-8")
    return {"forms": len(table), "right": round(accuracy(table, held), 4)}


def accuracy(table: dict[str, str], conllu: str) -> float:
    """The share of words, punctuation left out, whose lemma the table gives, in any case."""
    cells = [line.split("\t") for line in conllu.splitlines() if line[:1].isdigit()]
    words = [(form, lemma) for number, form, lemma, pos, *_ in cells if number.isdigit() and pos != "PUNCT"]
    return sum(table.get(form, form).lower() == lemma.lower() for form, lemma in words) / max(1, len(words))


def add_lemmatizer(nlp: "Language", table: dict[str, str]) -> None:
    """Put spaCy's lookup lemmatizer with this table at the end of a pipeline."""
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    lemmatizer.lookups.add_table("lemma_lookup", table)  # type: ignore[attr-defined]
    lemmatizer._validated = True  # type: ignore[attr-defined]  # else spaCy asks for `initialize`
