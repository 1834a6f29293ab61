"""Asks before an alert is put off, where a day is moved at once: Inicio and the calendar."""

from datetime import date

from PySide6.QtWidgets import QMessageBox, QWidget

from app.i18n import _
from app.improvement.defaults import makes_wait
from app.improvement.queries import source_of_action
from app.storage.records import Reader
from ui.improvement.limit_bar import say_wait


def may_wait(reader: Reader, parent: QWidget, action_id: int, day: str) -> bool:
    """Whether an action may go to this day (ISO); asks only about an alert that would wait."""
    source = source_of_action(reader, action_id)
    if not makes_wait(source, day, today=date.today().isoformat()):
        return True
    question = QMessageBox(parent.window())
    question.setWindowTitle(_("Una alerta"))
    question.setText(say_wait(day))
    wait = question.addButton(_("Dejar para ese día"), QMessageBox.ButtonRole.AcceptRole)
    stay = question.addButton(_("No mover"), QMessageBox.ButtonRole.RejectRole)
    question.setDefaultButton(stay)
    question.exec()
    return question.clickedButton() is wait
