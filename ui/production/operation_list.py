"""The operations of a style in order: added by typing, moved and opened by key or touch."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.i18n import _
from app.production.records import Operation, Operator, StandardTime, Style
from app.production.words import say_machine, say_minutes
from ui.context import Context
from ui.widgets.card import Card, label
from ui.widgets.columns import clear_column, tab_before
from ui.widgets.field import AskingField
from ui.widgets.row_button import RowButton


class OperationLine(RowButton):
    """Alt and the arrows move it, Delete takes it out."""

    moved = Signal(int)
    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.AltModifier
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if held and event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class OperationList(Card):
    """Says what is wanted of which operation."""

    opened = Signal(object)  # the operation
    moved = Signal(object, int)  # its id, the place it goes to
    removed = Signal(object)
    typed = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Operaciones, en orden"), parent=parent)
        self._context = context
        self.rows: dict[int, OperationLine] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addLayout(self._lines)
        self.entry = AskingField()
        self.entry.setPlaceholderText(_("Agregar: pegar cuello, recta, Elvira"))
        self.entry.setAccessibleName(_("Agregar una operación"))
        self.entry.returnPressed.connect(self._add)
        self.body.addWidget(self.entry)
        self.hint = label(
            _(
                "Enter agrega la operación al final; la máquina y la persona, después de una coma, pueden faltar. Alt con las flechas la mueve."
            ),
            "small",
            wrap=True,
        )
        self.body.addWidget(self.hint)

    def _add(self) -> None:
        if self.entry.text().strip():
            self.typed.emit(self.entry.text())

    def show_style(
        self, style: Style, operators: dict[int, Operator], times: dict[int, StandardTime]
    ) -> None:
        """The operations as they are now."""
        clear_column(self._lines)
        self.rows = {}
        numbers = {one.id: number for number, one in enumerate(style.operations, 1)}
        for operation in style.operations:
            self._lines.addWidget(self._row(style, operation, numbers, operators, times))
        if not style.operations:
            text = _("Escriba abajo la primera operación y apriete Enter; después la segunda, y así.")
            self._lines.addWidget(label(text, "soft", wrap=True))
        tab_before(self.entry, self.rows.values())

    def _row(
        self,
        style: Style,
        operation: Operation,
        numbers: dict[int, int],
        operators: dict[int, Operator],
        times: dict[int, StandardTime],
    ) -> QWidget:
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(2)
        time = times.get(operation.id)
        row = OperationLine(
            f"{numbers[operation.id]}. {operation.name}",
            _remark(operation, numbers, operators),
            side=say_minutes(time.minutes) if time is not None else "",
        )
        row.about = operation.id
        place = numbers[operation.id] - 1
        row.chosen.connect(partial(self.opened.emit, operation))
        row.moved.connect(lambda by: self.moved.emit(operation.id, place + by))
        row.removed.connect(partial(self.removed.emit, operation))
        self.rows[operation.id] = row
        across.addWidget(row, 1)
        for text, by, name in (("↑", -1, _("Subir: {what}")), ("↓", 1, _("Bajar: {what}"))):
            button = QToolButton()
            button.setText(text)
            button.setAccessibleName(name.format(what=operation.name))
            button.setEnabled(0 <= place + by < len(style.operations))
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.clicked.connect(partial(self._move, operation.id, place + by))
            across.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return whole

    def _move(self, operation: int, place: int) -> None:
        self.moved.emit(operation, place)


def _remark(operation: Operation, numbers: dict[int, int], operators: dict[int, Operator]) -> str:
    operator = operators.get(operation.operator_id or 0)
    said = [operator.name if operator is not None else "", say_machine(operation.machine).lower()]
    before = [numbers[one] for one in operation.after if one in numbers]
    if before and before != [numbers[operation.id] - 1]:
        said.append(_("después de {numbers}").format(numbers=", ".join(map(str, before))))
    elif not before and numbers[operation.id] > 1:
        said.append(_("puede ir desde el principio"))
    return " · ".join(one for one in said if one)
