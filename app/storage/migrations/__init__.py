"""Every schema that was released, in order. A migration that shipped is never edited.

A migration is a file `m0008_what_it_brings.py` with a function `migrate`; its number is the schema
that it makes. A file of the same number without that function is a part of it. The files are found
by their names, here and in the packaged program.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.storage.driver import Database, Migrations

_FILES = sorted(one.name for one in iter_modules(__path__) if one.name.startswith("m"))
SCHEMA_VERSION = max(int(name[1:5]) for name in _FILES)
SEARCH_TABLE = "workshop_search"  # made from other tables, so it can be made anew
SEARCH_SOURCES = frozenset({"workshop", "person"})


@cache
def migration_steps() -> list[tuple[str, Callable[["Database"], None]]]:
    """Name and function of each migration; they load only when a file needs one."""
    modules: list[Any] = [import_module(f"{__name__}.{name}") for name in _FILES]
    steps = [(one.__name__.rpartition(".m")[2], one.migrate) for one in modules if hasattr(one, "migrate")]
    numbers = [int(name[:4]) for name, _migrate in steps]
    if numbers != list(range(1, SCHEMA_VERSION + 1)):
        raise RuntimeError(f"one migration for each schema, please; there are {numbers}")
    return steps


def all_migrations(version: int = SCHEMA_VERSION) -> "Migrations":
    """The migrations up to a version, for sqlite-utils to apply what a file lacks."""
    from app.storage.driver import Migrations

    migrations = Migrations("hilvan")
    for name, migrate in migration_steps()[:version]:
        migrations(name=name)(migrate)
    return migrations
