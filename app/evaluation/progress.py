"""What happened to one workshop between two rounds: what the comparison and the sheet show."""

from dataclasses import dataclass

from app.counts.then_now import MeasuredPair
from app.diagnosis.change import RoundChange
from app.diagnosis.records import Visit
from app.figures.records import Figure
from app.improvement.records import Action


@dataclass(frozen=True, slots=True)
class FigurePair:
    """A kind of figure near the round before and the newest since; either may be missing."""

    kind: str
    before: Figure | None
    after: Figure | None


@dataclass(frozen=True, slots=True)
class CourseAttended:
    """An event that people of the workshop came to, with what all of them attended."""

    title: str
    last_on: str | None
    people: int
    hours: float


@dataclass(frozen=True, slots=True)
class StepGained:
    """A formalization step that was done since; `ladder` is business or jobs."""

    title: str
    ladder: str
    done_on: str


@dataclass(frozen=True, slots=True)
class OrderKept:
    """Its share of an anchor company's order that was delivered since; `in_time` None: it had no day."""

    pieces: int
    product: str
    anchor: str
    delivered_on: str
    in_time: bool | None


@dataclass(frozen=True, slots=True)
class WorkshopProgress:
    """`after` is the newest round, `before` the one compared with it; None: not done yet.

    What is counted lies after `since` and up to `until` (ISO days). `minutes` are those with
    the workshop: contact only, neither preparation nor travel; `untimed` contacts have none.
    """

    workshop_id: int
    since: str
    until: str
    before: Visit | None = None
    after: Visit | None = None
    change: RoundChange | None = None
    kept: tuple[Action, ...] = ()
    open: tuple[Action, ...] = ()
    contacts: int = 0
    minutes: int = 0
    untimed: int = 0
    courses: tuple[CourseAttended, ...] = ()
    steps: tuple[StepGained, ...] = ()
    orders: tuple[OrderKept, ...] = ()
    figures: tuple[FigurePair, ...] = ()
    measured: tuple[MeasuredPair, ...] = ()
    next_round_on: str | None = None


def pair_figures(figures: list[Figure], since: str, until: str) -> tuple[FigurePair, ...]:
    """By kind: the newest one that ended by `since`, and the newest one after it.

    Without an earlier one, the first of the later ones stands for it if there are two.
    """
    pairs = []
    for kind in dict.fromkeys(figure.kind for figure in figures):
        own = [one for one in figures if one.kind == kind and one.period_to <= until]
        earlier = [one for one in own if one.period_to <= since]
        later = [one for one in own if one.period_to > since]
        before = earlier[-1] if earlier else later[0] if len(later) > 1 else None
        if before or later:
            pairs.append(FigurePair(kind, before, later[-1] if later else None))
    return tuple(pairs)
