"""How high a meeting stands: by its words, else by the offices on both sides."""

from __future__ import annotations

from datetime import date

import pytest

import eventx

CASES = [
    ("KTT ASEAN digelar di Manila pada 3 Maret 2025.", "summit"),
    ("Presiden Prancis Emmanuel Macron dan Kanselir Jerman Olaf Scholz bertemu di Paris.", "summit"),
    ("Presiden Prancis Emmanuel Macron bertemu Menteri Luar Negeri Rusia Sergei Lavrov di Moskow.", "ministerial"),
    ("Pertemuan tingkat menteri Uni Afrika digelar di Kairo pada 3 Maret 2025.", "ministerial"),
    ("Gubernur Ahmad Luthfi bertemu Duta Besar Jepang Masaki Yasushi di Semarang.", "diplomatic"),
    ("Pembicaraan tingkat teknis antara Indonesia dan Jepang digelar di Tokyo.", "technical"),
    # A president and his own ministers hold no summit, and a mayor and a governor stand on no level.
    ("Presiden Prabowo Subianto bertemu Menteri Pertahanan Sjafrie Sjamsoeddin di Bogor.", None),
    ("Gubernur Ahmad Luthfi bertemu Wali Kota Agustina Wilujeng di Semarang.", None),
]


@pytest.mark.parametrize(("text", "level"), CASES)
def test_level(text: str, level: str | None) -> None:
    found = eventx.extract(text, published=date(2025, 2, 26)).meetings
    assert [meeting.level for meeting in found] == [level]
