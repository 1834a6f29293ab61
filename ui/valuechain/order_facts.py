"""What an order is, at a glance: price, work, dates, payment, what it asks, and its company's habits."""

from typing import NamedTuple

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _, format_day, format_money, format_number, ngettext
from app.valuechain.records import AnchorOrder, OrderRequirement
from app.valuechain.regularity import Regularity
from app.valuechain.regularity_words import say_short, say_too_few
from app.valuechain.words import (
    MINUTES_WORDS,
    say_deliveries,
    say_minutes,
    say_near_day,
    say_requirement,
    say_short_day,
)
from ui.widgets.card import Card, label
from ui.widgets.flow import FlowRow


class Fact(NamedTuple):
    """A soft word above a strong one, and a remark in a role of the style sheet beside that."""

    title: str
    value: str
    remark: str = ""
    role: str = "small"
    folds: bool = False  # it goes where the window is low


class OrderFacts(Card):
    """The card under the head of an order's page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setContentsMargins(18, 8, 18, 8)
        self.body.setSpacing(4)
        self._shown: tuple[Fact, ...] = ()
        self._low = False
        self._facts = FlowRow(spacing=22)
        self.body.addWidget(self._facts)
        self.asks = label("", "small", wrap=True)
        self.body.addWidget(self.asks)

    def show_order(self, order: AnchorOrder, agreed: int, found: Regularity | None) -> None:
        """`agreed` counts the orders of its company that were agreed on."""
        self._shown = tuple(facts_of(order, found))
        self._fill()
        asked = " · ".join(_say_asked(order, one) for one in order.requirements)
        asks = _("Pide: {what}").format(what=asked) if asked else _("No se anotó qué pide.")
        habits = say_short(found) if found is not None else say_too_few(agreed)
        self.asks.setText(f"{asks}  |  {habits}")

    def fold(self, low: bool) -> None:
        """Where the window is low only what is decided by stays: days and money, one line of each."""
        if low != self._low:
            self._low = low
            self.asks.setVisible(not low)
            self.body.setContentsMargins(*((14, 4, 14, 4) if low else (18, 8, 18, 8)))
            self._fill()

    def _fill(self) -> None:
        self._facts.clear()
        for fact in self._shown:
            if not (self._low and fact.folds):
                self._facts.add(_fact(fact, low=self._low))


def _say_asked(order: AnchorOrder, one: OrderRequirement) -> str:
    """A requirement; of the sample also whether it was approved."""
    said = say_requirement(one)
    if one.kind != "sample" or not order.is_bound:
        return said
    if order.sample_approved_on:
        return _("{sample} el {day}").format(sample=said, day=say_near_day(order.sample_approved_on))
    return _("{sample} (todavía no)").format(sample=said)


def facts_of(order: AnchorOrder, found: Regularity | None) -> list[Fact]:
    """What is known of an order, and which of it is not."""
    unknown = _("sin anotar")
    minutes = (
        Fact(
            _("Trabajo"),
            say_minutes(order.standard_minutes),
            _("cada uno, {origin}").format(origin=MINUTES_WORDS[order.minutes_origin])
            if order.minutes_origin
            else _("cada uno"),
            folds=True,
        )
        if order.standard_minutes
        else Fact(_("Trabajo"), unknown, folds=True)
    )
    facts = [
        Fact(_("Por prenda"), format_money(order.price) if order.price is not None else unknown),
        minutes,
        _fabric(order, unknown),
        Fact(_("Entregas"), say_deliveries(order) or unknown, _delivered(order)),
        _payment(order, found, unknown),
    ]
    return facts


def _fabric(order: AnchorOrder, unknown: str) -> Fact:
    if order.received_on:
        return Fact(_("Tela cortada"), _("llegó"), say_near_day(order.received_on))
    return Fact(_("Tela cortada"), say_short_day(order.fabric_on) if order.fabric_on else unknown)


def _delivered(order: AnchorOrder) -> str:
    if not order.delivered:
        return ""
    return ngettext("entregada {count}", "entregadas {count}", order.delivered).format(
        count=format_number(order.delivered)
    )


def _payment(order: AnchorOrder, found: Regularity | None, unknown: str) -> Fact:
    if order.paid_on:
        said = _("pagó") if order.status == "paid" else _("pagó una parte")
        return Fact(_("Paga"), said, format_day(order.paid_on))
    term = order.days_to_pay
    said = (
        ngettext("a {count} día", "a {count} días", term).format(count=term) if term is not None else unknown
    )
    real = found.paying.middle if found is not None and found.paying is not None else None
    if real is None or (term is not None and real <= term):
        return Fact(_("Paga"), said)
    return Fact(_("Paga"), said, _("▲ en verdad a los {count}").format(count=real), "warning")


def _fact(fact: Fact, *, low: bool) -> QFrame:
    frame = QFrame()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label(fact.title, "small"))
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(label(fact.value, "strong" if low else "heading"))
    if fact.remark:
        row.addWidget(label(fact.remark, fact.role))
    row.addStretch()
    column.addLayout(row)
    return frame
