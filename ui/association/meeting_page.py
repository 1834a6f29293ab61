"""A meeting: what it is, how it stands, what is printed of it, and its parts from the call to the minutes."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.association.attending import Turnout, turnout_of
from app.association.meeting_operations import remove_meeting, set_meeting_status
from app.association.phrases import say_meeting_day, say_minutes_number, say_turnout
from app.association.queries import list_members, read_meeting
from app.association.records import AssociationMeeting, AssociationMember
from app.association.spells import members_on
from app.association.words import MEETING_STATUS_WORDS, MEETING_WORDS
from app.errors import DataProblem
from app.i18n import _
from app.phrases import capital
from app.place import Place
from app.storage.records import Reader
from reports.paper import Paper
from ui.association.association_tab import push
from ui.context import Context
from ui.live import Live
from ui.page import Page
from ui.tabs import LateTabs
from ui.widgets.way_back import way_back


class MeetingShown(NamedTuple):
    """A meeting with who is called to it, and who came."""

    meeting: AssociationMeeting
    members: list[AssociationMember]
    turnout: Turnout


def _read(reader: Reader, meeting_id: int) -> MeetingShown | DataProblem:
    try:
        meeting = read_meeting(reader, meeting_id)
    except DataProblem as gone:
        return gone
    members = list_members(reader, meeting.association_id)
    noted = {one.workshop_id for one in meeting.marks}
    called = members_on(members, meeting.held_on)
    called += [one for one in members if one.workshop_id in noted and one not in called]
    return MeetingShown(meeting, called, turnout_of(meeting, members))


class MeetingPage(Page):
    """A place of it is of a meeting, by its id; its `part` names a tab."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.shown: MeetingShown | None = None
        self._meeting_id = 0
        self._wanted = ""
        self.crumbs = way_back("", "", self._go_up)
        self.held = push(_("La reunión se hizo"), lambda: self._set("held"), "main")
        self.cancelled = push(_("No se hizo"), lambda: self._set("cancelled"))
        self.again = push(_("Todavía no se hizo"), lambda: self._set("planned"))
        self.print_button = push(_("Imprimir la convocatoria"), self._print)
        self.remove = push(_("Quitar"), self._remove)
        column = self.lay_out(margins=(26, 2, 26, 12), spacing=4)
        top = QHBoxLayout()
        top.addWidget(self.crumbs)
        top.addStretch()
        column.addLayout(top)
        buttons = (self.remove, self.again, self.cancelled, self.print_button, self.held)
        column.addLayout(self.make_head("", *buttons))
        self.tabs = LateTabs(context, "meeting", self._fill, name=_("Partes de la reunión"))
        self.tabs.tabBar().setUsesScrollButtons(True)
        self.tabs.tabBarClicked.connect(lambda _place: QTimer.singleShot(0, self, self._begin))
        column.addWidget(self.tabs, 1)
        self._live = Live(
            self,
            context,
            _read,
            self._show,
            here=True,
            asks=lambda: (self._meeting_id,) if self._meeting_id else None,
        )

    # --- showing ---

    @property
    def part(self) -> str:
        return self.tabs.code

    @property
    def paper(self) -> Paper | None:
        if self.shown is None or self.shown.meeting.status == "cancelled":
            return None
        return Paper(_kind(self.shown.meeting), (self._meeting_id,))

    def show_place(self, place: Place) -> None:
        """Another meeting begins with its call, or with its decisions once it was held."""
        assert isinstance(place.of, int)
        if place.of != self._meeting_id:
            self.shown = None
        self._meeting_id, self._wanted = place.of, place.part
        may = any(one.code == self._wanted for one in self.tabs.kinds)
        if may and self.shown is not None:  # before it is read again, which fills what is in front
            self.tabs.go_to(self._wanted, fill=False)
        self._live.again()

    def _show(self, shown: MeetingShown | DataProblem) -> None:
        if isinstance(shown, DataProblem):
            known, self.shown, self._meeting_id = self.shown, None, 0
            if known is None:  # once the window shows this page, which it is about to
                self._context.messages.show_problem(shown)
            QTimer.singleShot(0, self, self._context.way.leave)
            return
        other, self.shown = self.shown is None, shown
        meeting = shown.meeting
        self.crumbs.setText(f"{meeting.association} ›")
        self.crumbs.setAccessibleName(_("Volver a {name}").format(name=meeting.association))
        self.title.setText(MEETING_WORDS[meeting.kind])
        self.about.setText(_say_about(shown))
        self._show_buttons(meeting)
        if other:
            self.tabs.go_to(self._wanted or ("decisions" if meeting.status == "held" else "call"))
        else:
            self.tabs.refill()

    def _show_buttons(self, meeting: AssociationMeeting) -> None:
        may, planned = not self._context.store.read_only, meeting.status == "planned"
        come = meeting.held_on <= date.today().isoformat()
        self.held.setVisible(may and planned and come)
        self.cancelled.setVisible(may and planned)
        self.again.setVisible(may and not planned)
        self.remove.setVisible(may and planned and not meeting.decisions)
        said = _("Imprimir la convocatoria") if planned else _("Imprimir el acta")
        self.print_button.setText(said)
        self.print_button.setAccessibleName(said)
        self.print_button.setVisible(meeting.status != "cancelled")

    def _fill(self, tab: QWidget) -> None:
        if self.shown is not None:
            tab.show_meeting(self.shown)  # type: ignore[attr-defined]

    # --- doing ---

    def _go_up(self) -> None:
        if self.shown is not None:
            self._context.way.go("association", self.shown.meeting.association_id, part="meetings")

    def _set(self, status: str) -> None:
        done = self.do(set_meeting_status, meeting_id=self._meeting_id, status=status)
        if done is not None and status == "held":
            self.tabs.go_to("attendance")
            self._begin()

    def _print(self) -> None:
        if self.shown is not None:
            self._context.way.print(_kind(self.shown.meeting), self._meeting_id)

    def _remove(self) -> None:
        self.do(remove_meeting, meeting_id=self._meeting_id, said=_("Se quitó la reunión."))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._begin()

    def _begin(self) -> None:
        self.tabs.shown.begin()


def _kind(meeting: AssociationMeeting) -> str:
    return "meeting-call" if meeting.status == "planned" else "meeting-minutes"


def _say_about(shown: MeetingShown) -> str:
    meeting = shown.meeting
    came = say_turnout(shown.turnout, meeting.quorum) if meeting.status == "held" and meeting.marks else ""
    parts = (
        capital(say_meeting_day(meeting)),
        MEETING_STATUS_WORDS[meeting.status],
        say_minutes_number(meeting),
        came,
    )
    return " · ".join(part for part in parts if part)
