"""Bad input: never a crash, offsets into the caller's own text, a note that says why something is missing."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable
from datetime import date, datetime

import pytest

import eventx
from tests.reliability.checks import check

NEWS = (
    "JAKARTA - Menteri Luar Negeri Suriname Albert Ramdin bertemu Menteri Perdagangan Budi Santoso di Jakarta, "
    'Rabu (12/3/2025). "Kami sepakat membuka jalur dagang baru," kata Ramdin. Ia menuturkan hal itu kemarin.\n'
    "Polisi menangkap dua tersangka perampokan di Bandung pada Senin (10/3/2025).\n"
)

TEXTS = {
    "a clause that ends with its pronoun": "Presiden Budi Hartawan memperingatkan mereka",
    "an age in signs": "Polisi menahan MR (\u00b2). AB (\u2462)",
    "a count in signs": "\u00b2\u00b3 orang tewas",
    "a name of mere signs": '""ditangkap \n😀(PBB)',
    "unpaired quotation marks": '"Kami akan datang, kata Budi di Bandung. ”Siapa” tanya “Ani. \'Dia" pergi.',
    "html": '<p>Presiden <b>Joko Widodo</b> mengatakan: &ldquo;Kita bisa&rdquo;.</p><script>if (a<b) {"kata"}</script>',
    "html never closed": '<p <script> Budi berkata "ya" <!-- kata Ani',
    "windows newlines": NEWS.replace("\n", "\r\n"),
    "old mac newlines": NEWS.replace("\n", "\r"),
    "combining accents": unicodedata.normalize(
        "NFD", 'Presiden Türkiye Erdoğan mengatakan, "Café itu ditutup," di Ankara.'
    ),
    "combining marks only": "\u0301\u0300\u0315" * 100,
    "many marks on a letter": "Bu" + "\u0301\u0315" * 500 + "di mengatakan hal itu.",
    "emoji": '"Kami 😀 menang 👨‍👩‍👧‍👦," kata Budi 🇮🇩 di Jakarta 🎉, Rabu (12/3/2025).',
    "english": 'President Biden said on Monday that he would meet Putin in Geneva. "We will talk," he said.',
    "chinese": "中国外交部长王毅星期三在北京会见俄罗斯外长拉夫罗夫。" * 60,
    "arabic": "قال وزير الخارجية الروسي سيرغي لافروف يوم الأربعاء إن المحادثات ستعقد في اسطنبول.",
    "control characters": "Budi\x00 men\x07gatakan \x1b[31mhal itu\x1b[0m\x08 di\x7f Jakarta\x85 kemarin.\x9f",
    "bidi and zero width": "Budi\u202e mengatakan\u200b hal\u2060 itu\u200f di Jakarta\ufeff.",
    "byte order mark": "\ufeff" + NEWS,
    "surrogate": "Budi mengatakan \ud83d hal itu di Jakarta.",
    "impossible dates": "Budi datang pada 31 Februari 2025, Senin (45/13/2025), pukul 29.75, tahun 0000 dan 99999.",
    "huge numbers": "Sebanyak " + "9" * 900 + " orang tewas dan Rp" + "8" * 500 + " triliun disita, kata Budi.",
    "only punctuation": ".,;:!?()[]{}\"“”‘’'-–—…/\\|@#$%^&*_+=~`<>" * 20,
    "only digits": "1234567890 " * 300,
    "one letter lines": "a\n" * 500,
    "cue words only": "kata " * 300 + "menurut " * 300,
    "names only": "Budi Santoso " * 300,
    "nested quotes": "“" * 200 + "kata Budi" + "”" * 200,
    "brackets": "(" * 300 + "Rabu" + ")" * 300,
    "upper case": NEWS.upper(),
    "lower case": NEWS.lower(),
    "no spaces": NEWS.replace(" ", ""),
    "double spaces": NEWS.replace(" ", "  "),
    "a title only": "Prabowo Bertemu Putin di Moskow",
    "tabs and tables": "Nama\tKota\tTanggal\nBudi\tBandung\t12/3/2025\n" * 30,
    "template fields": "{{ title }} %s ${name} {0} \\n \\x00 DROP TABLE berita; -- kata Budi",
}


@pytest.mark.parametrize("name", TEXTS)
def test_odd_text(extractor: eventx.Extractor, name: str) -> None:
    text = TEXTS[name]
    readable = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if "\ud83d" in text else text
    check(extractor.extract(text, published="2025-03-12"), readable)
    check(extractor.extract(text), readable)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty-text"),
        (" \t\r\n\u00a0\u3000", "empty-text"),
        ("\x00\x01\x02", "empty-text"),
        ("<p></p><br/>", "empty-text"),
        ("12 34 %% !!", "no-words"),
        ("😀 🎉", "no-words"),
        ("Kucing itu tidur di atas tikar.", "no-records"),
        ("a" * 1_000_000, "long-word-skipped"),
        ("<div>Budi mengatakan hal itu.</div>", "html-removed"),
        ("Budi \ud83d pergi", "unencodable-text"),
    ],
)
def test_a_note_says_why(extractor: eventx.Extractor, text: str, code: str) -> None:
    result = extractor.extract(text)
    assert code in [note.code for note in result.notes]
    assert all(note.message for note in result.notes)


def test_text_beyond_the_longest_is_cut_between_paragraphs_with_a_note(
    extractor: eventx.Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eventx.document.prepare.MAX_LENGTH", len(NEWS) + 50)
    result = extractor.extract(NEWS + NEWS.replace("Ramdin", "Rahadi"))
    check(result, NEWS + NEWS.replace("Ramdin", "Rahadi"))
    assert "text-too-long" in [note.code for note in result.notes]
    assert not any("Rahadi" in entity.name for entity in result.entities)


def test_html_hides_no_records(extractor: eventx.Extractor) -> None:
    marked = NEWS.replace("Albert Ramdin", "<b>Albert Ramdin</b>").replace("\n", "</p>\n<p>")
    plain, html = extractor.extract(NEWS), extractor.extract(marked)
    check(html, marked)
    assert [m.status for m in html.meetings] == [m.status for m in plain.meetings]
    assert [s.speaker and s.speaker.name for s in html.statements] == [
        s.speaker and s.speaker.name for s in plain.statements
    ]


ARGUMENTS = [
    ({"text": None}, "str"),
    ({"text": b"Budi"}, "Decode bytes first"),
    ({"text": ["Budi"]}, "str"),
    ({"text": 5}, "str"),
    ({"text": "x", "published": "kemarin"}, "2025-02-26"),
    ({"text": "x", "published": "2025-02-30"}, "2025-02-26"),
    ({"text": "x", "published": ""}, "2025-02-26"),
    ({"text": "x", "published": 20250226}, "ISO string"),
    ({"text": "x", "published": date(1, 1, 1)}, "1900-01-01"),
    ({"text": "x", "published": datetime(9999, 1, 1)}, "2199-12-31"),
    ({"text": "x", "title": 5}, "str or None"),
    ({"text": "x", "source": ["a"]}, "str or None"),
    ({"text": "x", "id": 7}, "str or None"),
]


@pytest.mark.parametrize(("arguments", "remedy"), ARGUMENTS)
def test_wrong_arguments_raise_our_error_with_the_remedy(
    extractor: eventx.Extractor, arguments: dict[str, object], remedy: str
) -> None:
    with pytest.raises(eventx.ArgumentError, match=remedy):
        extractor.extract(**arguments)  # type: ignore[arg-type]
    with pytest.raises(eventx.ArgumentError, match=remedy):
        eventx.extract(**arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("call", "remedy"),
    [
        (lambda: eventx.load(model="no-such-pipeline"), "Leave `model` out"),
        (lambda: eventx.load(model=5), "a name, a path"),
        (lambda: eventx.load(lexicon="no-such-folder"), "an existing folder"),
        (lambda: eventx.load(lexicon=5), "a folder"),
        (lambda: eventx.extract_many("one text"), "eventx.extract"),
        (lambda: eventx.extract_many([], n_process=0), "from 1"),
        (lambda: eventx.extract_many([], batch_size=True), "from 1"),
        (lambda: eventx.extract_many([], on_error="ignore"), "'skip'"),
        (lambda: eventx.extract_many([], timeout=-1), "above 0"),
        (lambda: eventx.extract_many([], start_method="thread"), "spawn"),
        (lambda: eventx.extract_many([], extractor="id_news"), "eventx.load"),
    ],
)
def test_wrong_settings_raise_at_once(call: Callable[[], object], remedy: str) -> None:
    with pytest.raises(eventx.EventxError, match=remedy):
        call()


def _news(size: int) -> str:
    return (NEWS * (size // len(NEWS) + 1))[:size]


ADVERSARIAL = {
    "quotation marks": "“ ",
    "straight marks": '" ',
    "brackets": "( ",
    "digits": "1 ",
    "dates": "12/3/2025 ",
    "kata": "kata ",
    "menurut": "menurut ",
    "bertemu": "bertemu ",
    "names": "Budi ",
    "dan": "Budi dan ",
    "commas": "Budi, ",
    "lines": "a\n",
    "titles": "Menteri ",
    "unclosed tags": "<p ",
    "comments": "<!-- ",
    "di": "di ",
    "yang": "yang ",
    "tewas": "tewas ",
    "acronyms": "Forum (FKG) ",
}


@pytest.mark.parametrize("name", ADVERSARIAL)
def test_adversarial_text_takes_no_longer_than_news(extractor: eventx.Extractor, name: str) -> None:
    """At most five times the time of news text of the same length (processor time; 0.3 s allowed for the clock)."""
    size = 30_000
    hostile = ADVERSARIAL[name] * (size // len(ADVERSARIAL[name]))
    usual = _timed(extractor, _news(size))
    assert _timed(extractor, hostile) <= 5 * usual + 0.3


def _timed(extractor: eventx.Extractor, text: str) -> float:
    begin = time.process_time()
    extractor.extract(text, published="2025-03-12")
    return time.process_time() - begin
