"""One ladder of a workshop: its rungs, each a line that opens in place."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from app.formalization.records import StepState
from app.formalization.words import LADDER_WORDS, count_steps, show_duty
from app.i18n import _, format_day, ngettext
from ui.context import Context
from ui.formalization.rung_body import RungBody
from ui.formalization.words import rung_look, say_expiry
from ui.widgets.card import Card, label
from ui.widgets.fold import Fold, FoldList
from ui.widgets.light import Light

MARK_WIDTH = 132


class LadderCard(Card):
    """`changed` (step, field, value) and the copies are told; the tab writes them."""

    changed = Signal(str, str, object)
    scan_chosen = Signal(str, object, str)
    scan_removed = Signal(str)
    facts_wanted = Signal(str)

    def __init__(self, context: Context, ladder: str, parent: QWidget | None = None) -> None:
        super().__init__(LADDER_WORDS[ladder], parent=parent)
        self._context = context
        self.states: dict[str, StepState] = {}
        self._bodies: dict[str, RungBody] = {}
        self.body.setSpacing(4)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 100)
        self.bar.setAccessibleName(_("Cuánto avanzó: {ladder}").format(ladder=LADDER_WORDS[ladder]))
        self.body.addWidget(self.bar)
        self.rungs = FoldList(self._make)
        self.body.addWidget(self.rungs)
        self.nothing = label(_("Ningún paso toca todavía."), "soft", wrap=True)
        self.body.addWidget(self.nothing)

    def show_states(self, states: tuple[StepState, ...], progress: float | None) -> None:
        """Show what the file says; open rungs stay open."""
        self.states = {state.step.code: state for state in states}
        self.rungs.show_keys(self.states)
        for state in states:
            self._show_line(state)
            if state.step.code in self._bodies and self._is_kept(state.step.code):
                self._bodies[state.step.code].show_state(state, locked=self._context.store.read_only)
        self.nothing.setVisible(not any(state.due for state in states))
        self.bar.setVisible(progress is not None)
        self.bar.setValue(round(100 * (progress or 0)))
        self.remark.setText(count_steps(states))

    def _is_kept(self, code: str) -> bool:
        return self.rungs.folds[code].body is self._bodies[code]

    def forget(self) -> None:
        """Another workshop comes: close everything."""
        self.rungs.show_keys(())
        self._bodies = {}

    def _make(self, code: str) -> Fold:
        look = rung_look(self.states[code])
        mark = Light(look.shape, look.word, self._context.theme.colour(look.role))
        return Fold(mark, lambda: self._make_body(code), self._context.theme.pixels(MARK_WIDTH))

    def _make_body(self, code: str) -> RungBody:
        body = RungBody(self._context)
        body.changed.connect(lambda field, value: self.changed.emit(code, field, value))
        body.scan_chosen.connect(lambda content, name: self.scan_chosen.emit(code, content, name))
        body.scan_removed.connect(lambda: self.scan_removed.emit(code))
        body.facts_wanted.connect(lambda: self.facts_wanted.emit(code))
        body.show_state(self.states[code], locked=self._context.store.read_only)
        self._bodies[code] = body
        return body

    def rung_body(self, code: str) -> RungBody:
        """Open a rung and give its fields."""
        self.rungs.folds[code].open()
        return self._bodies[code]

    def _show_line(self, state: StepState) -> None:
        fold, record = self.rungs.folds[state.step.code], state.record
        look = rung_look(state)
        fold.head.mark.show_state(look.shape, look.word, self._context.theme.colour(look.role))
        parts = []
        if record is not None and record.number:
            parts.append(_("N.º {number}").format(number=record.number))
        if record is not None and record.done_on and state.status == "done":
            parts.append(_("desde el {day}").format(day=format_day(record.done_on)))
        papers = state.step.documents
        gathered = len(papers) - len(state.missing_papers)
        counted = bool(papers) and (gathered or state.status in ("missing", "in_hand"))
        counted = counted and state.due and state.status != "done"
        if counted:
            text = ngettext("{done} de {count} papel", "{done} de {count} papeles", len(papers))
            parts.append(text.format(done=gathered, count=len(papers)))
        if state.reason and state.status != "done" and not (counted and gathered):
            parts.append(state.reason)
        if state.status in ("missing", "unknown") and state.step.duty != "required":
            parts.append(show_duty(state.step))
        if record is not None and record.blob_hash:
            parts.append(_("con copia"))
        if record is not None and record.note and record.note != state.reason:
            parts.append(record.note)
        expiry, role = say_expiry(record.expires_on if record else None, date.today())
        fold.show_line(
            state.step.title,
            " · ".join(part for part in parts if part),
            expiry if state.status == "done" else "",
            side_role=role,
            progress=(gathered, len(papers)) if counted and gathered else None,
        )
