"""Each outcome of the plan on one line, with its state, its interval and its size; what was not planned below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.claims.records import CANNOT_SAY, FAMILY, PilotFinding, PilotReport
from app.claims.sentences import say_size
from app.claims.words import FAMILY_WORDS, GROUP_WORDS, STATE_WORDS
from app.i18n import _
from app.pilots.words import ROLE_WORDS
from ui.claims.finding_card import STATE_SHAPES, state_light
from ui.claims.interval import Interval, reach_of, widest
from ui.theme import Theme
from ui.widgets.card import Card, label, line

NARROW = "\u00a0"  # between a number and its unit


class ForestCard(Card):
    """The findings of a report, all on one scale of deviations."""

    def __init__(self, report: PilotReport, theme: Theme) -> None:
        super().__init__(_("Cada resultado"), _("diferencia entre los grupos, en desvíos"))
        planned = [*report.findings, *report.families, *report.subgroups]
        exploratory = [one for one in report.exploratory if one.state != CANNOT_SAY]
        every = [*planned, *exploratory]
        most = widest([reach for one in every if (reach := reach_of(one)) is not None])
        self.body.addWidget(_grid(planned, theme, most))
        if exploratory:
            self.body.addWidget(line())
            said = _("Exploratorio: no estaba en el plan; sirve para preguntar, no para afirmar.")
            self.body.addWidget(label(said, "soft", wrap=True))
            self.body.addWidget(_grid(exploratory, theme, most))
        said = _("La zona clara es donde, con estos talleres, no se vería.")
        self.body.addWidget(label(said, "small", wrap=True))


def _grid(findings: Sequence[PilotFinding], theme: Theme, most: float) -> QWidget:
    held = QWidget()
    grid = QGridLayout(held)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(10)
    for place, share in enumerate((38, 36, 26)):
        grid.setColumnStretch(place, share)
    for row, one in enumerate(findings):
        reach = reach_of(one)
        spoken = f"{say_name(one)}: {STATE_WORDS[one.state]}"
        grid.addWidget(_named(one, theme), row, 0)
        grid.addWidget(Interval(theme, reach, most, STATE_SHAPES[one.state], spoken), row, 1)
        grid.addWidget(_sized(one, known=reach is not None), row, 2)
    return held


def say_name(one: PilotFinding) -> str:
    """The outcome, or the family or the subgroup that it is of."""
    kind, _dot, role = one.measure.partition(".")
    name = FAMILY_WORDS[role] if kind == FAMILY and role in FAMILY_WORDS else one.title
    return f"{name} · {GROUP_WORDS[one.subgroup]}" if one.subgroup else name


def _named(one: PilotFinding, theme: Theme) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label(say_name(one), "strong", wrap=True))
    if one.role in ROLE_WORDS:
        column.addWidget(label(ROLE_WORDS[one.role], "small"))
    column.addWidget(state_light(theme, one.state), 0, Qt.AlignmentFlag.AlignLeft)
    return held


def _sized(one: PilotFinding, *, known: bool) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label(say_size(one, one.estimate, signed=True) if known else _("sin cifra"), "strong"))
    if known and one.ci_low is not None and one.ci_high is not None:
        low, high = say_size(one, one.ci_low, signed=True), say_size(one, one.ci_high, signed=True)
        if low.partition(NARROW)[2] == high.partition(NARROW)[2]:
            low = low.partition(NARROW)[0]  # the unit stands behind the second
        column.addWidget(label(_("de {low} a {high}").format(low=low, high=high), "small", wrap=True))
    if known and one.mde is not None:
        said = _("se ve desde {size}").format(size=say_size(one, one.mde))
        column.addWidget(label(said, "small", wrap=True))
    return held
