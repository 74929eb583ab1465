"""Trims a statistical name span: no titles, roles, degrees, quotation marks, half brackets or datelines in it."""

from __future__ import annotations

from dataclasses import dataclass

from eventx.models import EntityType
from eventx.pipeline.annotated import AnnotatedText
from eventx.pipeline.name_knowledge import NameKnowledge

EDGE = frozenset("\"'“”‘’«».,;:!?-–—/\\|*•…()[]{}") | {"--", "...", "''", "``"}
DASHES = frozenset({"-", "–", "—", "--", "|", "/"})
LONGEST_ACRONYM = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """A candidate name: tokens ``[first, last)``, its type, how much its own vote counts, whether to list it."""

    first: int
    last: int
    type: EntityType
    weight: float = 1.0
    listed: bool = True


def pieces(annotated: AnnotatedText, knowledge: NameKnowledge, first: int, last: int, type_: EntityType) -> list[Piece]:
    """The names in one span of the model: none where it holds only titles or a date, several where lines meet."""
    out: list[Piece] = []
    begin = first
    for i in range(first, last + 1):
        if i == last or _breaks(annotated, i):
            piece = _trim(annotated, knowledge, begin, i, type_)
            if piece:
                out.append(piece)
            begin = i + 1
    return out


def _breaks(annotated: AnnotatedText, i: int) -> bool:
    """A line end, or a dash with white space around it: a dateline or two names side by side."""
    token = annotated.doc[i]
    if token.is_space:
        return "\n" in token.text
    spaced = i > 0 and bool(annotated.doc[i - 1].whitespace_) and bool(token.whitespace_)
    return token.text in DASHES and spaced


def _trim(annotated: AnnotatedText, knowledge: NameKnowledge, first: int, last: int, type_: EntityType) -> Piece | None:
    first, last = _edges(annotated, first, last)
    if type_ == "PER":
        first = _after_titles(annotated, knowledge, first, last)
        last = _before_degrees(annotated, knowledge, first, last)
        first, last = _edges(annotated, first, last)
    if first >= last:
        return None
    doc = annotated.doc
    words = doc[first:last]
    if not any(character.isupper() for character in words.text) or annotated.lower(first) in knowledge.calendar:
        return None
    whole = words.text
    if type_ != "LOC" and (knowledge.roles.get(whole) or knowledge.titles.get(whole)) and whole not in knowledge.known:
        return None
    if doc[last - 1].text != ")" and last < len(doc) and doc[last].text == ")" and "(" in whole:
        last += 1
    return Piece(first, last, type_)


def _edges(annotated: AnnotatedText, first: int, last: int) -> tuple[int, int]:
    doc = annotated.doc
    while first < last and (doc[first].is_space or doc[first].text in EDGE):
        first += 1
    while first < last and (doc[last - 1].is_space or _loose_end(annotated, first, last)):
        last -= 1
    return first, last


def _loose_end(annotated: AnnotatedText, first: int, last: int) -> bool:
    text = annotated.doc[last - 1].text
    if text == ")":
        return not any(annotated.doc[i].text == "(" for i in range(first, last - 1))
    return text in EDGE


def _after_titles(annotated: AnnotatedText, knowledge: NameKnowledge, first: int, last: int) -> int:
    """Where the name begins after titles, ranks and roles; a span that is all title keeps nothing."""
    while first < last:
        if annotated.doc[first].text in EDGE:
            first += 1
            continue
        title = knowledge.titles.starting(annotated.lower, first, last)
        role = knowledge.roles.starting(annotated.lower, first, last)
        ends = [found[0] for found in (title, role) if found]
        if not ends or (max(ends) == last and title and title[1] in {"noble", "cleric"} and not role):
            return first
        first = max(ends)
    return first


def _before_degrees(annotated: AnnotatedText, knowledge: NameKnowledge, first: int, last: int) -> int:
    end = last
    while end - 1 > first:
        text = annotated.doc[end - 1].text
        if (
            text in EDGE
            or (text.casefold().replace(".", "") in knowledge.degrees and annotated.doc[end - 2].text in {",", "."})
            or (text.casefold().replace(".", "") in knowledge.degrees and end < last)
        ):
            end -= 1
        else:
            break
    return end


def bracketed_acronym(annotated: AnnotatedText, first: int, last: int) -> int:
    """The end of the bracket after an organisation's name that holds its acronym, else 0."""
    doc = annotated.doc
    if last + 2 >= len(doc) or doc[last].text != "(" or doc[last + 2].text != ")":
        return 0
    return last + 3 if is_acronym_of(doc[last + 1].text, doc[first:last].text) else 0


def is_acronym_of(short: str, full: str) -> bool:
    """Whether the letters of `short` stand in `full` in their order, beginning with a word's first letter.

    >>> is_acronym_of("KPK", "Komisi Pemberantasan Korupsi"), is_acronym_of("Polri", "Kepolisian Negara")
    (True, False)
    """
    letters = [c for c in short.casefold() if c.isalnum()]
    if not 2 <= len(letters) <= LONGEST_ACRONYM or sum(c.isupper() for c in short) == 0 or " " in short:
        return False
    words = full.casefold()
    starts = [0] + [i + 1 for i, c in enumerate(words) if c in " -"]
    for start in starts:
        if words[start : start + 1] == letters[0]:
            position = start
            for letter in letters:
                position = words.find(letter, position) + 1
                if not position:
                    break
            else:
                return True
    return False
