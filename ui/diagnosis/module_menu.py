"""Opening by hand the questions for some workshops only, where no card knows whether they are this one's."""

from PySide6.QtWidgets import QMenu, QWidget

from app.diagnosis.gates import open_by_hand
from app.diagnosis.relevance import is_open
from app.diagnosis.session import VisitSession


def make_module_menu(session: VisitSession, parent: QWidget) -> QMenu:
    """One line for each such gate, with what hangs on it; marked where it is open."""
    menu = QMenu(parent)
    names: dict[str, list[str]] = {}
    for module in session.instrument.modules:
        names.setdefault(module.gate, []).append(module.name)
    for gate in open_by_hand(session.instrument):
        action = menu.addAction(f"{', '.join(names.get(gate.code, []))} · {gate.when}")
        action.setCheckable(True)
        action.setChecked(is_open(gate, session.answers))
        action.setData(gate.code)
        action.setEnabled(not session.locked)
    return menu
