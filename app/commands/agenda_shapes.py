"""What the command line prints of a day as JSON: English keys that stay (docs/cli.md)."""

from collections.abc import Iterable
from typing import Any

from app.agenda.records import Day

Keys = dict[str, str]  # key of the JSON -> attribute of the line

WORKSHOP: Keys = {"workshop": "code", "name": "workshop"}
VISITS: Keys = {
    **WORKSHOP, "source": "source", "id": "id", "date": "day", "time": "at", "place": "place",
    "phone": "phone", "channel": "channel", "consultants": "consultants",
}  # fmt: skip
ACTIONS: Keys = {
    **WORKSHOP, "id": "id", "title": "title", "responsible": "responsible", "due_on": "due_on",
    "cost_low": "cost_low", "cost_high": "cost_high",
}  # fmt: skip
WAITING: dict[str, Keys] = {
    "late_visits": VISITS,
    "visits": VISITS,
    "rounds": {**WORKSHOP, "round": "round", "due_on": "day"},
    "late_actions": ACTIONS,
    "actions": ACTIONS,
    "expiries": {"name": "workshop", "id": "id", "title": "title", "expires_on": "expires_on"},
    "unseen": {**WORKSHOP, "seen_on": "seen_on", "phone": "phone"},
    "enquiries": {
        "id": "id", "asker": "asker", "question": "question", "follow_up_on": "follow_up_on",
    },
}  # fmt: skip
LISTS: dict[str, Keys] = {
    "sessions": {
        "event": "event_id", "title": "title", "date": "day", "starts_at": "starts_at",
        "ends_at": "ends_at", "place": "place", "enrolled": "enrolled",
    },
    "drafts": {
        "workshop": "workshop_code", "name": "workshop", "visit": "round", "date": "visited_on",
        "answered": "answered", "asked": "asked",
    },
    "places": {
        "event": "event_id", "title": "title", "begins_on": "begins_on", "free": "free",
        "needed_by": "needed_by",
    },
    "statutes": {"code": "code", "title": "title", "review_on": "review_on"},
}  # fmt: skip


def shape_day(day: Day) -> dict[str, Any]:
    """The day: each list with its lines; of those that may be long, how many there are in all."""
    shape: dict[str, Any] = {"today": day.today, "mine": day.mine, "workshops": day.workshops}
    for name, keys in WAITING.items():
        waiting = getattr(day, name)
        shape[name] = {"count": waiting.count, "lines": _shape(waiting.lines, keys)}
    for name, keys in LISTS.items():
        shape[name] = _shape(getattr(day, name), keys)
    return {**shape, "later_actions": day.later_actions}


def _shape(lines: Iterable[Any], keys: Keys) -> list[dict[str, Any]]:
    """Unknown is null, never an empty text."""
    shaped = []
    for line in lines:
        values = {key: getattr(line, name) for key, name in keys.items()}
        if "consultants" in values:
            values["consultants"] = [one for one in values["consultants"].split(", ") if one]
        shaped.append({key: None if value == "" else value for key, value in values.items()})
    return shaped
