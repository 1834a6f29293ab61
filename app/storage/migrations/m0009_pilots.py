"""Schema 9: pilots, who may enter them, their draws and what became of it."""

from typing import TYPE_CHECKING

from app.storage.migrations.m0009_evidence import EVIDENCE

if TYPE_CHECKING:
    from app.storage.driver import Database

PILOTS = """
CREATE TABLE pilot (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  question TEXT,
  solutions TEXT NOT NULL DEFAULT '',
  courses TEXT NOT NULL DEFAULT '',
  orders TEXT NOT NULL DEFAULT '',
  comparison TEXT NOT NULL DEFAULT 'lot' CHECK (comparison IN ('lot', 'staggered', 'nearest', 'before_after')),
  unit TEXT NOT NULL DEFAULT 'workshop' CHECK (unit IN ('workshop', 'association', 'family')),
  clusters TEXT NOT NULL DEFAULT '',
  least_people INTEGER CHECK (least_people >= 0),
  most_people INTEGER CHECK (most_people >= 0),
  owner_sex TEXT CHECK (owner_sex IN ('woman', 'man', 'other')),
  zone TEXT CHECK (zone IN ('urban', 'rural')),
  diagnosed_since TEXT,
  consent_text TEXT,
  layout TEXT NOT NULL DEFAULT 'rows' CHECK (layout IN ('rows', 'pairs', 'plain')),
  strata TEXT NOT NULL DEFAULT 'cluster size owner_sex',
  balance_most REAL CHECK (balance_most BETWEEN 0.01 AND 2),
  starts_on TEXT,
  waits_until TEXT,
  ends_on TEXT,
  cost_per_workshop INTEGER CHECK (cost_per_workshop >= 0),
  subgroups TEXT NOT NULL DEFAULT '',
  follow_ups INTEGER CHECK (follow_ups BETWEEN 1 AND 3),
  take_up REAL CHECK (take_up BETWEEN 0 AND 1),
  drop_out REAL CHECK (drop_out BETWEEN 0 AND 1),
  list_at TEXT,
  list_hash TEXT,
  plan_at TEXT,
  plan_hash TEXT,
  decision TEXT CHECK (decision IN ('scale', 'change', 'stop')),
  decided_on TEXT,
  decided_why TEXT,
  note TEXT
) STRICT;

CREATE TABLE pilot_arm (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  pilot_id INTEGER NOT NULL REFERENCES pilot (id),
  place INTEGER NOT NULL CHECK (place BETWEEN 1 AND 9),
  name TEXT NOT NULL,
  parts INTEGER NOT NULL DEFAULT 1 CHECK (parts BETWEEN 1 AND 9),
  treated INTEGER NOT NULL DEFAULT 0 CHECK (treated IN (0, 1))
) STRICT;
CREATE INDEX pilot_arm_pilot ON pilot_arm (pilot_id);

CREATE TABLE pilot_outcome (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  pilot_id INTEGER NOT NULL REFERENCES pilot (id),
  measure TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('primary', 'secondary')),
  least_effect REAL CHECK (least_effect >= 0)
) STRICT;
CREATE INDEX pilot_outcome_pilot ON pilot_outcome (pilot_id);

CREATE TABLE pilot_consent (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  pilot_id INTEGER NOT NULL REFERENCES pilot (id),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  granted INTEGER NOT NULL CHECK (granted IN (0, 1)),
  decided_on TEXT NOT NULL,
  given_by TEXT,
  witness TEXT
) STRICT;
CREATE INDEX pilot_consent_pilot ON pilot_consent (pilot_id);
CREATE INDEX pilot_consent_workshop ON pilot_consent (workshop_id);

CREATE TABLE pilot_entrant (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  pilot_id INTEGER NOT NULL REFERENCES pilot (id),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  code TEXT NOT NULL,
  unit TEXT NOT NULL,
  unit_name TEXT,
  stratum TEXT NOT NULL DEFAULT '',
  measures TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX pilot_entrant_pilot ON pilot_entrant (pilot_id);
CREATE INDEX pilot_entrant_workshop ON pilot_entrant (workshop_id);

CREATE TABLE pilot_draw (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  pilot_id INTEGER NOT NULL REFERENCES pilot (id),
  number INTEGER NOT NULL CHECK (number > 0),
  seed TEXT NOT NULL,
  method TEXT NOT NULL,
  drawn_at TEXT NOT NULL,
  drawn_by TEXT,
  witnesses TEXT,
  list_hash TEXT NOT NULL,
  plan_hash TEXT NOT NULL,
  result_hash TEXT NOT NULL,
  balance_most REAL,
  tries INTEGER NOT NULL DEFAULT 1 CHECK (tries > 0),
  reason TEXT
) STRICT;
CREATE INDEX pilot_draw_pilot ON pilot_draw (pilot_id);

CREATE TABLE pilot_assignment (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  draw_id INTEGER NOT NULL REFERENCES pilot_draw (id),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  arm_id INTEGER NOT NULL REFERENCES pilot_arm (id)
) STRICT;
CREATE INDEX pilot_assignment_draw ON pilot_assignment (draw_id);
CREATE INDEX pilot_assignment_workshop ON pilot_assignment (workshop_id);
CREATE INDEX pilot_assignment_arm ON pilot_assignment (arm_id);

CREATE TABLE pilot_follow (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  pilot_id INTEGER NOT NULL REFERENCES pilot (id),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  took TEXT CHECK (took IN ('whole', 'part', 'none')),
  took_on TEXT,
  left_on TEXT,
  left_why TEXT CHECK (left_why IN ('closed', 'refused', 'moved', 'unreached', 'other')),
  note TEXT
) STRICT;
CREATE INDEX pilot_follow_pilot ON pilot_follow (pilot_id);
CREATE INDEX pilot_follow_workshop ON pilot_follow (workshop_id);
"""


def migrate(db: "Database") -> None:
    for statement in (PILOTS + EVIDENCE).split(";"):
        if statement.strip():
            db.execute(statement)
