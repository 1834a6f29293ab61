"""Reads what a centre did in a period: a fixed number of queries, however many workshops."""

from collections import defaultdict
from typing import Any

from app.evaluation.records import Activity, CourseTaken, MilestoneCount, Period, Profile
from app.registry.groups import age_group
from app.storage.records import Reader

_PROFILES = """
SELECT w.id, c.name AS cluster, w.zone, p.sex, p.birth_year, k.granted
FROM workshop w
LEFT JOIN cluster c ON c.id = w.cluster_id AND c.deleted = 0
LEFT JOIN person p ON p.id = (SELECT min(o.id) FROM person o
  WHERE o.workshop_id = w.id AND o.deleted = 0 AND o.relation = 'owner')
LEFT JOIN consent k ON k.id = (SELECT max(n.id) FROM consent n
  WHERE n.workshop_id = w.id AND n.deleted = 0 AND n.purpose = 'cluster_statistics')
WHERE w.deleted = 0
"""

_CONTACTS = """
SELECT c.workshop_id, c.channel, count(*) AS contacts,
  coalesce(sum(c.contact_minutes), 0) AS contact_minutes,
  coalesce(sum(c.preparation_minutes), 0) AS preparation_minutes,
  coalesce(sum(c.travel_minutes), 0) AS travel_minutes,
  sum(c.contact_minutes IS NULL) AS without_minutes
FROM contact c JOIN workshop w ON w.id = c.workshop_id AND w.deleted = 0
WHERE c.deleted = 0 AND c.status = 'held' AND c.held_on BETWEEN ? AND ?
GROUP BY c.workshop_id, c.channel
"""

_ROUNDS = """
SELECT v.workshop_id, v.round FROM visit v JOIN workshop w ON w.id = v.workshop_id AND w.deleted = 0
WHERE v.deleted = 0 AND v.status = 'finished' AND v.rating_of IS NULL
  AND v.visited_on BETWEEN ? AND ?
"""

_TRAINED = """
SELECT t.id AS trainee, t.sex, t.workshop_id, e.id AS event, e.course, e.title,
  coalesce(sum(s.minutes), 0) AS minutes
FROM attendance a
JOIN event_session s ON s.id = a.session_id AND s.deleted = 0
JOIN event e ON e.id = s.event_id AND e.deleted = 0
JOIN enrolment n ON n.id = a.enrolment_id AND n.deleted = 0
JOIN trainee t ON t.id = n.trainee_id AND t.deleted = 0
WHERE a.deleted = 0 AND a.mark IN ('present', 'late') AND s.held_on BETWEEN ? AND ?
GROUP BY t.id, e.id ORDER BY e.id
"""

_TRAINING_MINUTES = """
SELECT coalesce(sum(s.minutes), 0), count(DISTINCT s.event_id)
FROM attendance a JOIN event_session s ON s.id = a.session_id AND s.deleted = 0
WHERE a.deleted = 0 AND a.mark IN ('present', 'late') AND s.held_on BETWEEN ? AND ?
"""

_MILESTONES = """
SELECT m.kind, m.attribution, count(*) AS count, count(DISTINCT m.workshop_id) AS workshops,
  m.corrects_id IS NOT NULL AS correction
FROM milestone m JOIN workshop w ON w.id = m.workshop_id AND w.deleted = 0
WHERE m.deleted = 0 AND m.happened_on BETWEEN ? AND ?
  AND (SELECT n.granted FROM consent n WHERE n.workshop_id = m.workshop_id AND n.deleted = 0
    AND n.purpose = 'cluster_statistics' ORDER BY n.id DESC LIMIT 1) = 1
GROUP BY m.kind, m.attribution, correction ORDER BY m.kind, m.attribution
"""

_ACTIONS = """
SELECT coalesce(sum(a.status = 'done' AND a.done_on BETWEEN :first AND :last), 0),
  coalesce(sum(a.due_on BETWEEN :first AND :last), 0)
FROM action a JOIN programme p ON p.id = a.programme_id AND p.deleted = 0
JOIN workshop w ON w.id = p.workshop_id AND w.deleted = 0
WHERE a.deleted = 0
"""


def read_activity(reader: Reader, period: Period) -> Activity:
    """What was done from the first to the last day of the period, both counted.

    Milestones are those of workshops that let their figures be counted.
    """
    profiles = read_profiles(reader, year=int(period[1][:4]))
    trained = reader.rows(_TRAINED, period)
    trainees: dict[str | None, int] = defaultdict(int)
    for sex in {row["trainee"]: row["sex"] for row in trained}.values():
        trainees[sex] += 1
    minutes, events = reader.row(_TRAINING_MINUTES, period) or (0, 0)
    return Activity(
        profiles=profiles,
        trained=frozenset(r["workshop_id"] for r in trained if r["workshop_id"] in profiles),
        rounds=_read_rounds(reader, period),
        events=events,
        trainees=dict(trainees),
        training_minutes=minutes,
        courses=_courses(trained),
        certificates=_count(reader, "certificate", "issued_on", period),
        milestones=_read_milestones(reader, period),
        **_contacts(reader.rows(_CONTACTS, period)),
        **_rest(reader, period),
    )


def read_profiles(reader: Reader, *, year: int) -> dict[int, Profile]:
    """What each workshop is counted by, as of a year; who are counted alike share one."""
    alike: dict[Profile, Profile] = {}
    profiles = {}
    for row in reader.rows(_PROFILES):
        one = Profile(
            cluster=row["cluster"],
            zone=row["zone"],
            sex=row["sex"],
            age_group=age_group(row["birth_year"], year),
            in_statistics=bool(row["granted"]),
        )
        profiles[row["id"]] = alike.setdefault(one, one)
    return profiles


def period_is_locked(reader: Reader, period: Period) -> bool:
    """Whether one lock covers the whole period: it was reported before."""
    sql = "SELECT 1 FROM period_lock WHERE deleted = 0 AND date_from <= ? AND date_to >= ? LIMIT 1"
    return reader.value(sql, period) is not None


def _read_rounds(reader: Reader, period: Period) -> dict[int, tuple[int, ...]]:
    rounds: dict[int, tuple[int, ...]] = {}
    alike: dict[tuple[int, ...], tuple[int, ...]] = {}  # nearly all have had the first, and that alone
    for row in reader.rows(_ROUNDS, period):
        had = (*rounds.get(row["workshop_id"], ()), row["round"])
        rounds[row["workshop_id"]] = alike.setdefault(had, had)
    return rounds


def _courses(rows: list[Any]) -> tuple[CourseTaken, ...]:
    """The courses in which somebody was present, under the title of their newest event."""
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row["course"], []).append(row)
    return tuple(
        CourseTaken(
            code=code,
            title=own[-1]["title"],
            events=frozenset(row["event"] for row in own),
            people={row["trainee"]: row["sex"] for row in own},
            minutes=sum(row["minutes"] for row in own),
        )
        for code, own in found.items()
    )


def _contacts(rows: list[Any]) -> dict[str, Any]:
    channels: dict[str, int] = defaultdict(int)
    minutes: dict[int, int] = defaultdict(int)
    for row in rows:
        channels[row["channel"]] += row["contacts"]
        minutes[row["workshop_id"]] += row["contact_minutes"]
    return {
        "contacted": frozenset(minutes),
        "contacts": dict(channels),
        "contact_minutes": dict(minutes),
        **{
            name: sum(row[name] for row in rows)
            for name in ("preparation_minutes", "travel_minutes", "without_minutes")
        },
    }


def _read_milestones(reader: Reader, period: Period) -> tuple[MilestoneCount, ...]:
    return tuple(
        MilestoneCount(
            row["kind"],
            row["attribution"],
            row["count"],
            row["workshops"],
            bool(row["correction"]),
        )
        for row in reader.rows(_MILESTONES, period)
    )


def _rest(reader: Reader, period: Period) -> dict[str, Any]:
    done, due = reader.row(_ACTIONS, {"first": period[0], "last": period[1]}) or (0, 0)
    answered = (
        "SELECT count(*) FROM enquiry WHERE deleted = 0 AND status <> 'open' AND asked_on BETWEEN ? AND ?"
    )
    return {
        "actions_done": done,
        "actions_due": due,
        "enquiries": _count(reader, "enquiry", "asked_on", period),
        "enquiries_answered": int(reader.value(answered, period)),
    }


def _count(reader: Reader, table: str, day: str, period: Period) -> int:
    sql = f"SELECT count(*) FROM {table} WHERE deleted = 0 AND {day} BETWEEN ? AND ?"
    return int(reader.value(sql, period))
