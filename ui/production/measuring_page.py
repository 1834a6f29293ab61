"""Measuring on the floor: fills the window; each lap is in the file when the key goes up."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.errors import Problem
from app.i18n import _
from app.place import Place
from app.production.queries import require_study
from app.production.records import CLOCK
from app.production.session import MeasuringSession
from app.production.study_operations import change_study, reopen_study
from reports.paper import Paper
from ui.context import Context
from ui.diagnosis.clock import VisitClock
from ui.diagnosis.visit_bar import VisitBar
from ui.diagnosis.visit_keys import KeySheet
from ui.live import Live
from ui.page import Page
from ui.production.clock_view import ClockView
from ui.production.found_study import FoundStudy, read_found_study
from ui.production.measuring_keys import MeasuringKeys, key_lines
from ui.production.operation_window import edit_operation
from ui.production.operations_rail import OperationsRail
from ui.production.study_finish import StudyFinish
from ui.production.study_sheet import StudySheet
from ui.production.study_side import StudySide
from ui.widgets.page_stack import PageStack

SIDE = 292
NARROW = 1120  # pixels at text scale 1: below, the operations show only their numbers


class MeasuringPage(Page):
    """A place of it is of a time study."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.session: MeasuringSession | None = None
        self.clock = VisitClock(parent=self)
        self.bar = VisitBar()
        self.bar.paper.setToolTip(_("Cargar una hoja de tiempos ya llena, solo con el teclado (F4)"))
        self.rail = OperationsRail(context)
        self.view = ClockView(context)
        self.side = StudySide(context)
        self.sheet = StudySheet(context)
        self.finish = StudyFinish(context)
        self.stack = PageStack()
        self.body = QWidget()
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.view, 1)
        row.addWidget(self.side)
        for part in (self.body, self.sheet, self.finish):
            self.stack.addWidget(part)
        column = self.lay_out(margins=(0, 0, 0, 0), spacing=0)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        self.keys = KeySheet(self, _("El teclado al medir"), key_lines())
        self.keyboard = MeasuringKeys(self)
        self._connect()
        self._live = Live(
            self,
            context,
            read_found_study,
            self._look_again,
            here=True,
            but_own=True,
            asks=lambda: (self.session.study.id,) if self.session is not None else None,
        )

    def _connect(self) -> None:
        self.bar.pause_pressed.connect(self.leave)
        self.bar.finish_pressed.connect(self.show_finish)
        self.bar.paper_pressed.connect(self.turn_sheet)
        self.bar.reopen_pressed.connect(self.reopen)
        self.clock.ticked.connect(self._tick)
        self.rail.operation_pressed.connect(self.go_to)
        self.rail.add_pressed.connect(self.add_operation)
        self.view.lap_pressed.connect(self.lap)
        self.view.back_pressed.connect(self.go_back)
        self.view.forward_pressed.connect(self.go_forward)
        self.view.keys_pressed.connect(self.keys.open)
        self.view.who_pressed.connect(self.edit_operation)
        self.view.restart_pressed.connect(self.restart)
        self.view.struck.connect(self.strike)
        self.side.rated.connect(lambda rating: self._do(lambda one: one.record(rating=rating)))
        self.side.counted.connect(lambda cycle: self.strike(cycle, ""))
        self.side.note_saved.connect(lambda text: self._do(lambda one: one.record(note=text)))
        self.sheet.cycles_typed.connect(lambda of, cycles: self._do(lambda one: one.enter(of, cycles)))
        self.sheet.rating_typed.connect(
            lambda operation, rating: self._do(lambda one: one.rate_operation(operation, rating))
        )
        self.sheet.day_chosen.connect(self._date)
        self.sheet.finish_wanted.connect(self.show_finish)
        self.finish.left.connect(self._go_on)
        self.finish.operation_wanted.connect(self._return_to)
        self.finish.finished.connect(self._finish)
        self.keys.closed.connect(self.setFocus)

    # -- opening and leaving ------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        assert isinstance(place.of, int)
        self.side.note.flush()
        store = self._context.store
        study = require_study(store, place.of)
        self.session = MeasuringSession(store, study, self)
        self.bar.show_saved("")
        self.bar.show_seconds(0)
        self.clock.start(0)
        self.bar.paper.setChecked(False)
        if study.origin == CLOCK or study.closed:
            self.show_clock()
        else:
            self.turn_sheet()
        self._live.again()

    _name = ""

    @property
    def workshop_id(self) -> int | None:
        return self.session.style.workshop_id if self.session is not None else None

    @property
    def paper(self) -> Paper | None:
        """The sheet with what was measured; while that is nothing, the one to fill by hand."""
        session = self.session
        if session is None:
            return None
        if session.measured_operations:
            return Paper("time-sheet", (session.study.id,))
        return Paper("time-sheet-blank", (session.style.id,))

    def leave(self) -> None:
        """Hold the clock and go; what was measured is in the file already."""
        self.flush()
        if self._held:
            return
        if self.session is not None and not self.session.locked:
            self._do(lambda one: one.pause())
        self.clock.stop()
        self.session = None
        self._context.way.leave()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        if self.session is not None:
            self.clock.start(self.clock.seconds)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.flush()
            self.clock.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save before the window lets go of the file; the clock goes on without it."""
        if event.type() == QEvent.Type.Close and watched is self.window():
            self.flush()
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.stack.currentWidget() is self.sheet:
            self.sheet.focus_first()
        elif self.stack.currentWidget() is self.finish:
            self.finish.close_study.setFocus()

    # -- what is shown ------------------------------------------------------------------

    def show_clock(self) -> None:
        """The clock of one operation at a time."""
        self.bar.paper.setChecked(False)
        self.stack.setCurrentWidget(self.body)
        self._show()
        self.setFocus()

    def turn_sheet(self) -> None:
        """Between the clock and typing in a sheet."""
        if self.session is None or self.session.locked:
            return
        if self.stack.currentWidget() is self.sheet:
            self.sheet.flush()
            if not self._held:
                self.show_clock()
            return
        self.bar.paper.setChecked(True)
        self.stack.setCurrentWidget(self.sheet)
        self.sheet.show_session(self.session)
        self.sheet.focus_first()

    def show_finish(self) -> None:
        """What was measured, and closing it."""
        if self.session is not None and not self.session.locked:
            self.flush()
            if self._held:
                return
            self.finish.show_session(self.session)
            self.stack.setCurrentWidget(self.finish)
            self.finish.close_study.setFocus()

    @property
    def _held(self) -> bool:
        return self.stack.currentWidget() is self.sheet and self.sheet.hold()

    def _go_on(self) -> None:
        """Back to where one measured: the clock, or the sheet that is typed in."""
        (self.turn_sheet if self.bar.paper.isChecked() else self.show_clock)()

    def _return_to(self, operation_id: int) -> None:
        self.go_to(operation_id)
        self._go_on()
        self.sheet.focus_on(operation_id)

    def _show_head(self) -> None:
        if self.session is not None:
            self.bar.show_visit(self._name, self.session.headline, locked=self.session.locked)
            if self._context.store.read_only:
                self.bar.reopen.hide()

    def _show(self) -> None:
        session = self.session
        if session is None or not session.operations:
            return
        self._show_head()
        if self.stack.currentWidget() is self.sheet:
            self.sheet.show_session(session)
            return
        self.rail.show_session(session)
        self.view.show_session(session)
        self.side.show_session(session)
        self.keyboard.watch(self.body)

    def _tick(self, seconds: int) -> None:
        if not self.isVisible():  # it is being left, and its parts may be gone
            return
        self.bar.show_seconds(seconds)
        if self.session is not None and self.stack.currentWidget() is self.body and self.session.operations:
            self.view.show_clock()

    # -- what is done -------------------------------------------------------------------

    def _do(self, act: Callable[[MeasuringSession], Any], *, saved: bool = True) -> None:
        session = self.session
        if session is None or session.locked:
            return
        try:
            act(session)
        except Problem as trouble:
            self._context.messages.show_problem(trouble)
            return
        if saved:
            self.bar.show_saved(_("guardado {time}").format(time=f"{datetime.now():%H:%M}"))
        self._show()

    def lap(self) -> None:
        """The space bar."""
        self._do(lambda session: session.press())

    def turn_pause(self) -> None:
        """Hold the running cycle, or go on with it."""
        self._do(lambda session: session.pause() if session.running else session.paused and session.press())

    def restart(self) -> None:
        """The running cycle begins anew."""
        self._do(lambda session: session.restart())

    def rate(self, by: int) -> None:
        """A step slower or faster."""
        self._do(lambda session: session.rate(by))

    def strike(self, cycle_id: int, reason: str) -> None:
        """Strike a cycle out; without a reason it counts again."""
        self._do(lambda session: session.strike(cycle_id, reason or None))

    def _date(self, day: str) -> None:
        if (session := self.session) is not None:
            self.do(change_study, time_study_id=session.study.id, studied_on=day)
            session.reload(require_study(self._context.store, session.study.id))
            self._show_head()

    def go_to(self, operation_id: int) -> None:
        """Measure this operation."""
        self.side.note.flush()
        if self.session is not None:
            self.session.go(operation_id)
            self._show()

    def go_forward(self) -> None:
        """The next operation; after the last, what was measured."""
        self.side.note.flush()
        if self.session is not None and not self.session.step(1):
            self.show_finish()
        self._show()

    def go_back(self) -> None:
        """The operation before."""
        self.side.note.flush()
        if self.session is not None and self.session.step(-1):
            self._show()

    def edit_operation(self) -> None:
        """Who does it, with what, where the cycle begins and ends."""
        session = self.session
        if session is not None and not session.locked:
            edit_operation(self._context, session.style, session.operation, self, part=session.part())
            self._take_again()

    def add_operation(self) -> None:
        """An operation that was forgotten."""
        session = self.session
        if session is not None and not session.locked:
            edit_operation(self._context, session.style, None, self)
            self._take_again()

    def _take_again(self) -> None:
        if self.session is not None:
            self.session.reload(require_study(self._context.store, self.session.study.id))
            self._show()
            self.setFocus()

    def _finish(self) -> None:
        session = self.session
        if session is None:
            return
        self.flush()
        style = session.style.id
        self._do(lambda one: one.finish())
        if session.study.closed:
            self.clock.stop()
            self.session = None
            self._context.way.go("style", style, part="measured")

    def reopen(self) -> None:
        """Go on with a study that was finished."""
        if self.session is not None:
            self.do(reopen_study, time_study_id=self.session.study.id)
            self._take_again()

    def _look_again(self, found: FoundStudy) -> None:
        """Undo, redo and what was changed elsewhere."""
        study, style, self._name = found
        if self.session is None:
            return
        if study is None or style is None or not style.operations:
            self.clock.stop()
            self.session = None
            gone = _("Esa medición ya no está.")
            if study is not None and style is not None:
                gone = _("El modelo se quedó sin operaciones; agréguelas y siga midiendo.")
            self._context.messages.say(gone)
            self._context.way.leave()
            return
        self.session.reload(study)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        deeds = {key.Key_F4: self.turn_sheet, key.Key_F8: self.leave, key.Key_F9: self.show_finish}
        if self.session is None:
            super().keyPressEvent(event)
        elif event.key() in deeds:
            deeds[key(event.key())]()
        elif event.key() == key.Key_Escape and self.stack.currentWidget() is not self.body:
            (self._go_on if self.stack.currentWidget() is self.finish else self.turn_sheet)()
        elif event.key() == key.Key_Escape and self.side.note.hasFocus():
            self.side.note.flush()
            self.setFocus()
        elif self.stack.currentWidget() is not self.body or not self.keyboard.handle(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        pixels = self._context.theme.pixels
        self.rail.show_narrow(event.size().width() < pixels(NARROW))
        self.side.setFixedWidth(pixels(SIDE))
        self._show()
        if self.keys.isVisible():
            self.keys.place()
