"""The one search box: what is there at once as one types, and what is read after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.i18n import _
from ui.widgets.field import AskingField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListWidget

SHOWN_HITS = 20
HIT = Qt.ItemDataRole.UserRole
_LIST_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Hit(NamedTuple):
    """One line of the popup, and what choosing it does."""

    text: str
    remark: str
    choose: Callable[[], None]


Find = Callable[[str], list[Hit]]


class SearchBox(AskingField):
    """`find` gives the hits that are there at once for a text, `last` those that stand below all others;
    they are shown under the box, over the page.

    Whoever reads more off the window's thread asks for `wanted` and tells `show_more`.
    """

    asked = Signal()
    left = Signal()  # with Escape

    def __init__(
        self,
        find: Find,
        last: Find = lambda _text: [],
        parent: QWidget | None = None,
        *,
        reads_more: bool = False,
    ) -> None:
        super().__init__(parent)
        self._find, self._last, self._reads_more = find, last, reads_more
        self._first: list[Hit] = []
        self._hits: list[Hit] = []
        self._popup: QListWidget | None = None
        self._waiting = False  # Enter was pressed while nothing was found yet
        self.setPlaceholderText(_("Buscar cualquier cosa… Ctrl+K"))
        self.setAccessibleName(_("Buscar"))
        self.setClearButtonEnabled(True)
        self.setProperty("finds", True)  # Ctrl+F comes here
        self.textEdited.connect(self._look)

    @property
    def hits(self) -> list[str]:
        """The lines that are shown."""
        return [hit.text for hit in self._hits]

    @property
    def wanted(self) -> tuple[str] | None:
        """What is still to be read for; nothing while nothing is typed."""
        return (self.text(),) if self.text().strip() else None

    def _look(self, text: str) -> None:
        self._waiting = False
        self._first = self._find(text) if text.strip() else []
        self._show_hits(
            [*self._first, *(self._last(text) if text.strip() else [])], done=not self._reads_more
        )
        self.asked.emit()

    def show_more(self, more: Sequence[Hit], below: Sequence[Hit], are_like: bool) -> None:
        """Put what was read below what was there at once, and `below` last; `are_like` where nothing
        is as it was typed.
        """
        if self._popup is None or self._popup.isHidden():
            return
        known = {hit.text for hit in self._first}
        added = [hit for hit in more if hit.text not in known]
        is_like = are_like and not self._first and bool(added or below)
        note = _("Como se escribió no está; esto es lo parecido:") if is_like else ""
        self._show_hits([*self._first, *added, *self._last(self.text()), *below], note=note)
        if self._waiting and not is_like:
            self._choose()
        self._waiting = False

    def _show_hits(self, hits: list[Hit], *, done: bool = True, note: str = "") -> None:
        from PySide6.QtWidgets import QListWidgetItem

        popup = self._make_popup()
        row = popup.currentRow()
        kept = (
            self._hits[popup.item(row).data(HIT)]
            if row > 0 and popup.item(row).data(HIT) is not None
            else None
        )
        self._hits = hits[:SHOWN_HITS]
        popup.clear()
        if not self.text().strip():
            popup.hide()
            return
        if not hits:
            note = _("Nada coincide; pruebe con menos letras") if done else _("Buscando…")
        if note:
            said = QListWidgetItem(note)
            said.setFlags(Qt.ItemFlag.NoItemFlags)
            popup.addItem(said)
        for place, hit in enumerate(self._hits):
            line = QListWidgetItem(f"{hit.text}\n{hit.remark}" if hit.remark else hit.text)
            line.setData(HIT, place)
            popup.addItem(line)
        places = [place for place, hit in enumerate(self._hits) if kept and hit.text == kept.text]
        first = popup.count() - len(self._hits)
        popup.setCurrentRow(first + (places[0] if places else 0) if self._hits else -1)
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
        item = popup.currentItem() if popup else None
        if item is None or item.data(HIT) is None:
            return
        hit = self._hits[item.data(HIT)]
        self.leave()
        QTimer.singleShot(0, self, hit.choose)

    def leave(self) -> None:
        """Forget the text and close the list."""
        self.clear()
        self._first, self._hits, self._waiting = [], [], False
        if self._popup:
            self._popup.clear()  # a line that stayed would name a hit that is gone
            self._popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self._popup
        if popup is not None and popup.isVisible():
            if event.key() in _LIST_KEYS:
                popup.keyPressEvent(event)
                return
            if event.key() in _ENTER:
                self._waiting = not self._hits and self._reads_more
                self._choose()
                return
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            parent = self.parentWidget()
            if parent is not None:
                parent.setFocus()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self._popup is not None:
            self._popup.hide()
        return super().event(event)
