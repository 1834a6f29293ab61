"""The nouns of what a workshop measures and achieves: figures, milestones, reported periods."""

from dataclasses import dataclass

ORIGINS = ("said", "notebook", "document", "measured")
ATTRIBUTIONS = ("programme", "partly", "not", "unknown")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a workshop over a period (ISO days, both within it).

    `kind` is a code of `app.figures.kinds`; whole numbers in that kind's unit.
    """

    id: int
    workshop_id: int
    kind: str
    period_from: str
    period_to: str
    value: int
    origin: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something that changed in a workshop, and what it is owed to.

    `attribution` says what the owner answered (programme, partly, not, unknown). A milestone of
    a period already reported is never changed: `corrections` stand beside it, oldest first.
    `late`: it was noted after its period had been reported.
    """

    id: int
    workshop_id: int
    kind: str
    happened_on: str
    attribution: str
    origin: str
    before: int | None = None
    after: int | None = None
    what: str | None = None
    attribution_why: str | None = None
    document: str | None = None
    contact_id: int | None = None
    corrects_id: int | None = None
    correction_reason: str | None = None
    locked: bool = False
    late: bool = False
    workshop_code: str = ""
    workshop: str = ""
    corrections: tuple["Milestone", ...] = ()

    @property
    def standing(self) -> "Milestone":
        """What counts today: the last correction, or the milestone itself."""
        return self.corrections[-1] if self.corrections else self


@dataclass(frozen=True, slots=True)
class MilestoneQuestion:
    """A change that the window noticed and asks about; `answer` is None while it waits."""

    id: int
    workshop_id: int
    kind: str
    noticed_on: str
    happened_on: str
    source_table: str
    source_row: int | None = None
    before: int | None = None
    after: int | None = None
    what: str | None = None
    answer: str | None = None
    milestone_id: int | None = None


@dataclass(frozen=True, slots=True)
class PeriodLock:
    """A period that was reported, by whom and to whom."""

    id: int
    date_from: str
    date_to: str
    locked_on: str
    locked_by: str | None = None
    reported_to: str | None = None
