"""Cuánto cuesta formalizar: the people of a workshop, and what they cost today and by the law."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.figures.operations import note_month
from app.figures.queries import figures_begun
from app.formalization import operations
from app.formalization.account_records import Account, AccountOptions, PayLine
from app.formalization.cost import make_account
from app.formalization.months import day_of, months_back
from app.formalization.queries import count_people, list_pay_lines, read_statutes
from app.formalization.words import DISCLAIMER
from app.i18n import _, format_month
from app.place import Place
from app.registry.queries import read_workshop
from app.storage.records import Reader
from ui.context import Context
from ui.formalization.law_card import DisputedCard, LawCard
from ui.formalization.owner_card import OwnerCard
from ui.formalization.people_card import PeopleCard
from ui.formalization.person_fold import PersonFold
from ui.formalization.totals_card import TotalsCard
from ui.formalization.unknown_bar import UnknownBar
from ui.live import Kept, Live
from ui.page import Page
from ui.widgets.card import Card, label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.columns import ColumnsArea
from ui.widgets.field import Labelled, flush_fields
from ui.widgets.flow import WrapRow
from ui.widgets.fold import FoldList

OWN_FIGURES = ("output_month", "owner_income_month")  # what the account asks of the workshop itself


def _read(reader: Reader, workshop_id: int) -> tuple[str, list[PayLine]]:
    return read_workshop(reader, workshop_id).name, list_pay_lines(reader, workshop_id)


class CostPage(Page):
    """`show_workshop` chooses whose people; everything saves by itself, the sum follows."""

    leaves_with_escape = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._workshop_id = 0
        self.lines: list[PayLine] = []
        self.account: Account | None = None
        self._statutes = Kept(self, context.store, read_statutes)
        self._months: list[tuple[int, int]] = []
        self.totals = TotalsCard(context.theme.scale)
        self.unknown = UnknownBar()
        self.people = PeopleCard(context)
        self.law = LawCard()
        self.disputed = DisputedCard(context)
        self.owner = OwnerCard()
        self.persons_card = Card(_("Persona por persona"))
        self.persons = FoldList(lambda _line_id: PersonFold(context))
        self.persons_card.body.addWidget(self.persons)
        column = self.lay_out(margins=(26, 8, 26, 12))
        column.addLayout(self._head())
        column.addWidget(self.totals)
        self.area = ColumnsArea(context.theme.scale)
        self.area.add_whole(self.unknown)
        self.area.add_whole(self.people)
        left, right = self.area.add_pair(58, 42)
        for side, cards in (
            (left, (self.persons_card, self.law)),
            (right, (self.owner, self.disputed)),
        ):
            for card in cards:
                side.addWidget(card)
            side.addStretch()
        self.area.column.addStretch()
        column.addWidget(self.area, 1)
        self._wire()

    def _head(self) -> WrapRow:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(_("Cuánto cuesta formalizar"), "title", wrap=True))
        self.workshop = QPushButton()
        self.workshop.setProperty("role", "link")
        self.workshop.setAccessibleName(_("Volver al taller"))
        self.workshop.clicked.connect(self._context.way.leave)
        words.addWidget(self.workshop, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(label(_(DISCLAIMER), "small", wrap=True))
        self.month = ChoiceField([])
        self.month.setMinimumContentsLength(18)
        self._offer_months()
        self.print = QPushButton(_("Imprimir la cuenta"))
        self.print.setAccessibleName(self.print.text())
        self.print.setProperty("role", "main")
        row = WrapRow()
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(Labelled(_("Con la ley de"), self.month), 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.print, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _offer_months(self) -> None:
        """The months up to today's; the month in use stays chosen, unless it was the newest."""
        today, months = date.today(), self._months
        if months and months[0] == (today.year, today.month):
            return
        chosen = self.month.value if months and self.month.currentIndex() > 0 else None
        self._months = list(months_back(today))
        self.month.show_choices([(format_month(year, month), (year, month)) for year, month in self._months])
        if chosen is not None:
            self.month.show_value(chosen)

    def _wire(self) -> None:
        self.month.saved.connect(lambda _month: self.reckon())
        self.print.clicked.connect(self._print)
        self.people.changed.connect(self.change_line)
        self.people.added.connect(self.add_line)
        self.people.removed.connect(self.remove_line)
        self.people.pasted.connect(self.write_lines)
        self.people.begin_wanted.connect(self.begin)
        self.owner.noted.connect(self.note_figure)
        self.owner.with_owner_changed.connect(self._show_account)
        self.unknown.latest_changed.connect(lambda: self.reckon())
        for part in (self.unknown, self.law):
            part.entry_wanted.connect(lambda code: self._context.way.go("statutes", part=code))
        self._live = Live(
            self,
            self._context,
            _read,
            self._show,
            here=True,
            asks=lambda: (self._workshop_id,) if self._workshop_id else None,
        )

    @property
    def day(self) -> str:
        """The day whose law counts: today, or the last day of the month that was chosen."""
        chosen = self.month.value
        assert isinstance(chosen, tuple)
        return day_of(chosen[0], chosen[1], date.today())

    # --- showing ---

    def show_place(self, place: Place) -> None:
        assert isinstance(place.of, int)
        self.show_workshop(place.of)

    @property
    def workshop_id(self) -> int | None:
        return self._workshop_id or None

    def show_workshop(self, workshop_id: int) -> None:
        """The account of this workshop's people."""
        if workshop_id != self._workshop_id:
            self.persons.show_keys(())
            self.area.verticalScrollBar().setValue(0)
        self._workshop_id = workshop_id
        self._offer_months()
        self._live.again()

    def _show(self, found: tuple[str, list[PayLine]]) -> None:
        name, self.lines = found
        self.workshop.setText(name)
        self.workshop.setAccessibleName(_("Volver a {name}").format(name=name))
        self.people.show_lines(self.lines)
        self.reckon()

    def reckon(self) -> None:
        """Make the account again and show it."""
        store, statutes = self._context.store, self._statutes.thing
        figures = figures_begun(store, self._workshop_id, OWN_FIGURES, self.day)
        self.owner.show_figures(figures["output_month"], figures["owner_income_month"])
        self.unknown.show_unknown(statutes, self.day)
        self.account = (
            make_account(
                self.lines,
                statutes,
                day=self.day,
                use_latest=self.unknown.use_latest,
                shop_people=count_people(store, self._workshop_id),
                **figures,
            )
            if self.lines
            else None
        )
        self._show_account()

    def _show_account(self) -> None:
        account = self.account
        self.totals.show_account(account, with_owner=self.owner.with_owner)
        self.owner.show_account(account)
        self.law.show_account(account)
        self.disputed.show_statutes(account.disputed if account else ())
        persons = account.persons if account else ()
        self.persons.show_keys(person.line.id for person in persons)
        for person in persons:
            fold = self.persons.folds[person.line.id]
            assert isinstance(fold, PersonFold)
            fold.show_person(person)
        self.persons_card.setVisible(bool(persons))
        self.print.setEnabled(bool(persons))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.people.sheet.setFocus()

    # --- changing ---

    def _do(self, operation: Callable[..., object], *, said: str = "", **fields: Any) -> Any:
        return self.do(operation, said=said, again=self._live.again, **fields)

    def change_line(self, line_id: int, field: str, value: Any) -> None:
        """Keep what was typed in a cell."""
        self._do(operations.change_pay_line, pay_line_id=line_id, **{field: value})

    def add_line(self, field: str, value: Any) -> None:
        """A person more; without a name she is called by her number."""
        name = _("Persona {number}").format(number=len(self.lines) + 1)
        fields = {"name": name, field: value}
        self._do(operations.add_pay_line, workshop_id=self._workshop_id, **fields)

    def write_lines(self, rows: Sequence[tuple[int | None, dict[str, Any]]]) -> None:
        """Keep what was pasted, all of it or nothing."""
        self._do(operations.keep_pay_lines, workshop_id=self._workshop_id, rows=rows)

    def remove_line(self, line_id: int) -> None:
        """Take a person off the account; it can be taken back."""
        said = _("Persona quitada de la cuenta.")
        self._do(operations.remove_pay_line, pay_line_id=line_id, said=said)

    def begin(self) -> None:
        """Begin with the people who are counted in the record."""
        if self._do(operations.start_account, workshop_id=self._workshop_id) is not None:
            self.people.sheet.setFocus()

    def note_figure(self, kind: str, value: int | None) -> None:
        """Record what the owner says for the month of the account."""
        workshop = self._workshop_id
        self._do(note_month, workshop_id=workshop, kind=kind, value=value, day=self.day)

    def _print(self) -> None:
        flush_fields(self)
        if self.workshop_id is not None:
            options = AccountOptions(self.day, self.unknown.use_latest)
            self._context.way.print("formalization-account", self.workshop_id, options=options)
