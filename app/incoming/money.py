"""Guaraníes as people write them: "Gs. 50.000.-", "50 mil", "1,5 millones", "cincuenta mil", "50,000.00".

A sum in other money is never read as guaraníes, and one that is only likely is read and said.
"""

import re
from dataclasses import dataclass

from app.i18n import _
from app.registry.names import fold

MOST_DIGITS = 12  # of a sum of guaraníes: 999.999.999.999
_MONEY = r"guaran[ií](?:es)?|pyg|gs?\.?\s?\$|gs\.?-?|g\.?|₲\.?|[?\ufffd]"
_CURRENCY = re.compile(
    rf"^(?:(?:{_MONEY})[\s:]*(?=[\d?₲gpa-z]))+|\s*(?:{_MONEY}|\.?-|\.?=|,-|\.)(?:\s*(?:{_MONEY}|\.-))*$"
)
_OTHER_MONEY = re.compile(r"us\$|u\$s|usd|d[oó]lar|r\$|reais|real(?:es)?\b|\$|€|euro|peso|ars\b|brl\b")
_TWICE = re.compile(r"(?P<first>[^()\[\]]+?)\s*[(\[](?P<again>[^()\[\]]+)[)\]]\s*(?P<end>[^()\[\]\d]*)")
_GUARANI_SIGN = re.compile(r"\bgs?\.?\s?\$")
_PERIOD = re.compile(
    r"\s*(?:/|\bpor\b|\bal\b|\bx\b|\(|\bcada\b)?\s*(?:mensual(?:es)?|mes(?:es)?|por mes|al mes|[cp]/mes)\)?\.?$"
)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:['’´ ]\d{3})+)(?:,0{1,2})?", re.ASCII)
_BY_COMMAS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.0{1,2})?", re.ASCII)
_PLAIN = re.compile(r"\d+(?:,0{1,2})?|\d{4,}\.0{1,2}", re.ASCII)
_SCALED = re.compile(
    r"(\d{1,3}(?:\.\d{3})+|\d+(?:[.,]\d{1,3})?)\s*(millones|millon|millón|palos|palo|mill|mil|k)\b\.?",
    re.ASCII,
)
_SCALES = {
    "millones": 10**6,
    "millon": 10**6,
    "millón": 10**6,
    "palos": 10**6,
    "palo": 10**6,
    "mill": 10**6,
    "mil": 1000,
}
_LIKELY_SCALES = {"k": 1000}
_WORDS = {
    "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16,
    "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "treinta": 30,
    "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100,
    "ciento": 100, "doscientos": 200, "trescientos": 300, "cuatrocientos": 400, "quinientos": 500,
    "seiscientos": 600, "setecientos": 700, "ochocientos": 800, "novecientos": 900,
}  # fmt: skip
_TENS = {"veinti": 20} | {f"{word}{joint}": number for word, number in _WORDS.items() if 30 <= number < 100 for joint in ("y", "i")}  # fmt: skip
_WORDS |= {f"{tens}{word}": number + one for tens, number in _TENS.items() for word, one in list(_WORDS.items()) if one < 10}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NumberReading:
    """`value` is the number; `problem` why there is none, or why it is doubtful."""

    value: int | None
    problem: str | None = None


def read_sum(text: str) -> NumberReading:
    """A sum of guaraníes in a text that is tidied already: once, or twice with the same («50.000 (cincuenta mil)»)."""
    typed = text.lower()
    if (twice := _TWICE.fullmatch(typed)) and not _PERIOD.fullmatch(f" ({twice['again']})"):
        first, again = (_read_once(f"{twice[part]} {twice['end']}".strip()) for part in ("first", "again"))
        if first.value is None or again.value is None or first.value == again.value:
            return first if again.value is not None else again
        return NumberReading(None, _("dice dos montos distintos"))
    return _read_once(typed)


def _read_once(typed: str) -> NumberReading:
    if _GROUPED.fullmatch(typed) or _PLAIN.fullmatch(typed):
        return amount(re.split(r",|\.0{1,2}$", typed)[0])
    if _OTHER_MONEY.search(_GUARANI_SIGN.sub("gs", typed)):
        return NumberReading(None, _("está en otra moneda, no en guaraníes"))
    plain = _CURRENCY.sub("", _PERIOD.sub("", _CURRENCY.sub("", typed))).strip()
    if _GROUPED.fullmatch(plain) or _PLAIN.fullmatch(plain):
        return amount(re.split(r",|\.0{1,2}$", plain)[0])
    if _BY_COMMAS.fullmatch(plain):
        reason = _("se tomó la coma como separador de miles")
        return amount(plain.split(".")[0].replace(",", ""), problem=reason)
    found = _scaled(plain)
    if found is None:
        found = _in_words(fold(plain))
    return found or NumberReading(None, _("no se entiende como monto en guaraníes"))


def amount(digits: str, scale: int = 1, problem: str | None = None) -> NumberReading:
    """The number of some digits, with points, times a scale."""
    digits = re.sub(r"\D", "", digits)
    # the digits are counted first: so many of them are no number to Python itself
    if len(digits.lstrip("0")) > MOST_DIGITS or int(digits) * scale >= 10**MOST_DIGITS:
        return too_much()
    return NumberReading(int(digits) * scale, problem)


def too_much() -> NumberReading:
    """What is said of a sum that no file holds."""
    return NumberReading(None, _("es un monto de más de {count} cifras").format(count=MOST_DIGITS))


def _scaled(plain: str) -> NumberReading | None:
    """ "1,5 millones", "50mil", "1 millón 200 mil", "50k"."""
    total, place, likely, least = 0, 0, False, 10**13
    for match in _SCALED.finditer(plain):
        if plain[place : match.start()].strip() not in ("", "y", "de"):
            return None
        scale = _SCALES.get(match[2]) or _LIKELY_SCALES[match[2]]
        part = _times(match[1], scale)
        if part is None or scale >= least:
            return None
        likely = likely or match[2] in _LIKELY_SCALES
        total, place, least = total + part, match.end(), scale
    rest = plain[place:].strip(" .-")
    if place and rest == "y medio" and least == 10**6:
        total, rest = total + 500_000, ""
    if not place or rest not in ("", "de"):
        return None
    if total >= 10**MOST_DIGITS:
        return too_much()
    return NumberReading(total, _("se leyó en miles") if likely else None)


def _times(number: str, scale: int) -> int | None:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", number):
        if scale != 1000:
            return None  # «1.500 millones» may be a thousand times another sum
        return int(number.replace(".", "")) * scale if len(number) < MOST_DIGITS else 10**MOST_DIGITS
    whole, _sign, part = number.replace(",", ".").partition(".")
    if len(whole) > MOST_DIGITS:
        return 10**MOST_DIGITS
    return (
        int(whole) * scale + int((part + "000000")[: len(str(scale)) - 1])
        if len(part) < len(str(scale))
        else None
    )


def _in_words(text: str) -> NumberReading | None:
    """ "cincuenta mil", "un millon quinientos mil", "medio millon", "dos millones y medio"."""
    if text in ("medio millon", "1 2 millon"):
        return NumberReading(500_000)
    half = 500_000 if re.search(r"\bmillon(?:es)? y medio$", text) else 0
    total, part, scale = 0, 0, 10**7
    room = 1000  # what the next word may be at most: «cincuenta sesenta mil» is no sum
    for word in (text.removesuffix(" y medio") if half else text.removesuffix(" de")).split():
        if (number := _WORDS.get(word)) is not None:
            if number >= room:
                return None
            part, room = part + number, _room_after(number)
        elif (times := _SCALES.get(word)) is not None and times < scale:
            total, part, scale, room = total + (part or 1) * times, 0, times, 1000
        elif word != "y":
            return None
    value = total + part + half
    return NumberReading(value) if value >= 1000 else None


def _room_after(number: int) -> int:
    """How much less the next word must be: after a hundred tens, after tens ones, then nothing."""
    return 100 if number >= 100 else 10 if number >= 20 and number % 10 == 0 else 1
