"""A field for a sentence in somebody's own words: it wraps, and grows instead of cutting."""

import math

from PySide6.QtCore import QMimeData, QSizeF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.field import NoteField

MOST_LINES = 4
PADDING = 16  # the style sheet's with the frame, and what the last line asks to be whole


class WordsField(NoteField):
    """One paragraph: Enter goes to the next field, and pasted line breaks become spaces."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = QTimer(self, singleShot=True, interval=0)
        self._bar.timeout.connect(self._show_bar)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit(self.document().size())

    def text(self) -> str:
        """What is written."""
        return self.toPlainText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # Ctrl+Enter belongs to the form
        else:
            self.flush()
            self.focusNextChild()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(" ".join(source.text().split()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.document().size())

    def _fit(self, size: QSizeF) -> None:
        """As tall as its lines; a plain text document's height is counted in lines."""
        lines = max(1.0, size.height())
        whole = self.blockBoundingRect(self.document().firstBlock()).height()
        line = max(whole / lines, self.fontMetrics().lineSpacing())
        self.setFixedHeight(math.ceil(line * min(MOST_LINES, lines)) + PADDING)
        self._bar.start()

    def _show_bar(self) -> None:
        """A bar that comes while the lines are laid out would leave them wider than the field."""
        policy, lines = Qt.ScrollBarPolicy, self.document().size().height()
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if lines > MOST_LINES else policy.ScrollBarAlwaysOff
        )
