"""Reads milestones with their corrections, and the questions that wait for an answer."""

from dataclasses import replace

from app.figures.locks import LATE
from app.figures.records import Milestone, MilestoneQuestion
from app.figures.tables import MILESTONE_QUESTION
from app.storage.records import Reader

_LOCKED = (
    "EXISTS (SELECT 1 FROM period_lock k WHERE k.deleted = 0 "
    "AND m.happened_on BETWEEN k.date_from AND k.date_to)"
)
_SELECT = (
    "SELECT m.id, m.workshop_id, m.kind, m.happened_on, m.attribution, m.origin, m.before, "
    "m.after, m.what, m.attribution_why, m.document, m.contact_id, m.corrects_id, "
    f"m.correction_reason, {_LOCKED}, {LATE.format(row='m.id', day='m.happened_on')}, "
    "w.code, w.name FROM milestone m JOIN workshop w ON w.id = m.workshop_id "
    "WHERE m.deleted = 0 AND w.deleted = 0"
)
_QUESTION = MILESTONE_QUESTION.select(MilestoneQuestion, "q.")

# A question stands while what it asks about is still so; undo takes both away.
_STANDS = """
(q.after IS NULL OR q.before IS NOT q.after) AND CASE q.source_table
  WHEN 'figure' THEN EXISTS (SELECT 1 FROM figure f
    WHERE f.id = q.source_row AND f.deleted = 0 AND f.value = q.after)
  WHEN 'workshop_step' THEN EXISTS (SELECT 1 FROM workshop_step s
    WHERE s.id = q.source_row AND s.deleted = 0 AND s.status = 'done')
  WHEN 'membership' THEN EXISTS (SELECT 1 FROM membership b
    WHERE b.id = q.source_row AND b.deleted = 0)
  WHEN 'order_share' THEN EXISTS (SELECT 1 FROM order_share s
    WHERE s.id = q.source_row AND s.deleted = 0 AND s.status NOT IN ('planned', 'proposed', 'thinking', 'declined'))
  WHEN 'machine' THEN q.after = (SELECT coalesce(sum(x.count), 0) FROM machine x
    WHERE x.workshop_id = q.workshop_id AND x.deleted = 0)
  WHEN 'headcount' THEN q.after = (SELECT coalesce(sum(h.count), 0) FROM headcount h
    WHERE h.workshop_id = q.workshop_id AND h.deleted = 0
    AND (q.kind = 'people' OR h.in_ips = 1))
  WHEN 'work_day' THEN EXISTS (SELECT 1 FROM work_day d
    WHERE d.id = q.source_row AND d.deleted = 0)
  ELSE 1
END"""


def list_milestones(
    reader: Reader, *, workshop_id: int | None = None, period: tuple[str, str] | None = None
) -> list[Milestone]:
    """Milestones, newest first, each with its corrections beside it.

    `period` (first and last ISO day) chooses by the day of the milestone itself.
    """
    sql, values = _SELECT, []
    if workshop_id is not None:
        sql += " AND m.workshop_id = ?"
        values.append(workshop_id)
    found = [_milestone(row) for row in reader.rows(f"{sql} ORDER BY m.id", values)]
    beside: dict[int, list[Milestone]] = {}
    for one in found:
        if one.corrects_id is not None:
            beside.setdefault(one.corrects_id, []).append(one)
    first = [
        replace(one, corrections=tuple(beside.get(one.id, ())))
        for one in found
        if one.corrects_id is None and (period is None or period[0] <= one.happened_on <= period[1])
    ]
    return sorted(first, key=lambda one: (one.happened_on, one.id), reverse=True)


def read_milestone(reader: Reader, milestone_id: int) -> Milestone | None:
    """One milestone as it was written, without its corrections; None when it is not there."""
    row = reader.row(f"{_SELECT} AND m.id = ?", (milestone_id,))
    return _milestone(row) if row is not None else None


def _milestone(row: list) -> Milestone:
    values = list(row)
    values[14:16] = [bool(values[14]), bool(values[15])]
    return Milestone(*values)


def list_questions(reader: Reader, *, workshop_id: int | None = None) -> list[MilestoneQuestion]:
    """The questions that wait for an answer and still stand, the oldest first."""
    sql = (
        f"SELECT {_QUESTION} FROM milestone_question q JOIN workshop w ON w.id = q.workshop_id "
        f"WHERE q.deleted = 0 AND w.deleted = 0 AND q.answer IS NULL AND {_STANDS}"
    )
    values = () if workshop_id is None else (workshop_id,)
    if workshop_id is not None:
        sql += " AND q.workshop_id = ?"
    return [MilestoneQuestion(*row) for row in reader.rows(f"{sql} ORDER BY q.id", values)]


def read_question(reader: Reader, question_id: int) -> MilestoneQuestion | None:
    """One question that waits and still stands, or None."""
    row = reader.row(
        f"SELECT {_QUESTION} FROM milestone_question q "
        f"WHERE q.id = ? AND q.deleted = 0 AND q.answer IS NULL AND {_STANDS}",
        (question_id,),
    )
    return MilestoneQuestion(*row) if row is not None else None


def questions_about(
    reader: Reader, workshop_id: int, kind: str, source_table: str
) -> list[MilestoneQuestion]:
    """Every question of a kind about a workshop, answered or not, the newest first."""
    sql = (
        f"SELECT {_QUESTION} FROM milestone_question q WHERE q.workshop_id = ? AND q.kind = ? "
        "AND q.source_table = ? AND q.deleted = 0 ORDER BY q.id DESC"
    )
    rows = reader.rows(sql, (workshop_id, kind, source_table))
    return [MilestoneQuestion(*row) for row in rows]
