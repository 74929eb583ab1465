"""Reporting units: sentences joined where a quotation runs on, so that a cue and its quotation stand together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter

from eventx.pipeline.annotated import AnnotatedText, Quote

_outer_start, _start = attrgetter("outer_start"), attrgetter("start")


@dataclass(slots=True)
class Unit:
    """Sentences that report together: tokens ``[first, last)``, characters ``[start, end)``, its outer quotations.

    `body` is the first token behind a dateline, `first` where there is none; `quotes` stand in text order and do not
    overlap.
    """

    first: int
    last: int
    start: int
    end: int
    paragraph: int
    body: int
    quotes: list[Quote] = field(default_factory=list)

    def quote_at(self, char: int) -> Quote | None:
        """The outer quotation that covers a character, marks included."""
        place = bisect_right(self.quotes, char, key=_outer_start) - 1
        return self.quotes[place] if place >= 0 and char < self.quotes[place].outer_end else None

    def quotes_in(self, start: int, end: int) -> list[Quote]:
        """The outer quotations whose mark and first word stand in ``[start, end)``."""
        first = bisect_left(self.quotes, start, key=_outer_start)
        return self.quotes[first : bisect_left(self.quotes, end, first, key=_start)]

    def quote_after(self, char: int) -> Quote | None:
        """The first outer quotation that begins at a character or behind it."""
        place = bisect_left(self.quotes, char, key=_outer_start)
        return self.quotes[place] if place < len(self.quotes) else None

    def quoted(self, start: int, end: int) -> bool:
        """Whether words of a quotation stand in ``[start, end)``."""
        place = bisect_left(self.quotes, end, key=_start) - 1
        return place >= 0 and start < self.quotes[place].end


def reporting_units(annotated: AnnotatedText) -> list[Unit]:
    """Join the sentences that a quotation spans.

    Args:
        annotated: the annotated article.

    Returns:
        Units in text order; every token of a sentence lies in one of them.
    """
    outer = [quote for quote in annotated.quotes if quote.depth == 0]
    units: list[Unit] = []
    place = 0
    for sentence in annotated.sentences:
        while place < len(outer) and outer[place].outer_end <= sentence.start:
            place += 1
        crossing = place < len(outer) and outer[place].outer_start < sentence.start
        if units and crossing:
            units[-1].last, units[-1].end = sentence.last, sentence.end
        else:
            units.append(
                Unit(sentence.first, sentence.last, sentence.start, sentence.end, sentence.paragraph, sentence.body)
            )
    place = 0
    for unit in units:
        while place < len(outer) and outer[place].outer_start < unit.end:
            if outer[place].outer_start >= unit.start:
                unit.quotes.append(outer[place])
            place += 1
    return units
