"""Each outcome of the plan on one line, with its state, its interval and its size; what was not planned below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.claims.forest import STATE_SHAPES, ForestRow, forest_row, planned_rows, widest
from app.claims.records import CANNOT_SAY, PilotReport
from app.claims.words import STATE_WORDS
from app.i18n import _
from ui.claims.finding_card import state_light
from ui.claims.interval import Interval, lay_beside
from ui.theme import Theme
from ui.widgets.card import Card, label, line


class ForestCard(Card):
    """The findings of a report, all on one scale of deviations."""

    def __init__(self, report: PilotReport, theme: Theme) -> None:
        super().__init__(_("Cada resultado"), _("diferencia entre los grupos, en desvíos"))
        planned = planned_rows(report)
        exploratory = [forest_row(one) for one in report.exploratory if one.state != CANNOT_SAY]
        most = widest([*planned, *exploratory])
        self.body.addWidget(_grid(planned, theme, most))
        if exploratory:
            self.body.addWidget(line())
            said = _("Exploratorio: no estaba en el plan; sirve para preguntar, no para afirmar.")
            self.body.addWidget(label(said, "soft", wrap=True))
            self.body.addWidget(_grid(exploratory, theme, most))
        said = _("La zona clara es lo que, con estos talleres, se vería menos de ocho veces de cada diez.")
        self.body.addWidget(label(said, "small", wrap=True))


def _grid(rows: Sequence[ForestRow], theme: Theme, most: float) -> QWidget:
    lines = (
        (
            _named(row, theme),
            Interval(
                theme, row.reach, most, STATE_SHAPES[row.state], f"{row.name}: {STATE_WORDS[row.state]}"
            ),
            _column(row.size, row.between, row.seen_from),
        )
        for row in rows
    )
    return lay_beside(lines, (38, 36, 26), 10)


def _named(row: ForestRow, theme: Theme) -> QWidget:
    held = _column(row.name, row.role)
    layout = held.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addWidget(state_light(theme, row.state), 0, Qt.AlignmentFlag.AlignLeft)
    return held


def _column(strong: str, *small: str) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label(strong, "strong", wrap=True))
    for words in filter(None, small):
        column.addWidget(label(words, "small", wrap=True))
    return held
