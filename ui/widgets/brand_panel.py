"""The teal panel with the program's name, as the rail has it."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.widgets.card import label


class BrandPanel(QFrame):
    """A name, what it is for, and a promise at its foot."""

    def __init__(
        self, name: str, purpose: str, promise: str, width: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(width)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 56, 32, 32)
        column.setSpacing(10)
        title = label(name, "title")
        said = label(purpose, wrap=True)
        foot = label(promise, "soft", wrap=True)
        column.addWidget(title)
        column.addWidget(said)
        column.addStretch()
        column.addWidget(foot)
