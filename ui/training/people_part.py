"""Personas: everybody who took part in a course, and one person's history."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.registry.remarks import shown_phone
from app.storage.records import Reader
from app.training.history_queries import list_gains, list_trainee_history
from app.training.lists import people_list
from app.training.people_queries import PersonLine
from app.training.words import say_trainee, short_hours
from ui.context import Context
from ui.lists.listing import Listing
from ui.training.history_rows import HistoryRows
from ui.widgets.card import Card, label
from ui.widgets.empty import EmptyState
from ui.widgets.two_columns import TwoColumns

SHARES = (62, 38)
LEAST_TABLE = 300


class PersonCard(Card):
    """One person: who she is, and the courses she took part in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.name = label("", "heading", wrap=True)
        self.about = label("", "soft", wrap=True)
        self.total = label("", wrap=True)
        self.rows = HistoryRows(named=False)
        self.print = QPushButton(_("Imprimir su historia"))
        self.print.setAccessibleName(self.print.text())
        for part in (self.name, self.about, self.total, self.rows):
            self.body.addWidget(part)
        self.body.addWidget(self.print, 0, Qt.AlignmentFlag.AlignLeft)

    def show_person(self, reader: Reader, one: PersonLine) -> None:
        """Show somebody."""
        lines = list_trainee_history(reader, one.id)
        self.name.setText(one.trainee.full_name)
        phone = shown_phone(one.trainee.phone, one.trainee.phone_given)
        self.about.setText(" · ".join(part for part in (say_trainee(one.trainee), phone) if part))
        hours = sum(line.hours_attended for line in lines)
        text = ngettext("{count} curso", "{count} cursos", one.courses).format(count=one.courses)
        self.total.setText(f"{text} · {short_hours(round(hours, 1))}")
        self.rows.show_lines(lines, list_gains(reader, lines))


class PeoplePart(QWidget):
    """The list at the left with its search, the person at the right."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        empty = EmptyState(
            _("Todavía no participó nadie"),
            _(
                "Las personas se anotan en una capacitación: ahí se las invita, se inscribe y se toma asistencia."
            ),
        )
        self.list = Listing(context, people_list(""), _("Buscar por nombre, taller o teléfono"), empty)
        self.card = PersonCard()
        self.card.hide()
        self.list.body.setMinimumHeight(context.theme.pixels(LEAST_TABLE))
        self.list.column.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(TwoColumns(context.theme, [self.list], [self.card], SHARES))
        self.list.table.pointed.connect(self._show_person)
        self.card.rows.chosen.connect(lambda event: context.way.go("event", event))
        self.card.print.clicked.connect(self._print)
        self.setFocusProxy(self.list.filter)
        self.list.shown.connect(self._show)

    def _show(self) -> None:
        people = self.list.model.total
        self.card.setVisible(bool(people))
        if people and self.list.table.current is None:
            self.list.table.point_at(0)
        elif people:
            self._show_person(self.list.table.current)

    def _show_person(self, one: Any) -> None:
        self.card.show_person(self._context.store, one)

    def _print(self) -> None:
        if self.list.table.current is not None:
            self._context.way.print("trainee-history", self.list.table.current.id)
