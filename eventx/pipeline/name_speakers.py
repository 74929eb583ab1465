"""Finds the person that a phrase must name: "kata Ketua ... Kamar Usaha [Karen Ayu]", "Presiden Fiji [Arga Salim]"."""

from __future__ import annotations

from eventx.lang.morphology import analyse
from eventx.pipeline.annotated import AnnotatedText
from eventx.pipeline.headings import in_heading
from eventx.pipeline.name_knowledge import NameKnowledge
from eventx.pipeline.name_spans import GOVERNOR, LONGEST_AREA, Piece, SpanTrimmer

LONGEST_PHRASE = 26
LONGEST_NAME = 4
GOVERNED = frozenset({"country", "province", "regency", "city"})
INNER = frozenset({"(", ")", "dan", "bidang", "urusan", "di", "untuk", "-", "/", "&"})


def speaker_pieces(
    annotated: AnnotatedText, knowledge: NameKnowledge, roles: dict[int, int], spans: dict[int, Piece]
) -> list[tuple[Piece, Piece | None]]:
    """Personal names that the model missed at the end of "kata" + role + body or place.

    Args:
        annotated: the article.
        knowledge: the tables.
        roles: for every token inside a role of the tables, where that role ends.
        spans: the names so far, by first token.

    Returns:
        New names, each with the span that it was cut out of in its place ("Bekasi Alamsyah" to "Bekasi"), if any.
    """
    found: list[tuple[Piece, Piece | None]] = []
    for i, word in enumerate(annotated.words):
        if word in knowledge.cues and i + 1 in roles:
            phrase = _phrase(annotated, spans, roles[i + 1])
            if phrase is not None:
                new = _untagged(annotated, knowledge, roles, *phrase) or _cut(annotated, knowledge, *phrase)
                if new is not None:
                    found.append(new)
    return found


def office_pieces(
    annotated: AnnotatedText, knowledge: NameKnowledge, trimmer: SpanTrimmer, spans: dict[int, Piece]
) -> list[Piece]:
    """Personal names that the model missed, or cut, behind an office: "Perdana Menteri Fiji Arga Salim".

    A country or area may stand between; without one no word of the name may be common.

    Args:
        annotated: the article.
        knowledge: the tables.
        trimmer: knows the article's offices.
        spans: the names so far, by first token.
    """
    found: list[Piece] = []
    for first in sorted(set(trimmer.role_end.values())):
        if first - 1 not in trimmer.office_words or in_heading(annotated, first - 1):
            continue
        begin = _area_end(annotated, knowledge, first, spans, first - 1 in trimmer.area_offices)
        forename = spans.get(first)
        if begin == first and forename is not None and _no_area(annotated, knowledge, forename):
            end = _capitals_end(annotated, knowledge, trimmer.role_end, forename.last, spans)
            after = spans.get(end)
            end = after.last if after is not None and after.type == "PER" else end
            if first + 1 < end <= first + LONGEST_NAME:
                found.append(Piece(first, end, "PER"))
            continue
        titled = begin == first and annotated.lower(first) in knowledge.given  # "Gubernur Ratu Aminah"
        end = _capitals_end(annotated, knowledge, trimmer.role_end, begin + titled, spans)
        after = spans.get(end)
        if after is not None and after.type == "PER" and (end > begin or begin == first):
            end = _capitals_end(annotated, knowledge, trimmer.role_end, after.last, spans)
        if not begin + 1 < end <= begin + LONGEST_NAME:
            continue
        if begin > first or (end not in spans and _unlike_words(annotated, knowledge, begin, end)):
            found.append(Piece(begin, end, "PER"))
    return found


def _no_area(annotated: AnnotatedText, knowledge: NameKnowledge, piece: Piece) -> bool:
    """Whether a word behind a governor's, regent's or mayor's office is no area that has one: "Wali Kota Jaya ..."."""
    office = knowledge.roles.ending(annotated.lower, piece.first, max(0, piece.first - 3))
    if office is None or office[1] != GOVERNOR or piece.last != piece.first + 1 or piece.type == "ORG":
        return False
    found = knowledge.places.find(annotated.phrase(piece.first, piece.last))
    return piece.type == "PER" or not any(place.kind in GOVERNED for place in found)


def _unlike_words(annotated: AnnotatedText, knowledge: NameKnowledge, begin: int, end: int) -> bool:
    """Whether no word right behind an office is a common one, so that it can be no field of the office."""
    return all(annotated.lower(i) not in knowledge.common for i in range(begin, end))


def _area_end(
    annotated: AnnotatedText, knowledge: NameKnowledge, first: int, spans: dict[int, Piece], area_office: bool
) -> int:
    """The end of the country, or behind the head of an area of the area, that begins at a token."""
    piece = spans.get(first)
    for end in (piece.last,) if piece is not None else range(first + LONGEST_AREA, first, -1):
        phrase = annotated.phrase(first, min(end, len(annotated.words)))
        if phrase in knowledge.countries or (area_office and knowledge.places.is_place(phrase)):
            return end
    return first


def _capitals_end(
    annotated: AnnotatedText, knowledge: NameKnowledge, roles: dict[int, int], begin: int, spans: dict[int, Piece]
) -> int:
    """The end of the untagged words written like a name that begin at a token; `begin` where something else follows."""
    if begin < len(annotated.words) and analyse(annotated.lower(begin), knowledge.verb_roots):
        return begin
    end = begin
    while end < len(annotated.words) and end not in spans and _like_name(annotated, knowledge, roles, end):
        end += 1
    follows = end < len(annotated.words) and annotated.words[end][:1].isupper()
    return begin if follows and end not in spans else end


def _like_name(annotated: AnnotatedText, knowledge: NameKnowledge, roles: dict[int, int], i: int) -> bool:
    """Whether a word is written like a part of a name and is no place, role, title, or word of a body."""
    word = annotated.words[i]
    if not word[:1].isupper() or not word.replace("-", "").isalpha() or word.isupper() or i in roles:
        return False
    tables = (knowledge.org_words, knowledge.place_words, knowledge.titles)
    if knowledge.places.is_place(word) or word.casefold() in knowledge.calendar:
        return False
    return not any(table.starting(annotated.lower, i, i + 1) for table in tables)


def _phrase(annotated: AnnotatedText, spans: dict[int, Piece], begin: int) -> tuple[int, Piece | None] | None:
    """How far the noun phrase after a role reaches, and its last name; None where it names a person."""
    words = annotated.words
    limit = min(len(words), begin + LONGEST_PHRASE)
    i, last = begin, None
    while i < limit:
        piece = spans.get(i)
        if piece is not None:
            if piece.type == "PER":
                return None
            i, last = piece.last, piece
        elif words[i][:1].isupper() or words[i][:1].isdigit() or (words[i] in INNER and _goes_on(words, i)):
            i += 1
        else:
            break
    return i, last


def _goes_on(words: list[str], i: int) -> bool:
    return i + 1 < len(words) and (words[i + 1][:1].isupper() or words[i] in "()")


def _untagged(
    annotated: AnnotatedText, knowledge: NameKnowledge, roles: dict[int, int], end: int, last: Piece | None
) -> tuple[Piece, None] | None:
    """The untagged capitalised words that end the phrase right after a body or place."""
    if last is None or not 1 <= end - last.last <= LONGEST_NAME:
        return None
    if not all(_like_name(annotated, knowledge, roles, i) for i in range(last.last, end)):
        return None
    return Piece(last.last, end, "PER"), None


def _cut(
    annotated: AnnotatedText, knowledge: NameKnowledge, end: int, last: Piece | None
) -> tuple[Piece, Piece] | None:
    """The person at the end of a place that ends the phrase: "Bekasi Alamsyah"."""
    if (
        last is None
        or last.last != end
        or last.type != "LOC"
        or knowledge.places.find(annotated.phrase(last.first, end))
    ):
        return None
    for cut in range(end - 1, last.first, -1):
        if knowledge.places.is_place(annotated.phrase(last.first, cut)):
            return Piece(cut, end, "PER"), Piece(last.first, cut, "LOC", last.weight)
    return None
