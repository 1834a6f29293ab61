"""Reparto: who makes how much of an order, what each said, what came, and what was paid."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.allocation.operations import answer_share, remove_share, remove_share_group
from app.allocation.queries import all_records, list_share_groups, list_shares
from app.allocation.records import ASKED_STATUSES, BOUND_SHARES, KeptRecord, OrderShare, ShareGroup
from app.allocation.words import (
    GROUP_WORDS,
    say_record,
    say_share_came,
)
from app.i18n import N_, Words, _, format_day, format_money, format_number, ngettext
from app.production.words import say_garments
from app.registry.phone import show_phones
from app.storage.records import Reader
from app.valuechain.records import AnchorOrder
from ui.allocation.share_windows import (
    ChangeShareWindow,
    GroupWindow,
    ShareDeliveryWindow,
    SharePaymentWindow,
)
from ui.allocation.sharing_rows import status_light
from ui.context import Context
from ui.forms.reason_window import ReasonWindow
from ui.forms.window import ask
from ui.live import Live
from ui.valuechain.order_tab import OrderTab
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea, clear_column
from ui.widgets.day_line import Act, DayLine
from ui.widgets.empty import EmptyState
from ui.widgets.row_button import RowButton

MARK_WIDTH = 108  # pixels at text scale 1: the longest word beside its shape
# What can be noted of a share, by how it stands: the first is the button, the others in its menu.
NEXT = {
    "planned": ("proposed", "thinking", "accepted", "declined"),
    "proposed": ("accepted", "thinking", "declined"),
    "thinking": ("accepted", "declined"),
    "accepted": ("deliver", "dropped"),
    "delivered": ("pay", "deliver"),
    "paid": ("pay", "deliver"),
    "declined": ("proposed",),
    "dropped": ("proposed",),
}
WITH_REASON = {"declined", "dropped"}
ACT_WORDS: Words[str] = Words(
    {
        "proposed": N_("Ya avisé"),
        "thinking": N_("Lo piensa"),
        "accepted": N_("Aceptó"),
        "declined": N_("No lo toma"),
        "dropped": N_("Se bajó"),
    }
)


class Followed(NamedTuple):
    """The shares of an order, each workshop's record, and the groups."""

    shares: list[OrderShare]
    records: dict[int, KeptRecord]
    groups: list[ShareGroup]


def _read(reader: Reader, order_id: int, today: str) -> Followed:
    return Followed(
        list_shares(reader, order_id=order_id), all_records(reader, today=today), list_share_groups(reader)
    )


class ShareTab(OrderTab):
    """Each share with what comes next at its right; what it makes in all beside it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._shown: Followed | None = None
        self.lines: dict[int, DayLine] = {}  # by share: who dropped out after a part has two
        self.empty = EmptyState("", "", _("Repartir el pedido"))
        self.empty.chosen.connect(self._open_page)
        self._area = ColumnsArea(context.theme.scale, top=10)
        left, right = self._area.add_pair(64, 36)
        left.addWidget(self._shares_card())
        left.addStretch()
        right.addWidget(self._sum_card())
        right.addWidget(self._groups_card())
        right.addStretch()
        self._area.column.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty)
        column.addWidget(self._area)
        self._area.hide()
        self.begins_at = self.empty.button
        self._live = Live(self, context, _read, self._show, here=True, asks=self._asks)

    def _shares_card(self) -> Card:
        card = Card(_("Quién hace cuánto"), " ")
        self.summed = card.remark
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        card.body.addLayout(self._lines)
        return card

    def _sum_card(self) -> Card:
        card = Card(_("Cómo va"))
        self.state = label("", wrap=True)
        self.again = QPushButton(_("Cambiar el reparto"))
        self.again.setAccessibleName(self.again.text())
        self.again.clicked.connect(self._open_page)
        self.print_button = QPushButton(_("Imprimir para cada taller"))
        self.print_button.setAccessibleName(self.print_button.text())
        self.print_button.clicked.connect(self._print)
        card.body.addWidget(self.state)
        row = QHBoxLayout()
        row.addWidget(self.again)
        row.addWidget(self.print_button)
        row.addStretch()
        card.body.addLayout(row)
        return card

    def _groups_card(self) -> Card:
        card = Card(_("Talleres que van juntos"))
        self._groups = QVBoxLayout()
        card.body.addLayout(self._groups)
        self.add_group = QPushButton(_("Agregar un grupo…"))
        self.add_group.setAccessibleName(self.add_group.text())
        self.add_group.clicked.connect(lambda: self._change_group(None))
        card.body.addWidget(self.add_group, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    # --- showing ---

    def refresh(self, order: AnchorOrder) -> None:
        self._live.again()

    def _asks(self) -> tuple[int, str] | None:
        return None if self.order is None else (self.order.id, date.today().isoformat())

    def _show(self, shown: Followed) -> None:
        self._shown = shown
        assert self.order is not None
        any_share = bool(shown.shares)
        self.empty.setVisible(not any_share)
        self._area.setVisible(any_share)
        self._show_empty(self.order)
        self.begins_at = self.again if any_share else self.empty.button
        may = not self.context.store.read_only
        self.empty.button.setEnabled(may)
        over = not self.order.is_open
        self.again.setText(_("Ver otras maneras") if over else _("Cambiar el reparto"))
        self.again.setAccessibleName(self.again.text())
        self.add_group.setEnabled(may)
        live = [one for one in shown.shares if one.is_live]
        self.summed.setText(
            _("{count} de {all}").format(
                count=format_number(sum(one.quantity for one in live)), all=say_garments(self.order.quantity)
            )
        )
        self._fill_lines(shown)
        self.state.setText(say_state(self.order, shown.shares, date.today().isoformat()))
        clear_column(self._groups)
        names = {one.workshop_id: one.workshop for one in shown.shares}
        here = [one for one in shown.groups if len(names.keys() & set(one.members)) > 1]
        for group in here:
            self._groups.addWidget(self._group_line(group, names))
        if not here:
            said = _("Ninguno. Si algunos son familia o comparten el transporte, anótelo: se reparte mejor.")
            self._groups.addWidget(label(said, "soft", wrap=True))

    def _show_empty(self, order: AnchorOrder) -> None:
        """An order that is over waits for no sharing any more."""
        if order.is_open:
            said = _(
                "Elija entre cuatro maneras de repartirlo y cambie a mano lo que quiera; nadie se entera antes."
            )
            self.empty.say(_("Todavía no se repartió"), said, _("Repartir el pedido"))
        else:
            said = _("Este pedido ya terminó, y no se anotó qué hizo cada taller.")
            self.empty.say(_("No se repartió acá"), said, _("Ver cómo se podía repartir"))

    def _fill_lines(self, shown: Followed) -> None:
        clear_column(self._lines)
        self.lines = {}
        for share in shown.shares:
            record = shown.records.get(share.workshop_id, KeptRecord(share.workshop_id))
            row = RowButton(
                share.workshop,
                say_share_line(share, record, date.today().isoformat()),
                status_light(self.context.theme, share.status),
                mark_width=self.context.theme.pixels(MARK_WIDTH),
            )
            row.chosen.connect(lambda one=share.workshop_id: self.context.way.go("workshop", one))
            acts = [] if self.context.store.read_only else self._acts(share)
            line = self.lines[share.id] = DayLine(row, acts)
            self._lines.addWidget(line)

    def _acts(self, share: OrderShare) -> list[Act]:
        titles = {
            "deliver": _("Anotar entrega…") if share.status == "accepted" else _("Corregir entrega…"),
            "pay": _("Corregir pago…") if share.status == "paid" else _("Anotar pago…"),
        }
        acts: list[Act] = []
        paid_in_part = ("pay",) if share.status == "accepted" and share.delivered else ()
        for what in (*NEXT[share.status], *paid_in_part):
            title = titles.get(what) or ACT_WORDS[what]
            if not share.is_live:
                title = _("Avisar de nuevo")
            acts.append((title, lambda what=what: self._note(share, what)))  # type: ignore[misc]
        if share.is_live:
            acts.append((_("Cambiar lo acordado…"), lambda: self._ask(ChangeShareWindow, share)))
        acts.append((_("Quitar"), lambda: self._remove(share)))
        return acts

    def _group_line(self, group: ShareGroup, names: dict[int, str]) -> QWidget:
        who = ", ".join(sorted(names[one] for one in group.members if one in names))
        cap = (
            _("juntos, hasta {share} %").format(share=round(100 * group.share_cap))
            if group.share_cap is not None
            else _("sin tope")
        )
        row = RowButton(group.name, f"{who} · {GROUP_WORDS[group.kind]} · {cap}")
        row.chosen.connect(lambda: self._change_group(group))
        acts: list[Act] = [(_("Quitar"), lambda: self._remove_group(group))]
        return DayLine(row, acts if not self.context.store.read_only else [])

    # --- doing ---

    def _note(self, share: OrderShare, what: str) -> None:
        if what == "deliver":
            self._ask(ShareDeliveryWindow, share)
        elif what == "pay":
            self._ask(SharePaymentWindow, share)
        else:
            self.answer(share, what)

    def answer(self, share: OrderShare, status: str) -> None:
        """Note what a workshop says; of one that does not go on, why, if it is known."""
        reason: str | None = ""
        if status in WITH_REASON:
            reason = ReasonWindow(
                self.context,
                self,
                title=_("Por qué"),
                about=share.workshop,
                question=_("Qué dijo (puede quedar vacío)"),
                keep=_("Anotar"),
                leave=_("Cancelar"),
            ).ask()
            if reason is None:
                return
        day = date.today().isoformat()
        self._do(answer_share, share_id=share.id, status=status, day=day, reason=reason or None)

    def _do(self, operation: Any, *, said: str = "", **fields: Any) -> None:
        self.context.do(operation, said=said, asked_by=self, **fields)

    def _ask(self, window: Any, share: OrderShare) -> None:
        ask(window(self.context, share, self))

    def _remove(self, share: OrderShare) -> None:
        said = _("Se quitó la parte de {workshop}.").format(workshop=share.workshop)
        self._do(remove_share, share_id=share.id, said=said)

    def _change_group(self, group: ShareGroup | None) -> None:
        shares = self._shown.shares if self._shown is not None else []
        workshops = sorted({(one.workshop, one.workshop_id) for one in shares})
        ask(GroupWindow(self.context, workshops, group, self))

    def _remove_group(self, group: ShareGroup) -> None:
        said = _("Se quitó el grupo «{name}».").format(name=group.name)
        self._do(remove_share_group, group_id=group.id, said=said)

    def _open_page(self) -> None:
        if self.order is not None:
            self.context.way.go("sharing", self.order.id)

    def _print(self) -> None:
        if self.order is not None:
            self.context.way.print("shared-order", self.order.id)


def say_share_line(share: OrderShare, record: KeptRecord, today: str) -> str:
    """What came of a share, or by when it should; the telephone until all of it came."""
    parts = [say_garments(share.quantity), say_share_came(share)]
    if share.is_late(today) and not share.is_whole:
        parts.append(_("tenía que llegar el {day}").format(day=format_day(share.until)))
    elif share.until and share.is_live and not share.is_whole:
        parts.append(_("entrega el {day}").format(day=format_day(share.until)))
    if share.price is not None and share.is_live:
        parts.append(_("a {price}").format(price=format_money(share.price)))
    if share.reason:
        parts.append(f"«{share.reason}»")
    if share.status in ASKED_STATUSES:
        parts.append(say_record(record))
    if share.phone and share.is_live and not share.is_whole:
        parts.append(show_phones(share.phone))
    return " · ".join(part for part in parts if part)


def say_state(order: AnchorOrder, shares: list[OrderShare], today: str) -> str:
    """How a shared order stands, in a few sentences."""
    live = [one for one in shares if one.is_live]
    said = [one for one in live if one.status in BOUND_SHARES]
    open_ = [one for one in live if one not in said]
    came = sum(one.delivered or 0 for one in said)
    back = sum(one.returned or 0 for one in said)
    late = [one for one in said if one.is_late(today) and not one.is_whole]
    left = order.quantity - sum(one.quantity for one in live)
    lines = [
        _("Todavía no aceptó ninguno.")
        if not said
        else ngettext("Aceptó {count}: {pieces}.", "Aceptaron {count}: {pieces}.", len(said)).format(
            count=len(said), pieces=say_garments(sum(one.quantity for one in said))
        )
    ]
    if open_:
        waits = ngettext("Falta la respuesta de {count}.", "Faltan las respuestas de {count}.", len(open_))
        lines.append(waits.format(count=len(open_)))
    if left > 0:
        lines.append(_("Sin nadie todavía: {pieces}.").format(pieces=say_garments(left)))
    if came:
        lines.append(_("Los talleres trajeron {pieces}.").format(pieces=say_garments(came)))
    if back:
        text = ngettext("Volvió {count}.", "Volvieron {count}.", back)
        lines.append(text.format(count=format_number(back)))
    if late:
        lines.append(_("Atrasados: {names}.").format(names=", ".join(one.workshop for one in late)))
    paid = [one for one in said if one.status == "paid"]
    if paid:
        text = ngettext("Cobró {count} de {all}.", "Cobraron {count} de {all}.", len(paid))
        lines.append(text.format(count=len(paid), all=len(said)))
    return "\n".join(lines)
