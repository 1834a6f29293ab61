"""What is asked with a level, as the visit asks it: after the answer, before the next question."""

from typing import TYPE_CHECKING

from app.diagnosis.details import asked_detail, keys_of, told_detail, turned
from app.i18n import _
from ui.messages import Messages

if TYPE_CHECKING:
    from ui.diagnosis.item_view import ItemView


class DetailAsking:
    """Works on the view's session; what it waits for is forgotten when the view goes elsewhere."""

    def __init__(self, view: "ItemView", messages: Messages) -> None:
        self._view, self._messages = view, messages
        self._waiting = False  # after a key that would have passed on

    def stop(self) -> None:
        """Nothing is waited for any more."""
        self._waiting = False

    def show(self) -> None:
        """Ask it while the answer on the screen has a level that asks for it."""
        session = self._view.session
        if session is None:
            return
        answer = session.answer_of(session.current)
        there = session.current in session.asked
        detail = asked_detail(session.item, answer) if there else None
        self._waiting = self._waiting and detail is not None
        chosen = told_detail(session.item, answer)
        self._view.panel.detail.show_detail(detail, chosen, locked=session.locked)

    def ask(self) -> bool:
        """After an answer: stay for what goes with it, if nobody chose it yet."""
        session = self._view.session
        self._waiting = session is not None and session.current in session.without_detail()
        return self._waiting

    def holds_back(self, *, go_on: bool) -> bool:
        """While it waits, a digit is not taken: it may be meant for the next question already."""
        session = self._view.session
        if session is None or session.item.detail is None or not (self._waiting and go_on):
            return False
        text = _("Primero: {question} Una letra lo marca; con Enter sigue; con Supr la responde de nuevo.")
        self._messages.warn(text.format(question=session.item.detail.question))
        return True

    def turn(self, code: str) -> None:
        """Put a choice in, or take it out again."""
        session = self._view.ready()
        if session is None:
            return
        answer = session.answer_of(session.current)
        detail = asked_detail(session.item, answer)
        if detail is None:
            return
        session.choose_detail(turned(detail, answer.detail, code))
        self._view.changed.emit()
        self._view.show_current()

    def turn_by_key(self, key: str) -> bool:
        """The same by the letter of the choice; False: the letter means nothing here."""
        session = self._view.session
        if session is None:
            return False
        detail = asked_detail(session.item, session.answer_of(session.current))
        code = keys_of(detail).get(key) if detail is not None else None
        if code is None:
            return False
        self.turn(code)
        return True
