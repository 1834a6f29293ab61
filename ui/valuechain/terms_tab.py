"""El pedido: what it is and asks, its sizes, and what was changed once it was agreed."""

from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.days import FACT, PLAN
from app.errors import DataProblem
from app.i18n import _, format_day, format_number
from app.numbers import DAYS, DISCOUNT, PIECE_MINUTES, PIECES, PRICE
from app.storage.records import Reader
from app.storage.store import Store
from app.training.typed import read_percent, show_percent
from app.valuechain.measured_minutes import (
    MeasuredMinutes,
    list_measured_minutes,
    say_measured,
    taken_from,
)
from app.valuechain.order_operations import change_order, set_requirements, set_sizes
from app.valuechain.queries import list_demands, read_anchor, read_order
from app.valuechain.records import AnchorOrder
from app.valuechain.typed import (
    read_minutes,
    read_pieces,
    read_product,
    show_minutes,
    show_pieces,
    show_product,
)
from app.valuechain.usual import missing_requirements
from app.valuechain.words import ASKER_WORDS, MINUTES_WORDS, say_change_of_order
from ui.context import Context
from ui.forms.form import Form, Row, or_nothing
from ui.forms.kinds import Choice, Cost, Notes, OnDay, OneOf, Sentence, Typed, Whole
from ui.forms.window import FormWindow, ask
from ui.live import Live
from ui.registry.words import choices
from ui.valuechain.order_tab import OrderTab
from ui.valuechain.requirement_rows import RequirementRow, SizeRow
from ui.widgets.card import Card, label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.columns import ColumnsArea, clear_column
from ui.widgets.field import Labelled
from ui.widgets.rows_field import RowsField

NOTE_HEIGHT = 60


def _is_open_to_change(order: Any) -> bool:
    """Whether it may be written over: nobody agreed on it yet."""
    return not order.is_bound


def bound_rows(when: Any = None) -> tuple[Row, ...]:
    """What nobody changes in an agreed order without saying who asked."""
    return (
        Row("quantity", _("Cuántas prendas"), Typed(read_pieces, show_pieces, PIECES.doubt), when=when),
        Row("due_on", _("Fecha de entrega"), OnDay(PLAN), when=when),
        Row("price", _("Precio por prenda"), Cost(PRICE), when=when),
        Row("fabric_on", _("Cuándo llega la tela cortada"), OnDay(PLAN), when=when),
    )


def order_rows(measured: QWidget) -> tuple[Row, ...]:
    """What is known of an order; `measured` stands below its minutes."""
    return (
        Row("product", _("Prenda"), Typed(read_product, show_product)),
        Row("reference", _("Número que le da la empresa"), take=or_nothing),
        *bound_rows(_is_open_to_change),
        Row(
            "standard_minutes",
            _("Minutos de trabajo de cada prenda"),
            Typed(read_minutes, show_minutes, PIECE_MINUTES.doubt),
        ),
        Row("minutes_origin", _("De dónde salen esos minutos"), Choice(choices(MINUTES_WORDS))),
        Row(widget=measured, wide=True),
        Row("payment_days", _("A cuántos días pagan"), Whole(DAYS, most=999), hint=_("vacío: lo de siempre")),
        Row("penalty_per_piece", _("Descuento por prenda mala o tarde"), Cost(DISCOUNT)),
        Row(
            "lot_min",
            _("Lote más chico para un taller, prendas"),
            Typed(read_pieces, show_pieces, PIECES.doubt),
        ),
        Row("share_cap", _("Lo más que puede llevar un taller, %"), Typed(read_percent, show_percent)),
        Row("asked_on", _("Cuándo preguntaron"), OnDay(FACT, may_be_empty=False)),
        Row("agreed_on", _("Cuándo se acordó"), OnDay(FACT), when=lambda order: order.is_bound),
        Row("description", _("Cómo es la prenda"), Sentence(), wide=True, take=or_nothing),
        Row("note", _("Notas"), Notes(NOTE_HEIGHT), wide=True, take=or_nothing),
    )


class Offered(NamedTuple):
    """What the office knows that an order could take over: what its company always asks, and measured minutes."""

    missing: list[dict[str, Any]]
    measured: list[MeasuredMinutes]


def _read_offered(reader: Reader, order_id: int) -> Offered:
    try:
        order = read_order(reader, order_id)
        anchor = read_anchor(reader, order.anchor_id)
    except DataProblem:  # taken out meanwhile; the page says so
        return Offered([], [])
    missing = missing_requirements(order, anchor, list_demands(reader, anchor_id=anchor.id))
    return Offered(missing, list_measured_minutes(reader, order.product))


class TermsTab(OrderTab):
    """The form at the left; requirements, sizes and changes at the right."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._offered = Offered([], [])
        self.measured = ChoiceField(())
        self.measured.saved.connect(self._take_measured)
        self._offer = Labelled(_("Esta prenda ya se midió; elija para usar esos minutos"), self.measured)
        self.form = Form(context, order_rows(self._offer), _write, "order_id")
        card = Card(_("El pedido"))
        self.change = QPushButton(_("Cambiar fecha, cantidad o precio…"))
        self.change.setAccessibleName(self.change.text())
        self.change.clicked.connect(self._ask_change)
        card.top.addWidget(self.change)
        card.body.addWidget(self.form)
        self.requirements = RowsField(RequirementRow, _("Agregar un requisito"), doubt=_doubt_twice)
        self.requirements.saved.connect(self._keep_requirements)
        self.sizes = RowsField(SizeRow, _("Agregar un talle"))
        self.sizes.saved.connect(self._keep_sizes)
        area = ColumnsArea(context.theme.scale, top=10)
        left, right = area.add_pair(50, 50)
        left.addWidget(card)
        left.addStretch()
        for made in (self._requirements_card(), self._sizes_card(), self._changes_card()):
            right.addWidget(made)
        right.addStretch()
        area.column.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self.begins_at = self.form["product"]
        self._live = Live(
            self, context, _read_offered, self._show_offered, here=True,
            asks=lambda: (self.order.id,) if self.order is not None else None,
        )  # fmt: skip

    def _requirements_card(self) -> Card:
        card = Card(_("Qué pide de quien lo cosa"))
        said = _("Máquinas, saberes, papeles y puntos del diagnóstico. Con esto se ve qué taller puede.")
        card.body.addWidget(label(said, "small", wrap=True))
        card.body.addWidget(self.requirements)
        self.usual = QPushButton(_("Poner lo que la empresa siempre pide"))
        self.usual.setAccessibleName(self.usual.text())
        self.usual.setProperty("role", "link")
        self.usual.clicked.connect(self._take_usual)
        card.body.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _sizes_card(self) -> Card:
        card = Card(_("Talles"), " ")
        self.summed = card.remark
        card.body.addWidget(self.sizes)
        return card

    def _changes_card(self) -> Card:
        self.changes = Card(_("Cambios desde que se acordó"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.changes.body.addLayout(self._lines)
        return self.changes

    # --- showing ---

    def refresh(self, order: AnchorOrder) -> None:
        self.form.show_record(order)
        self._live.again()
        self.requirements.show_value([(one.kind, one.what, one.level) for one in order.requirements])
        self.sizes.show_value([(one.size, one.quantity) for one in order.sizes])
        summed = sum(one.quantity for one in order.sizes)
        text = _("suman {sum} de {quantity}")
        self.summed.setText(
            text.format(sum=format_number(summed), quantity=format_number(order.quantity))
            if order.sizes
            else _("sin anotar")
        )
        self.changes.setVisible(bool(order.changes))
        clear_column(self._lines)
        for change in order.changes:
            said = f"{format_day(change.noted_on)} · {say_change_of_order(change)}"
            self._lines.addWidget(label(said, wrap=True))
        may = not self.context.store.read_only
        self.change.setVisible(may and order.is_bound)
        self.form.setEnabled(may)
        self.requirements.setEnabled(may)
        self.sizes.setEnabled(may)

    def _show_offered(self, offered: Offered) -> None:
        """What the company always asks; what was measured of the garment, and of what is in use its origin."""
        assert self.order is not None
        self._offered = offered
        self.usual.setVisible(bool(offered.missing) and not self.context.store.read_only)
        self._offer.setVisible(bool(offered.measured))
        words: list[tuple[str, object]] = [(_("ninguna de estas mediciones"), None)]
        self.measured.show_choices(words + [(say_measured(one), one.style_id) for one in offered.measured])
        taken = taken_from(self.order, offered.measured)
        self.measured.show_value(taken.style_id if taken is not None else None)

    # --- writing ---

    def _take_measured(self, style_id: object) -> None:
        one = next((one for one in self._offered.measured if one.style_id == style_id), None)
        if self.order is None or one is None:
            return
        said = _("El pedido cuenta con {measured}.").format(measured=say_measured(one))
        self.context.do(
            change_order, order_id=self.order.id, standard_minutes=round(one.minutes, 2),
            minutes_origin="measured", said=said,
        )  # fmt: skip

    def _keep_requirements(self, rows: list[tuple[str, str, int | None]]) -> None:
        if self.order is not None:
            wanted = [dict(zip(("kind", "what", "level"), row, strict=True)) for row in rows]
            self.context.do(
                set_requirements, order_id=self.order.id, requirements=wanted, asked_by=self.requirements
            )

    def _take_usual(self) -> None:
        if self.order is not None:
            there = [
                {"kind": one.kind, "what": one.what, "level": one.level} for one in self.order.requirements
            ]
            wanted = [*there, *self._offered.missing]
            self.requirements.add_button.setFocus()  # the link goes away with what it put
            self.context.do(set_requirements, order_id=self.order.id, requirements=wanted)

    def _keep_sizes(self, rows: list[tuple[str, int]]) -> None:
        if self.order is not None:
            self.context.do(set_sizes, order_id=self.order.id, sizes=rows, asked_by=self.sizes)

    def _ask_change(self) -> None:
        if self.order is not None:
            ask(ChangeWindow(self.context, self.order, self))


def _write(store: Store, *, order_id: int, merge_key: str, **fields: Any) -> None:
    change_order(store, order_id=order_id, merge_key=merge_key, **fields)


def _doubt_twice(rows: list[Any]) -> str:
    twice = len({row[:2] for row in rows}) < len(rows)
    return _("Un requisito está dos veces; cambie o quite uno.") if twice else ""


class ChangeWindow(FormWindow):
    """Another date, quantity or price of an agreed order, and who asked for it."""

    def __init__(self, context: Context, order: AnchorOrder, parent: QWidget | None = None) -> None:
        who = label(_("¿Quién pidió el cambio?"), "soft")
        rows = (
            *bound_rows(),
            Row(widget=who, wide=True),
            Row("asked_by", _("Quién pidió el cambio"), OneOf(ASKER_WORDS), wide=True),
        )

        def write(values: dict[str, Any]) -> bool:
            change_order(context.store, order_id=order.id, **values)
            return True

        super().__init__(
            context,
            _("Cambiar el pedido"),
            Form(context, rows),
            write,
            sentence=_("El pedido ya está acordado: el cambio queda anotado con su fecha y quién lo pidió."),
            accept=_("Cambiar"),
            parent=parent,
        )
        names = ("quantity", "due_on", "price", "fabric_on")
        self.form.show_record({name: getattr(order, name) for name in names} | {"id": 0, "asked_by": None})
