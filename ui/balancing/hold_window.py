"""Asks which operation stays with whom."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.balancing.operations import set_hold
from app.balancing.records import LineFloor
from app.i18n import _
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Choice
from ui.forms.window import FormWindow, ask


def ask_hold(context: Context, parent: QWidget, floor: LineFloor) -> None:
    """Fix an operation to somebody of the line."""
    form = Form(
        context,
        (
            Row(
                "operation_id", _("Operación"), Choice([(one.name, one.operation_id) for one in floor.steps])
            ),
            Row("operator_id", _("Queda con"), Choice([(one.name, one.id) for one in floor.operators])),
        ),
    )

    def keep(values: dict[str, Any]) -> bool:
        set_hold(context.store, **values)
        return True

    window = FormWindow(
        context,
        _("Fijar una operación"),
        form,
        keep,
        accept=_("Fijar"),
        sentence=_("Todo reparto la deja con esa persona, sepa o no usar la máquina."),
        parent=parent,
    )
    form["operation_id"].setFocus()
    ask(window)
