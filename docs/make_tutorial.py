"""Writes docs/tutorial.ipynb from its cells below, without outputs; CI and the site run it."""

from pathlib import Path

import nbformat

CELLS = [
    """# From articles to a timeline

Two articles report on the same talks between Russia and the United States: one from *Tribunnews*, one from *SeaPRwire*.
In a few lines they become a timeline with sources, a data frame, a chart and a database. Everything here runs without
a network.""",
    """
from pathlib import Path

import eventx

seeds = next(p for p in (Path("seeds"), Path("../seeds")) if p.is_dir())
tribun, seapr = (path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt")))
first = eventx.extract(tribun, source="tribunnews.com")
second = eventx.extract(seapr, source="seaprwire.com")
""",
    """Neither call was told when the article appeared; the text says it ("Kamis (27/2/2025), besok"). An extraction shows
its article with speakers, cues, triggers, places and times marked; point at a mark to see what it is.""",
    "first",
    "first.article.published, first.article.published_from",
    """## Who said what

Records are typed, and every part knows where it stands in the text.""",
    """
for statement in first.statements[:5]:
    speaker = statement.speaker.name if statement.speaker else None
    print(f"{speaker}: {statement.content[0].text[:90]}")
""",
    """
statement = first.statements[0]
span = statement.content[0]
assert tribun[span.start : span.end] == span.text
statement
""",
    """## A timeline

Both articles tell of the talks in Riyadh and of those planned in Istanbul. Each becomes one entry with two sources.""",
    """
timeline = eventx.timeline([first, second])
timeline.by_kind("meeting")
""",
    """
for place in ("Riyadh", "Istanbul"):
    (entry,) = [e for e in timeline.by_kind("meeting") if e.place and e.place.name == place and len(e.sources) == 2]
    print(place, entry.time.value, entry.status, entry.sources)
    for report in entry.reports:
        print("   ", report.source, report.published, "–", report.sentence.text.strip()[:80])
""",
    "Filters give smaller timelines; any spelling of a name finds it.",
    """timeline.statements_of("Sergej Lavrov")""",
    """## A chart

Own SVG, without any library; point at a mark for the sentence and its sources. `save` writes .svg, .html and .png.""",
    """
chart = timeline.plot(title="Rusia – Amerika Serikat")
chart
""",
    "## A data frame",
    """
frame = timeline.to_pandas()
frame[["kind", "type", "status", "date", "place", "actors", "reports"]].head(8)
""",
    """frame.groupby(["kind", "type"]).size().sort_values(ascending=False).head(8)""",
    """## A database

DuckDB takes the timeline by the name of the variable: no copy, no file.""",
    """
import duckdb

duckdb.sql('''
    SELECT date, place, actors, sources
    FROM timeline
    WHERE kind = 'meeting' AND date IS NOT NULL
    ORDER BY date_first
''').df()
""",
    "## Files",
    """
import tempfile

folder = Path(tempfile.mkdtemp())
for name in ("timeline.parquet", "timeline.csv", "timeline.sqlite", "timeline.ics", "timeline.jsonld", "timeline.html"):
    print(name, eventx.write(timeline, folder / name))
""",
    """JSON Lines keep everything: what is written comes back equal.""",
    """
eventx.write([first, second], folder / "extractions.jsonl.gz")
assert list(eventx.read_jsonl(folder / "extractions.jsonl.gz")) == [first, second]
""",
]


def main() -> None:
    """Write the notebook."""
    book = nbformat.v4.new_notebook()
    book.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    for number, source in enumerate(CELLS):
        prose = source.startswith(("#", "Neither", "Filters", "JSON Lines"))
        make = nbformat.v4.new_markdown_cell if prose else nbformat.v4.new_code_cell
        book.cells.append(make(source.strip(), id=f"cell-{number}"))
    nbformat.write(book, Path(__file__).parent / "tutorial.ipynb")


if __name__ == "__main__":
    main()
