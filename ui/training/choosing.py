"""Choosing one thing of a short list: the course of a new edition, or the edition to invite to."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.registry.names import fold
from app.training.courses import load_courses
from app.training.operations import add_event
from app.training.queries import list_events
from app.training.records import EventLine
from app.training.words import say_dates, say_places, short_hours
from ui.context import Context
from ui.widgets.card import label

_LIST_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
NEW = "new"


class ChooseWindow(QDialog):
    """A field that narrows the list; Enter takes the line that is marked."""

    def __init__(
        self, title: str, question: str, rows: Sequence[tuple[str, Any]], take: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._rows = rows
        self.chosen: Any = None
        self.setWindowTitle(title)
        self.resize(640, 480)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(question, "heading", wrap=True))
        self.field = QLineEdit(placeholderText=_("Escriba para buscar"))
        self.field.setAccessibleName(question)
        self.field.textChanged.connect(self._look)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda _item: self._take())
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        buttons = QDialogButtonBox()
        cancel = buttons.addButton(_("Cancelar"), QDialogButtonBox.ButtonRole.RejectRole)
        self.take = buttons.addButton(take, QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setProperty("role", "main")
        cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self._take)
        column.addWidget(buttons)
        self.take.setDefault(True)  # only counts once the button is inside the window
        self._look("")

    def _look(self, text: str) -> None:
        words = fold(text).split()
        self.list.clear()
        for place, (said, _value) in enumerate(self._rows):
            if all(word in fold(said) for word in words):
                item = QListWidgetItem(said)
                item.setData(Qt.ItemDataRole.UserRole, place)
                self.list.addItem(item)
        self.list.setCurrentRow(0 if self.list.count() else -1)
        self.take.setEnabled(bool(self.list.count()))

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen = self._rows[item.data(Qt.ItemDataRole.UserRole)][1]
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _LIST_KEYS:
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)


def _ask(window: ChooseWindow) -> Any:
    accepted = window.exec()
    window.deleteLater()
    return window.chosen if accepted else None


def start_edition(context: Context, parent: QWidget) -> int | None:
    """Choose a course and plan an edition of it; the edition's id, or None."""
    rows = [
        (f"{one.code}  {one.title} · {short_hours(one.hours)}", one.code) for one in load_courses()
    ]
    title = _("Nueva edición")
    code = _ask(ChooseWindow(title, _("¿De qué curso?"), rows, _("Empezar"), parent))
    return add_event(context.store, course=code) if code is not None else None


def coming_editions(context: Context, course: str) -> list[EventLine]:
    """The editions of a course that are not over, the soonest first."""
    today = date.today().isoformat()
    lines = list_events(context.store, today=today, course=course, status="planned")
    open_ = [one for one in lines if one.last_on is None or one.last_on >= today]
    return sorted(open_, key=lambda one: one.next_on or "9999")


def choose_edition(context: Context, course: str, parent: QWidget) -> int | None:
    """The edition of a course to invite to; a new one is planned when that is chosen."""
    rows: list[tuple[str, Any]] = [
        (
            " · ".join(
                part
                for part in (say_dates(one.first_on, one.last_on), one.place, say_places(one))
                if part
            ),
            one.id,
        )
        for one in coming_editions(context, course)
    ]
    if not rows:
        return add_event(context.store, course=course)
    rows.append((_("Una edición nueva"), NEW))
    chosen = _ask(
        ChooseWindow(_("Invitar"), _("¿A qué edición se invita?"), rows, _("Invitar"), parent)
    )
    return add_event(context.store, course=course) if chosen == NEW else chosen
