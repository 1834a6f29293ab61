"""Where answers come from, as the visit asks it: chosen, proved, and gone through at the end."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.diagnosis.records import Origin
from app.diagnosis.words import PROVING_ORIGINS
from app.i18n import _
from ui.messages import Messages

if TYPE_CHECKING:
    from ui.diagnosis.item_view import ItemView

Seek = Callable[[str | None], tuple[str, ...]]


class OriginAsking:
    """Works on the view's session; nothing of it is kept when the view goes elsewhere."""

    def __init__(self, view: "ItemView", messages: Messages) -> None:
        self._view, self._messages = view, messages
        self._seek: Seek | None = None  # from one answer that lacks something to the next
        self._waiting = False  # for what was seen, after a key that would have passed on

    @property
    def walking(self) -> bool:
        """Whether a key goes on to the next answer that lacks its origin or its proof."""
        return self._seek is not None

    def stop(self) -> None:
        """Nothing is asked and nothing is walked through any more."""
        self._seek = None
        self._waiting = False

    def show(self) -> None:
        """Ask what was seen, while the answer on the screen counts less than it says."""
        session, card = self._view.session, self._view.panel.proof
        if session is None:
            return
        lacks = session.lacks_proof(session.current) and not session.locked
        self._waiting = self._waiting and lacks
        card.setVisible(lacks)
        if lacks:
            card.show_item(session.item, session.answer_of(session.current).level or 0)

    def ask_for_proof(self) -> bool:
        """After an answer: stay for what was seen, if a word is not enough for it."""
        session = self._view.session
        self._waiting = session is not None and session.lacks_proof(session.current)
        return self._waiting

    def holds_back(self, *, go_on: bool) -> bool:
        """While it waits, a digit is not taken: it may be meant for the next question already."""
        if not (self._waiting and go_on):
            return False
        self._messages.warn(
            _("Primero: ¿qué vio? C, F o V; con Enter sigue sin prueba; con Supr la responde de nuevo.")
        )
        return True

    # -- chosen -------------------------------------------------------------------------

    def choose(self, origin: Origin | None) -> None:
        """Save where the answer comes from, and for the next of its part; None: nobody said.

        What was seen for an answer that was only said is of that answer alone.
        """
        view, session = self._view, self._view.ready()
        if session is None or (origin is None and self.holds_back(go_on=True)):
            return
        if origin is Origin.WORKERS and not session.item.about_people:
            self._messages.warn(_("T va solo en las preguntas que se hacen aparte a quienes trabajan."))
            return
        waited = self._waiting
        if session.lacks_proof(session.current) and origin in PROVING_ORIGINS:
            session.prove(origin)
        else:
            session.set_origin(origin)
        view.changed.emit()
        passes = origin is not None and (waited or self.walking)
        if passes and (waited or not self.ask_for_proof()):
            self._waiting = False
            view.pass_on()
        else:
            view.show_current()

    def choose_before(self, origin: Origin | None) -> None:
        """The same for the answer just given; on the walk, for all that lack it in this part."""
        view, session = self._view, self._view.session
        if session is None or session.locked:
            return
        if self.walking and origin is not None and origin is not Origin.WORKERS:
            session.set_origin_of_part(origin)
            view.changed.emit()
            view.go_forward()
            return
        if origin is Origin.WORKERS and not session.just_was_about_people:
            self._messages.warn(_("T va solo en las preguntas que se hacen aparte a quienes trabajan."))
            return
        if session.set_origin_before(origin) is None:
            self._messages.say(_("Todavía no respondió ninguna: no hay qué anotar."))
            return
        view.changed.emit()
        view.show_current()

    def choose_next(self) -> None:
        """The next of the origins, going round."""
        if self._view.session is not None:
            apart = self._view.session.item.about_people
            known = [one for one in Origin if apart or one is not Origin.WORKERS]
            now = self._view.session.origin_shown
            self.choose(known[(known.index(now) + 1) % len(known)] if now else known[0])

    # -- gone through -------------------------------------------------------------------

    def walk(self, lacking: str) -> None:
        """Go through what lacks its origin, proof or detail: one key each, then back to the end."""
        session = self._view.session
        if session is None:
            return
        seek: Seek = {
            "origin": session.without_origin,
            "proof": session.without_proof,
            "detail": session.without_detail,
        }[lacking]
        if codes := seek(None):
            self._view.go_to(codes[0])
            self._seek = seek
            self._view.show_current()

    def walk_on(self) -> bool:
        """To the next one, or back to the end; False: there is no walk."""
        self._waiting = False
        view = self._view
        if self._seek is None or view.session is None:
            return False
        view.side.note.flush()
        following = self._seek(view.session.current)
        if following:
            view.session.current = following[0]
            view.show_current()
        else:
            self._seek = None
            view.finish_wanted.emit()
        return True
