"""The nouns of looking back: what somebody took part in, how far courses reached."""

from dataclasses import dataclass
from typing import NamedTuple

from app.training.records import Trainee

SEEN_BY_OWNER = ("owner", "family")  # roles whose deeds in courses the owner may read by name


@dataclass(frozen=True, slots=True)
class Coverage:
    """Workshops of a cluster of whom somebody came to a course, of all it has."""

    cluster_id: int
    cluster: str
    reached: int
    workshops: int

    @property
    def share(self) -> float:
        return self.reached / self.workshops if self.workshops else 0.0


class CourseDay(NamedTuple):
    """The first day (ISO) that somebody of a workshop came to a session of a course."""

    workshop_id: int
    course: str
    day: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One event in the history of a person or a workshop; `sessions_taken`: with attendance."""

    event_id: int
    enrolment_id: int
    trainee: Trainee
    course: str
    title: str
    status: str
    event_status: str
    first_on: str | None
    last_on: str | None
    sessions_attended: int
    sessions_taken: int
    hours_attended: float
    certificate_code: str | None = None
    commitment: str | None = None


@dataclass(frozen=True, slots=True)
class GroupHours:
    """People of a sex and age group who came to a course, and their person-hours.

    None: too few to be told, or they would give such a group away.
    """

    sex: str
    age_group: str
    people: int | None
    hours: float | None
