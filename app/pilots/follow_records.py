"""What became of a workshop of a pilot: what reached it, and when it is to be measured."""

from typing import NamedTuple

from app.pilots.records import PilotFollow


class Contamination(NamedTuple):
    """How what is tried may have reached who waits: by a `course`, as `noted`, from one `near` or a `neighbour`.

    `what` is the course's code, or the name of the other workshop; `kind` what they share, or the metres.
    """

    how: str
    what: str = ""
    day: str = ""
    kind: str = ""


class FollowedWorkshop(NamedTuple):
    """A workshop of a pilot by its group; `came` is when it came to a course, by its code."""

    id: int
    code: str
    name: str
    arm: str
    treated: bool
    follow: PilotFollow | None
    came: tuple[tuple[str, str], ...]
    measured: int
    contaminated: tuple[Contamination, ...]

    @property
    def left(self) -> bool:
        """Whether it is no longer in the pilot."""
        return self.follow is not None and bool(self.follow.left_on or self.follow.left_why)


class DueFollowUp(NamedTuple):
    """A workshop whose next follow-up is due, on which day, and which one it is."""

    workshop_id: int
    name: str
    due_on: str
    number: int
