"""Schema 2: the search box, an FTS5 index over workshops and their people."""

from app.storage.driver import Database

INDEX = """
CREATE VIRTUAL TABLE workshop_search USING fts5 (
  code, name, place, people, numbers, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
)
"""

SEARCH_ROW = """
DELETE FROM workshop_search WHERE rowid = {workshop};
INSERT INTO workshop_search (rowid, code, name, place, people, numbers)
SELECT w.id, w.code, w.name, coalesce(w.place, ''),
  coalesce((SELECT group_concat(p.given_names || ' ' || p.surnames, ' ') FROM person p
    WHERE p.workshop_id = w.id AND p.deleted = 0), ''),
  coalesce(w.ruc, '') || ' ' || coalesce(w.phone, '') || ' ' ||
  coalesce((SELECT group_concat(coalesce(p.cedula, '') || ' ' || coalesce(p.phone, ''), ' ')
    FROM person p WHERE p.workshop_id = w.id AND p.deleted = 0), '')
FROM workshop w WHERE w.id = {workshop} AND w.deleted = 0;
"""


def _search_triggers() -> str:
    """The search index follows its tables by itself; it is not journalled."""
    parts = []
    for table, column in (("workshop", "id"), ("person", "workshop_id")):
        for event in ("INSERT", "UPDATE"):
            body = SEARCH_ROW.format(workshop=f"new.{column}")
            parts.append(
                f"CREATE TRIGGER search_{table}_{event.lower()} AFTER {event} ON {table} "
                f"BEGIN {body} END;"
            )
    return "\n".join(parts)


def migrate(db: Database) -> None:
    db.execute(INDEX)
    for trigger in _search_triggers().split("END;"):
        if trigger.strip():
            db.execute(trigger + "END")
