"""Who rates a visit again: another person than the one who made it."""

from PySide6.QtWidgets import QWidget

from app.diagnosis.queries import read_visit
from app.i18n import _
from app.registry.queries import list_consultants, read_workshop
from ui.context import Context
from ui.lists.choose_window import ChooseWindow, rows_among


def choose_rater(context: Context, parent: QWidget, visit_id: int) -> int | None:
    """Ask who makes the second look; None when nobody does, or there is nobody else."""
    visit = read_visit(context.store, visit_id)
    workshop = read_workshop(context.store, visit.workshop_id)
    others = [(one.name, one.id) for one in list_consultants(context.store) if one.id != visit.consultant_id]
    window = ChooseWindow(
        _("Segunda opinión"),
        _("{workshop} · ronda {round}").format(workshop=workshop.name, round=visit.round),
        rows_among(others),
        _("Empezar"),
        parent,
        leave=_("Ahora no"),
        about=_(
            "Otra persona califica la misma visita por su cuenta, sin ver las respuestas de la primera. No cuenta como una ronda: sirve para saber qué preguntas se leen distinto."
        ),
        nothing=lambda _text: _("En esta oficina no hay otra persona; agréguela en Ajustes."),
    )
    found: int | None = window.ask()
    return found
