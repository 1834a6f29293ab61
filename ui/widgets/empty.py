"""What an empty page says: what is missing, and the one thing to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.widgets.card import label


class EmptyState(QWidget):
    """A heading, a sentence and one main button in the middle of the page."""

    chosen = Signal()

    def __init__(self, heading: str, sentence: str, button: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch()
        self.heading = label(heading, "heading", wrap=True)
        self.sentence = label(sentence, "soft", wrap=True)
        for made in (self.heading, self.sentence):
            made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(made)
        if button:
            self.button = QPushButton(button)
            self.button.setProperty("role", "main")
            self.button.clicked.connect(self.chosen)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def say(self, heading: str, sentence: str, button: str) -> None:
        """Other words: what is empty is another thing now."""
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        self.button.setText(button)
