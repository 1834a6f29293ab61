"""The nouns of what is counted: a day on the floor, what was made, what was promised, the pace."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Garment = int | str  # what was made: the id of a style, or what was written, however it was spelled


@dataclass(frozen=True, slots=True)
class DayOutput:
    """What was finished of one garment on a day.

    `standard_minutes` of one piece: as written there, else what the garment's time studies said on
    that day (`of_study`), so that a later study moves no day that is past; None when neither is known.
    """

    id: int
    work_day_id: int
    style_id: int | None = None
    what: str | None = None
    pieces: int | None = None
    standard_minutes: float | None = None
    name: str = ""
    of_study: bool = False


@dataclass(frozen=True, slots=True)
class DefectCount:
    """How many defects of a kind were seen on a day."""

    id: int
    work_day_id: int
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Stoppage:
    """Minutes lost to a cause on a day: of one person each, so that two who wait ten are twenty."""

    id: int
    work_day_id: int
    cause: str
    minutes: float


@dataclass(frozen=True, slots=True)
class WorkDay:
    """One day of a workshop, or of one of its teams; None is what nobody wrote.

    `people` came, `absent` did not, `scheduled` were expected. `minutes_present` are those of
    all together, else `people` times `minutes_each`. `wip` is what lay unfinished at the end of
    the day; where it does not apply (`wip_applies`), none is missing. `efficiency_given` is what
    a list said of the day, not reckoned here.
    """

    id: int
    workshop_id: int
    worked_on: str
    team: str | None = None
    scheduled: float | None = None
    people: float | None = None
    absent: float | None = None
    minutes_each: float | None = None
    minutes_present: float | None = None
    inspected: int | None = None
    right_first_time: int | None = None
    wip: float | None = None
    wip_applies: bool = True
    efficiency_given: float | None = None
    origin: str = "notebook"
    note: str | None = None
    source: str | None = None
    outputs: tuple[DayOutput, ...] = ()
    defects: tuple[DefectCount, ...] = ()
    stoppages: tuple[Stoppage, ...] = ()

    @property
    def minutes(self) -> float | None:
        """Minutes present of all together."""
        if self.minutes_present is not None:
            return self.minutes_present
        if self.people is None or self.minutes_each is None:
            return None
        return self.people * self.minutes_each

    @property
    def pieces(self) -> int | None:
        """What was finished, of all garments."""
        known = [one.pieces for one in self.outputs if one.pieces is not None]
        return sum(known) if known else None

    @property
    def expected(self) -> float | None:
        """How many people should have come."""
        if self.scheduled is not None or self.people is None or self.absent is None:
            return self.scheduled
        return self.people + self.absent


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised to a customer for a day, and what was delivered when."""

    id: int
    workshop_id: int
    customer: str
    promised_on: str
    what: str | None = None
    quantity: int | None = None
    delivered_on: str | None = None
    delivered: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """What is usual: `middle` over the whole, and what eight of ten of the `days` (or weeks) known lie within."""

    low: float
    middle: float
    high: float
    days: int = 0


@dataclass(frozen=True, slots=True)
class KeptPromises:
    """How many promises were kept of those that were due."""

    kept: int
    due: int


@dataclass(frozen=True, slots=True)
class Pace:
    """What a workshop does on its floor, measured over the days that were counted.

    Shares are from 0 to 1 (efficiency may be above). `efficiency_of_weeks` is the same as `efficiency`
    of whole weeks, which differ less than days; None where few were counted, `efficiency_last` the last day that tells any. `rework` is the share of the pieces looked at
    that were not right the first time. `stoppage_minutes_per_day` are minutes of one person, by cause, on a
    usual counted day; empty when nobody noted any. `saturdays` are those among the `days`. `changeovers`: garments new to the floor that
    were begun, `changeover_days`: until one reached its pace. None is what the counts do not tell.
    """

    workshop_id: int
    since: str
    until: str
    days: int
    first: str
    last: str
    efficiency: Spread | None = None
    minutes_present_per_day: Spread | None = None
    pieces_per_day: Spread | None = None
    people: float | None = None
    right_first_time: float | None = None
    rework: float | None = None
    defects_per_hundred: float | None = None
    on_time: KeptPromises | None = None
    absenteeism: float | None = None
    stoppage_minutes_per_day: Mapping[str, float] = field(default_factory=dict)
    changeovers: int | None = None
    changeover_days: float | None = None
    wip_days: float | None = None
    saturdays: int = 0
    efficiency_of_weeks: Spread | None = None
    efficiency_last: str | None = None
