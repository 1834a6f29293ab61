"""Para tener en cuenta: what ends, who was not seen, who asked, where a course has places."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from app.agenda.notices import (
    GREY,
    RED,
    YELLOW,
    NoticeLine,
    notice_kinds,
    show_notice,
    title_notice,
)
from app.agenda.records import Day
from app.i18n import _
from ui.home.day_acts import DayActs
from ui.theme import Theme
from ui.widgets.card import label
from ui.widgets.day_line import DayLine
from ui.widgets.light import SHAPES, Light
from ui.widgets.row_button import RowButton
from ui.widgets.section import SectionsCard

SHOWN = 2
MARK_WIDTH = 118
LOOKS = {RED: ("red", "urgent"), YELLOW: ("yellow", "improve"), GREY: (None, "unmeasured")}


class NoticesCard(SectionsCard):
    """Sections that are there only when they have something to say, each of one room."""

    def __init__(self, day: Day, theme: Theme, acts: DayActs) -> None:
        super().__init__(_("Para tener en cuenta"))
        self.body.setSpacing(2)
        self._theme, self._acts = theme, acts
        titles = {kind: title_notice(kind, day.limits) for kind in notice_kinds()}
        # what has no title of its own comes first: below another's it would read as part of that
        for kind in sorted(titles, key=lambda one: bool(titles[one])):
            waiting = day.notices[kind.code]
            if waiting.lines:
                lines = show_notice(kind, waiting.lines, date.fromisoformat(day.today))
                self._add(titles[kind], lines, waiting.count)

    def _add(self, title: str, lines: list[NoticeLine], count: int) -> None:
        """Without a title the lines tell all there is."""
        if title:
            heading = label(title if count <= SHOWN else f"{title} · {count}", "soft")
            heading.setContentsMargins(0, 0 if self.empty else 8, 0, 0)
            self.body.addWidget(heading)
        made = [partial(self._line, one) for one in lines]
        self.add_section(made, count=count if title else len(lines), shown=SHOWN)

    def _line(self, one: NoticeLine) -> QWidget:
        mark: QWidget = label(one.when, "strong")
        if one.look:
            shape, colour = LOOKS[one.look]
            mark = Light(SHAPES[shape], one.when, self._theme.colour(colour))
        row = RowButton(one.title, one.remark, mark, mark_width=self._theme.pixels(MARK_WIDTH))
        row.chosen.connect(lambda: self._acts.way.show(one.place))
        if not one.acts:
            return row
        acts = [(act.title, partial(self._acts.act, act)) for act in one.acts]
        return DayLine(row, acts if self._acts.may_write else [])
