"""The form for a new value of a legal figure: value, since when, the norm, when to look again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from app.days import LAW
from app.errors import DataProblem
from app.formalization.records import Statute
from app.i18n import _
from app.numbers import read_number
from ui.context import Context
from ui.forms.day_field import DayField
from ui.forms.fields import find_trouble
from ui.widgets.card import label
from ui.widgets.field import Labelled, TextField
from ui.widgets.flow import FlowRow


class StatuteForm(QFrame):
    """`entered` carries the fields of the new row; nothing is written before."""

    entered = Signal(object)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "facts")
        self._code, self._category = "", ""
        self.value, self.norm, self.source = TextField(), TextField(), TextField()
        self.norm.setPlaceholderText(_("Decreto, ley o resolución, con número y año"))
        self.source.setPlaceholderText(_("Dónde lo leyó, o quién lo dijo"))
        self.valid_from = DayField(_("Vale desde"), context.theme, LAW)
        self.review_on = DayField(_("Confirmar de nuevo el"), context.theme)
        self._value = Labelled("", self.value)
        self._norm = Labelled(_("Norma"), self.norm)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 12, 12)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        self.title = label("", "strong", wrap=True)
        grid.addWidget(self.title, 0, 0, 1, 3)
        for place, part in enumerate((self._value, self.valid_from, self.review_on)):
            grid.setColumnStretch(place, 1)
            grid.addWidget(part, 1, place, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._norm, 2, 0, 1, 3)
        grid.addWidget(Labelled(_("Fuente"), self.source), 3, 0, 1, 3)
        self.enter = QPushButton(_("Anotar este valor"))
        self.enter.setProperty("role", "main")
        self.cancel = QPushButton(_("Dejarlo así"))
        row = FlowRow()
        for button, act in ((self.enter, self.take), (self.cancel, self.left.emit)):
            button.setAccessibleName(button.text())
            button.clicked.connect(lambda _on, act=act: act())
            row.add(button)
        grid.addWidget(row, 4, 0, 1, 3)
        for field in (self.value, self.norm, self.source):
            field.returnPressed.connect(self.take)

    def begin(self, figure: Statute) -> None:
        """Empty, for another value of this figure."""
        self._code, self._category = figure.code, figure.category
        self.title.setText(_("Valor nuevo, en {unit}").format(unit=figure.unit))
        self._value.set_name(_("Valor ({unit})").format(unit=figure.unit))
        for field in (self.value, self.norm, self.source):
            field.clear()
        for day in (self.valid_from, self.review_on):
            day.show_value(None)
            day.field.clear()
        if (
            figure.value is None and figure.since_exact
        ):  # what is looked for is what holds since that day
            self.valid_from.show_value(figure.valid_from)
        for part in (self._value, self._norm):
            part.show_remark("")

    def take(self) -> None:
        """Say what was filled in, if it is enough."""
        value, wrong = None, ""
        try:
            value = read_number(self.value.text(), percent=True)
        except DataProblem as trouble:
            wrong = trouble.sentence
        self._value.show_remark(wrong, "problem")
        norm = self.norm.text().strip()
        missing = "" if norm else _("Sin norma no se puede usar: escriba el decreto o la ley.")
        self._norm.show_remark(missing, "problem")
        wrong_day = find_trouble(self)
        since = _iso(self.valid_from)
        if since is None and wrong_day is not self.valid_from:
            self.valid_from.say(_("¿Desde qué día vale?"))
        if value is None or not norm or since is None or wrong_day is not None:
            return
        self.entered.emit(
            {
                "code": self._code, "category": self._category, "value": value, "norm": norm,
                "valid_from": since, "source": self.source.text().strip() or None,
                "review_on": _iso(self.review_on),
            }
        )  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            pass  # the field has taken it; the window would press the button that comes next
        else:
            super().keyPressEvent(event)


def _iso(field: DayField) -> str | None:
    value = field.value
    return str(value) if value else None
