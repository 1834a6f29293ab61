"""The whole visit: permission, the questions, typing in paper, finishing, reopening."""

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.alerts.queries import phones_of
from app.diagnosis import operations
from app.diagnosis.queries import read_visit
from app.diagnosis.records import Visit
from app.diagnosis.session import VisitSession
from app.errors import DataProblem
from app.i18n import _
from app.pilots.blind_queries import hidden_workshops
from app.place import Place
from app.registry.queries import read_workshop
from app.registry.records import Workshop
from app.storage.records import Reader
from reports.paper import Paper
from ui.context import Context
from ui.diagnosis.clock import VisitClock
from ui.diagnosis.consent_page import ConsentPage, allows_photos, consent_is_due
from ui.diagnosis.finish_page import FinishPage
from ui.diagnosis.gate_page import GatePage
from ui.diagnosis.item_view import ItemView
from ui.diagnosis.paper_page import PaperPage
from ui.diagnosis.reopen_bar import ReopenBar
from ui.diagnosis.visit_bar import VisitBar
from ui.diagnosis.visit_keys import KeySheet
from ui.live import Live
from ui.page import Page
from ui.widgets.page_stack import PageStack


def _read(reader: Reader, visit_id: int) -> tuple[Visit, Workshop] | DataProblem:
    try:
        visit = read_visit(reader, visit_id)
        return visit, read_workshop(reader, visit.workshop_id)
    except DataProblem as gone:
        return gone


class VisitPage(Page):
    """Fills the window until it is paused, read or finished."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.session: VisitSession | None = None
        self._workshop: Workshop | None = None
        self.clock = VisitClock(parent=self)
        self.bar = VisitBar()
        self.reopen_bar = ReopenBar()
        self.view = ItemView(context)
        self.consent = ConsentPage(context)
        self.gate = GatePage(context)
        self.form = PaperPage(context)
        self.finish = FinishPage(context)
        self.stack = PageStack()
        for page in (self.view, self.consent, self.gate, self.form, self.finish):
            self.stack.addWidget(page)
        column = self.lay_out(margins=(0, 0, 0, 0), spacing=0)
        for part in (self.bar, self.reopen_bar):
            column.addWidget(part)
        column.addWidget(self.stack, 1)
        self.sheet = KeySheet(self)
        self._connect()
        # what is answered here, the session knows already
        self._live = Live(
            self,
            context,
            _read,
            self._look_again,
            here=True,
            but_own=True,
            asks=lambda: (self.session.visit.id,) if self.session is not None else None,
        )

    def _connect(self) -> None:
        self.bar.pause_pressed.connect(self.pause)
        self.bar.finish_pressed.connect(self.show_finish)
        self.bar.paper_pressed.connect(self.toggle_paper)
        self.bar.reopen_pressed.connect(self.reopen_bar.open)
        self.reopen_bar.reason_given.connect(self.reopen)
        self.listen_to_clock()
        self.view.changed.connect(self._show_saved)
        self.view.finish_wanted.connect(self.show_finish)
        self.view.help_wanted.connect(self.sheet.open)
        self.sheet.closed.connect(self.view.setFocus)
        self.form.changed.connect(self._show_saved)
        self.form.day_changed.connect(self._show_head)
        self.form.finish_wanted.connect(self.show_finish)
        self.form.left.connect(self.show_questions)
        self.consent.decided.connect(self._go_on_after_consent)
        self.consent.left.connect(self.pause)
        self.gate.passed.connect(self.open_visit)
        self.gate.left.connect(self.pause)
        self.finish.item_wanted.connect(self._return_to)
        self.finish.walk_wanted.connect(self._walk)
        self.finish.left.connect(self.show_questions)
        self.finish.finished.connect(self._finish)

    def listen_to_clock(self) -> None:
        """Show the time, and save the place every minute."""
        self.clock.ticked.connect(self._show_seconds)
        self.clock.minute_passed.connect(lambda _seconds: self.save_place())

    # -- opening and leaving ------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        assert isinstance(place.of, int)
        self.open_visit(place.of)

    def open_visit(self, visit_id: int) -> None:
        """Open a visit where it was left; permission first if the workshop has not decided."""
        self.flush()
        visit = read_visit(self._context.store, visit_id)
        store = self._context.store
        hidden = hidden_workshops(store, store.user)
        self.session = VisitSession(store, visit, self, keeps_blind=visit.workshop_id in hidden)
        self._workshop = read_workshop(self._context.store, visit.workshop_id)
        self.reopen_bar.hide()
        self.bar.paper.setChecked(False)
        self._show_head()
        self.bar.show_saved("")
        self._show_seconds(visit.seconds)
        if not self.session.locked and consent_is_due(self._workshop, visit.instrument):
            self.consent.show_workshop(self._workshop, visit.instrument)
            self._stop_at(self.consent)
        else:
            self._begin()

    @property
    def workshop_id(self) -> int | None:
        return self.session.visit.workshop_id if self.session is not None else None

    @property
    def paper(self) -> Paper | None:
        """The sheet of this round, whichever is the newest."""
        if self.session is None:
            return None
        visit = self.session.visit
        return Paper("owner-sheet", (visit.workshop_id,), visit=visit.id)

    def _stop_at(self, page: QWidget) -> None:
        for button in (self.bar.finish, self.bar.paper, self.bar.reopen):
            button.hide()
        self.stack.setCurrentWidget(page)
        page.setFocus()

    def _begin(self) -> None:
        assert self.session is not None
        assert self._workshop is not None
        visit = self.session.visit
        self._show_head()
        if self.gate.stops(visit):
            self._stop_at(self.gate)
            return
        self.view.show_session(
            self.session,
            photos_allowed=allows_photos(self._workshop),
            seconds=visit.seconds,
            phones=phones_of(
                self._context.store, self._workshop.cluster.id if self._workshop.cluster else None
            ),
        )
        self.clock.start(visit.seconds)
        if self.session.locked:
            self.clock.stop()
        if visit.channel == "paper" and not self.session.locked:
            self._show_paper()
        else:
            self.show_questions()

    def _show_head(self) -> None:
        assert self.session is not None
        assert self._workshop is not None
        self.bar.show_visit(self._workshop.name, self.session.headline, locked=self.session.locked)
        if self._context.store.read_only:
            self.bar.reopen.hide()

    def _go_on_after_consent(self, accepted: bool) -> None:
        assert self.session is not None
        self._workshop = read_workshop(self._context.store, self.session.visit.workshop_id)
        if accepted:
            self._begin()
        else:
            self._context.messages.say(_("Quedó anotado que no aceptó; la visita no empezó."))
            self.pause()

    def pause(self) -> None:
        """Save the place and the clock, and leave."""
        self.flush()
        self.session = None
        self._context.way.leave()

    def flush(self) -> None:
        """Save what is being typed and the place, and stop the clock."""
        super().flush()
        running = self.clock.running
        self.clock.stop()
        if running:
            self.save_place()

    def save_place(self) -> None:
        """Remember the current item and the seconds."""
        session = self.session
        if session is not None and not session.locked:
            with self._context.store.asked_by(self):
                operations.save_place(
                    self._context.store,
                    visit_id=session.visit.id,
                    current_item=session.current,
                    seconds=self.clock.seconds,
                )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        begun = self.stack.currentWidget() not in (self.consent, self.gate)
        if self.session is not None and not self.session.locked and begun:
            self.clock.start(self.clock.seconds)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.flush()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save before the window lets go of the file."""
        if event.type() == QEvent.Type.Close and watched is self.window():
            self.flush()
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if page := self.stack.currentWidget():
            page.setFocus()

    # -- what is shown ------------------------------------------------------------------

    def show_questions(self) -> None:
        """One item at a time."""
        self.bar.paper.setChecked(False)
        self.stack.setCurrentWidget(self.view)
        self.view.show_current()
        self.view.setFocus()

    def toggle_paper(self) -> None:
        """Between one item at a time and the whole form in one column."""
        if self.stack.currentWidget() is self.form:
            self.show_questions()
        else:
            self._show_paper()

    def _show_paper(self) -> None:
        if self.session is not None and not self.session.locked:
            self.bar.paper.setChecked(True)
            self.stack.setCurrentWidget(self.form)
            self.form.show_session(self.session)

    def show_finish(self) -> None:
        """What is missing, and finishing."""
        if self.session is not None and not self.session.locked:
            self.view.side.note.flush()
            self.stack.setCurrentWidget(self.finish)
            self.finish.show_session(self.session, self.clock.seconds)

    def _return_to(self, code: str) -> None:
        if self.bar.paper.isChecked():
            self._show_paper()
            self.form.focus_item(code)
        else:
            self.show_questions()
            self.view.go_to(code)

    def _show_seconds(self, seconds: int) -> None:
        self.bar.show_seconds(seconds)
        self.view.show_seconds(seconds)

    def _show_saved(self) -> None:
        self.bar.show_saved(_("guardado {time}").format(time=f"{datetime.now():%H:%M}"))

    def _look_again(self, found: tuple[Visit, Workshop] | DataProblem) -> None:
        """Undo, redo and what was changed elsewhere."""
        if isinstance(found, DataProblem):
            self._leave_lost(found)
            return
        visit, workshop = found
        if self.session is None or self._workshop is None:
            return
        locked, shown = self.session.locked, self.session.previous_shown
        allowed, self._workshop = self._workshop.consents, workshop
        if self.session.differs(visit):
            self.view.reload(visit)
        self._show_head()
        lost = shown is not None and self.session.previous_shown is None
        if self.session.locked != locked or lost or workshop.consents != allowed:
            self.open_visit(visit.id)
        elif self.stack.currentWidget() is self.form:
            self.form.show_answers()

    def _leave_lost(self, gone: DataProblem) -> None:
        """The visit is no longer in the file (its start was undone)."""
        self.clock.stop()
        self.session = None
        self._context.messages.show_problem(gone)
        self._context.way.leave()

    # -- finishing and reopening --------------------------------------------------------

    def _walk(self, lacking: str) -> None:
        self.show_questions()
        self.view.origins.walk(lacking)

    def _finish(self, reason: str | None) -> None:
        session = self.session
        if session is None:
            return
        self.flush()
        visit = session.visit
        self.session = None
        operations.finish_visit(self._context.store, visit_id=visit.id, unfinished_reason=reason)
        if visit.rating_of is not None:  # what was read differently
            self._context.way.go("agreement")
        else:
            self._context.way.go("result", visit.id)

    def reopen(self, reason: str) -> None:
        """Open a finished visit again; the reason stays in the journal."""
        if self.session is not None:
            operations.reopen_visit(self._context.store, visit_id=self.session.visit.id, reason=reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        deeds = {
            key.Key_F4: self.toggle_paper,
            key.Key_F8: self.pause,
            key.Key_F9: self.show_finish,
        }
        if self.session is None or event.key() not in deeds:
            super().keyPressEvent(event)
        else:
            deeds[key(event.key())]()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.sheet.isVisible():
            self.sheet.place()
