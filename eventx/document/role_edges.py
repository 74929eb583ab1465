"""How far a role phrase reaches: from a name back to its outermost role word, and from its head to the right."""

from __future__ import annotations

from dataclasses import dataclass, field

from eventx.document.role_tables import RoleKnowledge
from eventx.pipeline.annotated import AnnotatedText, Name

LONGEST_ROLE = 24
LONGEST_FIELD = 3  # words of what somebody is an expert in or heads: "pengamat transportasi", "kebijakan luar negeri"
LONGEST_LIST = 10  # tokens of an enumeration inside a role: "Pusat Data, Informasi, dan Komunikasi"
HUMAN = frozenset({"human", "person"})
FIELDED = frozenset({"analyst", "academic", "official", "head", "spokesperson", "executive", "aide", "sport"})
"""Classes of roles that a common noun may narrow before a name; "jaksa uang Budi" is no role."""
NARROWED = FIELDED | {"profession", "artist", "person", "politician"}
"""The same for a role behind a name: "Budi, pemilik warung"."""
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", ""})  # without a tagger the class is empty
BREAKS = frozenset({",", ".", "-", "–"})


@dataclass(slots=True)
class RoleEdges:
    """Finds the edges of role phrases in one article, given the name at every token."""

    annotated: AnnotatedText
    knowledge: RoleKnowledge
    name_at: dict[int, Name] = field(default_factory=dict)

    def leftmost(self, end: int, floor: int) -> int | None:
        """The outermost role word from which words of a role phrase run up to token `end`, no further than `floor`."""
        doc, lower = self.annotated.doc, self.annotated.lower
        begin: int | None = None
        common = False  # whether the outermost role word so far is one of anybody ("sumber")
        i = end
        while i > floor:
            role = self.knowledge.roles.ending(lower, i, floor)
            if role and not self.inside_person(role[0]):
                begin = i = role[0]
                common = role[1].role_class in HUMAN
                continue
            name = self.name_at.get(i - 1)
            if name is not None:
                if name.type == "PER":
                    break
                i = name.first
                continue
            token = doc[i - 1]
            word = lower(i - 1)
            if word == "dan" and begin == i and not (common and doc[i - 2].text[:1].isupper()):
                break
            if token.is_space:
                break
            if token.text == "," and not self._joins(i):
                break
            if not (
                token.text[:1].isupper()
                or word in self.knowledge.connectors
                or token.text in {",", "/", "(", ")", "-", "."}
                or token.like_num
            ):
                narrowed = self._before_field(i, floor) if begin is None else None
                if narrowed is None:
                    break
                i = narrowed
                continue
            if token.text == "." and i == end:
                break
            i -= 1
        return begin

    def _before_field(self, i: int, floor: int) -> int | None:
        """The end of the role that common nouns before token `i` narrow: "pengamat | transportasi"; None without."""
        lower = self.annotated.lower
        for k in range(i - 1, max(floor, i - 1 - LONGEST_FIELD), -1):
            if not self._is_noun(k):
                return None
            role = self.knowledge.roles.ending(lower, k, floor)
            if role is not None:
                return k if role[1].role_class in FIELDED and not self.inside_person(role[0]) else None
        return None

    def _is_noun(self, k: int) -> bool:
        """Whether a token is a common noun or adjective, and neither a role nor a small word."""
        word = self.annotated.words[k]
        if not (word.isalpha() and word.islower() and self.annotated.pos[k] in NOMINAL) or k in self.name_at:
            return False
        return (
            word not in self.knowledge.small and self.knowledge.roles.starting(self.annotated.lower, k, k + 1) is None
        )

    def inside_person(self, i: int) -> bool:
        """Whether a token belongs to a person's name."""
        name = self.name_at.get(i)
        return name is not None and name.type == "PER"

    def _joins(self, after: int) -> bool:
        """A comma inside a role phrase: before a body, a title, the name itself, "dan", or in an enumeration."""
        if self.name_at.get(after) is not None:
            return True
        lower = self.annotated.lower
        if self.knowledge.titles.starting(lower, after, after + 3) is not None or lower(after) in {"dan"}:
            return True
        return self._enumerates(after)

    def _enumerates(self, after: int) -> bool:
        """Whether capitalised words that are no role go on from a token to "dan": "Data, | Informasi, dan ..."."""
        lower, words = self.annotated.lower, self.annotated.words
        for i in range(after, min(after + LONGEST_LIST, len(words) - 1)):
            if lower(i) == "dan":
                return i > after and words[i + 1][:1].isupper() and i + 1 not in self.name_at
            if i in self.name_at or self.knowledge.roles.starting(lower, i, i + 1) is not None:
                return False
            if words[i] != "," and not words[i][:1].isupper():
                return False
        return False

    def role_end(self, begin: int, end: int, limit: int, role_class: str) -> int:
        """How far a role phrase reaches to the right of its head: capitalised words, names, connecting words."""
        doc, lower = self.annotated.doc, self.annotated.lower
        texts = self.annotated.words
        i = end
        while i < limit and i - begin < LONGEST_ROLE:
            name = self.name_at.get(i)
            if name is not None:
                if name.type == "PER":
                    break
                i = name.last
            elif (
                texts[i][:1].isupper()
                or (doc[i].like_num and i > end)
                or (lower(i) in self.knowledge.tight and i + 1 < limit and texts[i + 1][:1].isupper())
            ):
                i += 1
            else:
                further = self.knowledge.roles.starting(lower, i, limit) if i == end else None
                if further is not None:
                    i = further[0]
                    continue
                if i == end and role_class in NARROWED:
                    i = self._field_end(i, limit)
                break
        while i > end and not texts[i - 1][-1:].isalnum():
            i -= 1
        return i

    def _field_end(self, i: int, limit: int) -> int:
        """The end of the common nouns that narrow a role, which a comma or small word follows: "pemilik | warung"."""
        end = i
        while end < min(limit, i + LONGEST_FIELD - 1) and self._is_noun(end):
            end += 1
        closed = (
            end >= limit or self.annotated.words[end] in BREAKS or self.annotated.lower(end) in self.knowledge.small
        )
        return end if closed else i
