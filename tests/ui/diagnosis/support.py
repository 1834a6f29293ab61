"""A workshop ready to be visited, and a person at the keyboard."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.diagnosis.instruments import list_instruments
from app.diagnosis.operations import start_visit
from app.diagnosis.records import Instrument
from app.registry.operations import add_cluster, add_person, add_workshop, record_consent
from app.registry.records import CONSENT_PURPOSES
from app.storage.store import Store
from tests.fixed_text import fixed_instrument
from tests.rounds import finish_round
from ui.diagnosis.visit_page import VisitPage

DAY = date(2026, 11, 23).isoformat()
CONTROL = Qt.KeyboardModifier.ControlModifier


def instrument() -> Instrument:
    """The real one."""
    return fixed_instrument()


def add_a_workshop(store: Store) -> int:
    """Modas Tres Puntadas of Benita Caballero."""
    cluster = add_cluster(store, code="YAG", name="Yaguarón")
    workshop = add_workshop(store, name="Modas Tres Puntadas", cluster_id=cluster)
    add_person(store, workshop_id=workshop, given_names="Benita", surnames="Caballero")
    return workshop


def give_consent(store: Store, workshop: int, **refused: bool) -> None:
    """All four, but those named with False."""
    for purpose in CONSENT_PURPOSES:
        record_consent(
            store, workshop_id=workshop, purpose=purpose, granted=refused.get(purpose, True),
            decided_on=DAY, text_version=list_instruments()[0].consent_version, given_by="Benita Caballero",
        )  # fmt: skip


def begin_visit(store: Store, workshop: int, *, channel: str = "window") -> int:
    """A new visit with the real instrument."""
    return start_visit(store, workshop_id=workshop, instrument=instrument(), visited_on=DAY, channel=channel)


def finished_visit(store: Store, workshop: int, level: int = 1, day: str = DAY) -> int:
    """A visit in which every item got the level nearest to this one."""
    return finish_round(store, workshop, level, day)


def show(qtbot: QtBot, page: QWidget, size: tuple[int, int] = (1366, 700)) -> None:
    """On the screen, with the keyboard."""
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def press(qtbot: QtBot, key: Qt.Key | str, held: Qt.KeyboardModifier | None = None) -> None:
    """One key, wherever the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    if held is None:
        qtbot.keyClick(focused, key)
    else:
        qtbot.keyClick(focused, key, held)


def say_with_whom(qtbot: QtBot, page: VisitPage) -> None:
    """Choose the first that goes with the answer just given, if it asks for any, and go on."""
    if page.view.panel.detail.isVisible():
        press(qtbot, "H")
        press(qtbot, Qt.Key.Key_Return)


def write(qtbot: QtBot, text: str) -> None:
    """Type a text where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, text)


def current(page: VisitPage) -> str:
    """The item that is shown."""
    assert page.session is not None
    return page.session.current


def visit_id(page: VisitPage) -> int:
    """The visit that is open."""
    assert page.session is not None
    return page.session.visit.id
