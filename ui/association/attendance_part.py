"""Quiénes vinieron: a line per member, one key a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.association.meeting_operations import set_marks
from app.association.phrases import say_turnout
from app.association.words import MARK_WORDS
from app.i18n import _
from ui.association.association_tab import push
from ui.association.meeting_tab import MeetingTab
from ui.context import Context
from ui.theme import Theme
from ui.widgets.card import label
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowRow
from ui.widgets.hint_line import HintLine
from ui.widgets.mark_grid import GridLine, GridMark, MarkGrid, MarkSheet
from ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from ui.association.meeting_page import MeetingShown


class MeetingAttendanceTab(MeetingTab):
    """V M A N (or 1 and 0) mark and go down; Enter goes down, Delete empties, Ctrl+Z undoes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._marks = _grid_marks(context.theme)
        self.trouble = HintLine()
        self.grid = MarkGrid(
            self._marks, _("Quiénes vinieron"), context.theme.scale, goes_down=True, width=84
        )
        self.grid.marked.connect(lambda row, _column, code: self._mark({row: code}))
        self.grid.marked_all.connect(lambda many: self._mark({row: code for row, _at, code in many}))
        self.grid.refused.connect(lambda why: self.trouble.say(why))
        self.said = label("", "strong", wrap=True)
        self.all = push(_("Los demás no vinieron"), self._mark_rest)
        self.all.setToolTip(_("Marca «no vino» a quien todavía no tiene marca"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        row.addWidget(self.all)
        column.addLayout(row)
        column.addWidget(self.trouble)
        self.body = PageStack()
        self.body.addWidget(self.grid)
        self.nobody = EmptyState(
            _("No hay a quién marcar"),
            _("Ese día la asociación no tenía socias ni socios; agréguelos en «Socias y socios»."),
        )
        self.body.addWidget(self.nobody)
        column.addWidget(self.body, 1)
        keys = FlowRow(spacing=14)
        for mark in self._marks:
            quick = " o ".join(key.upper() for key in mark.keys)
            keys.add(label(f"{quick}  {mark.word}", "small"))
        for text in (_("Enter: la de abajo"), _("Supr: vaciar"), _("Ctrl+Z: deshacer")):
            keys.add(label(text, "small"))
        column.addWidget(keys)
        self.begins_at = self.grid

    def refresh(self, shown: MeetingShown) -> None:
        meeting = shown.meeting
        lines = [
            GridLine(
                one.workshop_id,
                one.owner or one.workshop,
                (meeting.mark_of(one.workshop_id),),
                remark=one.workshop,
            )
            for one in shown.members
        ]
        self.grid.show_sheet(MarkSheet((_("Vino"),), (_("Si vino a la reunión"),), lines))
        self.grid.setEnabled(self.may_write)
        self.body.setCurrentWidget(self.grid if lines else self.nobody)
        self.said.setText(say_turnout(shown.turnout, meeting.quorum))
        self.all.setEnabled(self.may_write and shown.turnout.noted < len(lines))

    def _mark(self, marks: dict[int, str | None]) -> None:
        if self.shown is not None:
            self.trouble.say("")
            self.context.do(set_marks, meeting_id=self.shown.meeting.id, marks=marks, asked_by=self)

    def _mark_rest(self) -> None:
        if self.shown is not None:
            meeting = self.shown.meeting
            rest = [one for one in self.shown.members if meeting.mark_of(one.workshop_id) is None]
            self._mark({one.workshop_id: "absent" for one in rest})


def _grid_marks(theme: Theme) -> tuple[GridMark, ...]:
    """The four marks with their keys; 1 and 0 are the quick ones."""
    marks = (
        ("present", "V", "good", "v1"),
        ("represented", "M", "good", "m"),
        ("excused", "A", "unmeasured", "a"),
        ("absent", "N", "urgent", "n0"),
    )
    return tuple(
        GridMark(code, letter, MARK_WORDS[code], theme.colour(role), keys)
        for code, letter, role, keys in marks
    )
