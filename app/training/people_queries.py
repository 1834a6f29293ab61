"""Everybody who takes part in courses, with what each came to; one query."""

from dataclasses import dataclass

from app.improvement.queries import latest_programme
from app.storage.records import Reader
from app.training.courses import find_course
from app.training.history_records import SEEN_BY_OWNER
from app.training.queries import TRAINEE_COLUMNS, read_enrolment, read_event
from app.training.records import Enrolment, Trainee
from app.training.tables import TRAINEE

_PEOPLE = f"""
SELECT {TRAINEE.select(Trainee, "trainee.")},
  coalesce(workshop.code, '') AS workshop_code, coalesce(workshop.name, '') AS workshop,
  coalesce(e.courses, 0) AS courses, coalesce(e.certificates, 0) AS certificates, e.last_on,
  coalesce(workshop.cluster_id, 0) AS cluster_id
FROM trainee
LEFT JOIN workshop ON workshop.id = trainee.workshop_id AND workshop.deleted = 0
LEFT JOIN (
  SELECT enrolment.trainee_id, sum(enrolment.status = 'enrolled') AS courses,
    sum(EXISTS (SELECT 1 FROM certificate WHERE certificate.enrolment_id = enrolment.id
      AND certificate.deleted = 0 AND certificate.annulled_reason IS NULL)) AS certificates,
    max((SELECT max(held_on) FROM event_session WHERE event_session.event_id = event.id
      AND event_session.deleted = 0)) AS last_on
  FROM enrolment
  JOIN event ON event.id = enrolment.event_id AND event.deleted = 0
    AND event.status <> 'cancelled'
  WHERE enrolment.deleted = 0 GROUP BY enrolment.trainee_id
) e ON e.trainee_id = trainee.id
WHERE trainee.deleted = 0
ORDER BY trainee.given_names, trainee.surnames, trainee.id
"""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One row of the list of participants; `last_on`: last day of the newest event (ISO)."""

    trainee: Trainee
    courses: int
    certificates: int
    last_on: str | None
    cluster_id: int | None

    @property
    def id(self) -> int:
        return self.trainee.id


def list_people(reader: Reader) -> list[PersonLine]:
    """Everybody who takes part, by name, with how many courses and certificates each has."""
    names = [*TRAINEE_COLUMNS.split(", "), "workshop_code", "workshop"]
    return [
        PersonLine(
            Trainee(**{name: row[name] for name in names}),
            row["courses"],
            row["certificates"],
            row["last_on"],
            row["cluster_id"] or None,
        )
        for row in reader.rows(_PEOPLE)
    ]


def goes_to_programme(reader: Reader, *, enrolment_id: int) -> bool:
    """Whether a commitment of this person becomes an action of the workshop's programme."""
    return programme_for(reader, read_enrolment(reader, enrolment_id)) is not None


def programme_for(reader: Reader, enrolment: Enrolment) -> int | None:
    """The programme that gets what this person will try; None: it stays with the course."""
    trainee = enrolment.trainee
    if trainee.workshop_id is None or trainee.role not in SEEN_BY_OWNER:
        return None
    course = find_course(read_event(reader, enrolment.event_id).course)
    if course is None or course.reserved:
        return None
    programme = latest_programme(reader, trainee.workshop_id)
    return programme.id if programme else None
