"""A schema: hearings of what workers say, and the piles of leaves that were keyed in."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.storage.driver import Database

# No leaf has a row: a pile of five or more keeps how many gave each answer, and that as content beside the journal
# (table blob), so that no line of it, nor a search in it, tells any answer.
VOICES = """
CREATE TABLE hearing (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  cluster_id INTEGER NOT NULL REFERENCES cluster (id),
  month TEXT NOT NULL CHECK (month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'),
  leaf TEXT NOT NULL,
  closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)),
  piles TEXT
) STRICT;
CREATE INDEX hearing_cluster ON hearing (cluster_id);
CREATE TABLE leaf_pile (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  hearing_id INTEGER NOT NULL REFERENCES hearing (id),
  speaker TEXT NOT NULL CHECK (speaker IN ('workers', 'owners')),
  workshop_id INTEGER REFERENCES workshop (id),
  leaves INTEGER NOT NULL CHECK (leaves >= 5),
  counts_hash TEXT NOT NULL
) STRICT;
CREATE INDEX leaf_pile_hearing ON leaf_pile (hearing_id);
CREATE INDEX leaf_pile_workshop ON leaf_pile (workshop_id);
"""


def migrate(db: "Database") -> None:
    for statement in VOICES.split(";"):
        if statement.strip():
            db.execute(statement)
