"""One article of news style walked through every stage, compared with golden output that was read line by line.

After a wanted change: ``python tests/walkthrough/test_walkthrough.py`` writes the golden file anew; read the
difference before committing it.
"""

import json
from datetime import date
from pathlib import Path

from eventx.api import default_extractor
from eventx.document.context import ArticleContext
from eventx.document.entities import resolve_entities
from eventx.document.published import infer_published
from eventx.pipeline.annotate import annotate, tokenise
from eventx.pipeline.clean import clean

HERE = Path(__file__).parent
GOLDEN = HERE / "golden.json"


def walk(text: str) -> dict[str, list[str] | str]:
    """Every stage in a few readable lines."""
    extractor = default_extractor()
    published, found_in = infer_published(text)
    doc = extractor.nlp(tokenise(extractor.nlp, clean(text).text))
    annotated = annotate(text, doc, extractor.lexicon, published, "dateline")
    context = ArticleContext(annotated, resolve_entities(annotated), "a0")
    result = extractor.extract(text)
    return {
        "published": f"{published} {found_in}",
        "sentences": [text[s.start : s.end] for s in annotated.sentences],
        "quotes": [text[q.start : q.end] for q in annotated.quotes],
        "times": [f"{t.text} = {t.value} ({t.rule})" for t in annotated.times],
        "names": [f"{text[n.start : n.end]} {n.type}" for n in annotated.names],
        "entities": [
            f"{e.name} {e.type} {e.role} {e.country} {[f'{m.text}/{m.form}' for m in e.mentions]}"
            for e in context.entities.entities
        ],
        "statements": [
            f"{s.form} {s.act} | {s.speaker.name if s.speaker else None} | {s.cue.text if s.cue else None} | "
            f"{[c.text for c in s.content]} | via {list(s.via)} | {s.addressee.text if s.addressee else None}"
            for s in result.statements
        ],
        "meetings": [
            f"{m.mode} {m.status} | {[p.name for p in m.participants]} | {m.place.name if m.place else None} | "
            f"{m.time.value if m.time else None} | {[x.text for x in m.mentions]} | {[t.text for t in m.topics]}"
            for m in result.meetings
        ],
        "events": [
            f"{e.type} {e.status} | {[f'{p.role}: {p.name}' for p in e.participants]} | "
            f"{e.place.name if e.place else None} | {e.time.value if e.time else None} | {[x.text for x in e.mentions]}"
            for e in result.events
        ],
    }


def article() -> str:
    return (HERE / "article.txt").read_text(encoding="utf-8")


def test_every_stage_gives_what_was_read_and_approved():
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    walked = walk(article())
    for stage, expected in golden.items():
        assert walked[stage] == expected, stage


def test_the_facts_of_the_article():
    result = default_extractor().extract(article())
    assert result.article.published == date(2025, 3, 11)
    speakers = {s.content[0].text: s.speaker.name for s in result.statements if s.speaker}
    assert speakers["Kami sepakat mempercepat proyek ini. Tidak ada alasan untuk menunda"] == "Sulaiman Hartono"
    assert speakers["Warga sudah lama menunggu"] == "Ratna Wulandari"
    met = [m for m in result.meetings if m.status == "occurred"]
    assert [(m.time.value, m.place.name) for m in met if m.time and m.place] == [("2025-03-11", "Surabaya")]
    assert {p.name for p in met[0].participants} == {"Sulaiman Hartono", "Kenji Morita"}
    assert {e.type for e in result.events} >= {"protest", "arrest", "release"}


if __name__ == "__main__":
    GOLDEN.write_text(json.dumps(walk(article()), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
