"""Períodos informados: close one when its report was handed in; what was told then stays."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.days import FACT
from app.errors import Problem
from app.figures.locks import list_locks, lock_period, unlock_period
from app.figures.months import say_period
from app.figures.records import PeriodLock
from app.i18n import _, format_day
from app.periods import span
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import OnDay
from ui.live import Live
from ui.widgets.card import Card, label
from ui.widgets.columns import clear_column
from ui.widgets.hint_line import HintLine


def lock_rows() -> tuple[Row, ...]:
    """From which day to which, and to whom it was reported."""
    return (
        Row("date_from", _("Desde"), OnDay(FACT, may_be_empty=False)),
        Row("date_to", _("Hasta"), OnDay(FACT, may_be_empty=False)),
        Row("reported_to", _("Informado a"), wide=True, hint=_("MIC, asociación, donante…")),
    )


class LocksCard(Card):
    """The last quarter is filled in; another period is chosen by its days."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Períodos informados"), parent=parent)
        self._context = context
        quarter = span(date.today(), "quarter", 1)
        self.form = Form(context, lock_rows(), close=True)
        self._fill(quarter)
        self.close_button = QPushButton(_("Cerrar el período"))
        self.month = QPushButton(_("El mes pasado"))
        self.quarter = QPushButton(_("El trimestre pasado"))
        self.problem = HintLine()
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
        self.body.addWidget(self.form)
        row = QHBoxLayout()
        for button in (self.close_button, self.quarter, self.month):
            button.setAccessibleName(button.text())
            button.setEnabled(not self._context.store.read_only)
            row.addWidget(button)
        row.addStretch()
        self.body.addLayout(row)
        self.body.addWidget(self.problem)
        self.body.addLayout(self._lines)

    def _fill(self, period: tuple[str, str]) -> None:
        for name, day in zip(("date_from", "date_to"), period, strict=True):
            self.form.fields[name].show_value(day)

    def close_period(self) -> None:
        """Lock it, or say why it cannot be."""
        try:
            lock_period(self._context.store, locked_on=date.today().isoformat(), **self.form.values)
        except Problem as trouble:
            self.problem.say(trouble.sentence)
            return
        self.problem.say("")

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
            _("cerrado el {day}").format(day=format_day(lock.locked_on)),
            lock.locked_by or "",
            _("informado a {who}").format(who=lock.reported_to) if lock.reported_to else "",
        )
        words.addWidget(label(" · ".join(part for part in parts if part), "small", wrap=True))
        row.addLayout(words, 1)
        again = QPushButton(_("Abrir de nuevo"))
        again.setAccessibleName(_("Abrir de nuevo: {period}").format(period=period))
        again.setEnabled(not self._context.store.read_only)
        again.clicked.connect(lambda: self._unlock(lock.id))
        row.addWidget(again, 0, Qt.AlignmentFlag.AlignTop)
        return whole

    def _unlock(self, lock_id: int) -> None:
        said = _("El período está abierto de nuevo.")
        self._context.do(unlock_period, lock_id=lock_id, said=said)
