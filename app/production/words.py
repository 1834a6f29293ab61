"""How what is measured on the floor is said: seconds, minutes, ratings, reasons."""

import re
from collections.abc import Sequence

from app.errors import DataProblem
from app.i18n import N_, Words, _, format_number, ngettext
from app.numbers import say_two_readings
from app.production.records import CLOCK, CLOSED, DRAFT, PAPER, Style
from app.registry.vocabulary import machine_name, machine_type, term_name

ORIGIN_WORDS: Words[str] = Words({CLOCK: N_("con el reloj"), PAPER: N_("de una hoja de papel")})
STUDY_STATUS_WORDS: Words[str] = Words({DRAFT: N_("sin terminar"), CLOSED: N_("terminada")})

# Why a cycle counts for nothing; a reason of one's own is kept as it was written.
STRIKE_WORDS: Words[str] = Words(
    {
        "thread": N_("se cortó el hilo"),
        "machine": N_("falló la máquina"),
        "interrupted": N_("la interrumpieron"),
        "defect": N_("la prenda salió mal"),
        "supply": N_("faltó material"),
        "clock": N_("se apretó mal el reloj"),
        "paper": N_("tachado en la hoja"),
    }
)
OFFERED_STRIKES = tuple(code for code in STRIKE_WORDS if code != "paper")

RATINGS = (90, 95, 100, 105, 110)
LEAST_RATING, MOST_RATING = 50, 150
_MINUTES = re.compile(r"(?:['’´′]|min|m)(?=\d|$)")
_TIME = re.compile(r"(?:(\d{1,3}):(?=[0-5]?\d(?!\d)))?(\d+(?:[.,]\d+)?)", re.ASCII)
_TWO_READINGS = re.compile(r"(\d)[.,]([0-5]\d)", re.ASCII)
SHORT_CYCLE = 10.0  # below, whole seconds would say the same of all
MOST_SECONDS = 36_000.0  # ten hours: what is longer is no cycle


def read_machine(text: str) -> str:
    """The code of a machine as people call it; a word that nobody knows stays as it is."""
    return machine_type(text) or text


def say_machine(code: str | None) -> str:
    """ "overlock" -> "Overlock"; nothing is by hand."""
    return machine_name(code) if code else _("a mano")


def say_product(code: str | None) -> str:
    """The product as it is shown."""
    return term_name("products", code) if code else ""


def say_style(style: Style) -> str:
    """ "Guardapolvo, talle 12"."""
    return style.name + (_(", talle {size}").format(size=style.size) if style.size else "")


def say_operations(style: Style) -> str:
    """ "12 operaciones"."""
    count = len(style.operations)
    if not count:
        return _("todavía sin operaciones")
    return ngettext("{count} operación", "{count} operaciones", count).format(count=count)


def say_strike(reason: str | None) -> str:
    """Why a cycle was struck out."""
    if reason is None:
        return ""
    return STRIKE_WORDS.get(reason, reason)


def say_seconds(seconds: float) -> str:
    """88 -> "1:28"; with an hour, "1:02:03"."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    minutes = f"{rest // 60}:{rest % 60:02d}"
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else minutes


def say_cycle(seconds: float) -> str:
    """As one tells short cycles apart: 3.14 -> "3,1 s", 88 -> "1:28"."""
    if seconds >= SHORT_CYCLE:
        return say_seconds(seconds)
    return _("{seconds} s").format(seconds=say_decimal(seconds, 1))


def say_tenths(seconds: float) -> tuple[str, str]:
    """72.46 -> ("1:12", ",4"): what a running clock shows, never ahead of the time."""
    tenths = int(max(0.0, seconds) * 10 + 1e-6)
    return say_seconds(tenths // 10), f",{tenths % 10}"


def say_decimal(value: float, digits: int = 2) -> str:
    """2.05 -> "2,05"."""
    whole, _dot, rest = f"{value:.{digits}f}".partition(".")
    sign, whole = ("−", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{grouped},{rest}" if rest else f"{sign}{grouped}"


def say_minutes(minutes: float) -> str:
    """2.05 -> "2,05 min"."""
    return _("{minutes} min").format(minutes=say_decimal(minutes))


def say_between(low: float | None, high: float | None, digits: int = 2) -> str:
    """ "entre 1,78 y 2,32"; empty where the range is not known."""
    if low is None or high is None:
        return ""
    return _("entre {low} y {high}").format(low=say_decimal(low, digits), high=say_decimal(high, digits))


def say_cycles(count: int) -> str:
    """ "1 ciclo", "7 ciclos"."""
    return ngettext("{count} ciclo", "{count} ciclos", count).format(count=count)


def say_rating(rating: int) -> str:
    """What a rating means, in plain words."""
    if rating == 100:
        return _("Al ritmo normal")
    if rating > 100:
        return _("Un poco más rápida") if rating <= 110 else _("Bastante más rápida")
    return _("Un poco más lenta") if rating >= 90 else _("Bastante más lenta")


def read_seconds(text: str) -> float:
    """ "1:28", "1:28,4", "1'28", "88", "88,4" -> seconds.

    "1.30" is a minute and a half to some and a second and a half to others: it is asked about.
    Raises `DataProblem` for what is no time.
    """
    typed = _MINUTES.sub(":", text.strip(), count=1).rstrip("'’´\"”″s").strip()
    if (match := _TWO_READINGS.fullmatch(typed)) is not None:
        raise DataProblem(say_two_readings(text, match[1], match[2]))
    match = _TIME.fullmatch(typed)
    if match is None:
        raise DataProblem(
            _("«{text}» no se entiende como tiempo; escríbalo como 1:28 o como 88 (segundos).").format(
                text=text.strip()
            )
        )
    seconds = int(match[1] or 0) * 60 + float(match[2].replace(",", "."))
    if not 0.1 <= seconds <= MOST_SECONDS:
        raise DataProblem(
            _("«{text}» no puede ser un ciclo: va de una décima de segundo a diez horas.").format(
                text=text.strip()
            )
        )
    return seconds


def read_cycles(text: str) -> tuple[tuple[float, str | None], ...]:
    """ "1:28 1:57 3:12x" -> each cycle in seconds, and why it is struck out, if it is.

    An x after the time strikes it out, as one does on the paper. Raises `DataProblem`.
    """
    found: list[tuple[float, str | None]] = []
    for word in text.replace(";", " ").split():
        struck = word[-1] in "xX" and len(word) > 1
        found.append((read_seconds(word[:-1] if struck else word), "paper" if struck else None))
    return tuple(found)


def say_cells(seconds: Sequence[tuple[float, str | None]]) -> str:
    """The cycles as `read_cycles` reads them again."""
    return " ".join(f"{_exact(one)}{'x' if struck else ''}" for one, struck in seconds)


def _exact(seconds: float) -> str:
    minutes, rest = divmod(round(seconds, 1), 60)
    tenths = f"{rest:.1f}".removesuffix(".0").replace(".", ",")
    if not minutes:
        return tenths
    return f"{int(minutes)}:{tenths if rest >= 10 else '0' + tenths}"


def say_garments(count: int) -> str:
    """ "1 prenda", "1.800 prendas"."""
    return ngettext("{count} prenda", "{count} prendas", count).format(count=format_number(count))
