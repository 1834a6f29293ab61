"""Schema 5: what an action costs from and to, and whether somebody looked at a step."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.storage.driver import Database

COLUMNS = """
ALTER TABLE action ADD COLUMN cost_high INTEGER CHECK (cost_high >= 0);
ALTER TABLE workshop_step ADD COLUMN looked INTEGER NOT NULL DEFAULT 1 CHECK (looked IN (0, 1));
"""


def migrate(db: "Database") -> None:
    for statement in COLUMNS.split(";"):
        if statement.strip():
            db.execute(statement)
