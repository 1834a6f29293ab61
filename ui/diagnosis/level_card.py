"""The large cards that answer: one per level, and one small button per other kind."""

import html
import re

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from app.diagnosis.words import plain_text
from app.i18n import _
from ui.widgets.card import label, set_role

_BOLD = re.compile(r"\*\*(.+?)\*\*")


def key_label(key: str) -> QLabel:
    """A key as it looks on the keyboard; it never stretches."""
    made = label(key, "key")
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


_NEW_SIZE = (QEvent.Type.Polish, QEvent.Type.StyleChange, QEvent.Type.LayoutRequest)


class LaidOutButton(QPushButton):
    """A button as large as what is laid out on it; with `wraps` its words take more lines."""

    def __init__(self, parent: QWidget | None = None, *, wraps: bool = False) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        if wraps:
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def add(self, part: QLabel, stretch: int = 0) -> QLabel:
        """Lay a label on the button; presses go through it."""
        part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.row.addWidget(part, stretch)
        return part

    def event(self, event: QEvent) -> bool:
        """Greyed, it lets the right button through: a finished answer has a past too."""
        if event.type() in _NEW_SIZE and not self.sizePolicy().hasHeightForWidth():
            # the style sheet's least height is for one line: a list would press two together
            self.setMinimumHeight(self.minimumSizeHint().height())
        if event.type() is QEvent.Type.ContextMenu and not self.isEnabled():
            event.ignore()
            return False
        return super().event(event)

    def sizeHint(self) -> QSize:
        return self.row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.row.totalMinimumSize()


class LevelCard(LaidOutButton):
    """One level: its number and its text. `pressed_again`: it was the answer already."""

    pressed_again = Signal()

    def __init__(self, level: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, wraps=True)
        self.level = level
        self.setProperty("role", "level")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.row.setContentsMargins(14, 9, 16, 9)
        self.row.setSpacing(14)
        self.number = self.add(label(str(level), "level-number"))
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.row.setAlignment(self.number, Qt.AlignmentFlag.AlignTop)
        self.words = self.add(label("", "level-text", wrap=True), 1)
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.last = self.add(label(_("la vez pasada"), "small"))
        self.last.hide()
        self.toggled.connect(self._show_checked)

    def show_text(self, text: str) -> None:
        """The level's fact; `**words**` stand out."""
        self.words.setText(rich_text(text))
        self.setAccessibleName(f"{self.level}: {plain_text(text)}")

    def mark_last(self, was_answer: bool) -> None:
        """Mark it as the answer of the round before; called after `show_text`."""
        self.last.setVisible(was_answer)
        if was_answer:
            self.setAccessibleName(f"{self.accessibleName()} ({self.last.text()})")

    def nextCheckState(self) -> None:
        """A press never takes the answer away; the page decides what is checked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        again = self.isChecked() and self.isDown()
        super().mouseReleaseEvent(event)
        if again:
            self.pressed_again.emit()

    def _show_checked(self, checked: bool) -> None:
        set_role(self.number, "level-number-chosen" if checked else "level-number")


class KindButton(LaidOutButton):
    """No aplica, no observado, no sabe, no responde: with the key that says it."""

    def __init__(self, key: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "kind")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(text)
        self.row.setContentsMargins(14, 7, 16, 7)
        self.row.setSpacing(8)
        self.add(key_label(key))
        self.add(label(text, "kind-text"))

    def nextCheckState(self) -> None:
        """The page decides what is checked."""


def rich_text(text: str) -> str:
    """`**word**` as bold; everything else is shown as it is written."""
    return _BOLD.sub(r"<b>\1</b>", html.escape(text, quote=False))
