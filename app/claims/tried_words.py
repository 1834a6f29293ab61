"""What a pilot tried, by name, and how."""

from app.claims.records import LOT, PilotReport
from app.claims.sentences import ARM_LETTERS
from app.i18n import _, format_day, ngettext
from app.improvement.catalogue import find_solution
from app.phrases import capital, join_words, shorten
from app.pilots.records import PAIRS, ROWS, Pilot
from app.pilots.words import COMPARISON_WORDS, STRATUM_WORDS, say_workshops
from app.storage.records import Reader
from app.training.courses import find_course
from app.valuechain.queries import list_orders
from app.valuechain.words import say_title


def say_tried(reader: Reader, pilot: Pilot) -> str:
    """ "curso «Costos y precio»; solución «Cuaderno de caja»"; nothing of a pilot that does not say it."""
    courses = [(code, find_course(code)) for code in pilot.courses.split()]
    solutions = [(code, find_solution(code)) for code in pilot.solutions.split()]
    numbers = pilot.orders.split()
    orders = {str(one.number): one for one in list_orders(reader)} if numbers else {}
    parts = [_("curso «{title}»").format(title=one.title if one else code) for code, one in courses]
    parts += [_("solución «{title}»").format(title=one.title if one else code) for code, one in solutions]
    parts += [
        _("pedido de {order}").format(order=say_title(orders[one]) if one in orders else one)
        for one in numbers
    ]
    return "; ".join(parts)


def say_how(report: PilotReport) -> str:
    """ "Por sorteo (10/10/2025), dentro de cada fila (…): 36 talleres, 18 empiezan primero y 18 esperan. …" """
    pilot = report.pilot
    how = capital(COMPARISON_WORDS[pilot.comparison])
    if report.plan.drawn_at and pilot.comparison == LOT:
        how = _("{how} ({day})").format(how=how, day=format_day(report.plan.drawn_at[:10]))
    arms = join_words(f"{one.drawn} {shorten(one.name, ARM_LETTERS)}" for one in report.flow)
    total = say_workshops(sum(one.drawn for one in report.flow))
    parts = [
        _("{how}{within}: {total}, {arms}.").format(how=how, within=_within(pilot), total=total, arms=arms)
    ]
    if pilot.starts_on:
        parts.append(_("Empezó el {day}.").format(day=format_day(pilot.starts_on)))
    if pilot.comparison == LOT and pilot.waits_until:
        parts.append(_("El resto espera hasta el {day}.").format(day=format_day(pilot.waits_until)))
    times = len([one for one in report.windows if any(arm.measured[one.number - 1] for arm in report.flow)])
    asked = pilot.follow_ups or 1
    parts.append(
        ngettext(
            "Se midió {times} de {asked} vez prevista.", "Se midió {times} de las {asked} veces previstas.", asked
        ).format(times=times, asked=asked)
    )  # fmt: skip
    return " ".join(parts)


def _within(pilot: Pilot) -> str:
    """What the lot was drawn within."""
    if pilot.comparison != LOT:
        return ""
    if pilot.layout == PAIRS:
        return _(", de a pares parecidos")
    if pilot.layout == ROWS and pilot.strata:
        return _(", por filas de {names}").format(
            names=join_words(STRATUM_WORDS[one] for one in pilot.strata.split())
        )
    return ""
