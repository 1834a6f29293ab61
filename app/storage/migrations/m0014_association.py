"""Schema 14: an association's members of before, its posts, meetings, fees and cash book."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.storage.driver import Database

ASSOCIATION = """
CREATE TABLE past_membership (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  membership_id INTEGER NOT NULL REFERENCES membership (id),
  joined_on TEXT,
  left_on TEXT NOT NULL,
  left_why TEXT
) STRICT;
CREATE INDEX past_membership_membership ON past_membership (membership_id);

CREATE TABLE association_post (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  association_id INTEGER NOT NULL REFERENCES association (id),
  organ TEXT NOT NULL CHECK (organ IN ('board', 'audit', 'committee')),
  post TEXT NOT NULL,
  name TEXT NOT NULL,
  sex TEXT CHECK (sex IN ('woman', 'man', 'other')),
  workshop_id INTEGER REFERENCES workshop (id),
  from_on TEXT,
  until_on TEXT
) STRICT;
CREATE INDEX association_post_association ON association_post (association_id);

CREATE TABLE association_meeting (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  association_id INTEGER NOT NULL REFERENCES association (id),
  kind TEXT NOT NULL CHECK (kind IN ('assembly', 'extraordinary', 'board', 'other')),
  held_on TEXT NOT NULL,
  starts_at TEXT,
  second_call_at TEXT,
  ended_at TEXT,
  place TEXT,
  agenda TEXT,
  quorum INTEGER CHECK (quorum >= 1),
  called_on TEXT,
  called_by TEXT,
  status TEXT NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'held', 'cancelled')),
  minutes_number INTEGER CHECK (minutes_number >= 1),
  chaired_by TEXT,
  written_by TEXT,
  told TEXT
) STRICT;
CREATE INDEX association_meeting_association ON association_meeting (association_id);

CREATE TABLE meeting_mark (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  meeting_id INTEGER NOT NULL REFERENCES association_meeting (id),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  mark TEXT NOT NULL CHECK (mark IN ('present', 'represented', 'excused', 'absent'))
) STRICT;
CREATE INDEX meeting_mark_meeting ON meeting_mark (meeting_id);
CREATE INDEX meeting_mark_workshop ON meeting_mark (workshop_id);

CREATE TABLE meeting_decision (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  meeting_id INTEGER NOT NULL REFERENCES association_meeting (id),
  what TEXT NOT NULL,
  in_favour INTEGER CHECK (in_favour >= 0),
  against INTEGER CHECK (against >= 0),
  abstained INTEGER CHECK (abstained >= 0),
  who TEXT,
  due_on TEXT,
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('said', 'open', 'done', 'dropped')),
  closed_on TEXT,
  closed_how TEXT
) STRICT;
CREATE INDEX meeting_decision_meeting ON meeting_decision (meeting_id);

CREATE TABLE association_fee (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  association_id INTEGER NOT NULL REFERENCES association (id),
  amount INTEGER NOT NULL CHECK (amount >= 0),
  every TEXT NOT NULL CHECK (every IN ('month', 'year')),
  since TEXT NOT NULL,
  grace_days INTEGER NOT NULL DEFAULT 0 CHECK (grace_days >= 0)
) STRICT;
CREATE INDEX association_fee_association ON association_fee (association_id);

CREATE TABLE cash_count (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  association_id INTEGER NOT NULL REFERENCES association (id),
  day TEXT NOT NULL,
  counted INTEGER NOT NULL CHECK (counted >= 0),
  book INTEGER NOT NULL,
  counted_by TEXT
) STRICT;
CREATE INDEX cash_count_association ON cash_count (association_id);

CREATE TABLE cash_entry (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  association_id INTEGER NOT NULL REFERENCES association (id),
  number INTEGER NOT NULL,
  day TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  amount INTEGER NOT NULL CHECK (amount >= 0),
  kind TEXT NOT NULL,
  what TEXT NOT NULL,
  receipt TEXT,
  workshop_id INTEGER REFERENCES workshop (id),
  counters_id INTEGER REFERENCES cash_entry (id),
  count_id INTEGER REFERENCES cash_count (id)
) STRICT;
CREATE INDEX cash_entry_association ON cash_entry (association_id, day);
CREATE INDEX cash_entry_workshop ON cash_entry (workshop_id)
"""


def migrate(db: "Database") -> None:
    db.execute("ALTER TABLE membership ADD COLUMN left_on TEXT")
    db.execute("ALTER TABLE membership ADD COLUMN left_why TEXT")
    for statement in ASSOCIATION.split(";"):
        if statement.strip():
            db.execute(statement)
