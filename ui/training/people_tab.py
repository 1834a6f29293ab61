"""Participantes: who is invited, enrolled or waiting, what they need, and adding somebody."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.storage.labels import Label
from app.training.enrolment_operations import (
    add_trainee_of_person,
    enrol_trainee,
    give_place,
    remove_enrolment,
)
from app.training.event_desk import EventDesk
from app.training.records import Enrolment
from ui.context import Context
from ui.history.asking import HistoryOf, offer_in_list
from ui.search_box import Hit, SearchBox
from ui.training.event_tab import EventTab
from ui.training.messages_window import MessagesWindow
from ui.training.new_trainee import add_new_trainee
from ui.training.people_counts import people_columns, say_all_needs, say_totals, say_waiting
from ui.training.people_finder import Choosing, find_people
from ui.training.person_panel import PersonPanel
from ui.widgets.card import label
from ui.widgets.empty import EmptyState
from ui.widgets.list_model import ListModel
from ui.widgets.list_table import ListTable, RowDeed
from ui.widgets.page_stack import PageStack
from ui.widgets.two_columns import TwoColumns

SHARES = (58, 42)
LEAST_TABLE = 320


class PeopleTab(EventTab):
    """Type a name, Enter adds; the list at the left, one person's data at the right."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.finder = SearchBox(self._find)
        self.finder.setPlaceholderText(_("Agregar: nombre, taller o teléfono"))
        self.finder.setAccessibleName(_("Agregar a alguien a esta capacitación"))
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
        self.messages = QPushButton(_("WhatsApp y llamadas…"))
        self.messages.setToolTip(_("El texto para WhatsApp y el teléfono de cada persona invitada"))
        for button in (self.needed, self.give, self.messages):
            button.setAccessibleName(button.text())
        row.addWidget(self.finder, 1)
        for button in (self.give, self.messages, self.needed):
            row.addWidget(button)
        column.addLayout(row)
        self.totals = label("", wrap=True)
        self.waiting = label("", "soft", wrap=True)
        self.enrol = QPushButton()
        self.enrol.setToolTip(
            _("A quienes eligió en la lista y dijeron que vienen; Mayús o Ctrl eligen a varias")
        )
        counts = QHBoxLayout()
        counts.addWidget(self.totals, 1)
        counts.addWidget(self.enrol)
        column.addLayout(counts)
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
        self.enrol.clicked.connect(self.enrol_chosen)
        self.table.chosen_changed.connect(self._show_chosen)
        self.panel.enrolled.connect(self._say_if_full)
        self.messages.clicked.connect(self.show_messages)
        self.table.pointed.connect(self._show_person)
        self.table.opened.connect(lambda _one: self.panel.begin())
        self.table.typed.connect(self._type)
        self.table.open_text = _("Cambiar sus datos")
        self.table.add_deeds(self._deeds)
        offer_in_list(self.context, self.table, _history_of)
        self.panel.freed.connect(self._offer_place)
        self.panel.remove_wanted.connect(self.remove)

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
        self._show_chosen()
        self.messages.setVisible(desk.count("invited", "enrolled", "waiting") > 0)
        for part in (self.finder, self.give):
            part.setEnabled(not desk.store.read_only)

    def _show_totals(self, desk: EventDesk) -> None:
        here, event = desk.count("enrolled"), desk.event
        self.totals.setText(say_totals(desk))
        lines = [line for line in (say_all_needs(desk), say_waiting(desk)) if line]
        self.waiting.setText("\n".join(lines))
        self.waiting.setVisible(bool(lines))
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
        made = self.context.do(enrol_trainee, event_id=desk.event_id, trainee_id=trainee_id)
        if made is None:
            return
        row = self.model.row_of(made)
        if row is not None:
            self.table.point_at(row)
        self._say_if_full(made)
        self.finder.setFocus()

    @property
    def invited(self) -> list[Enrolment]:
        """Those who are chosen in the list and have not said yes or no."""
        return [one for one in self.table.chosen if one.status == "invited"]

    def _show_chosen(self) -> None:
        desk, count = self.desk, len(self.invited)
        self.enrol.setVisible(bool(count) and desk is not None and not desk.store.read_only)
        several = _("Inscribir a las {count} personas elegidas").format(count=count)
        self.enrol.setText(several if count > 1 else _("Inscribir"))
        self.enrol.setAccessibleName(self.enrol.text())

    def enrol_chosen(self) -> None:
        """Enrol who is chosen and was invited; when it is full, on the waiting list. One undo."""
        desk, invited = self.desk, self.invited
        if desk is None or not invited:
            return
        with desk.store.change(Label("enrolment.came")):
            for one in invited:
                self.context.do(enrol_trainee, event_id=desk.event_id, trainee_id=one.trainee.id)
        self._say_if_full(invited[-1].id)
        self.table.setFocus()

    def _say_if_full(self, enrolment_id: int) -> None:
        one = self.desk.enrolment(enrolment_id) if self.desk is not None else None
        if one is not None and one.status == "waiting":
            self.context.messages.say(
                _("Está lleno: {name} queda en la lista de espera.").format(name=one.trainee.full_name)
            )

    def _add_person(self, person_id: int) -> None:
        desk = self.desk
        if desk is None:
            return
        with desk.store.change(Label("enrolment.person_added")):
            trainee = self.context.do(add_trainee_of_person, person_id=person_id)
            if trainee is not None:
                self.context.do(enrol_trainee, event_id=desk.event_id, trainee_id=trainee)
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
        window.exec()
        window.deleteLater()

    # --- leaving ---

    def _deeds(self, one: Enrolment) -> list[RowDeed]:
        """What can be done with who is chosen, from her line."""
        if self.desk is None or self.desk.store.read_only:
            return []
        found = [RowDeed(self.enrol.text(), self.enrol_chosen)] if self.invited else []
        if len(self.table.chosen) > 1:
            return found
        if one.status == "waiting":
            found.append(RowDeed(_("Darle el lugar"), lambda: self._give(one.id)))
        return [
            *found,
            RowDeed(_("Quitar de la capacitación\t{key}").format(key=_("Supr")), lambda: self.remove(one.id)),
        ]

    def remove(self, enrolment_id: int) -> None:
        """Take out somebody written by mistake; it can be undone."""
        desk = self.desk
        if desk is None:
            return
        said = _("Quitada/o de la capacitación.")
        if self.context.do(remove_enrolment, enrolment_id=enrolment_id, said=said):
            self.table.setFocus()

    def _offer_place(self, enrolment_id: int) -> None:
        desk = self.desk
        one = desk.enrolment(enrolment_id) if desk is not None else None
        if one is not None:
            self.context.messages.say(
                _("Quedó un lugar: {name} es quien espera desde antes.").format(name=one.trainee.full_name),
                action=_("Darle el lugar"),
                do=lambda: self._give(enrolment_id),
            )

    def _give(self, enrolment_id: int) -> None:
        if self.desk is not None:
            self.context.do(give_place, enrolment_id=enrolment_id)

    def _give_first(self) -> None:
        first = self.desk.first_waiting if self.desk is not None else None
        if first is not None:
            self._give(first.id)

    def _open_course(self) -> None:
        if self.desk is not None:
            self.context.way.go("course", self.desk.event.course)

    def keyPressEvent(self, event: Any) -> None:
        current = self.table.current
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus() and current is not None:
            self.remove(current.id)
        else:
            super().keyPressEvent(event)


def _history_of(one: Enrolment) -> HistoryOf:
    return HistoryOf(one.trainee.full_name, ("enrolment", one.id), whole=True)
