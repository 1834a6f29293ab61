"""Every page the main window can show: how it is made, what it is told, what it may ask.

Pages are imported when they are first shown, so that the window starts quickly.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ui.room import Room

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def _home(window: MainWindow) -> QWidget:
    from ui.home.page import HomePage

    page = HomePage(window.context)
    page.place_wanted.connect(window.go)
    page.diagnosis_wanted.connect(window.new_diagnosis)
    page.visit_wanted.connect(window.start_visit)
    return page


def _workshops(window: MainWindow) -> QWidget:
    from ui.registry.workshops_page import WorkshopsPage

    page = WorkshopsPage(window.context)
    page.workshop_chosen.connect(lambda workshop: window.go("workshop", workshop))
    page.import_wanted.connect(lambda: window.go("import"))
    page.print_wanted.connect(window.print_document)
    return page


def _workshop(window: MainWindow) -> QWidget:
    from ui.registry.workshop_page import WorkshopPage

    page = WorkshopPage(window.context)
    page.visit_wanted.connect(window.start_visit)
    page.visit_opened.connect(lambda visit: window.go("visit", visit))
    page.result_wanted.connect(lambda visit: window.go("result", visit))
    page.programme_wanted.connect(lambda visit: window.go("programme", visit))
    page.print_wanted.connect(window.print_document)
    page.place_wanted.connect(window.go)
    page.consent_wanted.connect(window.ask_consent)
    page.left.connect(lambda: window.leave("workshop"))
    return page


def _show_workshop(_window: MainWindow, page: Any, subject: int | str) -> None:
    """A workshop by its id, or one of its tabs as "ID/tab" (see `WorkshopPage.show_tab`)."""
    workshop, _slash, tab = str(subject).partition("/")
    page.show_workshop(int(workshop))
    if tab:
        page.show_tab(tab)


def _consent(window: MainWindow) -> QWidget:
    from ui.diagnosis.consent_page import ConsentPage
    from ui.visits import consent_decided

    page = ConsentPage(window.context)
    page.decided.connect(lambda granted: consent_decided(window, granted))
    page.left.connect(lambda: window.leave("consent"))
    return page


def _show_consent(window: MainWindow, page: QWidget, workshop: int) -> None:
    from ui.visits import show_consent

    show_consent(page, window, workshop)


def _visit(window: MainWindow) -> QWidget:
    from ui.diagnosis.visit_page import VisitPage
    from ui.visits import visit_finished

    page = VisitPage(window.context)
    page.left.connect(lambda: window.leave("visit"))
    page.finished.connect(lambda visit: visit_finished(window, visit))
    return page


def _result(window: MainWindow) -> QWidget:
    from ui.diagnosis.result_page import ResultPage
    from ui.visits import begin_second_look

    page = ResultPage(window.context)
    page.programme_wanted.connect(lambda visit: window.go("programme", visit))
    page.print_wanted.connect(window.print_rounds)
    page.visit_opened.connect(lambda visit: window.go("visit", visit))
    page.comparison_wanted.connect(
        lambda workshop, number: window.go("comparison", f"{workshop}/{number}")
    )
    page.second_look_wanted.connect(lambda visit: begin_second_look(window, visit))
    page.left.connect(lambda: window.leave("result"))
    return page


def _programme(window: MainWindow) -> QWidget:
    from ui.improvement.programme_page import ProgrammePage

    page = ProgrammePage(window.context)
    page.print_wanted.connect(window.print_rounds)
    page.left.connect(lambda: window.leave("programme"))
    return page


def _import(window: MainWindow) -> QWidget:
    from ui.incoming.import_page import ImportPage

    page = ImportPage(window.context)
    page.left.connect(lambda: window.leave("import"))
    page.imported.connect(lambda _report: _show_all_workshops(window))
    return page


def _show_all_workshops(window: MainWindow) -> None:
    """The whole list, whatever was looked for in it before."""
    window.go("workshops")
    page: Any = window.page
    page.clear_filters()


def _cluster(window: MainWindow) -> QWidget:
    from ui.registry.cluster_page import ClusterPage

    return ClusterPage(window.context)


def _data(window: MainWindow) -> QWidget:
    from ui.storage.data_page import DataPage

    page = DataPage(window.context)
    page.import_wanted.connect(lambda: window.go("import"))
    page.print_wanted.connect(window.print_document)
    page.place_wanted.connect(window.go)
    return page


def _settings(window: MainWindow) -> QWidget:
    from ui.settings.page import SettingsPage

    page = SettingsPage(window.context)
    page.look_changed.connect(window.look_changed)
    page.place_wanted.connect(window.go)
    page.print_wanted.connect(window.print_document)
    return page


FIRST_ROOMS: dict[str, Room] = {
    "home": Room("home", _home),
    "workshops": Room("workshops", _workshops, lambda _window, page, one: page.show_state(one)),
    "workshop": Room("workshops", _workshop, _show_workshop),
    "consent": Room("workshops", _consent, _show_consent),
    "visit": Room(
        "workshops", _visit, lambda _window, page, one: page.open_visit(one), fills_window=True
    ),
    "result": Room("workshops", _result, lambda _window, page, one: page.show_visit(one)),
    "programme": Room("workshops", _programme, lambda _window, page, one: page.show_visit(one)),
    "import": Room("data", _import),
    "cluster": Room("cluster", _cluster),
    "data": Room("data", _data),
    "settings": Room("settings", _settings),
}


def find_room(page: str) -> Room:
    """What is known of a page; the other rooms are asked only for what is theirs."""
    return FIRST_ROOMS.get(page) or all_rooms()[page]


@cache
def all_rooms() -> dict[str, Room]:
    """Every page by its name."""
    from ui.agenda.rooms import ROOMS as AGENDA
    from ui.contacts.rooms import ROOMS as CONTACTS
    from ui.diagnosis.rooms import ROOMS as DIAGNOSIS
    from ui.enquiries.rooms import ROOMS as ENQUIRIES
    from ui.evaluation.rooms import ROOMS as EVALUATION
    from ui.formalization.rooms import ROOMS as FORMALIZATION
    from ui.training.rooms import ROOMS as TRAINING

    return (
        FIRST_ROOMS
        | DIAGNOSIS
        | AGENDA
        | CONTACTS
        | ENQUIRIES
        | TRAINING
        | FORMALIZATION
        | EVALUATION
    )
