from __future__ import annotations

import gzip
import io
import json
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from eventx.errors import ArgumentError, InputError, MissingExtraError
from eventx.reading import ArticleInput, read_articles
from eventx.reading.rows import as_day

NEWS_PLEASE = {
    "maintext": "Presiden tiba di Ambon.", "title": "Tiba", "date_publish": "2025-02-26 14:05:00", "filename": "x.json",
    "source_domain": "kabar.example", "url": "https://kabar.example/1", "authors": ["Ani", "Budi"], "description": None,
}  # fmt: skip
TRAFILATURA = {
    "title": "Tiba", "author": "Ani", "hostname": "kabar.example", "date": "2025-02-26", "id": None, "tags": "",
    "fingerprint": "f", "raw_text": "mentah", "source": "https://kabar.example/1", "source-hostname": "Kabar",
    "excerpt": "", "text": "Presiden tiba di Ambon.",
}  # fmt: skip


def one(path: Path, **options) -> ArticleInput | InputError:
    (item,) = read_articles(path, **options)
    return item


@pytest.mark.parametrize(
    ("row", "source", "author"),
    [(NEWS_PLEASE, "kabar.example", "Ani, Budi"), (TRAFILATURA, "Kabar", "Ani")],
    ids=["news-please", "trafilatura"],
)
def test_fields_of_crawlers(tmp_path: Path, row: dict, source: str, author: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    assert one(path) == ArticleInput(
        text="Presiden tiba di Ambon.", published=date(2025, 2, 26), title="Tiba", url="https://kabar.example/1",
        source=source, author=author, id=None, origin=f"{path}:1",
    )  # fmt: skip


CSV = 'Judul,Isi Berita,Tanggal\r\n"Satu, dua","Baris satu\nbaris dua","Rabu, 26 Februari 2025 14:05 WIB"\r\n'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.csv", CSV),
        ("x.tsv", 'judul\tisi\ttanggal\nSatu, dua\t"Baris satu\nbaris dua"\t26/02/2025\n'),
        ("semicolon.csv", 'judul;isi;tanggal\n"Satu, dua";"Baris satu\nbaris dua";2025-02-26\n'),
        ("x.json", json.dumps([{"judul": "Satu, dua", "isi": "Baris satu\nbaris dua", "tanggal": "2025-02-26"}])),
        ("x.jsonl", json.dumps({"judul": "Satu, dua", "isi": "Baris satu\nbaris dua", "tanggal": 1740528000})),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_tables(tmp_path: Path, name: str, content: str, packed: bool) -> None:
    data = b"\xef\xbb\xbf" + content.encode()
    path = tmp_path / (f"{name}.gz" if packed else name)
    path.write_bytes(gzip.compress(data) if packed else data)
    item = one(path)
    assert isinstance(item, ArticleInput)
    assert (item.title, item.text, item.published) == ("Satu, dua", "Baris satu\nbaris dua", date(2025, 2, 26))


def test_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    table = pa.table({"content": ["Satu.", None], "published": [datetime(2025, 2, 26, 3), None]})
    pq.write_table(table, tmp_path / "x.parquet")
    first, second = read_articles(tmp_path)
    assert (first.text, first.published) == ("Satu.", date(2025, 2, 26))
    assert isinstance(second, InputError)


def test_html(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    body = "<p>Presiden tiba di Ambon pada hari Rabu untuk meresmikan pelabuhan baru di kota itu.</p>" * 4
    page = "<html><head><title>Tiba</title><meta property='article:published_time' content='2025-02-26'></head>"
    (tmp_path / "x.html").write_text(f"{page}<body><article><h1>Tiba</h1>{body}</article></body></html>")
    item = one(tmp_path / "x.html")
    assert isinstance(item, ArticleInput)
    assert "meresmikan pelabuhan" in item.text
    assert item.published == date(2025, 2, 26)


def test_folders_are_read_by_name_and_hidden_files_left(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden/d.txt", "image.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [item.text for item in read_articles(tmp_path, published="2025-02-26")] == ["a.txt", "b.txt", "sub/c.txt"]
    assert all(item.published == date(2025, 2, 26) for item in read_articles([tmp_path], published="2025-02-26"))


def test_what_is_bad_stops_nothing_and_is_named(tmp_path: Path) -> None:
    lines = ['{"text": "Satu."}', "{broken", "[1]", '{"words": "x"}', '{"text": "Dua.", "date": "kapan"}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    (tmp_path / "b.txt").write_bytes("Café".encode("latin-1"))
    (tmp_path / "c.csv").write_text("text,title\nSatu,Dua,Tiga\nEmpat,Lima\n")
    (tmp_path / "d.jsonl.gz").write_bytes(gzip.compress(b'{"text": "Satu."}\n' * 99)[:20])
    (tmp_path / "e.txt").write_text("")
    (tmp_path / "f.txt").write_text("Akhir.")
    items = list(read_articles([tmp_path, tmp_path / "none.txt"]))
    told = [str(item) if isinstance(item, InputError) else item.text for item in items]
    for part, message in zip(
        told,
        ["Satu.", "a.jsonl:2: Not JSON", "a.jsonl:3: Not an article", "a.jsonl:4: The row has no text",
         "a.jsonl:5: The publication date", "b.txt is not in UTF-8", "c.csv:2: A row of another length", "Empat",
         "d.jsonl.gz is damaged", "e.txt: The row has no text", "Akhir.", "none.txt cannot be read"],
        strict=True,
    ):  # fmt: skip
        assert message in part


def test_own_column_names(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps({"text": "ringkasan", "Kata Lengkap": "Isi penuh."}))
    item = one(path, columns={"text": "kata_lengkap"})
    assert isinstance(item, ArticleInput)
    assert item.text == "Isi penuh."
    with pytest.raises(ArgumentError, match="text, published"):
        read_articles(path, columns={"teks": "x"})


@pytest.mark.parametrize(
    ("given", "texts"),
    [
        ("Presiden tiba.\nDi Ambon.", ["Presiden tiba.\nDi Ambon."]),
        ('{"text": "Satu."}\n{"text": "Dua."}', ["Satu.", "Dua."]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, given: str, texts: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    assert [item.text for item in read_articles("-")] == texts


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-02-26", "2025-02-26"),
        ("2025-02-26T23:30:00+07:00", "2025-02-26"),
        ("26/02/2025", "2025-02-26"),
        ("26 Februari 2025", "2025-02-26"),
        ("Rabu, 26 Feb 2025 14:05 WIB", "2025-02-26"),
        ("Wed, 26 Feb 2025 10:00:00 +0700", "2025-02-26"),
        (1740528000, "2025-02-26"),
        ("1740528000000", "2025-02-26"),
        (datetime(2025, 2, 26, 5), "2025-02-26"),
        (float("nan"), None),
        (None, None),
    ],
)
def test_dates(value: object, day: str | None) -> None:
    assert as_day(value, "x") == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize("value", ["kemarin", "2025-13-45", "12", 5, [], "Februari 2025"])
def test_no_dates(value: object) -> None:
    with pytest.raises(InputError, match="publication date"):
        as_day(value, "x")


def test_a_package_that_breaks_is_not_called_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "trafilatura.py").write_text("import no_such_module_at_all")
    monkeypatch.delitem(sys.modules, "trafilatura", raising=False)
    monkeypatch.syspath_prepend(str(tmp_path))
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "x.html").write_text("<p>x</p>")
    with pytest.raises(MissingExtraError, match=r"cannot be imported: No module named 'no_such_module_at_all'"):
        list(read_articles(folder))


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (tmp_path / "x.html").write_text("<p>x</p>")
    with pytest.raises(MissingExtraError, match=r"eventx\[html\]"):
        list(read_articles(tmp_path))
