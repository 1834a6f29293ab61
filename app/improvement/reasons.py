"""The factors of a recommendation in words: "porque ..."."""

from collections.abc import Sequence
from statistics import fmean

from app.diagnosis.records import Instrument, Item
from app.diagnosis.words import plain_text
from app.i18n import _, format_money, format_number
from app.improvement.records import Solution

SHOWN_ITEMS = 2
LIKELY, POSSIBLE = 0.75, 0.55
PROVED, SUPPORTED = 0.65, 0.45

Lifted = Sequence[tuple[Item, int]]


def explain(instrument: Instrument, solution: Solution, rule: str, lifted: Lifted) -> str:
    """One sentence, lower case, beginning with "porque"; a discreet one quotes no answer."""
    if solution.discreet:
        return _("porque toca un punto delicado que se conversa en privado; {effort}").format(
            effort=describe_effort(solution)
        )
    parts = [_opening(rule), _state(lifted), _weight(instrument, lifted)]
    parts += [describe_effort(solution), _promise(solution), _requirements(solution)]
    return "; ".join(part for part in parts if part).replace("porque; ", "porque ", 1)


def describe_effort(solution: Solution) -> str:
    """ "pide unas 4 horas y no cuesta plata"."""
    return _("pide {hours} y {cost}").format(
        hours=describe_hours(solution.hours), cost=describe_cost(solution)
    )


def describe_hours(hours: float) -> str:
    """0.5 -> "media hora"; 6 -> "unas 6 horas"."""
    if hours < 1:
        return _("media hora")
    if hours == 1:
        return _("una hora")
    whole = format_number(int(hours))
    return _("unas {hours} horas").format(hours=whole if hours == int(hours) else f"{whole},5")


def describe_cost(solution: Solution) -> str:
    """The range in guaraníes; always an estimate to be confirmed."""
    if solution.cost_high == 0:
        return _("no cuesta plata")
    if solution.cost_low == solution.cost_high:
        return _("cuesta cerca de {cost} (a confirmar)").format(
            cost=format_money(solution.cost_low)
        )
    if solution.cost_low == 0:
        return _("cuesta hasta {high} (a confirmar)").format(high=format_money(solution.cost_high))
    return _("cuesta entre {low} y {high} (a confirmar)").format(
        low=format_money(solution.cost_low), high=format_money(solution.cost_high)
    )


def _opening(rule: str) -> str:
    return {
        "alert": _("porque es un punto crítico, que ningún promedio puede tapar"),
        "legal_safety": _("porque es cosa de ley o de seguridad y falta bastante"),
        "owner": _("porque la dueña o el dueño lo eligió"),
    }.get(rule, "porque")


def _state(lifted: Lifted) -> str:
    told = [
        _("en «{item}» hoy: «{level}»").format(
            item=item.short.rstrip("."), level=plain_text(item.level_texts[level]).rstrip(".")
        )
        for item, level in lifted[:SHOWN_ITEMS]
    ]
    if rest := len(lifted) - SHOWN_ITEMS:
        if rest == 1:
            told.append(_("ayuda también en otro punto"))
        elif rest > 1:
            told.append(_("ayuda también en otros {rest} puntos").format(rest=rest))
    return "; ".join(told)


def _weight(instrument: Instrument, lifted: Lifted) -> str:
    usual = fmean(item.weight for item in instrument.items)
    if lifted and max(item.weight for item, _level in lifted) > usual:
        return _("pesa más que otros puntos en el diagnóstico")
    return ""


def _promise(solution: Solution) -> str:
    if solution.chance >= LIKELY:
        chance = _("suele salir")
    elif solution.chance >= POSSIBLE:
        chance = _("suele salir con acompañamiento")
    else:
        chance = _("depende también de otros")
    if solution.legal:
        return _("{chance} y lo pide la norma").format(chance=chance)
    if solution.evidence_strength >= PROVED:
        return _("{chance} y está bien estudiado").format(chance=chance)
    if solution.evidence_strength >= SUPPORTED:
        return _("{chance} y tiene respaldo").format(chance=chance)
    return _("{chance} y se apoya en la práctica").format(chance=chance)


def _requirements(solution: Solution) -> str:
    if not solution.requires:
        return ""
    return _("antes hace falta: {requires}").format(requires=", ".join(solution.requires))
