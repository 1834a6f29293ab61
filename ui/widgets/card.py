"""A white card with a heading, the ground of most pages."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label in one of the style sheet's roles (title, heading, soft, strong ...)."""
    made = QLabel(text)
    if role:
        made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Change a widget's role and have the style sheet look again."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def line() -> QFrame:
    """A thin rule."""
    rule = QFrame()
    rule.setProperty("role", "line")
    return rule


class LateWrap(QLabel):
    """Words that wrap only where a line has no room: Qt's own would rather be two short lines."""

    def __init__(self, text: str, role: str) -> None:
        super().__init__(text)
        self.setProperty("role", role)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        size = super().sizeHint()  # it dresses the label first
        return QSize(max(size.width(), self.fontMetrics().horizontalAdvance(self.text()) + 2), size.height())


class Card(QFrame):
    """A frame with an optional heading, a soft remark beside it, and a body."""

    def __init__(self, heading: str = "", remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(18, 14, 18, 16)
        self.body.setSpacing(8)
        self.remark: QLabel = LateWrap(remark, "soft")
        if heading:
            self.top = QHBoxLayout()
            self.top.setSpacing(8)
            self.top.addWidget(LateWrap(heading, "heading"))
            self.top.addWidget(self.remark)
            self.top.addStretch()
            self.body.addLayout(self.top)
