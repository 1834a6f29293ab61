"""Schema 12: an answer that those who work in the shop gave apart."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.storage.driver import Database


def migrate(db: "Database") -> None:
    # Beside `origin` = 'said': whose word it was. NULL is the owner's; an older program reads a word and no more.
    db.execute("ALTER TABLE answer ADD COLUMN said_by TEXT CHECK (said_by IN ('workers'))")
