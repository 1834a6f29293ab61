"""The nouns of what a centre reached over a period."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Period = tuple[str, str]  # first and last day, ISO
GROUPINGS = ("cluster", "zone", "sex", "age_group")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a workshop is counted by; sex and age group are its first owner's.

    `in_statistics` is whether it let its answers be counted for the territory.
    """

    cluster: str | None = None
    zone: str | None = None
    sex: str | None = None
    age_group: str | None = None
    in_statistics: bool = False


@dataclass(frozen=True, slots=True)
class MilestoneCount:
    """Milestones of one kind and attribution; `correction` those written beside a locked one."""

    kind: str
    attribution: str
    count: int
    workshops: int
    correction: bool = False


@dataclass(frozen=True, slots=True)
class CourseOfPeriod:
    """One course of the period: events held in it, who came, person-minutes. None: hidden."""

    code: str
    title: str
    events: int
    people: int | None
    women: int | None
    minutes: int | None


@dataclass(frozen=True, slots=True)
class TopicLine:
    """The time with workshops that went to one topic; None is hidden."""

    title: str
    workshops: int | None
    minutes: int | None


@dataclass(frozen=True, slots=True)
class CourseTaken:
    """One course as it was taken: its events, and who came with their sex."""

    code: str
    title: str
    events: frozenset[int]
    people: Mapping[int, str | None]  # trainee -> sex
    minutes: int  # person-minutes


@dataclass(frozen=True, slots=True)
class Activity:
    """What was done in the period; minutes are whole, sets hold workshop ids.

    `rounds` are the finished diagnostics of the period: workshop -> their numbers.
    """

    profiles: Mapping[int, Profile]
    contacted: frozenset[int]
    trained: frozenset[int]
    rounds: Mapping[int, tuple[int, ...]]
    contacts: Mapping[str, int] = field(default_factory=dict)  # channel -> how many
    contact_minutes: Mapping[int, int] = field(default_factory=dict)  # workshop -> with it
    preparation_minutes: int = 0
    travel_minutes: int = 0
    without_minutes: int = 0
    enquiries: int = 0
    enquiries_answered: int = 0
    actions_done: int = 0
    actions_due: int = 0
    milestones: tuple[MilestoneCount, ...] = ()
    events: int = 0
    trainees: Mapping[str | None, int] = field(default_factory=dict)  # sex -> people
    training_minutes: int = 0  # person-minutes
    courses: tuple[CourseTaken, ...] = ()
    certificates: int = 0

    @property
    def reached(self) -> frozenset[int]:
        """Workshops with a visit or call, a diagnostic or someone in a course."""
        return self.contacted | self.trained | frozenset(self.rounds)


@dataclass(frozen=True, slots=True)
class DimensionChange:
    """How many workshops rose, fell, stayed within the noise or cannot be told, of a dimension.

    `counts` has those four by verdict, None where suppressed. `then` and `now` are plain means
    over the `compared` workshops, 0-100; None when those are too few to be told.
    """

    code: str
    name: str
    compared: int | None
    counts: Mapping[str, int | None]
    then: float | None
    now: float | None


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One line of a breakdown; None is a number that was suppressed."""

    label: str
    workshops: int | None
    reached: int | None
    diagnosed: int | None
    again: int | None
    hours: float | None


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The workshops of the office by one grouping, with a line for those not known."""

    grouping: str
    lines: tuple[GroupLine, ...]


@dataclass(frozen=True, slots=True)
class StepCount:
    """Where the workshops stand on one step of formalizing; None where suppressed."""

    step: str
    title: str
    ladder: str
    counts: Mapping[str, int | None]  # by SHOWN_STATUSES of the formalization room


@dataclass(frozen=True, slots=True)
class Head:
    """The first figures of a report, suppressed: of workshops, of people, of enquiries."""

    workshops: int | None
    reached: int | None
    contacted: int | None
    trained: int | None
    first_rounds: int | None
    later_rounds: int | None
    trainees: int | None
    certificates: int | None
    enquiries: int | None
    enquiries_answered: int | None


@dataclass(frozen=True, slots=True)
class CentreReport:
    """What leaves the office: counts of workshops or people under 5 are suppressed (None).

    `in_statistics` of the workshops let their answers be counted: only they are in `changes`
    and `ladders`. `locked`: the period was reported before. `corrected` are all the milestones
    that were corrected after that, `corrections` those that may be told by kind.
    """

    period: Period
    activity: Activity
    head: Head
    breakdowns: tuple[Breakdown, ...]
    changes: tuple[DimensionChange, ...]
    milestones: tuple[MilestoneCount, ...]
    corrections: tuple[MilestoneCount, ...]
    corrected: int
    hidden_milestones: int
    ladders: tuple[StepCount, ...]
    ladder_workshops: int | None
    in_statistics: int | None
    trainees: Mapping[str | None, int | None]
    courses: tuple[CourseOfPeriod, ...] = ()
    topics: tuple[TopicLine, ...] = ()
    locked: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing at all was noted in the period."""
        done = self.activity
        return not (
            done.reached
            or done.events
            or done.certificates
            or done.enquiries
            or done.actions_done
            or done.milestones
        )
