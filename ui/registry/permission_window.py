"""What workshops said when they were asked for a permission that is asked apart: one or many at once."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.days import FACT
from app.i18n import _
from app.registry.permissions import Permission, list_askable
from app.storage.records import Reader
from ui.context import Context
from ui.forms.form import Form, Row, answered, or_nothing
from ui.forms.kinds import OnDay, OneOf, SeveralOf
from ui.forms.window import FormWindow
from ui.widgets.choice_field import Choices


class PermissionWindow(FormWindow):
    """The question as it is read aloud, who was asked, and what they said; `granted` is what a yes is called.

    `record` is the operation that notes it.
    """

    def __init__(
        self, context: Context, permission: Permission, granted: str, record: Callable[..., None],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        def write(values: dict[str, Any]) -> bool:
            record(context.store, **values)
            return True

        rows = (
            Row(
                "workshop_ids", _("A quién se preguntó"), SeveralOf(partial(_offered, permission=permission)),
                wide=True, take=answered(_("Elija con «Agregar…» a quién se preguntó.")),
            ),
            Row(
                "granted", _("Qué dijeron"), OneOf(((granted, True), (_("No"), False))), wide=True,
                take=answered(_("Marque qué dijeron, sí o no.")),
            ),
            Row("decided_on", _("Qué día"), OnDay(FACT, may_be_empty=False)),
            Row("given_by", _("Quién lo dijo"), take=or_nothing),
            Row("witness", _("Testigo"), take=or_nothing),
        )  # fmt: skip
        super().__init__(
            context,
            _("Anotar el permiso"),
            Form(context, rows),
            write,
            heading=_("Lea esto y anote qué dijeron"),
            sentence=_(permission.text),
            accept=_("Anotar"),
            parent=parent,
        )
        self.form.show_record(
            {
                "id": 0, "workshop_ids": (), "granted": None, "decided_on": date.today().isoformat(),
                "given_by": "", "witness": "",
            }
        )  # fmt: skip


def _offered(reader: Reader, permission: Permission) -> Choices:
    said = {None: "", True: _("dijo que sí"), False: _("dijo que no")}
    return [
        (f"{name}  —  {said[answer]}" if said[answer] else name, workshop)
        for name, workshop, answer in list_askable(reader, permission)
    ]
