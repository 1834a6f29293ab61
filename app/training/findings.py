"""What can be wrong with courses and who takes part."""

from app.agenda.finding_rules import COURSES, DAYS, WORKSHOPS, FindingRule
from app.i18n import N_

_SESSION = (
    "SELECT s.id, NULL, '', e.title, s.held_on, e.id FROM event_session s"
    " JOIN event e ON e.id = s.event_id AND e.deleted = 0 WHERE s.deleted = 0"
)

FINDINGS = (
    FindingRule(
        "trainee-impossible-age",
        WORKSHOPS,
        N_("Edades de participantes que no pueden ser"),
        N_("En un curso figura nacida o nacido en {text}."),
        N_("Corregir el año"),
        "event",
        "SELECT t.id, w.id, coalesce(w.code, ''), trim(t.given_names || ' ' || t.surnames),"
        " t.birth_year, (SELECT n.event_id FROM enrolment n WHERE n.trainee_id = t.id"
        " AND n.deleted = 0 ORDER BY n.id DESC LIMIT 1)"
        " FROM trainee t LEFT JOIN workshop w ON w.id = t.workshop_id"
        " WHERE t.deleted = 0 AND (t.birth_year > :born_after OR t.birth_year < :born_before)"
        " AND EXISTS (SELECT 1 FROM enrolment n WHERE n.trainee_id = t.id AND n.deleted = 0)",
        order=80,
    ),
    FindingRule(
        "event-without-attendance",
        COURSES,
        N_("Encuentros sin asistencia"),
        N_("El encuentro del {text} ya pasó y no dice quién vino."),
        N_("Cargar la asistencia"),
        "event",
        "SELECT s.id, NULL, '', e.title, s.held_on, e.id FROM event_session s"
        " JOIN event e ON e.id = s.event_id AND e.deleted = 0 AND e.status <> 'cancelled'"
        " WHERE s.deleted = 0 AND s.held_on < :today AND NOT EXISTS (SELECT 1"
        " FROM attendance a WHERE a.session_id = s.id AND a.deleted = 0)",
        order=180,
    ),
    FindingRule(
        "session-far",
        DAYS,
        N_("Encuentros en una fecha imposible"),
        N_("Hay un encuentro el {text}; mire si el año está bien."),
        N_("Corregir la fecha"),
        "event",
        f"{_SESSION} AND (s.held_on > :plan_last OR s.held_on < :fact_first)",
        order=340,
    ),
    FindingRule(
        "attendance-ahead",
        DAYS,
        N_("Asistencia de encuentros que no llegaron"),
        N_("El encuentro del {text} todavía no llegó y ya dice quién vino."),
        N_("Corregir la fecha o la asistencia"),
        "event",
        f"{_SESSION} AND s.held_on > :today AND EXISTS (SELECT 1 FROM attendance t"
        " WHERE t.session_id = s.id AND t.deleted = 0 AND t.mark <> 'excused')",
        order=350,
    ),
)
