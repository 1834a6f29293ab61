"""The forest plot as numbers and words: what stands on each line and where, for the window and the paper alike."""

from collections.abc import Iterable
from typing import NamedTuple

from app.claims.records import CANNOT_SAY, DOUBTED, FAMILY, NOT_TOLD, SEEN, PilotFinding, PilotReport
from app.claims.sentences import ARM_LETTERS, say_size
from app.claims.words import FAMILY_WORDS, GROUP_WORDS
from app.i18n import _, ngettext
from app.phrases import shorten
from app.pilots.words import ROLE_WORDS

NARROW = "\u00a0"  # between a number and its unit
AROUND = 1.1
# each state's shape, which is told apart in grey too, and the role of its colour
STATE_SHAPES = {
    SEEN: ("square", "good"),
    DOUBTED: ("half", "good"),
    NOT_TOLD: ("ring", "unmeasured"),
    CANNOT_SAY: ("dash", "unmeasured"),
}


class ForestPlaces(NamedTuple):
    """A finding in deviations: its estimate, the ends of its interval, and what would just be seen."""

    estimate: float
    low: float
    high: float
    seen_from: float


BOTH_LETTERS = 44  # of an outcome and a group, which stand in one line


class ForestRow(NamedTuple):
    """A line: what it is of, its state, where its interval lies (None: no number), and its words."""

    name: str
    role: str
    state: str
    reach: ForestPlaces | None
    size: str
    between: str = ""
    seen_from: str = ""


def reach_of(one: PilotFinding) -> ForestPlaces | None:
    """Nothing of what has no number, or whose workshops do not differ."""
    if one.estimate is None or not one.spread or one.state == CANNOT_SAY:
        return None
    low = one.ci_low if one.ci_low is not None else one.estimate
    high = one.ci_high if one.ci_high is not None else one.estimate
    return ForestPlaces(*(value / one.spread for value in (one.estimate, low, high, one.mde or 0.0)))


def widest(rows: Iterable[ForestRow]) -> float:
    """How far the line goes to each side, so that all stand on one scale."""
    return widest_of(row.reach for row in rows if row.reach is not None)


def widest_of(reaches: Iterable[ForestPlaces]) -> float:
    """The same of places alone."""
    return max([1.0, *(abs(end) for reach in reaches for end in reach)]) * AROUND


def share_of(value: float, most: float) -> float:
    """Where a value stands on a line that goes `most` to each side: 0 its left end, 1 its right, nought halfway.

    >>> share_of(0.0, 2.2), share_of(1.1, 2.2)
    (0.5, 0.75)
    """
    return 0.5 + value / most / 2


def forest_row(one: PilotFinding) -> ForestRow:
    """A finding as it stands on its line."""
    reach = reach_of(one)
    name, role = name_finding(one), ROLE_WORDS.get(one.role, "")
    if reach is None:
        return ForestRow(name, role, one.state, None, _("sin cifra"))
    between = seen = ""
    if one.ci_low is not None and one.ci_high is not None:
        between = _say_between(one, one.ci_low, one.ci_high)
    if one.mde is not None:
        seen = _("se vería 8 de 10 veces desde {size}").format(size=say_size(one, one.mde))
    return ForestRow(name, role, one.state, reach, say_size(one, one.estimate, signed=True), between, seen)


def planned_rows(report: PilotReport) -> list[ForestRow]:
    """Every outcome of the plan, each group that starts by itself and all together, then families and subgroups."""
    together = [forest_row(one) for one in report.pooled]
    return [
        *map(forest_row, report.findings),
        *(row._replace(name=_("{outcome} · todos los que empezaron").format(outcome=row.name)) for row in together),
        *map(forest_row, (*report.families, *report.subgroups)),
    ]  # fmt: skip


class MomentRow(NamedTuple):
    """The same difference at one moment: a follow-up, or one before the start, where both sides should go alike."""

    name: str
    is_before: bool
    reach: ForestPlaces
    size: str
    between: str


def moment_rows(one: PilotFinding) -> list[MomentRow]:
    """A finding moment by moment, in their order; nothing of what has one alone, or of which nothing can be said."""
    if len(one.rounds) < 2 or not one.spread or one.state == CANNOT_SAY:
        return []
    found = []
    for moment in one.rounds:
        ends = [moment.estimate if end is None else end for end in (moment.ci_low, moment.ci_high)]
        before = moment.number < 0
        if before:
            name = ngettext("{count} medición antes", "{count} mediciones antes", -moment.number)
        else:
            name = _("medición {number}")
        places = ForestPlaces(*(value / one.spread for value in (moment.estimate, *ends, 0.0)))
        between = _say_between(one, *ends) if moment.ci_low is not None else ""
        said = name.format(count=-moment.number, number=moment.number)
        found.append(MomentRow(said, before, places, say_size(one, moment.estimate, signed=True), between))
    return found


def _say_between(one: PilotFinding, first: float, last: float) -> str:
    low, high = say_size(one, first, signed=True), say_size(one, last, signed=True)
    if low.partition(NARROW)[2] == high.partition(NARROW)[2]:
        low = low.partition(NARROW)[0]  # the unit stands behind the second
    return _("de {low} a {high}").format(low=low, high=high)


def name_finding(one: PilotFinding) -> str:
    """The outcome, or the family or the subgroup that it is of; of one group that starts, which."""
    kind, _dot, role = one.measure.partition(".")
    name = FAMILY_WORDS[role] if kind == FAMILY and role in FAMILY_WORDS else one.title
    if one.arm:  # of both something is read: two groups of one outcome would else be called the same
        arm = shorten(one.arm, ARM_LETTERS)
        if len(name) + len(arm) > BOTH_LETTERS:
            name, arm = shorten(name, BOTH_LETTERS // 2), shorten(arm, BOTH_LETTERS // 2)
        name = f"{name} · {arm}"
    return f"{name} · {GROUP_WORDS[one.subgroup]}" if one.subgroup else name
