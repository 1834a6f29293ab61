"""An anchor company: what it buys and asks for, who answers there, its orders, and how regular it is."""

from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.days import FACT
from app.errors import DataProblem
from app.i18n import _, format_day
from app.numbers import DAYS
from app.place import Place
from app.registry.groups import INVOICE_WORDS
from app.registry.records import Anchor
from app.storage.records import Reader
from app.storage.store import Store
from app.valuechain.operations import change_anchor, remove_anchor
from app.valuechain.queries import list_contacts, list_demands, list_orders, read_anchor
from app.valuechain.records import AnchorContact, AnchorDemand, AnchorOrder
from app.valuechain.regularity import Regularity, measure_regularity
from app.valuechain.regularity_words import say_regularity, say_to_anchor, say_too_few
from app.valuechain.words import STATUS_WORDS, say_order, say_when_due
from reports.paper import Paper
from ui.context import Context
from ui.forms.form import Form, Row, or_nothing
from ui.forms.kinds import Choice, Needed, Notes, OnDay, Sentence, Whole
from ui.forms.window import ask
from ui.live import Live
from ui.page import Page
from ui.registry.words import choices
from ui.valuechain.anchor_lists import ContactsCard, DemandsCard
from ui.valuechain.crumbs import Crumbs
from ui.valuechain.new_order import NewOrderWindow
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea, clear_column
from ui.widgets.flow import FlowRow
from ui.widgets.row_button import RowButton
from ui.widgets.section import Section

NOTE_HEIGHT = 60
SHOWN = 8


class AnchorShown(NamedTuple):
    """A company with all that its page tells."""

    anchor: Anchor
    contacts: list[AnchorContact]
    demands: list[AnchorDemand]
    orders: list[AnchorOrder]
    regularity: Regularity | None


def _read(reader: Reader, anchor_id: int, today: str) -> AnchorShown | DataProblem:
    try:
        anchor = read_anchor(reader, anchor_id)
    except DataProblem as gone:
        return gone
    orders = list_orders(reader, anchor_id=anchor_id)
    return AnchorShown(
        anchor,
        list_contacts(reader, anchor_id),
        list_demands(reader, anchor_id=anchor_id),
        orders,
        measure_regularity(orders, today),
    )


def anchor_rows() -> tuple[Row, ...]:
    """What is known of a company, and its usual terms with who said them."""
    return (
        Row("name", _("Nombre"), Needed(_("Falta el nombre; escríbalo y pruebe de nuevo.")), wide=True),
        Row("buys", _("Qué compra"), Sentence(), wide=True, take=or_nothing),
        Row("lead_days", _("Días desde la tela cortada hasta la entrega"), Whole(DAYS, most=999)),
        Row("payment_days", _("A cuántos días de la entrega paga"), Whole(DAYS, most=999)),
        Row("invoice_kind", _("Qué comprobante pide"), Choice(choices(INVOICE_WORDS))),
        Row("terms_on", _("Cuándo dijo estas condiciones"), OnDay(FACT)),
        Row("terms_by", _("Quién las dijo"), take=or_nothing, wide=True),
        Row("note", _("Notas"), Notes(NOTE_HEIGHT), wide=True, take=or_nothing),
    )


class AnchorPage(Page):
    """A place of it is of a company, by its id."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._anchor_id = 0
        self.anchor: Anchor | None = None
        self.crumbs = Crumbs(lambda: context.way.go("valuechain"))
        self.new_order = QPushButton(_("Nuevo pedido"))
        self.new_order.setAccessibleName(self.new_order.text())
        self.new_order.setProperty("role", "main")
        self.new_order.clicked.connect(self._ask_order)
        self.remove = QPushButton(_("Quitar esta empresa"))
        self.remove.setAccessibleName(self.remove.text())
        self.remove.clicked.connect(self._remove)
        column = self.lay_out(margins=(26, 4, 26, 12), spacing=6)
        column.addWidget(self.crumbs)
        column.addLayout(self.make_head("", self.remove, self.new_order))
        self.form = Form(context, anchor_rows(), _write, "anchor_id")
        card = Card(_("La empresa"))
        card.body.addWidget(self.form)
        self.contacts = ContactsCard(context, self)
        self.demands = DemandsCard(context, self)
        area = ColumnsArea(context.theme.scale, top=4)
        left, right = area.add_pair(48, 52)
        for made in (card, self.contacts):
            left.addWidget(made)
        left.addStretch()
        for made in (self._regularity_card(), self._orders_card(), self.demands):
            right.addWidget(made)
        right.addStretch()
        area.column.addStretch()
        column.addWidget(area, 1)
        self.first = self.form["name"]
        self._live = Live(
            self,
            context,
            _read,
            self._show,
            here=True,
            asks=lambda: (self._anchor_id, date.today().isoformat()) if self._anchor_id else None,
        )

    def _regularity_card(self) -> Card:
        card = Card(_("Qué tan pareja es"))
        self._told = QVBoxLayout()
        self._told.setSpacing(4)
        card.body.addLayout(self._told)
        self.turn = QPushButton()
        self.turn.setProperty("role", "link")
        self.turn.setCheckable(True)
        self.turn.toggled.connect(lambda _on: self._live.again())
        self.print_button = QPushButton(_("Imprimir para la empresa"))
        self.print_button.setAccessibleName(self.print_button.text())
        self.print_button.clicked.connect(lambda: self._context.way.print("anchor-sheet", self._anchor_id))
        foot = FlowRow(spacing=14, middle=True)
        foot.add(self.turn)
        foot.add(self.print_button)
        card.body.addWidget(foot)
        return card

    def _orders_card(self) -> Card:
        card = Card(_("Pedidos"), " ")
        self.counted = card.remark
        self._orders = QVBoxLayout()
        card.body.addLayout(self._orders)
        return card

    # --- showing ---

    def show_place(self, place: Place) -> None:
        assert isinstance(place.of, int)
        if place.of != self._anchor_id:
            self.anchor = None
            self.turn.setChecked(False)
        self._anchor_id = place.of
        self._live.again()

    @property
    def paper(self) -> Paper | None:
        known = self.print_button.isVisibleTo(self)
        return Paper("anchor-sheet", (self._anchor_id,)) if known else None

    def _show(self, shown: AnchorShown | DataProblem) -> None:
        if isinstance(shown, DataProblem):
            known, self.anchor, self._anchor_id = self.anchor, None, 0
            if known is None:
                self._context.messages.show_problem(shown)
            QTimer.singleShot(0, self, self._context.way.leave)
            return
        self.anchor = shown.anchor
        self.title.setText(shown.anchor.name)
        self.about.setText(shown.anchor.buys or _("No se anotó qué compra."))
        self.form.show_record(shown.anchor)
        self.contacts.show_contacts(shown.anchor.id, shown.contacts)
        self.demands.show_demands(shown.anchor.id, shown.demands)
        self._show_regularity(shown)
        self._show_orders(shown.orders)
        may = not self._context.store.read_only
        self.form.setEnabled(may)
        self.new_order.setEnabled(may)
        self.remove.setVisible(may and not shown.orders)

    def _show_regularity(self, shown: AnchorShown) -> None:
        clear_column(self._told)
        found = shown.regularity
        self.turn.setVisible(found is not None)
        self.print_button.setVisible(found is not None)
        if found is None:
            agreed = sum(one.agreed_on is not None for one in shown.orders)
            self._told.addWidget(label(say_too_few(agreed), "soft", wrap=True))
            return
        to_anchor = self.turn.isChecked()
        self.turn.setText(_("Ver cómo se anota aquí") if to_anchor else _("Cómo se le dice a la empresa"))
        self.turn.setAccessibleName(self.turn.text())
        for sentence in say_to_anchor(found) if to_anchor else say_regularity(found):
            self._told.addWidget(label(f"«{sentence}»" if to_anchor else sentence, wrap=True))

    def _show_orders(self, orders: list[AnchorOrder]) -> None:
        clear_column(self._orders)
        self.counted.setText(str(len(orders)) if orders else _("ninguno todavía"))
        if orders:
            lines = [lambda one=one: self._order_line(one) for one in orders]
            self._orders.addWidget(Section(lines, count=len(lines), shown=SHOWN))

    def _order_line(self, order: AnchorOrder) -> QWidget:
        parts = (
            _("n.º {number}").format(number=order.number),
            _("pedido el {day}").format(day=format_day(order.asked_on)),
            _("entrega {day}").format(day=format_day(order.due_on)) if order.due_on else "",
            say_when_due(order, date.today().isoformat()),
        )
        row = RowButton(
            say_order(order), " · ".join(part for part in parts if part), side=STATUS_WORDS[order.status]
        )
        row.chosen.connect(lambda: self._context.way.go("order", order.id))
        return row

    # --- doing ---

    def _ask_order(self) -> None:
        order = ask(NewOrderWindow(self._context, self._anchor_id, self))
        if order is not None:
            self._context.way.go("order", order, part="terms")

    def _remove(self) -> None:
        if self.anchor is not None:
            said = _("Se quitó «{name}».").format(name=self.anchor.name)
            self.do(remove_anchor, anchor_id=self.anchor.id, said=said)


def _write(store: Store, *, anchor_id: int, merge_key: str, **fields: Any) -> None:
    change_anchor(store, anchor_id=anchor_id, merge_key=merge_key, **fields)
