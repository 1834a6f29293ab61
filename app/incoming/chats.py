"""A chat that somebody saved as text: only what was written in it, without when and by whom."""

import re

_STAMP = r"[\u200e\u200f]?\[?\d{1,2}/\d{1,2}/\d{2,4},?\s\d{1,2}:\d{2}(?::\d{2})?(?:[\s\u202f]?[ap]\.?[\s\u00a0]?m\.?)?\]?\s(?:-\s)?"
_MESSAGE = re.compile(rf"^{_STAMP}[^:\n]{{1,60}}:\s", re.MULTILINE | re.IGNORECASE)
_NOTICE = re.compile(rf"^{_STAMP}[^:\n]*$", re.MULTILINE | re.IGNORECASE)
_LEFT_OUT = re.compile(
    r"^[\u200e\u200f]?<?(?:(?:imagen|foto|v[ií]deo|audio|sticker|gif|documento|contacto|archivo|multimedia)\s(?:omitid[oa]|adjunt[oa])"
    r"|se elimin[oó] este mensaje|eliminaste este mensaje)\.?>?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)


def without_stamps(text: str) -> str:
    """The text of a chat without the stamp of each message, its notices and what was left out; another as it is.

    Each line stays where it was, so that a row has its number.
    """
    if not re.match(_STAMP, text, re.IGNORECASE) or len(_MESSAGE.findall(text)) < 2:
        return text
    return _LEFT_OUT.sub("", _NOTICE.sub("", _MESSAGE.sub("", text)))
