"""What a cell says of people: more than one in it, and whether a woman or a man."""

import re
from collections.abc import Iterable

from app.incoming.content import is_given_name, is_person
from app.registry.names import fold, tidy

_BETWEEN = re.compile(r"\s*[/;&+|]\s*|\s+[ye]\s+(?=[^\W\d_])|\s+-\s+")
_WOMAN, _MAN = (
    ("femenino", "femenina", "mujer", "female", "woman"),
    ("masculino", "varon", "hombre", "male", "man"),
)
_ZONES = {"urban": ("urbana", "urbano"), "rural": ("rural",)}


def split_people(text: str) -> tuple[str, str]:
    """The first person and the others of a cell with whole names of several; else the text and nothing."""
    parts = [part for part in _BETWEEN.split(text) if part]
    if len(parts) > 1 and all(map(is_person, parts)):
        return parts[0], tidy(" / ".join(parts[1:]))
    return text, ""


def seems_two_people(text: str) -> bool:
    """Whether a name may be of two («Ana y Beto Muestra»), which cannot be told apart."""
    parts = [part for part in _BETWEEN.split(text) if part]
    if len(parts) < 2 or "," in text:
        return False
    return re.search(r"[/;&+|]", text) is not None or all(map(is_given_name, parts))


def _begins(word: str, wholes: Iterable[str]) -> bool:
    return bool(word) and any(whole.startswith(word) for whole in wholes)


def sex_code(text: str, m_is_woman: bool) -> str | None:
    """ "woman" or "man" of a word or its beginning; `m_is_woman` where the other letter is H or V."""
    word = fold(text)
    if word == "m":
        return "woman" if m_is_woman else "man"
    for code, wholes in (("woman", _WOMAN), ("man", _MAN)):
        if _begins(word, wholes):
            return code
    return {"v": "man", "h": "man", "f": "woman"}.get(word)


def zone_code(text: str) -> str | None:
    """ "urban" or "rural" of a word or its beginning."""
    word = fold(text)
    return next((code for code, wholes in _ZONES.items() if _begins(word, wholes)), None)


def calls_women_m(texts: Iterable[str]) -> bool:
    """Whether a column that writes H or V for men writes M for women: «M», «H» are mujer, hombre."""
    letters = {fold(text)[:1] for text in texts}
    return "m" in letters and "f" not in letters and not {"h", "v"}.isdisjoint(letters)
