"""Reads a noun phrase: is it a name with its titles, a pronoun, a description, a role, or a group without a name?"""

from __future__ import annotations

from dataclasses import dataclass

from eventx.document.drafts import MentionRef, RolePhrase
from eventx.document.roles import RoleFinder
from eventx.lang.closed_class import closed_class
from eventx.pipeline.annotated import AnnotatedText, Name

DEMONSTRATIVES = frozenset({"itu", "tersebut", "ini", "tadi"})
DETERMINERS = frozenset({"para", "sang", "si", "seorang", "sejumlah", "beberapa", "kedua", "semua", "seluruh"})
RESPECT = "sang"  # "sang pelatih" is a trainer spoken of before


@dataclass(frozen=True, slots=True)
class Reading:
    """What a noun phrase is.

    Attributes:
        kind: name, pronoun, clitic, description, role, side or group.
        ref: the mention that names its referent, for kind name and side.
        role: the role phrase in it, if any.
        first, last: its tokens; for a description without the demonstrative.
    """

    kind: str
    first: int
    last: int
    ref: MentionRef | None = None
    role: RolePhrase | None = None


class PhraseReader:
    """Reads noun phrases of one article, given its mentions."""

    def __init__(
        self, annotated: AnnotatedText, refs: list[MentionRef], pronouns: frozenset[str], owners: set[int]
    ) -> None:
        self.annotated = annotated
        self.pronouns = pronouns
        self.owners = owners
        self.finder = RoleFinder(annotated)
        self.by_first = {ref.first: ref for ref in refs}
        self.at_token: dict[int, MentionRef] = {}
        for ref in refs:
            for i in range(ref.first, ref.last):
                self.at_token[i] = ref

    def read(self, start: int, end: int) -> Reading:
        """The reading of the characters ``[start, end)``."""
        first, last = self.annotated.tokens_in(start, end)
        words = self.annotated.text[start:end].casefold().strip()
        doc = self.annotated.doc
        if first < len(doc) and start > doc[first].idx and words in {"nya", "-nya"}:
            return Reading("clitic", first, last)
        first, last = self._trim(first, last)
        if words in self.pronouns:
            return Reading("pronoun", first, last)
        refs = self._refs(first, last)
        named = self._named(first, last, refs)
        if named is not None:
            return named
        if last - first > 1 and self.annotated.lower(last - 1) in DEMONSTRATIVES:
            return Reading("description", first, last - 1)
        if last - first > 1 and self.annotated.lower(first) == RESPECT:
            return Reading("description", first + 1, last)
        head = self._after_determiner(first, last)
        side = self.annotated.lower(head) in closed_class(self.annotated.lexicon, "side")
        if side and refs and refs[0].first == head + 1:
            return Reading("side", first, last, refs[0])
        role = self.finder.phrase(head, last) if head == first else None
        short = refs[-1] if refs and not role and self._in_bracket(refs[-1], last) else None
        if short is not None:
            return Reading("name", first, last, short)
        people = [ref for ref in refs if ref.entity.type == "PER"]
        return Reading("role" if role and not people else "group", first, last, None, role)

    def _in_bracket(self, ref: MentionRef, last: int) -> bool:
        """Whether a body's short form in brackets ends a phrase: "Kelompok Pembela Rimba di Utara (KPR)"."""
        texts = self.annotated.words
        return (
            ref.entity.type == "ORG" and ref.last == last - 1 and texts[last - 1] == ")" and texts[ref.first - 1] == "("
        )

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        texts = self.annotated.words
        while first < last and not texts[first][:1].isalnum() and texts[first] != "-":
            first += 1
        while last > first and not texts[last - 1][-1:].isalnum() and texts[last - 1] not in {")", "."}:
            last -= 1
        return first, last

    def _refs(self, first: int, last: int) -> list[MentionRef]:
        out: list[MentionRef] = []
        for i in range(first, last):
            ref = self.at_token.get(i)
            if ref is not None and (not out or out[-1] is not ref):
                out.append(ref)
        return out

    def _named(self, first: int, last: int, refs: list[MentionRef]) -> Reading | None:
        """A phrase whose head is a name: it begins with it, or titles and a role lead up to it."""
        if not refs:
            return None
        lead = refs[0]
        begin = self.finder.skip_titles(lead.first) if lead.entity.type == "PER" else lead.first
        if lead.first <= first or begin <= first:
            return Reading("name", first, last, self._after_state(lead, refs), None)
        people = [ref for ref in refs if ref.entity.type == "PER"]
        owner: MentionRef | None = None
        for ref in people:
            if owner is not None and ref.first - owner.last == 1:
                return Reading("name", first, last, ref, None)
            role = self.finder.before(self._name(ref))
            if role is None:
                continue
            opens = self.annotated.token_at(role.start)
            if opens > self._after_determiner(first, last) and not self._modified(first, opens):
                continue
            if ref.start in self.owners:
                owner = ref
                continue
            return Reading("name", first, last, ref, role)
        return None

    def _after_state(self, lead: MentionRef, refs: list[MentionRef]) -> MentionRef:
        """The person in "AS Donald Trump", a country left over from the role before the phrase."""
        after = refs[1] if len(refs) > 1 and lead.entity.type == "LOC" else None
        if after is not None and after.entity.type == "PER" and self.finder.skip_titles(after.first) == lead.last:
            return after
        return lead

    def _name(self, ref: MentionRef) -> Name:
        return Name(ref.start, ref.end, ref.first, ref.last, ref.entity.type)

    def _modified(self, first: int, opens: int) -> bool:
        return all(self.finder.knowledge.roles.get(self.annotated.lower(i)) for i in range(first, opens))

    def _after_determiner(self, first: int, last: int) -> int:
        while first < last - 1 and self.annotated.lower(first) in DETERMINERS:
            first += 1
        return first
