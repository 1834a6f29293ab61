"""Socias y socios: who is one, since when, what each owes; who left, when and why."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.association.fees import MemberAccount
from app.association.operations import close_membership, set_own_fee
from app.association.records import AssociationMember
from app.association.summary import AssociationSummary
from app.days import FACT, SINCE
from app.i18n import _, format_day, format_money, ngettext
from app.numbers import COST
from app.registry.operations import set_membership
from ui.association.association_tab import AssociationTab, push
from ui.association.cash_windows import FeeWindow
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Cost, OnDay, Sentence
from ui.forms.window import FormWindow, ask
from ui.widgets.card import Card, label
from ui.widgets.columns import clear_column
from ui.widgets.day_line import DayLine
from ui.widgets.row_button import RowButton
from ui.widgets.section import EachLine, Section

SHOWN = 40


class MembersTab(AssociationTab):
    """Each line opens the workshop; at its right the fee is taken, and the rest is behind «…»."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.now = Card(_("Socias y socios"), " ")
        self.add = push(_("Agregar un taller…"), self._add)
        self._now, self._gone = QVBoxLayout(), QVBoxLayout()
        self.now.body.addLayout(self._now)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch()
        self.now.body.addLayout(foot)
        self.gone = Card(_("Ya no son"), " ")
        self.gone.body.addLayout(self._gone)
        for card in (self.now, self.gone):
            self.area.add_whole(card)
        self.area.column.addStretch()
        self.begins_at = self.add

    def refresh(self, summary: AssociationSummary) -> None:
        self.add.setEnabled(self.may_write)
        accounts = sorted(summary.accounts, key=lambda one: one.member.workshop.casefold())
        for column, card, is_member in ((self._now, self.now, True), (self._gone, self.gone, False)):
            clear_column(column)
            lines = [one for one in accounts if one.member.is_member == is_member]
            card.remark.setText(str(len(lines)))
            card.setVisible(is_member or bool(lines))
            if lines:
                column.addWidget(Section(EachLine(self._line, lines), count=len(lines), shown=SHOWN))
            elif is_member:
                said = _("Todavía no hay; agregue los talleres que son de la asociación.")
                column.addWidget(label(said, "soft", wrap=True))

    def _line(self, account: MemberAccount) -> QWidget:
        member = account.member
        row = RowButton(
            member.workshop,
            " · ".join(part for part in (member.owner, _say_times(member), _say_own_fee(member)) if part),
            side=_say_account(account),
        )
        row.about = member.id
        row.chosen.connect(lambda: self.context.way.go("workshop", member.workshop_id))
        return DayLine(row, self._acts(account) if self.may_write else [])

    def _acts(self, account: MemberAccount) -> list[tuple[str, Any]]:
        member = account.member
        acts: list[tuple[str, Any]] = []
        if self.summary is not None and self.summary.book.is_open:
            acts.append((_("Cobrar…"), lambda: self._charge(account)))
        acts.append((_("Estado de cuenta"), lambda: self.context.way.print("member-statement", member.id)))
        if member.is_member:
            acts.append((_("Cuota propia…"), lambda: ask(OwnFeeWindow(self.context, member, self))))
            acts.append((_("Salió…"), lambda: ask(LeaveWindow(self.context, member, self))))
        else:
            acts.append((_("Volvió a entrar…"), lambda: self._ask_joined(member.workshop_id)))
        return acts

    def _charge(self, account: MemberAccount) -> None:
        if self.summary is not None:
            ask(FeeWindow(self.context, self.summary, account, self))

    def _add(self) -> None:
        from ui.registry.choose_workshop import choose_workshop

        chosen = choose_workshop(self.context, self, title=_("Agregar a la asociación"))
        if chosen is not None:
            self._ask_joined(chosen)

    def _ask_joined(self, workshop_id: int) -> None:
        ask(JoinWindow(self.context, self.association_id, workshop_id, self))


def _say_times(member: AssociationMember) -> str:
    """Since when; of who left, until when and why; and that it was one before."""
    parts = []
    if member.is_member and member.joined_on:
        parts.append(_("desde {day}").format(day=format_day(member.joined_on)))
    elif not member.is_member:
        day = format_day(member.left_on)
        parts.append(_("salió el {day}").format(day=day) if day else _("salió, no se sabe cuándo"))
        parts.append(member.left_why or "")
    for spell in member.past:
        text = _("antes, {first} a {last}")
        parts.append(text.format(first=format_day(spell.joined_on) or "?", last=format_day(spell.left_on)))
    return ", ".join(part for part in parts if part)


def _say_own_fee(member: AssociationMember) -> str:
    if member.fee is None:
        return ""
    return _("cuota propia: {amount}").format(amount=format_money(member.fee))


def _say_account(account: MemberAccount) -> str:
    if account.owed:
        count = len(account.unpaid)
        text = ngettext("debe {count} cuota: {amount}", "debe {count} cuotas: {amount}", count)
        return text.format(count=count, amount=format_money(account.owed))
    return _("al día") if account.dues else ""


class JoinWindow(FormWindow):
    """Since when a workshop is a member."""

    def __init__(
        self, context: Context, association_id: int, workshop_id: int, parent: QWidget | None = None
    ) -> None:
        rows = (Row("joined_on", _("Desde qué día"), OnDay(SINCE, may_be_empty=False)),)
        super().__init__(
            context,
            _("Agregar a la asociación"),
            Form(context, rows),
            lambda values: set_membership(
                context.store, workshop_id=workshop_id, association_id=association_id, active=True, **values
            ),
            accept=_("Agregar"),
            sentence=_("Paga cuota desde el primer mes que empieza siendo socia o socio."),
            parent=parent,
        )
        self.form.show_record({"id": 0, "joined_on": date.today().isoformat()})


class LeaveWindow(FormWindow):
    """When a member left, and why; what it owes stays."""

    def __init__(self, context: Context, member: AssociationMember, parent: QWidget | None = None) -> None:
        rows = (
            Row("left_on", _("Qué día salió"), OnDay(FACT, may_be_empty=False)),
            Row("left_why", _("Por qué"), Sentence(), wide=True),
        )

        def write(values: dict[str, Any]) -> bool:
            close_membership(context.store, membership_id=member.id, **values)
            return True

        super().__init__(
            context,
            _("Salió de la asociación"),
            Form(context, rows),
            write,
            heading=member.workshop,
            sentence=_("Lo que debe hasta ese día queda anotado, y su historia también."),
            accept=_("Anotar"),
            trouble_at="left_on",
            parent=parent,
        )
        self.form.show_record({"id": 0, "left_on": date.today().isoformat(), "left_why": ""})


class OwnFeeWindow(FormWindow):
    """What a member pays where it is not what all pay."""

    def __init__(self, context: Context, member: AssociationMember, parent: QWidget | None = None) -> None:
        def write(values: dict[str, Any]) -> bool:
            set_own_fee(context.store, membership_id=member.id, **values)
            return True

        super().__init__(
            context,
            _("Cuota propia"),
            Form(context, (Row("fee", _("Cuánto paga"), Cost(COST)),)),
            write,
            heading=member.workshop,
            sentence=_("Vacío: paga lo que pagan todos. Vale también para las cuotas de antes."),
            accept=_("Guardar"),
            parent=parent,
        )
        self.form.show_record({"id": 0, "fee": member.fee})
