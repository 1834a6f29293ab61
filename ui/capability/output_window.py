"""How many garments a workshop makes a month, asked where an order needs it."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.capability.records import Candidate
from app.figures.operations import note_month
from app.i18n import _
from app.numbers import PIECES
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Whole
from ui.forms.window import FormWindow

MOST = 1_000_000


class OutputWindow(FormWindow):
    """What the owner says of the last month that has ended; a figure like those of Cifras e hitos."""

    def __init__(self, context: Context, one: Candidate, parent: QWidget | None) -> None:
        def write(values: dict[str, Any]) -> bool:
            today = date.today().isoformat()
            note_month(
                context.store,
                workshop_id=one.workshop_id,
                kind="output_month",
                value=values["value"],
                day=today,
            )
            return True

        super().__init__(
            context,
            _("Cuántas prendas hace por mes"),
            Form(context, (Row("value", _("Prendas del último mes"), Whole(PIECES, most=MOST)),)),
            write,
            heading=one.workshop,
            sentence=_("Lo que dice la dueña o el dueño, de cualquier prenda. Queda en «Cifras e hitos»."),
            accept=_("Anotar"),
            parent=parent,
        )
        self.form.show_record({"id": 0, "value": None})
