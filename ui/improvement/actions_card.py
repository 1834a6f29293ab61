"""The programme itself: its open actions in order, what is done, and an action of one's own."""

from itertools import pairwise

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _, format_day, ngettext
from app.improvement.prices import say_range
from app.improvement.records import Action
from app.improvement.session import ProgrammeSession
from ui.context import Context
from ui.improvement.action_card import ACTION_MIME, ActionCard
from ui.improvement.recommendation_model import SOLUTION_MIME
from ui.widgets.card import Card, label
from ui.widgets.columns import clear_column
from ui.widgets.field import AskingField

CARE_FROM = 3


class ActionsCard(Card):
    """Cards are kept while their action is there, so that the cursor stays where it is."""

    own_wanted = Signal(str)
    solution_dropped = Signal(str, int)
    action_dropped = Signal(object, int)
    reopened = Signal(object)
    made = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("El programa"), " ", parent)
        self._context = context
        self.cards: dict[int, ActionCard] = {}
        self._order: list[ActionCard] = []
        self._before: tuple[QWidget, ...] = ()
        self._open: int | None = None
        self.setAcceptDrops(True)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.empty = label(
            _(
                "Todavía no hay nada acordado. Elija con la dueña o el dueño de tres a cinco cosas: una a una, desde la izquierda, o escríbala abajo."
            ),
            "soft",
            wrap=True,
        )
        self.body.addWidget(self.empty)
        self.body.addLayout(self._list)
        self.body.addLayout(self._own_row())
        self._closed = QVBoxLayout()
        self.body.addLayout(self._closed)
        self.body.addWidget(self._total())
        self._mark = QFrame(self)
        self._mark.setProperty("role", "dropmark")
        self._mark.hide()

    def _own_row(self) -> QHBoxLayout:
        self.own = AskingField()
        self.own.setPlaceholderText(_("Otra acción, con sus palabras"))
        self.own.setAccessibleName(_("Otra acción"))
        self.own.returnPressed.connect(self._add_own)
        button = QPushButton(_("Agregar"))
        button.setAccessibleName(_("Agregar la otra acción"))
        button.clicked.connect(self._add_own)
        row = QHBoxLayout()
        self._add = button
        row.addWidget(self.own, 1)
        row.addWidget(button)
        return row

    def _total(self) -> QWidget:
        """What the workshop itself puts in, which its owner wants to know before she agrees."""
        self.total_row = QWidget()
        row = QHBoxLayout(self.total_row)
        row.setContentsMargins(8, 0, 8, 0)
        self.total = label("", "strong")
        row.addWidget(label(_("Pone el taller")), 1)
        row.addWidget(self.total)
        return self.total_row

    def order_tabs(self, *before: QWidget) -> None:
        """After `before` Tab goes down the actions as they stand, then to one's own action."""
        self._before = before
        stops = [*before]
        for card in self._order:
            stops += card.tab_stops
        for first, second in pairwise((*stops, self.own, self._add)):
            QWidget.setTabOrder(first, second)

    def _add_own(self) -> None:
        if text := self.own.text().strip():
            self.own_wanted.emit(text)

    # -- what is shown ------------------------------------------------------------------

    def show_session(self, session: ProgrammeSession) -> None:
        """The open actions in their order, then the closed ones."""
        actions = session.open_actions
        self.remark.setText(_say_count(len(actions), session.size))
        self.empty.setVisible(not actions)
        self._drop_cards({action.id for action in actions})
        for place, action in enumerate(actions):
            card = self.cards.get(action.id) or self._make(action)
            if self._list.indexOf(card) != place:
                self._list.removeWidget(card)
                self._list.insertWidget(place, card)
                card.show()
            card.show_action(action, place + 1)
        self._order = [self.cards[action.id] for action in actions]
        paid = session.paid_by_workshop
        self.total_row.setVisible(paid is not None)
        self.total.setText(say_range(paid) if paid else "")
        self._show_closed([a for a in session.actions if a.status != "open"])

    def _make(self, action: Action) -> ActionCard:
        card = ActionCard(self._context, action)
        card.opened.connect(lambda action_id: self.open_action(action_id, toggle=True))
        self.cards[action.id] = card
        self.made.emit(card)
        return card

    def _drop_cards(self, kept: set[int]) -> None:
        for action_id in set(self.cards) - kept:
            card = self.cards.pop(action_id)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()

    def _show_closed(self, actions: list[Action]) -> None:
        clear_column(self._closed)
        for action in actions:
            self._closed.addWidget(self._closed_row(action))

    def _closed_row(self, action: Action) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(8, 0, 8, 0)
        day = format_day(action.done_on)
        text = _("Hecha el {day}: {title}") if action.done_on else _("Dejada de lado: {title}")
        row.addWidget(label(text.format(day=day, title=action.title), "soft", wrap=True), 1)
        button = QPushButton(_("Abrir de nuevo"))
        button.setProperty("role", "link")
        button.setAccessibleName(_("Abrir de nuevo: {title}").format(title=action.title))
        button.clicked.connect(lambda _on: self.reopened.emit(action.id))
        row.addWidget(button)
        return whole

    def open_action(self, action_id: int, *, toggle: bool = False) -> None:
        """Show one action's fields, with the cursor in who does it; the others close."""
        closing = toggle and self._open == action_id
        self._open = None if closing else action_id
        for other, card in self.cards.items():
            card.open(other == self._open)
        self.order_tabs(*self._before)
        if not closing and action_id in self.cards:
            self.cards[action_id].form["responsible"].setFocus()
            self.cards[action_id].form["responsible"].selectAll()

    # -- dragging -----------------------------------------------------------------------

    def place_at(self, y: int) -> int:
        """Among the open actions, the place a thing dropped at this height gets."""
        return sum(card.geometry().center().y() < y for card in self._order)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if data.hasFormat(ACTION_MIME) or data.hasFormat(SOLUTION_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        place = self.place_at(event.position().toPoint().y())
        if self._order:
            last = self._order[min(place, len(self._order) - 1)].geometry()
            y = last.top() - 4 if place < len(self._order) else last.bottom() + 2
            self._mark.setGeometry(last.left(), y, last.width(), 3)
            self._mark.raise_()
            self._mark.show()
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark.hide()
        place = self.place_at(event.position().toPoint().y())
        data = event.mimeData()
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        if data.hasFormat(SOLUTION_MIME):
            self.solution_dropped.emit(_text(data, SOLUTION_MIME), place)
        else:
            self.action_dropped.emit(int(_text(data, ACTION_MIME)), place)


def _text(data: QMimeData, kind: str) -> str:
    return bytes(data.data(kind).data()).decode()


def _say_count(count: int, size: int) -> str:
    if not count:
        return ""
    text = ngettext("{count} acción abierta", "{count} acciones abiertas", count).format(count=count)
    if count < CARE_FROM:
        return _("{text}; conviene de tres a cinco").format(text=text)
    if count > size:
        return _("{text}, más de {size} a propósito").format(text=text, size=size)
    return text
