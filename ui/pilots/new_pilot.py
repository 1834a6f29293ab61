"""A new pilot, with the two things one knows at once."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.pilots.operations import add_pilot
from ui.context import Context
from ui.forms.form import Form, Row, or_nothing
from ui.forms.kinds import Sentence
from ui.forms.window import FormWindow, ask


def open_new_pilot(context: Context, parent: QWidget, _here: int | None = None) -> None:
    """Ask for a pilot, and open it."""
    pilot = ask(NewPilotWindow(context, parent))
    if pilot is not None:
        context.way.go("pilot", pilot)


class NewPilotWindow(FormWindow):
    """Its name and its question; the rest is written on its page."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        def write(values: dict[str, Any]) -> int:
            return add_pilot(context.store, **values)

        rows = (
            Row("name", _("Cómo se llama"), wide=True, example=_("Costos que se pueden medir")),
            Row(
                "question",
                _("Qué quiere saber"),
                Sentence(),
                wide=True,
                take=or_nothing,
                example=_("¿Con el curso de costos los talleres cobran mejor?"),
            ),
        )
        super().__init__(
            context,
            _("Nuevo piloto"),
            Form(context, rows),
            write,
            accept=_("Agregar"),
            sentence=_("Lo demás (quién entra, los grupos, qué se mira) se escribe en su página."),
            trouble_at="name",
            parent=parent,
        )
