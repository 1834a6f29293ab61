"""Schema 10: lists that a ministry gave, and what each says of the workshops that allow it; who measures blind."""

from typing import TYPE_CHECKING

from app.storage.migrations.m0010_measurers import MEASURERS

if TYPE_CHECKING:
    from app.storage.driver import Database

ADMINISTRATIVE = """
CREATE TABLE administrative_list (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  source TEXT NOT NULL CHECK (source IN ('ips', 'employers', 'other')),
  name TEXT,
  month TEXT NOT NULL,
  given_by TEXT,
  received_on TEXT NOT NULL,
  complete INTEGER NOT NULL DEFAULT 0 CHECK (complete IN (0, 1)),
  workshops INTEGER NOT NULL CHECK (workshops >= 0),
  asked INTEGER NOT NULL CHECK (asked >= 0),
  row_count INTEGER NOT NULL CHECK (row_count >= 0),
  unread INTEGER NOT NULL CHECK (unread >= 0),
  digest TEXT NOT NULL
) STRICT;

CREATE TABLE administrative_entry (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  list_id INTEGER NOT NULL REFERENCES administrative_list (id),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  state TEXT NOT NULL CHECK (state IN ('matched', 'absent', 'ambiguous', 'no_number')),
  matched_by TEXT CHECK (matched_by IN ('ruc', 'cedula')),
  people INTEGER CHECK (people >= 0),
  registered INTEGER CHECK (registered IN (0, 1)),
  fingerprint TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX administrative_entry_list ON administrative_entry (list_id);
CREATE INDEX administrative_entry_workshop ON administrative_entry (workshop_id);
"""


def migrate(db: "Database") -> None:
    for statement in (ADMINISTRATIVE + MEASURERS).split(";"):
        if statement.strip():
            db.execute(statement)
