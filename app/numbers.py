"""Numbers, sums and hours as people type them in Paraguay: 2.899.048, 16,5, "350 mil", "9.30".

A reader takes the whole text or none of it, and then says why. A number that is hardly meant is a
question that only a person can answer: what it is of (`NumberKind`) says from where on.
"""

import re
from typing import NamedTuple

from app.errors import DataProblem
from app.i18n import _, format_money

MOST = 10**12 - 1
OPEN_COST = ("", "a confirmar")
NO_COST = ("sin costo", "gratis", "nada")
_CURRENCY = re.compile(
    r"(?i)^(?:guaran[ií](?:es)?|pyg|gs?\.?\s?\$|gs\.?|g\.|g(?=\s?\d)|₲)\s*|\s*(?:guaran[ií](?:es)?|gs\.?|gs?\$|₲|\.-)$"
)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3})+|(?: \d{3})+)(?:,\d{1,2})?", re.ASCII)
_PLAIN = re.compile(r"\d+(?:[.,]\d{1,2})?", re.ASCII)
_BY_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+", re.ASCII)
_BELOW = re.compile(r"[-−–]\s?\d[\d.,\s]*", re.ASCII)
_SCALES = {"mil": 1_000, "millon": 10**6, "millón": 10**6, "millones": 10**6, "palo": 10**6, "palos": 10**6}
_HOUR = re.compile(
    r"(\d{1,2})(?:\s?[:.h]\s?(\d{2}))?\s?(?:hs?\.?|horas?)?|(\d{1,2})(\d{2})\s?(?:hs?\.?|horas?)?",
    re.ASCII,
)

_LONG = re.compile(
    r"(\d{1,2})(?:\s?(?:[:h]\s?(\d{2})|([.,])(\d{1,2})))?\s?(?:hs?\.?|horas?|min\.?)?", re.ASCII
)


class NumberKind(NamedTuple):
    """What a number is of: below `few` or above `many` it is asked about. 0 is said on purpose."""

    few: float
    many: float
    is_money: bool = False

    def doubt(self, value: object) -> str:
        """A question about a number that is hardly meant, or an empty sentence."""
        if not isinstance(value, int | float) or value == 0 or self.few <= value <= self.many:
            return ""
        shown = format_money(round(value)) if self.is_money else _grouped(value)
        if value < self.few:
            return _("¿Seguro? Es {amount}; mire si faltan ceros.").format(amount=shown)
        return _("¿Seguro? Es {amount}; mire si sobran ceros.").format(amount=shown)


def _grouped(value: float) -> str:
    whole, comma, rest = write_number(value).partition(",")
    return f"{int(whole):,}".replace(",", ".") + comma + rest


COST = NumberKind(1_000, 200_000_000, is_money=True)  # of a step, an action or an event
PRICE = NumberKind(500, 2_000_000, is_money=True)  # of one garment
PAYMENT = NumberKind(1_000, 1_000_000_000, is_money=True)  # for an order, or a part of it
DISCOUNT = NumberKind(100, 100_000_000, is_money=True)
PIECES = NumberKind(1, 20_000)  # of an order, a delivery, a promise
PER_DAY = NumberKind(1, 2_000)  # garments
PIECE_MINUTES = NumberKind(0.2, 300)  # of work in one garment
WEEK_HOURS = NumberKind(1, 84)  # of one person
WEEK_DAYS = NumberKind(0.5, 7)
COURSE_HOURS = NumberKind(0.5, 120)
MACHINES = NumberKind(1, 40)  # of one kind in a workshop
PEOPLE = NumberKind(1, 60)  # of one kind in a workshop, which has 1 to 15
LEVEL = NumberKind(0, 1_000_000_000)  # of what a milestone is about, whatever it is
PLACES = NumberKind(3, 200)  # in a course
MONTHS = NumberKind(1, 120)  # that a document lasts
DAYS = NumberKind(1, 180)  # to deliver, to pay, to go through an office


def read_number(text: str, *, percent: bool = False) -> float:
    """ "2.899.048", "G. 2899048", "16,5" ("16,5 %" too if `percent`) -> a number from 0.

    Raises `DataProblem` that says what is wrong with it.
    """
    typed = _CURRENCY.sub("", " ".join(text.split()))
    if percent:
        typed = typed.removesuffix("%").rstrip()
    scale = 1
    words, _space, last = typed.rpartition(" ")
    if last.casefold() in _SCALES and words:
        typed, scale = words, _SCALES[last.casefold()]
    elif match := re.fullmatch(r"(?i)(\d[\d.,]*)(mil|mill[oó]n(?:es)?)", typed):
        typed, scale = match[1], _SCALES[match[2].casefold()]
    if _GROUPED.fullmatch(typed):
        number = float(re.sub(r"[. ]", "", typed).replace(",", "."))
    elif _PLAIN.fullmatch(typed):
        number = float(typed.replace(",", "."))
    else:
        raise DataProblem(_why_no_number(text, typed))
    number = round(number * scale, 6)
    if number > MOST:
        raise DataProblem(_("«{text}» es demasiado; mire si sobran cifras.").format(text=text.strip()))
    return number


def write_number(value: float, digits: int = 2) -> str:
    """A number as one types it: 8.5 -> "8,5", 40.0 -> "40", with at most so many `digits` behind the comma."""
    whole, _point, rest = f"{value:.{digits}f}".partition(".")
    return f"{whole},{rest}" if (rest := rest.rstrip("0")) else whole


def _why_no_number(text: str, typed: str) -> str:
    shown = text.strip()
    if _BELOW.fullmatch(typed):
        return _("«{text}» es menos que cero; aquí va un número desde 0.").format(text=shown)
    if _BY_COMMAS.fullmatch(typed):
        return _("«{text}»: los miles se separan con punto, como 350.000.").format(text=shown)
    return _("«{text}» no se entiende como número; escríbalo como 24 o 2.500.000.").format(text=shown)


def read_hours(text: str) -> float:
    """How long: "8", "8,5", "8:30", "8 h 30", "8 hs" -> hours. "8.30" has two meanings and is asked about.

    Raises `DataProblem`.
    """
    typed = " ".join(text.split()).casefold()
    match = _LONG.fullmatch(typed)
    if match is None:
        raise DataProblem(
            _("«{text}» no se entiende como horas; escríbalo como 8, 8,5 u 8:30.").format(text=text.strip())
        )
    whole, minutes, sign, rest = int(match[1]), int(match[2] or 0), match[3], match[4] or ""
    if sign == "." and len(rest) == 2:
        raise DataProblem(say_two_readings(text, match[1], rest))
    if sign:
        return float(f"{whole}.{rest}")
    if minutes > 59:
        raise DataProblem(_("Los minutos van de 0 a 59, y ahí dice {minute}.").format(minute=minutes))
    return whole + minutes / 60


def say_two_readings(text: str, whole: str, rest: str) -> str:
    """A time with a point: some write so 8 and a half, and some half past."""
    return _(
        "«{text}» tiene dos lecturas, {whole}:{rest} y {whole},{rest}; escríbalo de una de las dos maneras."
    ).format(text=text.strip(), whole=whole, rest=rest)


def read_whole(text: str, *, least: int = 0, most: int = MOST) -> int | None:
    """ "G. 4.500.000", "4,5 millones", "12" -> a whole number; "" -> None (not known).

    Raises `DataProblem` for what is no whole number, or not from `least` to `most`.
    """
    if not text.strip():
        return None
    number = read_number(text)
    if number != int(number):
        raise DataProblem(_("«{text}» no es un número entero; escríbalo sin coma.").format(text=text.strip()))
    if not least <= number <= most:
        raise DataProblem(
            _("«{text}» no puede ser: aquí va un número de {least} a {most}.").format(
                text=text.strip(), least=least, most=f"{most:,}".replace(",", ".")
            )
        )
    return int(number)


def read_cost(text: str) -> int | None:
    """ "G. 350.000", "350000", "350 mil", "sin costo" -> guaraníes; "" -> None (not known).

    Raises `DataProblem` for what is no amount.
    """
    typed = text.strip().casefold()
    if typed in OPEN_COST:
        return None
    return 0 if typed in NO_COST else read_whole(text)


def show_cost(cost: int | None) -> str:
    """350000 -> "G. 350.000"; 0 -> "sin costo"; None -> ""."""
    if cost is None:
        return ""
    return format_money(cost).replace("\u00a0", " ") if cost else NO_COST[0]


def read_hour(text: str) -> str | None:
    """ "9", "9:30", "930", "14 hs", "9.30" -> "09:00", "09:30", "09:30", "14:00"; "" -> None.

    Raises `DataProblem` that says what is wrong with it.
    """
    typed = " ".join(text.split()).casefold()
    if not typed:
        return None
    match = _HOUR.fullmatch(typed)
    if match is None:
        raise DataProblem(
            _("«{text}» no se entiende como hora; escríbala como 9:30.").format(text=text.strip())
        )
    hour, minute = int(match[1] or match[3]), int(match[2] or match[4] or 0)
    if hour > 23:  # a day has 24
        raise DataProblem(_("La hora {hour} no existe: van de 0 a 23.").format(hour=hour))
    if minute > 59:
        raise DataProblem(_("Los minutos van de 0 a 59, y ahí dice {minute}.").format(minute=minute))
    return f"{hour:02d}:{minute:02d}"
