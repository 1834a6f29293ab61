"""Beginning a diagnostic: an unfinished one is gone on with, else the permission comes first."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.diagnosis.instruments import list_instruments
from app.diagnosis.operations import start_second_look, start_visit
from app.diagnosis.queries import list_visits
from app.i18n import _
from app.registry.queries import read_workshop
from ui.context import Context


def begin_visit(context: Context, workshop_id: int) -> None:
    """Go on with the unfinished visit of a workshop, or begin one after the permission."""
    from ui.diagnosis.consent_page import consent_is_due

    drafts = list_visits(context.store, workshop_id=workshop_id, status="draft")
    if drafts:
        context.way.go("visit", drafts[0].id)
        return
    if not _may_begin(context):
        return
    instrument = list_instruments()[0]
    if consent_is_due(read_workshop(context.store, workshop_id), instrument):
        context.way.go("consent", workshop_id, part="visit")
    else:
        begin_allowed_visit(context, workshop_id)


def begin_allowed_visit(context: Context, workshop_id: int) -> None:
    """Begin a visit whose permission is given."""
    visit = context.do(
        start_visit,
        workshop_id=workshop_id,
        instrument=list_instruments()[0],
        consultant_id=context.store.user,
        visited_on=date.today().isoformat(),
    )
    if visit is not None:
        context.way.go("visit", visit)


def choose_diagnosis(context: Context, parent: QWidget, here: int | None = None) -> None:
    """Choose the workshop, the one that is shown first, then as `begin_visit`."""
    from ui.registry.choose_workshop import choose_workshop

    chosen = choose_workshop(context, parent, first=here)
    if chosen is not None:
        begin_visit(context, chosen)


def choose_second_look(context: Context, parent: QWidget) -> None:
    """Choose the workshop whose newest round is rated again, then as `begin_second_look`."""
    from ui.registry.choose_workshop import choose_workshop

    chosen = choose_workshop(context, parent, title=_("Segunda opinión"))
    if chosen is None:
        return
    lines = list_visits(context.store, workshop_id=chosen, status="finished")
    if lines:
        begin_second_look(context, parent, lines[0].id)
    else:
        context.messages.warn(
            _("Ese taller todavía no tiene un diagnóstico terminado que se pueda mirar otra vez.")
        )


def begin_second_look(context: Context, parent: QWidget, visit_id: int) -> None:
    """Ask who rates a finished visit again, and begin."""
    from ui.diagnosis.second_look_window import choose_rater

    if not _may_begin(context):
        return
    rater = choose_rater(context, parent, visit_id)
    if rater is None:
        return
    look = context.do(
        start_second_look,
        visit_id=visit_id,
        consultant_id=rater,
        visited_on=date.today().isoformat(),
    )
    if look is not None:
        context.way.go("visit", look)


def _may_begin(context: Context) -> bool:
    if context.store.read_only:
        context.messages.warn(
            _("El archivo está abierto solo para leer; no se puede empezar un diagnóstico.")
        )
    return not context.store.read_only
