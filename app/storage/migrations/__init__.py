"""Every schema that was released, in order. A migration that shipped is never edited."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.storage.driver import Migrations

SCHEMA_VERSION = 2
SEARCH_TABLE = "workshop_search"  # made from other tables, so it can be made anew


def all_migrations() -> "Migrations":
    """The migrations in order; their machinery loads only when a file needs it."""
    from app.storage.driver import Migrations
    from app.storage.migrations import m0001_office, m0002_search

    migrations = Migrations("hilvan")
    migrations(name="0001_office")(m0001_office.migrate)
    migrations(name="0002_search")(m0002_search.migrate)
    return migrations
