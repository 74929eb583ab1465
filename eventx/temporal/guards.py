"""Conditions on the surroundings of a match: what is a name, a law, a score or a count is no time.

Each guard gets the text, the match, the word tables and the matches before it, and says whether the match may stand.
All look at a bounded stretch of the text only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from eventx.temporal.surroundings import starts_sentence, word_after, word_before
from eventx.temporal.tables import Tables, fold

if TYPE_CHECKING:
    from eventx.temporal.find import Match

Guard = Callable[[str, "Match", Tables, "Sequence[Match]"], bool]

_WINDOW = 60
_CURRENCY = re.compile(r"(?:rp|usd|us\$|\$|€|£|idr)\.?\s?$", re.IGNORECASE)
_YEAR_AFTER = re.compile(r"[ \u00a0]+(?:19|20)[0-9]{2}(?![0-9])")
_LINKED = re.compile(r"^(?:,| dan| atau|,? serta|,? dan|/)[ \u00a0]?$")


def _in_name(text: str, match: Match, words: Tables, found: Sequence[Match]) -> bool:
    """A day and month after the head of a name (Stadion 10 November) is that name; with a year only right after it."""
    if match.get("year", "yy", "yy_b", "hijri"):
        head = word_before(text, match.start)
        return head is None or head.rstrip(".") not in words.name_heads
    position = match.start
    for _ in range(4):
        word = word_before(text, position)
        if word is None:
            return True
        if word.rstrip(".") in words.name_heads:
            return False
        if not word[:1].isupper():
            return True
        position = text.rfind(word, 0, position)
    return True


def _number_date(text: str, match: Match, words: Tables, found: Sequence[Match]) -> bool:
    """Day/month in digits without a year needs a word that announces a time; dots always need a year."""
    if not _dated_by_form(text, match, words):
        return False
    word = word_before(text, match.start)
    if word is not None and word.isupper() and len(word) <= 3:
        return False
    return match.get("sep") == "/" or _law_number(text, match, words, found)


def _dated_by_form(text: str, match: Match, words: Tables) -> bool:
    year, sep, head = match.get("year"), match.get("sep"), match.get("head")
    if year is not None:
        return len(year) == 4 or sep == "/" or head is not None or _announced(text, match, words)
    if sep != "/":
        return head is not None and sep == "-"
    bracketed = text[max(0, match.start - 1) : match.start] == "(" and text[match.end : match.end + 1] == ")"
    return bracketed or head is not None or _announced(text, match, words)


def _announced(text: str, match: Match, words: Tables) -> bool:
    word = word_before(text, match.start)
    return word is not None and fold(word) in words.prepositions - {"di", "dari", "per", "sekitar", "untuk"}


def _weekday_name(text: str, match: Match, words: Tables, found: Sequence[Match]) -> bool:
    """Weekdays that are names: Pasar Minggu, Desa Selasa, Minggu Santoso."""
    weekday = match.slots["weekdays"]
    before, after = word_before(text, match.start), word_after(text, match.end)
    if match.get("rel") == "ini" and fold(weekday) == "minggu" and starts_sentence(text, match.start):
        return False
    if after is not None and fold(weekday) == "minggu" and fold(after) in words.ordinals:
        return False
    if match.get("hari", "rel", "day_parts", "time_zones") or not weekday[0].isupper():
        return match.get("hari") is not None or before is None or before.rstrip(".") not in words.name_heads
    if before is not None and before.rstrip(".") in words.name_heads:
        return False
    if before is not None and fold(before) in words.prepositions:
        return True
    if after is not None and after[0].isupper() and not after.isupper():
        return fold(after) in words.months or _plain_start(text, match, before)
    return True


def _plain_start(text: str, match: Match, before: str | None) -> bool:
    """Before a capitalised word a weekday is no part of a name at most where a common word precedes it."""
    if before is None:
        return False
    return before[0].islower()


def _month_name(text: str, match: Match, words: Tables, found: Sequence[Match]) -> bool:
    """Months that are names: Mei Lan, Agustus Parlindungan, Universitas Sebelas Maret."""
    if match.get("bulan", "rel", "which", "period_parts"):
        return True
    month = match.slots["full_months"]
    if not month[0].isupper():
        return False
    before, after = word_before(text, match.start), word_after(text, match.end)
    if text[max(0, match.start - 2) : match.start - 1].isdigit():
        return False
    if before is not None and fold(before) in words.prepositions:
        return True
    if before is not None and before[0].isupper() and not starts_sentence(text, match.start - len(before) - 1):
        return False
    if after is not None and after[0].isupper():
        return False
    if text[match.start - 1 : match.start] == "-" or text[match.end : match.end + 1] == "-":
        return True
    if before is None and not starts_sentence(text, match.start):
        return fold(month) != "mei"
    return before is None or before[0].islower()


def _law_number(text: str, match: Match, words: Tables, found: Sequence[Match]) -> bool:
    """The year of a law or decree is part of its name."""
    return words.law.search(text[max(0, match.start - _WINDOW) : match.start]) is None


def _year(text: str, match: Match, words: Tables, found: Sequence[Match]) -> bool:
    """A bare number of four digits is a year after a word that announces a time, and never before what is counted."""
    if not _law_number(text, match, words, found):
        return False
    if match.get("head", "period_parts"):
        return True
    if _CURRENCY.search(text[max(0, match.start - 6) : match.start]):
        return False
    after = word_after(text, match.end)
    if after is not None and fold(after) in words.counted:
        return False
    if match.get("rel_b"):
        return True
    before = word_before(text, match.start)
    if before is not None and fold(before) in words.prepositions:
        return not (fold(before) in ("sekitar", "per") and not _plausible(match))
    if before is not None and before.islower() and fold(before) in words.year_nouns:
        return _plausible(match)
    return _continues(text, match, found)


def _plausible(match: Match) -> bool:
    return 1900 <= int(match.slots["year"]) <= 2060


def _continues(text: str, match: Match, found: Sequence[Match]) -> bool:
    """A year in a list of years (pada 2009 dan 2014) or at the other end of a range of times."""
    if not found:
        return False
    last = found[-1]
    between = text[last.end : match.start] if match.start - last.end <= 16 else None
    if between is None:
        return False
    return between.strip() in ("-", "–", "—") or (
        _LINKED.match(between) is not None and last.rule.name in ("year", "range.years", "decade")
    )


def _decade(text: str, match: Match, words: Tables, found: Sequence[Match]) -> bool:
    """A number with -an is a decade after a head or a word that announces a time."""
    if match.get("head", "period_parts"):
        return True
    if _continues(text, match, found):
        return True
    before = word_before(text, match.start)
    if before is None:
        return len(match.slots["decade"]) == 4 and int(match.slots["decade"]) >= 1900
    if fold(before) in words.beside["decade"]:
        return True
    announced = fold(before) in words.prepositions | words.beside["cohort"]
    return announced and len(match.slots["decade"]) == 4


def _quarter(text: str, match: Match, words: Tables, found: Sequence[Match]) -> bool:
    """A half needs its year; a semester above the second is a student's."""
    period = fold(match.slots["period"])
    year = match.get("year", "yy", "which", "which_b")
    if period == "paruh":
        return year is not None
    if period == "q":
        return match.slots["ordinal"].isdigit() and year is not None
    student = words.student.search(text[max(0, match.start - _WINDOW) : match.start])
    return year is not None or student is None


def _count(text: str, match: Match, words: Tables, found: Sequence[Match]) -> bool:
    """Watches and nights of hotels aside, a counted unit is a duration; after `ke-` it is an ordinal."""
    after = word_after(text, match.end)
    unit = fold(match.get("time_units2", "time_units") or "")
    if unit == "jam" and after is not None and fold(after) in words.beside["clockwork"]:
        return False
    if unit == "tahun" and _YEAR_AFTER.match(text, match.end) and match.slots.get("number", "").isdigit():
        return False
    return text[max(0, match.start - 3) : match.start].casefold() != "ke-"


def _clock(text: str, match: Match, words: Tables, found: Sequence[Match]) -> bool:
    """`jam` with a bare number above 24 or before what is counted is no clock."""
    after = word_after(text, match.end)
    if match.get("minute", "day_parts", "time_zones", "time_zones2"):
        return True
    return after is None or fold(after) not in words.counted


def _clock_form(text: str, match: Match, words: Tables, found: Sequence[Match]) -> bool:
    """Without a zone a number needs its minutes to be a clock: 07.30 pagi."""
    return match.get("minute") is not None or match.get("time_zones", "time_zones3") is not None


def _holiday(text: str, match: Match, words: Tables, found: Sequence[Match]) -> bool:
    """Feasts are written with a capital; Natal is also part of a place's name, Ramadan a person's."""
    form = match.slots["holidays"]
    before, after = word_before(text, match.start), word_after(text, match.end)
    if before is not None and before.rstrip(".") in words.name_heads:
        return False
    lowered = not form[0].isupper() and not match.get("eve")
    if lowered and " " not in form:
        return False
    if lowered and fold(form) == "tahun baru":
        return before is not None and fold(before) in words.beside["new_year"]
    if fold(form) in ("natal", "ramadan", "ramadhan"):
        proper = before is not None and before[0].isupper() and not starts_sentence(text, match.start - len(before) - 1)
        follows = (
            after is not None and after[0].isupper() and not after.isupper() and match.get("year", "hijri") is None
        )
        return not (proper and fold(before or "") not in words.prepositions | words.beside["feast"]) and not (
            follows and fold(after or "") not in ("dan", "ini")
        )
    return True


def _part_noun(text: str, match: Match, words: Tables, found: Sequence[Match]) -> bool:
    """`klub malam itu`, `makan siang ini`: the part of the day belongs to the noun."""
    before = word_before(text, match.start)
    return before is None or fold(before) not in words.part_nouns


def _not_future_noun(text: str, match: Match, words: Tables, found: Sequence[Match]) -> bool:
    """`hari esok` and `masa esok` are the future, no day."""
    word = fold(match.slots["time_deictics"])
    before = word_before(text, match.start)
    if word == "semalam":
        return before is None or fold(before) not in ("dalam", "hanya", "satu")
    return word not in ("esok", "besok", "lusa") or before is None or fold(before) not in words.beside["future"]


def _not_verb_tengah(text: str, match: Match, words: Tables, found: Sequence[Match]) -> bool:
    """`tengah` and `ujung` are parts of a month, week or year only."""
    part, unit = fold(match.slots["period_parts"]), fold(match.slots["unit"])
    return part not in ("tengah", "ujung") or unit in ("tahun", "bulan", "pekan", "minggu")


def _set_date(text: str, match: Match, words: Tables, found: Sequence[Match]) -> bool:
    """`setiap 10` without a month needs `tanggal`."""
    return bool(match.get("months", "full_months")) or "tanggal" in text[match.start : match.end].casefold()


GUARDS: dict[str, Guard] = {
    "in_name": _in_name,
    "number_date": _number_date,
    "weekday_name": _weekday_name,
    "month_name": _month_name,
    "law": _law_number,
    "year": _year,
    "decade": _decade,
    "quarter": _quarter,
    "count": _count,
    "clock": _clock,
    "clock_form": _clock_form,
    "holiday": _holiday,
    "part_noun": _part_noun,
    "not_future_noun": _not_future_noun,
    "not_verb_tengah": _not_verb_tengah,
    "set_date": _set_date,
}
WHOLE_NAMES = frozenset({"in_name"})  # what these guards turn down is a name as a whole, with no time inside
