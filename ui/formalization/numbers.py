"""Numbers as they are typed in Paraguay: 2.899.048 and 16,5."""

import re

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")


def read_number(text: str) -> float | None:
    """ "2.899.048", "G. 2899048", "16,5 %" -> a number; None for what is not one."""
    typed = re.sub(r"(?i)^(?:gs?\.?|₲)\s*|\s*%$|\s", "", text.strip())
    if _GROUPED.fullmatch(typed):
        return float(typed.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(typed):
        return float(typed.replace(",", "."))
    return None
