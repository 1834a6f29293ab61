"""The visit at work: dimensions, one item, and what goes with it; every key of it."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.alerts.protocols import find_protocol
from app.alerts.records import LocalPhone
from app.diagnosis.gates import open_by_hand
from app.diagnosis.queries import read_photo
from app.diagnosis.records import AnswerKind, Visit
from app.diagnosis.session import VisitSession
from app.diagnosis.words import say_why_first
from app.i18n import _
from ui.context import Context
from ui.diagnosis.detail_asking import DetailAsking
from ui.diagnosis.dimension_rail import DimensionRail
from ui.diagnosis.item_panel import ItemPanel
from ui.diagnosis.jump_field import JumpField
from ui.diagnosis.keyboard import Keyboard, is_own_shortcut
from ui.diagnosis.module_menu import make_module_menu
from ui.diagnosis.origin_asking import OriginAsking
from ui.diagnosis.photo_keeper import PhotoKeeper
from ui.diagnosis.side_panel import SidePanel, say_about_origin
from ui.diagnosis.visit_foot import VisitFoot
from ui.history.asking import HistoryOf, offer_history

WIDE_FROM = 1100
RAIL, NARROW_RAIL, SIDE, NARROW_SIDE = 292, 134, 296, 286


class ItemView(QWidget):
    """Answers go through the session, which saves each at once; then only what changed is drawn."""

    changed = Signal()
    finish_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.session: VisitSession | None = None
        self._photos_allowed = False
        self._phones: Mapping[str, LocalPhone] = {}
        self._seconds = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Pregunta del diagnóstico"))
        self.rail = DimensionRail(context)
        self.panel = ItemPanel(context.theme)
        self.side = SidePanel(context, lambda name: read_photo(context.store, name))
        self.jump = JumpField()
        self.photo_keeper = PhotoKeeper(context, self)
        self.origins = OriginAsking(self, context.messages)
        self.details = DetailAsking(self, context.messages)
        self.foot = VisitFoot()
        self.keyboard = Keyboard(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(self._middle(), 1)
        row.addWidget(self.side)
        self._fit(0)  # narrow at first: wide, it would push a small window over its screen's edge
        self._connect()

    def _middle(self) -> QVBoxLayout:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.jump)
        middle.addWidget(self.panel, 1)
        middle.addWidget(self.foot)
        return middle

    def _connect(self) -> None:
        self.panel.level_pressed.connect(lambda level: self.answer_level(level, go_on=False))
        self.panel.kind_pressed.connect(lambda kind: self.answer_kind(kind, go_on=False))
        self.panel.again_pressed.connect(self.go_forward)
        self.rail.dimension_pressed.connect(self.go_to_dimension)
        self.rail.item_pressed.connect(self.go_to)
        self.rail.passed_over_wanted.connect(self.go_to_passed_over)
        self.side.origin_pressed.connect(self.origins.choose)
        self.panel.proof.seen.connect(self.origins.choose)
        self.panel.proof.nothing_seen.connect(self.go_forward)
        self.panel.detail.turned.connect(self.details.turn)
        self.panel.detail.made.connect(self.keyboard.watch)
        self.side.note_saved.connect(self._keep_note)
        self.side.measured.taken.connect(self.answer_measured)
        self.side.last_time.turned.connect(self.turn_previous)
        self.side.photo_added.connect(self.add_photo)
        self.side.photo_removed.connect(self.photo_keeper.remove)
        self.photo_keeper.kept.connect(lambda: self.reload())
        self.jump.chosen.connect(self.go_to)
        self.jump.left.connect(self.setFocus)
        self.foot.back_pressed.connect(self.go_back)
        self.foot.forward_pressed.connect(self.go_forward)
        self.foot.keys_pressed.connect(self.help_wanted)
        self.foot.modules_pressed.connect(self.choose_modules)

    # -- what is shown ------------------------------------------------------------------

    def show_session(
        self,
        session: VisitSession,
        *,
        photos_allowed: bool,
        seconds: int,
        phones: Mapping[str, LocalPhone] | None = None,
    ) -> None:
        """Begin or go on with a visit, at its current item; `phones` is whom to call there."""
        self.session = session
        self.origins.stop()
        self.details.stop()
        self._phones = phones or {}
        self._photos_allowed = photos_allowed
        self._seconds = seconds
        self.rail.show_session(session)
        self.jump.show_codes(session.codes)
        self.keyboard.watch(self)
        self._fit(self.width())
        self.show_current()

    def show_current(self) -> None:
        """Draw the current item anew."""
        session = self.session
        if session is None:
            return
        item, answer = session.item, session.answer_of(session.current)
        skipped = session.reason_skipped(item.code)
        self.panel.show_item(
            item, answer, introduction=session.introduction, skipped=skipped, locked=session.locked
        )
        self.side.show_item(
            item,
            answer,
            session.photos_of(item.code),
            photos_allowed=self._photos_allowed,
            locked=session.locked,
        )
        self.origins.show()
        self.details.show()
        about = say_about_origin(session, walking=self.origins.walking)
        self.side.show_origin(session.origin_shown, about, locked=session.locked)
        found = find_protocol(session.instrument.code, item.code)
        alarming = found if session.is_alert(item.code) else None
        self.panel.show_protocol(session.instrument.code, alarming, self._phones)
        last = session.last_time(session.current)
        self.side.last_time.show_last(session.previous_shown, last, may_turn=session.may_turn)
        self.panel.mark_last(last.level if last else None)
        self.side.measured.show_measured(session.measured(session.current), locked=session.locked)
        self.foot.show_place(session)
        self.rail.show_progress(session, self._seconds)
        self.keyboard.watch(self.side.photos)

    def turn_previous(self, meant: bool) -> None:
        """See the round before from here on, or no longer."""
        if self.session is not None and meant:
            self.session.turn_previous()
            self.show_current()
        self.setFocus()

    def show_seconds(self, seconds: int) -> None:
        """The clock moved: the minutes left may be others."""
        if self.session and seconds // 60 != self._seconds // 60:
            self._seconds = seconds
            self.rail.show_progress(self.session, seconds)

    def reload(self, visit: Visit | None = None) -> None:
        """Something else changed the visit (undo, a photo): show where it did."""
        if self.session is None:
            return
        current = self.session.current
        touched = self.session.reload(visit)
        if touched and current not in touched:
            self.session.current = touched[0]
        self.show_current()
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit(self.width())

    def _fit(self, width: int) -> None:
        pixels = self._context.theme.pixels
        narrow = width < pixels(WIDE_FROM)
        self.rail.setFixedWidth(pixels(NARROW_RAIL if narrow else RAIL))
        self.side.setFixedWidth(pixels(NARROW_SIDE if narrow else SIDE))
        self.rail.show_narrow(narrow)

    # -- answering ----------------------------------------------------------------------

    def answer_level(self, level: int, *, go_on: bool) -> None:
        """Save a level; `go_on` passes to the next item, but an alert is looked at first."""
        session = self.ready()
        if session is None or self.holds_back(go_on=go_on):
            return
        if level not in session.item.level_texts:
            self._context.messages.warn(_("Esta pregunta se responde con 0 (no) o 4 (sí)."))
            return
        self._answer(session, AnswerKind.LEVEL, level, go_on=go_on)

    def answer_measured(self) -> None:
        """Take the level that was measured; the item stays, so that one sees what was answered."""
        session = self.ready()
        if session is not None:
            self.side.note.flush()
            session.answer_measured()
            self.changed.emit()
            self.show_current()

    def answer_kind(self, kind: AnswerKind, *, go_on: bool) -> None:
        """Save that there is no level, and why."""
        session = self.ready()
        if session is None or self.holds_back(go_on=go_on):
            return
        self.side.note.flush()
        if kind is AnswerKind.NOT_APPLICABLE and session.refuses_n(session.current):
            self._context.messages.warn(say_why_first(session.item))
            self.write_note()
        else:
            self._answer(session, kind, None, go_on=go_on)

    def _answer(self, session: VisitSession, kind: AnswerKind, level: int | None, *, go_on: bool) -> None:
        self.side.note.flush()
        known = session.is_alert(session.current)
        session.answer(kind, level)
        self.changed.emit()
        asked = go_on and (self.origins.ask_for_proof() or self.details.ask())
        if go_on and not asked and (known or not session.is_alert(session.current)):
            self.go_forward()
        else:
            self.show_current()

    def holds_back(self, *, go_on: bool) -> bool:
        """Whether something is asked of the answer first, and a key for the next one comes too early."""
        return self.origins.holds_back(go_on=go_on) or self.details.holds_back(go_on=go_on)

    def pass_on(self) -> None:
        """To the next item, unless something is still asked with this answer."""
        if self.details.ask():
            self.show_current()
        else:
            self.go_forward()

    def clear_answer(self) -> None:
        """Leave the current item without an answer."""
        session = self.ready()
        if session is not None and session.is_answered(session.current):
            session.clear()
            self.changed.emit()
            self.show_current()

    def _keep_note(self, code: str, text: str) -> None:
        if self.session is not None and not self.session.locked:
            self.session.note(code, text)
            self.changed.emit()

    def turn_protocol(self) -> None:
        """Open or close what to do about an alert."""
        if not self.panel.protocol.isHidden():
            self.panel.protocol.turn()

    def choose_modules(self) -> None:
        """Open or close the questions that only some workshops are asked."""
        session = self.session
        if session is None or not open_by_hand(session.instrument):
            return
        menu = make_module_menu(session, self)
        menu.triggered.connect(lambda action: self._turn_module(action.data()))
        menu.popup(self.foot.modules.mapToGlobal(self.foot.modules.rect().topLeft()))

    def _turn_module(self, gate: str) -> None:
        session = self.ready()
        if session is not None:
            session.turn_gate(gate)
            self.changed.emit()
            self.show_current()

    def write_note(self) -> None:
        """Put the cursor in the note."""
        self.side.note.setFocus()
        self.side.note.moveCursor(QTextCursor.MoveOperation.End)

    def undo(self) -> None:
        """Take the last step back; what it changed is shown by `reload`."""
        self.side.note.flush()
        if self.session is not None:
            self.session.forget_origin()  # what is taken back does not go on either
        self._context.store.undo_stack.undo()

    def add_photo(self, content: bytes) -> None:
        """Keep a picture with the current item, if there is permission."""
        session = self.ready()
        if session is not None and self._photos_allowed:
            self.photo_keeper.keep(session.visit.id, session.current, content)

    def ready(self) -> VisitSession | None:
        """The session, if the current item may be changed; else a word about why not."""
        session = self.session
        if session is None:
            return None
        if session.locked:
            self._context.messages.warn(session.why_locked)
            return None
        if session.current not in session.asked:
            self._context.messages.warn(session.reason_skipped(session.current))
            return None
        return session

    # -- moving -------------------------------------------------------------------------

    def go_to(self, code: str) -> None:
        """Show an item, asked or not."""
        self.origins.stop()
        self.details.stop()
        if self.session is not None:
            self.side.note.flush()
            self.session.current = code
            self.show_current()
            self.setFocus()

    def go_forward(self) -> None:
        """The next item; after the last, the list of what is missing."""
        if self.session is None:
            return
        if self.origins.walk_on():
            return
        code = self.session.next_item()
        if code is not None:
            self.go_to(code)
        else:
            self.show_current()
            if not self.session.locked:
                self.finish_wanted.emit()

    def go_back(self) -> None:
        """The item before."""
        if self.session is not None and (code := self.session.previous_item()):
            self.go_to(code)

    def go_to_dimension(self, dimension: str) -> None:
        """The first item of a dimension that has no answer yet, or its first."""
        if self.session is not None:
            first = self.session.instrument.items_of(dimension)[0].code
            missing = self.session.unanswered(dimension)
            self.go_to(missing[0] if missing else first)

    def go_to_unanswered(self) -> None:
        """The next item without an answer; when there is none, say so."""
        if self.session is None:
            return
        code = self.session.next_unanswered(self.session.current)
        if code is None:
            self._context.messages.say(_("Todas las preguntas tienen respuesta."))
        else:
            self.go_to(code)

    def go_to_passed_over(self) -> None:
        """The first of the items that were left behind."""
        if self.session is not None and (behind := self.session.passed_over()):
            self.go_to(behind[0])

    # -- the past -----------------------------------------------------------------------

    def history_of(self, _focus: QWidget | None) -> HistoryOf | None:
        """The past of the current answer, with its note and where it comes from."""
        if self.session is None:
            return None
        sql = "SELECT id FROM answer WHERE visit_id = ? AND item = ? AND deleted = 0"
        of = (self.session.visit.id, self.session.current)
        row = self._context.store.value(sql, of)
        return HistoryOf(self.session.item.short, ("answer", row or 0))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        about = self.history_of(None)
        if about is not None:
            self.side.note.flush()
            offer_history(self._context, self, about).exec(event.globalPos())

    def event(self, event: QEvent) -> bool:
        """The visit's own Ctrl keys come before the window's shortcuts."""
        if is_own_shortcut(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keyboard.handle(event):
            super().keyPressEvent(event)
