"""Whom to measure, each with what leads to what is missing; the group is told nowhere here."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _, format_number
from app.pilots.follow_records import DueFollowUp
from app.pilots.follow_words import say_due
from app.pilots.notices import measuring_acts
from ui.context import Context
from ui.home.day_acts import DayActs
from ui.widgets.card import label
from ui.widgets.columns import clear_column
from ui.widgets.day_line import DayLine
from ui.widgets.row_button import RowButton

MOST_LINES = 8


class DueLines(QWidget):
    """The first of them, and how many more there are; all with `most` of 0.

    A line opens its workshop, or with `begins` what is missing: the workshop may tell what one must not know.
    """

    def __init__(
        self, context: Context, parent: QWidget, most: int = MOST_LINES, *, begins: bool = False
    ) -> None:
        super().__init__(parent)
        self._context, self._most, self._begins = context, most, begins
        self._acts = DayActs(context, self)
        self.lines: list[DayLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_due(self, due: list[DueFollowUp]) -> None:
        """Show whom to measure now."""
        clear_column(self._column)
        shown = due[: self._most] if self._most else due
        self.lines = [self._line(one) for one in shown]
        for line in self.lines:
            self._column.addWidget(line)
        if more := len(due) - len(shown):
            self._column.addWidget(label(_("y {count} más").format(count=format_number(more)), "soft"))
        if not due:
            self._column.addWidget(label(_("Hoy, a nadie."), "soft"))

    def _line(self, one: DueFollowUp) -> DayLine:
        row = RowButton(one.name, say_due(one, date.today().isoformat()))
        acts = [(act.title, partial(self._acts.act, act)) for act in measuring_acts(one)]
        if not self._acts.may_write:
            acts = []
        if self._begins and acts:
            row.chosen.connect(acts[0][1])
        else:
            row.chosen.connect(partial(self._context.way.go, "workshop", one.workshop_id))
        return DayLine(row, acts)
