"""Reuniones: those that are to be held, then those that were, newest first."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.association.attending import turnout_of
from app.association.phrases import say_meeting, say_minutes_number, say_turnout
from app.association.records import AssociationMeeting
from app.association.summary import AssociationSummary
from app.i18n import _, ngettext
from ui.association.association_tab import AssociationTab
from ui.context import Context
from ui.widgets.card import Card, label
from ui.widgets.columns import clear_column
from ui.widgets.light import Light
from ui.widgets.row_button import RowButton
from ui.widgets.section import EachLine, Section

SHOWN = 15
MARK_WIDTH = 112


class MeetingsTab(AssociationTab):
    """Each line opens the meeting."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.coming, self.past = Card(_("Por hacerse"), " "), Card(_("Las que pasaron"), " ")
        self._coming, self._past = QVBoxLayout(), QVBoxLayout()
        for card, lines in ((self.coming, self._coming), (self.past, self._past)):
            card.body.addLayout(lines)
            self.area.add_whole(card)
        self.area.column.addStretch()

    def refresh(self, summary: AssociationSummary) -> None:
        planned = [one for one in summary.meetings if one.status == "planned"][::-1]
        past = [one for one in summary.meetings if one.status != "planned"]
        for card, column, meetings in ((self.coming, self._coming, planned), (self.past, self._past, past)):
            clear_column(column)
            card.remark.setText(str(len(meetings)) if meetings else _("ninguna"))
            if meetings:
                column.addWidget(Section(EachLine(self._line, meetings), count=len(meetings), shown=SHOWN))
        if not planned:
            said = _("Con «Nueva reunión» se escribe la convocatoria: día, lugar y temas.")
            self._coming.addWidget(label(said, "soft", wrap=True))

    def _line(self, meeting: AssociationMeeting) -> QWidget:
        assert self.summary is not None
        decided = len(meeting.decisions)
        parts = [say_minutes_number(meeting), meeting.starts_at or "", meeting.place or ""]
        if meeting.status == "held" and meeting.marks:
            parts.append(say_turnout(turnout_of(meeting, self.summary.members)))
        if decided:
            parts.append(ngettext("{count} decisión", "{count} decisiones", decided).format(count=decided))
        row = RowButton(
            say_meeting(meeting),
            " · ".join(part for part in parts if part),
            mark_of(self.context, meeting),
            mark_width=self.context.theme.pixels(MARK_WIDTH),
        )
        row.about = meeting.id
        row.chosen.connect(lambda: self.context.way.go("meeting", meeting.id))
        return row


def mark_of(context: Context, meeting: AssociationMeeting) -> Light:
    """Whether it was held."""
    colour = context.theme.colour
    if meeting.status == "held":
        return Light("square", _("hecha"), colour("good"))
    if meeting.status == "cancelled":
        return Light("ring", _("no se hizo"), colour("unmeasured"))
    if meeting.held_on < date.today().isoformat():
        return Light("triangle", _("falta decir"), colour("urgent"))
    return Light("circle", _("por hacerse"), colour("improve"))
