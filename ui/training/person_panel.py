"""One participant beside the list: where she stands, what she needs to come, who she is."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.registry.groups import SEX_WORDS
from app.registry.remarks import cedula_remark, phone_remark, shown_phone
from app.storage.store import Store
from app.training.enrolment_operations import (
    change_trainee,
    enrol_trainee,
    give_place,
    set_enrolment,
)
from app.training.event_desk import EventDesk
from app.training.records import Enrolment
from app.training.words import ENROLMENT_WORDS, ROLE_WORDS
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import BirthYear, Check, Choice
from ui.registry.words import choices
from ui.widgets.card import Card, label

WAITING_WORDS = ("declined", "withdrew")


def standing_rows() -> tuple[Row, ...]:
    """Where she stands, and what she needs to come."""
    return (
        Row("status", _("Estado"), Choice(ENROLMENT_WORDS)),
        Row(
            "reason",
            _("Por qué (si no puede o se retiró)"),
            when=lambda one: one.status in WAITING_WORDS,
        ),
        Row(widget=label(_("Para poder venir necesita"), "strong"), wide=True),
        Row("needs_childcare", _("Cuidado de hijos"), Check(_("Necesita: {what}"))),
        Row("needs_transport", _("Transporte"), Check(_("Necesita: {what}"))),
        Row("needs_language", _("Idioma"), hint=_("guaraní, jopara…")),
        Row("needs_timetable", _("Horario"), hint=_("tardes, sábados…")),
    )


def trainee_rows() -> tuple[Row, ...]:
    """Who she is."""
    return (
        Row("given_names", _("Nombres")),
        Row("surnames", _("Apellidos")),
        Row("sex", _("Sexo"), Choice(choices(SEX_WORDS))),
        Row("birth_year", _("Año de nacimiento"), BirthYear()),
        Row("role", _("Qué es en el taller"), Choice(choices(dict(ROLE_WORDS)))),
        Row(
            "phone",
            _("Teléfono"),
            remark=phone_remark,
            of=lambda one: shown_phone(one.phone, one.phone_given),
        ),
        Row("cedula", _("Cédula (solo si hace falta)"), remark=cedula_remark),
    )


class PersonPanel(QWidget):
    """Everything saves by itself; `freed` carries the enrolment that is first to be offered.

    `enrolled` carries who was enrolled here, perhaps on the waiting list.
    """

    freed = Signal(object)
    enrolled = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._way = context.way
        self._desk: EventDesk | None = None
        self.enrolment: Enrolment | None = None
        self.standing = Form(context, standing_rows(), self._write, "enrolment_id")
        self.trainee = Form(context, trainee_rows(), change_trainee, "trainee_id")
        note = (Row("note", _("Nota"), wide=True),)
        self.note = Form(context, note, set_enrolment, "enrolment_id")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.nobody = label(_("Elija a alguien de la lista para ver y cambiar sus datos."), "soft", wrap=True)
        self.cards = (self._standing_card(), self._person_card())
        for part in (self.nobody, *self.cards):
            column.addWidget(part)
        column.addStretch()

    def begin(self) -> None:
        """Put the cursor in where she stands."""
        self.standing["status"].setFocus()

    def _standing_card(self) -> Card:
        card = Card()
        self.name = label("", "heading", wrap=True)
        self.about = label("", "soft", wrap=True)
        for part in (self.name, self.about, self.standing):
            card.body.addWidget(part)
        return card

    def _person_card(self) -> Card:
        card = Card(_("Sus datos"))
        card.body.addWidget(self.trainee)
        card.body.addWidget(self.note)
        self.workshop = QPushButton()
        self.workshop.setProperty("role", "link")
        self.workshop.clicked.connect(self._open_workshop)
        self.remove = QPushButton(_("Quitar de esta capacitación"))
        self.remove.setProperty("role", "link")
        self.remove.setAccessibleName(self.remove.text())
        self.remove.clicked.connect(self._ask_remove)
        for button in (self.workshop, self.remove):
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    # --- showing ---

    def show_enrolment(self, desk: EventDesk, enrolment: Enrolment | None) -> None:
        """Show somebody; fields in which one is typing are left alone."""
        if enrolment is None:
            self.flush()
        self._desk, self.enrolment = desk, enrolment
        for card in self.cards:
            card.setVisible(enrolment is not None)
            card.setEnabled(not desk.store.read_only)
        self.nobody.setVisible(enrolment is None and bool(desk.enrolments))
        if enrolment is None:
            return
        trainee = enrolment.trainee
        self.name.setText(f"{enrolment.number}. {trainee.full_name}")
        self.about.setText(trainee.workshop or _("Sin taller"))
        self.workshop.setVisible(trainee.workshop_id is not None)
        self.workshop.setText(_("Abrir {name}").format(name=trainee.workshop))
        self.workshop.setAccessibleName(self.workshop.text())
        for form in (self.standing, self.note):
            form.show_record(enrolment)
        self.trainee.show_record(trainee)
        self._complete(desk)

    def _complete(self, desk: EventDesk) -> None:
        """What others of this event need completes what is typed."""
        for name in ("needs_language", "needs_timetable"):
            said = {value for one in desk.enrolments if (value := getattr(one, name))}
            self.standing[name].offer_words(sorted(said), inside=False)

    # --- saving ---

    def _write(self, store: Store, *, enrolment_id: int, merge_key: str, **fields: Any) -> None:
        if fields.get("status") == "enrolled":
            self._enrol(store)
            return
        waiting = set_enrolment(store, enrolment_id=enrolment_id, merge_key=merge_key, **fields)
        if waiting is not None:
            self.freed.emit(waiting)

    def _enrol(self, store: Store) -> None:
        """Give a place if there is one; who was not waiting for it waits from now on."""
        desk, enrolment = self._desk, self.enrolment
        assert desk is not None
        assert enrolment is not None
        if enrolment.status == "waiting":
            give_place(store, enrolment_id=enrolment.id)
        elif enrolment.status != "enrolled":
            enrol_trainee(store, event_id=desk.event_id, trainee_id=enrolment.trainee.id)
            self.enrolled.emit(enrolment.id)
        self.show_enrolment(desk, desk.enrolment(enrolment.id))

    def flush(self) -> None:
        """Save what is typed, before somebody else is shown."""
        for form in (self.standing, self.trainee, self.note):
            form.flush()

    def _ask_remove(self) -> None:
        if self.enrolment is not None:
            self.remove_wanted.emit(self.enrolment.id)

    def _open_workshop(self) -> None:
        if self.enrolment is not None:
            self._way.go("workshop", self.enrolment.trainee.workshop_id)
