"""What may stand on a paper that is left on a table, and how the rest is said.

The owner's sheet hangs on a wall, lies by the machines and is seen by workers, family
and clients. So it never says, not even about what the owner agreed to:

* anything of children or forced work, of violence or harassment: the commitment stays,
  worded as the agreement that was talked over; the Registro, kept by the centre, has it;
* debts, arrears and credit records;
* a worker's name: only the owners' and the centre's people are named.

It errs on the side of saying less: free text that only seems to touch these is replaced.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from app.diagnosis.records import Item
from app.i18n import _
from app.improvement.catalogue import find_solution
from app.improvement.records import Action

_PRIVATE = re.compile(
    r"\binfantil|\bmenor(es)? (de|que|trabaj|en el)|\bmenores\b|\bnadie menor|\bnin[oa]s?\b"
    r"|\bmita'?i|\bcriatura|\badolescen|\bcriad(it)?[oa]s?\b|\b1?\d anos\b"
    r"|\bviolen|\bacos(o|os|ar|an|aron|ad[oa]s?)\b|\bgolpea|\bmaltrat"
    r"|\babus|\bamenaz|\bgrit(o|os|ar|a|an)\b|\bforz|\bobligad|\bretenid|\bretien|\bretener"
    r"|\besclav|\bdenunci|\bfiscal|\bcodeni"
)
_MONEY = re.compile(
    r"\bdeud|\bse debe\b|\bdebe (plata|dinero)|\bpagos pendientes|\bmoros|\bembarg|\busur|\binformconf|\bvencid[oa]s?\b|\batrasad"
)
_ROLES = frozenset(
    [
        "duena",
        "dueno",
        "encargada",
        "encargado",
        "costurera",
        "costurero",
        "cortadora",
        "cortador",
        "ayudante",
        "socia",
        "socio",
        "hija",
        "hijo",
        "hermana",
        "hermano",
        "esposa",
        "esposo",
        "marido",
        "familia",
        "taller",
        "equipo",
        "todas",
        "todos",
        "la",
        "el",
        "las",
        "los",
        "una",
        "un",
        "asociacion",
        "comite",
        "presidenta",
        "presidente",
        "tecnica",
        "tecnico",
        "electricista",
        "contadora",
        "contador",
        "consultora",
        "consultor",
    ]
)


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    """Lower case without accents, for comparing."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def is_private(text: str) -> bool:
    """Whether a text touches what is talked over in private only."""
    return bool(_PRIVATE.search(_bare(text)))


def is_about_debt(text: str) -> bool:
    """Whether a text tells of debts or arrears."""
    return bool(_MONEY.search(_bare(text)))


def is_private_item(item: Item) -> bool:
    """Whether an item's very subject stays off the table."""
    return is_private(f"{item.short} {item.alert or ''}") or is_about_debt(item.short)


def say_commitment(action: Action) -> tuple[str, str]:
    """An action's title and first step as the owner's sheet may say them."""
    solution = find_solution(action.solution) if action.solution else None
    step = action.first_step or ""
    if (solution is not None and solution.discreet) or is_private(f"{action.title} {step}"):
        return _("Cumplir el acuerdo que conversamos en la visita"), _("como quedamos en la visita")
    if is_about_debt(f"{action.title} {step}"):
        return _("Ordenar las cuentas, como conversamos"), _("como quedamos en la visita")
    return action.title, step


def say_discreetly(text: str, otherwise: str) -> str:
    """The text, or `otherwise` when it touches what does not belong on a table."""
    return otherwise if is_private(text) or is_about_debt(text) else text


def say_responsible(text: str, known_names: Iterable[str]) -> str:
    """Who does it: owners and the centre by name, anybody else as "alguien del taller"."""
    known = {word for name in known_names for word in _bare(name).split()}
    parts = re.split(r"\s*(?:,|/|;|\+|&|\by\b|\be\b)\s*", text.strip())
    said: list[str] = []
    for part in filter(None, parts):
        words = part if _may_be_named(part, known) else _("alguien del taller")
        if words not in said:
            said.append(words)
    if len(said) < 2:
        return "".join(said)
    return _("{first} y {last}").format(first=", ".join(said[:-1]), last=said[-1])


def _may_be_named(part: str, known: set[str]) -> bool:
    for word in re.findall(r"[^\W\d_][\w'’.-]*", part):
        is_word = word[0].islower() or (word.isupper() and 1 < len(word) <= 6)
        if not is_word and _bare(word) not in known | _ROLES:
            return False
    return True
