"""The form for a new value of a legal figure: value, since when, the norm, when to look again."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.days import LAW
from app.errors import DataProblem
from app.formalization.records import Statute
from app.formalization.words import say_unit, show_value
from app.i18n import _
from app.numbers import read_number
from ui.context import Context
from ui.forms.form import Form, Row, or_nothing
from ui.forms.kinds import Needed, OnDay, Typed
from ui.widgets.card import label
from ui.widgets.flow import FlowRow

MOST_TIMES = 3  # a figure of the law hardly becomes so many times what it was


def statute_rows(doubt: Callable[[Any], str]) -> tuple[Row, ...]:
    """What makes a value one that can be used: above all its norm; `doubt` asks about the value."""
    no_norm = _("Sin norma no se puede usar: escriba el decreto o la ley.")
    return (
        Row("value", "", Typed(lambda text: read_number(text, percent=True), doubt=doubt)),
        Row("valid_from", _("Vale desde"), OnDay(LAW, may_be_empty=False)),
        Row("review_on", _("Confirmar de nuevo el"), OnDay()),
        Row(
            "norm",
            _("Norma"),
            Needed(no_norm),
            wide=True,
            take=or_nothing,
            hint=_("Decreto, ley o resolución, con número y año"),
        ),
        Row(
            "source",
            _("Fuente"),
            wide=True,
            take=or_nothing,
            hint=_("Dónde lo leyó, o quién lo dijo"),
        ),
    )


class StatuteForm(QFrame):
    """`entered` carries the fields of the new row; nothing is written before."""

    entered = Signal(object)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "facts")
        self._figure = {"code": "", "category": ""}
        self._before: float | None = None
        self._shown = ""
        self.title = label("", "strong", wrap=True)
        self.form = Form(context, statute_rows(self._doubt_value), shares=(1, 1, 1), close=True)
        self.enter = QPushButton(_("Anotar este valor"))
        self.enter.setProperty("role", "main")
        self.cancel = QPushButton(_("Dejarlo así"))
        row = FlowRow()
        for button, act in ((self.enter, self.take), (self.cancel, self.left.emit)):
            button.setAccessibleName(button.text())
            button.clicked.connect(lambda _on, act=act: act())
            row.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        for part in (self.title, self.form, row):
            column.addWidget(part)
        for name in ("value", "norm", "source"):
            self.form[name].returnPressed.connect(self.take)

    def _doubt_value(self, value: Any) -> str:
        before = self._before
        if (
            not before
            or not isinstance(value, int | float)
            or before / MOST_TIMES <= value <= before * MOST_TIMES
        ):
            return ""
        return _("¿Seguro? La última que se conoce es {before}; mire si sobra o falta una cifra.").format(
            before=self._shown
        )

    def begin(self, figure: Statute) -> None:
        """Empty, for another value of this figure."""
        self._figure = {"code": figure.code, "category": figure.category}
        self._before, self._shown = figure.value, show_value(figure)
        self.title.setText(_("Valor nuevo, en {unit}").format(unit=say_unit(figure.unit)))
        self.form.fields["value"].set_name(_("Valor ({unit})").format(unit=say_unit(figure.unit)))
        self.form.clear()
        # what is looked for is what holds since that day
        if figure.value is None and figure.since_exact:
            self.form.fields["valid_from"].show_value(figure.valid_from)

    def take(self) -> None:
        """Say what was filled in, if it is enough."""
        try:
            self.entered.emit(self._figure | self.form.values)
        except DataProblem:
            return  # each field says what is missing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            pass  # the field has taken it; the window would press the button that comes next
        else:
            super().keyPressEvent(event)
