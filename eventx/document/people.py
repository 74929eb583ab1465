"""Which person of an article a name means: parts of names, initials, nicknames, aliases, other spellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from eventx.document.aliases import AliasKnowledge, is_part, person_key, split_bracket
from eventx.document.drafts import EntityDraft, MentionRef
from eventx.lang.spelling import fold
from eventx.models import EntityType
from eventx.pipeline.annotated import AnnotatedText, Name

SHORTEST_GIVEN = 3
ALIAS_REACH = 9  # tokens between a name and its alias: "Faisal Tanjung (41) atau yang akrab disapa Gondrong"
LONGEST_NOUN = 3  # tokens before the noun in which "seorang" makes it somebody new
SHORTEST_CUT, SHORTEST_REST = 4, 4  # letters of "Rifqi" for "Rifqinizamy", and of what it leaves out

Key = tuple[str, ...]
NewDraft = Callable[[EntityType, str, Key], EntityDraft]


@dataclass(slots=True)
class People:
    """The people of one article while its names are linked, by the words of their names.

    Attributes:
        annotated: the article.
        knowledge: spelling variants, nicknames, particles.
        new: makes a draft for somebody not named before.
    """

    annotated: AnnotatedText
    knowledge: AliasKnowledge
    new: NewDraft
    _by_word: dict[str, list[EntityDraft]] = field(default_factory=lambda: defaultdict(list))
    _near: dict[str, list[EntityDraft]] = field(default_factory=lambda: defaultdict(list))
    _common: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        # "Muhammad", often left out
        self._common = frozenset(self.knowledge.variants.values()) | self.knowledge.particles

    def alias_of(self, name: Name, refs: Sequence[MentionRef]) -> EntityDraft | None:
        """The person that "alias", "akrab disapa" or a bracket gives this name to; `refs` are the mentions before."""
        previous = refs[-1] if refs else None
        if name.type != "PER" or previous is None:
            return None
        bearer: EntityDraft | None = None
        if self._described(name, previous):
            bearer = self._last_named(refs)
        elif previous.entity.type == "PER" and (self._in_bracket(name, previous) or self._renamed(name, previous)):
            bearer = previous.entity
        if bearer is None:
            return None
        key = person_key(self.annotated.phrase(name.first, name.last), self.knowledge.variants, frozenset())
        for word in key:
            self._by_word[word].append(bearer)
        bearer.aliases.add(" ".join(key))
        return bearer

    def _described(self, name: Name, previous: MentionRef) -> bool:
        """Whether a name only tells how somebody known is called: "Pria yang akrab disapa | Ipul | itu"."""
        lower = self.annotated.lower
        found = self.knowledge.alias_words.ending(lower, name.first, max(0, name.first - ALIAS_REACH))
        noun = self._noun(found[0], previous) if found is not None else None
        if noun is None:
            return False
        new = any(lower(i) in self.knowledge.articles for i in range(max(0, noun - LONGEST_NOUN), noun))
        closed = lower(name.last) in self.knowledge.pointing
        return not new and (lower(noun) in self.knowledge.humans or (closed and not lower(noun).endswith("nya")))

    def _last_named(self, refs: Sequence[MentionRef]) -> EntityDraft | None:
        """The first person of the last sentence so far that names one."""
        last = next((ref for ref in reversed(refs) if ref.entity.type == "PER"), None)
        if last is None:
            return None
        sentence = self.annotated.sentence_of(last.first)
        people = (ref for ref in refs if ref.entity.type == "PER" and ref.first >= sentence.first)
        return next(people).entity

    def _in_bracket(self, name: Name, previous: MentionRef) -> bool:
        """Whether a name of one word stands alone in brackets right behind a longer one: "Bakti Sulaiman (BS)"."""
        lower = self.annotated.lower
        alone = previous.last == name.first - 1 and lower(name.first - 1) == "(" and lower(name.last) == ")"
        return alone and name.last - name.first == 1 and previous.last - previous.first > 1

    def _renamed(self, name: Name, previous: MentionRef) -> bool:
        """Whether words of naming stand right before a name, and the other name near before them, no noun between."""
        found = self.knowledge.alias_words.ending(self.annotated.lower, name.first, previous.last)
        near = name.first - previous.last <= ALIAS_REACH
        return near and found is not None and self._noun(found[0], previous) is None

    def _noun(self, alias: int, previous: MentionRef) -> int | None:
        """The noun behind a name that "yang" and the words of naming at `alias` describe: "putranya | yang disapa"."""
        noun, lower = alias - 2, self.annotated.lower
        behind = noun >= previous.last and lower(alias - 1) == "yang"
        return noun if behind and lower(noun).isalpha() and lower(noun) not in self.knowledge.joiners else None

    def find(self, name: Name) -> EntityDraft:
        """The person whom a name means: the one named last among those it fits, else somebody new."""
        text = self.annotated.phrase(name.first, name.last)
        key = person_key(split_bracket(text)[0], self.knowledge.variants, self.knowledge.particles)
        nickname = self.knowledge.nicknames.get(" ".join(key))
        best: EntityDraft | None = None
        for word in {*key, *(nickname or ())}:
            for draft in self._by_word.get(word, ()):
                if (
                    self._same(key, nickname, draft)
                    and not self._bears(key, draft.key)
                    and (best is None or _before(best, draft, key))
                ):
                    best = draft
        best = best or self._only(key, _cut) or self._only(key, _respelt)
        if best is None:
            best = self.new("PER", text, key)
        elif len(key) > len(best.key) and is_part(best.key, key):
            best.key = key
        for word in key:
            for table, at in ((self._by_word, word), (self._near, fold(word)), (self._near, word[:SHORTEST_CUT])):
                if best not in table[at]:
                    table[at].append(best)
        return best

    def _same(self, key: Key, nickname: Key | None, draft: EntityDraft) -> bool:
        if key == draft.key or is_part(key, draft.key) or is_part(draft.key, key):
            return True
        if any(key == (own := tuple(alias.split())) or is_part(key, own) for alias in draft.aliases):
            return True
        full = self.knowledge.nicknames.get(" ".join(draft.key))
        return bool(nickname and is_part(draft.key, nickname)) or bool(full and is_part(key, full))

    def _bears(self, key: Key, whole: Key) -> bool:
        """Whether a name is another's with a given name before it, as wives bear it: "Iriana" + "Joko Widodo"."""
        front = len(key) - len(whole)
        if front < 1 or len(whole) < 2 or key[front:] != whole:
            return False
        return not any(len(word) < SHORTEST_GIVEN or word in self._common for word in key[:front])

    def _only(self, key: Key, likes: Callable[[Key, EntityDraft], bool]) -> EntityDraft | None:
        """The one person whose name is like a name that stands for nobody yet; None where several are."""
        near: dict[str, EntityDraft] = {}
        for word in key:
            for at in (fold(word), word[:SHORTEST_CUT]):
                near.update((draft.id, draft) for draft in self._near.get(at, ()))
        found = [draft for draft in near.values() if likes(key, draft) and not self._bears(key, draft.key)]
        return found[0] if len(found) == 1 else None


def _respelt(key: Key, draft: EntityDraft) -> bool:
    """Whether a name is another's in the letters that spellings exchange: "Dedy" for "Deddy Mizwar"."""
    own, other = tuple(map(fold, key)), tuple(map(fold, draft.key))
    return min(map(len, own), default=0) >= SHORTEST_CUT and (is_part(own, other) or is_part(other, own))


def _cut(key: Key, draft: EntityDraft) -> bool:
    """Whether a name is the beginning of a word of another's: "Rifqi" for "Muhammad Rifqinizamy Karsayuda"."""
    *lead, last = key or ("",)
    if len(last) < SHORTEST_CUT or len(draft.key) < 2 or len(key) > len(draft.key):
        return False
    for i, word in enumerate(draft.key):
        if word.startswith(last) and len(word) - len(last) >= SHORTEST_REST:
            return not lead or is_part(tuple(lead), draft.key[:i])
    return False


def _before(best: EntityDraft, draft: EntityDraft, key: Key) -> bool:
    """Whether a person fits a name better than the best so far: the very name, the same first name, the last named."""
    ranks = [(one.key == key, one.key[:1] == key[:1], _last(one)) for one in (best, draft)]
    return ranks[1] > ranks[0]


def _last(draft: EntityDraft) -> int:
    return draft.mentions[-1].start if draft.mentions else -1
