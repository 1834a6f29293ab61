"""What a cell says of people: more than one in it, and whether a woman or a man."""

import re
from collections.abc import Iterable

from app.i18n import _
from app.incoming.content import is_given_name, is_person
from app.registry.name_order import begins_with_whole_name
from app.registry.names import fold, tidy

_BETWEEN = re.compile(r"\s*[/;&+|]\s*|\s+[ye]\s+(?=[^\W\d_])|\s+-\s+")
_MAY_BE_TWO = re.compile(r"[^\W\d_]+ [yYeE&] [^\W\d_]+ [^\W\d_]+(?: [^\W\d_]+)?")
_WOMAN, _MAN = (
    ("femenino", "femenina", "mujer", "dama", "female", "woman"),
    ("masculino", "varon", "hombre", "male", "man"),
)
_ZONES = {"urban": ("urbana", "urbano", "ciudad"), "rural": ("rural", "campo")}


def split_people(text: str) -> tuple[str, str]:
    """The first person and the others of a cell with whole names of several; else the text and nothing."""
    parts = [part for part in _BETWEEN.split(text) if part]
    if len(parts) > 1 and all(map(is_person, parts)):
        return parts[0], tidy(" / ".join(parts[1:]))
    return text, ""


def doubt_one_person(text: str) -> str:
    """What is said of a name that may be of two («Ana y Beto Muestra»), which cannot be told apart; else ""."""
    parts = [part for part in _BETWEEN.split(text) if part]
    parted = re.search(r"[/;&+|]", text) is not None or all(map(is_given_name, parts))
    if parted and len(parts) > 1 and "," not in text:
        return _("parecen dos personas en una celda; quedó todo el nombre junto")
    if _MAY_BE_TWO.fullmatch(text) or begins_with_whole_name(text):
        return _("¿son dos personas?; se leyó como una")
    return ""


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
    """ "urban" or "rural" of the one word that says it, or begins to: «Urb.», «zona rural»."""
    words = fold(text).split()
    found = {code for code, wholes in _ZONES.items() for word in words if _begins(word, wholes)}
    return found.pop() if len(found) == 1 else None
