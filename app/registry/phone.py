"""Telephone numbers of Paraguay: kept as typed and as E.164, shown as people say them.

A field often holds two numbers and a word («0991293622 y 0971555123 (hija)»): what was typed
is what is shown, and every number in it that can be read is what one searches by.
Mobile prefixes: libphonenumber's metadata for +595.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

COUNTRY = "595"
MOBILE = re.compile(r"(951|96[129]|97[1-6]|98[1-7]|99[1-5])\d{6}|9881\d{5}")
FIXED = re.compile(r"[2-8]\d{7,8}")
MOST_DIGITS = 14  # "00", the country and nine more, with an area's nought
_RUN = re.compile(r"\+?\d(?:[\s().\-/,;|+]*\d)*", re.ASCII)  # what may be numbers, without words between
_GROUP = re.compile(r"\+?\d+", re.ASCII)
_WEAK = re.compile(r"[\s().\-]*")  # what stands inside one number
_JOINT = 2  # digits lost before two groups are read over a "/" as one number
_DOUBTFUL = 5  # so many digits that are no number are worth a remark; "(casa 2)" is not

Span = tuple[int, int]


def _read_one(text: str) -> str | None:
    digits = re.sub(r"\D", "", text)
    had_area = True
    if digits.startswith("00" + COUNTRY):
        digits = digits[5:]
    elif digits.startswith(COUNTRY) and len(digits) >= 11:
        digits = digits[3:]
    elif not digits.startswith("0"):
        had_area = False
    national = digits.removeprefix("0")
    if MOBILE.fullmatch(national) or (had_area and FIXED.fullmatch(national)):
        return f"+{COUNTRY}{national}"
    return None


def _divide(text: str, groups: Sequence[Span]) -> list[Span]:
    """The spans of the numbers in a run of digit groups: those that leave fewest digits over."""
    best: list[tuple[int, list[Span]]] = [(0, [])]
    for last in range(1, len(groups) + 1):
        chosen = best[last - 1]
        for first in range(last - 1, -1, -1):
            start, end = groups[first][0], groups[last - 1][1]
            digits = sum(stop - begin for begin, stop in groups[first:last])
            if digits > MOST_DIGITS + 1:
                break
            if _read_one(text[start:end]) is None:
                continue
            joints = sum(
                not _WEAK.fullmatch(text, groups[at][1], groups[at + 1][0]) for at in range(first, last - 1)
            )
            gained = best[first][0] + digits - _JOINT * joints
            if gained > chosen[0]:
                chosen = (gained, [*best[first][1], (start, end)])
        best.append(chosen)
    return best[-1][1]


@lru_cache(maxsize=1 << 14)
def _find_numbers(text: str) -> tuple[Span, ...]:
    """Where the numbers that can be read stand in a text."""
    found: list[Span] = []
    for run in _RUN.finditer(text):
        groups = [match.span() for match in _GROUP.finditer(text, *run.span())]
        found += _divide(text, groups)
    return tuple(
        (start - (text[:start].endswith("(") and ")" in text[start:end]), end) for start, end in found
    )


@lru_cache(maxsize=1 << 14)
def read_phones(text: str) -> str | None:
    """Every number in E.164, a space between: "0981431866 / 021 555 123" -> "+595981431866
    +59521555123"; None when there is none.

    A fixed line needs its area code, because the same six digits exist in every town.
    """
    numbers = (_read_one(text[start:end]) or "" for start, end in _find_numbers(text))
    return " ".join(dict.fromkeys(numbers)) or None


def unread_numbers(text: str) -> tuple[str, ...]:
    """The groups of digits that look like a number and are none that can be read."""
    spans, rest, place = _find_numbers(text), [], 0
    for start, end in (*spans, (len(text), len(text))):
        rest.append(text[place:start])
        place = end
    runs = (match[0] for part in rest for match in _RUN.finditer(part))
    return tuple(run for run in runs if sum(c.isdigit() for c in run) >= _DOUBTFUL)


def show_phones(text: str) -> str:
    """What was typed, its numbers as people say them: "+595971897967" -> "0971 897 967".

    Words, foreign numbers and what cannot be read stay as they are.
    """
    shown, place = [], 0
    for start, end in _find_numbers(text):
        shown += [text[place:start], _show_one(_read_one(text[start:end]) or "")]
        place = end
    return "".join((*shown, text[place:]))


def _show_one(e164: str) -> str:
    national = e164[4:]
    area = 3 if national.startswith("9") else 2 if national.startswith("21") else 3
    rest = national[area:]
    return f"0{national[:area]} {rest[:3]} {rest[3:]}".strip()
