"""Repartir: the ways of sharing an order side by side, the numbers by hand, and what would come of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.allocation.operations import plan_shares
from app.allocation.option_words import (
    explain_late,
    say_by_hand,
    say_proof,
    say_reasons,
)
from app.allocation.options import OPTIONS, SharePlan, Sharing, judge_plan, plan_option
from app.allocation.task_queries import read_sharing
from app.apart import Reckoner
from app.capability.words import say_workshops
from app.errors import DataProblem
from app.i18n import _, format_day, ngettext
from app.place import Place
from app.storage.records import Reader
from app.valuechain.words import say_order, say_order_number
from ui.allocation.option_card import OptionCard
from ui.allocation.sharing_rows import SharingRows
from ui.allocation.what_if_card import WhatIfCard
from ui.context import Context
from ui.live import Live
from ui.page import Page
from ui.valuechain.crumbs import Crumbs
from ui.widgets.card import Card, label, set_role
from ui.widgets.columns import SPACING, ColumnsArea
from ui.widgets.flow import WrapRow
from ui.widgets.tick import Tick

FIRST = "safest"  # what is proposed before anybody chose
FOUR_FROM = 860  # pixels at text scale 1 in which four cards stand side by side
AROUND = 72  # the margins of the page, and what scrolls it


class Chosen(NamedTuple):
    """A way of sharing (empty: by hand) with its numbers."""

    option: str
    quantities: dict[int, int]


def _read(
    reckon: Reckoner, reader: Reader, order_id: int, today: str, with_steps: bool | None
) -> Sharing | str:
    try:
        return read_sharing(reader, order_id, today, with_steps=with_steps, reckon=reckon)
    except DataProblem as trouble:
        return trouble.sentence


class SharingPage(Page):
    """A place of it is of an order, by its id."""

    leaves_with_escape = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.sharing: Sharing | None = None
        self._order_id = 0
        self._with_steps: bool | None = None  # as the program sees fit, until somebody says
        self._kept: list[Chosen] = []  # what was shown before each choice and number that is not in the file
        self._now = Chosen("", {})
        column = self.lay_out(margins=(26, 4, 26, 12), spacing=8)
        column.addLayout(self._head())
        self.problem = label("", "warning", wrap=True)
        self.problem.hide()
        column.addWidget(self.problem)
        self._area = ColumnsArea(context.theme.scale)
        column.addWidget(self._area, 1)
        self.cards = {option: OptionCard(option, context.theme) for option in OPTIONS}
        self._cards = QWidget()
        self._card_grid = QGridLayout(self._cards)
        self._card_grid.setContentsMargins(0, 0, 0, 0)
        self._card_grid.setSpacing(12)
        self._columns = 0
        self._cards.installEventFilter(self)
        self._area.add_whole(self._cards)
        self.rows = SharingRows(context.theme)
        self.what_if = WhatIfCard(context)
        self.why = self._why_card()
        left, right = self._area.add_pair(66, 34)
        left.addWidget(self.rows)
        left.addStretch()
        right.addWidget(self.what_if)
        right.addWidget(self.why)
        right.addStretch()
        self._area.column.addStretch()
        for option, card in self.cards.items():
            card.clicked.connect(lambda _on=False, one=option: self.choose(one))
        self.rows.changed.connect(self._type)
        self.rows.more_wanted.connect(self._promise_more)
        self.what_if.taken_over.connect(self._take_over)
        self._place_cards()
        read = partial(_read, context.jobs.reckon)
        self.live = Live(self, context, read, self._show, asks=self._asks, title=_("Repartir el pedido"))

    def _head(self) -> WrapRow:
        self.to_order = QPushButton(_("Volver al pedido"))
        self.to_order.setProperty("role", "link")
        self.to_order.clicked.connect(self._go_back)
        self.crumbs = Crumbs(lambda: self._context.way.go("valuechain"), self._open_anchor, self.to_order)
        self.title = label("", "title", wrap=True)
        self.print_button = QPushButton(_("Imprimir"))
        self.propose = QPushButton(_("Proponer a los talleres"))
        self.propose.setProperty("role", "main")
        self.propose.clicked.connect(self.save)
        self.print_button.clicked.connect(lambda: self._context.way.print("shared-order", self._order_id))
        for button in (self.print_button, self.propose):
            button.setAccessibleName(button.text())
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.crumbs)
        words.addWidget(self.title)
        head = WrapRow()
        head.setSpacing(10)
        head.addLayout(words, 1)
        head.addWidget(self.print_button)
        head.addWidget(self.propose)
        return head

    def _why_card(self) -> Card:
        card = Card(_("Por qué así"))
        self.reasons = label("", wrap=True)
        self.by_hand = label("", "strong", wrap=True)
        self.more = QPushButton(_("Cómo se cuenta lo que llega tarde"))
        self.more.setProperty("role", "link")
        self.more.setCheckable(True)
        self.model = label("", "soft", wrap=True)
        self.model.hide()
        self.more.toggled.connect(self.model.setVisible)
        self.proof = label("", "small", wrap=True)
        self.steps = Tick(_("Contar también a los que pueden con algunos pasos"))
        self.steps.saved.connect(self._count_steps)
        card.body.addWidget(self.reasons)
        card.body.addWidget(self.by_hand)
        card.body.addWidget(self.steps)
        card.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self.model)
        card.body.addWidget(self.proof)
        return card

    # --- showing ---

    def show_place(self, place: Place) -> None:
        """Another order begins with what is agreed of it."""
        assert isinstance(place.of, int)
        if place.of != self._order_id:
            self._order_id, self.sharing, self._with_steps = place.of, None, None
            self._forget()
            self._show_waiting()
        self.live.again()

    def _asks(self) -> tuple[int, str, bool | None] | None:
        return (self._order_id, date.today().isoformat(), self._with_steps) if self._order_id else None

    def _show_waiting(self) -> None:
        """Nothing to choose from yet: what is pressed now would go nowhere."""
        self.title.setText(_("Repartir el pedido"))
        self._show_only(_("Buscando las cuatro maneras de repartirlo…"), "soft")

    def _show_only(self, said: str, role: str = "warning") -> None:
        """A sentence instead of the ways; empty: the ways."""
        for part in (self._area, self.propose, self.print_button):
            part.setVisible(not said)
        set_role(self.problem, role)
        self.problem.setText(said)
        self.problem.setVisible(bool(said))

    def _show(self, sharing: Sharing | str) -> None:
        self._show_only(sharing if isinstance(sharing, str) else "")
        if isinstance(sharing, str):
            return
        self.sharing = sharing
        order = sharing.order
        self.crumbs.show_anchor(order.anchor)
        self.crumbs.here.hide()
        self.to_order.setText(f"{say_order_number(order)} ›")
        self.to_order.setAccessibleName(_("Volver al pedido {number}").format(number=order.number))
        self.title.setText(_("{order} entre los talleres").format(order=say_order(order)))
        for option, card in self.cards.items():
            card.show_plan(sharing.plans[option], order.quantity)
        self.model.setText(explain_late(sharing.task))
        self.steps.show_value(sharing.task.with_steps)
        self._show_over(sharing)
        if not self._kept:
            self._begin(sharing)
        else:  # a way that was chosen gives the numbers that it has now; those of a hand stay
            chosen = sharing.plans[self.option].quantities if self.option else self.rows.quantities
            self._show_numbers(chosen)

    def _show_over(self, sharing: Sharing) -> None:
        """What is odd about what is shown: nobody can, or it is over already."""
        said = ""
        if not sharing.order.is_open:
            said = _("Este pedido ya terminó: así se lo hubiera podido repartir el {day}.").format(
                day=format_day(sharing.day)
            )
        elif not sharing.task.makers:
            said = _(
                "Todavía nadie puede tomar este pedido tal como está; mire en «Quién puede» qué falta y póngalo en sus programas."
            )
        self.problem.setText(said)
        self.problem.setVisible(bool(said))

    def _begin(self, sharing: Sharing) -> None:
        """What is agreed, or else the first way."""
        agreed = sharing.agreed
        same = [one for one in (FIRST, *OPTIONS) if dict(sharing.plans[one].quantities) == agreed]
        option = FIRST if not agreed else same[0] if same else ""
        self._mark(option)
        self._show_numbers(agreed or sharing.plans[FIRST].quantities)
        self.first = self.cards[option or FIRST]
        if self.hasFocus():
            self.first.setFocus()

    def _mark(self, option: str) -> None:
        for one, card in self.cards.items():
            card.setChecked(one == option)

    @property
    def option(self) -> str:
        """The way that is chosen; empty once a number was changed by hand."""
        return next((one for one, card in self.cards.items() if card.isChecked()), "")

    def _show_numbers(self, quantities: Mapping[int, int]) -> None:
        assert self.sharing is not None
        may = not self._context.store.read_only
        self.rows.show_sharing(self.sharing, quantities, may_write=may)
        self.what_if.show_sharing(self.sharing, lambda: self.rows.quantities)
        self._show_state()

    def _show_state(self) -> None:
        assert self.sharing is not None
        self._now = Chosen(self.option, dict(self.rows.quantities))
        plan = (
            self.sharing.plans[self.option]
            if self.option
            else judge_plan(self.sharing.task, self.rows.quantities)
        )
        agreed = self.sharing.agreed
        new = {one: pieces for one, pieces in self.rows.quantities.items() if pieces} != agreed
        self.reasons.setText(" ".join(say_reasons(self.sharing.task, plan, agreed=not new)))
        self.by_hand.setText("" if self.option else say_by_hand(plan))
        self.by_hand.setVisible(bool(self.by_hand.text()))
        self.proof.setText(say_proof(plan))
        self.proof.setVisible(bool(self.proof.text()))
        may = not self._context.store.read_only and self.sharing.order.is_open
        self.propose.setEnabled(may and new and bool(self.rows.quantities))
        self.propose.setText(_("Guardar el cambio") if agreed else _("Proponer a los talleres"))
        self.propose.setAccessibleName(self.propose.text())
        self.print_button.setEnabled(bool(agreed))

    # --- changing ---

    def _count_steps(self, counted: object) -> None:
        self._with_steps = bool(counted)
        self._forget()
        self.live.again()

    def choose(self, option: str) -> None:
        """Take the numbers of a way of sharing."""
        if self.sharing is None:
            return
        self._keep()
        self._mark(option)
        self._show_numbers(self.sharing.plans[option].quantities)

    def _type(self) -> None:
        self._keep()
        self._mark("")
        self.what_if.refresh()
        self._show_state()

    def _promise_more(self) -> None:
        """Share out what is missing too, over what each still usually makes."""
        sharing, keep = self.sharing, {one: pieces for one, pieces in self.rows.quantities.items() if pieces}
        if sharing is None:
            return

        def take(plan: SharePlan) -> None:
            if self.sharing is sharing:
                self._take_over(dict(plan.quantities))

        self._context.jobs.start(
            _("Repartir lo que falta"),
            lambda _progress: self._context.jobs.reckon(
                plan_option, sharing.task, "fairest", keep=keep, without=sharing.out
            ),
            done=take,
        )

    def _take_over(self, quantities: object) -> None:
        assert isinstance(quantities, dict)
        self._keep()
        self._mark("")
        self._show_numbers(quantities)

    def _keep(self) -> None:
        """What stands there now can be had back with Ctrl+Z."""
        self._kept.append(self._now)
        self._context.way.own_step_changed.emit()

    def _forget(self) -> None:
        self._kept.clear()
        self._context.way.own_step_changed.emit()

    @property
    def own_step(self) -> str:
        return _("lo cambiado en este reparto") if self._kept else ""

    def take_own_step_back(self) -> None:
        before = self._kept.pop()
        self._mark(before.option)
        self._show_numbers(before.quantities)
        self._context.way.own_step_changed.emit()

    def save(self) -> None:
        """Keep the numbers, and go to where the workshops' answers are noted."""
        if self.sharing is None:
            return
        quantities = dict(self.rows.quantities)
        count = sum(bool(pieces) for pieces in quantities.values())
        said = _("Quedó el reparto entre {workshops}; ahora avise a cada uno y anote qué dice.").format(
            workshops=say_workshops(count)
        )
        again = sum(quantities.get(one, 0) != pieces for one, pieces in self.sharing.bound.items())
        if again:
            said = ngettext(
                "Quedó el reparto; a {count} que ya había aceptado otra cantidad hay que preguntarle de nuevo.",
                "Quedó el reparto; a {count} que ya habían aceptado otra cantidad hay que preguntarles de nuevo.",
                again,
            ).format(count=again)
        prices = {one.workshop_id: one.price for one in self.sharing.task.makers if one.price is not None}
        kept, self._kept = self._kept, []
        done = self.do(plan_shares, order_id=self._order_id, quantities=quantities, prices=prices, said=said)
        if done is None:
            self._kept = kept
            return
        self._context.way.own_step_changed.emit()
        self._go_back()

    def _go_back(self) -> None:
        self._context.way.go("order", self._order_id, part="share")

    def _open_anchor(self) -> None:
        if self.sharing is not None:
            self._context.way.go("anchor", self.sharing.order.anchor_id)

    # --- laying out ---

    def _place_cards(self) -> None:
        needed = sum(card.minimumSizeHint().width() + SPACING for card in self.cards.values())
        wide = self.width() - AROUND >= max(FOUR_FROM * self._context.theme.scale - AROUND, needed)
        columns = len(OPTIONS) if wide else 2
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.cards.values()):
            self._card_grid.addWidget(card, place // columns, place % columns)
        for place in range(len(OPTIONS)):
            self._card_grid.setColumnStretch(place, int(place < columns))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is vars(self).get("_cards"):
            self._place_cards()  # what a card says may need more room than it had
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_cards()
