"""What a valid value looks like: EDTF dates (levels 0 and 1), ISO 8601 clocks and durations, TIMEX3 sets."""

from __future__ import annotations

import re

DAY = r"(?:[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))"
MONTH = r"(?:[0-9]{4}-(?:0[1-9]|1[0-2]|2[1-4]))"  # 21 to 24 are the seasons
UNKNOWN_YEAR = r"(?:XXXX-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)"
DATE = rf"(?:(?:{DAY}|{MONTH}|[0-9]{{4}}|[0-9]{{3}}X|[0-9]{{2}}XX|{UNKNOWN_YEAR})~?)"
CLOCK = r"(?:T(?:[01][0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?(?:[+-][0-9]{2}:[0-9]{2})?)"
PART = r"(?:TMO|TAF|TEV|TNI)"
TIME = rf"(?:{DAY}(?:{CLOCK}|{PART})?|{CLOCK})"
ONE = rf"(?:{TIME}|{DATE})"
DURATION = r"P(?:(?:[0-9]+|X)[YMWD])*(?:T(?:(?:[0-9]+|X)[HMS])+)?"
ONE_SET = rf"(?:XXXX-(?:WXX-[1-7]|(?:[0-9]{{2}}|XX)(?:-(?:[0-9]{{2}}|XX))?){PART}?|{DURATION})"
VALUES = {
    "DATE": re.compile(rf"{DATE}(?:/{DATE})?|\.\./{DATE}|{DATE}/\.\."),
    "TIME": re.compile(rf"{ONE}(?:/{ONE})?"),
    "DURATION": re.compile(rf"{DURATION}(?:/{DURATION})?"),
    "SET": re.compile(rf"{ONE_SET}(?:/{ONE_SET})?|\{{{ONE_SET}(?:,{ONE_SET})+\}}"),
}


def is_valid(kind: str, value: str) -> bool:
    """Whether `value` is well formed for its TIMEX3 type."""
    return VALUES[kind].fullmatch(value) is not None and value != "P"
