"""One group of a pilot: its name, how many parts of the list it gets, and whether it starts first."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import _
from ui.widgets.choice_field import ChoiceField
from ui.widgets.count_field import CountField
from ui.widgets.field import TextField
from ui.widgets.rows_field import RowEditor

MOST_PARTS = 9


class ArmRow(RowEditor):
    """(name, parts, treated)."""

    def __init__(self, value: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name, parts, treated = value or ("", 1, True)
        self.name = TextField(name)
        self.name.setAccessibleName(_("Cómo se llama el grupo"))
        self.name.setPlaceholderText(_("curso y visitas…"))
        self.parts = CountField(_("Partes de la lista"), 1)
        self.parts.set_most(MOST_PARTS)
        self.parts.show_value(parts)
        self.treated = ChoiceField([(_("empieza primero"), True), (_("espera"), False)])
        self.treated.setAccessibleName(_("Cuándo empieza"))
        self.treated.show_value(treated)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.name, 3)
        row.addWidget(self.treated, 3)
        row.addWidget(self.parts, 1)
        self.setFocusProxy(self.name)
        self.name.saved.connect(lambda _text: self.changed.emit())
        self.treated.saved.connect(lambda _on: self.changed.emit())
        self.parts.saved.connect(lambda _count: self.changed.emit())
        self.parts.doubted.connect(self.doubted)

    @property
    def trouble(self) -> str:
        return self.parts.trouble

    @property
    def value(self) -> Any:
        name = self.name.text().strip()
        return (name, self.parts.value, bool(self.treated.value)) if name else None
