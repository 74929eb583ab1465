"""What a pipeline learns from articles is bounded, and a zone never opens under a reader."""

from __future__ import annotations

import random
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import spacy
from spacy.language import Language

import eventx
from eventx.pipeline import vocabulary
from eventx.pipeline.load import packaged_model
from eventx.pipeline.vocabulary import vocabulary_of


def article(number: int) -> str:
    """An article with a name and twenty words that no other has."""
    draw = random.Random(number)
    new = ["".join(draw.choices("abdegiklmnoprstu", k=9)) for _ in range(20)]
    return (
        f"Menteri {new[0].title()} {new[1].title()} bertemu Presiden Alexander Stubb di Jakarta, Rabu (12/3/2025). "
        f'"Kami sepakat," kata {new[1].title()}. Polisi menangkap tiga orang {" ".join(new[2:])}.'
    )


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> eventx.Extractor:
    """An extractor whose vocabulary holds a hundred new word forms."""
    monkeypatch.setattr(vocabulary, "LIMIT", 100)
    return eventx.load(model=spacy.load(packaged_model()))


def known(extractor: eventx.Extractor) -> int:
    return len(extractor.nlp.vocab.strings)


def test_word_forms_are_forgotten_beyond_the_limit(fresh: eventx.Extractor) -> None:
    texts = [article(number) for number in range(30)]
    right = [eventx.extract(text) for text in texts]
    before = known(fresh)
    assert list(eventx.extract_many(texts, extractor=fresh, batch_size=5)) == right
    assert known(fresh) - before < 300, "one batch after the limit at most: not the 800 forms of all"
    assert fresh.vocabulary.full
    assert list(eventx.extract_many(reversed(texts), extractor=fresh, batch_size=5)) == right[::-1]


def test_one_by_one_goes_on_after_a_zone(fresh: eventx.Extractor) -> None:
    texts = [article(number) for number in range(15)]
    list(eventx.extract_many(texts, extractor=fresh, batch_size=5))
    assert [fresh.extract(text) for text in texts] == [eventx.extract(text) for text in texts]


def test_threads_beside_a_batch_get_the_same_records(fresh: eventx.Extractor) -> None:
    texts = [article(number) for number in range(24)]
    right = [eventx.extract(text) for text in texts]
    list(eventx.extract_many([article(number) for number in range(50, 60)], extractor=fresh))
    assert fresh.vocabulary.full
    with ThreadPoolExecutor(4) as pool:
        together = [
            pool.submit(lambda: list(eventx.extract_many(texts, extractor=fresh, batch_size=4))) for _ in range(2)
        ]
        single = [pool.submit(fresh.extract, text) for text in texts]
        assert [one.result(120) for one in single] == right
        assert all(one.result(120) == right for one in together)


def test_a_zone_waits_for_readers_and_new_readers_wait_for_the_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "LIMIT", -1)
    nlp = spacy.blank("id")
    guard = vocabulary_of(nlp)
    order: list[str] = []
    inside, leave = threading.Event(), threading.Event()

    def zone() -> None:
        with guard.batch():
            order.append("zone")

    def late() -> None:
        with guard.article():
            order.append("late")

    def reader() -> None:
        with guard.article():
            inside.set()
            leave.wait(60)
            order.append("reader")

    threads = [threading.Thread(target=target) for target in (reader, zone, late)]
    threads[0].start()
    assert inside.wait(60)
    threads[1].start()
    while not guard._waiting:
        pass
    threads[2].start()
    leave.set()
    for thread in threads:
        thread.join(60)
    assert order == ["reader", "zone", "late"]


def test_an_error_in_a_zone_closes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "LIMIT", -1)
    nlp = spacy.blank("id")
    guard = vocabulary_of(nlp)
    for _ in range(2):
        with pytest.raises(ValueError, match="once"), guard.batch():
            assert nlp.vocab.in_memory_zone
            nlp("kataasing")
            raise ValueError("once")
    assert "kataasing" not in nlp.vocab.strings


def test_a_users_own_zone_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "LIMIT", -1)
    nlp: Language = spacy.blank("id")
    with nlp.memory_zone(), vocabulary_of(nlp).batch():
        assert nlp("kataasing")[0].text == "kataasing"
    assert vocabulary_of(nlp) is vocabulary_of(nlp)


def test_a_forked_process_begins_without_readers() -> None:
    nlp = spacy.blank("id")
    guard = vocabulary_of(nlp)
    with guard.article():
        vocabulary._after_fork()
        assert guard._readers == 0
        guard._readers = 1  # the reader of this process goes on
