"""Schema 11: which rounds each release of anonymous data had."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.storage.driver import Database


def migrate(db: "Database") -> None:
    # NULL: of an older program; it is reckoned again from the days of permissions and visits.
    db.execute("ALTER TABLE anonymous_release ADD COLUMN visits TEXT")
