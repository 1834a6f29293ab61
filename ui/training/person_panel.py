"""One participant beside the list: where she stands, what she needs to come, who she is."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.registry.groups import sex_words
from app.registry.remarks import (
    phone_remark,
    read_year,
    shown_phone,
    year_is_wrong,
    year_remark,
)
from app.training.enrolment_operations import (
    change_trainee,
    enrol_trainee,
    give_place,
    set_enrolment,
)
from app.training.records import Enrolment
from app.training.words import ENROLMENT_WORDS, ROLE_WORDS
from ui.context import Context
from ui.registry.words import choices
from ui.training.event_desk import EventDesk
from ui.widgets.card import Card, label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import Labelled, TextField, forget_refused

NEEDS = ("needs_childcare", "needs_transport", "needs_language", "needs_timetable")
WAITING_WORDS = ("declined", "withdrew")


class PersonPanel(QWidget):
    """Everything saves by itself; `freed` carries the enrolment that is first to be offered.

    `enrolled` carries who was enrolled here, perhaps on the waiting list.
    """

    freed = Signal(object)
    enrolled = Signal(object)
    remove_wanted = Signal(object)
    workshop_wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._desk: EventDesk | None = None
        self.enrolment: Enrolment | None = None
        self._parts: dict[str, Labelled] = {}
        self.fields = self._make_fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.nobody = label(
            _("Elija a alguien de la lista para ver y cambiar sus datos."), "soft", wrap=True
        )
        column.addWidget(self.nobody)
        self.standing = self._standing_card()
        self.person = self._person_card()
        column.addWidget(self.standing)
        column.addWidget(self.person)
        column.addStretch()
        self._wire()

    def begin(self) -> None:
        """Put the cursor in where she stands."""
        self.fields["status"].setFocus()

    def _make_fields(self) -> dict[str, Any]:
        return {
            "status": ChoiceField([(text, code) for code, text in ENROLMENT_WORDS.items()]),
            "reason": TextField(),
            "needs_childcare": QCheckBox(_("Cuidado de hijos")),
            "needs_transport": QCheckBox(_("Transporte")),
            "needs_language": TextField(),
            "needs_timetable": TextField(),
            "given_names": TextField(),
            "surnames": TextField(),
            "sex": ChoiceField(choices(sex_words())),
            "birth_year": TextField(),
            "role": ChoiceField(choices(dict(ROLE_WORDS))),
            "phone": TextField(),
            "cedula": TextField(),
            "note": TextField(),
        }

    def _labelled(self, name: str, text: str) -> Labelled:
        self._parts[name] = Labelled(text, self.fields[name])
        return self._parts[name]

    def _standing_card(self) -> Card:
        card = Card(" ")
        self.name = label("", "heading", wrap=True)
        self.about = label("", "soft", wrap=True)
        card.body.takeAt(0)
        card.body.addWidget(self.name)
        card.body.addWidget(self.about)
        grid = _grid()
        grid.addWidget(self._labelled("status", _("Estado")), 0, 0)
        grid.addWidget(self._labelled("reason", _("Por qué (si no puede o se retiró)")), 0, 1)
        card.body.addLayout(grid)
        card.body.addWidget(label(_("Para poder venir necesita"), "strong"))
        needs = _grid()
        for place, name in enumerate(NEEDS[:2]):
            box: QCheckBox = self.fields[name]
            box.setAccessibleName(_("Necesita: {what}").format(what=box.text()))
            needs.addWidget(box, 0, place)
        needs.addWidget(self._labelled("needs_language", _("Idioma")), 1, 0)
        needs.addWidget(self._labelled("needs_timetable", _("Horario")), 1, 1)
        self.fields["needs_language"].setPlaceholderText(_("guaraní, jopara…"))
        self.fields["needs_timetable"].setPlaceholderText(_("después de las 18, sábados…"))
        card.body.addLayout(needs)
        return card

    def _person_card(self) -> Card:
        card = Card(_("Sus datos"))
        grid = _grid()
        names = {
            "given_names": _("Nombres"),
            "surnames": _("Apellidos"),
            "sex": _("Sexo"),
            "birth_year": _("Año de nacimiento"),
            "role": _("Qué es en el taller"),
            "phone": _("Teléfono"),
            "cedula": _("Cédula (solo si hace falta)"),
            "note": _("Nota"),
        }
        for place, (name, text) in enumerate(names.items()):
            part = self._labelled(name, text)
            grid.addWidget(part, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(grid)
        self.workshop = QPushButton()
        self.workshop.setProperty("role", "link")
        self.workshop.clicked.connect(self._open_workshop)
        self.remove = QPushButton(_("Quitar de esta edición"))
        self.remove.setProperty("role", "link")
        self.remove.setAccessibleName(self.remove.text())
        self.remove.clicked.connect(self._ask_remove)
        for button in (self.workshop, self.remove):
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _wire(self) -> None:
        for name, field in self.fields.items():
            own = name in ("status", "reason", "note", *NEEDS)
            save = self._save_enrolment if own else self._save_trainee
            if isinstance(field, QCheckBox):
                field.clicked.connect(lambda on, what=name, do=save: do(what, bool(on)))
            else:
                signal = field.chosen if isinstance(field, ChoiceField) else field.saved
                signal.connect(lambda value, what=name, do=save: do(what, value))

    # --- showing ---

    def show_enrolment(self, desk: EventDesk, enrolment: Enrolment | None) -> None:
        """Show somebody; fields in which one is typing are left alone."""
        if self.enrolment is not None and (enrolment is None or enrolment.id != self.enrolment.id):
            self.flush()
            forget_refused(self)
        self._desk, self.enrolment = desk, enrolment
        for card in (self.standing, self.person):
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
        self._parts["reason"].setVisible(enrolment.status in WAITING_WORDS)
        for name, field in self.fields.items():
            source: Any = enrolment if hasattr(enrolment, name) else trainee
            self._show(field, getattr(source, name))
        self.fields["phone"].show_text(shown_phone(trainee.phone, trainee.phone_given))
        self._complete(desk)
        self._show_remarks()

    def _show(self, field: Any, value: Any) -> None:
        if isinstance(field, QCheckBox):
            field.setChecked(bool(value))
        elif isinstance(field, TextField):
            field.show_text("" if value is None else str(value))
        else:
            field.show_value(value)

    def _complete(self, desk: EventDesk) -> None:
        """What others of this edition need completes what is typed."""
        for name in ("needs_language", "needs_timetable"):
            said = {value for one in desk.enrolments if (value := getattr(one, name))}
            completer = QCompleter(sorted(said), self.fields[name])
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.fields[name].setCompleter(completer)

    def _show_remarks(self) -> None:
        self._parts["phone"].show_remark(phone_remark(self.fields["phone"].text()))
        self._parts["birth_year"].show_remark(
            year_remark(self.fields["birth_year"].text(), birth=True)
        )

    # --- saving ---

    def _save_enrolment(self, name: str, value: object) -> None:
        if self._desk is None or self.enrolment is None:
            return
        if name == "status" and value == "enrolled":
            self._enrol(self._desk, self.enrolment)
            return
        waiting = self._desk.attempt(
            set_enrolment, enrolment_id=self.enrolment.id,
            merge_key=f"enrolment:{self.enrolment.id}:{name}", **{name: value},
        )  # fmt: skip
        if waiting is not None:
            self.freed.emit(waiting)

    def _enrol(self, desk: EventDesk, enrolment: Enrolment) -> None:
        """Give a place if there is one; who was not waiting for it waits from now on."""
        if enrolment.status == "waiting":
            desk.attempt(give_place, enrolment_id=enrolment.id)
        elif enrolment.status != "enrolled":
            trainee = enrolment.trainee.id
            desk.attempt(enrol_trainee, event_id=desk.event_id, trainee_id=trainee)
            self.enrolled.emit(enrolment.id)
        self.show_enrolment(desk, desk.enrolment(enrolment.id))

    def _save_trainee(self, name: str, value: object) -> None:
        if self._desk is None or self.enrolment is None:
            return
        self._show_remarks()
        if name == "birth_year":
            self.fields[name].refused = year_is_wrong(str(value))
            if self.fields[name].refused:
                return
            value = read_year(str(value))
        trainee = self.enrolment.trainee.id
        self._desk.attempt(
            change_trainee, trainee_id=trainee, merge_key=f"trainee:{trainee}:{name}",
            **{name: value},
        )  # fmt: skip

    def flush(self) -> None:
        """Save what is typed, before somebody else is shown."""
        for field in self.fields.values():
            if isinstance(field, TextField):
                field.flush()

    def _ask_remove(self) -> None:
        if self.enrolment is not None:
            self.remove_wanted.emit(self.enrolment.id)

    def _open_workshop(self) -> None:
        if self.enrolment is not None:
            self.workshop_wanted.emit(self.enrolment.trainee.workshop_id)


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(8)
    for column in (0, 1):
        grid.setColumnStretch(column, 1)
    return grid
