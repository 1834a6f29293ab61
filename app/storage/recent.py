"""The last things that were done, from the journal, newest first."""

from dataclasses import dataclass

from app.storage.identity import clock_to_ms
from app.storage.records import Reader

LINES_LOOKED_AT = 600

_RECENT = """
SELECT label, user, clock, table_name, row_id, first_table, first_row FROM (
  SELECT *, first_value(table_name) OVER lines AS first_table, first_value(row_id) OVER lines AS first_row
  FROM (
    SELECT id, label, user, clock, table_name, row_id, change FROM journal
    ORDER BY clock DESC, id DESC LIMIT ?
  ) WINDOW lines AS (PARTITION BY change ORDER BY id)
) GROUP BY change HAVING id = max(id) ORDER BY clock DESC, id DESC
"""


@dataclass(frozen=True, slots=True)
class RecentChange:
    """One unit of work: its label, who (a consultant's id) and when, and the rows it touched last and first."""

    label: str
    user: int | None
    at_ms: int
    table: str
    row: int
    first_table: str
    first_row: int


def list_recent_changes(reader: Reader) -> list[RecentChange]:
    """The units of work in the journal's last lines."""
    rows = reader.rows(_RECENT, (LINES_LOOKED_AT,))
    return [
        RecentChange(
            row["label"],
            row["user"],
            clock_to_ms(row["clock"]),
            row["table_name"],
            row["row_id"],
            row["first_table"],
            row["first_row"],
        )
        for row in rows
    ]
