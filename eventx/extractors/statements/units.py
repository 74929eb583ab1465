"""Reporting units: sentences joined where a quotation runs on, so that a cue and its quotation stand together."""

from __future__ import annotations

from dataclasses import dataclass, field

from eventx.pipeline.annotated import AnnotatedText, Quote


@dataclass(slots=True)
class Unit:
    """Sentences that report together: tokens ``[first, last)``, characters ``[start, end)``, its outer quotations.

    `body` is the first token behind a dateline, `first` where there is none.
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
        return next((q for q in self.quotes if q.outer_start <= char < q.outer_end), None)


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
