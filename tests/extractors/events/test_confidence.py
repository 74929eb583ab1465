"""How sure an event is: the evidence read off the records, its weights, and what a user may lay over them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import eventx
from eventx.errors import LexiconError
from eventx.extractors.events.confidence import EVIDENCE, confidence, evidence_of, reasons
from eventx.lang.lexicon import get_lexicon
from eventx.models import Event, Extraction

PUBLISHED = "2025-06-18"


def read(text: str) -> Extraction:
    return eventx.extract(text, published=PUBLISHED)


def of(found: Extraction, trigger: str) -> tuple[Event, set[str]]:
    """The event that begins with a trigger, and its evidence."""
    event = next(e for e in found.events if e.mentions[0].text == trigger)
    return event, set(evidence_of(found.events, found.statements)[event.id])


# text, trigger, evidence that is there, evidence that is not
ARTICLES = [
    ("Polisi menangkap Budi Hartawan di Solo, Senin (16/6/2025).", "menangkap",
     {"once", "dated", "placed", "person"}, {"again", "quoted", "number", "no_patient", "same_word"}),
    ("Kebakaran menewaskan tiga warga.", "menewaskan", {"once", "number"}, {"dated", "placed", "person"}),
    ("Gempa mengguncang Cianjur. Gempa itu terasa sampai Bogor.", "Gempa", {"placed"}, {"once", "again", "same_word"}),
    ("Budi Hartawan membantah menyuap hakim.", "menyuap", {"denied", "once"}, {"ongoing"}),
    ("Tim SAR masih mengevakuasi 30 warga Demak.", "mengevakuasi", {"ongoing", "number"}, {"denied"}),
    ("“Kami akan menggeledah rumah itu,” kata Tono Wijaya.", "menggeledah", {"quoted"}, {"dated"}),
    ("Tono Wijaya mengatakan polisi menggeledah rumah Budi Hartawan.", "menggeledah", {"once"}, {"quoted"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "there", "absent"), ARTICLES, ids=[case[0][:30] for case in ARTICLES])
def test_evidence_is_read_off_the_records(text: str, trigger: str, there: set[str], absent: set[str]) -> None:
    event, evidence = of(read(text), trigger)
    assert there <= evidence
    assert not absent & evidence
    assert evidence <= set(EVIDENCE)
    assert 0 < event.confidence < 1


def test_a_second_event_of_a_type_is_told_again_the_first_is_not() -> None:
    found = read("Polisi menangkap Budi Hartawan di Solo. Polisi juga menangkap Tono Wijaya di Medan.")
    evidence = evidence_of(found.events, found.statements)
    first, second = found.events
    assert "again" not in evidence[first.id]
    assert {"again", "same_word"} <= set(evidence[second.id])
    assert "same_word" in evidence[first.id]
    assert second.confidence < first.confidence


def test_what_the_text_tells_in_detail_is_surer_than_what_somebody_mentions_once() -> None:
    text = (
        "Polisi menangkap tiga pencuri di Solo, Senin (16/6/2025). Penangkapan itu disiarkan televisi.\n"
        "“Kami akan menggeledah rumah lain,” kata Tono Wijaya.\n"
    )
    found = read(text)
    detailed, mentioned = of(found, "menangkap")[0], of(found, "menggeledah")[0]
    assert detailed.confidence > 0.85
    assert mentioned.confidence < 0.7


@given(
    st.dictionaries(st.sampled_from([*EVIDENCE, "always"]), st.floats(-1e3, 1e3)),
    st.lists(st.sampled_from(EVIDENCE), unique=True),
)
def test_confidence_is_a_probability_that_more_evidence_moves_its_own_way(
    weights: dict[str, float], evidence: list[str]
) -> None:
    told = confidence(weights, evidence)
    assert 0 < told < 1
    assert told == round(told, 2)
    for name in set(EVIDENCE) - set(evidence):
        more = confidence(weights, [*evidence, name])
        assert more >= told if weights.get(name, 0.0) >= 0 else more <= told


def test_reasons_name_each_piece_with_its_weight_the_heaviest_first() -> None:
    found = read("“Kami akan menggeledah rumah itu,” kata Tono Wijaya.")
    (told,) = reasons(get_lexicon(), found.events, found.statements).values()
    assert any(reason.endswith("it is named in quoted words only") for reason in told)
    sizes = [abs(float(reason.split()[0])) for reason in told]
    assert sizes == sorted(sizes, reverse=True)


def test_every_piece_of_evidence_has_a_weight() -> None:
    assert {row["evidence"] for row in get_lexicon().rows("event_confidence")} == {*EVIDENCE, "always"}


def lay(folder: Path, rows: str) -> Path:
    (folder / "event_confidence.tsv").write_text(f"evidence\tweight\tmeaning\tsource\n{rows}\n", encoding="utf-8")
    return folder


def test_weights_of_the_users_own(tmp_path: Path) -> None:
    text = "Polisi menangkap tiga pencuri."
    folder = lay(tmp_path, "always\t-3\tevery event has it\tdesk\nnumber\t0\ta number is told of it\tdesk")
    (event,) = eventx.load(lexicon=folder).extract(text).events
    assert event.confidence < 0.1
    assert read(text).events[0].confidence > 0.5


@pytest.mark.parametrize(
    ("row", "message"), [("number\tmuch\tx\tdesk", "must be a number"), ("luck\t1\tx\tdesk", "Bad evidence")]
)
def test_a_wrong_weight_is_named_with_file_and_line(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message) as caught:
        eventx.load(lexicon=lay(tmp_path, row)).extract("Polisi menangkap tiga pencuri.")
    assert "event_confidence.tsv:2" in str(caught.value)
