"""A chat that somebody saved as text: what was written in it without when and by whom, and its lines cut into cells."""

import re

_STAMP = r"[\u200e\u200f]?\[?\d{1,2}/\d{1,2}/\d{2,4},?\s\d{1,2}:\d{2}(?::\d{2})?(?:[\s\u202f]?[ap]\.?[\s\u00a0]?m\.?)?\]?\s(?:-\s)?"
_MESSAGE = re.compile(rf"^{_STAMP}[^:\n]{{1,60}}:\s", re.MULTILINE | re.IGNORECASE)
_NOTICE = re.compile(rf"^{_STAMP}[^:\n]*$", re.MULTILINE | re.IGNORECASE)
_LEFT_OUT = re.compile(
    r"^[\u200e\u200f]?<?(?:(?:imagen|foto|v[ií]deo|audio|sticker|gif|documento|contacto|archivo|multimedia)\s(?:omitid[oa]|adjunt[oa])"
    r"|se elimin[oó] este mensaje|eliminaste este mensaje)\.?>?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_PARTINGS = tuple(map(re.compile, (r"\s+[-–—]+\s+", r"\s+/\s+", r"(?<=\S)\s{2,}(?=\S)")))
_SIGN = re.compile(r"^([^\w\s(\"'+*~]{1,3})\s*")  # «✅ Ana Sosa»
_LEAST = 3  # lines


def with_cells(text: str) -> str:
    """Lines that dashes, bars or gaps part into as many pieces each, with semicolons between; another text as it is."""
    lines = text.splitlines()
    full = [line.strip() for line in lines if line.strip()]
    for parting in _PARTINGS if ";" not in text else ():
        counts = [len(parting.findall(line)) for line in full]
        some = {count for count in counts if count}
        if len(some) == 1 and sum(map(bool, counts)) >= max(_LEAST, 0.6 * len(full)):
            signed = [bool(_SIGN.match(line)) for line, count in zip(full, counts, strict=True) if count]
            parts = [parting.sub(";", line.strip()) for line in lines]
            return "\n".join(_SIGN.sub(r"\1;", line) if all(signed) else line for line in parts)
    return text


def without_stamps(text: str) -> str:
    """The text of a chat without the stamp of each message, its notices and what was left out; another as it is.

    Each line stays where it was, so that a row has its number.
    """
    if not re.match(_STAMP, text, re.IGNORECASE) or len(_MESSAGE.findall(text)) < 2:
        return text
    return _LEFT_OUT.sub("", _NOTICE.sub("", _MESSAGE.sub("", text)))
