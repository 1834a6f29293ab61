"""A new meeting, with the few things one knows when one calls it."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.association.meeting_operations import add_meeting
from app.association.summary import AssociationSummary
from app.association.words import MEETING_WORDS
from app.days import MEETING
from app.i18n import _
from ui.context import Context
from ui.forms.form import Form, Row, or_nothing
from ui.forms.kinds import Choice, Hour, Notes, OnDay
from ui.forms.window import FormWindow

TOPICS_HEIGHT = 96


class NewMeetingWindow(FormWindow):
    """Of what kind, when, where and about what; the place and the quorum are those of the last one alike."""

    def __init__(self, context: Context, summary: AssociationSummary, parent: QWidget | None = None) -> None:
        rows = (
            Row("kind", _("Qué reunión"), Choice(MEETING_WORDS), wide=True),
            Row("held_on", _("Día"), OnDay(MEETING)),
            Row("starts_at", _("Hora"), Hour()),
            Row("place", _("Lugar"), wide=True, take=or_nothing),
            Row("agenda", _("Temas, uno por renglón"), Notes(TOPICS_HEIGHT), wide=True),
        )
        super().__init__(
            context,
            _("Nueva reunión"),
            Form(context, rows),
            lambda values: _add(context, summary, values),
            accept=_("Agregar"),
            sentence=_("Lo demás se completa después, en la página de la reunión."),
            parent=parent,
        )
        last = next(iter(summary.meetings), None)
        self.form.show_record(
            {
                "id": 0,
                "kind": "assembly",
                "held_on": None,
                "starts_at": last.starts_at if last else None,
                "place": last.place or "" if last else "",
                "agenda": "",
            }
        )


def _add(context: Context, summary: AssociationSummary, values: dict[str, Any]) -> int:
    """With the quorum of the last meeting of its kind, and who calls it now."""
    alike = next((one for one in summary.meetings if one.kind == values["kind"]), None)
    today = date.today().isoformat()
    heads = [one.name for one in summary.posts if one.post == "president" and one.held_on(today)]
    return add_meeting(
        context.store,
        association_id=summary.association.id,
        quorum=alike.quorum if alike else None,
        called_by=heads[0] if heads else None,
        **values,
    )
