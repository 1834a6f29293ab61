"""Fields that save by themselves: half a second after typing, and when they are left."""

import math
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QKeyCombination, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QSpacerItem, QVBoxLayout, QWidget

from ui.widgets.card import label, set_role

DEBOUNCE_MS = 500
MOST_LINES = 12  # of a note that grows; what is longer scrolls
AROUND = 10  # pixels that the last line asks besides the frame, to be whole
NEAR = 1  # pixels between a field and what is said of it
_ENQUIRY = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E)
_MOVED = (
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.LayoutRequest,
    QEvent.Type.ShowToParent,
    QEvent.Type.HideToParent,
)


def is_undo_key(event: QEvent) -> bool:
    """Ctrl+Z and its sisters: they belong to the window, which has the only undo."""
    if not isinstance(event, QKeyEvent):  # asked first: of hundreds of events when a page comes
        return False
    kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    return event.type() in kinds and any(event.matches(key) for key in keys)


def _is_of_the_window(event: QEvent) -> bool:
    """Ctrl+E: on X11 and macOS a field would take it for «to the end of the line», and no enquiry would begin."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.keyCombination() == _ENQUIRY
    )


def _do_in_all(page: QWidget, deed: str) -> None:
    for widget in page.findChildren(QWidget):
        do = getattr(type(widget), deed, None)  # of the class: Qt answers slowly for a widget
        if do is not None:
            do(widget)


def flush_fields(page: QWidget) -> None:
    """Save what was typed in any field of the page and is not saved yet."""
    _do_in_all(page, "flush")


def forget_refused(page: QWidget) -> None:
    """The page will show something else: what could not be taken belongs to the one before."""
    _do_in_all(page, "forget_typed")


class AskingField(QLineEdit):
    """One line that keeps nothing itself: to look for something, or to add it with Enter.

    While it is empty, Ctrl+Z takes back what was just done with it.
    """

    @property
    def value(self) -> str:
        """What is written."""
        return self.text()

    def event(self, event: QEvent) -> bool:
        if _is_of_the_window(event) or (is_undo_key(event) and not self.text()):
            event.ignore()
            return False
        return super().event(event)


class TextField(QLineEdit):
    """One line; `saved` carries the text once typing rests, or at `flush()`.

    Whoever takes the text sets `refused` when it cannot be taken: it stays in sight.
    """

    saved = Signal(object)

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.refused = False
        self._offered: tuple[Iterable[str], bool] | None = None
        self._last = text
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self.flush)
        self.textEdited.connect(lambda _text: self._timer.start())
        self.editingFinished.connect(self.flush)

    def event(self, event: QEvent) -> bool:
        # a small window has no undo of its own: there the field's takes back what is typed
        if _is_of_the_window(event) or (is_undo_key(event) and not isinstance(self.window(), QDialog)):
            event.ignore()
            return False
        return super().event(event)

    @property
    def value(self) -> Any:
        """What is written."""
        return self.text()

    def offer_words(self, words: Iterable[str], *, inside: bool = True) -> None:
        """Offer, while one types, the words that have it `inside` or begin with it; one that is taken is saved."""
        self._offered = (words, inside)
        if self.hasFocus():
            self._make_completer()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._make_completer()  # of fifty fields of a page one is ever typed in
        super().focusInEvent(event)

    def _make_completer(self) -> None:
        if self._offered is None:
            return
        from ui.widgets.completion import make_completer

        (words, inside), self._offered = self._offered, None
        completer = make_completer(self, words, inside=inside)
        completer.activated.connect(lambda _text: self.flush())
        self.setCompleter(completer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()  # first: told after Enter was answered, it would wipe the answer
        super().keyPressEvent(event)

    def flush(self) -> None:
        """Save now what is not saved yet."""
        self._timer.stop()
        if self.text() != self._last:
            self._last = self.text()
            self._tell(self._last)

    def _tell(self, text: str) -> None:
        self.saved.emit(text)

    def forget_typed(self) -> None:
        """What is shown next comes from the file, whatever was refused."""
        self.refused = False

    def show_value(self, value: object) -> None:
        """Show a value from the file, unless the person is in the middle of typing.

        A space at the end that the file does not keep stays while one goes on typing.
        """
        text = "" if value is None else str(value)
        if self._timer.isActive() or self.refused or text == self.text().strip():
            return
        self.setText(text)
        self._last = text
        if not self.hasFocus():
            self.setCursorPosition(0)


class NoteField(QPlainTextEdit):
    """Several lines; the same promise as `TextField`."""

    saved = Signal(object)

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._least = 0
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self._last = text
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self.flush)
        self.textChanged.connect(self._timer.start)

    def event(self, event: QEvent) -> bool:
        # a small window has no undo of its own: there the field's takes back what is typed
        if _is_of_the_window(event) or (is_undo_key(event) and not isinstance(self.window(), QDialog)):
            event.ignore()
            return False
        return super().event(event)

    @property
    def value(self) -> str:
        """What is written."""
        return self.toPlainText()

    def flush(self) -> None:
        """Save now what is not saved yet."""
        self._timer.stop()
        if self.toPlainText() != self._last:
            self._last = self.toPlainText()
            self.saved.emit(self._last)

    def show_value(self, value: object) -> None:
        """Show a value from the file, unless the person is in the middle of typing."""
        text = "" if value is None else str(value)
        # a change of font or margin starts the timer too, but nothing was typed
        typing = self._timer.isActive() and self.toPlainText() != self._last
        if typing or text == self.toPlainText().strip():
            return
        self._last = text
        self.setPlainText(text)
        self._timer.stop()

    def grow_from(self, least: int) -> None:
        """Be as tall as what is written, from `least` pixels up to some lines more."""
        self._least = least
        self.document().documentLayout().documentSizeChanged.connect(self._fit_lines)
        self._fit_lines()

    def _fit_lines(self) -> None:
        """A plain text document's height is counted in lines."""
        if not self._least:
            return
        lines = min(math.ceil(self.document().size().height()), MOST_LINES)
        line = self.fontMetrics().lineSpacing() + 1
        self.setFixedHeight(max(self._least, lines * line + 2 * self.frameWidth() + AROUND))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_lines()
        if isinstance(self.window(), QDialog):
            self.setUndoRedoEnabled(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()


class Labelled(QWidget):
    """A field under its name, with room beside it for what is wrong or doubtful."""

    saved = Signal(object)

    def __init__(
        self, name: str, field: QWidget, parent: QWidget | None = None, *, relay: bool = True
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(3)
        self._title = label(name, "soft")
        self._title.setBuddy(field)
        field.setAccessibleName(name)
        self._remark = label("", "warning", wrap=True)
        self._remark.hide()
        self._ground: QWidget | None = None
        self._kept = QSpacerItem(0, 0)
        self.column.addWidget(self._title)
        self._lay_field()
        self.column.addWidget(self._remark)
        self.setFocusProxy(field)
        told = getattr(field, "saved", None)
        if relay and told is not None:
            told.connect(self.saved)

    def _lay_field(self) -> None:
        self.column.addWidget(self.field)

    def set_name(self, name: str) -> None:
        """Call the field by another name."""
        self._title.setText(name)
        self.field.setAccessibleName(name)

    @property
    def value(self) -> Any:
        """What the field says."""
        return self.field.value  # type: ignore[attr-defined]

    def show_value(self, value: object) -> None:
        """Show a value from the file, unless the person is in the middle of typing."""
        self.field.show_value(value)  # type: ignore[attr-defined]

    def flush(self) -> None:
        """Save now what is not saved yet."""
        flush = getattr(self.field, "flush", None)
        if flush is not None:
            flush()

    @property
    def in_trouble(self) -> bool:
        """Whether what is typed is not taken."""
        return False

    @property
    def remark(self) -> str:
        """What is said beside the field."""
        return self._remark.text()

    def keep_room(self, ground: QWidget, gap: int) -> None:
        """Say remarks on `ground`, in the gap under the field: one of a line moves nothing."""
        self._ground, self._gap = ground, gap
        place = self.column.indexOf(self._remark)
        self.column.removeWidget(self._remark)
        self._remark.setParent(ground)
        self.column.insertSpacerItem(place, self._kept)
        self._keep_high(self._line)

    @property
    def _line(self) -> int:
        """How high a remark of one line is; its letters are known once the field is in a window."""
        self._remark.ensurePolished()
        return self._remark.fontMetrics().height()

    def _keep_high(self, height: int) -> None:
        """Room for a remark of this height, less the gap that is there anyway."""
        needed = max(0, height + NEAR - self._gap)
        if self._kept.sizeHint().height() != needed:
            self._kept.changeSize(0, needed)
            self.column.invalidate()

    def _place_remark(self) -> None:
        if self._ground is None:
            return
        said = bool(self.remark) and self.isVisibleTo(self._ground)
        line = self._line
        height = self._remark.heightForWidth(self.width()) if said else line
        self._keep_high(max(line, height))
        self._remark.setVisible(said)
        if said:
            at = self.mapTo(self._ground, QPoint(0, self._kept.geometry().top() + NEAR))
            self._remark.setGeometry(QRect(at, QSize(self.width(), height)))
            self._remark.raise_()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in _MOVED:
            self._place_remark()
        return done

    def show_remark(self, text: str, tone: str = "warning") -> None:
        """Say what is doubtful ("warning") or wrong ("problem"); empty says nothing."""
        set_role(self._remark, tone)
        self._remark.setText(text)
        if self._ground is not None:
            self._place_remark()
        else:
            self._remark.setVisible(bool(text))
        if text:
            self._make_room()

    def _make_room(self) -> None:
        """Let a small window grow for a sentence of several lines: Qt draws it over the field."""
        window = self.window()
        grow = getattr(window, "grow", None)
        if grow is not None:  # its form scrolls: it knows how high it would be whole
            grow()
            return
        inside = window.layout()
        if not isinstance(window, QDialog) or inside is None:
            return
        for part in (self.layout(), inside):
            if part is not None:
                part.activate()
        needed = inside.totalHeightForWidth(window.width())
        if needed > window.height():
            window.resize(window.width(), needed)
