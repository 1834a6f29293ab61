"""Reads one cell the way people fill it: dates, money, ticks, counts, machines, products.

Every reader returns what was read, and a reason in words when it was not, or when it is
doubtful; nothing is guessed between day and month.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from app.days import SINCE, check_day_part, doubt_day
from app.errors import DataProblem
from app.i18n import _, format_money
from app.incoming.dates import DateReading, known_date, past_century, read_written
from app.incoming.money import MOST_DIGITS, NumberReading, read_sum, too_much
from app.incoming.records import CellValue
from app.registry.names import fold, tidy
from app.registry.vocabulary import machine_type, product_name

NUMBERS = {
    "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6,
    "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12, "ningun": 0,
    "ninguna": 0, "ninguno": 0, "cero": 0, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16,
    "veinte": 20, "nadie": 0,
}  # fmt: skip
TICKS = {"x", "v", "✓", "✔", "✗", "*"}
YES = {"si", "s", "yes", "ok", "1", "activo", "activa", "verdadero", "true", "al dia", "vigente", "habilitado",
       "habilitada", "act"}  # fmt: skip
NO = {"no", "n", "0", "inactivo", "inactiva", "baja", "falso", "false", "no activo", "no activa", "de baja",
      "pasivo", "pasiva", "retirado", "retirada", "suspendido", "suspendida", "inac"}  # fmt: skip
_SAYS_NOTHING = {"se", "sabe", "aplica", "contesta", "corresponde", "responde", "o"}
_SIGNED = re.compile(r"(?:^|[\s(~])[-−–~+<>≥≤±]\s?\d|\d\s?[%+?]")  # a number that is not a plain one
_WHOLE = re.compile(r"\d{1,4}[.,]0", re.ASCII)  # 4 as some programs write it
_FILLER = re.compile(r"[^\w]+|x{2,}|#(?:n/[ad]|[¡¿]?[\w/]+[!?])", re.IGNORECASE)
_HERE = {"latitude": (-28, -19), "longitude": (-63, -54)}  # degrees of Paraguay
_FARTHEST = {"latitude": 90, "longitude": 180}
_MINUTES = r"(\d{1,3})\s?[°º]\s?(\d{1,2}(?:[.,]\d+)?)\s?['’′´](?:\s?(\d{1,2}(?:[.,]\d+)?)\s?(?:[\"”″]|['’′´]{2}))?\s?([NSEOW])\b"
_BY_MINUTES = re.compile(_MINUTES, re.IGNORECASE)
_DEGREES = re.compile(r"-?\d{1,3}(\.\d+)?", re.ASCII)
_POINT = re.compile(r"\(?\s*([-−]?\d{1,3}[.,]\d+)\s*[,;/ ]\s*([-−]?\d{1,3}[.,]\d+)(?=[\s,;)]|$)", re.ASCII)
_COUNTED = re.compile(r"^\d{1,3}\s*(?:[.)]\s*|[-–]+\s+)(?=[*_~]{0,3}[^\W\d_]{2})")  # «1) Modas Yvoty»
_BOLD = re.compile(r"^([*_~]{1,3})(?=[^\W_])(.*[^\W_])\1$")  # «*Modas Yvoty*»
_REFERENCE = re.compile(r"\s*(?:\(\*+\)|\*+)$")  # «Modas Yvoty (*)»
_MAY_BE_POINT = re.compile(r"\d[.,]\d\d|://|\d\s?[°º]\s?\d", re.ASCII)
_POINT_WITHIN = re.compile(
    rf"(?<![\d.,])[-−]?\d{{1,3}}[.,]\d{{2,}}\s*[,;/ ]\s*[-−]?\d{{1,3}}[.,]\d{{2,}}(?![\d.,]*\d)|{_MINUTES}[\s,;]+{_MINUTES}",
    re.IGNORECASE,
)
_NEXT_COUNT = re.compile(r"(?<=[^\W\d_])\.?\s+(?=\d{1,2}\s+[^\W\d_])")  # «2 recta 1 over»
NONE = {"no tiene", "s n", "ninguno", "ninguna", "sin datos", "s d", "n a", "no sabe", "no posee", "sin dato", "n d",
         "vacio", "nan", "nat", "null", "none", "na", "sin nombre", "sin denominacion", "no tiene nombre", "no aplica",
         "no corresponde", "sin especificar", "no especifica"}  # fmt: skip
LONGEST_NONE = max(map(len, NONE)) + 4  # with a sign or brackets around
BLANKS = " \t\n-–—._"
LEAST_FEE = 1000  # guaraníes: below it a sum has lost its thousands
MOST_FEE = 5_000_000
LONGEST_NAME = 200  # letters, as the office file takes them


def cell_text(value: CellValue) -> str:
    """A cell as a person sees it: 1693503.0 is "1693503", a date dd/mm/yyyy."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    if isinstance(value, bool):
        return _("Sí") if value else _("No")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def is_blank(value: CellValue) -> bool:
    """Nothing, or only dashes and dots that mean nothing."""
    return value is None or not cell_text(value).strip(BLANKS)


def is_filler(text: str) -> bool:
    """Whether a cell of words has only signs, «xxx», or one of Excel's errors."""
    return _FILLER.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class MachinesReading:
    """`machines` are (type, count, as written); `unknown` the pieces no list has."""

    machines: tuple[tuple[str, int, str], ...] = ()
    unknown: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 12, typed=True)
def read_date(value: CellValue) -> DateReading:
    """A date, day first: "26-06-21", "3 de julio de 2015", "07/2015", "2015"; never a guess."""
    if isinstance(value, date):
        return known_date(value.year, value.month, value.day)
    return read_written(tidy(cell_text(value)))


@lru_cache(maxsize=1 << 12, typed=True)
def read_joining(value: CellValue, today: date) -> tuple[DateReading, str, str]:
    """A day that something began; why it cannot be, and what is to be asked of it, or empty sentences."""
    reading = past_century(read_date(value), today)
    if reading.value is None:
        return reading, "", ""
    try:
        check_day_part(reading.value, SINCE, today)
    except DataProblem as trouble:
        return reading, trouble.sentence, ""
    whole = (reading.value + "-01-01")[: len("2015-03-15")]
    return reading, "", doubt_day(date.fromisoformat(whole), SINCE, today)


@lru_cache(maxsize=1 << 12, typed=True)
def read_money(value: CellValue) -> NumberReading:
    """Guaraníes: 50000, "Gs. 50.000", "50.000 Gs", "₲ 50.000", "? 50.000", "50 mil".

    The question mark is what cp1252 leaves of a lost ₲.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        if value >= 10**MOST_DIGITS:
            return too_much()
        if value >= 0 and float(value).is_integer():
            return NumberReading(int(value))
        return NumberReading(None, _("no es un monto en guaraníes"))
    return read_sum(tidy(cell_text(value)))


@lru_cache(maxsize=1 << 12, typed=True)
def read_fee(value: CellValue) -> tuple[NumberReading, str]:
    """A fee, with what is doubtful of it, and why it cannot be one, or an empty sentence."""
    reading = read_money(value)
    if reading.value is None:
        lost = isinstance(value, float) and 0 < value < LEAST_FEE and round(value * 1000) == value * 1000
        return reading, _("no es un monto en guaraníes; ¿se perdieron los tres ceros?") if lost else ""
    if 0 < reading.value < LEAST_FEE:
        reason = _("{amount} es muy poco para una cuota; ¿se perdieron los tres ceros?")
        return reading, reason.format(amount=format_money(reading.value))
    if reading.problem is None and reading.value > MOST_FEE:
        return NumberReading(reading.value, _("¿seguro?; es mucho para una cuota")), ""
    return reading, ""


def _without_nought(text: str) -> str:
    """«4.0», which is 4 as some programs write it."""
    text = text.strip()
    return text[:-2] if text.endswith("0") and _WHOLE.fullmatch(text) else text


def read_flag(value: CellValue) -> bool | None:
    """sí, no, x, ✓ as True or False; None when it is neither."""
    if isinstance(value, bool):
        return value
    text = _without_nought(cell_text(value)).lower()
    if text in TICKS:
        return True
    folded = fold(text)
    return True if folded in YES else False if folded in NO else None


def read_flag_of_words(text: str) -> bool | None:
    """The yes or no that a longer text begins with: "Sí, desde 2015"; None when it begins with neither."""
    first, _space, rest = fold(text).partition(" ")
    if first not in ("si", "no") or not rest or rest.split(" ", 1)[0] in _SAYS_NOTHING:
        return None
    return first == "si"


def is_tick(value: CellValue) -> bool:
    """Whether it is a mark, in a column where an empty cell then means no."""
    return isinstance(value, str) and value.strip().lower() in TICKS


@lru_cache(maxsize=1 << 12, typed=True)
def read_count(value: CellValue) -> NumberReading:
    """A count of people or things: 4, "4", "cuatro", "4 personas"."""
    text = fold(_without_nought(cell_text(value)))
    if isinstance(value, float) and not value.is_integer():
        return NumberReading(None, _("no es un número entero"))
    match = re.fullmatch(r"(\d{1,4})( [a-z]+)?", text, re.ASCII)
    if match and not _SIGNED.search(cell_text(value)):
        return NumberReading(int(match[1]))
    if text in NUMBERS:
        return NumberReading(NUMBERS[text])
    return NumberReading(None, _("no se entiende como cantidad"))


def read_coordinates(text: str, meaning: str) -> tuple[dict[str, float], str]:
    """The "latitude" or "longitude" of a cell, or both of a "point" («-25.6, -57.1»); what is to be said of them."""
    parts: dict[str, str] = {meaning: text}
    if meaning == "point":
        parts = dict(zip(("latitude", "longitude"), _halves(text), strict=False))
    read: dict[str, float] = {}
    for name, written in parts.items():
        degrees = _degrees(written)
        if degrees is not None and abs(degrees) <= _FARTHEST[name]:
            read[name] = degrees
    if len(read) < max(1, len(parts)):
        return {}, _("no se entiende como coordenada")
    is_here = all(_HERE[name][0] <= degrees <= _HERE[name][1] for name, degrees in read.items())
    return read, "" if is_here else _("no es del Paraguay; ¿falta el menos, o están cambiadas?")


def _halves(point: str) -> tuple[str, ...]:
    found = _POINT.match(point)
    if found:
        return found[1], found[2]
    halves = [half[0] for half in _BY_MINUTES.finditer(point)]
    return tuple(halves) if len(halves) == 2 else ()


def _degrees(text: str) -> float | None:
    """Degrees as a number, or in minutes and seconds: «-25,39», «25°23'10"S»."""
    plain = text.strip().replace(",", ".").replace("−", "-")
    if _DEGREES.fullmatch(plain):
        return float(plain)
    found = _BY_MINUTES.fullmatch(plain)
    if found is None:
        return None
    whole = int(found[1]) + float(found[2]) / 60 + float(found[3] or 0) / 3600
    return round(-whole if found[4].upper() in "SOW" else whole, 6)


def without_signs(text: str) -> tuple[str, str]:
    """A workshop's name without its number in the list and the stars around it; and the whole, if a star refers to the foot."""
    if text[:1].isalpha() and text[-1:] not in "*)":
        return text, ""  # as nearly all are written
    name = _BOLD.sub(r"\2", _COUNTED.sub("", text))
    bare = _REFERENCE.sub("", name)
    if not any(map(str.isalpha, bare)):
        return text, ""
    return bare, "" if bare == name else text


def is_point(text: str) -> bool:
    """Whether a cell begins with a point of the map in Paraguay."""
    found, doubt = read_coordinates(text, "point")
    return bool(found) and not doubt


def split_point(text: str) -> tuple[str, str]:
    """A place and the point of the map that is written in it («Loma (-25.39, -57.14)»), either may be empty.

    The address of a map is no place, whether or not it says a point.
    """
    if not _MAY_BE_POINT.search(text):
        return text, ""
    found = _POINT_WITHIN.search(text)
    if found is None and "://" not in text:
        return text, ""
    rest = "" if "://" in text else tidy(text[: found.start()] + " " + text[found.end() :]) if found else text
    return rest.strip(" ,;:()-–"), found[0] if found else ""


def _machine(piece: str) -> tuple[str, int] | None:
    if _SIGNED.search(piece):
        return None
    kind = machine_type(piece)
    if kind:
        return kind, 1
    before = re.fullmatch(r"(\d{1,3}|[a-záéíóú]+)\s*(?:x\s+)?(.+)", piece, re.IGNORECASE)
    after = re.fullmatch(r"(.+?)\s*(?:\((\d{1,3})\)|[:=x-]?\s*(\d{1,3}))", piece, re.IGNORECASE)
    if before:
        number = int(before[1]) if before[1].isdigit() else NUMBERS.get(fold(before[1]))
        kind = machine_type(before[2])
        if kind and number is not None:
            return kind, number
    if after and (kind := machine_type(after[1])):
        return kind, int(after[2] or after[3])
    return None


def _machines_in(piece: str) -> list[tuple[str, int, str]]:
    """The machine of a piece; or those that stand in it one after another, each with its number: «2 recta 1 over»."""
    if (found := _machine(piece)) is not None:
        return [(*found, piece)]
    parts = _NEXT_COUNT.split(piece)
    read = [_machine(part) for part in parts]
    if len(parts) == 1 or not piece[:1].isdigit():  # «recta 2 agujas» is one machine
        return []
    return [(*one, part) for one, part in zip(read, parts, strict=True) if one] if all(read) else []


def with_lines(value: CellValue, text: str) -> str:
    """The text of a cell with its lines, each tidied: what stands on two lines are two things."""
    if not isinstance(value, str) or "\n" not in value.strip():
        return text
    return "\n".join(tidy(line) for line in value.strip().splitlines() if line.strip())


@lru_cache(maxsize=1 << 14)
def read_machines(text: str) -> MachinesReading:
    """Machines as prose: "2 over y overlock (1), atracadora" -> overlock 2 and 1, atracadora 1."""
    machines, unknown = [], []
    for piece in re.split(r"(?<!\d),|,(?!\d)|[;/+\n]|\s+[ye]\s+", text):
        given = tidy(piece).strip(" .")
        if not given:
            continue
        parts = _machines_in(given)
        machines += parts
        unknown += [] if parts else [given]
    return MachinesReading(tuple(machines), tuple(unknown))


@lru_cache(maxsize=1 << 14)
def read_products(text: str) -> tuple[tuple[str, str], ...]:
    """(name, as written) of each product; one no list has keeps its own words."""
    found: dict[str, str] = {}
    for piece in re.split(r"[,;/+\n]|\s+[ye]\s+", text):
        given = tidy(piece).strip(" .")
        if given:
            found.setdefault(product_name(given) or given.lower()[:LONGEST_NAME], given)
    return tuple(found.items())
