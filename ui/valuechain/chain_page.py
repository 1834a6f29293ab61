"""Cadena de valor: the orders, the open ones first, and beside them the companies that place them."""

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.i18n import _, format_day
from app.lists.kind import ListAsked
from app.place import Place
from app.rooms import load
from app.storage.records import Reader
from app.valuechain.lists import (
    AnchorLine,
    list_anchor_lines,
    orders_list,
    say_line_regularity,
    say_orders,
)
from app.valuechain.queries import list_demands
from app.valuechain.records import OPEN_STATUSES, AnchorDemand, AnchorOrder
from app.valuechain.words import course_title, say_order
from ui.context import Context
from ui.history.asking import HistoryOf, offer_in_list
from ui.lists.list_choice import ListChoice
from ui.lists.listing import Listing
from ui.live import Live
from ui.page import Page
from ui.valuechain.new_order import open_new_anchor, open_new_order
from ui.widgets.card import Card, label
from ui.widgets.columns import clear_column
from ui.widgets.empty import EmptyState
from ui.widgets.row_button import RowButton
from ui.widgets.two_columns import TwoColumns

OPEN, OWED, OVER = "open", "owed", "over"
MOST_COURSES = 6
LEAST_HEIGHT = 360  # of the list, where everything stands one below the other


class ChainShown(NamedTuple):
    """The companies, and which courses they ask for."""

    anchors: list[AnchorLine]
    trainings: list[AnchorDemand]


def _read(reader: Reader, today: str) -> ChainShown:
    return ChainShown(list_anchor_lines(ListAsked(reader, today)), list_demands(reader, kind="training"))


class ChainPage(Page):
    """A list of orders, the cards of companies and of training at its right."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        today = date.today().isoformat()
        self.new_order = QPushButton(_("Nuevo pedido"))
        self.new_order.setAccessibleName(self.new_order.text())
        self.new_order.setToolTip("Ctrl+Mayús+P")
        self.new_order.setProperty("role", "main")
        self.new_order.clicked.connect(lambda: open_new_order(context, self))
        self.new_order.setEnabled(not context.store.read_only)
        column = self.lay_out(margins=(26, 8, 26, 16), spacing=6)
        column.addLayout(self.make_head(_("Cadena de valor"), self.new_order))
        self.about.setText(_("Las empresas que encargan costura, y lo que piden."))
        self.orders = Listing(
            context, orders_list(today), _("Filtrar por empresa, prenda o número"), self._empty(),
            choices=(self._states(),), begins_by=-1,
        )  # fmt: skip
        self.bring = self.orders.add_button(_("Traer de Excel…"))
        self.bring.clicked.connect(lambda: load("ui.incoming.orders_window:bring_orders")(context, self))
        self.bring.setEnabled(not context.store.read_only)
        offer_in_list(context, self.orders.table, _history_of)
        self.orders.setMinimumHeight(context.theme.pixels(LEAST_HEIGHT))
        self.anchors = self._anchors_card()
        self.trainings = self._trainings_card()
        columns = TwoColumns(context.theme, [self.orders], [self.anchors, self.trainings], (70, 30))
        column.addWidget(columns, 1)
        self.first = self.orders
        self._live = Live(self, context, _read, self._show, asks=lambda: (today,), here=True)

    def _empty(self) -> EmptyState:
        self.nothing = EmptyState(
            _("Todavía no hay pedidos"),
            _(
                "Anote el pedido que una empresa pregunta hoy: qué prenda, cuántas y para cuándo. Después se ve qué taller puede, qué le falta a cada uno y cómo repartirlo."
            ),
            _("Anotar un pedido"),
        )
        self.nothing.chosen.connect(lambda: open_new_order(self._context, self))
        self.nothing.button.setEnabled(not self._context.store.read_only)
        return self.nothing

    def _states(self) -> ListChoice:
        states = dict.fromkeys(OPEN_STATUSES, OPEN) | {"delivered": OWED}
        return ListChoice(
            _("Estado"),
            _("Todos"),
            ((_("Abiertos"), OPEN), (_("Por cobrar"), OWED), (_("Terminados"), OVER)),
            lambda line, wanted: states.get(line.status, OVER) == wanted,
        )

    def _anchors_card(self) -> Card:
        card = Card(_("Empresas ancla"))
        self.new_anchor = QPushButton(_("Agregar…"))
        self.new_anchor.setAccessibleName(_("Agregar una empresa ancla"))
        self.new_anchor.clicked.connect(lambda: open_new_anchor(self._context, self))
        self.new_anchor.setEnabled(not self._context.store.read_only)
        card.top.addWidget(self.new_anchor)
        self._anchor_lines = QVBoxLayout()
        self._anchor_lines.setSpacing(2)
        card.body.addLayout(self._anchor_lines)
        return card

    def _trainings_card(self) -> Card:
        card = Card(_("Capacitación que piden"))
        self._training_lines = QVBoxLayout()
        self._training_lines.setSpacing(2)
        card.body.addLayout(self._training_lines)
        self.print_demand = QPushButton(_("Imprimir la demanda"))
        self.print_demand.setAccessibleName(_("Imprimir la demanda de capacitación de las empresas ancla"))
        self.print_demand.setProperty("role", "link")
        self.print_demand.clicked.connect(lambda: self._context.way.print("training-demand"))
        card.body.addWidget(self.print_demand, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    # --- showing ---

    def show_place(self, place: Place) -> None:
        """A part of it: a new order is asked for at once."""
        if place.part == "new":
            open_new_order(self._context, self)

    def _show(self, shown: ChainShown) -> None:
        clear_column(self._anchor_lines)
        for line in shown.anchors:
            self._anchor_lines.addWidget(self._anchor_line(line))
        if not shown.anchors:
            said = _("Todavía no hay ninguna. Agregue la primera: con su nombre alcanza.")
            self._anchor_lines.addWidget(label(said, "soft", wrap=True))
        clear_column(self._training_lines)
        asked: dict[str, list[AnchorDemand]] = {}
        for one in shown.trainings:
            asked.setdefault(one.what, []).append(one)
        for what, demands in list(asked.items())[:MOST_COURSES]:
            self._training_lines.addWidget(self._training_line(what, demands))
        if not asked:
            said = _(
                "Ninguna empresa pidió capacitación todavía, o no se anotó. Se anota en la página de cada empresa, con el día y quién lo dijo."
            )
            self._training_lines.addWidget(label(said, "soft", wrap=True))
        self.print_demand.setVisible(bool(asked))

    def _anchor_line(self, line: AnchorLine) -> QWidget:
        remark = " · ".join(part for part in (line.anchor.buys, say_line_regularity(line)) if part)
        row = RowButton(line.anchor.name, " · ".join(part for part in (say_orders(line), remark) if part))
        row.chosen.connect(lambda: self._context.way.go("anchor", line.id))
        return row

    def _training_line(self, what: str, demands: list[AnchorDemand]) -> QWidget:
        names = sorted({one.anchor for one in demands})
        last = max(one.said_on for one in demands)
        row = RowButton(course_title(what), f"{', '.join(names)} · {format_day(last)}")
        if course_title(what) != what:
            row.chosen.connect(lambda: self._context.way.go("course", what))
        else:
            row.chosen.connect(lambda: self._context.way.go("anchor", demands[0].anchor_id))
        return row

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.orders.setFocus()


def _history_of(order: AnchorOrder) -> HistoryOf:
    return HistoryOf(say_order(order), ("anchor_order", order.id), whole=True)
