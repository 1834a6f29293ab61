"""Who asks: a workshop the office knows, or a person of whom one notes what they like to say."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.enquiries.words import ROLE_WORDS
from app.i18n import _
from app.registry.groups import SEX_WORDS
from app.registry.phone import show_phones
from app.registry.remarks import phone_remark
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import BirthYear, Choice, ChoiceOf
from ui.registry.choices import clusters
from ui.registry.words import choices
from ui.widgets.card import label


def asker_rows() -> tuple[Row, ...]:
    """What one notes of who asks, as far as they like to say it."""
    return (
        Row("asker_name", _("Nombre (si lo dice)")),
        Row(
            "asker_phone",
            _("Teléfono"),
            remark=phone_remark,
            of=lambda values: show_phones(values.get("asker_phone") or ""),
        ),
        Row("asker_role", _("Qué es"), Choice(choices(dict(ROLE_WORDS)))),
        Row("asker_sex", _("Sexo"), Choice(choices(SEX_WORDS))),
        Row("asker_birth_year", _("Año de nacimiento"), BirthYear()),
        Row("cluster_id", _("Territorio"), ChoiceOf(clusters)),
    )


class AskerFields(QWidget):
    """`save` takes the columns of an enquiry that changed."""

    def __init__(self, context: Context, save: Callable[..., None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._save = save
        self.workshop = QPushButton(_("Elegir un taller…"))
        self.nobody = QPushButton(_("No es de un taller"))
        self.known = label("", "strong", wrap=True)
        self.form = Form(context, asker_rows(), close=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        for button in (self.workshop, self.nobody):
            button.setAccessibleName(button.text())
            row.addWidget(button)
        row.addWidget(self.known, 1)
        column.addLayout(row)
        column.addWidget(self.form)
        self.workshop.clicked.connect(self._choose)
        self.nobody.clicked.connect(lambda: self._save(workshop_id=None))
        self.form.saved.connect(lambda name, value: self._save(**{name: value}))

    def _choose(self) -> None:
        from ui.registry.choose_workshop import choose_workshop

        chosen = choose_workshop(self._context, self, title=_("Consulta"))
        if chosen is not None:
            self._save(workshop_id=chosen)

    def show_asker(self, values: Mapping[str, Any]) -> None:
        """Show who it is; a new enquiry gives what was noted so far."""
        self.known.setText(_workshop_name(self._context, values.get("workshop_id")))
        self.nobody.setVisible(values.get("workshop_id") is not None)
        self.form.show_record(values)


def _workshop_name(context: Context, workshop_id: int | None) -> str:
    row = context.store.row("SELECT code, name FROM workshop WHERE id = ?", (workshop_id or 0,))
    return f"{row['code']} {row['name']}" if row is not None else ""
