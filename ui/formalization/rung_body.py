"""What opens under a rung: how far it is, papers, number and dates, the copy, what to know."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.days import EXPIRY, SINCE
from app.diagnosis.words import ORIGIN_WORDS
from app.formalization.records import STATUSES, Step, StepState
from app.formalization.words import show_duty
from app.i18n import _
from ui.context import Context
from ui.formalization.scan_row import ScanRow
from ui.formalization.step_facts import StepFacts
from ui.formalization.words import rung_look, status_looks
from ui.forms.day_field import DayField
from ui.widgets.card import label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import Labelled, TextField
from ui.widgets.tick import Tick
from ui.widgets.toggles import Toggles
from ui.widgets.words_field import WordsField


class RungBody(QWidget):
    """Says what was changed (`status`, `papers`, `number` ...); the tab saves it."""

    changed = Signal(str, object)
    scan_chosen = Signal(object, str)  # bytes, the file's name
    scan_removed = Signal()
    facts_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 2, 10, 12)
        self._column.setSpacing(8)
        self.status = Toggles(
            _("Estado"),
            [(status_looks()[code].word.capitalize(), code) for code in STATUSES],
            single=True, may_be_none=True,
        )  # fmt: skip
        self.reason = label("", "small", wrap=True)
        self.papers_title = label(_("Papeles que ya tiene"), "soft")
        self.papers: list[Tick] = []
        self._papers = QVBoxLayout()
        self._papers.setSpacing(4)
        self.number = TextField()
        self.done_on = DayField(_("Desde cuándo"), context.theme, SINCE)
        self.expires_on = DayField(_("Vence el"), context.theme, EXPIRY)
        self.origin = ChoiceField(
            [(_("no se anotó"), None), *((word, str(one)) for one, word in ORIGIN_WORDS.items())]
        )
        self.scan = ScanRow(context)
        self.note = WordsField()
        self.facts = StepFacts()
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for place in (0, 1):
            grid.setColumnStretch(place, 1)
        grid.addWidget(Labelled(_("Número"), self.number), 0, 0)
        grid.addWidget(Labelled(_("Cómo se sabe"), self.origin), 0, 1)
        grid.addWidget(self.done_on, 1, 0)
        grid.addWidget(self.expires_on, 1, 1)
        grid.addWidget(Labelled(_("Nota"), self.note), 2, 0, 1, 2)
        self.edit_facts = QPushButton(_("Corregir estos datos del paso"))
        self.edit_facts.setProperty("role", "link")
        for part in (self.status, self.reason, self.papers_title):
            self._column.addWidget(part)
        self._column.addLayout(self._papers)
        self._column.addLayout(grid)
        self._column.addWidget(self.scan)
        self._column.addWidget(self.facts)
        self.facts.add_link(self.edit_facts)

    def _wire(self) -> None:
        self.status.chosen.connect(
            lambda values: self.changed.emit("status", values[0] if values else None)
        )
        self.origin.chosen.connect(lambda value: self.changed.emit("origin", value))
        for name in ("number", "note"):
            field = getattr(self, name)
            field.saved.connect(
                lambda text, what=name: self.changed.emit(what, text.strip() or None)
            )
        for name in ("done_on", "expires_on"):
            field = getattr(self, name)
            field.saved.connect(lambda day, what=name: self.changed.emit(what, day))
        self.scan.chosen.connect(self.scan_chosen)
        self.scan.removed.connect(self.scan_removed)
        self.edit_facts.clicked.connect(self.facts_wanted)

    def show_state(self, state: StepState, *, locked: bool = False) -> None:
        """What the file says; a field in which one is typing is left alone."""
        record = state.record
        looked = record is not None and record.looked
        self.status.show_values((record.status,) if record is not None and looked else ())
        told = [f"{rung_look(state).word}: {state.reason}" if state.reason and not looked
                else state.reason, show_duty(state.step)]  # fmt: skip
        self.reason.setText(" · ".join(each for each in told if each))
        self.reason.setVisible(bool(self.reason.text()))
        self._show_papers(state.step, record.papers if record else ())
        for name in ("number", "note"):
            getattr(self, name).show_text((getattr(record, name) if record else None) or "")
        for name in ("done_on", "expires_on", "origin"):
            getattr(self, name).show_value(getattr(record, name) if record else None)
        self.scan.show_scan(
            record.blob_hash if record else None, record.scan_name if record else None
        )
        self.facts.show_step(state.step)
        self.setEnabled(not locked)

    def _show_papers(self, step: Step, gathered: tuple[str, ...]) -> None:
        # papers noted under another text of the step stay in sight
        wanted = [*step.documents, *(one for one in gathered if one not in step.documents)]
        if [tick.words.text() for tick in self.papers] != wanted:
            for tick in self.papers:
                self._papers.removeWidget(tick)
                tick.hide()
                tick.deleteLater()
            self.papers = [Tick(text) for text in wanted]
            for tick in self.papers:
                tick.saved.connect(lambda _on: self._tell_papers())
                self._papers.addWidget(tick)
            for before, after in pairwise([self.status.buttons[-1], *(t.box for t in self.papers)]):
                QWidget.setTabOrder(before, after)
        for tick in self.papers:
            tick.show_value(tick.words.text() in gathered)
        self.papers_title.setVisible(bool(wanted))

    def _tell_papers(self) -> None:
        ticked = tuple(tick.words.text() for tick in self.papers if tick.value)
        self.changed.emit("papers", ticked)
