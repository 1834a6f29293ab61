"""One thing in the calendar: opened by Enter, moved by dragging or with Alt and the arrows."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.agenda.records import Entry
from app.agenda.words import entry_text, say_entry
from ui.widgets.card import label

MIME = "application/x-hilvan-entry"
_WRAPS = int(Qt.TextFlag.TextWordWrap)
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class EntryChip(QFrame):
    """`nudged` carries (days, rows): what one row is depends on the view."""

    chosen = Signal(object)  # Entry
    nudged = Signal(object, int, int)
    stepped = Signal(object, int)  # this chip, to the next (1) or the one before (-1)
    menu_wanted = Signal(object, QPoint)

    def __init__(
        self,
        entry: Entry,
        *,
        late: bool,
        may_move: bool,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.entry = entry
        self.may_move = may_move and entry.movable
        self._pressed: QPoint | None = None
        self.setProperty("role", "entry")
        self.setProperty("kind", "late" if late else entry.kind.split("-")[0])
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(say_entry(entry, late=late))
        self.setToolTip(say_entry(entry, late=late))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 4, 2)
        self.words = label("", "entry-text", wrap=wraps)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.words, 1)
        self._show_words()

    def sizeHint(self) -> QSize:
        return QSize(40, self.words.fontMetrics().height() + 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _show_words(self) -> None:
        text, metrics, room = entry_text(self.entry), self.words.fontMetrics(), self.words.size()
        if self.words.wordWrap():
            text = _cut_to(text, metrics, room)
        else:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        self.words.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._show_words)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if alt and event.key() in _ARROWS:  # the window would go back
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() in _OPEN:
            self.chosen.emit(self.entry)
        elif event.key() in _ARROWS and alt:
            if self.may_move:
                self.nudged.emit(self.entry, *_ARROWS[Qt.Key(event.key())])
        elif event.key() in _ARROWS:
            self.stepped.emit(self, sum(_ARROWS[Qt.Key(event.key())]))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self.entry, event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not self.may_move:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if far >= QApplication.startDragDistance():
            self._pressed = None
            drag = QDrag(self)
            data = QMimeData()
            data.setData(MIME, f"{self.entry.kind}/{self.entry.row}".encode())
            drag.setMimeData(data)
            drag.setPixmap(self.picture_without_hour())
            drag.exec(Qt.DropAction.MoveAction)

    def picture_without_hour(self) -> QPixmap:
        """What is dragged: the hour that it has is not the one that it will have."""
        self.words.setText(entry_text(replace(self.entry, at=None)))
        picture = self.grab()
        self._show_words()
        return picture

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and self.rect().contains(event.position().toPoint()):
            self._pressed = None
            self.chosen.emit(self.entry)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the place under it would plan a visit


def _cut_to(text: str, metrics: QFontMetrics, room: QSize) -> str:
    """As many of the words as there are lines for; the rest is read when pointed at."""
    ground = QRect(0, 0, room.width(), 10_000)
    words = text.split(" ")
    cut = text
    while len(words) > 1 and metrics.boundingRect(ground, _WRAPS, cut).height() > room.height():
        words.pop()
        cut = f"{' '.join(words)}…"
    return cut
