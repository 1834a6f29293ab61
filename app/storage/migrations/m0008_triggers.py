"""Schema 8: the shape of schema 7. It brings triggers of half the length, with the same lines, to the
files that exist: every opening reads them.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.storage.driver import Database


def migrate(db: "Database") -> None:
    """Nothing to change but the triggers, which are built anew after every migration."""
