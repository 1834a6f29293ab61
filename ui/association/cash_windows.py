"""The small windows of an association's money: each writes one line of the book, or nothing."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.association.cash import day_for_entry
from app.association.fees import MemberAccount
from app.association.money_operations import (
    add_entry,
    correct_entry,
    fix_count,
    record_count,
    record_fee,
    set_fee,
    start_book,
)
from app.association.phrases import say_owed
from app.association.records import IN, IN_KINDS, OUT_KINDS, CashCount, CashEntry
from app.association.summary import AssociationSummary
from app.association.words import CASH_WORDS, EVERY_WORDS
from app.days import FACT, PERIOD
from app.i18n import _, format_money
from app.numbers import COST, DAYS, PAYMENT
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Choice, Cost, OnDay, Sentence, Whole
from ui.forms.window import FormWindow


def _day(summary: AssociationSummary) -> str:
    return day_for_entry(summary.book, date.today().isoformat())


class StartBookWindow(FormWindow):
    """The day on which the book begins, and the money there is."""

    def __init__(self, context: Context, summary: AssociationSummary, parent: QWidget | None = None) -> None:
        rows = (
            Row("day", _("Desde qué día"), OnDay(FACT, may_be_empty=False)),
            Row("amount", _("Cuánta plata hay"), Cost(PAYMENT)),
        )
        super().__init__(
            context,
            _("Empezar el libro de caja"),
            Form(context, rows),
            lambda values: start_book(context.store, association_id=summary.association.id, **values),
            accept=_("Empezar"),
            sentence=_("Cuente la plata que hay ese día; si no hay nada, escriba 0."),
            parent=parent,
        )
        self.form.show_record({"id": 0, "day": date.today().isoformat(), "amount": None})


class EntryWindow(FormWindow):
    """Money that comes in or goes out; fees of members are taken elsewhere."""

    def __init__(
        self, context: Context, summary: AssociationSummary, direction: str, parent: QWidget | None = None
    ) -> None:
        comes_in = direction == IN
        kinds = {code: CASH_WORDS[code] for code in (IN_KINDS if comes_in else OUT_KINDS)}
        rows = (
            Row("day", _("Qué día"), OnDay(FACT, may_be_empty=False)),
            Row("amount", _("Cuánto"), Cost(PAYMENT)),
            Row("what", _("Para qué es"), Sentence(), wide=True),
            Row("kind", _("De qué es"), Choice(kinds)),
            Row("receipt", _("Número del comprobante")),
        )
        super().__init__(
            context,
            _("Anotar una entrada") if comes_in else _("Anotar una salida"),
            Form(context, rows),
            lambda values: add_entry(
                context.store, association_id=summary.association.id, direction=direction, **values
            ),
            accept=_("Anotar"),
            sentence=_("En la caja hay {amount}.").format(amount=format_money(summary.book.balance)),
            parent=parent,
        )
        first = "activity" if comes_in else "purchase"
        self.form.show_record(
            {"id": 0, "day": _day(summary), "amount": None, "what": "", "kind": first, "receipt": ""}
        )


class FeeWindow(FormWindow):
    """What a member pays of its fees, the oldest first."""

    def __init__(
        self,
        context: Context,
        summary: AssociationSummary,
        account: MemberAccount,
        parent: QWidget | None = None,
    ) -> None:
        rows = (
            Row("day", _("Qué día"), OnDay(FACT, may_be_empty=False)),
            Row("amount", _("Cuánto paga"), Cost(COST)),
            Row("receipt", _("Número del recibo")),
        )
        super().__init__(
            context,
            _("Cobrar la cuota"),
            Form(context, rows),
            lambda values: record_fee(
                context.store,
                association_id=summary.association.id,
                workshop_id=account.member.workshop_id,
                **values,
            ),
            accept=_("Cobrar"),
            heading=account.member.workshop,
            sentence=_say_owing(account),
            parent=parent,
        )
        self.form.show_record({"id": 0, "day": _day(summary), "amount": account.owed or None, "receipt": ""})


def _say_owing(account: MemberAccount) -> str:
    if not account.owed:
        return _("Está al día; lo que pague es de cuotas que vienen.")
    return _("Debe {amount} ({fees}).").format(
        amount=format_money(account.owed), fees=say_owed(account.unpaid)
    )


class CorrectWindow(FormWindow):
    """Why a line is taken back; it stays, and another one counters it."""

    def __init__(
        self, context: Context, summary: AssociationSummary, entry: CashEntry, parent: QWidget | None = None
    ) -> None:
        rows = (
            Row("day", _("Qué día"), OnDay(FACT, may_be_empty=False)),
            Row("why", _("Por qué se corrige"), Sentence(), wide=True),
        )
        said = _(
            "La línea {number} queda como está, y se anota otra al revés por {amount}. Después anote lo que es."
        )
        super().__init__(
            context,
            _("Corregir una línea"),
            Form(context, rows),
            lambda values: correct_entry(context.store, entry_id=entry.id, **values),
            accept=_("Corregir"),
            heading=entry.what,
            sentence=said.format(number=entry.number, amount=format_money(entry.amount)),
            trouble_at="why",
            parent=parent,
        )
        self.form.show_record({"id": 0, "day": _day(summary), "why": ""})


class CountWindow(FormWindow):
    """The money that was counted; what the book says is told afterwards, so that nobody counts up to it."""

    def __init__(self, context: Context, summary: AssociationSummary, parent: QWidget | None = None) -> None:
        rows = (
            Row("day", _("Qué día"), OnDay(FACT, may_be_empty=False)),
            Row("counted", _("Cuánta plata hay"), Cost(PAYMENT)),
            Row("counted_by", _("Quiénes contaron"), wide=True),
        )
        super().__init__(
            context,
            _("Contar la plata"),
            Form(context, rows),
            lambda values: record_count(context.store, association_id=summary.association.id, **values),
            accept=_("Anotar"),
            sentence=_("Cuenten entre dos, y anoten lo que hay. Después el libro dice si cuadra."),
            parent=parent,
        )
        self.form.show_record({"id": 0, "day": _day(summary), "counted": None, "counted_by": ""})


class FixCountWindow(FormWindow):
    """What happened with the money that was missing or left over: a line says so."""

    def __init__(
        self, context: Context, summary: AssociationSummary, count: CashCount, parent: QWidget | None = None
    ) -> None:
        left = summary.book.unsettled(count)
        text = _("Faltan {amount} según el libro.") if left < 0 else _("Sobran {amount} según el libro.")
        rows = (
            Row("day", _("Qué día"), OnDay(FACT, may_be_empty=False)),
            Row("why", _("Qué pasó; si no se sabe, dígalo así"), Sentence(), wide=True),
        )
        super().__init__(
            context,
            _("Poner el libro como la plata"),
            Form(context, rows),
            lambda values: fix_count(context.store, count_id=count.id, **values),
            accept=_("Anotar"),
            sentence=text.format(amount=format_money(abs(left))),
            trouble_at="why",
            parent=parent,
        )
        self.form.show_record({"id": 0, "day": _day(summary), "why": ""})


class TermWindow(FormWindow):
    """What members pay from a month or a year on."""

    def __init__(self, context: Context, summary: AssociationSummary, parent: QWidget | None = None) -> None:
        rows = (
            Row("amount", _("Cuánto es la cuota"), Cost(COST)),
            Row("every", _("Cada cuánto"), Choice(EVERY_WORDS)),
            Row("since", _("Desde qué día"), OnDay(PERIOD, may_be_empty=False)),
            Row("grace_days", _("Días para pagar cada una"), Whole(DAYS, most=365)),
        )

        def write(values: dict[str, Any]) -> int:
            return set_fee(context.store, association_id=summary.association.id, **values)

        super().__init__(
            context,
            _("Cuota de la asociación"),
            Form(context, rows),
            write,
            accept=_("Guardar"),
            sentence=_("Lo que ya se debía queda como estaba. Si no se cobra más, escriba 0."),
            parent=parent,
        )
        today = date.today()
        self.form.show_record(
            {
                "id": 0,
                "amount": None,
                "every": "month",
                "since": today.replace(day=1).isoformat(),
                "grace_days": 10,
            }
        )
