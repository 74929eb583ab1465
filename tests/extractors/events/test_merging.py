"""Why mentions are joined to one event or kept apart: the evidence, its weights, and what explains it."""

from pathlib import Path

import pytest

import eventx
from eventx.document.merge_evidence import MEANING
from eventx.errors import LexiconError
from eventx.extractors.events.merging import merging_weights
from eventx.lang.lexicon import get_lexicon, load_lexicon

PUBLISHED = "2025-06-18"
EXTRACTOR = eventx.load()

# text, number of events, words of the note on the mention that was joined (none: it was not)
ARTICLES = [
    ("Polisi menangkap Budi Hartawan di Solo. Penangkapan itu disiarkan televisi.", 1, "refers back"),
    ("Gempa mengguncang Cianjur. Gempa terasa sampai Bogor.", 1, "one root"),
    ("Pesawat jatuh di Solo pada 3 Mei 2025. Pesawat lain jatuh di Medan pada 9 Juni 2025.", 2, None),
    # who does it says little: headlines name the body, the text its people
    ("KPK menangkap Budi Hartawan, Senin. Budi Hartawan ditangkap penyidik Tono Wijaya.", 1, "takes part"),
    ("Polisi menangkap Budi Hartawan di Solo. Polisi juga menangkap Tono Wijaya di Medan.", 2, None),
    # what is told of the same place for comparison, with its own day and number
    (
        "Gempa mengguncang Cianjur, Senin (16/6/2025). Dua orang tewas. Pada 7 Mei 2016 gempa menewaskan 300 orang.",
        4,
        None,
    ),
    # clauses side by side that name others who did it are two all the same
    ("Rusia mengusir diplomat Inggris. Inggris mengusir diplomat Rusia sebagai balasan.", 2, None),
    ("Amerika Serikat menjatuhkan sanksi kepada Iran. PBB juga menjatuhkan sanksi kepada Iran.", 2, None),
    ("Tono Wijaya tiba di Solo. Budi Hartawan tiba di Solo.", 2, None),
    ("Mahasiswa berunjuk rasa di Solo pada Senin. Buruh berunjuk rasa di Solo pada Rabu.", 2, None),
    # a toll grows, but not fifteenfold
    ("Banjir di Kano menewaskan 88 orang. Tahun lalu lebih dari 1.200 orang tewas di Kano.", 3, None),
    ("Kapal itu tenggelam dan 12 orang tewas. Korban tewas bertambah menjadi 31 orang.", 2, "one root"),
    # a plan is not what was done before by other words; of one word it may be
    ("Jepang membekukan aset tiga bank. Jepang akan menjatuhkan sanksi kepada Rusia.", 2, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "why"), ARTICLES, ids=[case[0][:30] for case in ARTICLES])
def test_mentions_are_joined_by_their_evidence(text: str, number: int, why: str | None) -> None:
    found = EXTRACTOR.explain(text, published=PUBLISHED)
    assert len(found.events) == number, [event.mentions for event in found.events]
    notes = [note for note in found.notes if note.code == "joined-mention"]
    assert bool(notes) == (why is not None)
    for note in notes:
        assert why is not None
        assert why in note.message
        assert note.span is not None
        assert any(note.span == mention for event in found.events for mention in event.mentions)


def test_only_an_explanation_has_the_notes() -> None:
    found = EXTRACTOR.extract(ARTICLES[0][0], published=PUBLISHED)
    assert not [note for note in found.notes if note.code == "joined-mention"]


def test_the_shipped_weights_are_of_evidence_that_is_read() -> None:
    weights = merging_weights(get_lexicon())
    assert weights.keys() <= MEANING.keys()
    assert weights["always"] < 0 < weights["same_root"]


def test_a_weight_is_a_number(tmp_path: Path) -> None:
    row = "evidence\tweight\tmeaning\tsource\ndefinite\tmuch\tit refers back\tdesk\n"
    (tmp_path / "event_merging.tsv").write_text(row, encoding="utf-8")
    with pytest.raises(LexiconError, match="must be a number"):
        merging_weights(load_lexicon(tmp_path))


def test_a_long_list_of_mentions_takes_no_square_of_time() -> None:
    text = " ".join(f"Polisi menangkap pencuri di Solo ke-{n}." for n in range(400))
    found = EXTRACTOR.extract(text, published=PUBLISHED)
    assert found.events
