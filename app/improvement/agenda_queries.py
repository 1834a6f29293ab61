"""What the day and the calendar are told of programmes: actions with a day."""

from typing import Any

from app.agenda.queries import MOST, OF_USER, SHOWN, read_waiting
from app.agenda.records import Entry, EntryKind, Waiting
from app.i18n import N_
from app.improvement.prices import price_ends
from app.improvement.records import ActionDue
from app.storage.records import Reader

ACTIONS = f"""
SELECT a.id, p.visit_id, w.id, w.code, w.name, a.title, coalesce(a.responsible, ''), a.due_on,
  a.cost, a.cost_high, a.solution, a.source, count(*) OVER ()
FROM action a JOIN programme p ON p.id = a.programme_id AND p.deleted = 0
JOIN workshop w ON w.id = p.workshop_id AND w.deleted = 0
WHERE a.deleted = 0 AND a.status = 'open' AND a.due_on BETWEEN :first AND :last AND {OF_USER}
ORDER BY a.source <> 'alert', a.due_on, w.code, a.position, a.id LIMIT :limit
"""

LATER_ACTIONS = f"""
SELECT count(*)
FROM action a JOIN programme p ON p.id = a.programme_id AND p.deleted = 0
JOIN workshop w ON w.id = p.workshop_id AND w.deleted = 0
WHERE a.deleted = 0 AND a.status = 'open' AND (a.due_on > :last OR a.due_on IS NULL)
  AND {OF_USER}
"""


def list_actions_due(
    reader: Reader, *, first: str, last: str, user: int | None = None, limit: int = SHOWN
) -> Waiting[ActionDue]:
    """Open actions whose day falls in these days, those of alerts before all others."""
    return read_waiting(reader, ACTIONS, _action, first=first, last=last, user=user, limit=limit)


def count_later_actions(reader: Reader, *, last: str, user: int | None = None) -> int:
    """Open actions after a day, or without one."""
    return int(reader.value(LATER_ACTIONS, {"last": last, "user": user}))


def action_entries(reader: Reader, first: str, last: str, user: int | None) -> list[Entry]:
    """Open actions, on the day when they are due."""
    found = list_actions_due(reader, first=first, last=last, user=user, limit=MOST)
    return [
        Entry(
            "action",
            one.id,
            one.workshop,
            one.due_on,
            code=one.code,
            workshop_id=one.workshop_id,
            visit_id=one.visit_id,
            remark=one.title,
        )
        for one in found.lines
    ]


def _action(*values: Any) -> ActionDue:
    *shown, cost, cost_high, solution, source = values
    ends = price_ends(cost, cost_high, solution)
    return ActionDue(*[*shown, *ends, source == "alert"])


ENTRIES = (
    EntryKind(
        "action",
        N_("Acciones"),
        "app.improvement.agenda_queries:action_entries",
        order=40,
        usual=False,
    ),
)
