"""How easily a new passphrase is guessed, without internet: zxcvbn, and words that are guessed here.

It warns and refuses nothing; what is refused outright is in `encryption.weakness` (docs/adr/0027).
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from app.i18n import N_, _, ngettext
from app.paths import resource_path
from app.storage.encryption import weakness

# Of one strong graphics card against our 256,000 rounds, rounded up: thousands, not millions.
GUESSES_PER_SECOND = 10_000
MINUTE, HOUR, DAY, YEAR = 60, 3600, 86_400, 31_557_600
ENOUGH_SECONDS = YEAR  # from here on nothing is said
LONGEST_MEASURED = 48  # letters; what follows only makes it better, and a long one takes long to measure
SHORTEST_OWN = 3  # letters of a name that is worth trying
_WORDS = re.compile(r"\w+")

_WHY = {
    "own": N_("Lleva el nombre del centro, del lugar o suyo, que es lo primero que se prueba."),
    "passwords": N_("Es de las contraseñas que más se usan."),
    "word": N_("Está hecha de palabras o nombres que se prueban pronto."),
    "spatial": N_("Son teclas que están juntas."),
    "sequence": N_("Son letras o números seguidos."),
    "repeat": N_("Repite lo mismo."),
    "date": N_("Lleva una fecha o un año."),
}


def doubt(passphrase: str, own: Iterable[str] = ()) -> str | None:
    """What is to be said of a passphrase that may be taken but is guessed soon; None if it is good.

    `own` is what others know of the office: its name, its place, who works.
    """
    if weakness(passphrase) is not None:
        return None
    measured = _measure(passphrase, tuple(own))
    seconds = float(measured["guesses"]) / GUESSES_PER_SECOND
    if seconds >= ENOUGH_SECONDS:
        return None
    parts = (
        _why(measured["sequence"]),
        _("Quien tenga una copia del archivo la adivina en {time}.").format(time=_about(seconds)),
        _("Agregue una o dos palabras que no tengan que ver con las demás."),
    )
    return " ".join(part for part in parts if part)


def _about(seconds: float) -> str:
    """A length of time as one says it when it is not to be counted."""
    if seconds < MINUTE:
        return _("segundos")
    if seconds < HOUR:
        count = round(seconds / MINUTE)
        return ngettext("{count} minuto", "{count} minutos", count).format(count=count)
    if seconds < DAY:
        count = round(seconds / HOUR)
        return ngettext("{count} hora", "{count} horas", count).format(count=count)
    count = round(seconds / DAY)
    return ngettext("{count} día", "{count} días", count).format(count=count)


def _measure(passphrase: str, own: tuple[str, ...]) -> Mapping[str, Any]:
    """The easier of the words as typed and without accents: who guesses tries both."""
    from zxcvbn import zxcvbn

    known = [word for text in own for word in _WORDS.findall(_plain(text)) if len(word) >= SHORTEST_OWN]
    words = list(dict.fromkeys((*known, *_easy_words())))
    measured = []
    for typed in dict.fromkeys((passphrase, _plain(passphrase))):
        result = zxcvbn(typed[:LONGEST_MEASURED], words)
        for part in result["sequence"]:
            part["own"] = part.get("matched_word") in known
        measured.append(result)
    return min(measured, key=lambda result: result["guesses"])


def _why(sequence: list[dict[str, Any]]) -> str:
    """What makes it easy: a name of the office, else the longest part that was found."""
    found = [part for part in sequence if part["pattern"] != "bruteforce"]
    if not found:
        return ""
    longest = max(found, key=lambda part: len(part["token"]))
    kind = str(longest["pattern"])
    if any(part["own"] for part in found):
        kind = "own"
    elif kind == "dictionary":
        whole = len(found) == 1 and longest["dictionary_name"] == "passwords"
        kind = "passwords" if whole else "word"
    return _(_WHY.get(kind, _WHY["date"]))


@cache
def _easy_words() -> tuple[str, ...]:
    text = resource_path("passphrases", "easy_words.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return tuple(_plain(word) for line in lines for word in line.split())


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
