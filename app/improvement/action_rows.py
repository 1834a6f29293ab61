"""One action from its row, wherever actions are read."""

from typing import Any

from app.improvement.reasons import without_old_claims
from app.improvement.records import Action
from app.improvement.tables import ACTION

ACTION_COLUMNS = ACTION.select(Action)


def action_of_row(row: Any) -> Action:
    """One action from a row with `ACTION_COLUMNS`."""
    values = {name: row[name] for name in ACTION_COLUMNS.split(", ")}
    if values["because"]:
        values["because"] = without_old_claims(values["because"])
    return Action(**values)
