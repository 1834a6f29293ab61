"""Reads an association: members with their history, posts, meetings with all their parts, and what waits."""

import json
from dataclasses import fields
from typing import Any

from app.agenda.notices import Asked
from app.agenda.records import Waiting
from app.association.records import (
    AssociationMeeting,
    AssociationMember,
    DecisionDue,
    MeetingDecision,
    MeetingDue,
    MeetingMark,
    MemberSpell,
    PostHeld,
)
from app.association.tables import ASSOCIATION_MEETING, ASSOCIATION_POST, MEETING_DECISION
from app.errors import DataProblem
from app.i18n import _
from app.registry.queries import list_associations
from app.registry.records import Association
from app.storage.records import Reader

_MEMBERS = """
SELECT m.id, m.workshop_id, w.code, w.name,
  coalesce((SELECT trim(p.given_names || ' ' || p.surnames) FROM person p
    WHERE p.workshop_id = w.id AND p.deleted = 0 AND p.relation = 'owner' ORDER BY p.id LIMIT 1), ''),
  (SELECT p.sex FROM person p
    WHERE p.workshop_id = w.id AND p.deleted = 0 AND p.relation = 'owner' ORDER BY p.id LIMIT 1),
  m.joined_on, m.active, m.left_on, m.left_why, m.fee
FROM membership m JOIN workshop w ON w.id = m.workshop_id AND w.deleted = 0
WHERE m.association_id = ? AND m.deleted = 0 ORDER BY w.code, m.id
"""
_PAST = """
SELECT p.membership_id, p.joined_on, p.left_on, p.left_why
FROM past_membership p JOIN membership m ON m.id = p.membership_id AND m.deleted = 0
WHERE p.deleted = 0 AND m.association_id = ? ORDER BY p.left_on, p.id
"""
_POSTS = f"""
SELECT {ASSOCIATION_POST.select(PostHeld, "p.")}, coalesce(w.name, '')
FROM association_post p LEFT JOIN workshop w ON w.id = p.workshop_id AND w.deleted = 0
WHERE p.association_id = ? AND p.deleted = 0 ORDER BY p.id
"""
_PARTS = ("marks", "decisions")
_MEETING_NAMES = tuple(one.name for one in fields(AssociationMeeting) if one.name not in _PARTS)
_MEETINGS = f"""
SELECT {ASSOCIATION_MEETING.select(AssociationMeeting, "m.")}, a.name AS association
FROM association_meeting m JOIN association a ON a.id = m.association_id AND a.deleted = 0
WHERE m.deleted = 0 AND (:meeting IS NULL OR m.id = :meeting)
  AND (:association IS NULL OR m.association_id = :association)
ORDER BY m.held_on DESC, m.id DESC
"""
_WAITING = """
SELECT d.id, d.meeting_id, a.name, d.what, d.who, d.due_on, m.held_on
FROM meeting_decision d JOIN association_meeting m ON m.id = d.meeting_id AND m.deleted = 0
JOIN association a ON a.id = m.association_id AND a.deleted = 0
WHERE d.deleted = 0 AND d.status = 'open' AND d.due_on <= ? ORDER BY d.due_on, d.id
"""
_COMING = """
SELECT m.id, a.name, m.kind, m.held_on, m.starts_at, m.place, m.called_on
FROM association_meeting m JOIN association a ON a.id = m.association_id AND a.deleted = 0
WHERE m.deleted = 0 AND m.status = 'planned' AND m.held_on BETWEEN ? AND ?
ORDER BY m.held_on, coalesce(m.starts_at, ''), m.id
"""


def read_association(reader: Reader, association_id: int) -> Association:
    """One association. Raises `DataProblem` when it is not there."""
    for one in list_associations(reader):
        if one.id == association_id:
            return one
    raise DataProblem(_("Esa asociación ya no está en el archivo; vuelva a Territorios."))


def find_association(reader: Reader, name: str | None) -> Association:
    """The association of a name, or of a part of it; without one, the only one there is.

    Raises `DataProblem` with what to do when there is none, or more than one.
    """
    every = list_associations(reader)
    wanted = (name or "").strip().casefold()
    found = [one for one in every if one.name.casefold() == wanted]
    found = found or [one for one in every if wanted in one.name.casefold()]
    if len(found) == 1:
        return found[0]
    if not every:
        raise DataProblem(_("Todavía no hay ninguna asociación; agréguela en Territorios."))
    text = _("Diga cuál con --association: {names}.") if found else _("No hay una así; están: {names}.")
    raise DataProblem(text.format(names="; ".join(one.name for one in found or every)))


def list_members(reader: Reader, association_id: int) -> list[AssociationMember]:
    """Who is or was a member, by code, in two queries."""
    past: dict[int, list[MemberSpell]] = {}
    for membership, *spell in reader.rows(_PAST, (association_id,)):
        past.setdefault(membership, []).append(MemberSpell(*spell))
    return [_member(row, past) for row in reader.rows(_MEMBERS, (association_id,))]


def _member(row: Any, past: dict[int, list[MemberSpell]]) -> AssociationMember:
    key, workshop, code, name, owner, sex, joined, active, left, why, fee = row
    return AssociationMember(
        key, workshop, code, name, owner, sex, joined, None if active is None else bool(active), left, why, fee,
        tuple(past.get(key, ())),
    )  # fmt: skip


def list_posts(reader: Reader, association_id: int) -> list[PostHeld]:
    """Who has and had which post, as they were written."""
    return [PostHeld(*row) for row in reader.rows(_POSTS, (association_id,))]


def read_meeting(reader: Reader, meeting_id: int) -> AssociationMeeting:
    """One meeting with its parts. Raises `DataProblem` when it is not there."""
    for meeting in _select_meetings(reader, meeting=meeting_id):
        return meeting
    raise DataProblem(_("Esa reunión ya no está en el archivo; vuelva a la asociación."))


def list_meetings(reader: Reader, association_id: int | None = None) -> list[AssociationMeeting]:
    """Meetings with their parts, the newest first."""
    return _select_meetings(reader, association=association_id)


def _select_meetings(
    reader: Reader, *, meeting: int | None = None, association: int | None = None
) -> list[AssociationMeeting]:
    rows = reader.rows(_MEETINGS, {"meeting": meeting, "association": association})
    ids = json.dumps([row["id"] for row in rows])
    marks: dict[int, list[MeetingMark]] = {}
    sql = (
        "SELECT meeting_id, workshop_id, mark FROM meeting_mark WHERE deleted = 0 "
        "AND meeting_id IN (SELECT value FROM json_each(?)) ORDER BY id"
    )
    for of, *mark in reader.rows(sql, (ids,)):
        marks.setdefault(of, []).append(MeetingMark(*mark))
    decisions: dict[int, list[MeetingDecision]] = {}
    sql = (
        f"SELECT {MEETING_DECISION.select(MeetingDecision)} FROM meeting_decision WHERE deleted = 0 "
        "AND meeting_id IN (SELECT value FROM json_each(?)) ORDER BY id"
    )
    for row in reader.rows(sql, (ids,)):
        decisions.setdefault(row["meeting_id"], []).append(MeetingDecision(*row))
    return [
        AssociationMeeting(
            **{name: row[name] for name in _MEETING_NAMES},
            marks=tuple(marks.get(row["id"], ())),
            decisions=tuple(decisions.get(row["id"], ())),
        )
        for row in rows
    ]


def next_minutes_number(reader: Reader, association_id: int) -> int:
    """One more than the highest of the minutes there are."""
    sql = "SELECT max(minutes_number) FROM association_meeting WHERE association_id = ? AND deleted = 0"
    return int(reader.value(sql, (association_id,)) or 0) + 1


def read_decision(reader: Reader, decision_id: int) -> MeetingDecision:
    """One decision. Raises `DataProblem` when it is not there."""
    sql = f"SELECT {MEETING_DECISION.select(MeetingDecision)} FROM meeting_decision WHERE id = ? AND deleted = 0"
    row = reader.row(sql, (decision_id,))
    if row is None:
        raise DataProblem(_("Esa decisión ya no está en el archivo; vuelva a la reunión."))
    return MeetingDecision(*row)


def list_decisions_due(reader: Reader, asked: Asked) -> Waiting[DecisionDue]:
    """Decisions that nobody carried out yet and whose day comes this week or has gone by."""
    found = [DecisionDue(*row) for row in reader.rows(_WAITING, (asked.week,))]
    return Waiting(found[: asked.limit], len(found))


def list_meetings_due(reader: Reader, asked: Asked) -> Waiting[MeetingDue]:
    """Meetings of the week to come, and those of before of which nobody noted whether they were held."""
    found = list_meetings_between(reader, "", asked.week)
    return Waiting(found[: asked.limit], len(found))


def list_meetings_between(reader: Reader, first: str, last: str) -> list[MeetingDue]:
    """Meetings that are still to be held, of these days (ISO)."""
    return [MeetingDue(*row) for row in reader.rows(_COMING, (first, last))]
