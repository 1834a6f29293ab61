"""A white card with a heading, the ground of most pages."""

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


class Card(QFrame):
    """A frame with an optional heading, a soft remark beside it, and a body."""

    def __init__(self, heading: str = "", remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(18, 14, 18, 16)
        self.body.setSpacing(8)
        self.remark = label(remark, "soft", wrap=True)
        if heading:
            self.top = QHBoxLayout()
            self.top.setSpacing(8)
            self.top.addWidget(label(heading, "heading", wrap=True))
            self.top.addWidget(self.remark)
            self.top.addStretch()
            self.body.addLayout(self.top)
