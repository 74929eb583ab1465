"""Each verb has the number beside it: "10 siswa tewas dan 25 terluka" are two counts of two events."""

import pytest

import eventx

# sentence, then of each event: type, patients, people counted
TABLE = [
    (
        "Jumlah korban tewas akibat gempa dan tsunami di Palu dan Donggala, Sulawesi Tengah, mencapai 844 orang.",
        [("die", ["844 orang"], [844])],
    ),
    (
        "Jumlah korban tewas akibat gempa di Palu belum jelas. Kerugian mencapai Rp 3 miliar bagi 40 orang.",
        [("die", ["Jumlah korban"], [])],
    ),
    (
        "Polisi mengatakan 10 siswa tewas dan 25 terluka dalam kecelakaan itu.",
        [("die", ["10 siswa"], [10]), ("injure", [], [25])],
    ),
    (
        "Sebanyak 10 siswa tewas dan 25 lainnya terluka.",
        [("die", ["10 siswa"], [10]), ("injure", ["25 lainnya"], [25])],
    ),
    (
        "BPBD mencatat 1.200 warga tewas dan 25 orang luka-luka akibat banjir bandang itu.",
        [("die", ["1.200 warga"], [1200]), ("injure", ["25 orang"], [25])],
    ),
    (
        "Kementerian itu menyatakan 12 guru tewas, sementara 763 pegawai kehilangan nyawa.",
        [("die", ["12 guru"], [12]), ("die", ["763 pegawai"], [763])],
    ),
    ("Dua puluh lima orang dilaporkan meninggal dunia.", [("die", ["Dua puluh lima orang"], [25])]),
    (
        "Ledakan itu menewaskan sedikitnya 11 orang dan melukai 64 lainnya.",
        [("die", ["11 orang"], [11]), ("injure", ["64 lainnya"], [64])],
    ),
    # lists of counts, and where a list ends and the next clause begins
    (
        "Enam perawat dan dua sopir tewas akibat ledakan itu.",
        [("die", ["Enam perawat", "dua sopir"], [6, 2])],
    ),
    (
        "Dua tentara, lima nelayan, dan enam perawat tewas akibat ledakan itu.",
        [("die", ["Dua tentara", "lima nelayan", "enam perawat"], [2, 5, 6])],
    ),
    (
        "Sedikitnya 10 orang tewas, termasuk tiga polisi, dan 25 lainnya cedera.",
        [("die", ["10 orang"], [10]), ("injure", ["25 lainnya"], [25])],
    ),
    (
        "Ledakan itu menewaskan dua polisi dan lima warga terluka.",
        [("die", ["dua polisi"], [2]), ("injure", ["lima warga"], [5])],
    ),
    (
        "Longsor itu menewaskan lima penumpang dan dua lainnya mengalami luka.",
        [("die", ["lima penumpang"], [5]), ("injure", ["dua lainnya"], [2])],
    ),
    ("Tiga rumah rusak dan dua orang tewas.", [("die", ["dua orang"], [2])]),
    # counter-examples: ages, hours, years, names and objects
    ("Budi Hartono meninggal dunia pada usia 74 tahun.", [("die", ["Budi Hartono"], [])]),
    ("Setelah tiga jam Budi Hartono meninggal dunia.", [("die", ["Budi Hartono"], [])]),
    ("Pada 2024, warga desa itu meninggal dunia.", [("die", ["warga desa itu"], [])]),
    ("Ledakan itu menewaskan 12 orang.", [("die", ["12 orang"], [12])]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:50] for text, _ in TABLE])
def test_counts(text: str, expected: list[tuple[str, list[str], list[float]]]) -> None:
    found = [
        (
            event.type,
            [p.name for p in event.participants if p.role == "patient"],
            [q.value for q in event.quantities if q.unit == "person"],
        )
        for event in eventx.extract(text, published="2025-07-03").events
        if event.type in ("die", "injure")
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kapal itu diperkirakan tenggelam pada Rabu (2/7/2025).", "occurred"),
        ("Kapal itu diperkirakan tiba di Ambon pada Sabtu (5/7/2025).", "planned"),
        ("Kapal itu dijadwalkan tiba di Ambon pada Rabu (2/7/2025).", "planned"),
    ],
)
def test_what_is_estimated_of_the_past_has_happened(text: str, status: str) -> None:
    (event,) = eventx.extract(text, published="2025-07-03").events
    assert event.status == status


def test_a_sum_of_victims_is_no_patient_of_the_disaster() -> None:
    found = eventx.extract("Jumlah korban tewas akibat tsunami di Palu mencapai 844 orang.").events
    assert [e.participants for e in found if e.type == "disaster"] == [()]


def test_a_clitic_that_makes_a_noun_is_nobody() -> None:
    (event,) = eventx.extract("Peristiwa tenggelamnya kapal motor itu terjadi Senin.").events
    assert [(p.role, p.name) for p in event.participants] == [("patient", "kapal motor")]


def test_a_magnitude_is_the_earthquakes_own() -> None:
    found = eventx.extract("Gempa magnitudo 6,2 mengguncang Mamuju, 84 orang meninggal dunia.").events
    assert [(e.type, [q.kind for q in e.quantities]) for e in found] == [("disaster", ["magnitude"]), ("die", ["dead"])]


def test_money_and_places_are_no_quantities_of_an_arrest() -> None:
    text = "KPK menangkap Budi Santoso di sebuah rumah dan menyita uang tunai Rp 800 juta."
    found = {e.type: [(q.kind, q.value) for q in e.quantities] for e in eventx.extract(text).events}
    assert found == {"arrest": [], "seize": [("money", 800_000_000.0)]}


def test_a_sentence_that_is_only_asked_for_corrects_none() -> None:
    text = (
        "Hakim menghukum Budi Santoso tujuh tahun penjara. Jaksa sebelumnya meminta ia dihukum sembilan tahun penjara."
    )
    found = [(e.status, [q.value for q in e.quantities]) for e in eventx.extract(text).events if e.type == "convict"]
    assert ("occurred", [7.0]) in found


def test_who_tells_of_a_disaster_was_not_struck_by_it() -> None:
    text = "Dua belas orang meninggal akibat gempa itu, menurut Badan Penanggulangan Bencana Daerah Aceh."
    assert [e.participants for e in eventx.extract(text).events if e.type == "disaster"] == [()]


def test_only_who_may_arrest_is_lent_to_an_arrest() -> None:
    case = "{} menyelidiki kecelakaan itu. Nakhoda kapal, Edi Saputra, ditahan."
    for body, agents in (("Komite Nasional Keselamatan Transportasi", []), ("Polda Bali", ["Polda Bali"])):
        found = [e for e in eventx.extract(case.format(body)).events if e.type == "arrest"]
        assert [[p.name for p in e.participants if p.role == "agent"] for e in found] == [agents]


def test_who_denies_a_part_in_an_attack_does_not_deny_it() -> None:
    text = "Ledakan bom menewaskan dua warga Kabul. Fiji membantah terlibat dalam serangan itu."
    attacks = [e for e in eventx.extract(text).events if e.type == "attack"]
    assert {e.status for e in attacks} == {"occurred"}
