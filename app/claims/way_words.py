"""The way of a pilot's workshops and how it stood before, in the words of the window and of the paper."""

from collections.abc import Mapping
from typing import NamedTuple

from app.claims.records import LOT, ArmFlow, PilotReport, PlanKept
from app.claims.words import BACKGROUND_WORDS
from app.i18n import _, format_day, ngettext
from app.numbers import write_number
from app.phrases import uncapital
from app.pilots.words import LEFT_WORDS, SUBGROUP_WORDS, say_hash


class WayStep(NamedTuple):
    """A step of the way, and how many of each arm came to it."""

    words: str
    counts: tuple[int, ...]


class BaselineStanding(NamedTuple):
    """Whether the arms were alike before: in one sentence, and what they differed in."""

    said: str
    far: tuple[str, ...]


def way_steps(report: PilotReport) -> list[WayStep]:
    """Drawn, took it, measured each time that anybody was."""
    flow = report.flow
    drawn = _("sorteados") if report.pilot.comparison == LOT else _("en el piloto")
    steps = [
        WayStep(drawn, tuple(arm.drawn for arm in flow)),
        WayStep(_("lo recibieron"), tuple(arm.took for arm in flow)),
    ]
    for window in report.windows:
        counts = tuple(sum(arm.measured[window.number - 1 : window.number]) for arm in flow)
        if any(counts):
            steps.append(WayStep(_("medición {number}").format(number=window.number), counts))
    return steps


def say_left(arm: ArmFlow) -> str:
    """ "esperan: se fueron 3 (cerró 1, no quiso seguir 2)"."""
    told = []
    if arm.left:
        why = ", ".join(f"{LEFT_WORDS.get(code, code)} {count}" for code, count in arm.left.items())
        gone = sum(arm.left.values())
        told.append(
            ngettext("se fue {count} ({why})", "se fueron {count} ({why})", gone).format(count=gone, why=why)
        )
    if arm.took_unknown:
        told.append(_("de {count} no se sabe si lo recibió").format(count=arm.took_unknown))
    return f"{arm.name}: {', '.join(told)}" if told else ""


def say_expected(report: PilotReport) -> list[str]:
    """What the plan expected of who receives it and who leaves, with what came of it; nothing of what it does not say."""
    pilot, found = report.pilot, []
    first = [one for one in report.flow if one.treated]
    known = sum(one.drawn - one.took_unknown for one in first)
    if pilot.take_up is not None and pilot.comparison == LOT and known:
        found.append(
            _(
                "El plan esperaba que lo recibieran {share} de cada 100: de {known} que empezaron y se sabe, lo recibieron {took}."
            ).format(share=round(100 * pilot.take_up), known=known, took=sum(one.took for one in first))
        )
    if pilot.drop_out is not None and any(any(one.measured) for one in report.flow):
        found.append(
            _("El plan esperaba que se fueran {share} de cada 100: de {all} faltan {lost} en la última medición.").format(
                share=round(100 * pilot.drop_out), all=sum(one.drawn for one in report.flow),
                lost=sum(one.lost for one in report.flow),
            )
        )  # fmt: skip
    return found


def say_standing(report: PilotReport, titles: Mapping[str, str]) -> BaselineStanding | None:
    """Nothing where nothing is known of before; `titles` are of measures, by their codes."""
    known = [one for one in report.balance if one.difference is not None]
    if not known:
        return None
    far = [one for one in known if one.far]
    said = ngettext(
        "Parecidos al empezar en {alike} de {count} medida.",
        "Parecidos al empezar en {alike} de {count} medidas.",
        len(known),
    ).format(alike=len(known) - len(far), count=len(known))
    pattern = _("distintos en {what} ({difference} desvíos)")
    return BaselineStanding(
        said,
        tuple(
            pattern.format(
                what=BACKGROUND_WORDS.get(one.code) or titles.get(one.code, one.code),
                difference=write_number(abs(one.difference or 0), 2),
            )
            for one in far
        ),
    )


def say_blinding(report: PilotReport) -> str:
    """ "De 30 mediciones: 18 sin saber el grupo, 2 sabiendo el grupo, de 10 no se sabe"; nothing where nobody is known."""
    found = report.blinding
    if not found.blind and not found.knew:
        return ""
    told = (
        (found.blind, _("{count} sin saber el grupo")),
        (found.knew, _("{count} sabiendo el grupo")),
        (found.unknown, _("de {count} no se sabe")),
    )
    parts = ", ".join(said.format(count=count) for count, said in told if count)
    return _("De {count} mediciones: {parts}").format(count=found.all, parts=parts)


def say_plan_fixed(plan: PlanKept) -> str:
    """ "Plan fijado el 14/11/2025 · huella 7c1f·…"; nothing of one that never was."""
    if not plan.plan_at:
        return ""
    return _("Plan fijado el {day} · huella {hash}").format(
        day=format_day(plan.plan_at[:10]), hash=say_hash(plan.plan_hash)
    )


def say_plan_kept(plan: PlanKept, titles: Mapping[str, str]) -> str:
    """Whether it is still the plan that was promised, and what came in since."""
    if plan.plan_hash is None:
        return _("El plan nunca se fijó.")
    if not plan.changed:
        return _("El plan no cambió desde entonces.")
    added = [titles.get(one) or SUBGROUP_WORDS.get(one) or one for one in plan.added]
    if not added:
        return _("El plan cambió después.")
    return _("Después entró en el plan: {added}.").format(added=", ".join(map(uncapital, added)))
