"""Every schema that was released, in order. A migration that shipped is never edited."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.storage.driver import Database, Migrations

SCHEMA_VERSION = 7
SEARCH_TABLE = "workshop_search"  # made from other tables, so it can be made anew
SEARCH_SOURCES = frozenset({"workshop", "person"})


def migration_steps() -> list[tuple[str, Callable[["Database"], None]]]:
    """Name and function of each migration; they load only when a file needs one."""
    from app.storage.migrations import (
        m0001_office,
        m0002_search,
        m0003_follow_up,
        m0004_help,
        m0005_ranges,
        m0006_together,
        m0007_orders,
    )

    return [
        ("0001_office", m0001_office.migrate),
        ("0002_search", m0002_search.migrate),
        ("0003_follow_up", m0003_follow_up.migrate),
        ("0004_help", m0004_help.migrate),
        ("0005_ranges", m0005_ranges.migrate),
        ("0006_together", m0006_together.migrate),
        ("0007_orders", m0007_orders.migrate),
    ]


def all_migrations(version: int = SCHEMA_VERSION) -> "Migrations":
    """The migrations up to a version, for sqlite-utils to apply what a file lacks."""
    from app.storage.driver import Migrations

    migrations = Migrations("hilvan")
    for name, migrate in migration_steps()[:version]:
        migrations(name=name)(migrate)
    return migrations
