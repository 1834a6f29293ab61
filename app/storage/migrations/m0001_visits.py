"""The tables of schema 1 for instruments, visits with answers, and programmes."""

VISITS = """
CREATE TABLE instrument (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  code TEXT NOT NULL,
  version TEXT NOT NULL,
  hash TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT;
CREATE INDEX instrument_hash ON instrument (hash);

CREATE TABLE visit (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  instrument_id INTEGER NOT NULL REFERENCES instrument (id),
  consultant_id INTEGER REFERENCES consultant (id),
  consultant_given TEXT,
  round INTEGER NOT NULL CHECK (round >= 1),
  visited_on TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'finished')),
  channel TEXT NOT NULL DEFAULT 'window' CHECK (channel IN ('window', 'paper', 'form')),
  external_id TEXT,
  seconds INTEGER NOT NULL DEFAULT 0,
  current_item TEXT,
  finished_at TEXT,
  unfinished_reason TEXT,
  reopened_reason TEXT,
  note TEXT
) STRICT;
CREATE INDEX visit_workshop ON visit (workshop_id);
CREATE INDEX visit_external ON visit (external_id);

CREATE TABLE answer (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  visit_id INTEGER NOT NULL REFERENCES visit (id),
  item TEXT NOT NULL,
  kind TEXT CHECK (kind IN
    ('level', 'not_applicable', 'not_observed', 'does_not_know', 'refused')),
  level INTEGER CHECK (level BETWEEN 0 AND 4),
  origin TEXT CHECK (origin IN ('said', 'notebook', 'document', 'measured')),
  note TEXT,
  CHECK ((level IS NOT NULL) = (kind IS 'level'))
) STRICT;
CREATE INDEX answer_visit ON answer (visit_id);

CREATE TABLE photo (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  visit_id INTEGER NOT NULL REFERENCES visit (id),
  item TEXT,
  blob_hash TEXT NOT NULL,
  caption TEXT
) STRICT;
CREATE INDEX photo_visit ON photo (visit_id);

CREATE TABLE programme (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  visit_id INTEGER NOT NULL REFERENCES visit (id),
  agreed_on TEXT,
  next_visit_on TEXT,
  next_visit_at TEXT,
  centre_commitment TEXT,
  note TEXT
) STRICT;
CREATE INDEX programme_workshop ON programme (workshop_id);
CREATE INDEX programme_visit ON programme (visit_id);

CREATE TABLE recommendation (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  programme_id INTEGER NOT NULL REFERENCES programme (id),
  solution TEXT NOT NULL,
  rank INTEGER NOT NULL,
  score REAL NOT NULL,
  because TEXT NOT NULL,
  rule TEXT NOT NULL DEFAULT 'formula',
  gap REAL NOT NULL DEFAULT 0,
  items TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX recommendation_programme ON recommendation (programme_id);

CREATE TABLE owner_choice (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  programme_id INTEGER NOT NULL REFERENCES programme (id),
  position INTEGER NOT NULL,
  why TEXT NOT NULL DEFAULT '',
  what TEXT NOT NULL DEFAULT '',
  months INTEGER,
  solution TEXT
) STRICT;
CREATE INDEX owner_choice_programme ON owner_choice (programme_id);

CREATE TABLE action (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  programme_id INTEGER NOT NULL REFERENCES programme (id),
  position REAL NOT NULL,
  title TEXT NOT NULL,
  solution TEXT,
  source TEXT NOT NULL CHECK (source IN ('recommended', 'owner', 'alert', 'consultant')),
  because TEXT,
  responsible TEXT,
  due_on TEXT,
  cost INTEGER,
  payer TEXT,
  first_step TEXT,
  evidence TEXT,
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done', 'dropped')),
  done_on TEXT
) STRICT;
CREATE INDEX action_programme ON action (programme_id);
"""
