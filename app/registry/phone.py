"""Telephone numbers of Paraguay: kept as typed and as E.164, shown as people say them.

A field often holds two numbers and a word («0991293622 y 0971555123 (hija)»): what was typed
is what is shown, and every number in it that can be read is what one searches by.
Mobile prefixes and areas: libphonenumber's metadata for +595.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

COUNTRY = "595"
MOBILE = re.compile(r"(951|96[129]|97[1-6]|98[1-7]|99[1-5])\d{6}|9881\d{5}")
FIXED = re.compile(r"(?!800)[2-8]\d{7,8}")
TWO_DIGITS = re.compile(r"2[14-68]|3[26-9]|4[1246-8]|6(?:1|75)|7[1-35]|8[1-36]")  # areas: «071», «021»
SERVICE = re.compile(r"0?[89]00\d{4,7}")  # «0800 11 4000» is nobody's
MOST_DIGITS = 14  # "00", the country and nine more, with an area's nought
_DASHES = r"\-‐‑‒–—−_*·•'’:~"
_RUN = re.compile(rf"\+?\d(?:[\s().{_DASHES}/,;|+]*\d)*")  # what may be numbers, without words between
_NOT_DIGIT = re.compile(r"\D")
_GROUP = re.compile(r"\+?\d+")
_WEAK = re.compile(rf"[\s().{_DASHES}]*")  # what stands inside one number
_MORE = re.compile(r"\s?/\s?(\d{1,4})(?!\d)", re.ASCII)  # «021 555 123/4»: the last digits of another line
_KEPT_BESIDE = re.compile(rf"(?<=\d) (?=\+{COUNTRY})")  # as several are kept
_FOREIGN = re.compile(
    r"(?<!\d)(?:\+|(?<!\d[\s.\-])00|00(?=\d{5}))(?!\s?\(?595)\s?\(?[1-9]\d{0,3}(?:(?!\s+\(?0)[\s().\-]{0,3}\d){6,13}",
    re.ASCII,
)
_EXTENSION = re.compile(r"(?:\bint|interno|\bext|extensi[oó]n|anexo|ramal)\s?[.:]?\s?$", re.IGNORECASE)
_ASIDE = re.compile(
    r"\((?=[^()]*[^\W\d_][^()]*\))"
)  # «021 555 444 (7 a 18 hs)»: what is in it is no part of the number
_JOINT = 2  # digits lost before two groups are read over a "/" as one number
_DOUBTFUL = 5  # so many digits that are no number are worth a remark; "(casa 2)" is not

Span = tuple[int, int]


def _read_one(text: str) -> str | None:
    digits = text if text.isdecimal() else _NOT_DIGIT.sub("", text)
    had_area = True
    if digits.startswith("00" + COUNTRY):
        digits = digits[5:]
    elif digits.startswith(COUNTRY) and len(digits) >= 11:
        digits = digits[3:]
    elif digits.startswith("0" + COUNTRY) and MOBILE.fullmatch(digits, 4):
        digits = digits[4:]  # «0595981…»
    elif not digits.startswith("0"):
        had_area = False
    national = digits.removeprefix("0")
    if MOBILE.fullmatch(national) or (had_area and FIXED.fullmatch(national)):
        return f"+{COUNTRY}{national}"
    return None


def _is_weak(text: str, groups: Sequence[Span], at: int) -> bool:
    """Whether only what stands inside a number parts a group from the next."""
    return _WEAK.fullmatch(text, groups[at][1], groups[at + 1][0]) is not None


def _follows(text: str, groups: Sequence[Span], first: int, chosen: Sequence[Span]) -> bool:
    """Whether a few digits that are no number stand right before a group, as an area's would."""
    begin, end = groups[first - 1]
    is_of_number = bool(chosen) and chosen[-1][1] == end
    return not is_of_number and end - begin < 4 and _is_weak(text, groups, first - 1)


def _ends_in_one_digit(text: str, groups: Sequence[Span], first: int, last: int) -> bool:
    """Whether a single digit follows what is a number without it, and is written in longer groups."""
    if last - first < 2 or groups[last - 1][1] - groups[last - 1][0] > 1:
        return False
    before = text[groups[first][0] : groups[last - 2][1]]
    return groups[last - 2][1] - groups[last - 2][0] > 1 and _read_one(before) is not None


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
            if _ends_in_one_digit(text, groups, first, last):
                continue  # «021 555 444 2.º piso»
            joints = [at for at in range(first, last - 1) if not _is_weak(text, groups, at)]
            if any(_read_one(text[start : groups[at][1]]) for at in joints):
                continue  # a whole number before the "/": what follows is of another
            if first and text[start] in "96" and _follows(text, groups, first, best[first][1]):
                continue  # digits of a foreign number
            gained = best[first][0] + digits - _JOINT * len(joints)
            if gained > chosen[0]:
                chosen = (gained, [*best[first][1], (start, end)])
        best.append(chosen)
    return best[-1][1]


def _look_for_numbers(text: str) -> tuple[Span, ...]:
    """Where the numbers that can be read stand in a text."""
    if text.isdecimal() and not text.startswith("00"):  # as nearly all are written
        return ((0, len(text)),) if len(text) <= MOST_DIGITS + 1 and _read_one(text) else ()
    found: list[Span] = []
    if "+" in text or "00" in text:
        text = _FOREIGN.sub(lambda number: " " * len(number[0]), text)
    if "(" in text:
        text = _ASIDE.sub("\N{FULL BLOCK}", text)
    for run in _RUN.finditer(text):
        groups = [match.span() for match in _GROUP.finditer(text, *run.span())]
        found += _divide(text, groups)
    return tuple(
        (start - (text[:start].endswith("(") and ")" in text[start:end]), end) for start, end in found
    )


_find_numbers = lru_cache(maxsize=1 << 14)(_look_for_numbers)  # a list that comes in asks again and again


@lru_cache(maxsize=1 << 14)
def read_phones(text: str) -> str | None:
    """Every number in E.164, a space between: "0981431866 / 021 555 123" -> "+595981431866
    +59521555123"; None when there is none.

    A fixed line needs its area code, because the same six digits exist in every town.
    """
    if text.startswith(f"+{COUNTRY}") and MOBILE.fullmatch(text, 1 + len(COUNTRY)):
        return text  # as it was read before
    if text.isdecimal() and not text.startswith("00"):  # as nearly all are written
        return _read_one(text) if len(text) <= MOST_DIGITS + 1 else None
    spans = _find_numbers(text)
    numbers: list[str] = []
    for at, (start, end) in enumerate(spans):
        number = _read_one(text[start:end]) or ""
        limit = spans[at + 1][0] if at + 1 < len(spans) else len(text)
        numbers += [number, *(_more_lines(text, end, limit, number) if "/" in text[end : end + 2] else ())]
    return " ".join(dict.fromkeys(numbers)) or None


def _more_lines(text: str, place: int, limit: int, number: str) -> Iterator[str]:
    """The lines that a number stands for besides itself: "021 555 123/4", "0981 123456/57"."""
    while (found := _MORE.match(text, place, limit)) is not None:
        after = text[found.end() : limit].lstrip(" .-")
        last = number[-len(found[1]) :]
        if after[:1].isdigit() or found[1] <= last:
            return  # digits of something else
        place, number = found.end(), number[: -len(found[1])] + found[1]
        yield number


def unread_numbers(text: str) -> tuple[str, ...]:
    """The groups of digits that look like a number and are none that can be read."""
    spans = _find_numbers(text)
    if spans == ((0, len(text)),):  # as nearly all are written
        return ()
    rest, place = [], 0
    for start, end in (*spans, (len(text), len(text))):
        rest.append(text[place:start])
        place = end
    runs = (
        match[0]
        for part in rest
        for match in _RUN.finditer(part)
        if not _EXTENSION.search(part[: match.start()])
    )
    return tuple(run for run in runs if sum(c.isdigit() for c in run) >= _DOUBTFUL)


def without_numbers(text: str) -> str:
    """What stands beside the numbers of a field: «0981 445 218 (Ana)» -> "(Ana)"."""
    for start, end in reversed(_find_numbers(text)):
        text = f"{text[:start]} {text[end:]}"
    return text.strip()


def is_service(number: str) -> bool:
    """Whether a group of digits is a line of a company's service, and so nobody's telephone: «0800 11 4000»."""
    return SERVICE.fullmatch(_NOT_DIGIT.sub("", number)) is not None


def first_phone(phone: str | None) -> str | None:
    """The number that is called first, of those a field holds."""
    return phone.split(" ", 1)[0] if phone else None


def show_phones(text: str) -> str:
    """What was typed, its numbers as people say them: "+595971897967" -> "0971 897 967".

    Words, foreign numbers and what cannot be read stay as they are.
    """
    text = _KEPT_BESIDE.sub(" / ", text)
    shown, place = [], 0
    for start, end in _look_for_numbers(text):
        shown += [text[place:start], _show_one(_read_one(text[start:end]) or "")]
        place = end
    return "".join((*shown, text[place:]))


def _show_one(e164: str) -> str:
    national = e164[4:]
    area = 2 if TWO_DIGITS.match(national) else 3
    rest = national[area:]
    return f"0{national[:area]} {rest[:3]} {rest[3:]}".strip()
