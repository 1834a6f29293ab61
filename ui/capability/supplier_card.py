"""On the tab Producción: what the owner shows to anchor companies, and where she chooses it."""

from PySide6.QtWidgets import QPushButton

from app.capability.kinds import SUPPLIER_PART_WORDS
from app.capability.supplier_queries import read_supplier_choice
from app.capability.supplier_records import SupplierChoice
from app.i18n import _, format_day
from app.storage.records import Reader
from ui.production.floor_card import FloorCard
from ui.widgets.card import label


class SupplierCard(FloorCard):
    """What she chose, in a line, and the button to its page."""

    def lay_out_body(self) -> None:
        self.body.addWidget(label(_("Mostrarse a las empresas"), "heading"))
        self.said = label("", "soft", wrap=True)
        self.body.addWidget(self.said)
        self.choose = QPushButton(_("Elegir qué mostrar…"))
        self.choose.clicked.connect(lambda: self.context.way.go("supplier", self.workshop_id))
        self.body.addWidget(self.choose)

    def read(self, reader: Reader, workshop_id: int) -> SupplierChoice | None:
        return read_supplier_choice(reader, workshop_id)

    def show_found(self, found: SupplierChoice | None) -> None:
        if found is None:
            said = _("La ficha de proveedor dice solo lo que la dueña o el dueño elija.")
        elif not found.agreed:
            said = _("Retiró su permiso el {day}.").format(day=format_day(found.decided_on))
        else:
            parts = ", ".join(words for part, words in SUPPLIER_PART_WORDS.items() if part in found.parts)
            said = _("Muestra: {parts} (lo dijo el {day}).").format(
                parts=parts.lower(), day=format_day(found.decided_on)
            )
        self.said.setText(said)
