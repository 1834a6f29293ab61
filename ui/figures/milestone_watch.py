"""Asks, at the moment a number changes, whether it is a milestone: in the message bar, once."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.i18n import _
from app.phrases import with_stop
from app.storage.records import Change

if TYPE_CHECKING:
    from ui.main_window import MainWindow

REST_MS = 900  # typing goes on a little after the first number


class MilestoneWatch(QObject):
    """Looks at what a person changes by hand; imports, undo and the demo ask nothing.

    The question waits in the file («Cifras e hitos», por responder), so that the message bar
    may be passed over; it never takes the cursor away.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._asked: list[int] = []
        self._asking = False
        self._timer = QTimer(self, singleShot=True, interval=REST_MS)
        self._timer.timeout.connect(self.offer)
        window.closed.connect(window.context.store.subscribe(self._look))

    def _look(self, change: Change) -> None:
        if change.origin != "edit":
            return
        from app.figures.milestone_operations import keep_questions
        from app.figures.noticing_queries import notice_changes

        store, today = self._window.context.store, date.today().isoformat()
        noticed = notice_changes(store, change, today)
        if noticed:
            for question in keep_questions(store, noticed=noticed, noticed_on=today):
                if question not in self._asked:
                    self._asked.append(question)
            self._timer.start()

    def offer(self) -> None:
        """Say the oldest question that still stands, once nothing else is being said."""
        from app.figures.milestone_queries import read_question
        from app.figures.milestone_words import say_milestone
        from app.registry.queries import read_workshop

        window = self._window
        if not window.isVisible():
            return
        if self._asking or window.message_bar.isVisible():
            self._timer.start()
            return
        while self._asked:
            question = read_question(window.context.store, self._asked.pop(0))
            if question is None:
                continue
            workshop = read_workshop(window.context.store, question.workshop_id)
            window.context.messages.say(
                _("{workshop} · {what} ¿Es un hito?").format(
                    workshop=workshop.name, what=with_stop(say_milestone(question))
                ),
                action=_("Anotar el hito"),
                do=partial(self.ask, question.id),
            )
            if self._asked:
                self._timer.start()
            return

    def ask(self, question_id: int) -> None:
        """The window with the question."""
        from ui.figures.milestone_dialog import ask_milestone

        self._asking = True
        try:
            ask_milestone(self._window.context, question_id, self._window)
        finally:
            self._asking = False
