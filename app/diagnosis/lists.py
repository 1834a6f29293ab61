"""The list of rounds of the diagnostic."""

from app.diagnosis.queries import list_visits
from app.diagnosis.records import VisitLine
from app.i18n import _
from app.lists.kind import Asked, ListColumn, ListKind


def rounds_list(_today: str) -> ListKind:
    """Rounds of the diagnostic, newest first."""
    words = {"draft": _("sin terminar"), "finished": _("terminado")}
    columns = (
        ListColumn(_("Código"), "workshop_code", width=12),
        ListColumn(_("Taller"), "workshop", width=32),
        ListColumn(_("Ronda"), "round", "number"),
        ListColumn(_("Fecha"), "visited_on", "date"),
        ListColumn(_("Consultora o consultor"), "consultant"),
        ListColumn(_("Estado"), lambda one: words[one.status], width=14),
        ListColumn(_("Preguntas respondidas"), "answered", "number"),
        ListColumn(_("Preguntas del diagnóstico"), "asked", "number"),
    )
    return ListKind(
        "rounds", _("Diagnósticos"), columns, _rounds, takes_period=True, takes_workshop=True,
        keys="workshop=workshop_code name=workshop round date=visited_on consultant|none status answered asked",
    )  # fmt: skip


def _rounds(asked: Asked) -> list[VisitLine]:
    first, last = asked.days
    lines = list_visits(asked.reader, workshop_id=asked.workshop_id)
    return [line for line in lines if first <= line.visited_on <= last]
