"""Names corrected at article level: what the model tags (marked `per`, `org`, `loc`) and what it must become."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Span

import eventx
from eventx import markup
from eventx.lang.lexicon import get_lexicon
from eventx.pipeline.acronyms import is_acronym_of
from eventx.pipeline.annotate import annotate, tokenise
from eventx.pipeline.annotated import AnnotatedText
from eventx.pipeline.load import load_pipeline

TYPES = {"per": "PER", "org": "ORG", "loc": "LOC"}

CORRECTED = [
    # what the model tags, what it must become
    ("Kata <per>Presiden Arga Wirawan</per>, hujan.", "PER Arga Wirawan"),
    ("Kata <per>Prof. Arga Wirawan, M.Si.</per> besok.", "PER Arga Wirawan"),
    ("Kata <org>AKP Arga Wirawan</org> besok.", "PER Arga Wirawan"),
    ("Kata <per>Sleman AKP Arga</per> besok.", "LOC Sleman|PER Arga"),
    ("Bupati <per>Sleman</per>, <per>Arga Wirawan</per>, pergi.", "LOC Sleman|PER Arga Wirawan"),
    ("<org>SUARA.com - Menteri Luar Negeri</org> pergi.", "ORG SUARA.com"),
    ("<per>\"Arga Wirawan\"</per> pergi.", "PER Arga Wirawan"),
    ("<per>Menteri Luar Negeri</per> pergi.", ""),
    ("<loc>Menhan</loc> pergi.", ""),
    ("<per>Senin</per> pergi.", ""),
    ("<per>S.H.</per> pergi.", ""),
    ("Kata <org>Lembaga Uji Coba</org> (<loc>LUC</loc>) kemarin.", "ORG Lembaga Uji Coba (LUC)"),
    ("Kata Forum Kali's <org>Bening Raya</org> (<org>FKBR</org>) kemarin.", "ORG Forum Kali's Bening Raya (FKBR)"),
    ("Kata Ikatan Guru dan Dosen <loc>Raya</loc> (IGDR) kemarin.", "ORG Ikatan Guru dan Dosen Raya (IGDR)"),
    ("Kata <per>Jenderal Shadi</per>, Kepala Staf.", "PER Shadi"),
    ("Setelah itu, Kamis <per>Arga</per> pergi.", "PER Arga"),
    ("Bidan yang biasa disapa <loc>Busan</loc> itu pergi.", "PER Busan"),
    ("Gaji menurut Upah Minimum Kota (UMK) <loc>Solo</loc> naik.", "LOC Solo"),
    ("Kata <per>Arga Bima Wirawan</per> (ABW) kemarin.", "PER Arga Bima Wirawan"),
    ("Kata <org>Lembaga Uji Coba</org> (<loc>Solo</loc>) kemarin.", "ORG Lembaga Uji Coba|LOC Solo"),
    ("<org>Polres</org> <per>Sleman</per> bergerak.", "ORG Polres Sleman"),
    ("<loc>Ivan Ordin</loc> tiba. Presiden <loc>Ivan Ordin</loc> rapat.", "PER Ivan Ordin|PER Ivan Ordin"),
    ("<per>Arga Wirawan</per> tiba. Lalu <loc>Wirawan</loc> rapat.", "PER Arga Wirawan|PER Wirawan"),
    ("<per>Arga Wirawan</per> tiba. Lalu Wirawan rapat.", "PER Arga Wirawan|PER Wirawan"),
    ("<per>Arga Wirawan</per> tiba. Lalu Kebun Wirawan Raya tutup.", "PER Arga Wirawan"),
    ("<per>Bashar al</per> - <per>Karim</per> tiba.", "PER Bashar al - Karim"),
    ("<per>Lee Jong</per> - un tiba.", "PER Lee Jong - un"),
    ("Kapal berlayar ke Jepang kemarin.", "LOC Jepang"),
    ("Pendukung Jokowi-JK berkumpul.", ""),
    ("Ia disidang di <loc>Pengadilan Negeri Sleman</loc>.", "LOC Pengadilan Negeri Sleman"),
    ("Jenderal TNI <per>Arga</per> tiba.", "PER Arga"),
    ("Menteri Luar Negeri Kenya, <org>Ivan Ordin</org>, tiba. <org>Ivan Ordin</org> rapat.",
     "LOC Kenya|PER Ivan Ordin|PER Ivan Ordin"),
    ("Mereka mencalonkan <org>Ivan Ordin</org>, kepala departemen, kemarin.", "PER Ivan Ordin"),
    ("Rapat dihadiri Presiden, <org>Rimba Raya</org>, dan warga.", "ORG Rimba Raya"),
    ("Erupsi <loc>Gunung Baruarum</loc>, anak Gunung Arum, reda.", "LOC Gunung Baruarum"),
    ("Menteri Riset dan Teknologi <per>Arga Wirawan</per> pergi.", "PER Arga Wirawan"),
    ("Proyek KTP <per>Elektronik Arga Wirawan</per> gagal. <per>Arga Wirawan</per> pergi.",
     "PER Arga Wirawan|PER Arga Wirawan"),
    ("Kepala <org>KPK</org> tiba.", "ORG KPK"),
    ("<per>Vientiane</per> (<org>ANTARA</org>) - Hujan turun.", "LOC Vientiane|ORG ANTARA"),
    ("<loc>Raja Salim</loc> tiba.", "PER Salim"),
    ("<per>Putri Salim</per> tiba.", "PER Putri Salim"),
    ("<per>Arga 33 suara</per> tiba.", "PER Arga"),
    ("<loc>kota Lama</loc> sepi.", "LOC kota Lama"),
    ("Kata Direktur Utama <org>Rimba Air</org> <per>Arga Wirawan</per>.", "ORG Rimba Air|PER Arga Wirawan"),
    ("\"Ya,\" ujar Ketua <org>Kamar Usaha Uji</org> Karen Ayu.", "ORG Kamar Usaha Uji|PER Karen Ayu"),
    ("\"Ya,\" ujar Kapolres <loc>Bekasi Alamsyah</loc>.", "LOC Bekasi|PER Alamsyah"),
    ("\"Ya,\" ujar Ketua <org>Kamar Usaha Uji</org> di Solo.", "ORG Kamar Usaha Uji|LOC Solo"),
    ("\"Ya,\" ujar Ketua <org>Kamar Usaha Uji</org> Universitas Baru.", "ORG Kamar Usaha Uji"),
    ("\"Ya,\" kata <per>Agus</per> di Solo.", "PER Agus|LOC Solo"),
    ("<per>Mei Lindawati</per> pergi.", "PER Mei Lindawati"),
    ("Demikian <per>Channel News Asia</per> melaporkan.", "ORG Channel News Asia"),
    ("Menlu Salim Temui Utusan Jepang di Solo\n\nMenteri <per>Arga Salim</per> tiba.",
     "PER Salim|LOC Jepang|LOC Solo|PER Arga Salim"),
    ("Menlu Salim Effendi tiba kemarin.\n\nMenteri <per>Arga Salim</per> tiba.",
     "PER Salim Effendi|PER Arga Salim"),
    # people behind an office, whole, also where their first name is a title or a place's name
    ("Presiden bertemu Menteri Sinta Wijaya hari ini.", "PER Sinta Wijaya"),
    ("Wali Kota <loc>Jaya</loc> <per>Suprana</per> meresmikan pasar itu.", "PER Jaya Suprana"),
    ("Lalu Gubernur bertemu Wali Kota <loc>Jaya</loc> Suprana, Selasa.", "PER Jaya Suprana"),
    ("Bupati <per>Raja Simanjuntak</per> pulang.", "PER Raja Simanjuntak"),
    ("Wali Kota <loc>Metro</loc> <per>Wahdi Salim</per> datang.", "LOC Metro|PER Wahdi Salim"),
    ("Lalu Menteri Hukum dan Menteri Desa hadir.", ""),
    ("Ia bertemu VP Corporate Secretary <org>Bank Samudra</org> kemarin.", "ORG Bank Samudra"),
    # names that a headline's capitals made too long
    ("<per>Arga Temui Menlu Jepang</per> di Solo\n\nMenteri <per>Arga Salim</per> tiba.",
     "PER Arga|LOC Jepang|LOC Solo|PER Arga Salim"),
    ("<org>Polres Sleman Tangkap Pencuri</org> Sepeda\n\nKata <org>Polres Sleman</org> kemarin.",
     "ORG Polres Sleman|ORG Polres Sleman"),
    ("<per>Arga Salim Lantik</per> Pejabat Baru\n\nMenteri <per>Arga Salim Lantik</per> tiba.",
     "PER Arga Salim Lantik|PER Arga Salim Lantik"),
    ("<per>Arga Salim Akan</per> Pergi ke Solo\n\nMenteri <per>Arga Salim</per> tiba.",
     "PER Arga Salim|LOC Solo|PER Arga Salim"),
    ("Menlu Arga Temui Menlu Tonga, <org>Bahas Pertahanan Rimba</org>\n\nMenteri <per>Arga Salim</per> tiba.",
     "PER Arga|LOC Tonga|PER Arga Salim"),
    # offices: the area and its head
    ("Bupati <loc>Kepulauan Sula Arga Salim</loc> tiba.", "LOC Kepulauan Sula|PER Arga Salim"),
    ("Wali Kota <per>Solo Arga Salim</per> tiba.", "LOC Solo|PER Arga Salim"),
    ("Kapolsek <loc>Metro Tebet</loc> tiba.", "LOC Metro Tebet"),
    ("Gubernur <per>Agung Laksana</per> tiba.", "PER Agung Laksana"),
    ("Wali Kota <per>Bima Arga Ali</per> tiba. Lalu <per>Bima Arga</per> pulang.", "PER Bima Arga Ali|PER Bima Arga"),
    ("Wali Kota <per>Bima Arga Salim</per> tiba.", "LOC Bima|PER Arga Salim"),
    ("Turis <loc>Solo Arga Salim</loc> tiba.", "LOC Solo Arga Salim"),
    ("Kunjungan Perdana Menteri Swedia Ulf Lindqvist ke Seoul ditunda.", "PER Ulf Lindqvist|LOC Seoul"),
    ("<org>Kanselir Swedia</org> Ulf Erik <per>Lindqvist</per> tiba.", "LOC Swedia|PER Ulf Erik Lindqvist"),
    ("Kata ahli Mesir Kuno di Solo.", "LOC Solo"),
    ("Kepala Dinas Pekerjaan Umum tiba.", ""),
    ("Presiden <per>Abdel Karim</per> el-Salim tiba.", "PER Abdel Karim el-Salim"),
    ("Demikian <per>Nusa Dewi</per> melaporkan.", "PER Nusa Dewi"),
    ("Rapat digelar 3 <per>Agus</per> 2025.", ""),
    ("<per>Agus Widodo</per> rapat pada Agus 2025.", "PER Agus Widodo"),
    ("Rapat pada <loc>Mei</loc>.", ""),
    ("Ia berbicara kepada <org>detikcom</org>.", "ORG detikcom"),
    ("Ia berbicara kepada <org>pengurus</org>.", ""),
    ("Petani seluruh <loc>indonesia</loc> resah.", "LOC indonesia"),
    ("Sama seperti <loc>as</loc> roda.", ""),
    ("Pembalap <per>Rio</per> finis kelima. \"Lega,\" kata <per>Rio</per>.", "PER Rio|PER Rio"),
    ("Klub <org>Napoli</org> menang.", "ORG Napoli"),
    ("<org>Teheran</org> membalas.", "LOC Teheran"),
    ("Layanan <org>Go - Jek</org> terganggu.", "ORG Go - Jek"),
    ("Pengurus <org>Partai Rimba - PAN</org> bertemu.", "ORG Partai Rimba|ORG PAN"),
    ("Menteri <per>MS Hidayatullah</per> rapat.", "PER MS Hidayatullah"),
    ("Kata <per>Ms Hidayatullah</per> kemarin.", "PER Hidayatullah"),
    ("Delapan prajurit <org>TNI</org> gugur.", "ORG TNI"),
    ("Direktur <org>Lumbung</org>, <per>Kim Jae - hee</per> mundur.", "ORG Lumbung|PER Kim Jae - hee"),
    ("Satelit Telkom-2 mengorbit.", ""),
    ("Presiden <per>Duarte</per> da <per>Fonseca</per> tiba.", "PER Duarte da Fonseca"),
    ("<per>Saeed</per> bin <per>Rashid</per> tiba.", "PER Saeed bin Rashid"),
    ("<per>Faisal Tanjung</per> alias <per>Gondrong</per> tiba.", "PER Faisal Tanjung|PER Gondrong"),
    ("<per>Putra Sulung Salim</per>, <per>Arga Wirawan</per>, tiba.", "PER Salim|PER Arga Wirawan"),
    ("Kata Kabid Humas <org>Polda Metro Jaya AKBP</org> <per>Arga</per>.", "ORG Polda Metro Jaya|PER Arga"),
    ("<loc>New York (ANTARA News)</loc> - Hujan turun.", "LOC New York"),
    ("Rapat di <loc>Jawa Barat (Jabar)</loc> ditunda.", "LOC Jawa Barat (Jabar)"),
    ("Kapal <org>Koalisi Laut Bebas (KLB)</org> tiba. Menurut <per>KLB</per>, ombak tinggi.",
     "ORG Koalisi Laut Bebas (KLB)|ORG KLB"),
    ("Kantor <org>Uni Samudra</org> tutup. Misi <org>Uni</org> <loc>Samudra</loc> pulang.",
     "ORG Uni Samudra|ORG Uni Samudra"),
    ("Anggota <org>Parlemen Eropa</org> tiba.", "ORG Parlemen Eropa"),
    ("Ia menulis di <loc>X</loc> kemarin.", ""),
    ("Presiden berpidato di <loc>KTT G20</loc>, <loc>Hamburg</loc>.", "LOC Hamburg"),
    ("<loc>Raja Arab Saudi Salim</loc> bin <per>Rashid</per> tiba.", "LOC Arab Saudi|PER Salim bin Rashid"),
]  # fmt: skip

UNLISTED = [
    ("Menteri Luar Negeri <loc>Rusia</loc> <per>Oleg Barin</per> tiba.", "Rusia", False),
    ("Ia tiba di <loc>Rusia</loc>.", "Rusia", True),
    ("Ia tiba di <loc>Moskow</loc>, <loc>Rusia</loc>.", "Rusia", True),
    ("Gubernur <loc>Bali</loc> <per>Wayan</per> tiba.", "Bali", False),
    ("Warga <loc>Bali</loc> senang.", "Bali", True),
]


def annotated(source: str) -> AnnotatedText:
    marked = markup.parse(source)
    doc = tokenise(load_pipeline(), marked.text)
    spans = [doc.char_span(s.start, s.end, TYPES[s.tag], alignment_mode="expand") for s in marked.spans]
    doc.ents = [span for span in spans if isinstance(span, Span)]
    return annotate(marked.text, doc, get_lexicon(), None, None)


@pytest.mark.parametrize(("source", "wanted"), CORRECTED)
def test_corrected(source: str, wanted: str) -> None:
    article = annotated(source)
    assert "|".join(f"{n.type} {article.text[n.start : n.end]}" for n in article.names) == wanted


@pytest.mark.parametrize(
    ("text", "tagged", "name"),
    [
        ("Polisi menangkap Bagas Adinagara kemarin.", "Adinagara", "Bagas Adinagara"),
        ("Dosen Riset dan Teknologi Adinagara pulang.", "Adinagara", "Adinagara"),
    ],
)
def test_a_forename_behind_a_small_word_belongs_to_the_name(text: str, tagged: str, name: str) -> None:
    doc = load_pipeline()(tokenise(load_pipeline(), text))
    start = text.index(tagged)
    doc.ents = [doc.char_span(start, start + len(tagged), "PER")]
    (found,) = annotate(text, doc, get_lexicon(), None, None).names
    assert text[found.start : found.end] == name


@pytest.mark.parametrize(("source", "name", "listed"), UNLISTED)
def test_a_nationality_is_known_but_not_listed(source: str, name: str, listed: bool) -> None:
    article = annotated(source)
    assert [n.listed for n in article.names if article.text[n.start : n.end] == name] == [listed]


@pytest.mark.parametrize(
    ("short", "full", "right"),
    [
        ("KPK", "Komisi Pemberantasan Korupsi", True),
        ("PBB", "Perserikatan Bangsa-Bangsa", True),
        ("UGM", "Universitas Gadjah Mada", True),
        ("Solo", "Lembaga Uji Coba", False),
        ("x", "Xenon", False),
        ("37", "Faisal 37", False),
    ],
)
def test_is_acronym_of(short: str, full: str, right: bool) -> None:
    assert is_acronym_of(short, full) is right


PARTS = st.sampled_from(
    ["Presiden", "AS", "Rusia", "Budi", "Santoso", "(", ")", ",", "-", "\n", "KPK", "di", "alias", "Prof.", "S.H.", "I",
     "al", "Kota", "12", "\"", "Polda", "Bali", "kata", "itu", "(KPK)", "Senin", "Dr", "TNI", ".", "Letjen"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PARTS, max_size=25), st.lists(st.tuples(st.integers(0, 24), st.integers(1, 5)), max_size=6))
def test_names_never_overlap_and_lie_on_tokens(parts: list[str], marks: list[tuple[int, int]]) -> None:
    text = " ".join(parts)
    doc = tokenise(load_pipeline(), text)
    taken: set[int] = set()
    spans = []
    for number, (first, length) in enumerate(marks):
        last = min(first + length, len(doc))
        if first < last and not taken & set(range(first, last)):
            taken |= set(range(first, last))
            spans.append(Span(doc, first, last, label=("PER", "ORG", "LOC")[number % 3]))
    doc.ents = spans
    article = annotate(text, doc, get_lexicon(), None, None)
    end = 0
    for name in article.names:
        assert end <= name.start < name.end <= len(text)
        assert doc[name.first].idx == name.start
        assert text[name.start : name.end] == doc[name.first : name.last].text
        end = name.end


@pytest.mark.parametrize(
    ("text", "names"), [("Lima negara hadir di Solo.", ["Solo"]), ("Ia terbang ke Lima, Peru.", ["Lima", "Peru"])]
)
def test_a_number_word_before_its_noun_is_no_town(text: str, names: list[str]) -> None:
    assert [entity.name for entity in eventx.extract(text).entities] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Menurut Mayor Jenderal Shayeq Mansur al-Karimi, Wakil Kepala Staf, rudal dicegat.",
            "Shayeq Mansur al-Karimi",
        ),
        (
            "Salah satu nasabah Rimba Life, Ferdinan Petro Siahaan menyampaikan dirinya kecewa.",
            "Ferdinan Petro Siahaan",
        ),
    ],
)
def test_a_name_is_no_shorter_than_its_capitals(text: str, name: str) -> None:
    assert name in [entity.name for entity in eventx.extract(text).entities]
