"""A line that can be chosen: a mark at the left, two lines of text, a remark at the right."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.card import label

_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RowButton(QFrame):
    """The whole line opens the thing, by click, touch, Enter or space; arrows go to the next."""

    chosen = Signal()

    def __init__(
        self,
        title: str,
        remark: str = "",
        mark: QWidget | None = None,
        side: str = "",
        mark_width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = title
        self.about: object = title  # by what it is known again when the list is made again
        self.setProperty("role", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(" · ".join(part for part in (title, remark, side) if part))
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 5, 4, 5)
        row.setSpacing(12)
        if mark is not None:
            if mark_width:
                mark.setMinimumWidth(max(mark_width, mark.sizeHint().width()))
                mark.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            row.addWidget(mark)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(title, "strong", wrap=True))
        if remark:
            words.addWidget(label(remark, "small", wrap=True))
        row.addLayout(words, 1)
        if side:
            row.addWidget(label(side, "soft"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self.chosen.emit()
        elif not self._step(_STEPS.get(Qt.Key(event.key()), 0)):
            super().keyPressEvent(event)

    def _lines_in(self, around: QWidget) -> list["RowButton"]:
        """The lines of a list, alone or each with its buttons, from above."""
        near = Qt.FindChildOption.FindDirectChildrenOnly
        held = [around, *around.findChildren(QWidget, options=near)]
        found = [
            one for each in held for one in each.findChildren(RowButton, options=near) if one.isVisible()
        ]
        places = {one: one.mapTo(around, QPoint(0, 0)) for one in found}
        return sorted(places, key=lambda one: (places[one].y(), places[one].x()))

    def _step(self, by: int) -> bool:
        """Go to the line before or after this one; whether there is one."""
        around = self.parentWidget()
        if not by or around is None:
            return False
        lines = self._lines_in(around)
        if len(lines) < 2 and (above := around.parentWidget()) is not None:
            lines = self._lines_in(above)  # with its buttons, a line is alone in what holds them
        place = lines.index(self) + by
        if 0 <= place < len(lines):
            lines[place].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False
