"""Asks for a reason in one line, before something is done."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.card import label
from ui.widgets.field import Labelled

WIDTH = 520


class ReasonWindow(QDialog):
    """What it is about, a remark, and the question; `needed`: not without a reason."""

    def __init__(
        self, theme: Theme, parent: QWidget | None, *, title: str, about: str, question: str,
        keep: str, leave: str, remark: str = "", needed: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.pixels(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(label(about, "heading", wrap=True))
        if remark:
            column.addWidget(label(remark, "soft", wrap=True))
        self.reason = QLineEdit()
        column.addWidget(Labelled(question, self.reason))
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        buttons.addButton(leave, role.RejectRole).clicked.connect(self.reject)
        self.keep = buttons.addButton(keep, role.AcceptRole)
        self.keep.setProperty("role", "main")
        self.keep.clicked.connect(self.accept)
        column.addWidget(buttons)
        self.keep.setDefault(True)
        if needed:
            self.keep.setEnabled(False)
            self.reason.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.reason.setFocus()

    def ask(self) -> str | None:
        """The reason, perhaps empty; None when she changes her mind."""
        accepted = self.exec()
        self.deleteLater()
        return self.reason.text().strip() if accepted else None
