"""Every schema that was released, in order. A migration that shipped is never edited."""

from app.storage.driver import Migrations
from app.storage.migrations import m0001_office, m0002_search

SCHEMA_VERSION = 2

migrations = Migrations("hilvan")
migrations(name="0001_office")(m0001_office.migrate)
migrations(name="0002_search")(m0002_search.migrate)
