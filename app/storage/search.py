"""Keeping the search index as its tables are, once per unit of work."""

from app.storage.migrations.m0002_search import SEARCH_FILL
from app.storage.writer import Writer

_NOTED = "(SELECT workshop FROM search_pending)"


def index_noted_workshops(writer: Writer) -> None:
    """Index again the workshops that the triggers noted during this unit of work."""
    writer.run(f"DELETE FROM workshop_search WHERE rowid IN {_NOTED}")
    writer.run(f"{SEARCH_FILL} AND w.id IN {_NOTED}")
    writer.run("DELETE FROM search_pending")
