"""What opens under a rung: how far it is, papers, number and dates, the copy, what to know."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.days import EXPIRY, SINCE
from app.diagnosis.words import ORIGIN_WORDS
from app.formalization.records import STATUSES, Step, StepState
from app.formalization.words import show_duty
from app.i18n import _
from ui.context import Context
from ui.formalization.scan_row import ScanRow
from ui.formalization.step_facts import StepFacts
from ui.formalization.words import rung_look, status_looks
from ui.forms.form import Form, Row, or_nothing
from ui.forms.kinds import Choice, OnDay, Sentence
from ui.widgets.card import label
from ui.widgets.tick import Tick
from ui.widgets.toggles import Toggles


def rung_rows() -> tuple[Row, ...]:
    """Number and days of a paper, and how one knows of it."""
    origins = [(word, str(one)) for one, word in ORIGIN_WORDS.items()]
    return (
        Row("number", _("Número"), take=or_nothing),
        Row("origin", _("Cómo se sabe"), Choice([(_("no se anotó"), None), *origins])),
        Row("done_on", _("Desde cuándo"), OnDay(SINCE)),
        Row("expires_on", _("Vence el"), OnDay(EXPIRY)),
        Row("note", _("Nota"), Sentence(), take=or_nothing, wide=True),
    )


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
            single=True,
            may_be_none=True,
        )
        self.reason = label("", "small", wrap=True)
        self.papers_title = label(_("Papeles que ya tiene"), "soft")
        self.papers: list[Tick] = []
        self._papers = QVBoxLayout()
        self._papers.setSpacing(4)
        self.form = Form(context, rung_rows(), close=True)
        self.scan = ScanRow(context)
        self.facts = StepFacts()
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.edit_facts = QPushButton(_("Corregir estos datos del paso"))
        self.edit_facts.setProperty("role", "link")
        for part in (self.status, self.reason, self.papers_title):
            self._column.addWidget(part)
        self._column.addLayout(self._papers)
        self._column.addWidget(self.form)
        self._column.addWidget(self.scan)
        self._column.addWidget(self.facts)
        self.facts.add_link(self.edit_facts)

    def _wire(self) -> None:
        self.status.saved.connect(lambda value: self.changed.emit("status", value))
        self.form.saved.connect(self.changed)
        self.scan.chosen.connect(self.scan_chosen)
        self.scan.removed.connect(self.scan_removed)
        self.edit_facts.clicked.connect(self.facts_wanted)

    def show_state(self, state: StepState, *, locked: bool = False) -> None:
        """What the file says; a field in which one is typing is left alone."""
        record = state.record
        looked = record is not None and record.looked
        self.status.show_value(record.status if record is not None and looked else None)
        told = [
            f"{rung_look(state).word}: {state.reason}" if state.reason and not looked else state.reason,
            show_duty(state.step),
        ]
        self.reason.setText(" · ".join(each for each in told if each))
        self.reason.setVisible(bool(self.reason.text()))
        self._show_papers(state.step, record.papers if record else ())
        self.form.show_record(record or {})
        self.scan.show_scan(record.blob_hash if record else None, record.scan_name if record else None)
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
