"""Calling an edition off: the reason is asked, and stays in its notes."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from ui.context import Context
from ui.training.desk import EventDesk
from ui.widgets.card import label
from ui.widgets.field import Labelled


def ask_cancel_reason(context: Context, desk: EventDesk, parent: QWidget) -> str | None:
    """Why it is called off; None when she changes her mind."""
    window = CancelWindow(context, desk, parent)
    accepted = window.exec()
    window.deleteLater()
    return window.reason.text().strip() if accepted else None


class CancelWindow(QDialog):
    """One line for the reason, which is needed: somebody will ask."""

    def __init__(self, context: Context, desk: EventDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Suspender la edición"))
        self.setMinimumWidth(context.theme.pixels(520))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(label(desk.event.title, "heading", wrap=True))
        count = desk.count("invited", "enrolled", "waiting")
        if count:
            text = ngettext(
                "Hay {count} persona para avisar: su teléfono sigue en Participantes.",
                "Hay {count} personas para avisar: sus teléfonos siguen en Participantes.",
                count,
            )
            column.addWidget(label(text.format(count=count), "soft", wrap=True))
        self.reason = QLineEdit()
        column.addWidget(Labelled(_("¿Por qué se suspende? Queda en las notas"), self.reason))
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        buttons.addButton(_("No suspender"), role.RejectRole).clicked.connect(self.reject)
        self.accept_button = buttons.addButton(_("Suspender"), role.AcceptRole)
        self.accept_button.setProperty("role", "main")
        self.accept_button.clicked.connect(self.accept)
        column.addWidget(buttons)
        self.accept_button.setDefault(True)
        self.accept_button.setEnabled(False)
        self.reason.textChanged.connect(
            lambda text: self.accept_button.setEnabled(bool(text.strip()))
        )
        self.reason.setFocus()
