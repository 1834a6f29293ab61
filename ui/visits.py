"""Beginning a visit: an unfinished one is gone on with, else the permission comes first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.diagnosis.instruments import list_instruments
from app.diagnosis.operations import start_visit
from app.diagnosis.queries import list_visits, read_visit
from app.diagnosis.round_operations import start_second_look
from app.errors import Problem
from app.i18n import _
from app.registry.queries import read_workshop
from ui.contacts.new_contact import workshop_of_contact

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def begin_visit(window: MainWindow, workshop_id: int) -> None:
    """Go on with the unfinished visit of a workshop, or begin one after the permission."""
    from ui.diagnosis.consent_page import consent_is_due

    drafts = list_visits(window.context.store, workshop_id=workshop_id, status="draft")
    if drafts:
        window.go("visit", drafts[0].id)
        return
    if window.context.store.read_only:
        window.context.messages.warn(
            _("El archivo está abierto solo para leer; no se puede empezar un diagnóstico.")
        )
        return
    instrument = list_instruments()[0]
    if consent_is_due(read_workshop(window.context.store, workshop_id), instrument):
        window.visit_follows = True
        window.go("consent", workshop_id)
    else:
        _start(window, workshop_id)


def workshop_of_place(window: MainWindow) -> int | None:
    """The workshop that the shown page is about."""
    place = window.place
    parts = ("workshop", "comparison")  # one of its tabs, a round of it
    if place is not None and place.page in parts and isinstance(place.subject, str):
        return int(place.subject.partition("/")[0])
    if place is not None and place.page == "contact" and place.subject is not None:
        return workshop_of_contact(window.context.store, place.subject)
    if place is None or not isinstance(place.subject, int):
        return None
    if place.page in ("workshop", "consent", "comparison"):
        return place.subject
    if place.page in ("visit", "result", "programme"):
        return read_visit(window.context.store, place.subject).workshop_id
    return None


def visit_finished(window: MainWindow, visit_id: int) -> None:
    """A round shows its result; a second look shows what was read differently."""
    second = read_visit(window.context.store, visit_id).rating_of is not None
    if second:
        window.go("agreement")
    else:
        window.go("result", visit_id)


def choose_second_look(window: MainWindow) -> None:
    """Choose the workshop whose newest round is rated again, then as `begin_second_look`."""
    from ui.registry.choose_workshop import choose_workshop

    chosen = choose_workshop(window.context, window, title=_("Segunda mirada"))
    if chosen is None:
        return
    lines = list_visits(window.context.store, workshop_id=chosen, status="finished")
    if lines:
        begin_second_look(window, lines[0].id)
    else:
        window.context.messages.warn(
            _("Ese taller todavía no tiene un diagnóstico terminado que se pueda mirar otra vez.")
        )


def begin_second_look(window: MainWindow, visit_id: int) -> None:
    """Ask who rates a finished visit again, and begin."""
    from ui.diagnosis.second_look_window import choose_rater

    store = window.context.store
    if store.read_only:
        window.context.messages.warn(
            _("El archivo está abierto solo para leer; no se puede empezar un diagnóstico.")
        )
        return
    rater = choose_rater(window.context, window, visit_id)
    if rater is None:
        return
    try:
        look = start_second_look(
            store, visit_id=visit_id, consultant_id=rater, visited_on=date.today().isoformat()
        )
    except Problem as trouble:
        window.context.messages.show_problem(trouble)
        return
    window.go("visit", look)


def ask_consent(window: MainWindow, workshop_id: int) -> None:
    """Read and record the permissions, without a visit after them."""
    window.visit_follows = False
    window.go("consent", workshop_id)


def show_consent(page: QWidget, window: MainWindow, workshop_id: int) -> None:
    """Ask for a workshop's permissions with the newest text."""
    workshop = read_workshop(window.context.store, workshop_id)
    page.show_workshop(workshop, list_instruments()[0])  # type: ignore[attr-defined]


def consent_decided(window: MainWindow, granted: bool) -> None:
    """Begin the visit that was waiting for it, or go back."""
    subject = window.place.subject if window.place else None
    window.leave("consent")
    if granted and window.visit_follows and isinstance(subject, int):
        _start(window, subject)


def _start(window: MainWindow, workshop_id: int) -> None:
    store = window.context.store
    try:
        visit = start_visit(
            store, workshop_id=workshop_id, instrument=list_instruments()[0],
            consultant_id=store.user, visited_on=date.today().isoformat(),
        )  # fmt: skip
    except Problem as trouble:
        window.context.messages.show_problem(trouble)
        return
    window.go("visit", visit)
