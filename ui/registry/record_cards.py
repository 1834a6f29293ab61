"""The cards of the record (Ficha) with plain fields: the workshop itself, and its owners."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.errors import Problem
from app.i18n import _
from app.registry import operations
from app.registry.groups import sex_words
from app.registry.queries import list_clusters
from app.registry.records import Person, Workshop
from ui.context import Context
from ui.registry.remarks import (
    phone_remark,
    read_year,
    ruc_remark,
    shown_phone,
    year_is_wrong,
    year_remark,
    year_tone,
)
from ui.registry.words import choices, term_choices
from ui.widgets.card import Card, label, line
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import Labelled, TextField


class WorkshopCard(Card):
    """Name, place, start, legal form, RUC, phone. Every field saves and undoes by itself."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("El taller"), parent=parent)
        self._context = context
        self._workshop: Workshop | None = None
        self.name, self.place, self.year, self.ruc, self.phone, self.where = (
            TextField() for _each in range(6)
        )
        self.where.setPlaceholderText("-25,5621; -57,2846")
        self.cluster = ChoiceField(
            [("—", None), *((one.name, one.id) for one in list_clusters(context.store))]
        )
        self.zone = ChoiceField([("—", None), (_("urbana"), "urban"), (_("rural"), "rural")])
        self.legal = ChoiceField(term_choices("legal_forms"))
        self._parts: dict[str, Labelled] = {}
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        places: tuple[tuple[str, str, QWidget, tuple[int, int, int, int]], ...] = (
            ("name", _("Nombre del taller"), self.name, (0, 0, 1, 2)),
            ("cluster_id", _("Territorio"), self.cluster, (1, 0, 1, 1)),
            ("place", _("Barrio o compañía"), self.place, (1, 1, 1, 1)),
            ("zone", _("Zona"), self.zone, (2, 0, 1, 1)),
            ("where", _("Ubicación (latitud; longitud)"), self.where, (2, 1, 1, 1)),
            ("phone", _("Teléfono"), self.phone, (3, 0, 1, 1)),
            ("ruc", _("RUC"), self.ruc, (3, 1, 1, 1)),
            ("start_year", _("Año de inicio"), self.year, (4, 0, 1, 1)),
            ("legal_form", _("Forma legal"), self.legal, (4, 1, 1, 1)),
        )
        for key, name, field, place in places:
            self._parts[key] = Labelled(name, field)
            grid.addWidget(self._parts[key], *place, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(grid)

    def _wire(self) -> None:
        self.name.saved.connect(self._save_name)
        self.place.saved.connect(lambda text: self._save(place=text))
        self.phone.saved.connect(lambda text: self._save(phone=text))
        self.ruc.saved.connect(lambda text: self._save(ruc=text))
        self.year.saved.connect(self._save_year)
        self.where.saved.connect(self._save_where)
        self.cluster.chosen.connect(lambda value: self._save(cluster_id=value))
        self.zone.chosen.connect(lambda value: self._save(zone=value))
        self.legal.chosen.connect(lambda value: self._save(legal_form=value))

    def show_workshop(self, workshop: Workshop) -> None:
        """Show what the file says, without disturbing who is typing."""
        self._workshop = workshop
        self.name.show_text(workshop.name)
        self.place.show_text(workshop.place or "")
        self.year.show_text(str(workshop.start_year or ""))
        self.ruc.show_text(workshop.ruc_given or workshop.ruc or "")
        self.phone.show_text(shown_phone(workshop.phone, workshop.phone_given))
        known = workshop.latitude is not None and workshop.longitude is not None
        where = f"{workshop.latitude}; {workshop.longitude}".replace(".", ",") if known else ""
        self.where.show_text(where)
        self.cluster.show_value(workshop.cluster.id if workshop.cluster else None)
        self.zone.show_value(workshop.zone)
        self.legal.show_value(workshop.legal_form)
        self._show_remarks()

    def _show_remarks(self) -> None:
        self._parts["ruc"].show_remark(ruc_remark(self.ruc.text()))
        self._parts["phone"].show_remark(phone_remark(self.phone.text()))
        self._parts["start_year"].show_remark(
            year_remark(self.year.text()), year_tone(self.year.text())
        )

    def _save(self, **fields: object) -> None:
        if self._workshop is None:
            return
        key = f"workshop:{self._workshop.id}:{next(iter(fields))}"
        try:
            operations.change_workshop(
                self._context.store, workshop_id=self._workshop.id, merge_key=key,
                **fields,  # type: ignore[arg-type]
            )  # fmt: skip
        except Problem as trouble:
            self._context.messages.show_problem(trouble)
        self._show_remarks()

    def _save_name(self, text: str) -> None:
        wrong = "" if text.strip() else _("El taller necesita un nombre; se queda con el de antes.")
        self._parts["name"].show_remark(wrong, "problem")
        if not wrong:
            self._save(name=text)

    def _save_year(self, text: str) -> None:
        self.year.refused = year_is_wrong(text)
        if not self.year.refused:
            self._save(start_year=read_year(text))
        self._show_remarks()

    def _save_where(self, text: str) -> None:
        parts = [part.strip().replace(",", ".") for part in text.split(";")]
        try:
            latitude, longitude = (None, None) if not text.strip() else map(float, parts)
            good = latitude is None or (abs(latitude) <= 90 and abs(longitude or 0) <= 180)
        except ValueError:
            good = False
        self._parts["where"].show_remark(
            "" if good else _("Escriba dos números con punto y coma entre ellos."), "problem"
        )
        self.where.refused = not good
        if good:
            self._save(latitude=latitude, longitude=longitude)


class OwnerForm(QWidget):
    """One owner."""

    def __init__(self, context: Context, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.person_id = person.id
        self.given, self.surnames, self.year, self.phone, self.cedula = (
            TextField() for _each in range(5)
        )
        self.sex = ChoiceField(choices(sex_words()))
        self.schooling = ChoiceField(term_choices("schooling"))
        self.language = ChoiceField(term_choices("languages"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        self._parts: dict[str, Labelled] = {}
        fields: tuple[tuple[str, str, TextField | ChoiceField], ...] = (
            ("given_names", _("Nombres"), self.given),
            ("surnames", _("Apellidos"), self.surnames),
            ("sex", _("Sexo"), self.sex),
            ("birth_year", _("Año de nacimiento"), self.year),
            ("schooling", _("Estudios"), self.schooling),
            ("language", _("Idioma que más habla"), self.language),
            ("phone", _("Teléfono propio"), self.phone),
            ("cedula", _("Cédula (solo si hace falta)"), self.cedula),
        )
        for place, (key, name, field) in enumerate(fields):
            self._parts[key] = Labelled(name, field)
            grid.addWidget(self._parts[key], place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
            save = self._saver(key)
            if isinstance(field, TextField):
                field.saved.connect(save)
            else:
                field.chosen.connect(save)

    def _saver(self, key: str) -> Callable[[object], None]:
        return lambda value: self._save(key, value)

    def show_person(self, person: Person) -> None:
        """Show what the file says."""
        self.given.show_text(person.given_names)
        self.surnames.show_text(person.surnames)
        self.year.show_text(str(person.birth_year or ""))
        self.phone.show_text(shown_phone(person.phone, person.phone_given))
        self.cedula.show_text(person.cedula or "")
        self.sex.show_value(person.sex)
        self.schooling.show_value(person.schooling)
        self.language.show_value(person.language)
        self._show_remarks()

    def _show_remarks(self) -> None:
        self._parts["phone"].show_remark(phone_remark(self.phone.text()))
        self._parts["birth_year"].show_remark(
            year_remark(self.year.text(), birth=True), year_tone(self.year.text())
        )

    def _save(self, key: str, value: object) -> None:
        self._show_remarks()
        if key == "birth_year":
            self.year.refused = year_is_wrong(str(value))
            if self.year.refused:
                return
            value = read_year(str(value))
        if key == "given_names" and not str(value).strip():
            self._parts[key].show_remark(_("Falta el nombre; se queda con el de antes."), "problem")
            return
        self._parts[key].show_remark(self._parts[key].remark)
        operations.change_person(
            self._context.store, person_id=self.person_id,
            merge_key=f"person:{self.person_id}:{key}", **{key: value},  # type: ignore[arg-type]
        )  # fmt: skip


class OwnersCard(Card):
    """The owner or owners; more can be added."""

    added = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Dueña o dueño"), parent=parent)
        self._context = context
        self._workshop_id = 0
        self.forms: list[OwnerForm] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self.body.addLayout(self._list)
        self.new = TextField()
        self.new.setPlaceholderText(_("Nombre y apellido"))
        self.new.setAccessibleName(_("Otra dueña u otro dueño: nombre y apellido"))
        self.add_button = QPushButton(_("Agregar"))
        self.add_button.setAccessibleName(_("Agregar dueña o dueño"))
        self.add_button.clicked.connect(self.add_owner)
        self.new.returnPressed.connect(self.add_owner)
        row = QHBoxLayout()
        row.addWidget(self.new, 1)
        row.addWidget(self.add_button)
        self.body.addLayout(row)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the owners; the forms stay while they are the same people."""
        self._workshop_id = workshop.id
        if [form.person_id for form in self.forms] != [one.id for one in workshop.owners]:
            self._rebuild(workshop)
        for form, person in zip(self.forms, workshop.owners, strict=True):
            form.show_person(person)

    def _rebuild(self, workshop: Workshop) -> None:
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.forms = []
        for place, person in enumerate(workshop.owners):
            if place:
                self._list.addWidget(line())
            form = OwnerForm(self._context, person)
            self._list.addWidget(form)
            self.forms.append(form)
            remove = QPushButton(_("Quitar a {name}").format(name=person.full_name))
            remove.setAccessibleName(remove.text())
            remove.setProperty("role", "link")
            remove.clicked.connect(
                lambda _checked=False, one=person: operations.remove_person(
                    self._context.store, person_id=one.id
                )
            )
            self._list.addWidget(remove, 0, Qt.AlignmentFlag.AlignRight)
        if not workshop.owners:
            self._list.addWidget(label(_("Todavía no se anotó a nadie."), "soft"))

    def add_owner(self) -> None:
        """Add who was typed."""
        from app.registry.names import split_full_name

        if not self.new.text().strip():
            self.new.setFocus()
            return
        given, surnames = split_full_name(self.new.text())
        operations.add_person(
            self._context.store, workshop_id=self._workshop_id, given_names=given, surnames=surnames
        )
        self.new.clear()
