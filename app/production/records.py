"""The nouns of the floor: styles with their operations, operators, time studies."""

from dataclasses import dataclass

CLOCK, PAPER = "clock", "paper"
DRAFT, CLOSED = "draft", "closed"


@dataclass(frozen=True, slots=True)
class Operation:
    """One step of a garment. `after`: the ids of what must be done before it begins.

    `machine` is a code of the machines' list, or as it was written; `operator_id` who does it as
    a rule; `starts` and `ends` where a cycle begins and ends, for whoever holds the clock.
    """

    id: int
    position: float
    name: str
    machine: str | None = None
    after: tuple[int, ...] = ()
    operator_id: int | None = None
    starts: str | None = None
    ends: str | None = None
    style_id: int = 0


@dataclass(frozen=True, slots=True)
class Style:
    """A garment that a workshop makes, with its operations in order.

    `allowance` is a share (0.15) or None: the house's; `product` a code of the products' list.
    """

    id: int
    workshop_id: int
    name: str
    product: str | None = None
    size: str | None = None
    allowance: float | None = None
    wanted_per_day: int | None = None
    operations: tuple[Operation, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Operator:
    """Somebody who sews, by the name she goes by here; `skills`: the machines she can use."""

    id: int
    workshop_id: int
    name: str
    joined_on: str | None = None
    left_on: str | None = None
    skills: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Cycle:
    """One garment's pass through an operation; a struck one stays, and counts for nothing."""

    id: int
    position: float
    seconds: float
    struck_reason: str | None = None
    study_part_id: int = 0

    @property
    def counts(self) -> bool:
        return self.struck_reason is None


@dataclass(frozen=True, slots=True)
class StudyPart:
    """The cycles of one operation in a study, with the rating of who did it (100: normal)."""

    id: int
    time_study_id: int
    operation_id: int
    operator_id: int | None = None
    machine: str | None = None
    rating: int = 100
    note: str | None = None
    cycles: tuple[Cycle, ...] = ()

    @property
    def seconds(self) -> tuple[float, ...]:
        """What counts, in the order in which it was measured."""
        return tuple(one.seconds for one in self.cycles if one.counts)


@dataclass(frozen=True, slots=True)
class TimeStudy:
    """One day's measuring of a style. While a cycle runs, `running_since` is when it began.

    `running_since` is UTC, ISO with milliseconds; `running_seconds` what was counted of it before
    a pause. Both None: no cycle is under way.
    """

    id: int
    style_id: int
    studied_on: str
    consultant_id: int | None
    origin: str
    status: str
    allowance: float
    current_operation_id: int | None = None
    running_since: str | None = None
    running_seconds: float | None = None
    note: str | None = None
    parts: tuple[StudyPart, ...] = ()

    @property
    def closed(self) -> bool:
        return self.status == CLOSED


@dataclass(frozen=True, slots=True)
class StandardTime:
    """The standard minutes of an operation, measured on `studied_on`.

    `low` and `high` hold with 95 %; None: one cycle alone says nothing of the spread. `observed`
    is the mean of the `cycles` that count, in seconds, `deviation` theirs (n - 1).
    """

    operation_id: int
    minutes: float
    low: float | None
    high: float | None
    operator_id: int | None
    machine: str | None
    cycles: int
    rating: int = 100
    observed: float = 0.0
    deviation: float | None = None
    allowance: float = 0.0
    studied_on: str = ""


@dataclass(frozen=True, slots=True)
class StyleStandard:
    """What a style takes: each operation as it was measured last, in a study that was closed.

    `studied_on` is the newest of them. `complete`: every operation of the style was measured;
    while it is not, `minutes` is the sum of those that were.
    """

    style_id: int
    studied_on: str
    parts: tuple[StandardTime, ...]
    minutes: float
    low: float | None
    high: float | None
    complete: bool


@dataclass(frozen=True, slots=True)
class StudyLine:
    """A study in a list: of which style and workshop, and how much of it there is."""

    id: int
    style_id: int
    studied_on: str
    origin: str
    status: str
    style: str
    workshop_id: int
    workshop_code: str
    workshop: str
    operations: int
    cycles: int
    struck: int
