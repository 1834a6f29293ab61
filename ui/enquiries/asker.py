"""Who asks: a workshop the office knows, or a person of whom one notes what they like to say."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.enquiries.records import Enquiry
from app.enquiries.words import ROLE_WORDS
from app.i18n import _
from app.registry.groups import SEX_WORDS
from app.registry.phone import show_phones
from app.registry.remarks import phone_remark, read_year, year_is_wrong, year_remark, year_tone
from ui.context import Context
from ui.forms.fields import FileChoiceField
from ui.registry.choices import clusters
from ui.registry.words import choices
from ui.widgets.card import label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import Labelled, TextField


class AskerFields(QWidget):
    """`save` takes the columns of an enquiry that changed."""

    def __init__(
        self, context: Context, save: Callable[..., None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._save = save
        self.workshop = QPushButton(_("Elegir un taller…"))
        self.nobody = QPushButton(_("No es de un taller"))
        self.known = label("", "strong", wrap=True)
        self.name, self.phone, self.year = TextField(), TextField(), TextField()
        self.sex = ChoiceField(choices(SEX_WORDS))
        self.role = ChoiceField(choices(dict(ROLE_WORDS)))
        self.cluster = FileChoiceField(context.store, clusters)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        for button in (self.workshop, self.nobody):
            button.setAccessibleName(button.text())
            row.addWidget(button)
        row.addWidget(self.known, 1)
        column.addLayout(row)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        self._parts: dict[str, Labelled] = {}
        for place, (name, field) in enumerate(
            (
                (_("Nombre (si lo dice)"), self.name), (_("Teléfono"), self.phone),
                (_("Qué es"), self.role), (_("Sexo"), self.sex),
                (_("Año de nacimiento"), self.year), (_("Territorio"), self.cluster),
            )
        ):  # fmt: skip
            part = Labelled(name, field)
            if field in (self.phone, self.year):
                self._parts["phone" if field is self.phone else "year"] = part
            grid.addWidget(part, place // 2, place % 2)
        column.addLayout(grid)

    def _wire(self) -> None:
        self.workshop.clicked.connect(self._choose)
        self.nobody.clicked.connect(lambda: self._save(workshop_id=None))
        self.name.saved.connect(lambda text: self._save(asker_name=text))
        self.phone.saved.connect(self._save_phone)
        self.year.saved.connect(self._save_year)
        self.sex.chosen.connect(lambda value: self._save(asker_sex=value))
        self.role.chosen.connect(lambda value: self._save(asker_role=value))
        self.cluster.chosen.connect(lambda value: self._save(cluster_id=value))

    def _save_year(self, text: str) -> None:
        self._show_remarks()
        self.year.refused = year_is_wrong(text)
        if not self.year.refused:
            self._save(asker_birth_year=read_year(text))

    def _save_phone(self, text: str) -> None:
        self._show_remarks()
        self._save(asker_phone=text)

    def _show_remarks(self) -> None:
        self._parts["phone"].show_remark(phone_remark(self.phone.text()))
        self._parts["year"].show_remark(
            year_remark(self.year.text(), birth=True), year_tone(self.year.text())
        )

    def _choose(self) -> None:
        from ui.registry.choose_workshop import choose_workshop

        chosen = choose_workshop(self._context, self, title=_("Consulta"))
        if chosen is not None:
            self._save(workshop_id=chosen)

    def show_asker(self, values: dict[str, Any] | Enquiry) -> None:
        """Show who it is; a new enquiry gives what was noted so far."""

        def of(name: str) -> Any:
            return values.get(name) if isinstance(values, dict) else getattr(values, name)

        self.known.setText(_workshop_name(self._context, of("workshop_id")))
        self.nobody.setVisible(of("workshop_id") is not None)
        self.name.show_text(of("asker_name") or "")
        self.phone.show_text(show_phones(of("asker_phone") or ""))
        year = of("asker_birth_year")
        self.year.show_text(str(year) if year else "")
        for field, name in ((self.sex, "asker_sex"), (self.role, "asker_role"),
                            (self.cluster, "cluster_id")):  # fmt: skip
            field.show_value(of(name))
        self._show_remarks()


def _workshop_name(context: Context, workshop_id: int | None) -> str:
    row = context.store.row("SELECT code, name FROM workshop WHERE id = ?", (workshop_id or 0,))
    return f"{row['code']} {row['name']}" if row is not None else ""
