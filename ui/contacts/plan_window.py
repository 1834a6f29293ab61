"""Asking when a workshop will be visited or called."""

from PySide6.QtWidgets import QWidget

from app.contacts.words import CHANNEL_WORDS
from app.i18n import _
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Hour, OnDay, OneOf
from ui.forms.window import FormWindow, ask

WIDTH = 460


class PlanWindow(FormWindow):
    """The day is what it needs; the hour may stay open."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None,
        workshop: str,
        *,
        day: str | None = None,
        hour: str | None = None,
    ) -> None:
        rows = (
            Row("day", _("Día"), OnDay(may_be_empty=False)),
            Row("hour", _("Hora"), Hour()),
            Row("channel", _("Cómo"), OneOf(CHANNEL_WORDS), wide=True),
        )
        form = Form(context, rows, shares=(3, 2))
        super().__init__(
            context,
            _("Prever visita"),
            form,
            heading=workshop,
            accept=_("Prever"),
            width=WIDTH,
            parent=parent,
        )
        form.show_record({"day": day, "hour": hour, "channel": "workshop"})


def ask_plan(
    context: Context,
    parent: QWidget,
    workshop: str,
    *,
    day: str | None = None,
    hour: str | None = None,
) -> tuple[str, str | None, str] | None:
    """The day (ISO), the hour if it is known and the channel; None when it is given up.

    `workshop` is its name; `day` and `hour` are what is likely.
    """
    plan = ask(PlanWindow(context, parent, workshop, day=day, hour=hour))
    return (plan["day"], plan["hour"], plan["channel"]) if plan else None
