"""The nouns of training: courses, events of them, who came, what was learned, certificates."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MARKS = ("present", "late", "absent", "excused")
MOMENTS = ("before", "after")
ROLES = ("owner", "family", "worker", "other")
LETTERS = "abcdef"


@dataclass(frozen=True, slots=True)
class TestQuestion:
    """One question of a course's test; `right` is the letter of its choice (a, b, c ...).

    `item` is the point of the instrument it is about, `objective` the number (from 1) of
    the course's objective; one of the two at least. `pictures` are the drawings beside each choice,
    by their names in `app.training.pictures`; none of most questions.
    """

    __test__ = False  # its name is not a test's

    code: str
    text: str
    choices: tuple[str, ...]
    right: str
    item: str | None = None
    objective: int | None = None
    pictures: tuple[tuple[str, ...], ...] = ()

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """(letter, text) of each choice."""
        return tuple(zip(LETTERS, self.choices, strict=False))


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """One session of a course's plan; `reflection`: time kept for thinking it over together."""

    topic: str
    minutes: int
    reflection: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """One course of the catalogue; `hours` are those of its plan.

    `lifts` are item codes, `solutions` the catalogue's solutions (kind course) that it is.
    `audience` is owners,
    workers or both. A `discreet` one is about something delicate: an invitation never says
    why it goes to a workshop. What people say or try in a `reserved` one stays out of what
    the owner sees. `state` is draft or reviewed.
    """

    code: str
    title: str
    hours: float
    summary: str
    audience: str
    objectives: tuple[str, ...]
    lifts: tuple[str, ...]
    solutions: tuple[str, ...]
    materials: tuple[str, ...]
    given_by: tuple[str, ...]
    sessions: tuple[PlannedSession, ...]
    questions: tuple[TestQuestion, ...]
    source: str
    state: str
    discreet: bool = False
    reserved: bool = False

    def question(self, code: str) -> TestQuestion:
        """Raises KeyError for a question that this course does not have."""
        for question in self.questions:
            if question.code == code:
                return question
        raise KeyError(code)


@dataclass(frozen=True, slots=True)
class CourseDemand:
    """That an anchor company asked for a course, or for a point that it works on: who, and when."""

    anchor_id: int
    anchor: str
    said_on: str
    said_by: str | None = None


@dataclass(frozen=True, slots=True)
class Demanded:
    """What anchor companies asked for, the last first: by course, and by item of the diagnostic."""

    courses: Mapping[str, tuple[CourseDemand, ...]] = field(default_factory=dict)
    items: Mapping[str, tuple[CourseDemand, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Need:
    """A workshop that needs a course, with its place in the list and the reason in words.

    `rule` is programme, owner or gap (what put it there); `gap` the sum of weight x gap of
    the `items` lifted, in the newest finished diagnostic; `anchor`: an anchor company asked
    for the course or one of them, on a day that is kept. `invited`: somebody of it is invited to a coming event;
    `may_contact`: what it said about being called, None when it was not asked.
    """

    workshop_id: int
    workshop_code: str
    workshop: str
    owner: str
    phone: str
    place: str
    cluster: str
    rank: int
    rule: str
    gap: float
    anchor: bool
    items: tuple[str, ...]
    because: str
    invited: bool = False
    may_contact: bool | None = None


@dataclass(frozen=True, slots=True)
class CourseNeed:
    """A course that a workshop needs, ranked among its others."""

    course: Course
    rank: int
    rule: str
    gap: float
    anchor: bool
    items: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Session:
    """One session of an event: day ISO, times "HH:MM", minutes if known."""

    id: int
    event_id: int
    position: float
    held_on: str
    starts_at: str | None = None
    ends_at: str | None = None
    minutes: int | None = None
    place: str | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a course. Costs in guaraníes; `attendance_needed` 0-1."""

    id: int
    course: str
    title: str
    status: str = "planned"
    hours: float | None = None
    place: str | None = None
    cluster_id: int | None = None
    cluster: str = ""
    facilitator: str | None = None
    given_by: str | None = None
    places: int | None = None
    cost: int | None = None
    payer: str | None = None
    language: str | None = None
    childcare: bool | None = None
    transport: bool | None = None
    attendance_needed: float = 0.8
    note: str | None = None
    sessions: tuple[Session, ...] = ()

    @property
    def first_on(self) -> str | None:
        return min((session.held_on for session in self.sessions), default=None)

    @property
    def last_on(self) -> str | None:
        return max((session.held_on for session in self.sessions), default=None)


@dataclass(frozen=True, slots=True)
class EventLine:
    """One row of the list of events; `next_on` is the next session from the day asked."""

    id: int
    course: str
    title: str
    status: str
    place: str
    cluster: str
    facilitator: str
    first_on: str | None
    last_on: str | None
    next_on: str | None
    sessions: int
    sessions_marked: int
    places: int | None
    enrolled: int
    waiting: int
    invited: int
    certificates: int

    @property
    def free(self) -> int | None:
        """Places left; None when there is no limit."""
        return None if self.places is None else max(0, self.places - self.enrolled)


@dataclass(frozen=True, slots=True)
class Trainee:
    """Somebody who takes part: owner, family or worker of a workshop, or somebody else."""

    id: int
    given_names: str
    surnames: str = ""
    workshop_id: int | None = None
    workshop_code: str = ""
    workshop: str = ""
    person_id: int | None = None
    sex: str | None = None
    birth_year: int | None = None
    role: str | None = None
    phone: str | None = None
    phone_given: str | None = None
    cedula: str | None = None

    @property
    def full_name(self) -> str:
        return f"{self.given_names} {self.surnames}".strip()


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A trainee in an event; `number` (from 1) is that of the attendance sheet and grid."""

    id: int
    event_id: int
    trainee: Trainee
    number: int
    status: str = "enrolled"
    needs_childcare: bool | None = None
    needs_transport: bool | None = None
    needs_language: str | None = None
    needs_timetable: str | None = None
    reason: str | None = None
    satisfaction: int | None = None
    satisfaction_note: str | None = None
    commitment: str | None = None
    commitment_due_on: str | None = None
    note: str | None = None
    action_id: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Attendance of one enrolment in one session: present, late, absent or excused."""

    session_id: int
    enrolment_id: int
    mark: str


@dataclass(frozen=True, slots=True)
class TestAnswer:
    """What one enrolment chose (a letter, or None: left blank) before or after."""

    __test__ = False

    enrolment_id: int
    moment: str
    question: str
    choice: str | None


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate as it was issued; `held_from`/`held_to` ISO; `prints` how many times."""

    id: int
    enrolment_id: int
    event_id: int
    code: str
    issued_on: str
    full_name: str
    course_title: str
    hours: float
    held_from: str
    held_to: str
    signed_by: str | None = None
    annulled_reason: str | None = None
    prints: int = 0


@dataclass(frozen=True, slots=True)
class FreePlaces:
    """A course that begins with places left, and how many workshops' programmes need it.

    `free` is None when the course has no limit.
    """

    event_id: int
    title: str
    begins_on: str
    free: int | None
    needed_by: int


@dataclass(frozen=True, slots=True)
class SessionDue:
    """One meeting of a course."""

    id: int
    event_id: int
    title: str
    day: str
    starts_at: str | None = None
    ends_at: str | None = None
    place: str = ""
    enrolled: int = 0
