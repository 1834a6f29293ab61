"""Schema 3: legal figures, formalization steps, and what people are paid."""

FORMALIZATION = """
CREATE TABLE statute (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  code TEXT NOT NULL,
  category TEXT NOT NULL DEFAULT '',
  title TEXT,
  value REAL,
  unit TEXT NOT NULL,
  valid_from TEXT,
  since_exact INTEGER NOT NULL DEFAULT 1 CHECK (since_exact IN (0, 1)),
  valid_to TEXT,
  review_on TEXT,
  norm TEXT NOT NULL,
  source TEXT,
  read_on TEXT,
  confidence TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN
  ('vigente', 'suspendido', 'controvertido', 'derogado', 'futuro', 'desconocido')),
  note TEXT,
  entered_by TEXT NOT NULL DEFAULT 'office'
) STRICT;
CREATE INDEX statute_code ON statute (code);

CREATE TABLE step_text (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  step TEXT NOT NULL,
  district TEXT,
  hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
  ladder TEXT NOT NULL CHECK (ladder IN ('business', 'jobs')),
  position REAL NOT NULL,
  title TEXT NOT NULL,
  body TEXT,
  documents TEXT NOT NULL DEFAULT '',
  cost INTEGER CHECK (cost >= 0),
  cost_note TEXT,
  days INTEGER CHECK (days >= 0),
  time_note TEXT,
  validity_months INTEGER CHECK (validity_months >= 0),
  unlocks TEXT,
  due TEXT NOT NULL DEFAULT 'always' CHECK (due IN ('always', 'workers', 'wanted')),
  source TEXT,
  state TEXT NOT NULL,
  note TEXT
) STRICT;
CREATE INDEX step_text_step ON step_text (step);

CREATE TABLE workshop_step (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  step TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'missing' CHECK (status IN
  ('done', 'in_hand', 'missing', 'not_due')),
  papers TEXT NOT NULL DEFAULT '',
  number TEXT,
  done_on TEXT,
  expires_on TEXT,
  blob_hash TEXT,
  scan_name TEXT,
  origin TEXT CHECK (origin IN ('said', 'notebook', 'document', 'measured')),
  action_id INTEGER REFERENCES action (id),
  note TEXT
) STRICT;
CREATE INDEX workshop_step_workshop ON workshop_step (workshop_id);
CREATE INDEX workshop_step_expires ON workshop_step (expires_on);

CREATE TABLE pay_line (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  position REAL NOT NULL,
  name TEXT NOT NULL,
  count INTEGER NOT NULL DEFAULT 1 CHECK (count >= 1),
  kind TEXT NOT NULL DEFAULT 'full_time' CHECK (kind IN
  ('full_time', 'part_time', 'piece', 'seasonal')),
  pay INTEGER CHECK (pay >= 0),
  pay_period TEXT NOT NULL DEFAULT 'month' CHECK (pay_period IN ('month', 'week', 'day', 'hour', 'piece')),
  hours_week REAL CHECK (hours_week BETWEEN 0 AND 168),
  days_month REAL CHECK (days_month BETWEEN 0 AND 31),
  pieces_month INTEGER CHECK (pieces_month >= 0),
  months_year REAL CHECK (months_year BETWEEN 0 AND 12),
  years_worked REAL CHECK (years_worked >= 0),
  children INTEGER CHECK (children >= 0),
  under_18 INTEGER CHECK (under_18 IN (0, 1)),
  in_ips INTEGER CHECK (in_ips IN (0, 1)),
  note TEXT
) STRICT;
CREATE INDEX pay_line_workshop ON pay_line (workshop_id);
"""
