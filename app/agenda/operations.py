"""What a person does to the calendar and to the data-maintenance list; one undo step each."""

from app.agenda.records import Entry
from app.contacts.operations import change_contact
from app.contacts.queries import read_contact
from app.days import PLAN, check_day
from app.errors import DataProblem
from app.i18n import _
from app.improvement.operations import change_action, change_programme
from app.storage.labels import Label
from app.storage.store import Store

VISIT_SOURCES = ("contact", "programme")


def move_visit(store: Store, *, source: str, row: int, day: str, at: str | None = None) -> None:
    """Put a promised visit on another day (ISO) and hour ("HH:MM", None: no hour).

    `source` is where it was promised: a planned contact, or the next visit of a programme.
    Raises `DataProblem` for one that was held already or is gone, and for what is no date.
    """
    if source not in VISIT_SOURCES:
        raise ValueError(f"unknown source of a visit: {source}")
    day = check_day(day, PLAN)
    with store.change(Label("visit.moved")):
        if source == "programme":
            change_programme(store, programme_id=row, next_visit_on=day, next_visit_at=at)
            return
        if read_contact(store, row).status != "planned":
            raise DataProblem(_("Esa visita ya se hizo; su fecha se corrige en su ficha."))
        change_contact(store, contact_id=row, held_on=day, starts_at=at)


def move_round(store: Store, *, visit_id: int, day: str) -> None:
    """Say when the diagnostic after this one will be made; its programme keeps it.

    Raises `DataProblem` when the diagnostic has no programme yet, and for what is no date.
    """
    day = check_day(day, PLAN)
    programme = store.value(
        "SELECT id FROM programme WHERE visit_id = ? AND deleted = 0 ORDER BY id DESC", (visit_id,)
    )
    if programme is None:
        raise DataProblem(
            _("Ese diagnóstico todavía no tiene programa; ármelo y ponga ahí la próxima ronda.")
        )
    with store.change(Label("programme.round_moved")) as writer:
        writer.update("programme", programme, next_round_on=day)


def move_entry(store: Store, *, entry: Entry, day: str, at: str | None = None) -> None:
    """Put what stands in the calendar on another day; only a visit may have an hour.

    Raises `DataProblem` for what cannot be moved there.
    """
    if entry.kind in VISIT_SOURCES:
        move_visit(store, source=entry.kind, row=entry.row, day=day, at=at)
    elif entry.kind == "round":
        move_round(store, visit_id=entry.row, day=day)
    elif entry.kind == "action":
        change_action(store, action_id=entry.row, due_on=day)
    else:
        raise DataProblem(_("Eso no se mueve desde el calendario; ábralo y cambie ahí su fecha."))


def accept_finding(store: Store, *, kind: str, row: int, reason: str = "") -> int:
    """Say that a finding is right as it is, and why; it is not listed any more. Its id."""
    with store.change(Label("finding.accepted")) as writer:
        return writer.insert("accepted_finding", kind=kind, row_id=row, reason=reason.strip() or None)


def reopen_finding(store: Store, *, accepted_id: int) -> None:
    """List an accepted finding again."""
    with store.change(Label("finding.reopened")) as writer:
        writer.delete("accepted_finding", accepted_id)
