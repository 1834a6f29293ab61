"""One legal figure: its value on the chosen day, and under it how it came to be, and a new value."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.formalization.records import SHIPPED, Statute
from app.formalization.statutes import is_stale
from app.formalization.words import CONFIDENCE_WORDS, EXPIRED_WORDS, show_value
from app.i18n import _, format_day
from app.registry.names import fold
from ui.context import Context
from ui.formalization.statute_form import StatuteForm
from ui.formalization.words import say_in_force, statute_looks
from ui.widgets.card import label, line
from ui.widgets.columns import clear_column
from ui.widgets.fold import Fold
from ui.widgets.light import Light


class StatuteFold(Fold):
    """Says what to enter (`entered`: the fields of a new value) and what to take out."""

    entered = Signal(object)
    removed = Signal(object)  # the row's id

    def __init__(self, context: Context, mark_width: int, parent: QWidget | None = None) -> None:
        super().__init__(
            Light("ring", "", context.theme.colour("unmeasured")), self._make, mark_width, parent
        )
        self._context = context
        self._rows: Sequence[Statute] = ()
        self.current: Statute | None = None
        self._history: QVBoxLayout | None = None
        self.form: StatuteForm | None = None
        self.found_by = ""

    def show_figure(self, rows: Sequence[Statute], current: Statute | None, day: str, today: str) -> None:
        """`rows` are its history, newest first; `current` is what holds on `day`."""
        self._rows, self.current = rows, current
        self.found_by = fold(" ".join(f"{row.title} {row.norm} {row.code}" for row in rows))
        shown = current or rows[0]
        look = statute_looks()[shown.state if current is not None else "desconocido"]
        self.head.mark.show_state(look.shape, look.word, self._context.theme.colour(look.role))
        value = show_value(current) if current is not None else _("ningún valor en ese día")
        parts = [value]
        if current is not None:
            parts += [say_in_force(current), current.norm]
        stale = current is not None and day >= today and is_stale(current, today)
        self.show_line(
            shown.title,
            " · ".join(part for part in parts if part),
            _say_stale(current) if stale and current else "",
            side_role="warning",
        )
        if self._history is not None:
            self._fill()

    def _make(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 2, 12, 12)
        column.setSpacing(8)
        self._history = QVBoxLayout()
        self._history.setSpacing(6)
        self.begin = QPushButton(_("Anotar un valor nuevo"))
        self.begin.setAccessibleName(self.begin.text())
        self.begin.clicked.connect(self.begin_entry)
        self.begin.setEnabled(not self._context.store.read_only)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        self._form_place = QVBoxLayout()
        column.addLayout(self._form_place)
        column.addLayout(self._history)
        self._fill()
        return body

    def begin_entry(self) -> None:
        """Open the form for a new value, with the cursor in it."""
        self.open()
        if self.form is None:
            self.form = StatuteForm(self._context)
            self.form.entered.connect(self.entered)
            self.form.left.connect(self.end_entry)
            self._form_place.addWidget(self.form)
        self.form.begin(self._rows[0])
        self.form.show()
        self.begin.hide()
        self.form.form["value"].setFocus()

    def end_entry(self) -> None:
        """Put the form away."""
        if self.form is not None:
            self.form.hide()
        self.begin.show()
        self.begin.setFocus()

    def _fill(self) -> None:
        assert self._history is not None
        clear_column(self._history)
        for row in self._rows:
            self._history.addWidget(self._entry(row))

    def _entry(self, row: Statute) -> QWidget:
        entry = QWidget()
        grid = QGridLayout(entry)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        past = row.valid_to is not None and row.valid_to < date.today().isoformat()
        look = statute_looks()["derogado" if past and row.usable else row.state]
        mark = Light(look.shape, look.word, self._context.theme.colour(look.role))
        mark.setFixedWidth(self._context.theme.pixels(126))
        grid.addWidget(line(), 0, 0, 1, 3)
        grid.addWidget(mark, 1, 0, Qt.AlignmentFlag.AlignTop)
        is_current = self.current is not None and row == self.current
        head = " · ".join(part for part in (show_value(row), say_in_force(row)) if part)
        grid.addWidget(label(head, "strong" if is_current else "", wrap=True), 1, 1)
        grid.addWidget(label(_say_origin(row), "small", wrap=True), 2, 1)
        if row.note:
            grid.addWidget(label(row.note, "small", wrap=True), 3, 1)
        if row.id is not None and not self._context.store.read_only:
            remove = QPushButton(_("Quitar"))
            remove.setAccessibleName(_("Quitar el valor {value}").format(value=show_value(row)))
            remove.setProperty("role", "small-button")
            row_id = row.id
            remove.clicked.connect(lambda: self.removed.emit(row_id))
            grid.addWidget(remove, 1, 2, 2, 1, Qt.AlignmentFlag.AlignTop)
        return entry


def _say_stale(row: Statute) -> str:
    return _(EXPIRED_WORDS) if row.value is not None else _("sin valor: anótelo")


def _say_origin(row: Statute) -> str:
    """Norm, source, how well it was checked, when to look again, and who entered it."""
    parts = [row.norm]
    if row.source:
        parts.append(_("fuente: {source}").format(source=row.source))
    parts.append(CONFIDENCE_WORDS[row.confidence])
    if row.read_on:
        parts.append(_("leído el {day}").format(day=format_day(row.read_on)))
    if row.review_on:
        parts.append(_("revisar el {day}").format(day=format_day(row.review_on)))
    if row.entered_by != SHIPPED:
        parts.append(
            _("anotado por la oficina")
            if row.entered_by == "office"
            else _("del archivo {name}").format(name=row.entered_by)
        )
    return " · ".join(parts)
