"""What can be done at once with a line of the day; each can be undone."""

from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.agenda.notices import BEGIN_VISIT, NoticeAct
from app.agenda.operations import move_round, move_visit
from app.agenda.records import VisitDue
from app.contacts.operations import mark_missed
from app.diagnosis.records import RoundDue
from app.i18n import _, format_day
from app.improvement.operations import change_action, complete_action, drop_action
from app.improvement.records import ActionDue
from ui.agenda.move_window import ask_new_time
from ui.contacts.new_contact import begin_contact
from ui.context import Context
from ui.formalization.step_offer import offer_step
from ui.improvement.alert_question import may_wait


class DayActs(QObject):
    """Given to the cards; each deed says what it did, with the way back."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._page = parent
        self.way = context.way

    @property
    def may_write(self) -> bool:
        """Whether the file is open for writing."""
        return not self._context.store.read_only

    def move_visit(self, due: VisitDue) -> None:
        """Ask for another day and hour, and put the visit there."""
        asked = ask_new_time(self._context, self._page, due.workshop, day=due.day, at=due.at, timed=True)
        if asked is not None:
            day, at = asked
            said = _("La visita a {name} pasó al {day}.")
            self._context.do(
                move_visit,
                source=due.source,
                row=due.id,
                day=day,
                at=at,
                said=said.format(name=due.workshop, day=format_day(day)),
            )

    def move_round(self, due: RoundDue) -> None:
        """Ask for another day for the next diagnostic."""
        asked = ask_new_time(self._context, self._page, due.workshop, day=due.day)
        if asked is not None:
            said = _("El diagnóstico de {name} pasó al {day}.")
            self._context.do(
                move_round,
                visit_id=due.visit_id,
                day=asked[0],
                said=said.format(name=due.workshop, day=format_day(asked[0])),
            )

    def move_action(self, action: ActionDue) -> None:
        """Ask for another day for an action."""
        asked = ask_new_time(self._context, self._page, action.title, day=action.due_on)
        if asked is not None and may_wait(self._context.store, self._page, action.id, asked[0]):
            said = _("«{title}» pasó al {day}.")
            self._context.do(
                change_action,
                action_id=action.id,
                due_on=asked[0],
                said=said.format(title=action.title, day=format_day(asked[0])),
            )

    def complete(self, action: ActionDue) -> None:
        """The action was done today."""
        said = _("«{title}» quedó como hecha.").format(title=action.title)
        today = date.today().isoformat()
        if self._context.do(complete_action, said=said, action_id=action.id, done_on=today):
            offer_step(self._context, action.id)

    def drop(self, action: ActionDue) -> None:
        """The action is left aside."""
        said = _("«{title}» se dejó de lado.").format(title=action.title)
        self._context.do(drop_action, said=said, action_id=action.id)

    def begin_round(self, due: RoundDue) -> None:
        """Begin the diagnostic whose day has come."""
        self._begin_visit(due.workshop_id)

    def act(self, one: NoticeAct) -> None:
        """What a notice offers: a place, a diagnostic, or figures to be noted."""
        if one.place is not None:
            self.way.show(one.place)
        elif one.deed == BEGIN_VISIT:
            self._begin_visit(one.workshop_id)
        else:
            from ui.figures.figure_window import FigureWindow

            FigureWindow(self._context, one.workshop_id, one.first, self._page.window()).exec()

    def _begin_visit(self, workshop_id: int) -> None:
        from ui.diagnosis.beginning import begin_visit

        begin_visit(self._context, workshop_id)

    def note_visit(self, due: VisitDue) -> None:
        """Write down how the visit was."""
        if due.source == "contact":
            self.way.go("contact", due.id)
        else:
            begin_contact(self._context, due.workshop_id)

    def miss_visit(self, due: VisitDue) -> None:
        """A planned visit was not made; it stays in the log as such."""
        said = _("La visita a {name} quedó como no hecha.").format(name=due.workshop)
        self._context.do(mark_missed, said=said, contact_id=due.id)
