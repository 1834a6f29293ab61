"""How kinds of solution and actions are said."""

from datetime import date

from app.agenda.day_words import say_deadline
from app.i18n import N_, Words, _, format_day, format_money
from app.improvement.prices import catalogue_price, price_of, say_range
from app.improvement.records import Action, Solution, SolutionKind
from app.phrases import shorten

KIND_NAMES = {
    SolutionKind.COURSE: "curso",
    SolutionKind.VISIT_TOPIC: "tema de visita",
    SolutionKind.LOW_COST_FIX: "arreglo que cuesta poco",
    SolutionKind.FORMALIZATION_STEP: "paso de formalización",
    SolutionKind.JOINT_ACTION: "acción con otros",
    SolutionKind.ORDER_LINK: "vínculo con un pedido",
}


PAYERS = ("taller", "CAE o programa", "asociación", "compartido", "sin costo")


def short_price(solution: Solution) -> str:
    """ "sin costo", "G. 350.000", "hasta G. 40.000": the most it may cost, for a line of a list.

    Of a note what stands before its «;», so that no title is cut for the rest of it.
    """
    price = catalogue_price(solution)
    if price.note:
        return price.note.split(";")[0]
    if price.exact:
        return say_range(price)
    return _("hasta {high}").format(high=format_money(price.high))


def short_time(solution: Solution) -> str:
    """ "6 h", "0,5 h"."""
    return f"{solution.hours:g} h".replace(".", ",")


def say_action(action: Action) -> str:
    """ "Benita Caballero · antes del 30/11/2026 · G. 350.000, paga el taller"; what is missing is said."""
    parts = [
        action.responsible or _("falta quién"),
        say_before(action) or _("falta cuándo"),
        say_cost(action) or _("costo a confirmar"),
    ]
    return " · ".join(parts)


def say_before(action: Action) -> str:
    """ "antes del 30/11/2026", and that it is late; empty without a day."""
    if not action.due_on:
        return ""
    is_open = action.status == "open"
    day = say_deadline(action.due_on, date.today()) if is_open else format_day(action.due_on)
    return _("antes del {day}").format(day=day)


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


SOURCE_WORDS: Words[str] = Words(
    {
        "recommended": N_("lo recomendado"),
        "owner": N_("lo que quiere la dueña o el dueño"),
        "alert": N_("una alerta"),
        "consultant": N_("el centro"),
    }
)
STATUS_WORDS: Words[str] = Words(
    {"open": N_("abierta"), "done": N_("hecha"), "dropped": N_("dejada de lado")}
)
