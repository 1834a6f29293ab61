"""A date as people write it, day first: "26-06-21", "15 de setiembre del 2019", "set-19", "2.019".

Nothing is guessed between day and month. What is only likely (a month misspelt, Excel's number of a
day, a year among words) is read and told; what is not enough for a day, a month or a year is not read.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import get_close_matches

from app.i18n import _
from app.registry.names import fold

MONTHS = {
    name: number
    for number, names in enumerate(
        ("enero ene january jan", "febrero feb february febr", "marzo mar march mzo", "abril abr april apr",
         "mayo may", "junio jun june", "julio jul july", "agosto ago august aug agto",
         "setiembre septiembre set sep sept september", "octubre oct october", "noviembre nov november",
         "diciembre dic december dec dbre"), start=1)
    for name in names.split()
}  # fmt: skip
_LONG_MONTHS = [name for name in MONTHS if len(name) >= 5]
_WEEKDAYS = "lunes martes miercoles jueves viernes sabado domingo lun mie jue vie sab dom monday tuesday wednesday thursday friday saturday sunday"
_SILENT = frozenset(f"{_WEEKDAYS} de del dia mes ano el la en a al desde fecha hs hrs gs".split())
CENTURY_PIVOT = 40
DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIRST_SERIAL, _LAST_SERIAL = 14_610, 51_501  # 1940 to 2040, as Excel numbers its days
_SERIAL_0 = date(1899, 12, 30)
_ISO = re.compile(r"(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})", re.ASCII)
_SIGN = r"\s*[-/.,_\\–—−|]+\s*"
_DAY_FIRST = re.compile(
    rf"(\d{{1,2}})(?:{_SIGN}|\s)(\d{{1,2}})(?:{_SIGN}|\s)['’]?(\d{{4}}|\d{{2}}|[12][.,]\d{{3}})", re.ASCII
)
# As notaries and older clerks write a month.
_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
_ROMAN_MONTH = re.compile(
    rf"((?:\d{{1,2}}{_SIGN})?)({'|'.join(_ROMAN)})({_SIGN}(?:\d{{4}}|\d{{2}}))", re.ASCII
)
_MONTH_YEAR = re.compile(rf"(\d{{1,2}})(?:{_SIGN}|\s)(\d{{4}})", re.ASCII)
_YEAR_MONTH = re.compile(r"(\d{4})\s?[-/.]\s?(\d{1,2})", re.ASCII)
_SHORT_PAIR = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{2})", re.ASCII)
_YEAR = re.compile(r"([12]\d{3}|[12][.,]\d{3})(?:[.,]0)?", re.ASCII)
_TOGETHER = re.compile(r"(\d{1,2})(\d{2})(\d{4})|(\d{4})(\d{2})(\d{2})", re.ASCII)
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?", re.ASCII)
_TIME = re.compile(
    r"(?<=\d)(?:t|,?\s+|\s+a las\s+|\s+-\s+)\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*"
    r"(?:[ap]\s?\.?\s?m\b\.?|hs?\b\.?|hrs\b\.?)?\s*(?:z|utc|gmt)?\s*(?:[+-]\d{2}:?\d{2})?$",
    re.ASCII,
)
_ORDINAL = re.compile(r"(?<=\d)\s?(?:º|°|ª|ro\b\.?|er\b\.?|ero\b\.?|do\b\.?|st\b|nd\b|rd\b|th\b)")
_ALONE = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)", re.ASCII)
_BEFORE = re.compile(r"(?:[^\W\d_]+[.,:]*\s*)+(?=\d)")
_EDGE = " .,;:-_/\\'’\"()[]"


@dataclass(frozen=True, slots=True)
class DateReading:
    """`value` is an ISO date or the part that is known; `problem` why not, or why doubtful.

    `short_year`: the year was written with two digits, so its century is a rule's.
    """

    value: str | None
    problem: str | None = None
    month_first: bool = False
    short_year: bool = False


def known_date(year: int, month: int | None = None, day: int | None = None) -> DateReading:
    """A date of numbers, or why there is none such."""
    not_a_date = DateReading(None, _("no es una fecha que exista"))
    if not 1900 <= year <= 2100:
        return DateReading(None, _("el año {year} no puede ser").format(year=year))
    if month is not None and not 1 <= month <= 12:
        return not_a_date
    if month is None:
        return DateReading(f"{year:04d}")
    if day is None:
        return DateReading(f"{year:04d}-{month:02d}")
    try:
        return DateReading(date(year, month, day).isoformat())
    except ValueError:
        return not_a_date


def past_century(reading: DateReading, today: date) -> DateReading:
    """The same of something that began already: a year of two digits that has not come is a hundred earlier."""
    value = reading.value
    if not reading.short_year or value is None or int(value[:4]) <= today.year:
        return reading
    return replace(reading, value=f"{int(value[:4]) - 100}{value[4:]}")


def read_written(text: str) -> DateReading:
    """A date of a text that is tidied already."""
    typed = text.lower()
    if match := _ROMAN_MONTH.fullmatch(typed):
        typed = f"{match[1]}{_ROMAN.index(match[2]) + 1}{match[3]}"
    if match := _DAY_FIRST.fullmatch(typed):
        return _day_first(match)
    if match := _ISO.match(typed):
        rest = typed[match.end() :]
        if not rest or rest[0] in " t":
            return known_date(int(match[1]), int(match[2]), int(match[3]))
    typed = _ORDINAL.sub("", _TIME.sub("", typed)).strip(_EDGE)
    if (before := _BEFORE.match(typed)) and _SILENT.issuperset(fold(before[0]).split()):
        typed = typed[before.end() :]
    reading = _numbers(typed)
    return reading if reading is not None else _words(fold(_spaced(typed)), text)


def _day_first(match: re.Match[str]) -> DateReading:
    first, second = int(match[1]), int(match[2])
    if second > 12 >= first >= 1 and second <= DAYS_OF_MONTH[first - 1]:
        reason = _("parece mes/día/año y aquí se escribe día/mes/año; no se adivina")
        return DateReading(None, reason, month_first=True)
    return _dated(match[3], second, first)


def _dated(year: str, month: int, day: int | None = None) -> DateReading:
    """A date whose year has four digits, two, or a thousands point."""
    digits = year.replace(".", "").replace(",", "")
    if len(digits) != 2:
        return known_date(int(digits), month, day)
    number = int(digits)
    found = known_date(number + (2000 if number < CENTURY_PIVOT else 1900), month, day)
    return replace(found, short_year=True)


def _numbers(typed: str) -> DateReading | None:
    """A date of digits and signs alone; None when there are words."""
    if match := _DAY_FIRST.fullmatch(typed):
        return _day_first(match)
    if match := _ISO.fullmatch(typed):
        return known_date(int(match[1]), int(match[2]), int(match[3]))
    if match := _YEAR.fullmatch(typed):
        return known_date(int(match[1].replace(".", "").replace(",", "")))
    if match := _MONTH_YEAR.fullmatch(typed):
        return known_date(int(match[2]), int(match[1]))
    if match := _YEAR_MONTH.fullmatch(typed):
        return known_date(int(match[1]), int(match[2]))
    if match := _SERIAL.fullmatch(typed):
        return _serial(int(match[1]))
    if match := _TOGETHER.fullmatch(typed):
        return _together(match)
    if (match := _SHORT_PAIR.fullmatch(typed)) and int(match[2]) > 12:
        found = _dated(match[2], int(match[1]))
        return replace(found, problem=found.problem or _("se leyó como mes y año"))
    return None


def _serial(number: int) -> DateReading:
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return DateReading(None, _("no se entiende como fecha"))
    day = _SERIAL_0 + timedelta(days=number)
    reason = _("es el número con que Excel guarda un día; se leyó {day}")
    return DateReading(day.isoformat(), reason.format(day=f"{day:%d/%m/%Y}"))


def _together(match: re.Match[str]) -> DateReading:
    """«15032019», whose digits are a day of only one order."""
    text = match[0]
    readings = [known_date(int(text[-4:]), int(text[-6:-4]), int(text[:-6]))]
    if len(text) == 8:
        readings.append(known_date(int(text[:4]), int(text[4:6]), int(text[6:])))
    found = {reading.value for reading in readings} - {None}
    if len(found) != 1:
        return DateReading(None, _("no se entiende como fecha"))
    day = date.fromisoformat(str(found.pop()))
    return DateReading(day.isoformat(), _("sin barras; se leyó {day}").format(day=f"{day:%d/%m/%Y}"))


def _spaced(typed: str) -> str:
    """«15mar2019» in three, «2.019» in one."""
    typed = re.sub(r"(?<!\d)([12])[.,](\d{3})(?!\d)", r"\1\2", typed)
    return re.sub(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)", " ", typed)


def _words(text: str, written: str) -> DateReading:
    words = [word for word in text.split() if word not in _SILENT or word in MONTHS]
    if words and words[0] == "primero":
        words[0] = "1"
    doubt = None
    months = [at for at, word in enumerate(words) if word in MONTHS]
    if len(months) > 1 and words[months[0]] == "mar":  # «mar» is also a Tuesday
        del words[months[0]]
        months = [at for at, word in enumerate(words) if word in MONTHS]
    if not months:
        months, doubt = _misspelt(words)
    numbers = [word for word in words if re.fullmatch(r"\d{1,4}", word, re.ASCII)]
    if len(months) != 1 or len(words) != len(numbers) + 1 or len(numbers) not in (1, 2):
        return _year_among_words(written)
    month = MONTHS[words[months[0]]]
    if len(numbers) == 1:
        found = _month_and_one(month, numbers[0], is_after=months[0] == 0, written=written)
    else:
        found = _month_and_two(month, numbers)
    return replace(found, problem=found.problem or doubt)


def _misspelt(words: list[str]) -> tuple[list[int], str | None]:
    """The month that a word is a slip away from, put in its place."""
    for at, word in enumerate(words):
        if len(word) >= 4 and word.isalpha() and (near := get_close_matches(word, _LONG_MONTHS, 1, 0.8)):
            reason = _("se leyó «{word}» como {month}").format(word=word, month=near[0])
            words[at] = near[0]
            return [at], reason
    return [], None


def _month_and_one(month: int, number: str, is_after: bool, written: str) -> DateReading:
    if len(number) in (1, 3):
        return DateReading(None, _("falta el año"))
    if len(number) == 2 and not is_after:
        return DateReading(None, _("falta el año"))
    found = _dated(number, month)
    is_apart = re.search(r"[^\W\d_]\s+\d{2}\s*$", written) and int(number) <= 31
    doubt = _("se leyó como mes y año") if len(number) == 2 and is_apart else None
    return replace(found, problem=found.problem or doubt)


def _month_and_two(month: int, numbers: list[str]) -> DateReading:
    day, year = numbers
    if len(day) == 4 and len(year) <= 2:  # «2019 marzo 15»
        day, year = year, day
    if len(day) > 2 or len(year) not in (2, 4):
        return DateReading(None, _("no se entiende como fecha"))
    return _dated(year, month, int(day))


def _year_among_words(written: str) -> DateReading:
    """A year that stands alone among words: «a fines de 2015»."""
    years = _ALONE.findall(written)
    if len(years) == 1 and len(re.findall(r"\d+", written)) == 1 and any(map(str.isalpha, written)):
        return DateReading(years[0], _("se tomó solo el año {year}").format(year=years[0]))
    return DateReading(None, _("no se entiende como fecha"))
