"""Saying that a finding is right as it is, and why."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from app.agenda.records import Finding
from app.i18n import _
from ui.context import Context
from ui.widgets.card import label
from ui.widgets.field import Labelled


def ask_reason(context: Context, parent: QWidget, finding: Finding) -> str | None:
    """The reason, perhaps empty; None when she changes her mind."""
    window = AcceptWindow(context, finding, parent)
    accepted = window.exec()
    window.deleteLater()
    return window.reason.text() if accepted else None


class AcceptWindow(QDialog):
    """One line for the reason; it may stay empty."""

    def __init__(self, context: Context, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Está bien así"))
        self.setMinimumWidth(context.theme.pixels(520))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        name = " · ".join(part for part in (finding.name, finding.sentence) if part)
        column.addWidget(label(name, "heading", wrap=True))
        self.reason = QLineEdit()
        column.addWidget(Labelled(_("¿Por qué está bien así? (puede quedar vacío)"), self.reason))
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        buttons.addButton(_("Cancelar"), role.RejectRole).clicked.connect(self.reject)
        self.keep = buttons.addButton(_("Está bien así"), role.AcceptRole)
        self.keep.setProperty("role", "main")
        self.keep.clicked.connect(self.accept)
        column.addWidget(buttons)
        self.keep.setDefault(True)
        self.reason.setFocus()
