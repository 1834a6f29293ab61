"""Small ways of fitting somebody's words into a sentence, and of saying a cost."""

import re

from app.i18n import _
from app.improvement.prices import price_of, say_range
from app.improvement.records import Action

_NORM = re.compile(
    r"\b(?:Ley|Leyes|Decretos?|Resoluci[oó]n|Resoluciones|RG|Código|Convenio|Municipalidad)\b"
)
_ASIDE = re.compile(r"\s*\(([^)]*)\)")


def shorten(text: str, length: int) -> str:
    """One line of at most `length` characters, cut after a word with "…"."""
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"


def uncapital(text: str) -> str:
    """A text for the middle of a sentence; initials such as RUC stay."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """A text for the beginning of a line."""
    return text[:1].upper() + text[1:]


def with_stop(text: str) -> str:
    """A sentence that ends as one."""
    text = text.rstrip()
    return text if text.endswith((".", "…", "!", "?")) else f"{text}."


def say_norms(source: str | None) -> str:
    """What of a source belongs on a paper of the owner: the norms; who wrote of them is for the screen."""
    plain = _ASIDE.sub(lambda aside: aside[0] if _NORM.search(aside[1]) else "", source or "")
    parts = [part.strip().rstrip(".") for part in plain.split(";")]
    return "; ".join(part for part in parts if _NORM.search(part))


def say_cost(action: Action) -> str | None:
    """ "hasta G. 350.000 (a confirmar), paga el taller"; None if the cost is not known."""
    price = price_of(action)
    if price is None:
        return None
    money = say_range(price)
    if not price.high:
        return money
    payers = {
        "taller": _("paga el taller"),
        "CAE o programa": _("paga el CAE o el programa"),
        "asociación o CAE": _("paga la asociación o el CAE"),
        "asociación": _("paga la asociación"),
        "compartido": _("se paga entre varios"),
        "sin costo": "",
        "": "",
    }
    given = shorten(action.payer or "", 40)
    said = payers.get(given, _("paga {payer}").format(payer=given))
    return f"{money}, {said}" if said else money
