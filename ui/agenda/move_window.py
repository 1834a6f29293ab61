"""Another day for something that was promised, and an hour if it has one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from ui.context import Context
from ui.forms.day_field import DayField
from ui.forms.fields import HourField, find_trouble
from ui.widgets.card import label

NewTime = tuple[str, str | None]


def ask_new_time(
    context: Context, parent: QWidget, title: str, *, day: str, at: str | None = None,
    timed: bool = False,
) -> NewTime | None:  # fmt: skip
    """The new ISO day and "HH:MM" (None: no hour), or None when she changes her mind."""
    window = MoveWindow(context, parent, title, day=day, at=at, timed=timed)
    accepted = window.exec()
    window.deleteLater()
    new_day, hour = window.day.value, window.hour.value
    return (str(new_day), str(hour) if hour else None) if accepted else None


class MoveWindow(QDialog):
    """A day and perhaps an hour; Enter moves, Esc leaves it as it was."""

    def __init__(
        self, context: Context, parent: QWidget | None, title: str, *, day: str,
        at: str | None = None, timed: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(_("Mover"))
        self.setMinimumWidth(context.theme.pixels(420))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(label(title, "heading", wrap=True))
        self.day = DayField(_("Día"), context.theme)
        self.day.show_value(day)
        self.hour = HourField(_("Hora (puede quedar vacía)"))
        self.hour.show_value(at)
        self.hour.setVisible(timed)
        fields = QHBoxLayout()
        fields.addWidget(self.day, 1, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.hour, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(fields)
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        cancel = buttons.addButton(_("Cancelar"), role.RejectRole)
        self.move_button = buttons.addButton(_("Mover"), role.AcceptRole)
        self.move_button.setProperty("role", "main")
        cancel.clicked.connect(self.reject)
        self.move_button.clicked.connect(self._finish)
        column.addWidget(buttons)
        self.move_button.setDefault(True)
        self.day.field.selectAll()
        self.day.setFocus()

    def _finish(self) -> None:
        wrong = find_trouble(self)
        if self.day.value and wrong is None:
            self.accept()
        else:
            (wrong or self.day).setFocus()
