"""The cards of the record (Ficha) with plain fields: the workshop itself, and its owners."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.errors import DataProblem
from app.i18n import _
from app.registry import operations
from app.registry.groups import SEX_WORDS, ZONE_WORDS
from app.registry.records import Workshop
from app.registry.remarks import cedula_remark, phone_remark, read_year, ruc_remark, shown_phone
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import BirthYear, Choice, ChoiceOf, Needed, Typed
from ui.registry import choices as file_choices
from ui.registry.words import choices, term_choices
from ui.widgets.card import Card, label, line
from ui.widgets.columns import clear_column
from ui.widgets.field import TextField


def read_where(text: str) -> tuple[float | None, float | None]:
    """ "-25,5621; -57,2846" -> latitude and longitude; "" -> not known."""
    if not text.strip():
        return None, None
    try:
        latitude, longitude = (float(part.strip().replace(",", ".")) for part in text.split(";"))
    except ValueError:
        latitude = longitude = 999
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise DataProblem(_("Escriba dos números con punto y coma entre ellos."))
    return latitude, longitude


def show_where(where: Any) -> str:
    """The other way round; nothing while half of it is not known."""
    return "" if where is None or None in where else "; ".join(map(str, where)).replace(".", ",")


def workshop_rows() -> tuple[Row, ...]:
    """What the Ficha says of a workshop itself."""
    name = Needed(_("El taller necesita un nombre; se queda con el de antes."))
    return (
        Row("name", _("Nombre del taller"), name, wide=True),
        Row("cluster_id", _("Territorio"), ChoiceOf(file_choices.clusters), of=_cluster),
        Row("place", _("Barrio o compañía")),
        Row("zone", _("Zona"), Choice(choices(ZONE_WORDS))),
        Row(
            "where",
            _("Ubicación (latitud; longitud)"),
            Typed(read_where, show_where),
            example="-25,5621; -57,2846",
            writes=("latitude", "longitude"),
        ),
        Row("phone", _("Teléfono"), of=_phone, remark=phone_remark),
        Row("ruc", _("RUC"), of=lambda one: one.ruc_given or one.ruc, remark=ruc_remark),
        Row("start_year", _("Año de inicio"), Typed(read_year)),
        Row("legal_form", _("Forma legal"), Choice(term_choices("legal_forms"))),
    )


def owner_rows() -> tuple[Row, ...]:
    """What the Ficha says of an owner."""
    return (
        Row("given_names", _("Nombres"), Needed(_("Falta el nombre; se queda con el de antes."))),
        Row("surnames", _("Apellidos")),
        Row("sex", _("Sexo"), Choice(choices(SEX_WORDS))),
        Row("birth_year", _("Año de nacimiento"), BirthYear()),
        Row("schooling", _("Estudios"), Choice(term_choices("schooling"))),
        Row("language", _("Idioma que más habla"), Choice(term_choices("languages"))),
        Row("phone", _("Teléfono propio"), of=_phone, remark=phone_remark),
        Row("cedula", _("Cédula (solo si hace falta)"), remark=cedula_remark),
    )


def _cluster(workshop: Workshop) -> int | None:
    return workshop.cluster.id if workshop.cluster else None


def _phone(one: Any) -> str:
    return shown_phone(one.phone, one.phone_given)


class WorkshopCard(Card):
    """Name, place, start, legal form, RUC, phone. Every field saves and undoes by itself."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("El taller"), parent=parent)
        self.form = Form(context, workshop_rows(), operations.change_workshop, "workshop_id")
        self.body.addWidget(self.form)


class OwnersCard(Card):
    """The owner or owners; more can be added."""

    added = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Dueña o dueño"), parent=parent)
        self._context = context
        self._workshop_id = 0
        self.forms: list[Form] = []
        self._removing: list[QPushButton] = []
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
        if [form.record.id for form in self.forms] != [one.id for one in workshop.owners]:
            self._rebuild(workshop)
        for form, remove, person in zip(self.forms, self._removing, workshop.owners, strict=True):
            form.show_record(person)
            remove.setText(_("Quitar a {name}").format(name=person.full_name))
            remove.setAccessibleName(remove.text())

    def _rebuild(self, workshop: Workshop) -> None:
        clear_column(self._list)
        self.forms, self._removing = [], []
        for place, person in enumerate(workshop.owners):
            if place:
                self._list.addWidget(line())
            form = Form(self._context, owner_rows(), operations.change_person, "person_id")
            self._list.addWidget(form)
            self.forms.append(form)
            remove = QPushButton()
            self._removing.append(remove)
            remove.setProperty("role", "link")
            remove.clicked.connect(
                lambda _checked=False, one=person: self._context.do(
                    operations.remove_person, person_id=one.id
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
        if self._context.do(
            operations.add_person,
            workshop_id=self._workshop_id,
            given_names=given,
            surnames=surnames,
        ):
            self.new.clear()
