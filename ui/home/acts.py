"""What can be done at once with a line of the day; each can be undone."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.agenda.operations import move_round, move_visit
from app.agenda.records import ActionDue, RoundDue, VisitDue
from app.errors import Problem
from app.i18n import _, format_day
from app.improvement.operations import change_action, complete_action, drop_action
from ui.agenda.move_window import ask_new_time
from ui.contacts.new_contact import new_contact_subject
from ui.context import Context
from ui.formalization.step_offer import offer_step
from ui.improvement.alert_question import may_wait


class Acts(QObject):
    """Given to the cards; `place_wanted` carries a page of the main window and its subject."""

    place_wanted = Signal(str, object)
    diagnosis_wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._page = parent

    @property
    def may_write(self) -> bool:
        """Whether the file is open for writing."""
        return not self._context.store.read_only

    def open(self, page: str, subject: int | str | None = None) -> None:
        """Ask for a page of the main window."""
        self.place_wanted.emit(page, subject)

    def move_visit(self, due: VisitDue) -> None:
        """Ask for another day and hour, and put the visit there."""
        asked = ask_new_time(
            self._context, self._page, due.workshop, day=due.day, at=due.at, timed=True
        )
        if asked is not None:
            day, at = asked
            self._do(
                _("La visita a {name} pasó al {day}.").format(
                    name=due.workshop, day=format_day(day)
                ),
                lambda: move_visit(
                    self._context.store, source=due.source, row=due.id, day=day, at=at
                ),
            )

    def move_round(self, due: RoundDue) -> None:
        """Ask for another day for the next diagnostic."""
        asked = ask_new_time(self._context, self._page, due.workshop, day=due.day)
        if asked is not None:
            self._do(
                _("El diagnóstico de {name} pasó al {day}.").format(
                    name=due.workshop, day=format_day(asked[0])
                ),
                lambda: move_round(self._context.store, visit_id=due.visit_id, day=asked[0]),
            )

    def move_action(self, action: ActionDue) -> None:
        """Ask for another day for an action."""
        asked = ask_new_time(self._context, self._page, action.title, day=action.due_on)
        if asked is not None and may_wait(self._context.store, self._page, action.id, asked[0]):
            self._do(
                _("«{title}» pasó al {day}.").format(title=action.title, day=format_day(asked[0])),
                lambda: change_action(self._context.store, action_id=action.id, due_on=asked[0]),
            )

    def complete(self, action: ActionDue) -> None:
        """The action was done today."""
        today = date.today().isoformat()
        done = self._do(
            _("«{title}» quedó como hecha.").format(title=action.title),
            lambda: complete_action(self._context.store, action_id=action.id, done_on=today),
        )
        if done:
            offer_step(self._context, action.id)

    def drop(self, action: ActionDue) -> None:
        """The action is left aside."""
        self._do(
            _("«{title}» se dejó de lado.").format(title=action.title),
            lambda: drop_action(self._context.store, action_id=action.id),
        )

    def note_visit(self, due: VisitDue) -> None:
        """Write down how the visit was."""
        if due.source == "contact":
            self.open("contact", due.id)
        else:
            self.open("contact", new_contact_subject(due.workshop_id))

    def miss_visit(self, due: VisitDue) -> None:
        """A planned visit was not made; it stays in the log as such."""
        from app.contacts.operations import mark_missed

        self._do(
            _("La visita a {name} quedó como no hecha.").format(name=due.workshop),
            lambda: mark_missed(self._context.store, contact_id=due.id),
        )

    def _do(self, said: str, work: Callable[[], object]) -> bool:
        store = self._context.store
        try:
            work()
        except Problem as trouble:
            self._context.messages.show_problem(trouble)
            return False
        self._context.messages.say_undoable(said, store)
        return True
