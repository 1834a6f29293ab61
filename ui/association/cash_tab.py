"""Cuotas y caja: what members pay, the cash book from the newest line back, and the money that was counted."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.association.cash import CashLine
from app.association.money_operations import remove_fee
from app.association.money_queries import list_fee_terms
from app.association.phrases import say_count, say_fee_sum, say_fee_term
from app.association.records import IN, OPENING, OUT, CashCount
from app.association.summary import AssociationSummary
from app.i18n import _, format_day, format_money, format_number
from ui.association.association_tab import AssociationTab, push
from ui.association.cash_windows import (
    CorrectWindow,
    CountWindow,
    EntryWindow,
    FixCountWindow,
    StartBookWindow,
    TermWindow,
)
from ui.context import Context
from ui.forms.window import ask
from ui.widgets.card import Card, label, set_role
from ui.widgets.columns import clear_column
from ui.widgets.day_line import DayLine
from ui.widgets.flow import FlowRow
from ui.widgets.row_button import RowButton
from ui.widgets.section import EachLine, Section

SHOWN = 20
COUNTS_SHOWN = 4


class CashTab(AssociationTab):
    """The book at the left; fees and counts at the right. Members pay in «Socias y socios»."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        left, right = self.area.add_pair(62, 38)
        left.addWidget(self._book_card())
        left.addStretch()
        right.addWidget(self._fees_card())
        right.addWidget(self._counts_card())
        right.addStretch()
        self.area.column.addStretch()

    def _book_card(self) -> Card:
        card = Card(_("Libro de caja"), " ")
        self.balance = card.remark
        self.start = push(_("Empezar el libro de caja…"), self._start, "strong")
        self.came = push(_("Entrada…"), lambda: self._note(IN))
        self.went = push(_("Salida…"), lambda: self._note(OUT))
        self.charge = push(_("Cobrar cuotas"), lambda: self._go("members"))
        self.paper = push(_("Imprimir el libro"), self._print)
        row = FlowRow(spacing=8)
        for button in (self.start, self.came, self.went, self.charge, self.paper):
            row.add(button)
        card.body.addWidget(row)
        self._lines = QVBoxLayout()
        card.body.addLayout(self._lines)
        return card

    def _fees_card(self) -> Card:
        card = Card(_("Cuotas"))
        self.owed = label("", wrap=True)
        self._terms = QVBoxLayout()
        card.body.addWidget(self.owed)
        card.body.addLayout(self._terms)
        self.term = push(_("Cambiar la cuota…"), self._ask_term)
        row = FlowRow(spacing=8)
        row.add(self.term)
        card.body.addWidget(row)
        return card

    def _counts_card(self) -> Card:
        card = Card(_("La plata que se contó"))
        self.agrees = label("", wrap=True)
        card.body.addWidget(self.agrees)
        self._counts = QVBoxLayout()
        card.body.addLayout(self._counts)
        self.count = push(_("Contar la plata…"), self._count)
        row = FlowRow(spacing=8)
        row.add(self.count)
        card.body.addWidget(row)
        return card

    # --- showing ---

    def refresh(self, summary: AssociationSummary) -> None:
        book = summary.book
        self.start.setVisible(self.may_write and not book.is_open)
        for button in (self.came, self.went, self.charge, self.count):
            button.setVisible(self.may_write and book.is_open)
        self.paper.setVisible(book.is_open)
        self.term.setEnabled(self.may_write)
        self.begins_at = self.came if book.is_open else self.start
        self.balance.setText(format_money(book.balance) if book.is_open else "")
        clear_column(self._lines)
        if book.is_open:
            lines = book.lines[::-1]
            self._lines.addWidget(Section(EachLine(self._line, lines), count=len(lines), shown=SHOWN))
        else:
            said = _(
                "Cuente la plata que hay y empiece el libro: desde ese día se anota todo lo que entra y sale."
            )
            self._lines.addWidget(label(said, "soft", wrap=True))
        self._show_fees(summary)
        self._show_counts(summary)

    def _line(self, line: CashLine) -> QWidget:
        entry = line.entry
        parts = (
            _("línea {number}").format(number=format_number(entry.number)),
            format_day(entry.day),
            entry.receipt or "",
            _("corregida con la línea {number}").format(number=line.countered) if line.countered else "",
        )
        sign = "+" if entry.direction == IN else "−"
        balance = _("saldo {amount}").format(amount=format_money(line.balance))
        side = f"{sign} {format_money(entry.amount)}\n{balance}"
        row = RowButton(entry.what, " · ".join(part for part in parts if part), side=side)
        row.about = entry.id
        free = line.countered is None and line.counters is None and entry.kind != OPENING
        may = self.may_write and free
        if may:
            row.chosen.connect(lambda: self._correct(line))
        return DayLine(row, [(_("Corregir…"), lambda: self._correct(line))] if may else [])

    def _show_fees(self, summary: AssociationSummary) -> None:
        fees, terms = summary.fees, list_fee_terms(self.context.store, summary.association.id)
        self.owed.setText(say_fee_sum(fees) if fees.due else "")
        self.owed.setVisible(bool(fees.due))
        clear_column(self._terms)
        for one in terms[::-1]:
            row = RowButton(say_fee_term(one))
            row.about = one.id
            row.chosen.connect(self._ask_term)
            acts = [(_("Quitar"), lambda one=one: self._remove_term(one.id))]
            self._terms.addWidget(DayLine(row, acts if self.may_write else []))
        if not terms:
            said = _("Todavía no se dijo cuánto es la cuota; sin eso no se sabe quién debe.")
            self._terms.addWidget(label(said, "soft", wrap=True))

    def _show_counts(self, summary: AssociationSummary) -> None:
        book = summary.book
        self.agrees.setText(say_count(book) if book.is_open else "")
        set_role(self.agrees, {True: "good", False: "urgent", None: "soft"}[book.agrees])
        clear_column(self._counts)
        counts = book.counts[::-1]
        if counts:
            lines = EachLine(self._count_line, counts)
            self._counts.addWidget(Section(lines, count=len(counts), shown=COUNTS_SHOWN))

    def _count_line(self, count: CashCount) -> QWidget:
        assert self.summary is not None
        left = self.summary.book.unsettled(count)
        said = _("había {counted}, el libro decía {book}").format(
            counted=format_money(count.counted), book=format_money(count.book)
        )
        row = RowButton(
            format_day(count.day), " · ".join(part for part in (said, count.counted_by or "") if part)
        )
        row.about = count.id
        acts = [(_("Decir qué pasó…"), lambda: self._fix(count))] if left and self.may_write else []
        return DayLine(row, acts)

    # --- doing ---

    def _start(self) -> None:
        if self.summary is not None:
            ask(StartBookWindow(self.context, self.summary, self))

    def _note(self, direction: str) -> None:
        if self.summary is not None:
            ask(EntryWindow(self.context, self.summary, direction, self))

    def _correct(self, line: CashLine) -> None:
        if self.summary is not None:
            ask(CorrectWindow(self.context, self.summary, line.entry, self))

    def _count(self) -> None:
        if self.summary is not None:
            ask(CountWindow(self.context, self.summary, self))

    def _fix(self, count: CashCount) -> None:
        if self.summary is not None:
            ask(FixCountWindow(self.context, self.summary, count, self))

    def _ask_term(self) -> None:
        if self.summary is not None and self.may_write:
            ask(TermWindow(self.context, self.summary, self))

    def _remove_term(self, fee_id: int) -> None:
        self.context.do(remove_fee, fee_id=fee_id, said=_("Se quitó la cuota."), asked_by=self)

    def _go(self, part: str) -> None:
        self.context.way.go("association", self.association_id, part=part)

    def _print(self) -> None:
        self.context.way.print("cash-book", self.association_id)
