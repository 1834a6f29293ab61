"""Reads the days and moments of a form's export, in English and Spanish, with or without an hour.

Briefcase and SurveyCTO write «Mar 15, 2026 10:30:00 AM» or «15 mar. 2026 10:30:00 a. m.», as the
computer's language has it. Nothing is guessed between day and month.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from app.i18n import _
from app.incoming.cells import cell_text, read_date
from app.incoming.dates import MONTHS, DateReading
from app.incoming.records import CellValue
from app.incoming.resaved import plain_text
from app.registry.names import fold

_ENGLISH = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
         "august aug", "september sept sep", "october oct", "november nov", "december dec"), start=1)
    for name in names.split()
}  # fmt: skip
_MONTHS = _ENGLISH | MONTHS
_DAY_NAMES = """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    lunes martes miercoles jueves viernes sabado domingo lun mie jue vie sab dom
"""
_WEEKDAYS = frozenset(_DAY_NAMES.split())
# «mar» is Tuesday's and March's: it stands for the day only before a comma, at the beginning.
_WEEKDAY_FIRST = re.compile(r"^\s*[^\W\d]+\.?\s*,\s*(?=\d|[^\W\d])")
_HOUR = re.compile(
    r"(?:^|[\s,T])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\.?(?![a-z]))?\s*(?P<zone>(?:UTC|GMT)?[+-]\d{2}:?\d{2}|Z|[A-Z]{3,5})?",
    re.IGNORECASE,
)
_SOLID = re.compile(r"(20\d\d)(\d\d)(\d\d)", re.ASCII)
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_SERIAL = re.compile(r"(4\d{4}|5[0-4]\d{3})(?:[.,](\d+))?", re.ASCII)  # Excel's days of 2009 to 2049
_EPOCH = datetime(1899, 12, 30)
# Paraguay is three hours behind UTC all year since 2024.
_BEHIND_UTC = timedelta(hours=3)


def read_form_day(value: CellValue) -> DateReading:
    """The day that a cell of the form says, whatever the program that wrote it."""
    if isinstance(value, date):
        return read_date(value)
    day, moment = _read(plain_text(value))
    if moment is not None:
        return DateReading(moment.date().isoformat())
    return day


def read_moment(value: CellValue) -> str | None:
    """A moment as ISO text, to the second when it has an hour; None when it is not understood."""
    if isinstance(value, date):
        return value.isoformat()
    day, moment = _read(plain_text(value))
    if moment is not None:
        return moment.isoformat(timespec="seconds")
    return day.value if day.value is not None and len(day.value) == 10 else None


def has_hour(moment: str | None) -> bool:
    """Whether it is a moment of a day and not only a day."""
    return moment is not None and len(moment) > 10


def is_month_first(values: Iterable[CellValue]) -> bool:
    """Whether a column says its days month first, as one row at least cannot be read otherwise."""
    return any(read_form_day(value).month_first for value in values if not isinstance(value, date))


def may_be_swapped(value: CellValue) -> bool:
    """Whether day and month of a written number date could be each other."""
    match = re.match(r"\s*(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?\d{2,4}", cell_text(value))
    return (
        isinstance(value, str)
        and match is not None
        and match[1] != match[2]
        and max(int(match[1]), int(match[2])) <= 12
    )


def _read(text: str) -> tuple[DateReading, datetime | None]:
    """The day, and the moment where an hour is said."""
    if match := _SERIAL.fullmatch(text):
        share = float(f"0.{match[2]}") if match[2] else 0.0
        moment = _EPOCH + timedelta(days=int(match[1]), seconds=round(share * 86400))
        return DateReading(moment.date().isoformat()), moment if share else None
    hour = _HOUR.search(text)
    day = _read_day(text[: hour.start()] + " " + text[hour.end() :] if hour else text)
    if hour is None or day.value is None or len(day.value) != 10:
        return day, None
    exact = _at_hour(date.fromisoformat(day.value), hour)
    return (day, exact) if exact else (replace(day, value=None, problem=_no_day()), None)


def _at_hour(day: date, match: re.Match[str]) -> datetime | None:
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    half = (match["half"] or "").lower()[:1]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    moment = datetime(day.year, day.month, day.day, hour, minute, second)
    is_utc = (match["zone"] or "").upper() in ("Z", "UTC", "GMT", "+00:00", "+0000")
    # a day alone that was made a moment is midnight, and stays that day
    return moment - _BEHIND_UTC if is_utc and moment.time().isoformat() != "00:00:00" else moment


def _read_day(text: str) -> DateReading:
    text = text.strip(" ,.")
    if match := _ISO.match(text):
        return read_date("-".join(match.groups()))
    if not any(letter.isalpha() for letter in text):
        return read_date("-".join(match.groups()) if (match := _SOLID.fullmatch(text)) else text)
    return _worded_day(text)


def _worded_day(text: str) -> DateReading:
    """«Mar 15, 2026», «15-nov-2026», «Sunday, March 15, 2026», «Sun Mar 15 2026»."""
    rest = fold(_WEEKDAY_FIRST.sub("", text) if fold(text.split(",")[0]) in _WEEKDAYS | {"mar"} else text)
    words = [word for word in rest.split() if word not in ("de", "del", "of", "the", "dia", "a", "las", "at")]
    words = [re.sub(r"(?<=\d)(st|nd|rd|th)$", "", word) for word in words]
    if len(words) > 3 and words[0] in _WEEKDAYS | {"mar"}:
        words = words[1:]
    months = [place for place, word in enumerate(words) if word in _MONTHS]
    numbers = [word for word in words if word.isdigit()]
    if len(months) != 1 or len(numbers) != 2 or len(words) not in (3, 4):
        return read_date(text)
    if len(words) == 4 and not _is_zone(words, months[0]):
        return read_date(text)
    day, year = numbers if len(numbers[0]) <= 2 else numbers[::-1]
    return read_date(f"{int(day):02d}/{_MONTHS[words[months[0]]]:02d}/{year}")


def _is_zone(words: list[str], month: int) -> bool:
    """Java writes the zone among the words of a date: «Sun Mar 15 PYT 2026»."""
    others = [word for place, word in enumerate(words) if place != month and not word.isdigit()]
    return len(others) == 1 and 2 < len(others[0]) <= 5


def _no_day() -> str:
    return _("no se entiende como fecha")
