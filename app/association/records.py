"""The nouns of an association: members, posts, meetings, decisions, fees and its cash book."""

from dataclasses import dataclass

ORGANS = ("board", "audit", "committee")
MEETING_KINDS = ("assembly", "extraordinary", "board", "other")
MEETING_STATUSES = ("planned", "held", "cancelled")
MARKS = ("present", "represented", "excused", "absent")
THERE = ("present", "represented")
DECISION_STATUSES = ("said", "open", "done", "dropped")
EVERY = ("month", "year")
IN, OUT = "in", "out"
OPENING, FEE, COUNT = "opening", "fee", "count"  # kinds of entry with an operation of their own
IN_KINDS = ("activity", "donation", "other")
OUT_KINDS = ("activity", "purchase", "services", "upkeep", "travel", "paperwork", "other")
CASH_KINDS = (
    OPENING,
    FEE,
    COUNT,
    "activity",
    "donation",
    "purchase",
    "services",
    "upkeep",
    "travel",
    "paperwork",
    "other",
)


@dataclass(frozen=True, slots=True)
class MemberSpell:
    """From when to when a workshop was a member; days are ISO or their known part, None not known."""

    joined_on: str | None
    left_on: str | None = None
    left_why: str | None = None


@dataclass(frozen=True, slots=True)
class AssociationMember:
    """A workshop in an association, with the times before that it was; `fee` is its own, if any."""

    id: int
    workshop_id: int
    code: str
    workshop: str
    owner: str
    owner_sex: str | None
    joined_on: str | None = None
    active: bool | None = None
    left_on: str | None = None
    left_why: str | None = None
    fee: int | None = None
    past: tuple[MemberSpell, ...] = ()

    @property
    def is_member(self) -> bool:
        """Whether it is one today; nobody said that it left."""
        return self.active is not False

    @property
    def spells(self) -> tuple[MemberSpell, ...]:
        """All the times that it was a member, the first one first."""
        return (*self.past, MemberSpell(self.joined_on, self.left_on, self.left_why))


@dataclass(frozen=True, slots=True)
class PostHeld:
    """Somebody in a post of an organ, from when to when."""

    id: int
    association_id: int
    organ: str
    post: str
    name: str
    sex: str | None = None
    workshop_id: int | None = None
    from_on: str | None = None
    until_on: str | None = None
    workshop: str = ""

    def held_on(self, day: str) -> bool:
        """Whether she or he has it on a day (ISO)."""
        return (self.from_on or "") <= day and (self.until_on is None or day <= self.until_on)


@dataclass(frozen=True, slots=True)
class MeetingMark:
    """Whether a member was at a meeting."""

    workshop_id: int
    mark: str


@dataclass(frozen=True, slots=True)
class MeetingDecision:
    """What a meeting decided. `said`: nothing is left to do; else `who` does it, by `due_on`."""

    id: int
    meeting_id: int
    what: str
    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None
    who: str | None = None
    due_on: str | None = None
    status: str = "open"
    closed_on: str | None = None
    closed_how: str | None = None

    def is_late(self, today: str) -> bool:
        """Whether its day has gone by and it is not done."""
        return self.status == "open" and self.due_on is not None and self.due_on < today


@dataclass(frozen=True, slots=True)
class AssociationMeeting:
    """A meeting, from its convocation to its minutes; `agenda` is a topic a line.

    `quorum` is how many members it takes by the association's own statute, as it says so.
    """

    id: int
    association_id: int
    kind: str
    held_on: str
    starts_at: str | None = None
    second_call_at: str | None = None
    ended_at: str | None = None
    place: str | None = None
    agenda: str | None = None
    quorum: int | None = None
    called_on: str | None = None
    called_by: str | None = None
    status: str = "planned"
    minutes_number: int | None = None
    chaired_by: str | None = None
    written_by: str | None = None
    told: str | None = None
    association: str = ""
    marks: tuple[MeetingMark, ...] = ()
    decisions: tuple[MeetingDecision, ...] = ()

    @property
    def topics(self) -> tuple[str, ...]:
        """The agenda, topic by topic."""
        return tuple((self.agenda or "").split("\n")) if self.agenda else ()

    def mark_of(self, workshop_id: int) -> str | None:
        """Whether a member was there; None when nobody noted it."""
        return next((one.mark for one in self.marks if one.workshop_id == workshop_id), None)

    @property
    def there(self) -> int:
        """How many came, or sent somebody."""
        return sum(one.mark in THERE for one in self.marks)


@dataclass(frozen=True, slots=True)
class DecisionDue:
    """A decision that somebody has to carry out, with where it was taken."""

    id: int
    meeting_id: int
    association: str
    what: str
    who: str | None
    due_on: str | None
    held_on: str


@dataclass(frozen=True, slots=True)
class MeetingDue:
    """A meeting to come, or one that nobody noted as held."""

    id: int
    association: str
    kind: str
    held_on: str
    starts_at: str | None
    place: str | None
    called_on: str | None


@dataclass(frozen=True, slots=True)
class FeeTerm:
    """What members pay, every month or every year, since a day; 0 is nothing any more.

    Each has `grace_days` from the first day of its month or year before it is owed.
    """

    id: int
    amount: int
    every: str
    since: str
    grace_days: int = 0


@dataclass(frozen=True, slots=True)
class CashEntry:
    """One line of the cash book. It is never changed: another one counters it (`counters_id`)."""

    id: int
    number: int
    day: str
    direction: str
    amount: int
    kind: str
    what: str
    receipt: str | None = None
    workshop_id: int | None = None
    counters_id: int | None = None
    count_id: int | None = None

    @property
    def signed(self) -> int:
        """What it adds to the cash; what goes out is below zero."""
        return self.amount if self.direction == IN else -self.amount


@dataclass(frozen=True, slots=True)
class CashCount:
    """Money that was counted, and what the book said at that moment."""

    id: int
    day: str
    counted: int
    book: int
    counted_by: str | None = None

    @property
    def difference(self) -> int:
        """What was too much; what was missing is below zero."""
        return self.counted - self.book
