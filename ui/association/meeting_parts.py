"""Convocatoria and Acta: the two forms of a meeting, each field saved as it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.association.words import MEETING_WORDS
from app.days import FACT, MEETING
from app.i18n import _
from app.numbers import PIECES
from ui.association.meeting_tab import MeetingTab, write_meeting
from ui.context import Context
from ui.forms.form import Form, Row, or_nothing
from ui.forms.kinds import Choice, Hour, Notes, OnDay, Whole
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea

if TYPE_CHECKING:
    from ui.association.meeting_page import MeetingShown

TOPICS_HEIGHT, TOLD_HEIGHT = 120, 180


class _FormTab(MeetingTab):
    """One card with a form."""

    def __init__(
        self, context: Context, heading: str, sentence: str, rows: tuple[Row, ...], parent: QWidget | None
    ) -> None:
        super().__init__(context, parent)
        self.form = Form(context, rows, write_meeting, "association_meeting_id")
        card = Card(heading)
        card.body.addWidget(label(sentence, "soft", wrap=True))
        card.body.addWidget(self.form)
        area = ColumnsArea(context.theme.scale, top=10)
        area.add_whole(card)
        area.column.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self.begins_at = self.form[rows[0].name]

    def refresh(self, shown: MeetingShown) -> None:
        self.form.show_record(shown.meeting)
        self.form.setEnabled(self.may_write)


class CallTab(_FormTab):
    """When, where and about what, and whether the members were told."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        rows = (
            Row("held_on", _("Día"), OnDay(MEETING, may_be_empty=False)),
            Row("kind", _("Qué reunión"), Choice(MEETING_WORDS)),
            Row("starts_at", _("Hora"), Hour()),
            Row("second_call_at", _("Segundo llamado"), Hour()),
            Row("place", _("Lugar"), wide=True, take=or_nothing),
            Row("agenda", _("Temas, uno por renglón"), Notes(TOPICS_HEIGHT), wide=True),
            Row(
                "quorum",
                _("Quórum: cuántos hacen falta, según el estatuto"),
                Whole(PIECES, most=9_999, least=1),
            ),
            Row("called_by", _("Quién convoca"), take=or_nothing),
            Row("called_on", _("Cuándo se entregó la convocatoria"), OnDay(FACT)),
        )
        sentence = _("De aquí sale la convocatoria, con una hoja para firmar que se recibió.")
        super().__init__(context, _("Convocatoria"), sentence, rows, parent)


class MinutesTab(_FormTab):
    """What was talked about, who led and who wrote; decisions and who came stand in their own parts."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        rows = (
            Row("told", _("Qué se habló"), Notes(TOLD_HEIGHT), wide=True),
            Row("minutes_number", _("Número del acta"), Whole(PIECES, most=99_999, least=1)),
            Row("ended_at", _("A qué hora terminó"), Hour()),
            Row("chaired_by", _("Quién dirigió"), take=or_nothing),
            Row("written_by", _("Quién escribió el acta"), take=or_nothing),
        )
        sentence = _("El acta lleva además quiénes vinieron y lo que se decidió. No nombre ahí a quien debe.")
        super().__init__(context, _("Acta"), sentence, rows, parent)
