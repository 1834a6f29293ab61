"""The main outcomes moment by moment: each follow-up by itself, and without a draw what was before the start."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.claims.forest import MomentRow, moment_rows, name_finding, widest_of
from app.claims.records import LOT, PilotFinding, PilotReport
from app.i18n import _
from ui.claims.interval import Interval, lay_beside
from ui.theme import Theme
from ui.widgets.card import Card, label

BEFORE, AFTER = ("ring", "unmeasured"), ("square", "link")


class MomentsCard(Card):
    """Each main outcome that was measured at two moments or more, on one scale of deviations."""

    def __init__(self, findings: Sequence[PilotFinding], report: PilotReport, theme: Theme) -> None:
        by_lot = report.pilot.comparison == LOT
        remark = (
            _("la diferencia en cada una") if by_lot else _("lo que cambiaron de más, contra el comienzo")
        )
        super().__init__(_("Cada medición"), remark)
        shown = [(one, rows) for one in findings if (rows := moment_rows(one))]
        most = widest_of(row.reach for _one, rows in shown for row in rows)
        for one, rows in shown:
            self.body.addWidget(label(name_finding(one), "strong", wrap=True))
            self.body.addWidget(_grid(rows, theme, most))
        if any(row.is_before for _one, rows in shown for row in rows):
            said = _("Antes de empezar (el punto vacío) las rayas tendrían que estar alrededor del medio.")
            self.body.addWidget(label(said, "small", wrap=True))


def _grid(rows: Sequence[MomentRow], theme: Theme, most: float) -> QWidget:
    lines = (
        (
            label(row.name, wrap=True),
            Interval(theme, row.reach, most, BEFORE if row.is_before else AFTER, f"{row.name}: {row.size}"),
            label(f"{row.size} · {row.between}" if row.between else row.size, "small", wrap=True),
        )
        for row in rows
    )
    return lay_beside(lines, (28, 42, 30), 2)
