"""Telephone numbers of Paraguay: kept as E.164, shown as people say them.

Mobile prefixes: libphonenumber's metadata for +595.
"""

import re
from functools import lru_cache

COUNTRY = "595"
MOBILE = re.compile(r"(951|96[129]|97[1-6]|98[1-7]|99[1-5])\d{6}|9881\d{5}")
FIXED = re.compile(r"[2-8]\d{7,8}")
_BETWEEN = re.compile(r"[/;|,]| y | o | - ")


def _read_one(text: str) -> str | None:
    digits = re.sub(r"\D", "", text)
    had_area = True
    if digits.startswith("00" + COUNTRY):
        digits = digits[5:]
    elif digits.startswith(COUNTRY) and len(digits) >= 11:
        digits = digits[3:]
    elif not digits.startswith("0"):
        had_area = False
    national = digits.removeprefix("0")
    if MOBILE.fullmatch(national) or (had_area and FIXED.fullmatch(national)):
        return f"+{COUNTRY}{national}"
    return None


@lru_cache(maxsize=1 << 14)
def read_phone(text: str) -> str | None:
    """The number in E.164, or None: "(0981) 599671" -> "+595981599671".

    Of several numbers in one cell the first that can be read counts. A fixed line needs
    its area code, because the same six digits exist in every town.
    """
    whole = _read_one(text) if len(re.sub(r"\D", "", text)) <= 14 else None
    if whole:
        return whole
    return next((read for part in _BETWEEN.split(text) if (read := _read_one(part))), None)


def show_phone(e164: str) -> str:
    """ "+595971897967" -> "0971 897 967"; a foreign number is shown as it is."""
    if not e164.startswith(f"+{COUNTRY}"):
        return e164
    national = e164[4:]
    area = 3 if national.startswith("9") else 2 if national.startswith("21") else 3
    rest = national[area:]
    return f"0{national[:area]} {rest[:3]} {rest[3:]}".strip()
