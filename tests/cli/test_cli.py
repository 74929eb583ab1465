"""The command line as a person or a script uses it."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import eventx
from eventx.cli import main
from eventx.display.terminal import plain

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
TEXT = (
    "JAKARTA - Presiden Finlandia Alexander Stubb bertemu Presiden Prabowo Subianto di Jakarta, Rabu (12/3/2025).\n"
    '"Kami membahas energi," kata Stubb.\n'
)


Run = Callable[..., tuple[str, str]]


def start(*arguments: str, stdin: str = "", code: int = 0) -> tuple[str, str]:
    """In a process of its own, as a shell does."""
    command = [sys.executable, "-m", "eventx", *arguments]
    done = subprocess.run(command, input=stdin, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    return done.stdout, done.stderr


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """In this process, through the same entry point: saves loading the pipeline for every case."""

    def call(*arguments: str, stdin: str = "", code: int = 0) -> tuple[str, str]:
        monkeypatch.setenv("COLUMNS", "200")
        monkeypatch.setattr("sys.argv", ["eventx", *arguments])
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode("utf-8"))))
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        assert (ended.value.code or 0) == code, err
        return out, err

    return call


def test_a_pipe_gets_json_lines() -> None:
    out, _ = start("extract", *map(str, SEEDS))
    results = [eventx.Extraction.model_validate_json(line) for line in out.splitlines()]
    assert [result.text for result in results] == [path.read_text(encoding="utf-8") for path in SEEDS]
    assert all(result.statements and result.events for result in results)


def test_standard_input_and_a_date(run: Run) -> None:
    out, _ = run("extract", "--published", "2025-03-13", stdin=TEXT)
    result = eventx.Extraction.model_validate_json(out)
    assert result.text == TEXT
    assert str(result.article.published) == "2025-03-13"


def test_json_is_an_object_for_one_article_and_an_array_for_more(run: Run) -> None:
    one, _ = run("extract", str(SEEDS[0]), "--format", "json")
    two, _ = run("extract", *map(str, SEEDS), "--format", "json")
    assert json.loads(one)["text"].startswith("TRIBUNNEWS")
    assert len(json.loads(two)) == 2
    assert json.loads(two)[0] == json.loads(one)


def test_table_shows_speakers_and_notes(run: Run) -> None:
    out, _ = run("extract", "--format", "table", stdin=TEXT)
    assert "Statements" in out
    assert "Stubb" in out
    assert "Kami membahas energi" in out


def test_a_terminal_gets_a_table() -> None:
    parent, child = pty.openpty()
    process = subprocess.Popen([sys.executable, "-m", "eventx", "extract", str(SEEDS[0])], stdout=child, stderr=child)
    os.close(child)
    out = b""
    try:
        while block := os.read(parent, 65536):
            out += block
    except OSError:
        pass  # a closed terminal raises instead of giving an end of file
    assert process.wait() == 0
    assert b"Statements" in out
    assert b'{"article"' not in out


def test_explain_shows_the_rule_and_the_evidence(run: Run) -> None:
    out, _ = run("explain", "-", stdin=TEXT)
    assert "rule statement." in out
    assert "cue" in out
    start = TEXT.index("Kami")
    assert f"[{start}:{start + len('Kami membahas energi')}]" in out


def test_explain_tells_what_makes_an_event_sure(run: Run) -> None:
    out, _ = run("explain", "-", stdin="Kebakaran di Solo menewaskan tiga warga.")
    assert "confidence 0." in out
    assert "its place is known" in out


def test_explain_tells_why_a_trigger_names_no_event(run: Run) -> None:
    text = "Kebakaran di Solo menewaskan tiga warga. Warga itu mengalami serangan jantung."
    out, _ = run("explain", "-", stdin=text)
    start = text.index("serangan")
    assert "note blocked-trigger: " in out
    assert f"[{start}:" in out
    assert "event.blocked." in out
    plain, _ = run("extract", "-", stdin=text)
    assert "blocked-trigger" not in plain


def test_an_unreadable_file_is_listed_and_harms_no_other(tmp_path: Path, run: Run) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"Budi mengatakan \xff\xfe hal itu.")
    out, err = run("extract", str(SEEDS[0]), str(tmp_path / "none.txt"), str(bad), str(SEEDS[1]), code=1)
    assert len(out.splitlines()) == 2
    assert "none.txt" in err
    assert "bad.txt" in err
    assert "2 not read" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("extract", "--published", "kemarin", "-"), "2025-02-26"),
        (("extract", "--model", "no-such-model", "-"), "Leave `model` out"),
        (("extract", "--lexicon", "no-such-folder", "-"), "existing folder"),
        (("extract", "--format", "xml", "-"), "xml"),
        (("extract", "--processes", "0", "-"), "processes"),
        (("lexicon", "check", "no-such-folder"), "existing folder"),
        (("explain", "no-such-file.txt"), "cannot be read"),
        (("no-such-command",), "no-such-command"),
    ],
)
def test_wrong_use_is_one_message_without_a_traceback(arguments: tuple[str, ...], message: str, run: Run) -> None:
    _, err = run(*arguments, stdin=TEXT, code=2)
    assert message in err
    assert "Traceback" not in err


def test_lexicon_check_of_the_shipped_data(run: Run) -> None:
    out, _ = run("lexicon", "check")
    assert "statement_cues" in out
    assert "all well" in out


def test_lexicon_check_names_file_and_line(tmp_path: Path, run: Run) -> None:
    (tmp_path / "months.tsv").write_text("form\tmonth\tsource\texample\nfoo\n", encoding="utf-8")
    _, err = run("lexicon", "check", str(tmp_path), code=2)
    assert "months.tsv:" in err


def test_version(run: Run) -> None:
    assert run("--version")[0].strip() == f"eventx {eventx.__version__}"


def test_a_reader_that_goes_away_is_no_error(run: Run) -> None:
    command = f"{sys.executable} -m eventx extract {SEEDS[0]} {SEEDS[1]} | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.stdout.decode() == '{"article"'
    assert b"Traceback" not in done.stderr


ESCAPES = [
    ("\x1b]0;title\x07Budi\x1b[2J", "\ufffd]0;title\ufffdBudi\ufffd[2J"),
    ("abc\u202edef", "abc\ufffddef"),
    ("a\tb\nc", "a b c"),
    ("\x9b31mred", "\ufffd31mred"),
    ("Türkiye “ya” 😀", "Türkiye “ya” 😀"),
]


@pytest.mark.parametrize(("text", "shown"), ESCAPES)
def test_no_text_controls_the_terminal(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize("command", [("extract", "--format", "table"), ("explain", "-")])
def test_escape_sequences_of_an_article_are_not_sent(command: tuple[str, ...], run: Run) -> None:
    out, _ = run(*command, stdin='"Kami \x1b[31mmerah\x1b[0m \u202edatang," kata Stubb \x1b]0;x\x07 di Jakarta.')
    assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(out)
