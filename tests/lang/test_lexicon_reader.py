"""The reader of language data: what it accepts, and what it says of a malformed file."""

import gzip
from pathlib import Path

import pytest

from eventx import ArgumentError, LexiconError
from eventx.lang.lexicon import DATA, Lexicon, get_lexicon, load_lexicon
from eventx.lang.tables import TableSpec, read_table

SPEC = TableSpec.read(
    "cues",
    {
        "columns": ["form", "frame", "source", "example"],
        "key": ["form", "frame"],
        "optional": ["source"],
        "allowed": {"frame": ["clausal", "after"]},
        "example_tag": "cue",
        "match": "form",
    },
)
HEADER = "form\tframe\tsource\texample\n"
KATA = "kata\tafter\tx\tNaik, <cue>kata</cue> Budi.\n"
UJAR = "ujar\tafter\tx\tNaik, <cue>ujar</cue> Budi.\n"


def written(folder: Path, content: str | bytes, name: str = "cues.tsv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_reads_rows_with_their_line(tmp_path: Path):
    rows = read_table(written(tmp_path, "# note\n" + HEADER + KATA + UJAR), SPEC)
    assert [(row["form"], row.line) for row in rows] == [("kata", 3), ("ujar", 4)]


def test_reads_a_compressed_table(tmp_path: Path):
    path = written(tmp_path, gzip.compress((HEADER + KATA).encode()), "cues.tsv.gz")
    assert read_table(path, SPEC)[0]["frame"] == "after"


@pytest.mark.parametrize(
    "content, problem",
    [
        ("form\tframe\n", "Wrong columns"),
        (HEADER + "kata\tafter\n", "Wrong number of cells"),
        (HEADER + "kata\tbefore\tx\t<cue>kata</cue>\n", "Bad frame"),
        (HEADER + "\tafter\tx\t<cue>kata</cue>\n", "'form' is empty"),
        (HEADER + UJAR + KATA, "out of order"),
        (HEADER + KATA + KATA, "Two entries with one key"),
        (HEADER + "kata\tafter\tx\tNaik, kata Budi.\n", "marks no <cue>"),
        (HEADER + "kata\tafter\tx\tNaik, <cue>ujar</cue> Budi.\n", "does not show its entry"),
        (HEADER + "kata\tafter\tx\tNaik, <cue>kata Budi.\n", "malformed"),
        (b"\xff\xfe\x00", "UTF-8"),
    ],
)
def test_a_malformed_file_is_named_with_its_line(tmp_path: Path, content: str | bytes, problem: str):
    with pytest.raises(LexiconError, match=problem) as caught:
        read_table(written(tmp_path, content), SPEC)
    assert "cues.tsv" in str(caught.value)


def test_a_users_row_replaces_ours_and_new_ones_are_added(tmp_path: Path):
    for name, rows in (("ours", KATA), ("theirs", "kata\tafter\tmine\t<cue>kata</cue>\n" + UJAR)):
        (tmp_path / name).mkdir()
        written(tmp_path / name, HEADER + rows)
    lexicon = Lexicon((tmp_path / "ours", tmp_path / "theirs"))
    lexicon._schema["cues"] = SPEC
    assert {row["form"]: row["source"] for row in lexicon.rows("cues")} == {"kata": "mine", "ujar": "x"}


def test_a_lexicon_folder_must_exist_and_hold_a_known_table(tmp_path: Path):
    with pytest.raises(ArgumentError, match="does not exist"):
        load_lexicon(tmp_path / "none")
    with pytest.raises(ArgumentError, match="no known table"):
        load_lexicon(tmp_path)


def test_every_shipped_table_is_sound_and_in_the_schema():
    lexicon = get_lexicon()
    shipped = {path.name.split(".")[0] for path in DATA.glob("*.tsv*")}
    assert shipped == set(lexicon.schema)
    assert all(lexicon.check().values())


def test_an_index_is_built_once():
    lexicon = Lexicon((DATA,))
    built: list[int] = []
    for _ in range(3):
        lexicon.cached("index", lambda lexicon: built.append(1))
    assert built == [1]
