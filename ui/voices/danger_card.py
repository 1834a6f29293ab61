"""What to do when somebody is in danger, and whom to call: it stands before anything that was said."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from app.alerts.records import LocalPhone
from app.alerts.words import KINDS, OTHER, say_phone
from app.i18n import _
from ui.context import Context
from ui.widgets.card import Card, label
from ui.widgets.columns import clear_column
from ui.widgets.flow import WrapRow


class DangerCard(Card):
    """The steps at the left, the numbers of the territory below them."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Si alguien corre peligro"), _("antes que cualquier hoja"))
        self._steps = QVBoxLayout()
        self.body.addLayout(self._steps)
        self.phones = label("", "strong", wrap=True)
        self.body.addWidget(self.phones)
        row = WrapRow()
        self.card = QPushButton(_("Imprimir la tarjeta de teléfonos"))
        self.card.setAccessibleName(self.card.text())
        self.card.clicked.connect(lambda: context.way.print("phone-card"))
        self.numbers = QPushButton(_("Anotar o confirmar teléfonos"))
        self.numbers.setAccessibleName(self.numbers.text())
        self.numbers.clicked.connect(lambda: context.way.go("settings"))
        row.addWidget(self.card)
        row.addWidget(self.numbers)
        self.body.addLayout(row)

    def show_help(self, steps: Sequence[str], phones: Mapping[str, LocalPhone]) -> None:
        """The steps of the office's protocols, and whom to call in this territory."""
        clear_column(self._steps)
        for step in steps:
            self._steps.addWidget(label(f"• {step}", "", wrap=True))
        known = [say_phone(kind, phones[kind]) for kind in KINDS if kind in phones]
        missing = len([kind for kind in KINDS if kind != OTHER and kind not in phones])
        said = "  ·  ".join(known) or _(
            "Todavía no hay ningún teléfono de la zona: anótelos antes de repartir hojas."
        )
        if known and missing:
            said += "  ·  " + _("faltan {count}").format(count=missing)
        self.phones.setText(said)
