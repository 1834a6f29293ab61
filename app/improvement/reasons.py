"""The factors of a recommendation in words: "porque ..."."""

import re
from collections.abc import Iterable, Sequence
from statistics import fmean

from app.diagnosis.records import Instrument, Item
from app.diagnosis.words import plain_text
from app.i18n import _, format_money, format_number
from app.improvement.prices import catalogue_price, say_range
from app.improvement.records import Solution, Support, SupportKind

SHOWN_ITEMS = 2
# what reasons written before 0.1.0 claimed out of the catalogue's numbers
_OLD_CLAIM = re.compile(
    r"(; )(?:suele salir(?: con acompañamiento)?|depende también de otros"
    r"|it usually works(?: with support)?|it depends on others too)"
    r"(?: y | and )(?:(lo pide la norma|the norm asks for it)"
    r"|(?:está bien estudiado|tiene respaldo|se apoya en la práctica"
    r"|it is well studied|it has support|it rests on practice))"
)

Lifted = Sequence[tuple[Item, int]]


def explain(instrument: Instrument, solution: Solution, rule: str, lifted: Lifted) -> str:
    """One sentence, lower case, beginning with "porque"; a discreet one quotes no answer."""
    if solution.discreet:
        return _("porque toca un punto delicado que se conversa en privado; {effort}").format(
            effort=describe_effort(solution)
        )
    parts = [_opening(rule), _state(lifted), _weight(instrument, lifted)]
    parts += [describe_effort(solution), say_support(solution.support), _requirements(solution)]
    return "; ".join(part for part in parts if part).replace("porque; ", "porque ", 1)


def say_support(support: Support) -> str:
    """What a solution rests on, naming it; never how likely it is to work, which nobody measured."""
    text = {
        SupportKind.REQUIRED: _("lo pide la norma ({named})"),
        SupportKind.OFFERED: _("lo da la norma ({named})"),
        SupportKind.TRIED: _("se probó en talleres de acá ({named})"),
        SupportKind.STUDIED: _("se estudió en {named}"),
        SupportKind.PRACTICE: _("es práctica del rubro ({named})"),
        SupportKind.JUDGEMENT: _("a nuestro juicio ayuda"),
    }[support.kind]
    return text.format(named=support.named)


def without_old_claims(because: str) -> str:
    """A reason as it was kept, without the "está bien estudiado" that no study backed."""
    return _OLD_CLAIM.sub(lambda old: f"{old[1]}{old[2]}" if old[2] else "", because)


def describe_effort(solution: Solution) -> str:
    """ "pide unas 4 horas y no cuesta plata"."""
    if solution.price_note:
        return _("pide {hours}; {note}").format(
            hours=describe_hours(solution.hours), note=solution.price_note
        )
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
    if solution.price_note:
        return solution.price_note
    if solution.cost_high == 0:
        return _("no cuesta plata")
    if solution.cost_low == solution.cost_high:
        return _("cuesta cerca de {cost} (a confirmar)").format(cost=format_money(solution.cost_low))
    return _("cuesta {range}").format(range=say_range(catalogue_price(solution)))


def _opening(rule: str) -> str:
    return {
        "alert": _("porque es un punto crítico, que ningún promedio puede tapar"),
        "legal_safety": _("porque es cosa de ley o de seguridad y falta bastante"),
        "owner": _("porque la dueña o el dueño lo eligió"),
    }.get(rule, "porque")


def say_guarded(items: Iterable[Item]) -> list[str]:
    """What a solution is for where the answer is not quoted: law, life and rights at work."""
    found = list(items)
    said = []
    if any("legal" in item.tags for item in found):
        said.append(_("sirve para estar en regla"))
    if any("safety" in item.tags for item in found):
        said.append(_("sirve para trabajar más seguros"))
    return said


def _state(lifted: Lifted) -> str:
    """What was answered, in its words; never what may be an offence."""
    told = say_guarded(item for item, _level in lifted if item.is_guarded)
    others = [(item, level) for item, level in lifted if not item.is_guarded]
    told += [
        _("en «{item}» hoy: «{level}»").format(
            item=item.short.rstrip("."), level=plain_text(item.level_texts[level]).rstrip(".")
        )
        for item, level in others[:SHOWN_ITEMS]
    ]
    if rest := len(others) - SHOWN_ITEMS:
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


def _requirements(solution: Solution) -> str:
    if not solution.requires:
        return ""
    return _("antes hace falta: {requires}").format(requires=", ".join(solution.requires))
