"""The tax number (RUC): digits, a hyphen and a check digit of modulus 11.

Rule: from the right, weights 2, 3, 4, ...; r = sum mod 11; the digit is 0 when r <= 1,
else 11 - r. Source: the tax office's routine `Pa_Calcular_Dv_11_A`; python-stdnum agrees.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from app.registry.names import fold

NO_CHECK_DIGIT = "no check digit"
WRONG_CHECK_DIGIT = "wrong check digit"
NOT_A_RUC = "not a ruc"
NOBODY_S = "nobody's"
LEGAL_ENTITY = 80_000_000
_HAS_NONE = {
    "",
    "no",
    "no tiene",
    "no posee",
    "no cuenta",
    "sin ruc",
    "ninguno",
    "en tramite",
    "tramite",
    "s n",
    "n a",
}
_LABEL = re.compile(
    r"\s*(?:r\.?\s?u\.?\s?c\.?)?\s*(?:n(?:ro|[°ºo])?\b\.?[°ºo]?)?\s*[:#.]*\s*(?=\d)", re.IGNORECASE
)
_REMARK = re.compile(r"\s*\([^()\d]*\)\s*$")
_SIGN = r"(?:[^\w\s.,'’()\[\]+]|_)"  # before the digit: «-», «/», «~», «:» …; with a "+" it is «8E+07»
_APART = re.compile(
    rf"([\d.,'’ ]*\d[A-Z]?)\s*(?:{_SIGN}+\s*(?:D\.?\s?V\.?\s*[:.]?\s*)?|D\.?\s?V\.?\s*(?:[:.]|{_SIGN})?\s*"
    r"|GUI[OÓ]N\s|BARRA\s|\s|\(\s*(?=\d\s*\))|\[\s*(?=\d\s*\]))(\d)[)\]]?"
)
_SEPARATORS = re.compile(r"[\s.,'’]")
_BY_POINT = re.compile(r"([\d.,'’ ]*\d)[.,'’](\d)")  # «1.234.567.9», if the digit is right
_NOBODY_S = re.compile(r"([1-9])\1{5}01|([1-9])\2{5,6}")  # as invoices call who has none, or a form's filler
_END = re.compile(rf"(?:[\s.]|{_SIGN})+$")
_WHOLE = re.compile(r"(\d{1,8}[A-Z]?)-(\d)", re.ASCII)
_DIGITS = re.compile(r"\d{3,9}[A-Z]?", re.ASCII)
_NOUGHT = re.compile(r"(\d{4,9})[.,]0", re.ASCII)


class RucReading(NamedTuple):
    """`ruc` is "base-digit" only when the digit is right; `problem` says why it is not.

    `base` is the number without its digit, where there is one whose digit is wrong or missing.
    """

    ruc: str | None
    problem: str | None
    base: str = ""


def check_digit(base: str) -> int:
    """The check digit of a base; a letter of an old cédula counts as its ASCII codes."""
    digits = "".join(letter if letter.isdigit() else str(ord(letter)) for letter in base.upper())
    weights = (2 + index % 10 for index in range(len(digits)))
    total = sum(int(digit) * weight for digit, weight in zip(reversed(digits), weights, strict=True))
    rest = total % 11
    return 0 if rest <= 1 else 11 - rest


def _checked(base: str, digit: str) -> RucReading:
    base = base.lstrip("0")
    if not base:
        return RucReading(None, NOT_A_RUC)
    if is_nobody_s(base):
        return RucReading(None, NOBODY_S)
    if check_digit(base) == int(digit):
        return RucReading(f"{base}-{digit}", None)
    return RucReading(None, WRONG_CHECK_DIGIT, base)


def is_nobody_s(base: str) -> bool:
    """Whether a base stands for no one: "44444401" of invoices, or one digit throughout as forms are filled."""
    return _NOBODY_S.fullmatch(base) is not None


def has_no_ruc(text: str) -> bool:
    """Whether the words say that there is none ("no tiene", "en trámite", "-")."""
    return fold(text) in _HAS_NONE


@lru_cache(maxsize=1 << 14)
def read_ruc(text: str, cedula: str | None = None) -> RucReading:
    """Read a RUC as people type it: its label, dots and blanks, any sign or "DV" before the digit.

    Digits without a hyphen are a RUC only when nothing else is possible: nine digits of a
    legal entity, or the owner's cédula and one more. Otherwise the digit is missing.
    """
    if has_no_ruc(text):
        return RucReading(None, None)
    if whole := _WHOLE.fullmatch(text):
        return _checked(whole[1], whole[2])
    plain = _REMARK.sub("", _LABEL.sub("", text.strip(), count=1)).upper()
    if nought := _NOUGHT.fullmatch(plain):
        plain = nought[1]  # a number that a program wrote with a point: its digit is not 0
    base = _APART.fullmatch(_END.sub("", plain))
    if base and _DIGITS.fullmatch(digits := _SEPARATORS.sub("", base[1])):
        if len(digits.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) <= 8:
            return _checked(digits, base[2])
        return RucReading(None, NOT_A_RUC)
    pointed = _BY_POINT.fullmatch(plain)
    if pointed and len(digits := _SEPARATORS.sub("", pointed[1])) > 4:
        found = _checked(digits, pointed[2])
        if found.ruc:
            return found
    digits = _SEPARATORS.sub("", _END.sub("", plain))
    if not _DIGITS.fullmatch(digits):
        return RucReading(None, NOT_A_RUC)
    is_entity = len(digits) == 9 and digits.isdigit() and int(digits[:8]) > LEGAL_ENTITY
    if is_entity or (cedula and digits[:-1] == cedula):
        return _checked(digits[:-1], digits[-1])
    if len(digits) > 8:
        return RucReading(None, NOT_A_RUC)
    return RucReading(None, NO_CHECK_DIGIT, digits.lstrip("0"))


def with_right_digit(text: str) -> str:
    """A RUC whose digit is wrong or missing, with the digit that its number asks for; else nothing."""
    base = read_ruc(text).base
    return f"{base}-{check_digit(base)}" if base else ""
