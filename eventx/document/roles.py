"""Roles that stand beside a person's name: "Menteri Luar Negeri Rusia Sergey Lavrov", "Lavrov, menteri ... itu"."""

from __future__ import annotations

from eventx.document.aliases import split_bracket
from eventx.document.drafts import RolePhrase
from eventx.document.places import split_kind
from eventx.document.role_edges import LONGEST_ROLE, RoleEdges
from eventx.document.role_tables import RoleEntry, role_knowledge
from eventx.lang.gazetteer import Gazetteer, gazetteer
from eventx.lang.place_records import fold
from eventx.pipeline.annotated import AnnotatedText, Name

BRANCH, FROM, FOR = "branch", "dari", "untuk"
OWNED = frozenset({"lawyer"})
LIST_MARKS = frozenset({",", "dan", "serta"})
KIN, AIDE, MODIFIER = "kin", "aide", "modifier"


class RoleFinder:
    """Finds the role phrases before and after the personal names of one article."""

    def __init__(self, annotated: AnnotatedText) -> None:
        self.annotated = annotated
        self.knowledge = role_knowledge(annotated.lexicon)
        self.gaz: Gazetteer = gazetteer(annotated.lexicon)
        self.name_at: dict[int, Name] = {}
        for name in annotated.names:
            for i in range(name.first, name.last):
                self.name_at[i] = name
        self.edges = RoleEdges(annotated, self.knowledge, self.name_at)

    def before(self, name: Name) -> RolePhrase | None:
        """The role phrase that ends right before a name, titles between them left out."""
        end = self.skip_titles(name.first)
        floor = max(self.annotated.sentence_of(name.first).first, end - LONGEST_ROLE)
        begin = self.edges.leftmost(end, floor)
        if begin is None or self.annotated.lower(end - 1) == "dan" or self._told_of_another(begin, end):
            return None
        while end > begin and self.annotated.words[end - 1] in {",", "(", "-"}:
            end -= 1
        return self.phrase(begin, end)

    def _told_of_another(self, begin: int, end: int) -> bool:
        """Whether a role is that of the name before it, behind which a list goes on: "Ani selaku ketua, | Budi"."""
        lower = self.annotated.lower
        i = begin - 1
        if lower(end - 1) != "," or lower(i) not in self.knowledge.openers:
            return False
        while lower(i - 1) in self.knowledge.openers:
            i -= 1
        if lower(i - 1) == ")" and lower(i - 3) == "(":
            i -= 3
        return self.edges.inside_person(i - 1)

    def holder(self, name: Name, role: RolePhrase) -> Name | None:
        """Whose role stands before a name that only tells for whom: "kuasa hukum Budi Santoso, Ani Wijaya" is Ani's."""
        if not self.may_be_owned(role) or self.annotated.lower(name.last) != ",":
            return None
        i = name.last + 1
        while (title := self.knowledge.titles.starting(self.annotated.lower, i, i + 4)) is not None:
            i = title[0]
        after = self.name_at.get(i)
        if after is None or after.type != "PER" or after.first != i:
            return None
        further = self.name_at.get(after.last + 1)
        listed = self.annotated.lower(after.last) in LIST_MARKS and further is not None and further.type == "PER"
        return None if listed else after

    def may_be_owned(self, role: RolePhrase) -> bool:
        """Whether a role is one that somebody else has the holder of: "pengacara" of a client."""
        return role.role_class in OWNED and role.affiliation is None

    def skip_titles(self, end: int) -> int:
        """Where a chain of titles, ranks and honorifics that ends at `end` begins."""
        lower = self.annotated.lower
        while True:
            opened = next((k for k in (end - 3, end - 4) if lower(end - 1) == ")" and lower(k) == "("), None)
            if opened is not None and self.knowledge.titles.get(lower(opened + 1).removesuffix(".")):
                end = opened
                continue
            found = self.knowledge.titles.ending(lower, end, max(0, end - 4))
            if (
                found is None
                and lower(end - 1) == "."
                and self.knowledge.titles.ending(lower, end - 1, max(0, end - 4))
            ):
                end -= 1
                continue
            if found is None or (found[1] == BRANCH and not self._after_rank(found[0])) or self._is_kin(found[0], end):
                return end
            end = found[0]

    def _is_kin(self, i: int, end: int) -> bool:
        """Whether a word is no forename but a relative's: "putra Tonny Wullur", with a capital at a sentence's head."""
        role = self.knowledge.roles.starting(self.annotated.lower, i, end)
        small = self.annotated.words[i][:1].islower() or self.annotated.sentence_of(i).first == i
        return role is not None and role[1].role_class == KIN and small

    def tells_whose(self, role: RolePhrase, name: Name) -> bool:
        """Whether a name tells whose relative or aide somebody is: "ayah Budi", "ajudan Gubernur Budi"."""
        if role.role_class != AIDE:
            return role.role_class == KIN
        office = len(role.text.split()) > len(role.head.split()) and role.affiliation is None
        return office and self.skip_titles(name.first) == name.first

    def _after_rank(self, i: int) -> bool:
        """Whether a rank ends before token `i`: "Letjen TNI", but not "Panglima TNI"."""
        return self.knowledge.titles.ending(self.annotated.lower, i, max(0, i - 3)) is not None

    def body_after(self, name: Name) -> str | None:
        """The body that somebody is from: "Nadia dari Walhi"."""
        body = self.name_at.get(name.last + 1) if self.annotated.lower(name.last) == FROM else None
        return self.annotated.phrase(body.first, body.last) if body is not None and body.type == "ORG" else None

    def after(self, name: Name) -> RolePhrase | None:
        """The role phrase in apposition after a name: ", Kepala Biro ...", "selaku ...", "yang juga ...", "(...)"."""
        lower = self.annotated.lower
        texts = self.annotated.words
        sentence = self.annotated.sentence_of(name.first)
        i = name.last
        if lower(i) == "(" and lower(i + 2) == ")":
            i += 3
        marked = False
        while i < sentence.last and (texts[i] in {",", "(", "–", "-"} or lower(i) in self.knowledge.openers):
            marked = True
            i += 1
        if not marked or i >= sentence.last:
            return None
        found = self.knowledge.roles.starting(lower, i, sentence.last)
        if found is None:
            return None
        end = self.edges.role_end(i, found[0], sentence.last, found[1].role_class)
        return None if self._names_another(end, sentence.last) else self.phrase(i, end)

    def _names_another(self, end: int, limit: int) -> bool:
        """Whether a role leads up to a further person: "Budi, Menteri Sosial Ani" tells nothing of Budi."""
        lower = self.annotated.lower
        while end < limit:
            title = self.knowledge.titles.starting(lower, end, limit)
            if title is None:
                break
            end = title[0]
        name = self.name_at.get(end)
        return name is not None and name.type == "PER"

    def phrase(self, begin: int, end: int) -> RolePhrase | None:
        """A role phrase over tokens ``[begin, end)`` with what it tells of affiliation and country."""
        doc = self.annotated.doc
        head = self.knowledge.roles.starting(self.annotated.lower, begin, end)
        if head is None or end <= begin:
            return None
        entry, country, affiliation = head[1], None, None
        inner, body_end = end, -1
        i = head[0]
        while i < end:
            name = self.name_at.get(i)
            if name is None:
                i += 1
                continue
            text = self.annotated.phrase(name.first, name.last)
            if name.type == "LOC" and self.annotated.lower(name.first - 1) != FOR:
                own = self.gaz.country_of(text)
                of_body = own is not None and affiliation is not None and name.first == body_end
                country = own if of_body else country or self._country(text)
                if own:
                    inner = min(inner, name.first)
            elif name.type == "ORG":
                if affiliation is None or self._is_unit(affiliation):
                    affiliation = split_bracket(text)[0]
                body_end = name.last
                country = country or self._org_country(split_bracket(text)[0])
            i = name.last
        if country is None:
            country, inner = self._spelled_country(head[0], inner)
        start = doc[begin].idx
        text = self._wording(entry, begin, head[0], inner)
        last = doc[end - 1]
        words = frozenset(self.annotated.lower(k) for k in range(begin, end) if doc[k].is_alpha)
        inner_role = self.knowledge.roles.starting(self.annotated.lower, head[0], end)
        held = inner_role[1] if entry.role_class == MODIFIER and inner_role is not None else entry
        return RolePhrase(
            start, last.idx + len(last.text), text, entry.form, held.role_class,
            affiliation or entry.affiliation, country or entry.country, words,
        )  # fmt: skip

    def _is_unit(self, body: str) -> bool:
        """Whether a body is a part of the one named behind it: "Biro Humas" of a ministry."""
        return body.partition(" ")[0].casefold() in self.knowledge.units

    def _wording(self, entry: RoleEntry, begin: int, head_end: int, end: int) -> str:
        """The role's text: as written, with a short form written out, and without the country at its end."""
        texts = self.annotated.words
        end = next((i for i in range(head_end, end) if texts[i] == "("), end)
        while end > head_end and (
            not texts[end - 1][-1:].isalnum() or self.annotated.lower(end - 1) in self.knowledge.connectors
        ):
            end -= 1
        rest = self.annotated.phrase(head_end, end) if end > head_end else ""
        written = self.annotated.phrase(begin, head_end)
        head = entry.role if entry.role.casefold() != entry.form else written
        if entry.role_class == MODIFIER and rest:
            further = self.knowledge.roles.starting(self.annotated.lower, head_end, end)
            if further:
                inner = self._wording(further[1], head_end, further[0], end)
                return f"{head} {inner}"
        return f"{head} {rest}".strip()

    def _country(self, text: str) -> str | None:
        code = self.gaz.country_of(text)
        if code:
            return code
        found = self.gaz.find(text) or self.gaz.find(split_kind(self.gaz, text)[1])
        return max(found, key=lambda record: record.weight).country if found else None

    def _org_country(self, text: str) -> str | None:
        code = self.gaz.org_country.get(fold(text))
        if code:
            return code
        words = text.split()
        return self.gaz.country_of(words[-1]) or self.gaz.country_of(" ".join(words[-2:]))

    def _spelled_country(self, begin: int, end: int) -> tuple[str | None, int]:
        """A country's name that the model did not tag, and where it begins."""
        texts = self.annotated.words
        for i in range(begin, end):
            if texts[i][:1].isupper() and self.annotated.lower(i - 1) != FOR:
                for size in (2, 1):
                    code = self.gaz.country_of(self.annotated.phrase(i, min(i + size, end)))
                    if code:
                        return code, i
        return None, end
