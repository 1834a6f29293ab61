"""The one search box: workshops and people as one types, and what the window can do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.i18n import _
from ui.widgets.field import AskingField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListWidget

SHOWN_HITS = 12
_LIST_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Hit(NamedTuple):
    """One line of the popup, and what choosing it does."""

    text: str
    remark: str
    choose: Callable[[], None]


Find = Callable[[str], list[Hit]]


class SearchBox(AskingField):
    """`find` gives the hits for a text; they are shown under the box, over the page."""

    def __init__(self, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._hits: list[Hit] = []
        self._popup: QListWidget | None = None
        self.setPlaceholderText(_("Buscar taller, persona, teléfono… Ctrl+K"))
        self.setAccessibleName(_("Buscar"))
        self.setClearButtonEnabled(True)
        self.textEdited.connect(self._look)

    @property
    def hits(self) -> list[str]:
        """The lines that are shown."""
        return [hit.text for hit in self._hits]

    def _look(self, text: str) -> None:
        from PySide6.QtWidgets import QListWidgetItem

        self._hits = self._find(text)[:SHOWN_HITS] if text.strip() else []
        popup = self._make_popup()
        popup.clear()
        if not text.strip():
            popup.hide()
            return
        for hit in self._hits:
            popup.addItem(QListWidgetItem(f"{hit.text}\n{hit.remark}" if hit.remark else hit.text))
        if not self._hits:
            nothing = QListWidgetItem(_("Nada coincide; pruebe con menos letras"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            popup.addItem(nothing)
        popup.setCurrentRow(0 if self._hits else -1)
        self._place(popup)

    def _make_popup(self) -> QListWidget:
        from PySide6.QtWidgets import QListWidget

        if self._popup is None:
            popup = QListWidget(self.window())
            popup.setObjectName("hits")
            popup.setAccessibleName(_("Lo encontrado"))
            popup.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            popup.setTextElideMode(Qt.TextElideMode.ElideRight)
            popup.itemClicked.connect(lambda _item: self._choose())
            self._popup = popup
        return self._popup

    def _place(self, popup: QListWidget) -> None:
        window = self.window()
        corner = self.mapTo(window, QPoint(0, self.height() + 4))
        height = sum(popup.sizeHintForRow(row) for row in range(popup.count())) + 12
        width = max(self.width(), 420)
        left = corner.x() + self.width() - width
        popup.setGeometry(left, corner.y(), width, min(height, window.height() - corner.y() - 12))
        popup.show()
        popup.raise_()

    def _choose(self) -> None:
        popup = self._popup
        row = popup.currentRow() if popup else -1
        if popup is None or not 0 <= row < len(self._hits):
            return
        hit = self._hits[row]
        self.leave()
        QTimer.singleShot(0, self, hit.choose)

    def leave(self) -> None:
        """Forget the text and close the list."""
        self.clear()
        self._hits = []
        if self._popup:
            self._popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self._popup
        if popup is not None and popup.isVisible():
            if event.key() in _LIST_KEYS:
                popup.keyPressEvent(event)
                return
            if event.key() in _ENTER:
                self._choose()
                return
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            parent = self.parentWidget()
            if parent is not None:
                parent.setFocus()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self._popup is not None:
            self._popup.hide()
        return super().event(event)
