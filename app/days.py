"""What every room does with days, which are ISO texts: checking, reckoning, reading typed ones.

Each day is of one kind (what happened, what is planned, ...), and the kind says how far from
today it may be. What cannot be is refused with the reason; what is hardly meant is a question
that only a person can answer, so the operations let it pass and the fields ask.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from app.day_kinds import EXPIRY as EXPIRY
from app.day_kinds import FACT as FACT
from app.day_kinds import LAW as LAW
from app.day_kinds import MEETING as MEETING
from app.day_kinds import PERIOD as PERIOD
from app.day_kinds import PLAN as PLAN
from app.day_kinds import SINCE as SINCE
from app.day_kinds import YEAR, DayKind
from app.errors import DataProblem
from app.i18n import MONTHS, _, find_month, format_day, ngettext

FIRST_YEAR, LAST_YEAR = 1900, 2100
YOUNGEST, OLDEST = 12, 100  # years of age of who works or takes part
_LEAST_LETTERS = 3  # of a month's name
_PLUS = re.compile(r"\+\s?(\d{1,3})")
_ISO = re.compile(r"(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})\s?[-/. ]\s?(\d{1,2})(?:\s?[-/. ]\s?(\d+))?")
_WORDS = re.compile(r"(\d{1,2})\s?(?:de\s)?([a-z]{3,})\.?(?:\s(?:de\s|del\s)?(\d+))?")
_NEAR = {"hoy": 0, "ayer": -1, "mañana": 1, "manana": 1}
_PLAIN = str.maketrans("áéíóú", "aeiou")
_MONTH = re.compile(r"(?:(\d{1,2})\s?[-/.]\s?)?(\d{4})", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_YEAR_END = re.compile(r"'?(\d{2})", re.ASCII)
_WEEKDAY = re.compile(r"^(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo),?\s")


def check_day(text: str, kind: DayKind | None = None, today: date | None = None) -> str:
    """The same ISO day, or `DataProblem`: no date, or one that its kind cannot be."""
    try:
        day = date.fromisoformat(text)
    except ValueError as trouble:
        if match := _ISO.fullmatch(text):
            make_day(int(match[1]), int(match[2]), int(match[3]))
        raise DataProblem(
            _("«{text}» no es una fecha; elija el día en el calendario.").format(text=text)
        ) from trouble
    if kind is not None and (wrong := refuse_day(day, kind, today or date.today())):
        raise DataProblem(wrong)
    return day.isoformat()


def check_day_part(text: str, kind: DayKind, today: date | None = None) -> str:
    """The same ISO day, month or year ("2015-03", "2015"), as `check_day`."""
    check_day((text + "-01-01")[: len("2015-03-15")], kind, today)
    return text


def refuse_day(day: date, kind: DayKind, today: date) -> str:
    """Why a day of this kind cannot be, or an empty sentence."""
    ahead = (day - today).days
    if -kind.last_back <= ahead <= kind.last_ahead:
        return ""
    shown = format_day(day.isoformat())
    if ahead > kind.last_ahead:
        return _("El {day} todavía no llegó; escriba un día que ya pasó.").format(day=shown)
    return _("El {day} fue hace {span}; revise el año.").format(day=shown, span=_span(-ahead))


def doubt_day(day: date, kind: DayKind, today: date) -> str:
    """A question about a day that is hardly meant, or an empty sentence."""
    ahead = (day - today).days
    if -kind.doubt_back <= ahead <= kind.doubt_ahead:
        return ""
    shown = format_day(day.isoformat())
    if ahead > kind.doubt_ahead:
        return _("¿Seguro? El {day} es dentro de {span}.").format(day=shown, span=_span(ahead))
    return _("¿Seguro? El {day} fue hace {span}.").format(day=shown, span=_span(-ahead))


def _span(days: int) -> str:
    years, months = int(days / YEAR), int(days * 12 / YEAR)
    if years:
        return ngettext("{count} año", "{count} años", years).format(count=years)
    return ngettext("{count} mes", "{count} meses", max(1, months)).format(count=max(1, months))


def read_day(text: str, kind: DayKind, today: date) -> date:
    """ "30/11", "30/11/26", "30 de noviembre", "hoy", "ayer", "+15" (days) -> a day of its kind.

    Raises `DataProblem` that says what is wrong with it.
    """
    typed = _WEEKDAY.sub("", " ".join(text.split()).casefold().translate(_PLAIN))
    if typed in _NEAR:
        day = today + timedelta(days=_NEAR[typed])
    elif ahead := _PLUS.fullmatch(typed):
        day = today + timedelta(days=int(ahead[1]))
    else:
        day = _read_written(text, typed, kind, today)
    if wrong := refuse_day(day, kind, today):
        raise DataProblem(wrong)
    return day


def read_day_part(text: str, kind: DayKind, today: date) -> str | None:
    """ "15/03/2015", "03/2015" or "2015" -> an ISO day or its known part; "" -> None.

    Raises `DataProblem` that says what is wrong with it.
    """
    typed = text.strip()
    if not typed:
        return None
    if match := _MONTH.fullmatch(typed):
        day = make_day(int(match[2]), int(match[1] or 1), 1)
        if wrong := refuse_day(day, kind, today):
            raise DataProblem(wrong)
        return day.isoformat()[: len("2015-03" if match[1] else "2015")]
    if len(re.findall(r"\d+", typed)) == len(("day", "month")):
        raise DataProblem(_("Falta el año; escríbalo como 2015, 03/2015 o 15/03/2015."))
    return read_day(typed, kind, today).isoformat()


def read_year(text: str, today: date, youngest: int = 0) -> int | None:
    """A year that has come, of four digits, or of two: the last such year; "" -> None.

    With `youngest` it is one so many years ago, where there is such a year within a life.
    Raises `DataProblem` with the reason.
    """
    typed = text.strip()
    if not typed:
        return None
    if _YEAR_END.fullmatch(typed):
        return _past_year(int(typed[-2:]), today.year - youngest, today)
    if not _YEAR.fullmatch(typed):
        raise DataProblem(_("Escriba el año con cuatro cifras, como 2015."))
    year = int(typed)
    if year > today.year:
        raise DataProblem(_("El año {year} todavía no llegó; revíselo.").format(year=year))
    if year < FIRST_YEAR:
        raise DataProblem(
            _("El año {year} queda muy lejos; escriba uno desde {first}.").format(year=year, first=FIRST_YEAR)
        )
    return year


def read_birth_year(text: str, today: date) -> int | None:
    """A year of birth: "85" is 1985, and "15" is asked about. Raises `DataProblem` with the reason."""
    return read_year(text, today, YOUNGEST)


def _past_year(end: int, newest: int, today: date) -> int:
    """The last year with these two digits up to the `newest`; beyond a life, the last that has come."""
    year = newest - (newest - end) % 100
    return year if today.year - year <= OLDEST else year + 100


def doubt_birth(year: int | None, today: date) -> str:
    """A question about a year of birth that is hardly meant, or an empty sentence."""
    age = today.year - year if year is not None else YOUNGEST
    if YOUNGEST <= age <= OLDEST:
        return ""
    return _("¿Seguro? Tendría {age} años.").format(age=age)


def _read_written(text: str, typed: str, kind: DayKind, today: date) -> date:
    if match := _ISO.fullmatch(typed):
        return make_day(int(match[1]), int(match[2]), int(match[3]))
    number = None
    if match := _NUMBERS.fullmatch(typed):
        number = int(match[2])
    elif match := _WORDS.fullmatch(typed):
        number = _month_named(match[2])
    if match is None or number is None:
        raise DataProblem(
            _("«{text}» no se entiende como día; escríbalo como 30/11 o 30/11/2026.").format(
                text=text.strip()
            )
        )
    if match[3]:
        return make_day(_year(match[3], kind, today), number, int(match[1]))
    return _without_year(number, int(match[1]), kind, today)


def _month_named(word: str) -> int | None:
    word = word.replace("septiembre", "setiembre").replace("sept", "set")
    word = "set" if word == "sep" else word
    return find_month(word) if len(word) >= _LEAST_LETTERS else None


def _year(text: str, kind: DayKind, today: date) -> int:
    """A year as typed; of two digits it is of the century that the kind asks for."""
    if len(text) not in (2, 4):
        raise DataProblem(_("El año lleva cuatro cifras (o las dos últimas), como 2026."))
    year = int(text)
    if len(text) == 2:
        is_past = kind.last_ahead == 0 and year > today.year % 100 + 1
        year += 1900 if is_past else 2000
    return year


def _without_year(month: int, day: int, kind: DayKind, today: date) -> date:
    years = {True: (today.year, today.year + 1), False: (today.year, today.year - 1), None: (today.year,)}[
        kind.next
    ]
    for year in years:
        found = make_day(year, month, day)
        if kind.next is None or found == today or (found > today) == kind.next:
            break
    return found


def make_day(year: int, month: int, day: int) -> date:
    """The day. Raises `DataProblem` that says which part of it cannot be."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DataProblem(
            _("El año {year} no puede ser; escriba uno de {first} a {last}.").format(
                year=year, first=FIRST_YEAR, last=LAST_YEAR
            )
        )
    if not 1 <= month <= 12:
        raise DataProblem(
            _("No hay mes {month}: primero va el día y después el mes, como 30/11.").format(month=month)
        )
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise DataProblem(
            _("Ese día no existe: {month} de {year} tiene {days}.").format(
                month=MONTHS[month - 1], year=year, days=days
            )
        )
    return date(year, month, day)


def months_after(day: str, months: int) -> str:
    """The same day `months` later, or the last of that month where it has no such day."""
    start = date.fromisoformat(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])).isoformat()


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of a day's month."""
    first = day.replace(day=1)
    return first, date(day.year, day.month, monthrange(day.year, day.month)[1])
