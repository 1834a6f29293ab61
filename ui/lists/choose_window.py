"""Choosing one thing of a list, or several: type what narrows it, Enter takes the line that is marked."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.registry.names import fold
from app.spelling import Texts
from ui.widgets.card import label
from ui.widgets.fitting import fit_to_screen

Rows = Sequence[tuple[str, Any]]  # what is said of it, and what it is
_LIST_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


def rows_among(rows: Rows) -> Callable[[str], Rows]:
    """Those of a short list that hold every word that was typed."""

    texts = Texts([fold(said) for said, _what in rows])

    def find(text: str) -> Rows:
        return [rows[place] for place in texts.holding(fold(text).split())]

    return find


class ChooseWindow(QDialog):
    """`find` gives the rows for what is typed; without a `hint` there is no field to type in.

    `nothing` says why there is no row. `first` is what is likely. Where `several` may be chosen, `chosen` is
    a tuple of them.
    """

    def __init__(
        self,
        title: str,
        question: str,
        find: Callable[[str], Rows],
        take: str,
        parent: QWidget | None = None,
        *,
        hint: str = "",
        about: str = "",
        first: Any = None,
        nothing: Callable[[str], str] = lambda _text: "",
        leave: str = "",
        several: bool = False,
    ) -> None:
        super().__init__(parent)
        self._find, self._nothing, self._first, self._several = find, nothing, first, several
        self._rows: Rows = ()
        self._way: QPushButton | None = None
        self.chosen: Any = None
        self.setWindowTitle(title)
        fit_to_screen(self, QSize(620, 500))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(question, "heading", wrap=True))
        if about:
            column.addWidget(label(about, "soft", wrap=True))
        self.field = QLineEdit(placeholderText=hint)
        self.field.setAccessibleName(hint or question)
        self.field.setVisible(bool(hint))
        self.field.textChanged.connect(self._look)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if several:
            self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
            self.field.installEventFilter(self)
        self.list.itemActivated.connect(lambda _item: self._take())
        self.nothing = label("", "soft", wrap=True)
        for widget in (self.field, self.nothing):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self._make_buttons(take, leave or _("Cancelar")))
        self.take.setDefault(True)  # only counts once the button is inside the window
        (self.field if hint else self.list).setFocus()
        self._look("")

    def _make_buttons(self, take: str, leave: str) -> QDialogButtonBox:
        self._buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.take = self._buttons.addButton(take, role.AcceptRole)
        self.take.setProperty("role", "main")
        self.take.clicked.connect(self._take)
        self._buttons.addButton(leave, role.RejectRole).clicked.connect(self.reject)
        return self._buttons

    def add_way(self, text: str, do: Callable[[], Any]) -> QPushButton:
        """A button that gives something that is not in the list yet; None: nothing came of it."""

        def take() -> None:
            self.chosen = do()
            if self.chosen is not None:
                self.accept()

        button = self._buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        button.clicked.connect(take)
        self._way = button
        self._offer()
        return button

    def ask(self) -> Any:
        """What is chosen; None when the person changes her mind."""
        accepted = self.exec()
        self.deleteLater()
        return self.chosen if accepted else None

    def _look(self, text: str) -> None:
        self._rows = self._find(text)
        self.list.clear()
        for said, _value in self._rows:
            self.list.addItem(QListWidgetItem(said))
        known = [value for _said, value in self._rows]
        likely = known.index(self._first) if self._first in known and not text.strip() else 0
        self.list.setCurrentRow(likely if known else -1)
        self.nothing.setText("" if known else self._nothing(text))
        self.nothing.setVisible(bool(self.nothing.text()))
        self.take.setEnabled(bool(known))
        self._offer()

    def _offer(self) -> None:
        """Where nothing is found, Enter is for what is not in the list yet, and no key goes to an empty list."""
        found = bool(self._rows)
        main = self.take if found or self._way is None else self._way
        main.setDefault(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus if found else Qt.FocusPolicy.NoFocus)

    def _take(self) -> None:
        if self._several:
            marked = sorted(one.row() for one in self.list.selectedIndexes())
            self.chosen = tuple(self._rows[place][1] for place in marked)
            if marked:
                self.accept()
        elif self.list.currentRow() >= 0:
            self.chosen = self._rows[self.list.currentRow()][1]
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """All of the list, while nothing is typed of which all could be marked."""
        pressed = event if event.type() == QEvent.Type.KeyPress and not self.field.text() else None
        if isinstance(pressed, QKeyEvent) and pressed.matches(QKeySequence.StandardKey.SelectAll):
            self.list.selectAll()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _LIST_KEYS:
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)
