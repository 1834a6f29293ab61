"""Schema 6: the shape of schema 5. It brings the triggers that write both ends of a period
together to the files that exist: they are built anew after every migration.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.storage.driver import Database


def migrate(db: "Database") -> None:
    """Nothing to change but the triggers."""
