"""The number of an identity card (cédula) as people write it: "C.I. N° 1.234.567", "1,234,567.-".

Another document is never cut into one: a CPF, a passport or a company's RUC is not read.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from app.registry.names import fold, tidy
from app.registry.ruc import LEGAL_ENTITY, check_digit

WITH_DIGIT = "check digit"
WRONG_DIGIT = "wrong check digit"
GROUPS = "groups"
MISSING = "missing"
FILLER = "filler"
ENTITY = "entity"
SECOND = "second"
WORDS = "words"
NOT_A_CEDULA = "not a cedula"
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-"))
_LABEL_WORDS = "o c i p ci cic cip py cedula ced de identidad civil policial paraguaya documento doc n no nro num numero id"
_LABEL = frozenset(_LABEL_WORDS.split())
_PLAIN = re.compile(r"\d{4,8}", re.ASCII)
_FILLED = re.compile(r"0{2,}[1-9]\d{5,6}", re.ASCII)
_POINTED = re.compile(r"(?:\d{1,2}\.)?\d{3}\.\d{3}|\d{1,2}\.\d{3}", re.ASCII)
_HEAD = re.compile(r"[^\d]*", re.ASCII)
_NUMBER = re.compile(
    r"(?P<number>\d{1,3}(?:([.,'’´ _])\d{3}(?:\2\d{3})?)(?![.,]?\d(?<![.,]0))(?!\d)|\d{4,8}(?!\d)|\d[\d.,'’´ ]{3,10}\d(?![\d.,]))"
    r"(?P<whole>[.,]0{1,2}(?!\d))?(?P<letter>-?[A-Za-z](?![A-Za-z.]))?(?:\s?-\s?(?P<digit>\d)(?![.,]?\d))?",
    re.ASCII,
)
_SEPARATORS = re.compile(r"[.,'’´ _]")
_TRIPLE = re.compile(
    r"(?<![\d.,])(\d{1,2})(?:\s*[^\w\s()\[\]]{1,3}\s*|[\s_]+)(\d{3})(?:\s*[^\w\s()\[\]]{1,3}\s*|[\s_]+)(\d{3})"
    r"(?!\s?[^\w\s]?\s?\d\d|\d)",
    re.ASCII,
)  # «1-234-567», «1·234·567», «1.234 567»: whatever parts the threes
_CUT = re.compile(r"[.,'’´·][x?*_#]", re.IGNORECASE)  # «1.234.xxx»
_LEAST, _MOST = 100_000, 9_999_999  # of the cédulas of people who work today
_SPREAD = re.compile(r"(?<=\d)\s*\.\s*(?=\d)")
_PARTING = re.compile(r"\s*(?:/|;|,|\by\b|\be\b|-|\s)\s*\D*")


class CedulaReading(NamedTuple):
    """`number` is the digits, without noughts before; `doubt` what is said of them, or why there is none.

    `rest` is what else stood there, for the notes.
    """

    number: str | None
    doubt: str | None = None
    rest: str = ""


@lru_cache(maxsize=1 << 14)
def read_cedula(text: str) -> CedulaReading:
    """Read a cédula with its label, points, commas, blanks or a check digit; a doubt says why it is one."""
    text = tidy(text)
    if _PLAIN.fullmatch(text) or _POINTED.fullmatch(text):  # as nearly all are written
        return _settle(text.replace(".", ""), None, "")
    if _FILLED.fullmatch(text):  # «0001234567», filled up to a width
        return _settle(text.lstrip("0"), None, "")
    text = text.translate(DASHES)
    text = _TRIPLE.sub(r"\1.\2.\3", _SPREAD.sub(".", text), count=1)
    head = _HEAD.match(text)
    before = head[0] if head else ""
    if text.startswith("-") or not _LABEL.issuperset(fold(before).split()):
        return CedulaReading(None, NOT_A_CEDULA)
    found = _NUMBER.match(text, len(before))
    if found is None:
        return CedulaReading(None, NOT_A_CEDULA)
    digits = _SEPARATORS.sub("", found["number"])
    letter = (found["letter"] or "").strip(" -").upper()
    if not 4 <= len(digits) <= 8:
        return CedulaReading(None, NOT_A_CEDULA)
    if found["whole"] and found["whole"][0] in found["number"]:
        return CedulaReading(None, MISSING)  # «1.094.00» is no 1094 with its cents
    if _CUT.match(text, found.end()):
        return CedulaReading(None, MISSING)
    rest = text[found.end() :].strip(" .,;:-()/")
    if "?" not in rest and _LABEL.issuperset(fold(rest).split()):
        rest = ""
    if found["digit"]:
        return _with_digit(digits, found["digit"], rest)
    doubt = None if _is_grouped(found["number"]) else GROUPS
    if doubt and len(_SEPARATORS.split(found["number"])[-1]) != 3:
        # «1.234.56»: a digit is missing, or one too many
        return CedulaReading(None, NOT_A_CEDULA if any(map(str.isdigit, rest)) else MISSING)
    if any(sign.isdigit() for sign in rest):
        return _second(digits + letter, text[found.end() :])
    return _settle(digits + letter, WORDS if rest else doubt, rest)


def is_unlikely(number: str) -> bool:
    """Whether a number is shorter or longer than the cédulas of today are: «12.345», «12.345.678»."""
    return number.isdigit() and not _LEAST <= int(number) <= _MOST


def plain_cedula(text: str) -> str:
    """The digits of a cédula, so that one typed with points is the same; what is doubtful stays as it is."""
    if text.isdigit() and text.isascii():
        return text.lstrip("0") or text
    reading = read_cedula(text)
    return reading.number if reading.number and reading.doubt is None else tidy(text)


def _is_grouped(number: str) -> bool:
    """Whether the digits stand together or by threes from the right."""
    groups = _SEPARATORS.split(number)
    return len(groups) == 1 or (len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]))


def _with_digit(digits: str, digit: str, rest: str) -> CedulaReading:
    if int(digits) > LEGAL_ENTITY:
        return CedulaReading(None, ENTITY)
    is_right = check_digit(digits.lstrip("0") or "0") == int(digit)
    return _settle(digits, WITH_DIGIT if is_right else WRONG_DIGIT, rest)


def _second(number: str, after: str) -> CedulaReading:
    """Two numbers in a cell: the first is the owner's, the other is kept."""
    parting = _PARTING.match(after)
    other = after[parting.end() :] if parting else ""
    if _NUMBER.fullmatch(other.strip(" .-")) is None:
        return CedulaReading(None, NOT_A_CEDULA)
    return _settle(number, SECOND, other.strip())


def _settle(number: str, doubt: str | None, rest: str) -> CedulaReading:
    plain = number.lstrip("0")
    if len(plain) < 4:
        return CedulaReading(None, NOT_A_CEDULA)
    if len(plain) > 5 and plain == plain[0] * len(plain):
        return CedulaReading(None, FILLER)  # 1111111 is what a form takes for none
    if doubt is None and len(plain) > 7 and plain.isdigit() and int(plain) > LEGAL_ENTITY:
        return CedulaReading(None, ENTITY)
    return CedulaReading(plain, doubt, rest)
