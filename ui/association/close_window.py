"""Saying that a decision was carried out, or dropped: on which day, and how or why."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.association.records import MeetingDecision
from app.days import FACT
from app.errors import DataProblem
from app.i18n import _
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import OnDay, Sentence
from ui.forms.window import FormWindow


class CloseDecisionWindow(FormWindow):
    """What was dropped needs a reason; what was done may have none."""

    def __init__(
        self, context: Context, decision: MeetingDecision, status: str, parent: QWidget | None = None
    ) -> None:
        done = status == "done"
        rows = (
            Row("closed_on", _("Qué día"), OnDay(FACT, may_be_empty=False)),
            Row(
                "closed_how",
                _("Qué se hizo (si quiere)") if done else _("Por qué se dejó"),
                Sentence(),
                wide=True,
            ),
        )

        def write(values: dict[str, Any]) -> dict[str, Any]:
            if not done and not values["closed_how"].strip():
                raise DataProblem(_("Falta por qué se dejó; escríbalo en pocas palabras."))
            return values

        super().__init__(
            context,
            _("Se hizo") if done else _("Se dejó"),
            Form(context, rows),
            write,
            heading=decision.what,
            accept=_("Anotar"),
            trouble_at="" if done else "closed_how",
            parent=parent,
        )
        self.form.show_record({"id": 0, "closed_on": date.today().isoformat(), "closed_how": ""})
