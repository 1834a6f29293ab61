"""The left side of measuring: the operations in order, and how well each is known."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.production.records import Operation
from app.production.session import MeasuringSession
from app.production.words import say_decimal, say_machine
from ui.context import Context
from ui.diagnosis.level_card import LaidOutButton
from ui.widgets.card import label, set_role
from ui.widgets.elided_label import ElidedLabel

WIDE, NARROW = 292, 122


class OperationRow(LaidOutButton):
    """One operation: its number, name, who and with what, and what is known of it."""

    def __init__(self, number: int, operation: Operation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.operation = operation
        self.setProperty("role", "dimension")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.row.setContentsMargins(8, 4, 10, 4)
        self.row.setSpacing(10)
        self.number = self.add(label(str(number), "soft"))
        self.number.setMinimumWidth(22)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._words = QWidget()
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        self.name, self.who = ElidedLabel(""), ElidedLabel("small")
        words.addWidget(self.name)
        words.addWidget(self.who)
        self.row.addWidget(self._words, 1)
        self.state = self.add(label("", "soft"))

    def nextCheckState(self) -> None:
        """The page decides which operation is the current one."""

    def show_state(self, session: MeasuringSession, *, narrow: bool) -> None:
        """What is known of it: minutes, cycles of those it needs, or nothing."""
        one, current = self.operation, session.current == self.operation.id
        operator = session.operators.get(session.part(one.id).operator_id or 0)
        who = [operator.name] if operator is not None else []
        self.name.show_text(one.name)
        self.who.show_text(" · ".join([*who, say_machine(session.part(one.id).machine).lower()]))
        said, role = say_state(session, one.id, narrow=narrow)
        self.state.setText(said)
        set_role(self.state, role)
        set_role(self.name, "strong" if current else "")
        self.setChecked(current)
        self._words.setVisible(not narrow)
        self.setAccessibleName(f"{one.name}: {said if said != '◌' else _('sin medir')}")
        self.setToolTip(one.name)


def say_state(session: MeasuringSession, operation_id: int, *, narrow: bool = False) -> tuple[str, str]:
    """What the rail says of an operation, and its role: "1,25 ✓", "7 de 10", "mire el 5", "◌"."""
    standard, missing = session.standard(operation_id), session.missing(operation_id)
    if standard is None:
        return "◌", "soft"
    if missing == 0:
        return f"{say_decimal(standard.minutes)} ✓", "good"
    count = len(session.part(operation_id).seconds)
    if missing > session.many:  # no one measures 200: it is another thing that is wrong
        doubtful = session.doubtful(operation_id)
        if not doubtful:
            return _("varía"), "improve"
        number = [one.id for one in session.part(operation_id).cycles].index(doubtful[-1].id) + 1
        text = _("¿el {number}?") if narrow else _("mire el {number}")
        return text.format(number=number), "improve"
    return _("{count} de {all}").format(count=count, all=count + missing), "improve"


class OperationsRail(QFrame):
    """Says where the person wants to go."""

    operation_pressed = Signal(object)
    add_pressed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._narrow = False
        self.setProperty("role", "sunken")
        self.rows: dict[int, OperationRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 14, 10, 14)
        head = QHBoxLayout()
        self.heading = label(_("Operaciones, en orden"), "strong")
        self.count = label("", "small")
        head.addWidget(self.heading)
        head.addStretch()
        head.addWidget(self.count)
        column.addLayout(head)
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 4, 0, 4)
        self._list.setSpacing(2)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        column.addWidget(self._area, 1)
        self.left = label("", "small", wrap=True)
        self.add = QPushButton(_("Agregar operación"))
        self.add.setProperty("role", "link")
        self.add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add.clicked.connect(self.add_pressed)
        column.addWidget(self.left)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_session(self, session: MeasuringSession) -> None:
        """The operations as they are now, and how much is left."""
        if [row.operation for row in self.rows.values()] != list(session.operations):
            self._make(session)
        for row in self.rows.values():
            row.show_state(session, narrow=self._narrow)
        known, whole = len(session.known_operations), len(session.operations)
        self.count.setText(_("{count} de {all}").format(count=known, all=whole))
        self.left.setText(_say_left(session))
        self.add.setVisible(not session.locked and not self._narrow)
        self.heading.setVisible(not self._narrow)
        if session.current in self.rows:
            self._area.ensureWidgetVisible(self.rows[session.current], 0, 40)

    def _make(self, session: MeasuringSession) -> None:
        for row in self.rows.values():
            row.hide()
            row.deleteLater()
        while self._list.count():
            self._list.takeAt(0)
        self.rows = {}
        for number, operation in enumerate(session.operations, 1):
            row = OperationRow(number, operation)
            row.clicked.connect(lambda _on, of=operation.id: self.operation_pressed.emit(of))
            self.rows[operation.id] = row
            self._list.addWidget(row)
        self._list.addStretch()

    def show_narrow(self, narrow: bool) -> None:
        """Only numbers where there is little room."""
        self._narrow = narrow
        self.setFixedWidth(self._context.theme.pixels(NARROW if narrow else WIDE))
        self.left.setVisible(not narrow)


def _say_left(session: MeasuringSession) -> str:
    left = session.minutes_left
    if session.locked or left is None:
        return ""
    if not any(session.missing(one.id) for one in session.operations):
        return _("Todo medido: se puede terminar.")
    if left < 1:
        return _("Falta poco.")
    return ngettext("Falta más o menos {count} minuto", "Faltan unos {count} min", left).format(count=left)
