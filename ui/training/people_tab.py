"""Participantes: who is invited, enrolled or waiting, what they need, and adding somebody."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.registry.names import fold
from app.training.enrolment_operations import (
    add_trainee_of_person,
    enrol_trainee,
    give_place,
    remove_enrolment,
)
from app.training.records import Enrolment
from app.training.words import ENROLMENT_WORDS
from ui.context import Context
from ui.improvement.two_columns import TwoColumns
from ui.messages import undo_last
from ui.registry.remarks import shown_phone
from ui.search_box import Hit, SearchBox
from ui.training.desk import EventDesk
from ui.training.event_tab import EventTab
from ui.training.messages_window import MessagesWindow
from ui.training.new_trainee import add_new_trainee
from ui.training.people_finder import Choosing, find_people
from ui.training.person_panel import PersonPanel
from ui.training.words import say_needs, sum_needs
from ui.widgets.card import label
from ui.widgets.empty import EmptyState
from ui.widgets.list_model import Column, ListModel
from ui.widgets.list_table import ListTable
from ui.widgets.page_stack import PageStack

SHARES = (58, 42)
LEAST_TABLE = 320


def people_columns() -> tuple[Column, ...]:
    """The columns of the list of participants; the numbers are those of the paper."""
    return (
        Column(_("N.º"), lambda one: str(one.number), lambda one: one.number, 48, right=True),
        Column(
            _("Persona"),
            lambda one: one.trainee.full_name,
            lambda one: fold(one.trainee.full_name),
            strong=True,
        ),
        Column(_("Taller"), lambda one: one.trainee.workshop, None, 160, leaves=3),
        Column(_("Estado"), lambda one: ENROLMENT_WORDS[one.status], None, 132),
        Column(_("Necesita"), say_needs, None, 146, leaves=2),
        Column(
            _("Teléfono"),
            lambda one: shown_phone(one.trainee.phone, one.trainee.phone_given),
            None,
            124,
            leaves=1,
        ),
    )


class PeopleTab(EventTab):
    """Type a name, Enter adds; the list at the left, one person's data at the right."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.finder = SearchBox(self._find)
        self.finder.setPlaceholderText(_("Agregar: nombre, taller o teléfono"))
        self.finder.setAccessibleName(_("Agregar a alguien a esta edición"))
        self.model = ListModel(people_columns())
        self.table = ListTable(self.model, _("Participantes"), context.theme.scale)
        self.panel = PersonPanel(context)
        self._lay_out()
        self._wire()
        self.begins_at = self.finder

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.needed = QPushButton(_("Ver quién lo necesita"))
        self.give = QPushButton()
        self.messages = QPushButton(_("Mensajes…"))
        self.messages.setToolTip(_("El texto para WhatsApp y el teléfono de cada persona invitada"))
        for button in (self.needed, self.give, self.messages):
            button.setAccessibleName(button.text())
        row.addWidget(self.finder, 1)
        for button in (self.give, self.messages, self.needed):
            row.addWidget(button)
        column.addLayout(row)
        self.totals = label("", wrap=True)
        self.waiting = label("", "soft", wrap=True)
        column.addWidget(self.totals)
        column.addWidget(self.waiting)
        self.empty = EmptyState(
            _("Todavía no hay nadie"),
            _(
                "Escriba arriba un nombre o un taller y Enter, o marque a quiénes invitar en la lista de quienes necesitan el curso."
            ),
            _("Ver quién lo necesita"),
        )
        self.body = PageStack()
        self.body.setMinimumHeight(self.context.theme.pixels(LEAST_TABLE))
        self.body.addWidget(self.table)
        self.body.addWidget(self.empty)
        columns = TwoColumns(self.context.theme, [self.body], [self.panel], SHARES)
        column.addWidget(columns, 1)

    def _wire(self) -> None:
        for signal in (self.needed.clicked, self.empty.chosen):
            signal.connect(lambda *_more: self._open_course())
        self.give.clicked.connect(self._give_first)
        self.messages.clicked.connect(self.show_messages)
        self.table.pointed.connect(self._show_person)
        self.table.opened.connect(lambda _one: self.panel.begin())
        self.table.typed.connect(self._type)
        self.panel.freed.connect(self._offer_place)
        self.panel.remove_wanted.connect(self.remove)
        self.panel.workshop_wanted.connect(lambda one: self.place_wanted.emit("workshop", one))

    # --- showing ---

    def refresh(self, desk: EventDesk) -> None:
        current = self.table.current
        kept = current.id if current is not None else None
        self.model.show_rows(desk.enrolments)
        self.body.setCurrentWidget(self.table if desk.enrolments else self.empty)
        row = self.model.row_of(kept)
        if desk.enrolments:
            self.table.point_at(row if row is not None else 0)
        self.panel.show_enrolment(desk, self.table.current if desk.enrolments else None)
        self._show_totals(desk)
        self.messages.setVisible(desk.count("invited", "enrolled", "waiting") > 0)
        for part in (self.finder, self.give):
            part.setEnabled(not desk.store.read_only)

    def _show_totals(self, desk: EventDesk) -> None:
        here, event = desk.count("enrolled"), desk.event
        said = [
            _("{count} de {places} lugares ocupados").format(count=here, places=event.places)
            if event.places is not None
            else _("{count} inscriptas/os").format(count=here)
        ]
        for status, text in (
            ("invited", _("{count} sin confirmar")),
            ("waiting", _("{count} en espera")),
        ):
            if count := desk.count(status):
                said.append(text.format(count=count))
        self.totals.setText(" · ".join(said))
        needs = sum_needs(desk.enrolments)
        waiting = [one.trainee.full_name for one in desk.enrolments if one.status == "waiting"]
        lines = [
            _("Para que puedan venir: {needs}").format(needs=needs) if needs else "",
            _("En espera, por orden: {names}").format(names=", ".join(waiting)) if waiting else "",
        ]
        self.waiting.setText("\n".join(line for line in lines if line))
        self.waiting.setVisible(any(lines))
        self.totals.setVisible(bool(desk.enrolments))
        first = desk.first_waiting
        room = event.places is None or here < event.places
        self.give.setVisible(first is not None and room)
        if first is not None:
            self.give.setText(_("Dar el lugar a {name}").format(name=first.trainee.full_name))
            self.give.setAccessibleName(self.give.text())

    def _show_person(self, one: Enrolment) -> None:
        if self.desk is not None:
            self.panel.show_enrolment(self.desk, one)

    # --- adding ---

    def _find(self, text: str) -> list[Hit]:
        if self.desk is None:
            return []
        choosing = Choosing(self.add_trainee, self._add_person, self._add_new)
        return find_people(self.desk, text, choosing)

    def _type(self, text: str) -> None:
        self.finder.setFocus()
        self.finder.insert(text)
        self.finder.textEdited.emit(self.finder.text())

    def add_trainee(self, trainee_id: int) -> None:
        """Enrol somebody, or put her on the waiting list; she is shown."""
        desk = self.desk
        if desk is None:
            return
        made = desk.attempt(enrol_trainee, event_id=desk.event_id, trainee_id=trainee_id)
        if made is None:
            return
        row = self.model.row_of(made)
        if row is not None:
            self.table.point_at(row)
        one = desk.enrolment(made)
        if one is not None and one.status == "waiting":
            self.context.messages.say(
                _("Está lleno: {name} queda en la lista de espera.").format(
                    name=one.trainee.full_name
                )
            )
        self.finder.setFocus()

    def _add_person(self, person_id: int) -> None:
        desk = self.desk
        if desk is None:
            return
        with desk.store.change(_("inscribir a una persona")):
            trainee = desk.attempt(add_trainee_of_person, person_id=person_id)
            if trainee is not None:
                desk.attempt(enrol_trainee, event_id=desk.event_id, trainee_id=trainee)
        self._point_at_trainee(trainee)

    def _add_new(self, name: str, workshop_id: int | None) -> None:
        if self.desk is None:
            return
        trainee = add_new_trainee(self.context, self, name, workshop_id)
        if trainee is not None:
            self.add_trainee(trainee)

    def _point_at_trainee(self, trainee_id: Any) -> None:
        for row, one in enumerate(self.model.shown):
            if one.trainee.id == trainee_id:
                self.table.point_at(row)
        self.finder.setFocus()

    def show_messages(self) -> None:
        """The telephone and the text for WhatsApp of each person who is invited."""
        if self.desk is None:
            return
        window = MessagesWindow(self.context, self.desk, self)
        event = self.desk.event_id
        window.print_wanted.connect(lambda kind: self.print_wanted.emit(kind, event))
        window.exec()
        window.deleteLater()

    # --- leaving ---

    def remove(self, enrolment_id: int) -> None:
        """Take out somebody written by mistake; it can be undone."""
        desk = self.desk
        if desk is None:
            return
        before = len(desk.enrolments)
        desk.attempt(remove_enrolment, enrolment_id=enrolment_id)
        if len(desk.enrolments) < before:
            self.context.messages.say(
                _("Quitada/o de la edición."),
                action=_("Deshacer"),
                do=lambda: undo_last(desk.store),
            )
            self.table.setFocus()

    def _offer_place(self, enrolment_id: int) -> None:
        desk = self.desk
        one = desk.enrolment(enrolment_id) if desk is not None else None
        if one is not None:
            self.context.messages.say(
                _("Quedó un lugar: {name} es quien espera desde antes.").format(
                    name=one.trainee.full_name
                ),
                action=_("Darle el lugar"),
                do=lambda: self._give(enrolment_id),
            )

    def _give(self, enrolment_id: int) -> None:
        if self.desk is not None:
            self.desk.attempt(give_place, enrolment_id=enrolment_id)

    def _give_first(self) -> None:
        first = self.desk.first_waiting if self.desk is not None else None
        if first is not None:
            self._give(first.id)

    def _open_course(self) -> None:
        if self.desk is not None:
            self.place_wanted.emit("course", self.desk.event.course)

    def keyPressEvent(self, event: Any) -> None:
        current = self.table.current
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus() and current is not None:
            self.remove(current.id)
        else:
            super().keyPressEvent(event)
