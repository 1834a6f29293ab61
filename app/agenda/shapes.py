"""A day as JSON: English keys that stay (docs/cli.md)."""

from typing import Any

from app.agenda.notices import listed_kinds
from app.agenda.records import Day
from app.shapes import Shape, shape, shapes

WORKSHOP = "workshop=code|none name=workshop|none"
VISITS = f"{WORKSHOP} source|none id date=day time=at|none place|none phone|none channel|none"
ACTIONS = f"{WORKSHOP} id title|none responsible|none due_on cost_low cost_high"
WAITING = {
    "late_visits": VISITS,
    "visits": VISITS,
    "rounds": f"{WORKSHOP} round due_on=day",
    "late_actions": ACTIONS,
    "actions": ACTIONS,
}
LISTS = {
    "sessions": "event=event_id title|none date=day starts_at|none ends_at|none place|none enrolled",
    "drafts": "workshop=workshop_code|none name=workshop|none visit=round date=visited_on answered asked",
}


def shape_day(day: Day) -> Shape:
    """The day: each list with its lines; of those that may be long, how many there are in all."""
    made = shape(day, "today mine workshops")
    for name, keys in WAITING.items():
        waiting = getattr(day, name)
        made[name] = {"count": waiting.count, "lines": [_line(one, keys) for one in waiting.lines]}
    lists = {name: shapes(getattr(day, name), keys) for name, keys in LISTS.items()}
    for kind in listed_kinds():
        waiting = day.notices[kind.code]
        lines = shapes(waiting.lines, kind.keys)
        if kind.counted:
            made[kind.code] = {"count": waiting.count, "lines": lines}
        else:
            lists[kind.code] = lines
    made |= lists
    return {**made, **shape(day, "later_actions")}


def _line(line: Any, keys: str) -> Shape:
    """A visit also names who makes it."""
    made = shape(line, keys)
    if keys == VISITS:
        made["consultants"] = [one for one in line.consultants.split(", ") if one]
    return made
