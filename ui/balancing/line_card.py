"""The lines of the workshop's styles on the tab Producción: how even each is, a button to each."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout

from app.balancing.line_words import say_plan, say_today
from app.balancing.proposing import today_people
from app.balancing.queries import read_line_floor
from app.balancing.records import LineFloor
from app.i18n import _
from app.production.queries import list_standards
from app.storage.records import Reader
from ui.production.floor_card import LEFT, FloorCard
from ui.widgets.card import label
from ui.widgets.columns import clear_column
from ui.widgets.row_button import RowButton


class LineCard(FloorCard):
    """A row per measured style opens its line."""

    side = LEFT

    def lay_out_body(self) -> None:
        self.body.addWidget(label(_("La línea"), "heading"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addLayout(self._lines)

    def read(self, reader: Reader, workshop_id: int) -> list[LineFloor]:
        today = date.today().isoformat()
        found = [
            read_line_floor(reader, one.style_id, today=today) for one in list_standards(reader, workshop_id)
        ]
        return [floor for floor in found if floor.steps and floor.operators]

    def show_found(self, found: list[LineFloor]) -> None:
        clear_column(self._lines)
        for floor in found:
            said, _follows = say_today(floor, len(today_people(floor)))
            plan = say_plan(floor.plan, date.today().isoformat()) if floor.plan else ""
            row = RowButton(floor.style.name, " · ".join(filter(None, (said, plan))))
            row.chosen.connect(lambda floor=floor: self.context.way.go("line", floor.style.id))
            self._lines.addWidget(row)
        if not found:
            text = _(
                "Cuando se mida un modelo y se sepa quién hace qué, acá se ve a quién le toca demasiado y cómo repartir mejor."
            )
            self._lines.addWidget(label(text, "soft", wrap=True))
