"""Events of whole texts: mentions that are one event, quantities, shared settings, and why a trigger was left out."""

from datetime import date

import pytest

import eventx
from eventx.api import default_extractor
from eventx.document.context import ArticleContext
from eventx.document.entities import resolve_entities
from eventx.document.prepare import prepare
from eventx.document.request import make_request
from eventx.extractors.events import blocked_triggers
from eventx.extractors.events.quantities import parse_number
from eventx.models import Event, Extraction
from eventx.pipeline.annotate import annotate

PUBLISHED = date(2025, 6, 18)


def events(text: str, kind: str | None = None) -> list[Event]:
    return [e for e in eventx.extract(text, published=PUBLISHED).events if kind in (None, e.type)]


def blocked(text: str) -> list[tuple[str, str]]:
    extractor = default_extractor()
    prepared = prepare(make_request(text))
    annotated = annotate(prepared.text, extractor.parse(prepared), extractor.lexicon, None, None)
    context = ArticleContext(annotated, resolve_entities(annotated), "a")
    return [(text[b.start : b.end], b.rule) for b in blocked_triggers(context)]


MERGED = [
    # text, type, mentions
    ("Polisi menangkap dua perampok di Solo. Penangkapan itu berlangsung Selasa malam.", "arrest", 2),
    ("Banjir merendam ratusan rumah di Demak. Banjir itu surut pada Rabu.", "disaster", 2),
    ("Gempa mengguncang Lombok. Guncangan terasa sampai Bali.", "disaster", 2),
    ("Ribuan buruh berunjuk rasa di Jakarta. Unjuk rasa itu berakhir sore hari.", "protest", 2),
    ("Polandia mengusir tiga diplomat Rusia. Pengusiran tiga diplomat itu memicu protes.", "expel", 2),
    ("Dua kurir sabu telah ditangkap dan ditahan di Batam.", "arrest", 2),
    (
        "Presiden Turki Kemal Aydin menjatuhkan sanksi kepada Bank Armada. Sanksi itu dijatuhkan Turki Senin.",
        "sanction",
        2,
    ),
    ("Ledakan bom mengguncang Kota Haral, Senin. Serangan itu terjadi di dekat pasar.", "attack", 2),
    (
        "Hakim Budi Hartawan membacakan vonis terhadap Siti Rahmawati. Dalam putusannya, majelis hakim menghukum Siti.",
        "convict",
        3,
    ),
    ("Budi Hartawan ditangkap di Solo. Penangkapannya dilakukan Senin malam oleh KPK.", "arrest", 2),
    ("Kebakaran melanda Pasar Haral, Minggu. Wali kota mengunjungi lokasi kebakaran pada Selasa.", "accident", 2),
    ("Israel dan Hamas menyepakati gencatan senjata di Gaza. Kesepakatan itu diumumkan di Doha.", "agree", 2),
    ("Seorang perampok menikam penjaga toko di Solo. Serangan itu terjadi Senin malam.", "attack", 2),
]
APART = [
    ("Gempa mengguncang Lombok pada 2 Juni 2025. Gempa juga mengguncang Lombok pada 5 Agustus 2018.", "disaster"),
    ("Banjir merendam rumah di Demak. Tanah longsor menutup jalan di Cianjur.", "disaster"),
    ("Sebanyak 37 tahanan tewas di Lima. Sebanyak 12 tahanan tewas di Quito.", "die"),
    ("Polisi menangkap Budi Hartawan di Solo. Polisi juga menangkap Siti Rahmawati di Medan.", "arrest"),
    ("Jaksa memeriksa seorang camat pada Senin. Jaksa juga memeriksa enam pegawai lainnya.", "investigate"),
    ("Belasan warga mengungsi ke balai desa. Sebanyak tujuh santri mengungsi ke masjid.", "displace"),
    ("Kepala desa itu divonis dua tahun penjara. Sebanyak sembilan warga dihukum enam bulan penjara.", "convict"),
    (
        "Pengadilan Negeri Solo memvonis Budi Hartawan dua tahun. Pengadilan Tinggi Semarang memperberat hukuman Budi.",
        "convict",
    ),
    ("Petugas mengevakuasi korban tabrakan. Sopir truk itu melarikan diri.", "displace"),
    ("Polandia mengusir tiga diplomat Rusia. Rusia mengusir tiga diplomat Polandia.", "expel"),
    ("Gempa mengguncang Lombok pada 2 Juni 2025. Warga trauma gempa susulan. Gempa pada 2018 lebih kuat.", "disaster"),
    ("Menteri Budi Hartawan digantikan Siti Rahmawati. Budi diangkat menjadi menteri pada 2021.", "appoint"),
    ("Selain pemecatan kepala dinas, terdapat juga tiga lurah yang dicopot.", "leave_office"),
]


@pytest.mark.parametrize(("text", "kind", "mentions"), MERGED, ids=[kind for _, kind, _ in MERGED])
def test_mentions_of_one_event(text: str, kind: str, mentions: int) -> None:
    (event,) = events(text, kind)
    assert len(event.mentions) == mentions


@pytest.mark.parametrize(("text", "kind"), APART, ids=[kind for _, kind in APART])
def test_different_events(text: str, kind: str) -> None:
    assert len(events(text, kind)) == 2


SIDES = [
    ("Perang Thailand-Kamboja pecah pada Kamis.", ["Thailand", "Kamboja"]),
    ("Gencatan senjata Israel-Hamas mulai berlaku pada Minggu.", ["Israel", "Hamas"]),
    ("Indonesia-Uni Eropa menandatangani perjanjian dagang.", ["Indonesia", "Uni Eropa"]),
]


@pytest.mark.parametrize(("text", "sides"), SIDES, ids=[" ".join(sides) for _, sides in SIDES])
def test_both_sides_of_a_dash_act(text: str, sides: list[str]) -> None:
    (event,) = events(text)
    assert [p.name for p in event.participants if p.role == "agent"] == sides


def test_each_event_has_its_own_counts() -> None:
    found = events("Kecelakaan bus itu menewaskan 12 orang dan melukai 30 penumpang di Tol Cipali.")
    counts = {e.type: [q.value for q in e.quantities] for e in found}
    assert counts["die"] == [12.0] and counts["injure"] == [30.0]
    (moved,) = events("TNI menerjunkan 200 personel untuk membantu evakuasi korban banjir.", "displace")
    assert moved.quantities == ()


def test_the_dead_of_a_flood_share_its_place_and_date() -> None:
    text = "Banjir bandang menerjang Garut pada Senin (16/6/2025). Lima orang tewas."
    (died,) = events(text, "die")
    assert died.place is not None and died.place.name == "Garut"
    assert died.time is not None and (died.time.value, died.time.source) == ("2025-06-16", "inherited")


GROUPS = [
    ("Polisi menahan tiga orang. Ketiganya adalah Budi Hartawan, Siti Rahmawati, dan Anwar Malik.", "arrest", 3),
    ("Dua pria (warga asing) bernama Budi Hartawan dan Anwar Malik ditangkap polisi di Solo.", "arrest", 2),
    ("Pemerintah mengusir pegawai konsulat dari masing-masing negara pada masa Budi Hartawan.", "expel", 0),
    ("Jaksa mendakwa lima orang, termasuk Budi Hartawan. Empat orang lainnya adalah Siti Rahmawati sebagai bendahara, "
     "Anwar Malik sebagai sekretaris, Joko Prasetyo, serta Rina Kartika.", "charge", 5),
    ("Menteri Budi Hartawan, Menteri Siti Rahmawati, dan Menteri Anwar Malik rapat. Ketiga menteri itu ditangkap.",
     "arrest", 3),
    ("Presiden melarang warga negara dari tiga negara masuk. Negara itu adalah Laos, Kuba, dan Togo.", "sanction", 0),
    ("Polisi menangkap dua orang di Solo.", "arrest", 0),
    ("Polisi menangkap tiga orang. Rapat dihadiri Budi Hartawan, Siti Rahmawati, dan Anwar Malik.", "arrest", 0),
    ("Budi Hartawan dan Siti Rahmawati berdagang. Mereka ditangkap polisi pada Senin.", "arrest", 2),
    ("Salah satu pegawai yang ditetapkan tersangka yakni Bendahara Koperasi Tirta, Budi Hartawan.", "charge", 1),
    ("KPK menetapkan tiga tersangka, yakni: Budi Hartawan, Siti Rahmawati, dan Anwar Malik pada 2025.", "charge", 3),
    ("KPK menahan dua orang, yakni: Budi Hartawan selama 20 hari dan Anwar Malik selama 15 hari.", "arrest", 2),
    ("KPK menahan tiga orang, yakni: Budi Hartawan, 25 tahun, Siti Rahmawati, 30 tahun, dan Anwar Malik.", "arrest", 3),
    ("KPK menahan tiga orang, yakni:\n1) Budi Hartawan\n2) Siti Rahmawati\n3) Anwar Malik", "arrest", 3),
    ("Dua orang yang ditahan adalah Budi Hartawan selaku bendahara dan Anwar Malik dari pihak swasta.", "arrest", 2),
    ("Tiga orang yang ditetapkan tersangka yakni:- Budi Hartawan (BH), Kepala Dinas Pasar- Siti Rahmawati (SR), "
     "anggota DPRD- Anwar Malik (AM), pihak swasta. KPK menyita uang.", "charge", 3),
    ("Tiga warga yang ditetapkan sebagai tersangka ialah:\n1. Budi Hartawan, Kepala Dinas Pasar\n2. Siti Rahmawati, "
     "anggota DPRD\n3. Anwar Malik, pihak swasta\n\nJaksa menyita uang.", "charge", 3),
    ("Barang yang disita jaksa yakni lima jam tangan dan satu perahu milik Budi Hartawan.", "seize", 0),
    ("Dua orang yang menjadi korban penipuan Budi Hartawan ditangkap polisi.", "arrest", 0),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "count"), GROUPS, ids=range(len(GROUPS)))
def test_members_of_a_group_are_its_participants(text: str, kind: str, count: int) -> None:
    (event,) = events(text, kind)
    named = [p for p in event.participants if p.role == "patient" and p.entity_id is not None]
    assert len({p.name for p in named}) == count
    assert all(text[p.start : p.end] == p.text for p in named)


def test_initials_with_an_age_are_members_of_a_group() -> None:
    (event,) = events("Tiga penculik yang ditahan ialah WK (52) warga Demak, IM (31), dan SA (41).", "arrest")
    assert [p.name for p in event.participants if p.role == "patient"] == ["WK", "IM", "SA"]


ROLES = [
    # text, type, agents, patients
    ("Polisi menangkap tiga orang yang diduga membacok FF di Solo.", "attack", ["tiga orang"], ["FF"]),
    ("Polisi menangkap pria yang mencoba membunuh istrinya.", "attack", ["pria"], ["istrinya"]),
    ("Tentara yang dikirim menyerang kamp itu.", "attack", ["Tentara"], ["kamp itu"]),
    ("Salah satu warga yang ditetapkan tersangka yakni Budi Hartawan.", "charge", [], ["Budi Hartawan"]),
    ("Uang yang disimpan pelaku disita KPK.", "seize", ["KPK"], ["Uang"]),
    ("Pria yang memukul Budi Hartawan ditangkap polisi.", "arrest", ["polisi"], ["Pria"]),
    ("Cincin rampasan yang hendak dilebur pencuri sudah disita polisi.", "seize", ["polisi"], ["Cincin rampasan"]),
    ("Kejaksaan menetapkan mantan Kepala Dinas (Kadis) Pasar dan Usaha Kecil Menengah (UKM) Kota Demak Raya (DR) Budi "
     "Hartawan alias BH sebagai tersangka.", "charge", ["Kejaksaan"], ["Budi Hartawan"]),
    ("Penyelidikan Ditreskrimum Polda Bali berlanjut.", "investigate", ["Ditreskrimum Polda Bali"], []),
    ("Dibacok di leher, lengan kiri, dan kedua betisnya, Budi Hartawan dirawat.", "attack", [], []),
    ("Polisi menembak kaki kanan pelaku.", "attack", ["Polisi"], ["pelaku"]),
    ("Polisi menangkap tangan kanan Budi Hartawan.", "arrest", ["Polisi"], ["Budi Hartawan"]),
    ("Kabar Kota melaporkan bahwa kesepakatan itu akan mencabut izin 20 perusahaan.", "sanction", [], ["perusahaan"]),
    ("Kabar Kota melaporkan bahwa tentara Fiji menyerang Tonga.", "attack", ["tentara Fiji"], ["Tonga"]),
    ("Menteri Anwar Malik mengatakan akan mencabut izin 20 perusahaan.", "sanction", ["Anwar Malik"], ["perusahaan"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "agents", "patients"), ROLES, ids=range(len(ROLES)))
def test_who_does_it_and_who_undergoes_it(text: str, kind: str, agents: list[str], patients: list[str]) -> None:
    (event,) = events(text, kind)
    assert [p.name for p in event.participants if p.role == "agent"] == agents
    assert [p.name for p in event.participants if p.role == "patient"] == patients


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("KPK menahan Topan Siregar. Topan memerintahkan Rudi Salim membayar.", 0),
        ("Topan menerjang Filipina pada Senin. Presiden Budi Hartawan datang.", 1),
        ("Topan Siregar ditahan. Topan Yagi menerjang Filipina pada Senin.", 1),
    ],
)
def test_what_somebody_is_called_is_no_disaster(text: str, count: int) -> None:
    assert len(events(text, "disaster")) == count


CAST = [
    # text, type, role, who has it, and of each event of the type whether a role of it was cast
    ("Polisi menangkap Budi Hartawan di Solo. Budi Hartawan kemudian ditahan.", "arrest", "agent", "Polisi",
     [False, True]),
    ("KPK menetapkan Budi Hartawan sebagai tersangka. Rumahnya digeledah.", "investigate", "agent", "KPK", [False]),
    ("Jaksa mendakwa Budi Hartawan. Sidang digelar di Pengadilan Negeri Solo.", "trial", "patient", "Budi Hartawan",
     [False]),
    ("Polisi menangkap 93 orang dalam unjuk rasa di Solo.", "protest", "agent", "93 orang", [True]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "role", "name", "cast"), CAST, ids=[f"{kind}-{role}" for _, kind, role, _, _ in CAST]
)
def test_open_roles_are_cast_from_the_events_around(
    text: str, kind: str, role: str, name: str, cast: list[bool]
) -> None:
    found = events(text, kind)
    assert all([p.name for p in event.participants if p.role == role] == [name] for event in found)
    assert [event.rule.endswith(".inferred") for event in found] == cast
    assert not any(event.rule.endswith(".inferred") for event in events(text) if event.type != kind)


def test_nobody_is_cast_for_a_surrender_or_without_a_like_event() -> None:
    (surrender,) = events("Budi Hartawan menyerahkan diri ke polisi.", "arrest")
    assert [p.name for p in surrender.participants if p.role == "agent"] == []
    (flood,) = events("Banjir melanda Demak. Polisi menangkap Budi Hartawan di Solo.", "disaster")
    assert flood.participants == ()


QUANTITIES = [
    ("Sebanyak 1.200 orang tewas dalam gempa itu.", "die", ("dead", 1200.0, "person", False)),
    ("Puluhan orang terluka dalam bentrokan itu.", "injure", ("injured", 10.0, "person", True)),
    ("Sekitar 1,2 juta orang mengungsi.", "displace", ("evacuated", 1_200_000.0, "person", True)),
    ("Pengusaha itu menyuap pejabat pajak Rp 3,5 miliar.", "transaction", ("money", 3.5e9, "IDR", False)),
    ("Hakim memvonis terdakwa lima tahun penjara.", "convict", ("sentence", 5.0, "year", False)),
    ("Gempa magnitudo 6,2 mengguncang Lombok.", "disaster", ("magnitude", 6.2, "magnitude", False)),
    ("Polisi menyita dua puluh kilogram sabu.", "seize", ("amount", 20.0, "kg", False)),
    ("Polisi menangkap dua orang di Solo.", "arrest", ("arrested", 2.0, "person", False)),
]


@pytest.mark.parametrize(("text", "kind", "wanted"), QUANTITIES, ids=[row[1] for row in QUANTITIES])
def test_quantities(text: str, kind: str, wanted: tuple[str, float, str, bool]) -> None:
    (event,) = events(text, kind)
    got = [(q.kind, q.value, q.unit, q.approximate) for q in event.quantities]
    assert wanted in got
    assert all(text[q.start : q.end] == q.text for q in event.quantities)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[("1.200", 1200.0), ("1.200.500", 1_200_500.0), ("3,5", 3.5), ("6.2", 6.2), ("7", 7.0), ("1.200,5", 1200.5)],
        *[("1.2.3", None), ("", None), ("a1", None), ("27/2", None)],
    ],
)
def test_parse_number(text: str, value: float | None) -> None:
    assert parse_number(text) == value


WHY = [
    ("Warga biasanya mengungsi ke balai desa.", "mengungsi", "event.blocked.habit"),
    ("Ia datang untuk menangkap ikan.", "menangkap", "event.blocked.context"),
    ("Setiap orang yang mencuri dihukum penjara oleh hakim.", "mencuri", "event.blocked.generic"),
    ("Aktor itu banjir pujian.", "banjir", "event.blocked.context"),
    ("Polisi datang guna membubarkan parlemen.", "membubarkan", "event.blocked.purpose"),
]


@pytest.mark.parametrize(("text", "word", "rule"), WHY, ids=[row[2] for row in WHY])
def test_explain(text: str, word: str, rule: str) -> None:
    assert (word, rule) in blocked(text)


def test_codes_follow_the_trigger() -> None:
    (kidnapping,) = events("Milisi menculik tiga turis di Jolo.", "attack")
    (strike,) = events("Pilot melakukan aksi mogok selama tiga hari.", "protest")
    assert (kidnapping.plover, kidnapping.ace) == ("ASSAULT:abduct", "Conflict.Attack")
    assert strike.plover == "PROTEST:strike"


@pytest.mark.parametrize("text", ["", ".", "menangkap", "gempa gempa gempa", "Polisi menangkap", '"', "tewas " * 300])
def test_odd_texts_do_not_fail(text: str) -> None:
    assert isinstance(eventx.extract(text), Extraction)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Presiden Budi Hartawan melantik Gubernur Tono Hadi di Istana Negara, Selasa (17/6/2025). Gubernur Tono Hadi "
         "yang akan dilantik berjalan ke istana.", "occurred"),
        ("Presiden Budi Hartawan akan melantik Gubernur Tono Hadi di Istana Negara, Selasa (17/6/2025). Gubernur Tono "
         "Hadi dilantik di istana.", "planned"),
    ],
)  # fmt: skip
def test_what_opens_as_done_is_done(text: str, status: str) -> None:
    assert {event.status for event in events(text, "appoint")} == {status}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Cincin yang belum dilebur pencuri itu sudah disita polisi.", "seize", "occurred"),
        ("Warga yang tidak melawan ditangkap tentara.", "arrest", "occurred"),
        ("Warga yang tidak mau ditangkap melawan.", "arrest", "denied"),
        ("Warga itu tidak ditangkap tentara.", "arrest", "denied"),
    ],
)
def test_what_only_describes_somebody_denies_nothing(text: str, kind: str, status: str) -> None:
    assert [event.status for event in events(text, kind)] == [status]


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        # people who are counted and hurt attack nobody
        ("Peru melaporkan 70 orang tewas dalam serangan Bolivia dan 30 orang luka-luka.", {"Bolivia"}),
        # who speaks next to "serangan teroris" is not the one who attacks
        ("\"Kami berduka,\" kata juru bicara Peru, Sean Hadar. Ia mengutuk serangan teroris di Lima itu.",
         set()),
        # a body's own deed is not that of somebody named before
        ("Duta Besar Yael Hadar berbicara kepada pers. Militer Peru mengatakan serangannya terhadap Bolivia berhasil.",
         {"Militer Peru"}),
    ],
)  # fmt: skip
def test_who_only_tells_of_an_attack_is_no_agent(text: str, agents: set[str]) -> None:
    assert {p.name for e in events(text, "attack") for p in e.participants if p.role == "agent"} == agents


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Di Peru, tiga orang tewas akibat serangan Bolivia. Sedangkan Bolivia melaporkan sedikitnya 70 orang tewas.",
         [3.0, 70.0]),
        ("Tiga orang tewas akibat gempa di Lima. Hingga malam, sedikitnya 70 orang tewas.", [70.0]),
    ],
)  # fmt: skip
def test_two_sides_have_their_own_dead(text: str, counts: list[float]) -> None:
    assert [q.value for e in events(text, "die") for q in e.quantities if q.kind == "dead"] == counts
