"""Typing in a filled paper form: one column of items, digits and letters, Enter moves on."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.days import FACT
from app.diagnosis.details import told_detail
from app.diagnosis.paper_reading import PaperReading, read_typed, say_reading, typed_detail
from app.diagnosis.records import Answer, AnswerKind, Item
from app.diagnosis.session import VisitSession
from app.diagnosis.words import KIND_KEYS, ORIGIN_KEYS, say_why_first
from app.i18n import _
from app.storage.labels import Label
from ui.context import Context
from ui.diagnosis.jump_field import find_code
from ui.forms.day_field import DayField
from ui.widgets.card import label, set_role
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.field import Labelled, is_undo_key

ROW_GAP = 4
NARROW, WIDE = 64, 96  # for a level and where it comes from; and for what goes with it
LETTERS = 3  # of the answer and where it comes from, and one too many to be told of


class CodeField(QLineEdit):
    """Two letters wide; Enter and the arrows go on to another row."""

    entered = Signal()
    moved = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

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

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class PaperRow:
    """One item of the form: its code, what it asks, the field, and the answer in words."""

    def __init__(self, item: Item, grid: QGridLayout, row: int, width: int) -> None:
        self.item = item
        self.code = label(item.code, "strong")
        self.short = ElidedLabel("")
        self.short.show_text(item.short)
        self.field = CodeField()
        self.field.setMaxLength(LETTERS if item.detail is None else LETTERS + len(item.detail.codes))
        self.field.setFixedWidth(width)
        self.field.setAccessibleName(f"{item.code} {item.short}")
        self.words = ElidedLabel("small")
        for column, part in enumerate((self.code, self.short, self.field, self.words)):
            grid.addWidget(part, row, column)

    def show_answer(self, answer: Answer, skipped: str) -> None:
        """What is in the file; a skipped item is grey and says why."""
        self.field.setText(_typed(self.item, answer))
        self.field.setEnabled(not skipped)
        set_role(self.code, "soft" if skipped else "strong")
        set_role(self.short, "soft" if skipped else "")
        reading = PaperReading(answer.kind, answer.level, answer.origin, told_detail(self.item, answer))
        self.say(skipped or say_reading(reading, self.item))

    def say(self, words: str, role: str = "small") -> None:
        """The answer in words, or what is wrong."""
        set_role(self.words, role)
        self.words.show_text(words)


class PaperPage(QWidget):
    """Every answer is saved when its row is left; wrong ones are said and not saved."""

    changed = Signal()
    day_changed = Signal()
    finish_wanted = Signal()
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session: VisitSession | None = None
        self.rows: dict[str, PaperRow] = {}
        self.setProperty("page", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(30, 14, 30, 10)
        column.addLayout(self._head())
        self._area = QScrollArea(widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._area, 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(12)
        self.jump = QLineEdit()
        self.jump.setPlaceholderText("PRO-04")
        self.jump.setMaximumWidth(self._context.theme.pixels(120))
        self.jump.setAccessibleName(_("Ir a la pregunta con este código"))
        self.jump.returnPressed.connect(self._jump)
        self.count = label("", "soft")
        told = _(
            "0 a 4, o N no aplica, O no observado, D no sabe, R no responde; después, si se sabe, P C F V (de dónde sale) y las letras de las casillas que siguen. Enter pasa a la siguiente."
        )
        self.day = DayField(_("Día de la visita"), self._context.theme, FACT, may_be_empty=False)
        self.day.setFixedWidth(self._context.theme.pixels(190))
        self.day.saved.connect(self._set_day)
        head.addWidget(label(told, "small", wrap=True), 1)
        head.addWidget(self.count)
        head.addWidget(self.day)
        head.addWidget(Labelled(_("Ir al código"), self.jump))
        return head

    def show_session(self, session: VisitSession) -> None:
        """One row per item, in the order of the form; begins at the first without answer."""
        self._session = session
        session.come_from_paper()
        self.day.show_value(session.visit.visited_on)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setVerticalSpacing(ROW_GAP)
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(1, 4)
        grid.setColumnStretch(3, 8)
        self.rows = {}
        line, dimension = 0, ""
        names = {part.code: part.name for part in session.instrument.dimensions}
        width = WIDE if any(item.detail for item in session.instrument.items) else NARROW
        for item in session.instrument.items:
            if item.dimension != dimension:
                dimension = item.dimension
                grid.addWidget(label(names[dimension], "heading"), line, 0, 1, 4)
                line += 1
            self._add_row(item, grid, line, width)
            line += 1
        self._area.setWidget(inside)
        self.show_answers()
        self.focus_item(session.next_unanswered(None) or session.codes[0])

    def _add_row(self, item: Item, grid: QGridLayout, line: int, width: int) -> None:
        row = PaperRow(item, grid, line, self._context.theme.pixels(width))
        row.field.entered.connect(lambda: self._enter(row))
        row.field.moved.connect(lambda step: self._step(row.item.code, step))
        row.field.left.connect(lambda: self._keep(row))
        self.rows[item.code] = row

    def show_answers(self) -> None:
        """Draw every row again."""
        if self._session is not None:
            for code, row in self.rows.items():
                row.show_answer(self._session.answer_of(code), self._session.reason_skipped(code))
            self._show_count()

    def _show_count(self) -> None:
        if self._session is not None:
            asked, missing = len(self._session.asked), len(self._session.unanswered())
            self.count.setText(_("{done} de {asked}").format(done=asked - missing, asked=asked))

    def focus_item(self, code: str) -> None:
        """Put the cursor in a row."""
        field = self.rows[code].field
        field.setFocus()
        self._area.ensureWidgetVisible(field, 0, 120)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._session is not None:
            self.focus_item(self._session.next_unanswered(None) or self._session.codes[0])

    def _enter(self, row: PaperRow) -> None:
        if self._keep(row):
            self._step(row.item.code, 1)

    def _step(self, code: str, step: int) -> None:
        session = self._session
        if session is None:
            return
        place = session.codes.index(code)
        ahead = session.codes[place + 1 :] if step > 0 else session.codes[:place][::-1]
        asked = next((other for other in ahead if other in session.asked), None)
        if asked is not None:
            self.focus_item(asked)
        elif step > 0:
            self.finish_wanted.emit()

    def _keep(self, row: PaperRow) -> bool:
        """Save what was typed, if it says something and is new; False if it cannot be read."""
        session = self._session
        if session is None or session.locked or row.item.code not in session.asked:
            return True
        answer = session.answer_of(row.item.code)
        reading = read_typed(row.field.text(), row.item)
        if reading.kind is AnswerKind.NOT_APPLICABLE and session.refuses_n(row.item.code):
            reading = PaperReading(problem=say_why_first(row.item))
        if reading.problem:
            row.say(reading.problem, "problem")
            return False
        if row.field.text().strip().upper() != _typed(row.item, answer):
            self._write(session, row, reading)
        return True

    def _write(self, session: VisitSession, row: PaperRow, reading: PaperReading) -> None:
        before = session.asked
        session.current = row.item.code
        with self._context.store.change(Label("answer.given", item=row.item.code)):
            session.take(reading.kind, reading.level, reading.origin)
            if reading.detail != told_detail(row.item, session.answer_of(row.item.code)):
                session.choose_detail(reading.detail)
        if session.asked != before:
            self.show_answers()
        row.show_answer(session.answer_of(row.item.code), "")
        self._show_count()
        self.changed.emit()

    def _set_day(self, iso: str | None) -> None:
        if self._session is not None and iso is not None:
            self._session.set_day(iso)
            self.day_changed.emit()

    def _jump(self) -> None:
        code = find_code(self.jump.text(), tuple(self.rows))
        if code is None:
            self.jump.selectAll()
        else:
            self.jump.clear()
            self.focus_item(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif control and event.key() == Qt.Key.Key_J:
            self.jump.setFocus()
        elif control and event.key() == Qt.Key.Key_Z:
            self._context.store.undo_stack.undo()
        else:
            super().keyPressEvent(event)


def _typed(item: Item, answer: Answer) -> str:
    """An answer as it is typed: "2", "2C", "2CH", "N"."""
    if answer.kind is None:
        return ""
    first = str(answer.level) if answer.kind is AnswerKind.LEVEL else KIND_KEYS[answer.kind]
    return first + (ORIGIN_KEYS[answer.origin] if answer.origin else "") + typed_detail(item, answer)
