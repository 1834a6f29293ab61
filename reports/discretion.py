"""What may stand on a paper that is left on a table, and how the rest is said.

The owner's sheet hangs on a wall, lies by the machines and is seen by workers, family
and clients. So it never says, not even about what the owner agreed to:

* anything of children or forced work, of violence or harassment: such a commitment is not
  listed, and every paper ends with the same line about what was talked over, whether there
  was something or not; the Registro, kept by the centre, has it;
* an answer that may be an offence or a danger, in its words (`Item.is_guarded`);
* debts, arrears and credit records;
* a worker's name: only the owners' and the centre's people are named.

It errs on the side of saying less: free text that only seems to touch these is replaced.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from app.diagnosis.records import Instrument, Item
from app.i18n import _
from app.improvement.catalogue import find_solution
from app.improvement.reasons import say_guarded
from app.improvement.records import Action, OwnerChoice
from app.phrases import join_words

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
_QUOTE = re.compile(r"(?:\b(?:en|in) )?[«“](?P<item>[^«»“”]*)[»”][^;«»“”]*: [«“][^«»“”]*[»”]")
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


def may_be_listed(action: Action) -> bool:
    """Whether an action stands on a paper at all: what is talked over in private does not."""
    solution = find_solution(action.solution) if action.solution else None
    discreet = solution is not None and solution.discreet
    return not (discreet or is_private(f"{action.title} {action.first_step or ''}"))


def talked_over() -> str:
    """The line that ends every list of commitments, so that it tells nothing."""
    return _("Y lo que conversamos en la visita.")


def say_reason(action: Action, instrument: Instrument | None) -> str:
    """Why an action was agreed, without the words of an answer that may be an offence.

    Reasons are kept as they were said, and those of earlier versions quote every answer.
    """
    because = action.because or ""
    if is_private(because) or is_about_debt(because):
        return _("como quedamos en la visita")
    items = {_bare(item.short.rstrip(".")): item for item in instrument.items} if instrument else {}

    def guarded(quote: re.Match[str]) -> str:
        item = items.get(_bare(quote["item"]))
        if item is None:
            return ""
        return "; ".join(say_guarded([item])) if item.is_guarded else quote[0]

    return _tidy(_QUOTE.sub(guarded, because))


def say_choice(choice: OwnerChoice) -> tuple[str, str]:
    """What the owner wants and why, in her words where they may lie on a table."""
    solution = find_solution(choice.solution) if choice.solution else None
    agreed = _("lo que conversamos en la visita")
    if solution is not None and solution.discreet:
        return agreed, ""
    return say_discreetly(choice.what, agreed), say_discreetly(choice.why, "")


def may_be_told(choice: OwnerChoice) -> bool:
    """Whether what the owner wants may lie on a table as she said it."""
    return say_choice(choice)[0] == choice.what


def say_on_a_table(text: str) -> str:
    """A text for a paper that lies about: sentences that belong in private are left out."""
    sentences = re.split(r"(?<=[.!?…;])\s+|\n+", text.strip())
    said = [one for one in sentences if not (is_private(one) or is_about_debt(one))]
    if len(said) == len(sentences):
        return text.strip()
    return " ".join([*said, _("Lo demás, como conversamos.")])


def _tidy(because: str) -> str:
    """The parts of a reason, each once, after some were taken out."""
    parts = [part.strip() for part in because.split(";")]
    text = "; ".join(dict.fromkeys(part for part in parts if part))
    return re.sub(r"^(porque|because); ", r"\1 ", text)


def say_commitment(action: Action) -> tuple[str, str]:
    """An action's title and first step as the owner's sheet may say them."""
    step = action.first_step or ""
    if not may_be_listed(action):
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
    return join_words(said)


def _may_be_named(part: str, known: set[str]) -> bool:
    for word in re.findall(r"[^\W\d_][\w'’.-]*", part):
        is_word = word[0].islower() or (word.isupper() and 1 < len(word) <= 6)
        if not is_word and _bare(word) not in known | _ROLES:
            return False
    return True
