"""Invented sentences with trees and names, enough for a tiny Stanza model to learn something."""

from __future__ import annotations

import random
from pathlib import Path

SLOTS = {
    "PER": ["Budi", "Wati", "Stubb", "Lestari", "Rahman", "Ortega", "Sutrisno", "Hakim", "Novak", "Ivanova", "Dewi"],
    "LOC": ["Jakarta", "Bandung", "Helsinki", "Surabaya", "Lima", "Wina", "Medan", "Ambon", "Riga", "Palu"],
    "ORG": ["Pertamina", "Kemenlu", "NATO", "Garuda", "KPK", "Polri", "Astra", "Unhas"],
}
TEMPLATES = [
    "Presiden|NOUN|3|nsubj PER|PROPN|1|flat:name bertemu|VERB|0|root Menteri|NOUN|3|obj PER|PROPN|4|flat:name "
    "di|ADP|7|case LOC|PROPN|3|obl .|PUNCT|3|punct",
    "PER|PROPN|2|nsubj mengatakan|VERB|0|root ORG|PROPN|5|nsubj akan|ADV|5|advmod membuka|VERB|2|ccomp "
    "kantor|NOUN|5|obj di|ADP|8|case LOC|PROPN|5|obl .|PUNCT|2|punct",
    "Polisi|NOUN|2|nsubj menangkap|VERB|0|root PER|PROPN|2|obj di|ADP|5|case LOC|PROPN|2|obl ,|PUNCT|7|punct "
    "Rabu|PROPN|2|obl:tmod .|PUNCT|2|punct",
    '"|PUNCT|3|punct Kami|PRON|3|nsubj sepakat|VERB|6|ccomp ,|PUNCT|3|punct "|PUNCT|3|punct kata|VERB|0|root '
    "PER|PROPN|6|nsubj .|PUNCT|6|punct",
    "Menurut|ADP|2|case PER|PROPN|5|obl ,|PUNCT|5|punct ORG|PROPN|5|nsubj menunda|VERB|0|root rapat|NOUN|5|obj "
    ".|PUNCT|5|punct",
    "Gempa|NOUN|2|nsubj mengguncang|VERB|0|root LOC|PROPN|2|obj dan|CCONJ|5|cc menewaskan|VERB|2|conj "
    "dua|NUM|7|nummod orang|NOUN|5|obj .|PUNCT|2|punct",
    "Ia|PRON|2|nsubj tiba|VERB|0|root di|ADP|4|case LOC|PROPN|2|obl bersama|ADP|6|case PER|PROPN|2|obl .|PUNCT|2|punct",
]

Word = tuple[str, str, str, str, str]


def sentences(number: int, seed: int) -> list[list[Word]]:
    """Sentences of (form, part of speech, head, relation, BIO tag)."""
    draw = random.Random(seed)
    out = []
    for _ in range(number):
        words: list[Word] = []
        for cell in draw.choice(TEMPLATES).split(" "):
            form, pos, head, relation = cell.split("|")
            tag = f"B-{form}" if form in SLOTS else "O"
            words.append((draw.choice(SLOTS[form]) if form in SLOTS else form, pos, head, relation, tag))
        out.append(words)
    return out


def write(folder: Path) -> dict[str, tuple[Path, Path]]:
    """Training and development files of trees and names."""
    files: dict[str, list[Path]] = {"trees": [], "names": []}
    for part, number, seed in (("train", 150, 1), ("dev", 40, 2)):
        trees, names = folder / f"{part}.conllu", folder / f"{part}.conll"
        made = sentences(number, seed)
        blocks, tagged = [], []
        for words in made:
            text = " ".join(word[0] for word in words)
            rows = [
                f"{i}\t{form}\t{form.lower()}\t{pos}\t_\t_\t{head}\t{relation}\t_\t_"
                for i, (form, pos, head, relation, _) in enumerate(words, start=1)
            ]
            blocks.append("\n".join([f"# text = {text}", *rows]))
            tagged.append("\n".join(f"{word[0]}\t{word[4]}" for word in words))
        trees.write_text("\n\n".join(blocks) + "\n\n", encoding="utf-8")
        names.write_text("\n\n".join(tagged) + "\n\n", encoding="utf-8")
        files["trees"].append(trees)
        files["names"].append(names)
    return {kind: (paths[0], paths[1]) for kind, paths in files.items()}
