"""Schema 4: whom to call in each territory, and who the office is to those it asks."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.storage.driver import Database

# `cluster_id` NULL: the number serves every territory of the office.
SCHEMA = """
CREATE TABLE local_phone (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  cluster_id INTEGER REFERENCES cluster (id),
  kind TEXT NOT NULL,
  name TEXT,
  phone TEXT,
  phone_given TEXT,
  checked_on TEXT,
  note TEXT
) STRICT;
CREATE INDEX local_phone_cluster ON local_phone (cluster_id);
ALTER TABLE office ADD COLUMN address TEXT;
ALTER TABLE office ADD COLUMN answers_for TEXT;
"""


def migrate(db: "Database") -> None:
    for statement in SCHEMA.split(";"):
        if statement.strip():
            db.execute(statement)
