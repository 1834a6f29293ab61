"""Visitas on a workshop's page: what is planned, then what was held, newest first."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.contacts.operations import plan_contact
from app.contacts.queries import list_contacts
from app.contacts.records import ContactLine
from app.contacts.words import TOPIC_WORDS, contact_name, say_minutes
from app.i18n import _, format_day, ngettext
from app.lists.sheets import ListSheet
from app.phrases import shorten
from app.registry.queries import read_workshop
from app.storage.records import Reader
from ui.contacts.new_contact import begin_contact
from ui.contacts.plan_window import ask_plan
from ui.context import Context
from ui.lists.exporting import ExportButton
from ui.live import Live
from ui.registry.workshop_tab import WorkshopTab
from ui.widgets.card import Card, label
from ui.widgets.light import Light
from ui.widgets.row_button import RowButton

MARK_WIDTH = 112
SHOWN_WORDS = 140


class VisitsTab(WorkshopTab):
    """Opens a contact, notes a new one, or plans one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.workshop_id = 0
        self.lines: list[ContactLine] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._head())
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._scroll, 1)
        self._live = Live(
            self,
            context,
            _read,
            self._show,
            here=True,
            asks=lambda: (self.workshop_id,) if self.workshop_id else None,
        )

    def _head(self) -> QHBoxLayout:
        self.total = label("", "soft", wrap=True)
        self.export = ExportButton(self.context, self.exported)
        self.plan = QPushButton(_("Prever visita"))
        self.note = QPushButton(_("Anotar visita"))
        self.note.setProperty("role", "strong")
        self.plan.clicked.connect(self.ask_plan)
        self.note.clicked.connect(self._note)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.total, 1)
        for button in (self.export, self.plan, self.note):
            row.addWidget(button)
        for button in (self.plan, self.note):
            button.setAccessibleName(button.text())
            button.setEnabled(not self.context.store.read_only)
        return row

    def show_workshop(self, workshop_id: int) -> None:
        """List the contacts of a workshop."""
        self.workshop_id = workshop_id
        self._live.again()

    def _show(self, lines: list[ContactLine]) -> None:
        self.lines = lines
        planned = [one for one in self.lines if one.status == "planned"][::-1]
        past = [one for one in self.lines if one.status != "planned"]
        self.total.setText(_say_total(past))
        self.export.setVisible(bool(self.lines))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 2, 0)
        column.setSpacing(12)
        for title, lines in ((_("Previstas"), planned), (_("Hechas"), past)):
            if lines:
                column.addWidget(self._card(title, lines))
        if not self.lines:
            column.addWidget(self._empty())
        column.addStretch()
        self._scroll.setWidget(body)

    def _card(self, title: str, lines: list[ContactLine]) -> Card:
        card = Card(title)
        card.body.setSpacing(2)
        for line in lines:
            row = self._row(line)
            row.chosen.connect(lambda line=line: self.context.way.go("contact", line.id))
            card.body.addWidget(row)
        return card

    def _row(self, line: ContactLine) -> RowButton:
        topics = TOPIC_WORDS
        words = shorten(line.what_was_done or line.workshop_agrees, SHOWN_WORDS)
        remark = " · ".join(
            part
            for part in (
                ", ".join(line.consultants),
                ", ".join(topics[one] for one in line.topics),
                words,
            )
            if part
        )
        hour = f" {line.starts_at}" if line.starts_at else ""
        title = f"{format_day(line.held_on)}{hour} · {contact_name(line.channel)}"
        side = say_minutes(line.minutes) if line.status == "held" else ""
        return RowButton(title, remark, self._mark(line), side, self.context.theme.pixels(MARK_WIDTH))

    def _mark(self, line: ContactLine) -> Light:
        colour = self.context.theme.colour
        if line.status == "held":
            return Light("square", _("hecha"), colour("good"))
        if line.status == "missed":
            return Light("ring", _("no se hizo"), colour("unmeasured"))
        if line.held_on < date.today().isoformat():
            return Light("triangle", _("atrasada"), colour("urgent"))
        return Light("circle", _("prevista"), colour("improve"))

    def _empty(self) -> Card:
        card = Card(_("Todavía no hay visitas anotadas"))
        card.body.addWidget(
            label(
                _(
                    "Anote cada visita, llamada o mensaje: cuánto duró, qué se hizo y qué acordaron. De aquí salen las horas y la hoja que queda en el taller."
                ),
                "soft",
                wrap=True,
            )
        )
        return card

    def exported(self) -> ListSheet:
        """The list as it leaves the office."""
        from app.contacts.lists import contacts_list

        return contacts_list("").sheet(self.lines)

    def _note(self) -> None:
        begin_contact(self.context, self.workshop_id)

    def ask_plan(self) -> None:
        """Ask when, and plan it."""
        name = read_workshop(self.context.store, self.workshop_id).name
        plan = ask_plan(self.context, self, name)
        if plan is None:
            return
        day, hour, channel = plan
        self.context.do(
            plan_contact, workshop_id=self.workshop_id, held_on=day, starts_at=hour, channel=channel
        )


def _read(reader: Reader, workshop_id: int) -> list[ContactLine]:
    return list_contacts(reader, workshop_id=workshop_id)


def _say_total(past: list[ContactLine]) -> str:
    held = [one for one in past if one.status == "held"]
    if not held:
        return ""
    count = len(held)
    text = ngettext("{count} visita o llamada", "{count} visitas y llamadas", count)
    minutes = [one.minutes for one in held if one.minutes is not None]
    told = text.format(count=count)
    return f"{told} · {say_minutes(sum(minutes))}" if minutes else told
