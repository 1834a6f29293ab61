"""Consultas: the one being taken at the left, what waits and what was asked at the right."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.enquiries.lists import enquiries_list
from app.enquiries.queries import due_follow_ups, list_enquiries
from app.enquiries.records import EnquiryLine
from app.enquiries.words import CHANNEL_WORDS, TOPIC_WORDS
from app.i18n import _, format_day, ngettext
from app.lists.sheets import ListSheet
from app.place import Place
from app.storage.records import Reader
from ui.context import Context
from ui.enquiries.enquiry_card import EnquiryCard
from ui.enquiries.question import AnswerBase
from ui.lists.exporting import ExportButton
from ui.live import Live
from ui.page import Page
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea, clear_column
from ui.widgets.flow import WrapRow
from ui.widgets.row_button import RowButton

SHOWN = 30


@dataclass(frozen=True, slots=True)
class _Found:
    """What is still to be done, the newest of the rest, and how many there are."""

    waiting: list[EnquiryLine]
    recent: list[EnquiryLine]
    total: int


def _read(reader: Reader) -> _Found:
    soon = due_follow_ups(reader, on=date.today().isoformat())
    known = {one.enquiry.id for one in soon}
    unanswered = list_enquiries(reader, status="open")
    waiting = [*soon, *(one for one in unanswered if one.enquiry.id not in known)]
    known = {one.enquiry.id for one in waiting}
    recent = list_enquiries(reader, limit=SHOWN)
    total = reader.value("SELECT count(*) FROM enquiry WHERE deleted = 0")
    return _Found(waiting, [one for one in recent if one.enquiry.id not in known], total)


class EnquiriesPage(Page):
    """One enquiry is taken at a time; its place opens one, or begins a new one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._base = AnswerBase(self, context)
        self.card = EnquiryCard(context, self._base)
        self.waiting = Card(_("Por hacer"))
        self.recent = Card(_("Últimas consultas"))
        self._lines = {self.waiting: QVBoxLayout(), self.recent: QVBoxLayout()}
        self._lay_out()
        self.first = self.card.search.field
        Live(self, context, _read, self._show, here=True)
        self.card.setEnabled(not context.store.read_only)

    def _lay_out(self) -> None:
        column = self.lay_out(margins=(26, 8, 26, 16), spacing=12)
        head = WrapRow()
        head.setSpacing(10)
        head.addWidget(label(_("Consultas"), "title"))
        self.count = label("", "soft")
        head.addWidget(self.count)
        head.addStretch()
        head.addWidget(ExportButton(self._context, self.exported))
        self.answers = QPushButton(_("Respuestas guardadas"))
        self.answers.clicked.connect(lambda: self._context.way.go("answers"))
        self.new = QPushButton(_("Nueva consulta"))
        self.new.setProperty("role", "main")
        self.new.setToolTip("Ctrl+E")
        self.new.setEnabled(not self._context.store.read_only)
        self.new.clicked.connect(self.begin)
        for button in (self.answers, self.new):
            button.setAccessibleName(button.text())
            head.addWidget(button)
        column.addLayout(head)
        area = ColumnsArea(self._context.theme.scale)
        column.addWidget(area, 1)
        left, right = area.add_pair(60, 40)
        left.addWidget(self.card)
        left.addStretch(1)  # before the card's own fields, which would be pulled apart
        for card, lines in self._lines.items():
            lines.setSpacing(2)
            card.body.addLayout(lines)
            right.addWidget(card)
        right.addStretch()

    def exported(self) -> ListSheet:
        """Every enquiry, as a list for Excel."""
        return enquiries_list("").sheet(list_enquiries(self._context.store))

    # --- what the window asks ---

    def show_place(self, place: Place) -> None:
        """An enquiry by its id, or a new one."""
        if isinstance(place.of, int):
            self.card.open(place.of)
        else:
            self.begin()

    def begin(self) -> None:
        """A new enquiry, with the cursor in the question."""
        self.card.begin()
        self.card.search.field.setFocus()

    # --- the lists ---

    def _show(self, found: _Found) -> None:
        self.card.refresh()
        self._fill(self.waiting, found.waiting, _("Nada por hacer."))
        self._fill(self.recent, found.recent, _("Todavía no hay ninguna.") if found.total else _begin())
        text = ngettext("{n} consulta", "{n} consultas", found.total)
        self.count.setText(text.format(n=found.total))

    def _fill(self, card: Card, lines: list[EnquiryLine], nothing: str) -> None:
        column = self._lines[card]
        clear_column(column)
        for one in lines:
            row = RowButton(one.enquiry.question, _remark(one), side=_side(one))
            row.chosen.connect(lambda one=one: self.card.open(one.enquiry.id))
            column.addWidget(row)
        if not lines:
            column.addWidget(label(nothing, "soft", wrap=True))


def _begin() -> str:
    """What an office reads that has never noted one."""
    return _(
        "Todavía no hay ninguna. Cuando alguien llame o escriba con una pregunta, anótela a la izquierda con sus palabras: mientras escribe aparecen las respuestas guardadas, con su fuente, y Enter toma una. Desde cualquier pantalla se empieza con Ctrl+E."
    )


def _remark(one: EnquiryLine) -> str:
    enquiry = one.enquiry
    parts = [
        one.asker or _("sin nombre"),
        one.cluster,
        TOPIC_WORDS[enquiry.topic],
        CHANNEL_WORDS[enquiry.channel],
        enquiry.follow_up_note if enquiry.follow_up_on and enquiry.follow_up_note else "",
    ]
    return " · ".join(part for part in parts if part)


def _side(one: EnquiryLine) -> str:
    if one.enquiry.follow_up_on and one.enquiry.status != "closed":
        return _("volver el {day}").format(day=format_day(one.enquiry.follow_up_on))
    return _("sin responder") if one.enquiry.status == "open" else format_day(one.enquiry.asked_on)
