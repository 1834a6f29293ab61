"""The middle of measuring: what is measured, the clock, the key that ends a cycle, the cycles."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import _
from app.production.records import Cycle
from app.production.session import MeasuringSession
from app.production.words import say_machine, say_seconds
from ui.context import Context
from ui.diagnosis.level_card import key_label
from ui.production.clock_face import ClockFace
from ui.production.cycle_bars import CycleBars
from ui.production.lap_button import LapButton
from ui.production.strike_row import StrikeRow
from ui.widgets.card import label

SHORT = 620  # pixels at text scale 1: below, the hints of the keys leave


class ClockView(QWidget):
    """Shows the current operation of a session; says what was pressed."""

    lap_pressed = Signal()
    back_pressed = Signal()
    forward_pressed = Signal()
    keys_pressed = Signal()
    who_pressed = Signal()
    restart_pressed = Signal()
    struck = Signal(object, str)  # cycle id, reason

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.session: MeasuringSession | None = None
        self.selected: int | None = None
        self.face = ClockFace(context)
        self.lap = LapButton(context)
        self.bars = CycleBars(context)
        self.strike = StrikeRow()
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 14, 28, 14)
        column.setSpacing(10)
        column.addLayout(self._head())
        clock = QHBoxLayout()
        clock.setSpacing(14)
        clock.addWidget(self.face, 3)
        clock.addLayout(self._beside(), 2)
        column.addLayout(clock, 3)
        column.addWidget(self.lap)
        self.notice = self._notice()
        column.addWidget(self.notice)
        column.addWidget(self.strike)
        column.addWidget(self.bars, 5)
        column.addWidget(self._foot())
        self.lap.clicked.connect(self.lap_pressed)
        self.bars.chosen.connect(self.choose)
        self.strike.reason_given.connect(self._strike)
        self.strike.left.connect(self.leave_strike)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.title = label("", "title", wrap=True)
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.who = QPushButton()
        self.who.setProperty("role", "inline-link")
        self.who.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.who.setToolTip(_("Cambiar quién la hace, la máquina, o dónde empieza y termina (F2)"))
        self.who.clicked.connect(self.who_pressed)
        row.addWidget(self.title, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.who, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch()
        self.ends = label("", "soft", wrap=True)
        self.ends.setTextFormat(Qt.TextFormat.PlainText)
        head.addLayout(row)
        head.addWidget(self.ends)
        return head

    def _beside(self) -> QVBoxLayout:
        beside = QVBoxLayout()
        beside.setSpacing(2)
        self.number = label("", "heading", wrap=True)
        self.before = label("", "soft", wrap=True)
        self.about = label("", "small", wrap=True)
        beside.addStretch()
        for part in (self.number, self.before, self.about):
            beside.addWidget(part)
        beside.addStretch()
        return beside

    def _notice(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "notice")
        row = QHBoxLayout(frame)
        row.setContentsMargins(14, 6, 14, 6)
        self.warning = label("", wrap=True)
        self.restart = QPushButton(_("Empezar el ciclo de nuevo (R)"))
        self.restart.setProperty("role", "inline-link")
        self.restart.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.restart.clicked.connect(self.restart_pressed)
        row.addWidget(self.warning, 1)
        row.addWidget(self.restart)
        frame.hide()
        return frame

    def _foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 4, 0, 0)
        self.back = QPushButton(_("← Anterior"))
        self.back.clicked.connect(self.back_pressed)
        self.forward = QPushButton()
        self.forward.setProperty("role", "strong")
        self.forward.setToolTip("Enter")
        self.forward.clicked.connect(self.forward_pressed)
        self.keys = QPushButton(_("? teclas"))
        self.keys.setProperty("role", "link")
        self.keys.clicked.connect(self.keys_pressed)
        self.hints = QWidget()
        hints = QHBoxLayout(self.hints)
        hints.setContentsMargins(0, 0, 0, 0)
        hints.setSpacing(5)
        for key, words in (("X", _("tachar")), ("P", _("pausa")), ("Ctrl+Z", _("deshacer"))):
            hints.addWidget(key_label(key))
            hints.addWidget(label(words, "small"))
        for button in (self.back, self.forward, self.keys):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self.back)
        row.addStretch()
        row.addWidget(self.hints)
        row.addWidget(self.keys)
        row.addStretch()
        row.addWidget(self.forward)
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.hints.setVisible(event.size().width() >= self._context.theme.pixels(SHORT))

    # -- showing ------------------------------------------------------------------------

    def show_session(self, session: MeasuringSession) -> None:
        """The current operation, its cycles and the running one."""
        if self.session is not None and session.current != self._shown:
            self.selected = None
            self.strike.hide()
        self.session, self._shown = session, session.current
        operation, part = session.operation, session.part()
        if self.selected not in {one.id for one in part.cycles}:
            self.selected = None
        operator = session.operators.get(part.operator_id or 0)
        who = operator.name if operator is not None else _("¿quién la hace?")
        self.title.setText(operation.name)
        self.who.setText(f"{who} · {say_machine(part.machine).lower()}")
        self.who.setEnabled(not session.locked)
        self.ends.setText(_say_ends(operation.starts, operation.ends))
        self.face.show_session(session)
        self.lap.show_session(session)
        self.show_clock()
        self.back.setEnabled(session.place > 0)
        last = session.place == len(session.operations) - 1
        self.forward.setText(_("Terminar →") if last and not session.locked else _("Siguiente →"))
        self.forward.setEnabled(not (last and session.locked))

    _shown = 0

    def show_clock(self) -> None:
        """What goes with the running time; asked again every second."""
        session = self.session
        if session is None:
            return
        cycles = session.part().cycles
        number = _("ciclo {number}").format(number=len(cycles) + 1)
        if session.paused:
            number = _("ciclo {number}, en pausa").format(number=len(cycles) + 1)
        self.number.setText(number if session.running or session.paused else _("el reloj está quieto"))
        self.before.setText(
            _("el anterior: {time}").format(time=say_seconds(cycles[-1].seconds)) if cycles else ""
        )
        self.about.setText(_("sigue contando aunque se cierre la tapa") if session.running else "")
        self.bars.show_session(session, self.selected)
        self._show_notice(session)

    def _show_notice(self, session: MeasuringSession) -> None:
        doubtful = [one for one in session.doubtful() if not session.locked]
        said = ""
        if session.running and session.strange:
            said = _("El reloj siguió contando: este ciclo lleva {time}. ¿Es una sola prenda?").format(
                time=say_seconds(session.elapsed)
            )
        elif doubtful and not self.strike.isVisible():
            one = doubtful[-1]
            number = [each.id for each in session.part().cycles].index(one.id) + 1
            said = _(
                "El ciclo {number} ({time}) sale muy distinto de los demás. Si pasó algo, táchelo con X; si no, déjelo."
            ).format(number=number, time=say_seconds(one.seconds))
        self.warning.setText(said)
        self.restart.setVisible(session.running and session.strange)
        self.notice.setVisible(bool(said))

    # -- striking out -------------------------------------------------------------------

    def choose(self, cycle_id: int) -> None:
        """Mark a cycle; a second press asks why it is struck out, or counts it again."""
        if self.selected == cycle_id:
            self.ask_strike()
            return
        self.selected = cycle_id
        self.strike.hide()
        self.show_clock()

    def choose_beside(self, by: int) -> None:
        """Mark the cycle before or after the marked one; first the last."""
        cycles = self.session.part().cycles if self.session is not None else ()
        ids = [one.id for one in cycles]
        if ids:
            place = ids.index(self.selected) + by if self.selected in ids else len(ids) - 1
            self.selected = ids[max(0, min(place, len(ids) - 1))]
            self.strike.hide()
            self.show_clock()

    @property
    def marked(self) -> Cycle | None:
        """The cycle that X is about: the marked one, the strange one that is asked about, the last."""
        if self.session is None:
            return None
        cycles = self.session.part().cycles
        chosen = [one for one in cycles if one.id == self.selected]
        strange = self.session.doubtful()[-1:]
        return next(iter([*chosen, *strange, *cycles[-1:]]), None)

    def ask_strike(self) -> None:
        """Ask why; a cycle that is struck out already counts again."""
        session, cycle = self.session, self.marked
        if session is None or session.locked or cycle is None:
            return
        if not cycle.counts:
            self.struck.emit(cycle.id, "")
            return
        self.selected = cycle.id
        number = [one.id for one in session.part().cycles].index(cycle.id) + 1
        self.strike.ask(number, say_seconds(cycle.seconds))
        self.show_clock()

    def _strike(self, reason: str) -> None:
        if self.selected is not None:
            cycle, self.selected = self.selected, None
            self.strike.hide()
            self.struck.emit(cycle, reason)
            self.setFocus()

    def leave_strike(self) -> None:
        """Leave the cycle as it is."""
        self.strike.hide()
        self.selected = None
        self.show_clock()
        if page := self.parentWidget():
            page.setFocus()


def _say_ends(starts: str | None, ends: str | None) -> str:
    if starts and ends:
        return _("Empieza cuando {starts} · termina cuando {ends}").format(starts=starts, ends=ends)
    if starts:
        return _("Empieza cuando {starts}").format(starts=starts)
    if ends:
        return _("Termina cuando {ends}").format(ends=ends)
    return _("Una vuelta por prenda: de una prenda terminada a la siguiente.")
