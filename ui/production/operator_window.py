"""Somebody who sews: name, machines, since when and until when."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.day_kinds import SINCE
from app.i18n import _
from app.production.operations import add_operator, change_operator, remove_operator
from app.production.queries import list_styles
from app.production.records import Operator
from app.production.words import say_machine
from app.registry.queries import read_workshop
from app.registry.vocabulary import list_terms
from app.storage.records import Reader
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import OnDay, SomeOf
from ui.forms.window import FormWindow, ask
from ui.widgets.card import label

FEW = 3
MOST_COMMON = 12


def edit_operator(
    context: Context, workshop_id: int, operator: Operator | None, parent: QWidget
) -> int | None:
    """Ask about somebody new, or change what is written of her; her id, None if it was left."""
    machines = floor_machines(context.store, workshop_id)
    if operator is not None:
        machines = list(dict.fromkeys([*machines, *operator.skills]))
    form = Form(
        context,
        (
            Row("name", _("Nombre de pila o iniciales"), wide=True),
            Row(widget=label(_("Máquinas que sabe usar"), "soft"), wide=True),
            Row(
                "skills",
                _("Máquinas que sabe usar"),
                SomeOf([(say_machine(one), one) for one in machines]),
                wide=True,
            ),
            Row("joined_on", _("Trabaja acá desde"), OnDay(SINCE)),
            Row("left_on", _("Hasta (si ya no está)"), OnDay(SINCE)),
            Row("note", _("Nota"), wide=True),
        ),
    )

    def keep(values: dict[str, Any]) -> int:
        if operator is None:
            return add_operator(context.store, workshop_id=workshop_id, **values)
        change_operator(context.store, operator_id=operator.id, **values)
        return operator.id

    window = FormWindow(
        context,
        _("Quién cose"),
        form,
        keep,
        accept=_("Guardar"),
        trouble_at="name",
        parent=parent,
    )
    if operator is not None:
        form.show_record(operator)

        def remove() -> None:
            context.do(remove_operator, operator_id=operator.id, said=_("Se quitó de la lista."))
            window.reject()

        window.add_way(_("Quitar de la lista"), remove)
    form["name"].setFocus()
    found: int | None = ask(window)
    return found


def floor_machines(reader: Reader, workshop_id: int) -> list[str]:
    """The machines that somebody here may use: the workshop's own and those of its operations.

    Where hardly any are known, the usual ones.
    """
    own = [one.type for one in read_workshop(reader, workshop_id).machines]
    used = [
        one.machine for style in list_styles(reader, workshop_id) for one in style.operations if one.machine
    ]
    found = list(dict.fromkeys([*own, *used]))
    if len(found) < FEW:
        found = list(dict.fromkeys([*found, *(term.code for term in list_terms("machines")[:MOST_COMMON])]))
    return found
