"""Writes docs/tables.md from the schema of the tables; run it after a change: ``python docs/make_tables.py``."""

from pathlib import Path

from eventx.export.schema import TABLE_SCHEMA_VERSION, TABLES

PAGE = Path(__file__).parent / "tables.md"
ABOUT = {
    "records": "One row a record of an extraction, or an entry of a timeline.",
    "participants": "One row a speaker, addressee or participant.",
    "places": "One row a record that has a place.",
    "evidence": "The words that a record rests on: a row for the sentence of every report, and for each span.",
}


def page() -> str:
    """The text of the page: what stands before the generated part, and the tables."""
    head = PAGE.read_text(encoding="utf-8").split("<!-- generated -->")[0]
    parts = [f"{head}<!-- generated -->\n\nVersion of the columns: **{TABLE_SCHEMA_VERSION}**\n"]
    for table, columns in TABLES.items():
        parts.append(f"\n## `{table}`\n\n{ABOUT[table]}\n\n| column | type | null | meaning |\n|---|---|---|---|\n")
        for column in columns:
            null = "no" if column.required else "yes"
            parts.append(f"| `{column.name}` | {column.type} | {null} | {column.doc} |\n")
    return "".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
