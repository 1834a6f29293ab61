"""Schema 13: what was asked with an answer besides its level, such as with whom a workshop exchanged."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.storage.driver import Database


def migrate(db: "Database") -> None:
    # Codes of the item, a blank between, as its instrument has them; NULL: nobody chose.
    db.execute("ALTER TABLE answer ADD COLUMN detail TEXT CHECK (detail <> '')")
