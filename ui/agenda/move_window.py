"""Another day for something that was promised, and an hour if it has one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from ui.context import Context
from ui.improvement.fields import DayField, HourField
from ui.widgets.card import label
from ui.widgets.field import flush_fields

NewTime = tuple[str, str | None]


def ask_new_time(
    context: Context, parent: QWidget, title: str, *, day: str, at: str | None = None,
    timed: bool = False,
) -> NewTime | None:  # fmt: skip
    """The new ISO day and "HH:MM" (None: no hour), or None when she changes her mind."""
    window = MoveWindow(context, parent, title, day=day, at=at, timed=timed)
    accepted = window.exec()
    window.deleteLater()
    return (window.new_day, window.new_hour) if accepted else None


class MoveWindow(QDialog):
    """A day and perhaps an hour; Enter moves, Esc leaves it as it was."""

    def __init__(
        self, context: Context, parent: QWidget | None, title: str, *, day: str,
        at: str | None = None, timed: bool = False, verb: str = "",
    ) -> None:  # fmt: skip
        super().__init__(parent)
        verb = verb or _("Mover")
        self.setWindowTitle(verb)
        self.setMinimumWidth(context.theme.pixels(420))
        self.new_day, self.new_hour = day, at
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(label(title, "heading", wrap=True))
        self.day = DayField(_("Día"), context.theme)
        self.day.show_value(day)
        self.day.saved.connect(self._take_day)
        self.hour = HourField(_("Hora (puede quedar vacía)"))
        self.hour.show_value(at)
        self.hour.saved.connect(self._take_hour)
        self.hour.setVisible(timed)
        fields = QHBoxLayout()
        fields.addWidget(self.day, 1, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.hour, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(fields)
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        cancel = buttons.addButton(_("Cancelar"), role.RejectRole)
        self.move_button = buttons.addButton(verb, role.AcceptRole)
        self.move_button.setProperty("role", "main")
        cancel.clicked.connect(self.reject)
        self.move_button.clicked.connect(self._finish)
        column.addWidget(buttons)
        self.move_button.setDefault(True)
        self.day.field.selectAll()
        self.day.setFocus()

    def _take_day(self, day: object) -> None:
        self.new_day = str(day or "")

    def _take_hour(self, hour: object) -> None:
        self.new_hour = str(hour) if hour else None

    def _finish(self) -> None:
        flush_fields(self)
        if self.new_day and not self.day.remark.text() and not self.hour.remark.text():
            self.accept()
        else:
            self.day.setFocus()
