"""`backend="stanza"` against real, if tiny, Stanza models that are trained here on invented sentences."""

from __future__ import annotations

import json
import shutil
import socket
from pathlib import Path

import pytest

import eventx
from eventx.pipeline.annotate import tokenise
from eventx.training.stanza_models import TINY, train
from tests.backend.invented import sentences, write
from tests.reliability.checks import check

TEXT = (
    "JAKARTA –  Presiden Stubb bertemu Menteri Wati di Helsinki, Rabu (12/3/2025).\r\n\r\n"
    '"Kami sepakat," kata Stubb 😀. Polisi menangkap Rahman di Bandung.\n'
)


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stanza")
    files = write(folder)
    return train(folder / "models", trees=files["trees"], names=files["names"], size=TINY)


@pytest.fixture(scope="session")
def with_stanza(models: Path) -> eventx.Extractor:
    return eventx.load(backend="stanza", model=models)


def test_records_with_offsets_into_the_callers_text(with_stanza: eventx.Extractor) -> None:
    result = with_stanza.extract(TEXT)
    check(result, TEXT)
    assert [s.speaker.name for s in result.statements if s.speaker] == ["Stubb"]
    assert result.statements[0].content[0].text == "Kami sepakat"
    assert str(result.article.published) == "2025-03-12"


def test_every_stanza_word_is_one_of_our_tokens(with_stanza: eventx.Extractor) -> None:
    text = TEXT.replace("\r\n", "\n")
    ours = eventx.load().nlp.make_doc(text)
    doc = with_stanza.nlp(text)
    assert [(t.text, t.idx) for t in doc] == [(t.text, t.idx) for t in ours]
    assert doc.text == text


def _articles() -> list[str]:
    """Unseen sentences of the make that the models were taught, with white space that Stanza never sees."""
    made = [" ".join(word[0] for word in words) for words in sentences(30, seed=3)]
    apart = ["\n\n".join(made[i : i + 5]) for i in range(0, 15, 5)]
    return [*made[15:], *(f" {text} \n" for text in apart)]


def test_trees_are_stanzas_own(with_stanza: eventx.Extractor) -> None:
    """Word by word the tag, head, relation and lemma that Stanza gives when it is asked directly."""
    stanza = with_stanza.nlp.get_pipe("eventx_stanza").models
    for text in _articles():
        for sentence in with_stanza.nlp(tokenise(with_stanza.nlp, text)).sents:
            tokens = [token for token in sentence if not token.is_space]
            words = stanza([[token.text for token in tokens]]).sentences[0].words
            for token, word in zip(tokens, words, strict=True):
                assert (token.text, token.pos_) == (word.text, word.upos)
                assert token.head == (tokens[word.head - 1] if word.head else token)
                assert token.dep_ == (word.deprel if word.head else "ROOT")
                assert token.lemma_ == (word.lemma or word.text)


def test_sentences_are_ours_and_trees_stay_in_them(with_stanza: eventx.Extractor) -> None:
    for text in _articles():
        doc = with_stanza.nlp(tokenise(with_stanza.nlp, text))
        assert [sent.text.strip() for sent in doc.sents] == [part.strip() for part in text.split("\n") if part.strip()]
        for sent in doc.sents:
            assert sum(token.dep_ == "ROOT" for token in sent) == 1
            assert all(token.head in sent for token in sent)


def test_the_models_learned_what_they_were_taught(with_stanza: eventx.Extractor) -> None:
    """Else the comparison above would be one of constants: a tagger at chance says the same of every word."""
    words = tags = heads = 0
    for taught in sentences(30, seed=3):
        doc = with_stanza.nlp(" ".join(word[0] for word in taught))
        for token, (_, pos, head, _, _) in zip(doc, taught, strict=True):
            words += 1
            tags += token.pos_ == pos
            heads += token.head.i == (int(head) - 1 if head != "0" else token.i)
    assert tags / words > 0.6
    assert heads / words > 0.5


def test_names_are_stanzas_own(with_stanza: eventx.Extractor) -> None:
    doc = with_stanza.nlp("Polisi menangkap Rahman di Bandung , Rabu .")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Rahman", "PER"), ("Bandung", "LOC")]


def test_without_a_names_model_names_are_ours(models: Path, tmp_path: Path) -> None:
    folder = tmp_path / "no-names"
    shutil.copytree(models, folder)
    shutil.rmtree(folder / "id" / "ner")
    resources = json.loads((folder / "resources.json").read_text())
    del resources["id"]["ner"], resources["id"]["packages"]["default"]["ner"]
    (folder / "resources.json").write_text(json.dumps(resources))
    text = "Presiden Prabowo Subianto bertemu Menteri Luar Negeri Sergey Lavrov di Jakarta."
    ours = [(e.text, e.label_) for e in eventx.load().nlp(text).ents]
    assert ours
    assert [(e.text, e.label_) for e in eventx.load(backend="stanza", model=folder).nlp(text).ents] == ours


def test_many_articles_in_two_processes(with_stanza: eventx.Extractor) -> None:
    texts = [TEXT.replace("Stubb", name) for name in ("Wati", "Budi", "Hakim", "Novak", "Dewi")] * 3
    one = list(eventx.extract_many(texts, extractor=with_stanza))
    assert one == [with_stanza.extract(text) for text in texts]
    spawned = eventx.extract_many(texts, extractor=with_stanza, n_process=2, batch_size=4, start_method="spawn")
    assert list(spawned) == one


def test_no_network_is_tried(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert eventx.load(backend="stanza", model=models).extract(TEXT).statements


@pytest.mark.parametrize("text", ["", " \n", "\n\n  Budi datang.", "12 %", "Budi datang.\n\n \n"])
def test_odd_texts(with_stanza: eventx.Extractor, text: str) -> None:
    check(with_stanza.extract(text), text)


def _spoil(folder: Path, how: str) -> None:
    resources = folder / "resources.json"
    if how == "no resources":
        resources.unlink()
    elif how == "broken resources":
        resources.write_text("{")
    elif how == "another language":
        resources.write_text('{"en": {}}')
    elif how == "no parser":
        (folder / "id" / "depparse" / "eventx.pt").unlink()
    elif how == "damaged model":
        (folder / "id" / "pos" / "eventx.pt").write_bytes(b"not a model")


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ("no resources", "cannot be read"),
        ("broken resources", "cannot be read"),
        ("another language", "another language"),
        ("no parser", "depparse"),
        ("damaged model", "Train them again"),
    ],
)
def test_a_bad_folder_says_what_to_do(models: Path, tmp_path: Path, how: str, message: str) -> None:
    folder = tmp_path / "bad"
    shutil.copytree(models, folder)
    _spoil(folder, how)
    with pytest.raises(eventx.ModelError, match=message):
        eventx.load(backend="stanza", model=folder)


def test_a_missing_folder_says_what_to_do() -> None:
    with pytest.raises(eventx.ModelError, match="resources"):
        eventx.load(backend="stanza", model="no-such-folder")
    with pytest.raises(eventx.ArgumentError, match="model=DIR"):
        eventx.load(backend="stanza")
