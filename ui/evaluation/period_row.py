"""Chooses the period of a report or a list: by name, or from one day to another."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.days import PERIOD
from app.evaluation.records import Period
from app.i18n import _
from app.periods import named_periods
from ui.context import Context
from ui.forms.day_field import DayField
from ui.widgets.card import label
from ui.widgets.choice_field import ChoiceField

DAY_WIDTH = 150
NAME_LETTERS = 17


class PeriodRow(QWidget):
    """`chosen` carries the period as two ISO days; the two fields show it and may change it."""

    chosen = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named = named_periods(date.today())
        self.period: Period = named[0][1]
        self.names = ChoiceField([*named, (_("Otros días"), None)])
        self.names.setAccessibleName(_("Período"))
        self.names.setMinimumContentsLength(NAME_LETTERS)
        self.first = DayField(_("Desde"), context.theme, PERIOD)
        self.last = DayField(_("Hasta"), context.theme, PERIOD)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.names, 0, Qt.AlignmentFlag.AlignBottom)
        for field in (self.first, self.last):
            field.setFixedWidth(context.theme.pixels(DAY_WIDTH))
            row.addWidget(field)
        self.remark = label("", "problem", wrap=True)
        row.addWidget(self.remark, 1)
        self.names.saved.connect(self._name_chosen)
        self.first.saved.connect(self._day_chosen)
        self.last.saved.connect(self._day_chosen)
        self._show()

    def choose(self, period: Period) -> None:
        """Show a period and tell it."""
        self.period = period
        self._show()
        self.chosen.emit(period)

    def keep(self) -> tuple[str, Period]:
        """What is chosen (see `ui.put_away`)."""
        return self.names.currentText(), self.period

    def bring_back(self, kept: tuple[str, Period]) -> None:
        """Choose it again."""
        name, period = kept
        self.names.setCurrentText(name)
        if period != self.period:
            self.choose(period)

    def _show(self) -> None:
        for field, day in zip((self.first, self.last), self.period, strict=True):
            field.show_value(day)
        self.remark.clear()

    def _name_chosen(self, period: object) -> None:
        if isinstance(period, tuple):
            self.choose((str(period[0]), str(period[1])))
        else:
            self.first.setFocus()

    def _day_chosen(self, _day: object) -> None:
        first, last = self.first.value, self.last.value
        if not (isinstance(first, str) and isinstance(last, str)):
            return
        if first > last:
            self.remark.setText(_("Termina antes de empezar: cambie uno de los dos días."))
            return
        self.remark.clear()
        if (first, last) != self.period:
            self.names.setCurrentIndex(self.names.count() - 1)
            self.period = (first, last)
            self.chosen.emit(self.period)
