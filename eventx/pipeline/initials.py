"""People whom crime news names by their initials alone: "seorang pria berinisial MR (31)", "korban, SH (45)"."""

from __future__ import annotations

from eventx.pipeline.annotated import AnnotatedText
from eventx.pipeline.name_knowledge import NameKnowledge
from eventx.pipeline.name_spans import Piece

LONGEST = 4
INITIALS_VOTE = 8.0  # what introduces initials outweighs tables and tags: "SA" is neither a state nor a body then
OLDEST = 99
SHORTEST_BODY = 3  # letters of a body behind which a number in brackets counts its seats: "PKB (68)", but "DK (27)"
SEPARATORS = frozenset({",", "dan", "serta", "&"})
AGE_TAILS = frozenset({")", "tahun", "th", "thn", ","})


def initials_pieces(annotated: AnnotatedText, knowledge: NameKnowledge) -> list[Piece]:
    """The people named by initials: those that a word of naming or an age introduces, wherever they are named again.

    Args:
        annotated: the article.
        knowledge: the tables.
    """
    words = annotated.words
    introduced = {i for i in range(len(words)) if _like_initials(words[i]) and _introduced(annotated, knowledge, i)}
    forms = {words[i] for i in introduced if words[i] not in knowledge.known}  # "AS (42)", and the state of that name
    again = {i for i, word in enumerate(words) if word in forms and len(word) > 1 and _alone(words, i)}
    return [Piece(i, i + 1, "PER", INITIALS_VOTE) for i in sorted(introduced | again)]


def _like_initials(word: str) -> bool:
    return len(word) <= LONGEST and word.isalpha() and word.isascii() and word.isupper()


def _introduced(annotated: AnnotatedText, knowledge: NameKnowledge, i: int) -> bool:
    """Whether a word of naming leads to token `i`, alone or in a list, or an age in brackets stands behind it."""
    if not _alone(annotated.words, i):
        return False
    body = len(annotated.words[i]) >= SHORTEST_BODY and knowledge.known.get(annotated.words[i]) == "ORG"
    if not body and _has_age(annotated.words, i):
        return True
    k = i - 1
    while k > 0 and annotated.words[k].casefold() in SEPARATORS:
        k = _before_age(annotated.words, k - 1)
        if not _like_initials(annotated.words[k]):
            if annotated.words[k].casefold() not in SEPARATORS:
                return False
            continue
        k -= 1
    return k >= 0 and annotated.lower(k) in knowledge.initialling


def _alone(words: list[str], i: int) -> bool:
    """Whether a word is no part of a longer name: no capitalised word stands on either side of it."""
    before, after = words[i - 1] if i else "", words[i + 1] if i + 1 < len(words) else ""
    return not (before[:1].isupper() and before.isupper() and len(before) > 1) and not after[:1].isupper()


def _has_age(words: list[str], i: int) -> bool:
    """Whether an age in brackets follows token `i`: "MR (31)", "MR (31 tahun)"."""
    if i + 3 >= len(words) or words[i + 1] != "(" or not words[i + 2].isdecimal() or len(words[i + 2]) > 3:
        return False
    return 0 < int(words[i + 2]) <= OLDEST and words[i + 3].casefold() in AGE_TAILS


def _before_age(words: list[str], k: int) -> int:
    """The token before a bracket that ends at `k`, else `k`."""
    if words[k] != ")":
        return k
    for back in range(2, 5):
        if k - back >= 0 and words[k - back + 1] == "(":
            return k - back
    return k
