"""The commands that work on many files; most of them on extractions from a file, so that no model is loaded."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eventx.cli import app
from eventx.commands.extract import extract_to
from eventx.commands.inputs import Articles, are_extractions, column_names
from eventx.errors import ArgumentError
from eventx.export import read_jsonl, write
from tests.timelines.factories import article

ROOT = Path(__file__).parents[2]
run = CliRunner().invoke


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    facts = {"who": ["PER Dmitri Saveliev RU"], "when": "2025-03-07", "where": "Wina AT 48.2 16.37"}
    told = [article("meeting", "Saveliev bertemu \x1b[31m Hoffmann.", id=i, source=f"Kabar {i}", **facts) for i in "ab"]
    told.append(article("disaster", "Banjir merendam Demak.", id="c", when="2025-01-05", where="Demak ID -6.9 110.6"))
    path = tmp_path / "reports.jsonl"
    write(told, path)
    return path


def test_timeline_of_extractions(reports: Path) -> None:
    result = run(app, ["timeline", str(reports)])
    assert result.exit_code == 0
    flood, meeting = result.stdout.splitlines()
    assert flood.startswith("2025-01-05   event/disaster @ Demak: Banjir")
    assert meeting.endswith("(Kabar a, Kabar b)")
    assert "\x1b" not in meeting


@pytest.mark.parametrize(
    ("options", "entries"),
    [(["--person", "Savelyev"], 1), (["--country", "ID"], 1), (["--kind", "event"], 1), (["--kind", "statement"], 0)],
)
def test_timeline_filters(reports: Path, options: list[str], entries: int) -> None:
    result = run(app, ["timeline", str(reports), *options])
    assert len(result.stdout.split("\n")) - 1 == max(1, entries)
    assert bool(result.stdout.strip()) == bool(entries)


@pytest.mark.parametrize("suffix", ["parquet", "csv", "jsonl", "ics", "jsonld", "html", "sqlite", "svg", "png"])
def test_timeline_to_a_file(reports: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"out.{suffix}"
    result = run(app, ["timeline", str(reports), "--to", str(target)])
    assert result.exit_code == 0
    assert "2 entries" in result.output
    assert target.stat().st_size > 100


def test_extract_to_a_file_and_resume(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for seed in sorted((ROOT / "seeds").glob("*.txt")):
        shutil.copy(seed, folder)
    target = tmp_path / "out.jsonl"
    result = run(app, ["extract", str(folder), "--to", str(target), "--published", "2025-02-27"])
    assert result.exit_code == 0, result.output
    first, second = read_jsonl(target)
    target.write_text(first.model_dump_json() + "\n" + '{"article": {"id"')
    assert (
        run(app, ["extract", str(folder), "--to", str(target), "--published", "2025-02-27", "--resume"]).exit_code == 0
    )
    assert list(read_jsonl(target)) == [first, second]


def test_resume_reads_only_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal of an interrupted Parquet file is taken up, and goes away once the file is complete."""
    (tmp_path / "in.jsonl").write_text("\n".join(json.dumps({"id": i, "text": f"Berita {i}."}) for i in "abc"))
    read: list[str] = []

    def interrupted(articles, **options):
        for item in articles:
            if len(read) == 2:
                raise KeyboardInterrupt
            read.append(item.id)
            yield article("disaster", "Banjir.", id=item.id)

    monkeypatch.setattr("eventx.commands.extract.extract_many", interrupted)
    target = tmp_path / "out.parquet"
    arguments = {"published": None, "columns": []}
    with pytest.raises(KeyboardInterrupt):
        extract_to(target, [str(tmp_path / "in.jsonl")], resume=False, **arguments)
    assert not target.exists()
    assert (tmp_path / "out.parquet.partial.jsonl").exists()
    read.append("")  # the second run is not interrupted
    assert extract_to(target, [str(tmp_path / "in.jsonl")], resume=True, **arguments) == 3
    assert read == ["a", "b", "", "c"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.parquet"]


def test_output_may_not_be_input(reports: Path) -> None:
    before = reports.read_text()
    with pytest.raises(ArgumentError, match="also an input"):
        extract_to(reports, [str(reports)], published=None, columns=[], resume=False)
    assert reports.read_text() == before


def test_evaluate(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    text = "“Kami siap,” kata Menteri Luar Negeri Retno Marsudi."
    statement = {"content": [[1, 10]], "form": "direct", "speaker": ["Retno Marsudi"]}
    gold.write_text(json.dumps({"id": "a", "text": text, "statements": [statement]}))
    saved = tmp_path / "run.json"
    result = run(app, ["evaluate", str(gold), "--save", str(saved)])
    assert result.exit_code == 0
    assert "statement found + speaker         100.0  100.0  100.0" in result.stdout
    again = run(app, ["evaluate", str(gold), "--against", str(saved)])
    assert "F1 was" in again.stdout
    assert "gained" not in again.stdout
    assert json.loads(run(app, ["evaluate", str(gold), "--json"]).stdout)["articles"] == 1


def test_articles_are_counted_for_the_progress_bar(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Satu."}\n\n{"text": "Dua."}\n')
    (tmp_path / "b.csv").write_text('text\n"Tiga\nbaris"\nEmpat\n')
    (tmp_path / "c.txt").write_text("Lima.")
    articles = Articles([str(tmp_path)], published=None, columns=[])
    assert len(articles) == len(list(articles)) == 5


def test_column_names() -> None:
    assert column_names(["text=isi", "id=no"]) == {"text": "isi", "id": "no"}
    with pytest.raises(ArgumentError, match="field=column"):
        column_names(["isi"])


def test_only_extractions_are_taken_for_extractions(reports: Path, tmp_path: Path) -> None:
    other = tmp_path / "articles.jsonl"
    other.write_text('{"text": "Satu."}\n')
    assert are_extractions(str(reports))
    assert not are_extractions(str(other))
    assert not are_extractions("-")
