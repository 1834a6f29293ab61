"""One step as data: its line, and under it every field that the centre may correct."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.formalization.records import Step
from app.formalization.words import DUE_WORDS, STATE_WORDS, show_step_cost, show_time
from app.i18n import _
from app.numbers import read_whole
from ui.context import Context
from ui.formalization.words import statute_looks
from ui.forms.fields import CostField, ReadField
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import Labelled, NoteField, TextField
from ui.widgets.flow import FlowRow
from ui.widgets.fold import Fold
from ui.widgets.light import Light
from ui.widgets.words_field import WordsField

PAPERS_HEIGHT = 96
MOST_DAYS, MOST_MONTHS = 3650, 1200
TEXTS = ("title", "body", "cost_note", "time_note", "unlocks", "source", "note")


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
        self.fields: dict[str, Any] = {}

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
        if self.fields:
            self._fill(step)

    def _make(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 2, 12, 12)
        column.setSpacing(8)
        column.addLayout(self._grid())
        row = FlowRow()
        self.buttons: dict[str, QPushButton] = {}
        for name, text, act in (
            ("up", _("Subir"), lambda: self._tell_move(-1)),
            ("down", _("Bajar"), lambda: self._tell_move(1)),
            ("hide", _("Esconder"), lambda: self._tell_about(self.hidden_wanted)),
            ("restore", _("Volver al texto original"),
             lambda: self._tell_about(self.restored)),
        ):  # fmt: skip
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

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for place in (0, 1):
            grid.setColumnStretch(place, 1)
        papers = NoteField()
        papers.setPlaceholderText(_("Pida la lista en la oficina que lo da, y anótela aquí"))
        papers.setFixedHeight(self._context.theme.pixels(PAPERS_HEIGHT))
        count = lambda name, most: ReadField(  # noqa: E731
            name, lambda text: read_whole(text, most=most), _show_count
        )
        self.fields = {
            "title": TextField(), "body": TextField(), "documents": papers,
            "cost": CostField(_("Cuánto cuesta")), "cost_note": WordsField(),
            "days": count(_("Días que tarda"), MOST_DAYS), "time_note": WordsField(),
            "validity_months": count(_("Meses que dura"), MOST_MONTHS),
            "due": ChoiceField([(word, code) for code, word in DUE_WORDS.items()]),
            "unlocks": WordsField(), "note": WordsField(), "source": WordsField(),
            "state": ChoiceField(
                [(STATE_WORDS["vigente"], "vigente"), (STATE_WORDS["desconocido"], "desconocido")]
            ),
        }  # fmt: skip
        names = {
            "title": _("Paso"), "body": _("Dónde se hace"),
            "documents": _("Papeles, uno por línea"), "cost_note": _("Sobre el costo"),
            "time_note": _("Sobre el tiempo"), "due": _("Cuándo toca"),
            "unlocks": _("Para qué sirve"), "note": _("Tenga en cuenta"),
            "source": _("De dónde sale: norma, o quién lo dijo y cuándo"), "state": _("Estado"),
        }  # fmt: skip
        places = {
            "title": (0, 0, 1, 2), "body": (1, 0, 1, 1), "due": (1, 1, 1, 1),
            "documents": (2, 0, 1, 2), "cost": (3, 0, 1, 1), "cost_note": (3, 1, 1, 1),
            "days": (4, 0, 1, 1), "time_note": (4, 1, 1, 1), "validity_months": (5, 0, 1, 1),
            "state": (5, 1, 1, 1), "unlocks": (6, 0, 1, 2), "note": (7, 0, 1, 2),
            "source": (8, 0, 1, 2),
        }  # fmt: skip
        for name, cells in places.items():
            field = self.fields[name]
            part = Labelled(names[name], field) if name in names else field
            grid.addWidget(part, *cells, Qt.AlignmentFlag.AlignTop)
            signal = field.chosen if isinstance(field, ChoiceField) else field.saved
            signal.connect(lambda value, what=name: self._tell(what, value))
        return grid

    def _fill(self, step: Step) -> None:
        for name, field in self.fields.items():
            value = getattr(step, name)
            if name == "documents":
                field.show_text("\n".join(value))
            elif name in TEXTS:
                field.show_text(value or "")
            else:
                field.show_value(value)
        self.buttons["hide"].setText(_("Mostrar de nuevo") if step.hidden else _("Esconder"))
        self.buttons["restore"].setVisible(self._own)

    def _tell(self, field: str, value: object) -> None:
        if self.step is None:
            return
        if field == "documents":
            value = str(value).splitlines()
        elif field in TEXTS and field != "title":
            value = str(value).strip() or None
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


def _show_count(value: object) -> str:
    return "" if value is None else str(value)
