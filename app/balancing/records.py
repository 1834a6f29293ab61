"""The nouns of a line: what is sewn by whom today, and the lines that were planned."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.production.records import Operator, Style

EXACT, WEIGHT = "exact", "rpw"
DRAFT, TRYING, KEPT, DROPPED = "draft", "trying", "kept", "dropped"


@dataclass(frozen=True, slots=True)
class LinePlanPart:
    """Who does an operation in a plan, who did it before, and its minutes when it was planned."""

    id: int
    line_plan_id: int
    operation_id: int
    operator_id: int
    minutes: float
    before_id: int | None = None


@dataclass(frozen=True, slots=True)
class LinePlan:
    """A line as it was planned. `cycle` is the minutes of whoever has most; `starts_on` since when it
    is tried; `closed_on` when it was kept or dropped.
    """

    id: int
    style_id: int
    made_on: str
    method: str
    status: str
    cycle: float
    cycle_before: float | None = None
    lower_bound: float | None = None
    starts_on: str | None = None
    closed_on: str | None = None
    note: str | None = None
    parts: tuple[LinePlanPart, ...] = ()


@dataclass(frozen=True, slots=True)
class LineStep:
    """An operation of the line: its standard minutes, its machine (None by hand), who does it today."""

    operation_id: int
    name: str
    minutes: float
    machine: str | None
    operator_id: int | None
    after: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LineFloor:
    """All that a line is balanced with. `unmeasured` are the names of operations without a time.

    `operators` are those who have not left; `machines` how many the workshop has, by code, where
    it was counted; `holds` who keeps an operation; `plan` the newest that is thought of, tried or kept.
    """

    style: Style
    steps: tuple[LineStep, ...]
    unmeasured: tuple[str, ...]
    operators: tuple[Operator, ...]
    machines: Mapping[str, int] = field(default_factory=dict)
    holds: Mapping[int, int] = field(default_factory=dict)
    plan: LinePlan | None = None
    studied_on: str = ""
    day_minutes: float = 0.0


@dataclass(frozen=True, slots=True)
class LineProposal:
    """Who does each operation (by their ids), and how good that is.

    `lessons` are (operator, machine): what somebody has to learn. `order` are the operators along
    the line, where the garment only goes forward.
    """

    method: str
    who: Mapping[int, int]
    cycle: float
    lower_bound: float
    lessons: tuple[tuple[int, str], ...] = ()
    order: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class HandChange:
    """An operation that goes from one person to another."""

    step: LineStep
    before: int | None
    after: int


@dataclass(frozen=True, slots=True)
class LineTrial:
    """A line that is tried for so long that somebody should say whether it stays."""

    style_id: int
    style: str
    workshop_id: int
    code: str
    workshop: str
    starts_on: str
