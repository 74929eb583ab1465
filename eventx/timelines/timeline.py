"""The timeline itself: entries in order of time, with filters that give smaller timelines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, overload

from eventx.errors import ArgumentError
from eventx.models import Record
from eventx.timelines.models import TimelineEntry
from eventx.timelines.names import person_likeness, person_words
from eventx.views import Displayed, Tabular

if TYPE_CHECKING:
    from eventx.display.chart import Chart
    from eventx.display.vega import AltairChart

Order = Literal["date", "first_reported", "last_reported", "reports"]


class Timeline(Displayed, Tabular, Record):
    """Entries in order of time; immutable, so every filter returns a new timeline.

    Behaves like a sequence: ``len(timeline)``, ``timeline[0]``, ``timeline[:10]``, ``for entry in timeline``.
    """

    entries: tuple[TimelineEntry, ...] = ()

    @classmethod
    def of(cls, entries: Iterable[TimelineEntry]) -> Timeline:
        """A timeline of these entries, put in order of time."""
        return cls.model_construct(entries=tuple(sorted(entries, key=_chronological)))

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[TimelineEntry]:  # type: ignore[override]
        return iter(self.entries)

    @overload
    def __getitem__(self, item: int) -> TimelineEntry: ...
    @overload
    def __getitem__(self, item: slice) -> Timeline: ...
    def __getitem__(self, item: int | slice) -> TimelineEntry | Timeline:
        if isinstance(item, slice):
            return Timeline.model_construct(entries=self.entries[item])
        return self.entries[item]

    def __repr__(self) -> str:
        return f"Timeline({len(self)} entries from {len(self.sources)} sources)"

    __str__ = __repr__

    @property
    def sources(self) -> tuple[str, ...]:
        """The publishers of all reports, sorted."""
        return tuple(sorted({source for entry in self.entries for source in entry.sources}))

    def where(self, test: Callable[[TimelineEntry], bool]) -> Timeline:
        """The entries for which a function of yours is true."""
        return Timeline.model_construct(entries=tuple(entry for entry in self.entries if test(entry)))

    def by_kind(self, *kinds: str) -> Timeline:
        """The entries of these kinds: "statement", "meeting", "event"."""
        return self.where(lambda entry: entry.kind in kinds)

    def by_type(self, *types: str) -> Timeline:
        """The entries of these types: an event's type, a meeting's mode, a statement's act."""
        return self.where(lambda entry: entry.type in types)

    def by_status(self, *statuses: str) -> Timeline:
        """The meetings and events with these latest statuses."""
        return self.where(lambda entry: entry.status in statuses)

    def by_person(self, name: str) -> Timeline:
        """The entries in which somebody of this name speaks, is spoken to or takes part.

        A part of the name and other spellings are found too: "Lavrov" finds Sergei Lavrov and Sergey Lavrov.
        """
        wanted = _name(name)
        return self.where(lambda entry: any(person_likeness(wanted, person_words(n)) > 0 for n in _people(entry)))

    def by_country(self, country: str) -> Timeline:
        """The entries that take place in, or with parties of, a country (ISO 3166-1 alpha-2, "RU")."""
        code = country.strip().upper()
        if len(code) != 2 or not code.isalpha():
            raise ArgumentError("Not a country code.", got=country, allowed="ISO 3166-1 alpha-2, such as 'ID' or 'RU'")
        return self.where(lambda entry: code in _countries(entry))

    def by_source(self, *sources: str) -> Timeline:
        """The entries that at least one of these publishers reports; letter case makes no difference."""
        wanted = {source.casefold() for source in sources}
        return self.where(lambda entry: any(source.casefold() in wanted for source in entry.sources))

    def between(
        self, first: date | str | None = None, last: date | str | None = None, *, undated: bool = False
    ) -> Timeline:
        """The entries that cover at least one day from `first` to `last`, both inclusive; None leaves an end open.

        Args:
            first: a date or an ISO string.
            last: a date or an ISO string.
            undated: keep the entries whose days are not known.

        Raises:
            ArgumentError: an end is no date, or `first` is after `last`.
        """
        low, high = _as_date(first) or date.min, _as_date(last) or date.max
        if low > high:
            raise ArgumentError("The first day is after the last.", got=f"{low} to {high}", allowed="first <= last")

        def inside(entry: TimelineEntry) -> bool:
            days = entry.days
            return undated if days is None else days[0] <= high and days[1] >= low

        return self.where(inside)

    def statements_of(self, name: str) -> Timeline:
        """The statements whose speaker has this name, in any spelling."""
        wanted = _name(name)

        def speaks(entry: TimelineEntry) -> bool:
            return any(person_likeness(wanted, person_words(actor.name)) > 0 for actor in entry.participants)

        return self.where(lambda entry: entry.kind == "statement" and speaks(entry))

    def sorted_by(self, order: Order = "date", *, reverse: bool = False) -> Timeline:
        """Another order: by date (partial dates by their first day, finer ones first), first or last report, or
        number of reports. What has no date stands at the end, also in reverse.
        """
        keys: dict[str, Callable[[TimelineEntry], object]] = {
            "date": lambda e: e.days[0] if e.days else None,
            "first_reported": lambda e: e.first_reported,
            "last_reported": lambda e: e.last_reported,
            "reports": lambda e: len(e.reports),
        }
        if order not in keys:
            raise ArgumentError("Unknown order.", got=order, allowed=", ".join(keys))
        key = keys[order]
        dated = [entry for entry in self.entries if key(entry) is not None]
        dated.sort(key=key, reverse=reverse)  # type: ignore[arg-type]
        rest = [entry for entry in self.entries if key(entry) is None]
        return Timeline.model_construct(entries=(*dated, *rest))

    def plot(self, *, title: str | None = None, width: int = 960) -> Chart:
        """A chart in lanes of kinds: ranges as bars, days as dots; hover shows sentence and sources.

        Args:
            title: stands above the chart.
            width: in pixels, at least 480.

        Returns:
            A `Chart` that notebooks show and ``chart.save("timeline.svg")`` writes (.svg, .html, .png).
        """
        from eventx.display.chart import draw

        return draw(self, title=title, width=width)

    def to_altair(self, *, title: str | None = None, width: int = 960) -> AltairChart:
        """The same chart made by Altair, to zoom in and to restyle through its `chart` attribute.

        Raises:
            MissingExtraError: altair or vl-convert-python is not installed.
        """
        from eventx.display.vega import draw_altair

        return draw_altair(self, title=title, width=width)


def _chronological(entry: TimelineEntry) -> tuple[int, int, int, str, str]:
    """By first day, the shorter period first; without days after all others, by first report."""
    days = entry.days
    reported = (entry.first_reported or date.max).toordinal()
    if days is None:
        return date.max.toordinal(), 0, reported, entry.kind, entry.id
    return days[0].toordinal(), (days[1] - days[0]).days, reported, entry.kind, entry.id


def _people(entry: TimelineEntry) -> Iterator[str]:
    for actor in entry.participants:
        yield actor.name
    if entry.record.kind == "statement" and entry.record.addressee:
        yield entry.record.addressee.name


def _countries(entry: TimelineEntry) -> set[str]:
    countries = {actor.country for actor in entry.participants}
    if entry.place is not None:
        countries.add(entry.place.country)
    return {country for country in countries if country}


def _name(name: str) -> tuple[str, ...]:
    wanted = person_words(name)
    if not wanted:
        raise ArgumentError("Not a name.", got=name, allowed="a name or part of it, such as 'Lavrov'")
    return wanted


def _as_date(value: date | str | None) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise ArgumentError("Not a date.", got=value, allowed="a date or an ISO string '2025-02-27'") from error
