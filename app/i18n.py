"""Words, dates and money as they are written in Paraguay.

Messages are written in Spanish in the code and wrapped in `_()`; other languages
are gettext catalogues in `resources/locale`. A missing translation is Spanish.
What is written down before anybody chose a language (a constant, a table) is marked with
`N_` and translated when it is said: by `_()`, or by `Words` for the words of codes.
"""

import gettext
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar, overload

from app.paths import resource_path

Key = TypeVar("Key", bound=Hashable)

_translations: gettext.NullTranslations = gettext.NullTranslations()
_language = "es"


LANGUAGES = ("es", "en")


def _catalogue(code: str) -> gettext.NullTranslations:
    """The messages of a language; "es" needs none."""
    if code == "es":
        return gettext.NullTranslations()
    return gettext.translation("hilvan", resource_path("locale"), languages=[code], fallback=True)


def use_language(code: str) -> None:
    """Choose the catalogue for `_()`."""
    global _translations, _language
    _translations, _language = _catalogue(code), code


def language_in_use() -> str:
    """The code of the language that was chosen."""
    return _language


def say_in(code: str) -> Callable[[str], str]:
    """What says a message in another language than the one in use."""
    return _catalogue(code).gettext


def _(message: str) -> str:
    """The message in the language in use."""
    return _translations.gettext(message)


def N_(message: str) -> str:
    """Marks a message for the catalogues; it is translated when it is said."""
    return message


class Words(Mapping[Key, str]):
    """A word per key in the language in use; `spanish` is what they are marked as (`N_`)."""

    def __init__(self, spanish: Mapping[Key, str]) -> None:
        self.spanish = spanish

    def __getitem__(self, key: Key) -> str:
        return _(self.spanish[key])

    def __iter__(self) -> Iterator[Key]:
        return iter(self.spanish)

    def __len__(self) -> int:
        return len(self.spanish)


class Names(Sequence[str]):
    """Names in their order, in the language in use; `spanish` is what they are marked as (`N_`)."""

    def __init__(self, *spanish: str) -> None:
        self.spanish = spanish

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> "Names": ...
    def __getitem__(self, place: int | slice) -> "str | Names":
        return Names(*self.spanish[place]) if isinstance(place, slice) else _(self.spanish[place])

    def __len__(self) -> int:
        return len(self.spanish)


MONTHS = Names(
    N_("enero"), N_("febrero"), N_("marzo"), N_("abril"), N_("mayo"), N_("junio"), N_("julio"),
    N_("agosto"), N_("setiembre"), N_("octubre"), N_("noviembre"), N_("diciembre"),
)  # fmt: skip
WEEKDAYS = Names(
    N_("lunes"), N_("martes"), N_("miércoles"), N_("jueves"), N_("viernes"), N_("sábado"), N_("domingo")
)  # fmt: skip


def find_month(word: str) -> int | None:
    """The number of the month that only this one begins so, in Spanish or as it is said now."""
    for names in (MONTHS.spanish, MONTHS):
        found = [number for number, name in enumerate(names, 1) if name.lower().startswith(word)]
        if len(found) == 1:
            return found[0]
    return None


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of a message that fits a count."""
    return _translations.ngettext(singular, plural, count)


def NN_(singular: str, plural: str) -> tuple[str, str]:
    """Marks a message that has a plural; `ngettext` translates it when it is said."""
    return singular, plural


def format_number(value: int) -> str:
    """1234567 -> "1.234.567" (es_PY groups with a dot)."""
    return f"{value:,}".replace(",", ".")


def format_money(guaranies: int) -> str:
    """350000 -> "G. 350.000", with a no-break space."""
    return f"G.\u00a0{format_number(guaranies)}"


def format_date(day: date) -> str:
    """23/11/2026, as forms in Paraguay write it."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def format_day(iso: str | None) -> str:
    """ "2026-11-23" -> "23/11/2026", "2026-11" -> "11/2026"; nothing stays nothing."""
    return "/".join(reversed(iso.split("-"))) if iso else ""


def format_month(year: int, month: int) -> str:
    """setiembre de 2026."""
    return _("{month} de {year}").format(month=MONTHS[month - 1], year=year)


def format_day_of_month(day: date) -> str:
    """12 de setiembre."""
    return _("{day} de {month}").format(day=day.day, month=MONTHS[day.month - 1])


def format_long_date(day: date) -> str:
    """12 de setiembre de 2026."""
    return with_year(format_day_of_month(day), day)


def format_weekday_date(day: date) -> str:
    """lunes 23 de noviembre."""
    return _("{weekday} {day} de {month}").format(
        weekday=WEEKDAYS[day.weekday()], day=day.day, month=MONTHS[day.month - 1]
    )


def format_whole_date(day: date) -> str:
    """lunes 23 de noviembre de 2026."""
    return with_year(format_weekday_date(day), day)


def with_year(said: str, day: date) -> str:
    """A day in words, with its year behind it."""
    return _("{day} de {year}").format(day=said, year=day.year)
