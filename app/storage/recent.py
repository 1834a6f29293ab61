"""The last things that were done, from the journal, newest first."""

from dataclasses import dataclass

from app.storage.identity import clock_to_ms
from app.storage.records import Reader

LINES_LOOKED_AT = 600

_RECENT = """
SELECT label, user, clock, table_name, row_id FROM (
  SELECT id, label, user, clock, table_name, row_id, change FROM journal
  ORDER BY clock DESC, id DESC LIMIT ?
) GROUP BY change HAVING id = max(id) ORDER BY clock DESC, id DESC
"""


@dataclass(frozen=True, slots=True)
class RecentChange:
    """One unit of work: its label, who (a consultant's id) and when, and one row it touched."""

    label: str
    user: int | None
    at_ms: int
    table: str
    row: int


def list_recent_changes(reader: Reader) -> list[RecentChange]:
    """The units of work in the journal's last lines."""
    rows = reader.rows(_RECENT, (LINES_LOOKED_AT,))
    return [
        RecentChange(row["label"], row["user"], clock_to_ms(row["clock"]), row["table_name"], row["row_id"])
        for row in rows
    ]
