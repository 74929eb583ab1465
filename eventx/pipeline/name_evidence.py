"""What speaks for a name's type beside the model's own vote: tables, titles, roles, cue words, age, dateline."""

from __future__ import annotations

from eventx.models import EntityType
from eventx.pipeline.annotated import AnnotatedText
from eventx.pipeline.name_knowledge import UNSURE_CLASSES, NameKnowledge
from eventx.pipeline.name_spans import Piece

TABLE_VOTE, DOUBTED_VOTE = 2.5, 0.9
TITLE_VOTE = 3.0
ROLE_VOTE, COMMON_ROLE_VOTE = 3.0, 0.8  # "Presiden" leads to a person, "Direktur" as well to a body
AGE_VOTE = 2.0
APPOSED_VOTE = 5.0  # commas set somebody off from an office: "Menteri Luar Negeri Montenegro, Oleg Barin, ..."
HEAD_VOTE = 1.2
ALIAS_VOTE = 2.0
CALLED_VOTE = 4.0  # who is "akrab disapa Busan" is no town
CUE_VOTE = 0.8
GAZETTEER_VOTE = 1.0
PREPOSITION_VOTE = 0.5
DATELINE_VOTE = 4.0
LONGEST_TITLE = 3
PERSONAL_CLASSES = frozenset({"head", "minister", "governor", "candidate", "suspect", "cleric", "human"})
GOVERNOR, RULED_VOTE = "governor", 8.0
KIN = "kin"  # "Gunung Barujaya, anak Gunung Arum": hills and firms have relatives too
LIST_END = frozenset({"dan", "serta", "atau"})
PLACE_PREPOSITIONS = frozenset({"di", "ke"})

POINTING = frozenset({"itu", "tersebut", "ini"})

Vote = tuple[EntityType, float]


def evidence(
    annotated: AnnotatedText, knowledge: NameKnowledge, roles: dict[int, int], piece: Piece, leads_up: bool
) -> list[Vote]:
    """The votes that one mention's surroundings give.

    Args:
        annotated: the article.
        knowledge: the tables.
        roles: for every token inside a role of the tables, where that role ends.
        piece: the mention.
        leads_up: a person's name follows at once, whose body or place this then is ("Direktur Rimba Budi").
    """
    text = annotated.phrase(piece.first, piece.last)
    known = knowledge.known.get(text) or knowledge.known.get(text.partition(" (")[0])
    votes = _of_form(annotated, knowledge, piece, text, known)
    called = knowledge.alias_words.ending(annotated.lower, piece.first, max(0, piece.first - LONGEST_TITLE)) is not None
    if (called or known in (None, "PER")) and not leads_up:
        votes += _of_person(annotated, knowledge, roles, piece, text)
        votes += [("PER", CALLED_VOTE)] if called else []
    if annotated.lower(piece.first - 1) in PLACE_PREPOSITIONS and piece.type != "PER":
        votes.append(("LOC", PREPOSITION_VOTE))
    opens = piece.first == 0 or (piece.first == 1 and not annotated.words[0][:1].isalnum())
    if opens and "." not in text and annotated.sentences[0].body > piece.last:
        votes.append(("LOC", DATELINE_VOTE))
    return votes


def _of_form(
    annotated: AnnotatedText, knowledge: NameKnowledge, piece: Piece, text: str, known: EntityType | None
) -> list[Vote]:
    if known:
        return [(known, _table_vote(knowledge, piece, text, known))]
    votes: list[Vote] = []
    if piece.last - piece.first > 1:
        place = knowledge.place_words.starting(annotated.lower, piece.first, piece.last)
        body = knowledge.org_words.starting(annotated.lower, piece.first, piece.last)
        if bool(place) != bool(body):
            votes.append(("LOC" if place else "ORG", HEAD_VOTE))
    if not votes and knowledge.places.is_place(text):
        votes.append(("LOC", GAZETTEER_VOTE))
    return votes


def _table_vote(knowledge: NameKnowledge, piece: Piece, text: str, known: EntityType) -> float:
    """How much a table's type counts: less where the model takes a town that rules nothing for a person or club."""
    doubted = known == "LOC" and piece.type != "LOC" and piece.weight > 0 and " " not in text
    if doubted and text not in knowledge.countries and knowledge.places.state_of(text) is None:
        return DOUBTED_VOTE
    return TABLE_VOTE


def _of_person(
    annotated: AnnotatedText, knowledge: NameKnowledge, roles: dict[int, int], piece: Piece, text: str
) -> list[Vote]:
    lower, first, last = annotated.lower, piece.first, piece.last
    votes: list[Vote] = []
    ruled = annotated.words[last : last + 1] == [","] and knowledge.places.is_place(text)
    if ruled and _role_before(annotated, knowledge, roles, first) == GOVERNOR:
        return [("LOC", RULED_VOTE)]  # "Bupati | Sleman |, Budi Santoso,"
    title = knowledge.titles.ending(lower, first, max(0, first - LONGEST_TITLE))
    if title and (title[1] == "academic" or annotated.words[title[0]][:1].isupper()):
        votes.append(("PER", TITLE_VOTE))
    elif not _is_body(annotated, knowledge, piece, text):
        role = _role_before(annotated, knowledge, roles, first)
        strong = role in PERSONAL_CLASSES and annotated.words[first - 1][:1].isupper()
        if role is not None and lower(last) not in POINTING:  # "bek Venezia itu" plays there
            votes.append(("PER", ROLE_VOTE if strong else COMMON_ROLE_VOTE))
        elif _in_apposition(annotated, knowledge, roles, piece):
            votes.append(("PER", APPOSED_VOTE))
    if (
        lower(last) == "("
        and lower(last + 1).isdigit()
        and len(lower(last + 1)) < 3
        and lower(last + 2) in {")", "tahun"}
    ):
        votes.append(("PER", AGE_VOTE))
    if lower(first - 1) in knowledge.aliasing or lower(last) in knowledge.aliasing:
        votes.append(("PER", ALIAS_VOTE))
    if lower(first - 1) in knowledge.cues and piece.type != "ORG":
        votes.append(("PER", CUE_VOTE))
    return votes


def _is_body(annotated: AnnotatedText, knowledge: NameKnowledge, piece: Piece, text: str) -> bool:
    """What a role is held in, not by whom: a short form in capitals, a body by its first word, a place."""
    if text.isupper() or knowledge.places.is_place(text):
        return True
    return knowledge.org_words.starting(annotated.lower, piece.first, piece.last) is not None


def _in_apposition(annotated: AnnotatedText, knowledge: NameKnowledge, roles: dict[int, int], piece: Piece) -> bool:
    """Whether a name of several words stands between commas behind an office, or before a role in small letters."""
    words, first, last = annotated.words, piece.first, piece.last
    if last - first < 2 or last + 1 >= len(words) or words[last] != "," or annotated.lower(last + 1) in LIST_END:
        return False
    if knowledge.place_words.starting(annotated.lower, first, last) is not None:
        return False
    if roles.get(last + 1) and words[last + 1].islower():
        found = knowledge.roles.starting(annotated.lower, last + 1, roles[last + 1])
        return found is not None and found[1] not in UNSURE_CLASSES | {KIN}
    behind = first > 1 and words[first - 1] == ","
    return behind and _role_before(annotated, knowledge, roles, first - 1) in PERSONAL_CLASSES


def _role_before(annotated: AnnotatedText, knowledge: NameKnowledge, roles: dict[int, int], first: int) -> str | None:
    """The class of a role right before, or before a country: "Presiden Oleg Barin", "Presiden Kazakhstan ..."."""
    before = first
    for size in (2, 1):
        if first >= size and annotated.phrase(first - size, first) in knowledge.countries:
            before = first - size
            break
    if before == 0 or roles.get(before - 1) != before or annotated.lower(before - 1).endswith("nya"):
        return None
    found = knowledge.roles.ending(annotated.lower, before, max(0, before - 6))
    return found[1] if found is not None and found[1] not in UNSURE_CLASSES else None
