"""Lines in a workshop's story."""

from app.balancing.queries import list_workshop_plans
from app.balancing.records import DROPPED, KEPT, LinePlan
from app.i18n import _
from app.production.queries import list_styles
from app.production.words import say_decimal
from app.registry.timeline import StoryLine
from app.storage.records import Reader


def line_events(reader: Reader, workshop_id: int) -> list[StoryLine]:
    """Since when a line was tried, and what became of it."""
    names = {one.id: one.name for one in list_styles(reader, workshop_id)}
    lines = []
    for plan in list_workshop_plans(reader, workshop_id):
        name = names.get(plan.style_id, "")
        if plan.starts_on:
            said = _("Otra línea para {style}").format(style=name)
            lines.append(StoryLine(plan.starts_on, said, _say_cycles(plan)))
        if plan.closed_on and plan.starts_on and plan.status in (KEPT, DROPPED):
            kept = plan.status == KEPT
            said = (
                _("La línea de {style} quedó así") if kept else _("La línea de {style} volvió a la de antes")
            )
            lines.append(StoryLine(plan.closed_on, said.format(style=name), plan.note or ""))
    return lines


def _say_cycles(plan: LinePlan) -> str:
    if plan.cycle_before is None:
        return _("{minutes} minutos por prenda quien más tiene").format(minutes=say_decimal(plan.cycle))
    return _("quien más tiene, de {before} a {after} minutos por prenda").format(
        before=say_decimal(plan.cycle_before), after=say_decimal(plan.cycle)
    )
