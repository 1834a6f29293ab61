"""When the centre comes again, and what it commits itself to."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext
from app.improvement.records import Programme
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Hour, Notes, OnDay
from ui.widgets.card import Card, label

EMPTY = {"next_visit_on": None, "next_visit_at": None, "centre_commitment": None, "next_round_on": None}


class NextVisitCard(Card):
    """Says which field of the programme changed: one that nobody wrote in yet is begun by it."""

    changed = Signal(str, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Próxima visita y compromiso del centro"), "", parent)
        self._usual_round = ""
        self.round_note = label("", "small", wrap=True)
        rows = (
            Row("next_visit_on", _("Día"), OnDay()),
            Row("next_visit_at", _("Hora"), Hour()),
            Row("centre_commitment", _("El centro se compromete a"), Notes(height=76)),
            Row("next_round_on", _("Próximo diagnóstico"), OnDay(), of=self._round_of),
            Row(widget=QWidget()),
            Row(widget=self.round_note),
        )
        self.form = Form(context, rows, of="programme_id", shares=(3, 2, 6), close=True)
        self.day, self.round = self.form.fields["next_visit_on"], self.form.fields["next_round_on"]
        self.form.saved.connect(self.changed)
        self.body.addWidget(self.form)

    def _round_of(self, record: Any) -> str:
        own = record.next_round_on if isinstance(record, Programme) else None
        return own or self._usual_round

    def show_programme(self, programme: Programme | None, usual_round: str, months: int) -> None:
        """What the file says; without its own day, the round comes `months` after the visit."""
        self._usual_round = usual_round
        self.form.show_record(programme or EMPTY)
        text = ngettext(
            "Para ver qué cambió. Si se borra, {count} mes después de este.",
            "Para ver qué cambió. Si se borra, {count} meses después de este.",
            months,
        )
        self.round_note.setText(text.format(count=months))
