"""What the pipeline knows of one text: tokens and trees, sentences, quotations, times and names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from spacy.attrs import DEP, HEAD, IDX, POS
from spacy.parts_of_speech import NAMES  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from eventx.lang.lexicon import Lexicon
from eventx.models import EntityType, Note, Span, Timex


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch between quotation marks: `start` and `end` lie inside the marks, the outer offsets include them.

    `depth` is 0 for a quotation that stands in no other; `closed` is false when the closing mark is missing and the
    quotation was taken to end with its paragraph.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: characters ``[start, end)`` without outer white space, tokens ``doc[first:last]``, its paragraph.

    `body` is the first token behind a dateline ("JAKARTA, KABAR.com - "), `first` where there is none.
    """

    index: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int
    body: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name after correction at article level: characters ``[start, end)``, tokens ``doc[first:last]``.

    `listed` is false for a country that only tells a nationality ("menteri Rusia"): known, but no mention of its own.
    """

    start: int
    end: int
    first: int
    last: int
    type: EntityType
    listed: bool = True


@dataclass(slots=True)
class AnnotatedText:
    """A text with everything the pipeline found in it.

    `doc` covers the text `cleaned` of the same length, so ``token.idx`` counts characters of `text`. Of its tokens,
    `words` are the texts, `lowers` their lower-case forms, `starts` their first characters, `pos` the universal parts
    of speech, `heads` the indexes of the heads, `deps` the relations to them: lists, as many look-ups in a document
    are slow. `capitals` is filled by `eventx.pipeline.headings`, by number of sentence.
    """

    text: str
    doc: Doc
    cleaned: str
    lexicon: Lexicon
    published: date | None
    published_from: Literal["caller", "dateline", "text"] | None
    times: tuple[Timex, ...]
    quotes: tuple[Quote, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...] = ()
    notes: list[Note] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    lowers: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    capitals: dict[int, tuple[bool, bool]] = field(default_factory=dict)
    _sentence_starts: list[int] = field(default_factory=list)
    _sentence_firsts: list[int] = field(default_factory=list)
    _time_starts: list[int] = field(default_factory=list)
    _quote_starts: list[int] = field(default_factory=list)
    _outer_quotes: list[Quote] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.words = [token.text for token in self.doc]
        rows = self.doc.to_array([IDX, POS, HEAD, DEP]).astype("int64").tolist()
        relations = {number: self.doc.vocab.strings[number % 2**64] for number in {row[3] for row in rows}}
        self.deps = [relations[row[3]] for row in rows]
        self.starts = [row[0] for row in rows]
        self.pos = [NAMES[row[1]] for row in rows]
        self.heads = [i + row[2] for i, row in enumerate(rows)]
        self.lowers = [word.lower() for word in self.words]
        self._sentence_starts = [sentence.start for sentence in self.sentences]
        self._sentence_firsts = [sentence.first for sentence in self.sentences]
        self._time_starts = [time.start for time in self.times]
        self._outer_quotes = [quote for quote in self.quotes if quote.depth == 0]
        self._quote_starts = [quote.outer_start for quote in self._outer_quotes]

    def phrase(self, first: int, last: int) -> str:
        """The cleaned text of the tokens ``doc[first:last]``, without looking into the document."""
        if not 0 <= first < last <= len(self.words):
            return ""
        return self.cleaned[self.starts[first] : self.starts[last - 1] + len(self.words[last - 1])]

    def lower(self, i: int) -> str:
        """The lower-case form of token `i`, the empty string outside the document."""
        if i < 0:
            return ""
        try:
            return self.lowers[i]
        except IndexError:
            return ""

    def token_at(self, char: int) -> int:
        """The index of the token that covers the character, or of the last one before it."""
        return max(0, bisect_right(self.starts, char) - 1)

    def tokens_in(self, start: int, end: int) -> tuple[int, int]:
        """The half-open token range that touches the characters ``[start, end)``."""
        return self.token_at(start), bisect_left(self.starts, end)

    def sentence_at(self, char: int) -> Sentence:
        """The sentence that covers the character, or the last one that begins before it."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, char) - 1)]

    def sentence_of(self, i: int | Token) -> Sentence:
        """The sentence of a token, given by index or as a token."""
        index = i if isinstance(i, int) else i.i
        place = bisect_right(self._sentence_firsts, index) - 1
        return self.sentences[place if place > 0 else 0]

    def times_in(self, start: int, end: int) -> tuple[Timex, ...]:
        """The time expressions that begin in ``[start, end)``."""
        return self.times[bisect_left(self._time_starts, start) : bisect_left(self._time_starts, end)]

    def quote_at(self, char: int) -> Quote | None:
        """The outermost quotation that covers the character, marks included."""
        place = bisect_right(self._quote_starts, char) - 1
        if place >= 0 and char < self._outer_quotes[place].outer_end:
            return self._outer_quotes[place]
        return None

    def span(self, start: int, end: int) -> Span:
        """A span of the text by character offsets."""
        return Span(start=start, end=end, text=self.text[start:end])

    def sentence_span(self, char: int) -> Span:
        """The sentence at a character as evidence."""
        sentence = self.sentence_at(char)
        return self.span(sentence.start, sentence.end)

    def note(self, code: str, message: str, start: int | None = None, end: int | None = None) -> None:
        """Leave a note on why something is missing or uncertain."""
        where = self.span(start, end) if start is not None and end is not None else None
        self.notes.append(Note(code=code, message=message, span=where))
