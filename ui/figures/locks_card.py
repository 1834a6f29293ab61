"""Períodos informados: close one when its report was handed in; what was told then stays."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.days import FACT
from app.errors import DataProblem, Problem
from app.figures.locks import list_locks, lock_period, unlock_period
from app.figures.months import say_period
from app.figures.records import PeriodLock
from app.i18n import _, format_day
from app.periods import span
from ui.context import Context
from ui.forms.day_field import DayField
from ui.live import Live
from ui.widgets.card import Card, label
from ui.widgets.columns import clear_column
from ui.widgets.field import Labelled, TextField


class LocksCard(Card):
    """The last quarter is filled in; another period is chosen by its days."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Períodos informados"), parent=parent)
        self._context = context
        quarter = span(date.today(), "quarter", 1)
        self.first = DayField(_("Desde"), context.theme, FACT)
        self.last = DayField(_("Hasta"), context.theme, FACT)
        self._fill(quarter)
        self.reported_to = TextField()
        self.close_button = QPushButton(_("Cerrar el período"))
        self.month = QPushButton(_("El mes pasado"))
        self.quarter = QPushButton(_("El trimestre pasado"))
        self.problem = label("", "problem", wrap=True)
        self._lines = QVBoxLayout()
        self._lay_out()
        month = span(date.today(), "month", 1)
        self.month.clicked.connect(lambda: self._fill(month))
        self.quarter.clicked.connect(lambda: self._fill(quarter))
        self.close_button.clicked.connect(self.close_period)
        Live(self, context, list_locks, self._show_locks, here=True)

    def _lay_out(self) -> None:
        self.body.addWidget(
            label(
                _(
                    "Cierre un período cuando entregó su informe: las visitas y los hitos de esos días ya no se cambian; una corrección queda al lado."
                ),
                "small",
                wrap=True,
            )
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.addWidget(self.first, 0, 0)
        grid.addWidget(self.last, 0, 1)
        grid.addWidget(Labelled(_("Informado a"), self.reported_to), 1, 0, 1, 2)
        self.reported_to.setPlaceholderText(_("MIC, asociación, donante…"))
        self.body.addLayout(grid)
        row = QHBoxLayout()
        for button in (self.close_button, self.quarter, self.month):
            button.setAccessibleName(button.text())
            button.setEnabled(not self._context.store.read_only)
            row.addWidget(button)
        row.addStretch()
        self.body.addLayout(row)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.body.addLayout(self._lines)

    def _fill(self, period: tuple[str, str]) -> None:
        self.first.show_value(period[0])
        self.last.show_value(period[1])

    def close_period(self) -> None:
        """Lock it, or say why it cannot be."""
        try:
            first, last = self._days()
            lock_period(
                self._context.store, date_from=first, date_to=last,
                locked_on=date.today().isoformat(), reported_to=self.reported_to.text(),
            )  # fmt: skip
        except Problem as trouble:
            self.problem.setText(trouble.sentence)
            self.problem.show()
            return
        self.problem.hide()

    def _days(self) -> tuple[str, str]:
        first, last = self.first.day, self.last.day
        if first is None or last is None:
            raise DataProblem(_("Escriba el primer y el último día del período."))
        return first, last

    def _show_locks(self, locks: list[PeriodLock]) -> None:
        clear_column(self._lines)
        for lock in locks:
            self._lines.addWidget(self._line(lock))

    def _line(self, lock: PeriodLock) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 4, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        period = say_period(lock.date_from, lock.date_to)
        words.addWidget(label(period, "strong", wrap=True))
        parts = (
            _("cerrado el {day}").format(day=format_day(lock.locked_on)), lock.locked_by or "",
            _("informado a {who}").format(who=lock.reported_to) if lock.reported_to else "",
        )  # fmt: skip
        words.addWidget(label(" · ".join(part for part in parts if part), "small", wrap=True))
        row.addLayout(words, 1)
        again = QPushButton(_("Abrir de nuevo"))
        again.setAccessibleName(_("Abrir de nuevo: {period}").format(period=period))
        again.setEnabled(not self._context.store.read_only)
        again.clicked.connect(lambda: self._unlock(lock.id))
        row.addWidget(again, 0, Qt.AlignmentFlag.AlignTop)
        return whole

    def _unlock(self, lock_id: int) -> None:
        store = self._context.store
        unlock_period(store, lock_id=lock_id)
        self._context.messages.say_undoable(_("El período está abierto de nuevo."), store)
