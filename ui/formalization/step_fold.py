"""One step as data: its line, and under it every field that the centre may correct."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.formalization.records import Step
from app.formalization.words import DUE_WORDS, STATE_WORDS, show_step_cost, show_time
from app.i18n import _
from app.numbers import DAYS, MONTHS
from ui.context import Context
from ui.formalization.words import statute_looks
from ui.forms.form import Form, Row, or_nothing
from ui.forms.kinds import Choice, Cost, Notes, Sentence, Whole
from ui.widgets.flow import FlowRow
from ui.widgets.fold import Fold
from ui.widgets.light import Light

PAPERS_HEIGHT = 96
MOST_DAYS, MOST_MONTHS = 3650, 1200


def step_rows() -> tuple[Row, ...]:
    """Every field of a step that the centre may correct."""
    states = {code: STATE_WORDS[code] for code in ("vigente", "desconocido")}
    return (
        Row("title", _("Paso"), wide=True),
        Row("body", _("Dónde se hace"), take=or_nothing),
        Row("due", _("Cuándo toca"), Choice(DUE_WORDS)),
        Row(
            "documents",
            _("Papeles, uno por línea"),
            Notes(PAPERS_HEIGHT),
            wide=True,
            hint=_("Pida la lista en la oficina que lo da, y anótela aquí"),
            of=lambda step: "\n".join(step.documents),
            take=str.splitlines,
        ),
        Row("cost", _("Cuánto cuesta"), Cost()),
        Row("cost_note", _("Sobre el costo"), Sentence(), take=or_nothing),
        Row("days", _("Días que tarda"), Whole(DAYS, most=MOST_DAYS)),
        Row("time_note", _("Sobre el tiempo"), Sentence(), take=or_nothing),
        Row("validity_months", _("Meses que dura"), Whole(MONTHS, most=MOST_MONTHS)),
        Row("state", _("Estado"), Choice(states)),
        Row("unlocks", _("Para qué sirve"), Sentence(), take=or_nothing, wide=True),
        Row("note", _("Tenga en cuenta"), Sentence(), take=or_nothing, wide=True),
        Row(
            "source",
            _("De dónde sale: norma, o quién lo dijo y cuándo"),
            Sentence(),
            take=or_nothing,
            wide=True,
        ),
    )


class StepFold(Fold):
    """Says what was changed; the page writes it for the place that is chosen."""

    changed = Signal(str, str, object)  # step, field, value
    moved = Signal(str, int)
    hidden_wanted = Signal(str)
    restored = Signal(str)

    def __init__(self, context: Context, mark_width: int, parent: QWidget | None = None) -> None:
        mark = Light("ring", "", context.theme.colour("unmeasured"))
        super().__init__(mark, self._make, mark_width, parent)
        self._context = context
        self.step: Step | None = None
        self.form: Form | None = None

    def show_step(self, step: Step, *, own: bool) -> None:
        """`own`: the office has a text of its own for the place that is chosen."""
        self.step, self._own = step, own
        look = statute_looks()["vigente" if step.state == "vigente" else "desconocido"]
        word = _("escondido") if step.hidden else look.word
        colour = self._context.theme.colour("unmeasured" if step.hidden else look.role)
        self.head.mark.show_state("dash" if step.hidden else look.shape, word, colour)
        parts = [step.body or _("¿dónde? sin anotar"), show_step_cost(step)]
        if step.days is not None or step.time_note:
            parts.append(show_time(step))
        side = _("texto propio") if own else ""
        self.show_line(step.title, " · ".join(part for part in parts if part), side)
        if self.form is not None:
            self._fill(step)

    def _make(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 2, 12, 12)
        column.setSpacing(8)
        self.form = Form(self._context, step_rows(), close=True)
        self.form.saved.connect(self._tell)
        column.addWidget(self.form)
        row = FlowRow()
        self.buttons: dict[str, QPushButton] = {}
        for name, text, act in (
            ("up", _("Subir"), lambda: self._tell_move(-1)),
            ("down", _("Bajar"), lambda: self._tell_move(1)),
            ("hide", _("Esconder"), lambda: self._tell_about(self.hidden_wanted)),
            ("restore", _("Volver al texto original"), lambda: self._tell_about(self.restored)),
        ):
            button = QPushButton(text)
            button.setAccessibleName(text)
            button.clicked.connect(lambda _on, act=act: act())
            self.buttons[name] = button
            row.add(button)
        self.buttons["up"].setToolTip("Alt+↑")
        self.buttons["down"].setToolTip("Alt+↓")
        column.addWidget(row)
        body.setEnabled(not self._context.store.read_only)
        assert self.step is not None
        self._fill(self.step)
        return body

    def _fill(self, step: Step) -> None:
        assert self.form is not None
        self.form.show_record(step)
        self.buttons["hide"].setText(_("Mostrar de nuevo") if step.hidden else _("Esconder"))
        self.buttons["restore"].setVisible(self._own)

    def _tell(self, field: str, value: object) -> None:
        if self.step is not None:
            self.changed.emit(self.step.code, field, value)

    def _tell_about(self, signal: Any) -> None:
        if self.step is not None:
            signal.emit(self.step.code)

    def _tell_move(self, step: int) -> None:
        if self.step is not None:
            self.moved.emit(self.step.code, step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        arrows = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if held == Qt.KeyboardModifier.AltModifier and event.key() in arrows:
            self._tell_move(arrows[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
