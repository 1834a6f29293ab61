"""Reading events, who is in them, marks, tests and certificates."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from app.errors import DataProblem
from app.i18n import _
from app.storage.records import Reader
from app.training.codes import code_of, read_code
from app.training.records import (
    Certificate,
    Enrolment,
    Event,
    EventLine,
    Mark,
    Session,
    TestAnswer,
    Trainee,
)
from app.training.tables import ENROLMENT, EVENT, EVENT_SESSION, TRAINEE

EVENT_COLUMNS = EVENT.select(Event)
SESSION_COLUMNS = EVENT_SESSION.select(Session)
ENROLMENT_COLUMNS = ENROLMENT.select(Enrolment)
TRAINEE_COLUMNS = TRAINEE.select(Trainee)
FLAGS = ("childcare", "transport", "needs_childcare", "needs_transport")

# Two laptops may each have written one: the newest counts.
NEWEST_MARKS = """
SELECT attendance.session_id, attendance.enrolment_id, attendance.mark, max(attendance.id)
FROM attendance
JOIN event_session s ON s.id = attendance.session_id AND s.deleted = 0
JOIN enrolment e ON e.id = attendance.enrolment_id AND e.deleted = 0 AND e.event_id = s.event_id
WHERE attendance.deleted = 0 AND {where}
GROUP BY attendance.session_id, attendance.enrolment_id
"""
_LINES = """
SELECT event.id, event.course, event.title, event.status, coalesce(event.place, '') AS place,
  coalesce(cluster.name, '') AS cluster, coalesce(event.facilitator, '') AS facilitator,
  s.first_on, s.last_on, s.next_on, coalesce(s.sessions, 0) AS sessions,
  coalesce(s.sessions_marked, 0) AS sessions_marked, event.places,
  coalesce(e.enrolled, 0) AS enrolled, coalesce(e.waiting, 0) AS waiting,
  coalesce(e.invited, 0) AS invited, coalesce(e.certificates, 0) AS certificates
FROM event
LEFT JOIN cluster ON cluster.id = event.cluster_id AND cluster.deleted = 0
LEFT JOIN (
  SELECT event_id, min(held_on) AS first_on, max(held_on) AS last_on, count(*) AS sessions,
    min(CASE WHEN held_on >= :today THEN held_on END) AS next_on,
    sum(EXISTS (SELECT 1 FROM attendance WHERE attendance.session_id = event_session.id
      AND attendance.deleted = 0)) AS sessions_marked
  FROM event_session WHERE deleted = 0 GROUP BY event_id
) s ON s.event_id = event.id
LEFT JOIN (
  SELECT event_id, sum(status = 'enrolled') AS enrolled, sum(status = 'waiting') AS waiting,
    sum(status = 'invited') AS invited,
    sum(EXISTS (SELECT 1 FROM certificate WHERE certificate.enrolment_id = enrolment.id
      AND certificate.deleted = 0 AND certificate.annulled_reason IS NULL)) AS certificates
  FROM enrolment WHERE deleted = 0 GROUP BY event_id
) e ON e.event_id = event.id
WHERE event.deleted = 0 AND (:course IS NULL OR event.course = :course)
  AND (:status IS NULL OR event.status = :status)
ORDER BY s.first_on IS NOT NULL, s.first_on DESC, event.id DESC
"""
_EVENTS = f"""
SELECT {EVENT.select(Event, "event.")},
  coalesce(cluster.name, '') AS cluster
FROM event LEFT JOIN cluster ON cluster.id = event.cluster_id AND cluster.deleted = 0
WHERE event.deleted = 0 AND event.id IN (SELECT value FROM json_each(?))
"""
_SESSIONS = f"""
SELECT {SESSION_COLUMNS} FROM event_session
WHERE deleted = 0 AND event_id IN (SELECT value FROM json_each(?))
ORDER BY held_on, starts_at, position, id
"""
_ENROLMENTS = f"""
SELECT {ENROLMENT.select(Enrolment, "enrolment.")},
  enrolment.trainee_id, follow.id AS action_id
FROM enrolment
-- the actions are gone through once, and not for each who is enrolled
LEFT JOIN (SELECT enrolment_id, min(id) AS id FROM action
  WHERE enrolment_id IS NOT NULL AND deleted = 0 GROUP BY enrolment_id) AS follow
  ON follow.enrolment_id = enrolment.id
WHERE enrolment.deleted = 0 AND {{where}} ORDER BY enrolment.position, enrolment.id
"""
_SAME_EVENT = """
SELECT id FROM enrolment WHERE deleted = 0
  AND event_id = (SELECT event_id FROM enrolment WHERE id = ?) ORDER BY position, id
"""
_TRAINEES = f"""
SELECT {TRAINEE.select(Trainee, "trainee.")},
  coalesce(workshop.code, '') AS workshop_code, coalesce(workshop.name, '') AS workshop
FROM trainee
LEFT JOIN workshop ON workshop.id = trainee.workshop_id AND workshop.deleted = 0
WHERE {{where}} ORDER BY trainee.given_names, trainee.surnames, trainee.id
"""
_CERTIFICATES = """
SELECT certificate.id, certificate.enrolment_id, enrolment.event_id, certificate.code,
  certificate.issued_on, certificate.full_name, certificate.course_title, certificate.hours,
  certificate.held_from, certificate.held_to, certificate.signed_by, certificate.annulled_reason,
  (SELECT count(*) FROM certificate_print WHERE certificate_id = certificate.id
    AND certificate_print.deleted = 0) AS prints
FROM certificate JOIN enrolment ON enrolment.id = certificate.enrolment_id
WHERE certificate.deleted = 0 AND {where} ORDER BY enrolment.position, certificate.id
"""


def list_events(
    reader: Reader, *, today: str, course: str | None = None, status: str | None = None
) -> list[EventLine]:
    """Events, those without a day first, then the newest; one query. `today` ISO."""
    rows = reader.rows(_LINES, {"today": today, "course": course, "status": status})
    return [EventLine(*row) for row in rows]


def read_event(reader: Reader, event_id: int) -> Event:
    """One event with its sessions by day. Raises `DataProblem` when it is not there."""
    for event in select_events(reader, [event_id]):
        return event
    raise DataProblem(_("Esa capacitación ya no está en el archivo; vuelva a la lista de cursos."))


def select_events(reader: Reader, event_ids: list[int]) -> list[Event]:
    """These events, with their sessions; two queries."""
    ids = (json.dumps(event_ids),)
    rows = reader.rows(_EVENTS, ids)
    sessions: dict[int, list[Session]] = {}
    for row in reader.rows(_SESSIONS, ids):
        session = Session(*row)
        sessions.setdefault(session.event_id, []).append(session)
    return [
        Event(
            **_flagged(row, EVENT_COLUMNS),
            cluster=row["cluster"],
            sessions=tuple(sessions.get(row["id"], ())),
        )
        for row in rows
    ]


def list_enrolments(reader: Reader, event_id: int) -> list[Enrolment]:
    """Everybody invited, enrolled, waiting or gone, numbered as in the grid and the sheet."""
    return select_enrolments(reader, "enrolment.event_id = ?", (event_id,))


def select_enrolments(reader: Reader, where: str, parameters: tuple[int, ...]) -> list[Enrolment]:
    """The enrolments of an SQL condition, with who they are of; numbered as they come."""
    rows = reader.rows(_ENROLMENTS.format(where=where), parameters)
    who = (
        f"trainee.id IN (SELECT enrolment.trainee_id FROM enrolment WHERE enrolment.deleted = 0 AND {where})"
    )
    people = {one.id: one for one in _trainees(reader, who, parameters)}
    return [_enrolment(row, people[row["trainee_id"]], n) for n, row in enumerate(rows, start=1)]


def read_enrolment(reader: Reader, enrolment_id: int) -> Enrolment:
    """One enrolment with its number. Raises `DataProblem` when it is not there."""
    there = [row[0] for row in reader.rows(_SAME_EVENT, (enrolment_id,))]
    if enrolment_id not in there:
        raise DataProblem(_("Esa inscripción ya no está; mire la lista de nuevo."))
    (enrolment,) = select_enrolments(reader, "enrolment.id = ?", (enrolment_id,))
    return replace(enrolment, number=there.index(enrolment_id) + 1)


def read_trainee(reader: Reader, trainee_id: int) -> Trainee:
    """One person who takes part. Raises `DataProblem` when not there."""
    found = _trainees(reader, "trainee.deleted = 0 AND trainee.id = ?", (trainee_id,))
    if not found:
        raise DataProblem(_("Esa persona ya no está en la lista de participantes."))
    return found[0]


def list_trainees(
    reader: Reader, *, workshop_id: int | None = None, text: str = "", limit: int = 200
) -> list[Trainee]:
    """People who take part, of one workshop or whose name or workshop has the text; by name."""
    where = (
        "trainee.deleted = 0 AND (:workshop IS NULL OR trainee.workshop_id = :workshop) "
        "AND (:text = '' OR instr(lower(trainee.given_names || ' ' || trainee.surnames || ' ' || "
        "coalesce(workshop.name, '') || ' ' || coalesce(workshop.code, '')), lower(:text)) > 0)"
    )
    values = {"workshop": workshop_id, "text": text.strip()}
    return _trainees(reader, where, values)[:limit]


def list_marks(reader: Reader, event_id: int) -> list[Mark]:
    """The attendance of an event; who has no mark in a session is not in the list."""
    rows = reader.rows(NEWEST_MARKS.format(where="s.event_id = ?"), (event_id,))
    return [Mark(row[0], row[1], row[2]) for row in rows]


def list_test_answers(reader: Reader, event_id: int) -> list[TestAnswer]:
    """What was answered before and after, of everybody in an event."""
    sql = """
        SELECT t.enrolment_id, t.moment, t.question, t.choice, max(t.id) FROM test_answer t
        JOIN enrolment e ON e.id = t.enrolment_id AND e.deleted = 0
        WHERE t.deleted = 0 AND e.event_id = ? GROUP BY t.enrolment_id, t.moment, t.question
    """
    return [TestAnswer(*row[:4]) for row in reader.rows(sql, (event_id,))]


def list_certificates(
    reader: Reader, *, event_id: int | None = None, enrolment_ids: list[int] | None = None
) -> list[Certificate]:
    """Certificates of an event, of some enrolments or of all, annulled ones too."""
    where = (
        "(:event IS NULL OR enrolment.event_id = :event) AND (:enrolments IS NULL "
        "OR certificate.enrolment_id IN (SELECT value FROM json_each(:enrolments)))"
    )
    enrolments = None if enrolment_ids is None else json.dumps(enrolment_ids)
    values = {"event": event_id, "enrolments": enrolments}
    return [Certificate(*row) for row in reader.rows(_CERTIFICATES.format(where=where), values)]


def standing_certificates(reader: Reader, *, event_id: int) -> list[Certificate]:
    """Those of an event that were not annulled."""
    found = list_certificates(reader, event_id=event_id)
    return [one for one in found if one.annulled_reason is None]


def read_certificate(reader: Reader, certificate_id: int) -> Certificate:
    """One certificate. Raises `DataProblem` when it is not there."""
    row = reader.row(_CERTIFICATES.format(where="certificate.id = ?"), (certificate_id,))
    if row is None:
        raise DataProblem(_("Ese certificado ya no está en el archivo."))
    return Certificate(*row)


def find_certificates(reader: Reader, code: str) -> list[Certificate]:
    """The certificates with exactly this code: one, none, or the copies of two laptops."""
    rows = reader.rows(_CERTIFICATES.format(where="certificate.code = ?"), (code,))
    return [Certificate(*row) for row in rows]


def _trainees(reader: Reader, where: str, parameters: Any) -> list[Trainee]:
    names = [*TRAINEE_COLUMNS.split(", "), "workshop_code", "workshop"]
    rows = reader.rows(_TRAINEES.format(where=where), parameters)
    return [Trainee(**{name: row[name] for name in names}) for row in rows]


def _enrolment(row: Any, trainee: Trainee, number: int) -> Enrolment:
    values = _flagged(row, ENROLMENT_COLUMNS)
    return Enrolment(**values, trainee=trainee, number=number, action_id=row["action_id"])


def _flagged(row: Any, columns: str) -> dict[str, Any]:
    names: Iterable[str] = columns.split(", ")
    values = {name: row[name] for name in names}
    for name in FLAGS:
        if values.get(name) is not None:
            values[name] = bool(values[name])
    return values


@dataclass(frozen=True, slots=True)
class Verification:
    """valid | annulled | altered | unknown | mistyped; `certificate` as the file has it now.

    `altered`: the row no longer says what its code was made from.
    """

    verdict: str
    code: str | None
    certificate: Certificate | None = None


def verify_code(reader: Reader, typed: str) -> Verification:
    """What the file says of a code, as somebody reads it from a paper (docs/adr/0015)."""
    code = read_code(typed)
    if code is None:
        return Verification("mistyped", None)
    found = find_certificates(reader, code)
    if not found:
        return Verification("unknown", code)
    standing = [one for one in found if one.annulled_reason is None]
    certificate = (standing or found)[0]
    if code_of(certificate) != code:
        return Verification("altered", code, certificate)
    return Verification("valid" if standing else "annulled", code, certificate)
