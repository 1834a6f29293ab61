"""What workshops said about a pilot: one or many at once, with the day, who said it and a witness."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.days import FACT
from app.i18n import _
from app.pilots.lists import CandidateLine
from app.pilots.operations import record_pilot_consent
from app.pilots.records import Pilot
from app.pilots.words import say_workshops
from app.registry.queries import read_workshop
from ui.context import Context
from ui.forms.form import Form, Row, answered, or_nothing
from ui.forms.kinds import OnDay, OneOf
from ui.forms.window import FormWindow


class ConsentWindow(FormWindow):
    """`lines` are whom it is about; of one workshop its owner is proposed as who says it."""

    def __init__(
        self, context: Context, pilot: Pilot, lines: Sequence[CandidateLine], parent: QWidget | None = None
    ) -> None:
        def write(values: dict[str, Any]) -> bool:
            ids = [one.id for one in lines]
            record_pilot_consent(context.store, pilot_id=pilot.id, workshop_ids=ids, **values)
            return True

        rows = (
            Row(
                "granted",
                _("Qué dijeron"),
                OneOf(((_("Sí, entra"), True), (_("No quiere"), False))),
                wide=True,
                take=answered(_("Marque qué dijeron, sí o no.")),
            ),
            Row("decided_on", _("Qué día"), OnDay(FACT, may_be_empty=False)),
            Row("given_by", _("Quién lo dijo"), take=or_nothing),
            Row("witness", _("Testigo"), take=or_nothing),
        )
        super().__init__(
            context,
            _("Anotar el consentimiento"),
            Form(context, rows),
            write,
            heading=lines[0].one.name if len(lines) == 1 else say_workshops(len(lines)),
            sentence=pilot.consent_text
            or _("Que puede tocarles primero o más tarde, según el sorteo, y que se los mide igual."),
            accept=_("Anotar"),
            parent=parent,
        )
        owner = read_workshop(context.store, lines[0].id).owner_name if len(lines) == 1 else ""
        today = date.today().isoformat()
        self.form.show_record(
            {"id": 0, "granted": None, "decided_on": today, "given_by": owner, "witness": ""}
        )
