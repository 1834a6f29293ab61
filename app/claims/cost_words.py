"""How costs are said: rounded to what they carry, and why there is none."""

from app.claims.costs import IPS, PilotCosts, UnitCost
from app.claims.records import CANNOT_SAY, DOUBTED, NOT_TOLD
from app.claims.sentences import unit_of
from app.figures.kinds import GUARANIES
from app.i18n import N_, Words, _, format_money, ngettext
from app.phrases import uncapital

CARRIED = 2  # digits of a cost that rests on few workshops
NO_COST_WORDS: Words[str] = Words(
    {
        "cost_unknown": N_("no se anotó cuánto cuesta por taller"),
        "not_looked_at": N_("el plan no lo mira"),
        "worse": N_("se movió para el lado que no se quería"),
        NOT_TOLD: N_("no se distingue de cero"),
        CANNOT_SAY: N_("del resultado mismo no se puede decir nada"),
    }
)


def say_planned(costs: PilotCosts) -> str:
    """ "G. 1.450.000 por taller; por los 18 que empezaron primero, G. 26.100.000, según el plan." """
    if costs.per_workshop is None or costs.planned is None:
        return _("Costo por taller: no se anotó.")
    if costs.by_lot:
        said = ngettext(
            "{cost} por taller; por el que empezó primero, {all}, según el plan.",
            "{cost} por taller; por los {count} que empezaron primero, {all}, según el plan.",
            costs.first,
        )
    else:
        said = ngettext(
            "{cost} por taller; por el que lo recibió, {all}, según el plan.",
            "{cost} por taller; por los {count} que lo recibieron, {all}, según el plan.",
            costs.first,
        )
    return said.format(
        cost=format_money(costs.per_workshop), count=costs.first, all=format_money(costs.planned)
    )


def say_how_reckoned(costs: PilotCosts) -> str:
    """Over what a workshop's cost is shared out."""
    if costs.by_lot:
        return _(
            "Lo que cuesta uno más es el costo por taller sobre la diferencia con los que esperan, que cuenta también a quien no lo recibió."
        )
    return _(
        "Lo que cuesta uno más es el costo por taller sobre la diferencia con los que no lo recibieron, que puede venir de otra cosa."
    )


def say_of_what(one: UnitCost) -> str:
    """ "Por cada punto más en gestión y costos"."""
    if one.measure == IPS:
        return _("Por cada persona más en IPS")
    size = format_money(one.per) if one.unit == _(GUARANIES) else unit_of(_singular(one.unit), "1")
    pattern = _("Por cada {one} más en {title}") if one.better > 0 else _("Por cada {one} menos en {title}")
    return pattern.format(one=size, title=uncapital(one.title))


def say_unit_cost(one: UnitCost) -> str:
    """ "unos G. 170.000 (entre G. 97.000 y G. 700.000), con dudas", or that it cannot be said and why."""
    if one.cost is None:
        return _("no se puede decir ({why})").format(why=NO_COST_WORDS[one.reason or CANNOT_SAY])
    said = _("unos {cost}").format(cost=format_money(carried(one.cost) or 0))
    if one.cost_low is not None and one.cost_high is not None:
        said = _("{said} (entre {low} y {high})").format(
            said=said,
            low=format_money(carried(one.cost_low) or 0),
            high=format_money(carried(one.cost_high) or 0),
        )
    elif one.cost_low is not None:
        said = _("{said} (desde {low}, sin que se sepa hasta cuánto)").format(
            said=said, low=format_money(carried(one.cost_low) or 0)
        )
    else:
        said = _("{said} (no se sabe entre cuánto y cuánto)").format(said=said)
    return _("{said}, con dudas").format(said=said) if one.state == DOUBTED else said


def carried(guaranies: int | None) -> int | None:
    """Money in two digits and noughts, which is what it carries.

    >>> carried(170_588), carried(0), carried(None)
    (170000, 0, None)
    """
    return None if guaranies is None else round(guaranies, CARRIED - len(str(abs(guaranies))))


def _singular(unit: str) -> str:
    return _("puntos") if unit == "%" else unit
