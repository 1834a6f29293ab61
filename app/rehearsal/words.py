"""What a plan could show, in plain sentences."""

from math import ceil, floor, inf, log10

from app.figures.kinds import GUARANIES
from app.i18n import _, format_money, format_number, ngettext
from app.numbers import write_number
from app.rehearsal.records import Expectation, Foresight, Rehearsal, RehearsalPlan, SmallerWay

FINE, FINER = 20, 2  # from here on a number is told without a comma, or with one digit behind it


def say_effect(value: float, expected: Expectation, in_deviations: bool) -> str:
    """An effect with its unit, as exact as it is known: "31 puntos", "G. 1.300.000", "0,8 desvíos".

    It is rounded up: a smaller one is not promised.
    """
    if in_deviations:
        return _("{number} desvíos").format(number=write_number(_up(value, 2), 2))
    if expected.unit == _(GUARANIES):
        return format_money(round(_up(value, 2)))
    digits = 0 if value >= FINE else 1 if value >= FINER else 2
    number = ceil(value * 10**digits - 1e-9) / 10**digits
    shown = format_number(round(number)) if digits == 0 else write_number(number, digits)
    return f"{shown}\u00a0%" if expected.unit == "%" else f"{shown} {expected.unit}"


def _up(value: float, figures: int) -> float:
    """The value with so many figures, rounded up."""
    if value <= 0:
        return 0.0
    scale = 10.0 ** (floor(log10(value)) + 1 - figures)
    return ceil(value / scale - 1e-9) * scale


def say_each(seen: Foresight, plan: RehearsalPlan) -> str:
    """What one of several groups that start shows alone; nothing where there is one."""
    if sum(plan.treated) < 2:
        return ""
    if seen.each is None:
        return _("De cada grupo que empieza, aparte, no se vería nada.")
    return _("De cada grupo que empieza, aparte, contra los que esperan: desde {effect}.").format(
        effect=say_effect(seen.each, plan.expected, seen.in_deviations)
    )


def say_units(count: int, drawn: str) -> str:
    """How many are drawn: "24 talleres", "8 asociaciones", "12 familias"."""
    if drawn == "association":
        return ngettext("{count} asociación", "{count} asociaciones", count).format(count=count)
    if drawn == "family":
        return ngettext("{count} familia", "{count} familias", count).format(count=count)
    return ngettext("{count} taller", "{count} talleres", count).format(count=count)


def say_smallest(seen: Foresight, plan: RehearsalPlan) -> str:
    """ "Con 24 talleres solo se vería una diferencia entre los grupos mayor que 31 puntos." """
    effect = say_effect(seen.smallest, plan.expected, seen.in_deviations)
    return _("Con {units} solo se vería una diferencia entre los grupos mayor que {effect}.").format(
        units=say_units(seen.units, plan.drawn), effect=effect
    )


def say_seen(found: Rehearsal, plan: RehearsalPlan) -> str:
    """The same sentence by what the rehearsal counted, which is what holds."""
    seen = found.counted(plan.expected)
    if seen.smallest < inf:
        return say_smallest(seen, plan)
    effect = say_effect(found.effects[-1], plan.expected, found.in_deviations)
    return _("Con {units} no se vería ni una diferencia entre los grupos de {effect}.").format(
        units=say_units(seen.units, plan.drawn), effect=effect
    )


def say_often(seen: Foresight, plan: RehearsalPlan, found: Rehearsal | None = None) -> str:
    """What "it would be seen" means, and whether a formula says so or the rehearsal, which counts what small rows lose."""
    if found is None:
        return _(
            "Se vería: ocho veces de cada diez. Lo dice una fórmula; el ensayo lo cuenta con esta misma lista."
        )
    by_formula = say_effect(seen.smallest, plan.expected, seen.in_deviations)
    return _(
        "Se vería: ocho veces de cada diez, ensayado con esta misma lista. La fórmula, que no cuenta todo, decía {effect}."
    ).format(effect=by_formula)


def say_ways_head(seen: Foresight, plan: RehearsalPlan, *, rehearsed: bool) -> str:
    """What stands above the ways to see less: whose number they are to be held against."""
    if not rehearsed:
        return _("Se vería una más chica:")
    by_formula = say_effect(seen.smallest, plan.expected, seen.in_deviations)
    return _("Se vería una más chica (por la fórmula, que decía {effect}):").format(effect=by_formula)


def say_diluted(seen: Foresight, plan: RehearsalPlan) -> str:
    """How large it must be in who receives it, as who does not counts with her group; nothing when all do."""
    expected = plan.expected
    if expected.take_up >= 1 or seen.in_takers == inf:
        return ""
    return _(
        "Los grupos se comparan como salieron en el sorteo: si lo reciben {share} de cada 100, en ellos el efecto tiene que ser de {effect}."
    ).format(
        share=write_number(100 * expected.take_up, 0),
        effect=say_effect(seen.in_takers, expected, seen.in_deviations),
    )


def say_ways(seen: Foresight, plan: RehearsalPlan) -> list[str]:
    """What would let a smaller effect be seen, each with how small; more rounds before more workshops."""
    now = say_effect(seen.smallest, plan.expected, seen.in_deviations)
    said = [(one, say_effect(one.smallest, plan.expected, seen.in_deviations)) for one in seen.ways]
    return [_say_way(one, effect, plan) for one, effect in said if effect != now]


def _say_way(way: SmallerWay, effect: str, plan: RehearsalPlan) -> str:
    sentences = {
        "baseline": _("Midiendo a todos antes de empezar: desde {effect}."),
        "follow_ups": ngettext(
            "Con {count} medición después: desde {effect}.",
            "Con {count} mediciones después: desde {effect}.",
            way.count,
        ),
        "pairs": _("Sorteando de a pares parecidos: desde {effect}."),
        "plain": _("Sorteando todos juntos, sin tantas filas: desde {effect}."),
        "drop_out": _("Si nadie se va: desde {effect}."),
        "units": _("Para ver lo mismo que con una medición más harían falta {units}."),
    }
    return sentences[way.code].format(effect=effect, count=way.count, units=say_units(way.count, plan.drawn))


def say_for_least(seen: Foresight, plan: RehearsalPlan) -> str:
    """How the plan stands to the least effect worth having; nothing when none is said or it is not known."""
    least = plan.expected.least_effect
    if not least or seen.in_deviations:
        return ""
    effect = say_effect(least, plan.expected, False)
    if seen.smallest <= least:
        return _("Alcanza para ver {effect} de diferencia, lo mínimo que vale la pena según el plan.").format(
            effect=effect
        )
    if seen.units_for_least is None:
        return _(
            "No alcanza para ver {effect} de diferencia, lo mínimo que vale la pena según el plan."
        ).format(effect=effect)
    return _(
        "Para ver {effect} de diferencia, lo mínimo que vale la pena según el plan, harían falta {units} con estas mediciones."
    ).format(effect=effect, units=say_units(seen.units_for_least, plan.drawn))


def say_supposed(plan: RehearsalPlan) -> list[str]:
    """On what the numbers stand: what is known of the list, what the plan says, what is supposed."""
    expected, count = plan.expected, len(plan.units)
    known = len(expected.values)
    found = []
    if plan.unasked:
        found.append(
            ngettext(
                "Falta preguntar a {count} taller: se supone que consiente.",
                "Falta preguntar a {count} talleres: se supone que todos consienten.",
                plan.unasked,
            ).format(count=plan.unasked)
        )
    if plan.in_deviations:
        found.append(
            _(
                "No se sabe cuánto difieren entre sí en esto ({known} de {count} con dato): se dice en desvíos."
            ).format(known=known, count=count)
        )
    elif known < count:
        sentence = _("Se sabe cómo estaban {known} de {count}; los demás se suponen como ellos.")
        if plan.has_baseline:
            sentence = _(
                "Se sabe cómo estaban {known} de {count}; se supone que los demás son como ellos, y que se los mide antes de empezar."
            )
        found.append(sentence.format(known=known, count=count))
    rho = write_number(expected.correlation, 2)
    if expected.measured_twice:
        found.append(
            ngettext(
                "De un año a otro cada taller se parece a sí mismo {rho} (0 nada, 1 igual), según {count} medido dos veces.",
                "De un año a otro cada taller se parece a sí mismo {rho} (0 nada, 1 igual), según {count} medidos dos veces.",
                expected.measured_twice,
            ).format(rho=rho, count=expected.measured_twice)
        )
    else:
        found.append(
            _(
                "Se supone que de un año a otro cada taller se parece a sí mismo {rho} (0 nada, 1 igual)."
            ).format(rho=rho)
        )
    if sum(plan.treated) > 1:
        found.append(_("El ensayo mira juntos los grupos que empiezan, contra los que esperan."))
    return [*found, *_say_expected(expected)]


def _say_expected(expected: Expectation) -> list[str]:
    """What the plan says of who receives it and who leaves, or that nobody said it."""
    found = []
    if "take_up" in expected.supposed:
        found.append(_("El plan no dice cuántos lo reciben: se supone que todos."))
    if "drop_out" in expected.supposed:
        found.append(_("El plan no dice cuántos se van: se supone que nadie."))
    if "follow_ups" in expected.supposed:
        found.append(_("El plan no dice cuántas veces se mide después: se supone una."))
    return found


def say_times(share: float) -> str:
    """How often, of a hundred: "79 de cada 100 veces"."""
    return _("{count} de cada 100 veces").format(count=round(100 * share))


def say_measurings(follow_ups: int) -> str:
    """ "una sola medición", "dos mediciones", "tres mediciones"."""
    return (_("una sola medición"), _("dos mediciones"), _("tres mediciones"))[follow_ups - 1]


def say_power(found: Rehearsal, plan: RehearsalPlan, follow_ups: int) -> str:
    """ "Con dos mediciones, una diferencia de 10 puntos se vería 79 de cada 100 veces." """
    return _("Con {measurings}, una diferencia de {effect} se vería {times}.").format(
        measurings=say_measurings(follow_ups),
        effect=say_effect(found.wanted, plan.expected, found.in_deviations),
        times=say_times(found.curve(follow_ups).at_wanted),
    )


def say_false_positives(found: Rehearsal, follow_ups: int) -> str:
    """ "Sin efecto, dice «se ve» 3 de cada 100 veces." """
    return _("Sin efecto, dice «se ve» {times}.").format(
        times=say_times(found.curve(follow_ups).false_positives)
    )


def say_coverage(found: Rehearsal, follow_ups: int) -> str:
    """ "El intervalo contiene la diferencia verdadera 95 de cada 100 veces." """
    return _("El intervalo contiene la diferencia verdadera {times}.").format(
        times=say_times(found.curve(follow_ups).coverage)
    )


def say_rehearsed(found: Rehearsal, expected: Expectation) -> str:
    """ "1.000 sorteos · lo recibe 85 % · se va 10 %"."""
    parts = [
        ngettext("{count} sorteo", "{count} sorteos", found.draws).format(count=format_number(found.draws))
    ]
    parts.append(_("lo recibe {share}\u00a0%").format(share=round(100 * expected.take_up)))
    parts.append(_("se va {share}\u00a0%").format(share=round(100 * expected.drop_out)))
    return " · ".join(parts)
