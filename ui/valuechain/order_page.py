"""An order: its head, what it is at a glance, and the parts that the rooms put on it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from app.errors import DataProblem
from app.i18n import _
from app.place import Place
from app.storage.records import Reader
from app.valuechain.order_operations import remove_order
from app.valuechain.queries import list_orders, read_order
from app.valuechain.records import AnchorOrder
from app.valuechain.regularity import Regularity, measure_regularity
from app.valuechain.words import STATUS_WORDS, say_order_number, say_title, say_when_due
from ui.context import Context
from ui.live import Live
from ui.page import Page, page_kinds
from ui.tabs import LateTabs
from ui.valuechain.crumbs import Crumbs
from ui.valuechain.order_facts import OrderFacts
from ui.valuechain.order_steps import next_step, take_step, ways_of
from ui.valuechain.turning_row import TurningRow
from ui.widgets.card import label, set_role
from ui.widgets.flow import FlowRow

SHARING = "sharing"  # the page of the room that shares orders out
NARROW = 1000  # pixels at text scale 1: the buttons then stand below the title
LOW = 600  # pixels at text scale 1: the head then leaves its place to the part that is in front
LARGE = 1.25  # text scale: the next step then stands with the other buttons


class OrderShown(NamedTuple):
    """An order with what its company's other orders tell."""

    order: AnchorOrder
    agreed: int
    regularity: Regularity | None


def _read(reader: Reader, order_id: int, today: str) -> OrderShown | DataProblem:
    try:
        order = read_order(reader, order_id)
    except DataProblem as gone:
        return gone
    orders = list_orders(reader, anchor_id=order.anchor_id)
    agreed = sum(one.agreed_on is not None for one in orders)
    return OrderShown(order, agreed, measure_regularity(orders, today))


class OrderPage(Page):
    """A place of it is of an order, by its id; its `part` names a tab."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.order: AnchorOrder | None = None
        self._order_id = 0
        self._wanted = ""  # the part that comes to the front once the order is read
        column = self.lay_out(margins=(26, 2, 26, 12), spacing=8)
        self._make_head(column)
        self.facts = OrderFacts()
        column.addWidget(self.facts)
        self.tabs = LateTabs(context, "order", self._fill, name=_("Partes del pedido"))
        self.tabs.tabBar().setUsesScrollButtons(True)
        self.tabs.tabBarClicked.connect(lambda _place: QTimer.singleShot(0, self, self._begin))
        column.addWidget(self.tabs, 1)
        self._live = Live(
            self,
            context,
            _read,
            self._show,
            here=True,
            asks=lambda: (self._order_id, date.today().isoformat()) if self._order_id else None,
        )

    def _make_head(self, column: QVBoxLayout) -> None:
        """The way back; the title with the buttons at its right, or below where it is narrow."""
        self.crumbs = Crumbs(lambda: self._context.way.go("valuechain"), self._open_anchor)
        self.title = label("", "title", wrap=True)
        column.setSpacing(2)
        self.print_button = QPushButton(_("Imprimir"))
        self.print_button.setAccessibleName(_("Imprimir"))
        menu = QMenu(self.print_button)
        menu.aboutToShow.connect(self._fill_print_menu)
        self.print_button.setMenu(menu)
        self.step = QPushButton()
        self.step.clicked.connect(lambda: self._take_step(""))
        self.more = QPushButton("…")
        self.more.setToolTip(_("Otros pasos"))
        self.more.setAccessibleName(_("Otros pasos del pedido"))
        ways = QMenu(self.more)
        ways.aboutToShow.connect(self._fill_ways)
        self.more.setMenu(ways)
        self.share = QPushButton(_("Repartir entre los que pueden"))
        self.share.setAccessibleName(self.share.text())
        self.share.setProperty("role", "main")
        self.share.clicked.connect(self._go_sharing)
        narrow = self._context.theme.pixels(NARROW)
        self._steps, self._buttons = FlowRow(spacing=6), FlowRow(spacing=10)
        self._folded: bool | None = None
        column.addWidget(TurningRow(self.crumbs, self._steps, narrow))
        column.addWidget(TurningRow(self.title, self._buttons, narrow))
        column.addSpacing(4)
        self._fold(False)

    def _fold(self, low: bool) -> None:
        """The next step stands beside the way back; with the other buttons where there is no room."""
        if low == self._folded:
            return
        self._folded = low
        together = low or self._context.theme.scale >= LARGE
        steps = self._buttons if together else self._steps
        for row, button in (
            (steps, self.step),
            (steps, self.more),
            (self._buttons, self.print_button),
            (self._buttons, self.share),
        ):
            row.add(button)
        for button in (self.step, self.more):
            set_role(button, "" if together else "quick")
        self._steps.setVisible(not together)

    def resizeEvent(self, event: QResizeEvent) -> None:
        low = self.height() < self._context.theme.pixels(LOW)
        self._fold(low)
        self.facts.fold(low)
        super().resizeEvent(event)

    # --- showing ---

    @property
    def part(self) -> str:
        return self.tabs.code

    def show_place(self, place: Place) -> None:
        """Another order begins at its first part."""
        assert isinstance(place.of, int)
        if place.of != self._order_id:
            self.order = None
        self._order_id, self._wanted = place.of, place.part
        may = any(one.code == self._wanted for one in self.tabs.kinds)
        if may and self.order is not None:  # before it is read again, which fills what is in front
            self.tabs.go_to(self._wanted, fill=False)
        self._live.again()
        if may and self.order is not None:
            self._begin()

    def _show(self, shown: OrderShown | DataProblem) -> None:
        if isinstance(shown, DataProblem):
            known, self.order, self._order_id = self.order, None, 0
            if known is None:  # once the window shows this page, which it is about to
                self._context.messages.show_problem(shown)
            QTimer.singleShot(0, self, self._context.way.leave)
            return
        other, self.order = self.order is None, shown.order
        order = shown.order
        self.crumbs.show_anchor(order.anchor)
        due = say_when_due(order, date.today().isoformat())
        parts = (say_order_number(order), STATUS_WORDS[order.status], due)
        self.crumbs.here.setText(" · ".join(part for part in parts if part))
        self.title.setText(say_title(order))
        self.facts.show_order(order, shown.agreed, shown.regularity)
        self._show_buttons(order)
        if other:
            self.tabs.go_to(self._wanted or self.tabs.kinds[0].code)
        else:
            self.tabs.refill()

    def _show_buttons(self, order: AnchorOrder) -> None:
        from reports.documents import ORDER, documents_about

        may = not self._context.store.read_only
        step = next_step(order)
        self.step.setVisible(may and step is not None)
        if step is not None:
            self.step.setText(step.title)
            self.step.setAccessibleName(step.title)
        self.more.setVisible(may)
        self.print_button.setVisible(bool(documents_about(ORDER)))
        self.share.setVisible(self._shares and order.is_open)

    def _fill(self, tab: QWidget) -> None:
        if self.order is not None:
            tab.show_order(self.order)  # type: ignore[attr-defined]

    def _fill_print_menu(self) -> None:
        from reports.documents import ORDER, documents_about

        menu = self.print_button.menu()
        menu.clear()
        for document in documents_about(ORDER) if self.order is not None else ():
            action = menu.addAction(document.title)
            action.triggered.connect(lambda _on=False, kind=document.kind: self._print(kind))

    def _print(self, kind: str) -> None:
        if self.order is not None:
            self._context.way.print(kind, self.order.id)

    # --- going and doing ---

    def _go_to(self, code: str) -> None:
        if any(one.code == code for one in self.tabs.kinds):
            self.tabs.go_to(code)
            self._begin()

    @property
    def _shares(self) -> bool:
        """Whether a room of the house shares orders out."""
        return any(one.name == SHARING for one in page_kinds())

    def _go_sharing(self) -> None:
        if self.order is not None:
            self._context.way.go(SHARING, self.order.id)

    def _open_anchor(self) -> None:
        if self.order is not None:
            self._context.way.go("anchor", self.order.anchor_id)

    def _fill_ways(self) -> None:
        menu = self.more.menu()
        menu.clear()
        for way in ways_of(self.order) if self.order is not None else ():
            action = menu.addAction(way.title)
            action.triggered.connect(lambda _on=False, status=way.status: self._take_step(status))
        menu.addSeparator()
        menu.addAction(_("Quitar este pedido")).triggered.connect(lambda _on=False: self._remove())

    def _take_step(self, status: str) -> None:
        """The next step, or the one that was chosen."""
        if self.order is None:
            return
        following = next_step(self.order)
        wanted = status or (following.status if following is not None else "")
        if wanted in ("delivered", "paid") and not status:
            self._go_to("deliveries")
            self.tabs.tab("deliveries").open_next(wanted)
        elif wanted:
            take_step(self._context, self, self.order, wanted)

    def _remove(self) -> None:
        if self.order is not None:
            said = _("Se quitó el pedido {number}.").format(number=self.order.number)
            self.do(remove_order, order_id=self.order.id, said=said)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._begin()

    def _begin(self) -> None:
        self.tabs.shown.begin()
