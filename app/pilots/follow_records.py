"""What became of a workshop of a pilot: what reached it, and when it is to be measured."""

from typing import NamedTuple

from app.pilots.records import OutcomeMissing, PilotFollow


class Contamination(NamedTuple):
    """How what is tried may have reached who waits: by a `course`, as `noted`, from one `near` or a `neighbour`.

    `what` is the course's code, or the name of the other workshop; `kind` what they share, or the metres.
    """

    how: str
    what: str = ""
    day: str = ""
    kind: str = ""


class FollowedWorkshop(NamedTuple):
    """A workshop of a pilot by its group; `came` is when it came to a course, by its code.

    `measured` are the follow-ups with a value of every main outcome, `missing` what the one that is due lacks,
    `knew` what is known of whoever measured it last (blind, knew, unknown; nothing: nobody did).
    """

    id: int
    code: str
    name: str
    arm: str
    treated: bool
    follow: PilotFollow | None
    came: tuple[tuple[str, str], ...]
    measured: int
    contaminated: tuple[Contamination, ...]
    missing: tuple[OutcomeMissing, ...] = ()
    knew: str = ""

    @property
    def left(self) -> bool:
        """Whether it is no longer in the pilot."""
        return self.follow is not None and bool(self.follow.left_on or self.follow.left_why)


class DueFollowUp(NamedTuple):
    """A workshop whose follow-up is due, on which day, which one it is, and what has no value yet."""

    workshop_id: int
    code: str
    name: str
    due_on: str
    number: int
    missing: tuple[OutcomeMissing, ...]


class PilotDue(NamedTuple):
    """A follow-up that is due in a workshop, of the pilot with this number."""

    pilot_id: int
    number: int
    due: DueFollowUp

    @property
    def missing(self) -> tuple[str, ...]:
        """The measures without a value, by their codes."""
        return tuple(one.code for one in self.due.missing)
