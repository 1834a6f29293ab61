"""Schema 2: the search box, an FTS5 index over workshops and their people."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.storage.driver import Database

INDEX = """
CREATE VIRTUAL TABLE workshop_search USING fts5 (
  code, name, place, people, numbers, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
)
"""

SEARCH_CONTENT = """
SELECT w.id, w.code, w.name, coalesce(w.place, ''),
  coalesce((SELECT group_concat(p.given_names || ' ' || p.surnames, ' ' ORDER BY p.id) FROM person p
    WHERE p.workshop_id = w.id AND p.deleted = 0), ''),
  coalesce(w.ruc, '') || ' ' || coalesce(w.phone, '') || ' ' ||
  coalesce((SELECT group_concat(coalesce(p.cedula, '') || ' ' || coalesce(p.phone, ''), ' ' ORDER BY p.id)
    FROM person p WHERE p.workshop_id = w.id AND p.deleted = 0), '')
FROM workshop w"""

SEARCH_FILL = (
    "INSERT INTO workshop_search (rowid, code, name, place, people, numbers)"
    + SEARCH_CONTENT
    + " WHERE w.deleted = 0"
)
# Writing to FTS5 row by row costs more than all else of a change, because each statement
# makes it flush; so triggers only note which workshops to index again at the commit.
PENDING = "CREATE TABLE search_pending (workshop INTEGER PRIMARY KEY) STRICT"
NOTE = "INSERT OR IGNORE INTO search_pending VALUES ({workshop});"

TRIGGERS = (
    ("workshop", "INSERT", NOTE.format(workshop="new.id")),
    (
        "workshop",
        "UPDATE OF deleted, code, name, place, ruc, phone",
        NOTE.format(workshop="new.id"),
    ),
    ("person", "INSERT", NOTE.format(workshop="new.workshop_id")),
    (
        "person",
        "UPDATE OF deleted, workshop_id, given_names, surnames, cedula, phone",
        NOTE.format(workshop="new.workshop_id"),
    ),
    ("person", "UPDATE OF workshop_id", NOTE.format(workshop="old.workshop_id")),
)


def migrate(db: "Database") -> None:
    """The search index follows its tables; it is not journalled."""
    db.execute(INDEX)
    db.execute(SEARCH_FILL)
    db.execute(PENDING)
    for number, (table, event, body) in enumerate(TRIGGERS, 1):
        db.execute(
            f"CREATE TRIGGER search_{table}_{number} AFTER {event} ON {table} BEGIN {body} END"
        )
