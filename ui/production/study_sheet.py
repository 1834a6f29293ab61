"""Typing in a paper sheet: a line per operation with its cycles, Enter goes to the next."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.days import FACT
from app.errors import DataProblem
from app.i18n import _, ngettext
from app.numbers import read_whole
from app.production.records import Operation
from app.production.session import MeasuringSession
from app.production.standard_time import doubtful_cycles
from app.production.words import LEAST_RATING, MOST_RATING, read_cycles, say_cells, say_decimal, say_seconds
from ui.context import Context
from ui.forms.day_field import DayField
from ui.widgets.card import label, set_role
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.field import is_undo_key

Typed = tuple[tuple[float, str | None], ...]


class CyclesField(QLineEdit):
    """Enter and the arrows go on to another line; what it says is told when it is left."""

    entered = Signal()
    moved = Signal(int)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        if is_undo_key(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class StudySheet(QWidget):
    """Every line is saved when it is left; one that cannot be read is said and not saved."""

    cycles_typed = Signal(object, object)  # operation id, cycles
    rating_typed = Signal(object, object)  # operation id, rating
    day_chosen = Signal(object)
    finish_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session: MeasuringSession | None = None
        self._fields: dict[int, CyclesField] = {}
        self._ratings: dict[int, CyclesField] = {}
        self._words: dict[int, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 16, 28, 16)
        column.setSpacing(8)
        column.addWidget(label(_("Cargar una hoja de tiempos"), "title"))
        text = _(
            "Un renglón por operación, los ciclos separados por espacios: 1:28 1:57 97. Un ciclo tachado lleva una x: 3:12x. Enter pasa a la siguiente; cada renglón se guarda solo."
        )
        column.addWidget(label(text, "soft", wrap=True))
        self.day = DayField(_("Día en que se midió"), context.theme, FACT, may_be_empty=False)
        self.day.saved.connect(self.day_chosen)
        column.addWidget(self.day, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 8, 8, 8)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 5)
        self._grid.setColumnStretch(3, 3)
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self._area = area
        column.addWidget(area, 1)

    @property
    def refused(self) -> tuple[int, ...]:
        """The operations whose line says something that could not be read; it stays until it is mended."""
        return tuple(one for one in self._fields if isinstance(self._read(one), str))

    def hold(self) -> bool:
        """Whether a line that cannot be read, and would be lost, is to be mended or emptied first."""
        for operation in self.refused[:1]:
            self.focus_on(operation)
            self._context.messages.say(_("Ese renglón no se entiende; corríjalo o bórrelo."))
            return True
        return False

    @property
    def fields(self) -> dict[int, CyclesField]:
        """The line of each operation."""
        return self._fields

    def show_session(self, session: MeasuringSession) -> None:
        """The operations with what is in the file; a line that is being typed stays."""
        if self._session is not session or list(self._fields) != [one.id for one in session.operations]:
            self._make(session)
        self._session = session
        self.day.show_value(session.study.studied_on)
        for operation, field in self._fields.items():
            if not field.hasFocus() and operation not in self.refused:
                field.setText(session.cells(operation))
                self._say(operation)
            rating = self._ratings[operation]
            if not rating.hasFocus():
                rating.setText(str(session.part(operation).rating))

    def _make(self, session: MeasuringSession) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._fields, self._words, self._ratings = {}, {}, {}
        for place, title in enumerate((_("Operación"), _("Ciclos"), _("Ritmo"))):
            self._grid.addWidget(label(title, "small"), 0, place)
        for row, operation in enumerate(session.operations):
            name = ElidedLabel("strong")
            name.show_text(f"{row + 1}. {operation.name}")
            field = CyclesField()
            field.setAccessibleName(_("Ciclos de {operation}").format(operation=operation.name))
            field.entered.connect(lambda of=operation.id: self._go(of, 1, enter=True))
            field.moved.connect(lambda by, of=operation.id: self._go(of, by))
            field.left.connect(lambda of=operation.id: self._keep(of))
            field.textEdited.connect(lambda _text, of=operation.id: self._say(of))
            words = label("", "small", wrap=True)
            rating = self._rating_field(operation)
            for place, part in enumerate((name, field, rating, words)):
                self._grid.addWidget(part, row + 1, place)
            self._fields[operation.id], self._words[operation.id] = field, words
            self._ratings[operation.id] = rating
        self._grid.setRowStretch(len(session.operations) + 1, 1)

    def _rating_field(self, operation: Operation) -> CyclesField:
        """Beside the cycles; Enter goes on with the next operation too."""
        field = CyclesField()
        field.setAccessibleName(_("Ritmo de {name}").format(name=operation.name))
        field.setFixedWidth(self._context.theme.pixels(64))
        field.entered.connect(lambda: self._go(operation.id, 1, enter=True))
        field.moved.connect(lambda by: self._go(operation.id, by))
        field.left.connect(lambda: self._keep_rating(operation.id))
        return field

    def focus_first(self) -> None:
        """The cursor in the first line without cycles."""
        empty = (one for one in self._fields.values() if not one.text())
        first = next(empty, next(iter(self._fields.values()), None))
        if first is not None:
            first.setFocus()

    def focus_on(self, operation: int) -> None:
        """The cursor in the line of this operation."""
        if (field := self._fields.get(operation)) is not None:
            field.setFocus()
            field.selectAll()
            self._area.ensureWidgetVisible(field)

    def _read(self, operation: int) -> Typed | str:
        try:
            return read_cycles(self._fields[operation].text())
        except DataProblem as trouble:
            return trouble.sentence

    def _say(self, operation: int) -> None:
        read, words = self._read(operation), self._words[operation]
        wrong = isinstance(read, str)
        set_role(words, "problem" if wrong else "small")
        words.setText(read if isinstance(read, str) else _say_read(read))

    def _keep(self, operation: int) -> None:
        read = self._read(operation)
        self._say(operation)
        if not isinstance(read, str):
            self.cycles_typed.emit(operation, read)

    def _keep_rating(self, operation: int) -> None:
        field, session = self._ratings[operation], self._session
        if session is None:
            return
        shown = str(session.part(operation).rating)
        if field.text().strip() in ("", shown):
            field.setText(shown)
            return
        try:
            rating = read_whole(field.text(), least=LEAST_RATING, most=MOST_RATING)
        except DataProblem as trouble:
            set_role(self._words[operation], "problem")
            self._words[operation].setText(trouble.sentence)
            return
        self.rating_typed.emit(operation, rating)

    def flush(self) -> None:
        """Keep the line that is being typed."""
        for operation, field in self._fields.items():
            if field.hasFocus():
                self._keep(operation)
            if self._ratings[operation].hasFocus():
                self._keep_rating(operation)

    def _go(self, operation: int, by: int, *, enter: bool = False) -> None:
        order = list(self._fields)
        place = order.index(operation) + by
        if 0 <= place < len(order):
            self.focus_on(order[place])
        elif enter:
            self._keep(operation)
            self.finish_wanted.emit()


def _say_read(cycles: Typed) -> str:
    valid = [seconds for seconds, struck in cycles if struck is None]
    if not valid:
        return ""
    text = ngettext("{count} ciclo · promedio {mean}", "{count} ciclos · promedio {mean}", len(valid))
    mean = sum(valid) / len(valid)
    shown = say_seconds(mean) if mean >= 60 else _("{seconds} s").format(seconds=say_decimal(mean, 1))
    said = text.format(count=len(valid), mean=shown)
    doubtful = [valid[at] for at in doubtful_cycles(valid)]
    if doubtful:
        text = _("{time} sale muy distinto: si pasó algo, póngale una x.")
        said += " · " + text.format(time=say_cells([(doubtful[-1], None)]))
    return said
