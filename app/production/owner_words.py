"""What was measured, in sentences for the owner: how many a day, and where the line is held up."""

from collections.abc import Mapping, Sequence

from app.i18n import _, format_number
from app.production.records import Operator
from app.production.session import MeasuringSession
from app.production.standard_time import Load, capacity_per_day
from app.production.words import say_decimal


def say_day(minutes: float) -> str:
    """ "una jornada de 8 horas"."""
    hours = minutes / 60
    return _("una jornada de {hours} horas").format(hours=say_decimal(hours, 0 if hours == int(hours) else 1))


def say_operation_day(session: MeasuringSession) -> str:
    """How many of the current operation one person ends in a day at this pace."""
    standard = session.standard()
    if standard is None:
        return ""
    return _("A este paso, «{operation}» da hasta {count} en {day}.").format(
        operation=session.operation.name,
        count=format_number(session.per_day(standard.minutes)),
        day=say_day(session.day_minutes),
    )


def say_line(session: MeasuringSession) -> str:
    """Where the line is held up, once every operation was measured; until then, that it is not known."""
    whole, measured = session.operations, session.measured_operations
    if len(measured) < len(whole):
        return _("Dónde frena la línea se ve cuando estén las {count}.").format(count=len(whole))
    names = {one.id: one.name for one in whole}
    return say_hold_up(session.loads, session.operators, names, session.day_minutes)


def say_hold_up(
    loads: Sequence[Load], operators: Mapping[int, Operator], names: Mapping[int, str], day: float
) -> str:
    """Who or what has most to do of each garment, and how many a day that lets through."""
    if not loads:
        return ""
    first = loads[0]
    operator = operators.get(first.operator_id or 0)
    who = operator.name if operator is not None else f"«{names[first.operation_ids[0]]}»"
    return _("La línea frena en {who}: {minutes} min por prenda, hasta {count} en {day}.").format(
        who=who,
        minutes=say_decimal(first.minutes),
        count=format_number(capacity_per_day(day, first.minutes)),
        day=say_day(day),
    )
