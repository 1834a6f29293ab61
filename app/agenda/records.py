"""The nouns of the day: what is due, in which workshop, and what opens it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from app.diagnosis.records import RoundDue, VisitLine
from app.improvement.records import ActionDue
from app.place import Place
from app.training.records import SessionDue

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Waiting(Generic[Line]):
    """The first lines of what waits, and how many there are in all."""

    lines: Sequence[Line] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Limits:
    """What the office set: when a workshop is unseen, a document near its end, a round due."""

    unseen_days: int = 90
    expiry_days: int = 60
    round_months: int = 6


@dataclass(frozen=True, slots=True)
class VisitDue:
    """A visit that was promised: a planned contact, or the next visit of a programme.

    `source` is "contact" or "programme", `id` the row of that table; `day` ISO, `at` "HH:MM".
    """

    source: str
    id: int
    workshop_id: int
    code: str
    workshop: str
    day: str
    at: str | None = None
    place: str = ""
    phone: str = ""
    channel: str = "workshop"
    consultants: str = ""
    visit_id: int | None = None


@dataclass(frozen=True, slots=True)
class News:
    """Something that changed: which workshop or event (None: the office), what, who, when."""

    workshop_id: int | None
    event_id: int | None
    title: str
    what: str
    times: int
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Reach:
    """Workshops with a diagnostic, with a programme, in their second round; and their lights."""

    diagnosed: int = 0
    programmes: int = 0
    second_round: int = 0
    bands: Mapping[str | None, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Day:
    """Everything Inicio shows. `mine` says whether it is the consultant's own.

    `notices` are what the rooms want kept in mind, by the code of their kind. Of `later_visits`,
    after this week, only the next one is read.
    """

    today: str
    workshops: int
    mine: bool
    limits: Limits
    late_visits: Waiting[VisitDue]
    visits: Waiting[VisitDue]
    later_visits: Waiting[VisitDue]
    sessions: Sequence[SessionDue]
    rounds: Waiting[RoundDue]
    late_actions: Waiting[ActionDue]
    actions: Waiting[ActionDue]
    later_actions: int
    drafts: Sequence[VisitLine]
    notices: Mapping[str, Waiting[Any]]
    reach: Reach
    news: Sequence[News]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the calendar.

    `kind` is contact or programme (a promised visit, by where it was promised), session,
    round, follow-up (of a pilot), action, order (a delivery that is due),
    meeting (of an association), or held-contact and held-visit (what was done).
    `row` is the row of that kind; `at` and `until` are "HH:MM".
    """

    kind: str
    row: int
    title: str
    day: str
    at: str | None = None
    until: str | None = None
    minutes: int | None = None
    code: str = ""
    workshop_id: int | None = None
    place: str = ""
    phone: str = ""
    remark: str = ""
    visit_id: int | None = None
    event_id: int | None = None
    pilot_id: int | None = None

    @property
    def movable(self) -> bool:
        """Whether it can be put on another day from the calendar."""
        return self.kind in ("contact", "programme", "round", "action")

    @property
    def takes_hour(self) -> bool:
        """Whether it can be put at an hour."""
        return self.kind in ("contact", "programme")

    @property
    def timed(self) -> bool:
        """Whether it has an hour."""
        return self.at is not None

    @property
    def opens(self) -> Place:
        """The very thing, in the window."""
        if self.kind in ("contact", "held-contact"):
            return Place("contact", self.row)
        if self.kind == "session":
            return Place("event", self.event_id)
        if self.kind == "action":
            return Place("programme", self.visit_id)
        if self.kind == "order":
            return Place("order", self.row)
        if self.kind == "meeting":
            return Place("meeting", self.row)
        if self.kind == "follow-up":
            return Place("pilot", self.pilot_id, part="after")
        if self.kind == "held-visit":
            return Place("result", self.visit_id)
        return Place("workshop", self.workshop_id)


@dataclass(frozen=True, slots=True)
class EntryKind:
    """A kind of what stands in the calendar: ENTRIES of a room's `room.py`; `title` is marked `N_`.

    `read` names what gives its entries, "module:function" of (reader, first, last, user).
    `usual`: it is shown unless somebody hides it; `exported`: it goes along to other calendars.
    """

    code: str
    title: str
    read: str
    order: int = 1000
    usual: bool = True
    exported: bool = True


@dataclass(frozen=True, slots=True)
class FindingKind:
    """What all findings of a rule share, in words; `page` and `tab` are where they are mended."""

    kind: str
    group: str
    title: str
    fix: str
    page: str
    tab: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the data that seems wrong; `place` is where it is mended.

    `row` is the row it is about (of the table that its kind is about), `fix` the words of
    the button. There may be tens of thousands: each holds only what it does not share (`rule`).
    """

    rule: FindingKind
    row: int
    workshop_id: int | None
    code: str
    name: str
    sentence: str
    subject: int | str | None

    @property
    def kind(self) -> str:
        return self.rule.kind

    @property
    def group(self) -> str:
        return self.rule.group

    @property
    def title(self) -> str:
        return self.rule.title

    @property
    def fix(self) -> str:
        return self.rule.fix

    @property
    def place(self) -> Place:
        return Place(self.rule.page, self.subject, part=self.rule.tab)


@dataclass(frozen=True, slots=True)
class AcceptedFinding:
    """A finding that somebody looked at and said is right as it is."""

    id: int
    kind: str
    row: int
    reason: str
    name: str = ""
