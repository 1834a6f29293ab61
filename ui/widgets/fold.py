"""Lines that open in place: a mark, two lines of text, a remark; under them what one can change."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.widgets.card import label, set_role
from ui.widgets.light import Light

OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
BAR_WIDTH = 72


def tab_stops(part: QWidget) -> list[QWidget]:
    """Where Tab may stop in a part, in the order in which it does."""
    stops: list[QWidget] = []
    one = part.nextInFocusChain()
    while one is not None and one is not part:
        if (
            part.isAncestorOf(one)  # not true of a list of choices, which opens in its own window
            and one.focusPolicy() != Qt.FocusPolicy.NoFocus
            and one.focusProxy() is None
        ):
            stops.append(one)
        one = one.nextInFocusChain()
    return stops


def tab_through(before: QWidget, part: QWidget) -> None:
    """Have Tab go from a widget into a part that was made later, and on from there."""
    for one in tab_stops(part):
        QWidget.setTabOrder(before, one)
        before = one


class FoldHead(QFrame):
    """The line itself: click, touch, Enter or space opens it; arrows go to its neighbours."""

    pressed = Signal()
    stepped = Signal(int)

    def __init__(self, mark: Light, mark_width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.mark = mark
        self.mark.setMinimumWidth(mark_width)
        self.title = label("", "strong", wrap=True)
        self.remark = label("", "small", wrap=True)
        self.side = label("", "small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(BAR_WIDTH)
        words, ends = QVBoxLayout(), QVBoxLayout()
        for column, parts in ((words, (self.title, self.remark)), (ends, (self.side, self.bar))):
            column.setSpacing(2)
            for part in parts:
                column.addWidget(part)
        ends.setAlignment(self.bar, Qt.AlignmentFlag.AlignRight)
        ends.setAlignment(self.side, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self.mark)
        row.addLayout(words, 1)
        row.addLayout(ends)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in OPENING:
            self.pressed.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class Fold(QFrame):
    """What opens under the line is made when it is first opened."""

    opened = Signal(bool)

    def __init__(
        self,
        mark: Light,
        make_body: Callable[[], QWidget],
        mark_width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_body = make_body
        self.setProperty("role", "fold")
        self.head = FoldHead(mark, mark_width)
        self.head.pressed.connect(lambda: self.open(not self.is_open))
        self.body: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)

    @property
    def is_open(self) -> bool:
        """Whether its fields are seen."""
        return self.body is not None and not self.body.isHidden()

    def open(self, wanted: bool = True) -> None:
        """Show or hide the fields."""
        if wanted == self.is_open:
            return
        if self.body is None:
            self.body = self._make_body()
            self._column.addWidget(self.body)
            tab_through(self.head, self.body)
        self.body.setVisible(wanted)
        set_role(self, "fold-open" if wanted else "fold")
        self.opened.emit(wanted)

    @property
    def last_stop(self) -> QWidget:
        """Where Tab stops last in it."""
        stops = tab_stops(self.body) if self.body is not None else []
        return stops[-1] if stops else self.head

    def show_line(
        self,
        title: str,
        remark: str = "",
        side: str = "",
        *,
        side_role: str = "small",
        progress: tuple[int, int] | None = None,
    ) -> None:
        """What the line says; `progress` is (how many, of how many)."""
        head = self.head
        head.title.setText(title)
        for part, text in ((head.remark, remark), (head.side, side)):
            part.setText(text)
            part.setVisible(bool(text))
        set_role(head.side, side_role)
        head.bar.setVisible(progress is not None)
        if progress is not None:
            head.bar.setRange(0, progress[1])
            head.bar.setValue(progress[0])
        said = (head.mark.accessibleName(), title, remark, side)
        head.setAccessibleName(" · ".join(part for part in said if part))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.head.setFocus()
            self.open(False)
        else:
            super().keyPressEvent(event)


class FoldList(QWidget):
    """Folds by key; showing other keys keeps the folds that stay, open or not."""

    def __init__(self, make: Callable[[Any], Fold], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self.folds: dict[Hashable, Fold] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_keys(self, keys: Iterable[Hashable]) -> None:
        """Have a fold for each key, in this order."""
        wanted = list(keys)
        if wanted == list(self.folds):
            return
        for key in [one for one in self.folds if one not in wanted]:
            gone = self.folds.pop(key)
            gone.hide()
            gone.deleteLater()
        kept = {key: self.folds.get(key) or self._new(key) for key in wanted}
        self.folds = kept
        before: QWidget | None = None
        for fold in kept.values():
            self._column.removeWidget(fold)
            self._column.addWidget(fold)
            if before is not None:
                QWidget.setTabOrder(before, fold.head)
            before = fold.last_stop

    def _new(self, key: Hashable) -> Fold:
        fold = self._make(key)
        fold.head.stepped.connect(lambda step: self._step(key, step))
        return fold

    def _step(self, key: Hashable, step: int) -> None:
        keys = list(self.folds)
        place = keys.index(key) + step
        if 0 <= place < len(keys):
            self.folds[keys[place]].head.setFocus()
