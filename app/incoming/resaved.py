"""What other programs make of a form's codes: a code that became a number, a word where nothing was.

pandas and Excel write "2.0" for 2, LibreOffice in Spanish "2,0"; pandas writes "nan" for a blank,
R "NA", which is not the form's own «na».
"""

import re

from app.incoming.cells import cell_text, is_blank
from app.incoming.records import CellValue
from app.registry.names import fold

R_MISSING = "NA"
_MISSING = frozenset({
    "nan", "-nan", "nat", "none", "null", "(null)", "nil", "<na>", "n/a", "#n/a", "#n/d", "#na",
    "na_character_", "na_integer_", "na_real_", "undefined", "missing", "#null!", "\\n",
})  # fmt: skip
_IN_QUOTES = re.compile(r"=?\"(.*)\"|'(.*?)'?", re.DOTALL)
_WHOLE = re.compile(r"0*(\d{1,3})(?:[.,]0*)?", re.ASCII)
_SCIENTIFIC = re.compile(r"(\d)(?:[.,]0*)?e[+-]?0+", re.ASCII | re.IGNORECASE)
_NEGATIVE = re.compile(r"[-−–]\s*\d")
_YES = frozenset({"si", "s", "yes", "true", "verdadero", "t"})
_NO = frozenset({"no", "n", "false", "falso", "f"})


def plain_text(value: CellValue) -> str:
    """What a cell says, without the quotes that keep Excel from reading it."""
    text = cell_text(value).replace("\ufeff", "").strip()
    while (match := _IN_QUOTES.fullmatch(text)) and text != "'":
        text = (match[1] or match[2] or "").strip()
        if not text:
            break
    return text


def is_r_missing(value: CellValue) -> bool:
    """Whether it is R's word for nothing; the form's own code for «no aplica» is in small letters."""
    return plain_text(value) == R_MISSING


def is_missing(value: CellValue) -> bool:
    """Whether nothing was answered, whatever the program that saved the file writes for it."""
    if is_blank(value) or is_r_missing(value):
        return True
    text = plain_text(value)
    return not text or text.casefold() in _MISSING


def plain_code(value: CellValue) -> str:
    """A code as the form has it: "2.0", "2,0", "02", "2e+00" and ="2" are "2"; folded."""
    text = plain_text(value)
    match = _WHOLE.fullmatch(text) or _SCIENTIFIC.fullmatch(text)
    if match:
        return match[1]
    return text if _NEGATIVE.match(text) else fold(text)  # folded, -2 would be 2


def read_yes_no(value: CellValue) -> bool | None:
    """Sí or no; a consent is never guessed from a number, nor from a tick."""
    text = fold(plain_text(value))
    return True if text in _YES else False if text in _NO else None
