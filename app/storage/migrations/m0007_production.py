"""Schema 7: styles, their operations, operators and time studies."""

PRODUCTION = """
CREATE TABLE style (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  name TEXT NOT NULL,
  product TEXT,
  size TEXT,
  allowance REAL CHECK (allowance BETWEEN 0 AND 1),
  wanted_per_day INTEGER CHECK (wanted_per_day >= 1),
  note TEXT
) STRICT;
CREATE INDEX style_workshop ON style (workshop_id);

CREATE TABLE operator (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  name TEXT NOT NULL,
  joined_on TEXT,
  left_on TEXT,
  note TEXT
) STRICT;
CREATE INDEX operator_workshop ON operator (workshop_id);

CREATE TABLE operator_skill (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  machine TEXT NOT NULL
) STRICT;
CREATE INDEX operator_skill_operator ON operator_skill (operator_id);

CREATE TABLE operation (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  style_id INTEGER NOT NULL REFERENCES style (id),
  position REAL NOT NULL,
  name TEXT NOT NULL,
  machine TEXT,
  operator_id INTEGER REFERENCES operator (id),
  starts TEXT,
  ends TEXT
) STRICT;
CREATE INDEX operation_style ON operation (style_id);
CREATE INDEX operation_operator ON operation (operator_id);

CREATE TABLE precedence (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  after_id INTEGER NOT NULL REFERENCES operation (id)
) STRICT;
CREATE INDEX precedence_operation ON precedence (operation_id);
CREATE INDEX precedence_after ON precedence (after_id);

CREATE TABLE time_study (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  style_id INTEGER NOT NULL REFERENCES style (id),
  studied_on TEXT NOT NULL,
  consultant_id INTEGER REFERENCES consultant (id),
  origin TEXT NOT NULL DEFAULT 'clock' CHECK (origin IN ('clock', 'paper')),
  status TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'closed')),
  allowance REAL NOT NULL CHECK (allowance BETWEEN 0 AND 1),
  current_operation_id INTEGER REFERENCES operation (id),
  running_since TEXT,
  running_seconds REAL,
  note TEXT
) STRICT;
CREATE INDEX time_study_style ON time_study (style_id);
CREATE INDEX time_study_consultant ON time_study (consultant_id);
CREATE INDEX time_study_current_operation ON time_study (current_operation_id);

CREATE TABLE study_part (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  time_study_id INTEGER NOT NULL REFERENCES time_study (id),
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  operator_id INTEGER REFERENCES operator (id),
  machine TEXT,
  rating INTEGER NOT NULL DEFAULT 100 CHECK (rating BETWEEN 50 AND 150),
  note TEXT
) STRICT;
CREATE INDEX study_part_time_study ON study_part (time_study_id);
CREATE INDEX study_part_operation ON study_part (operation_id);
CREATE INDEX study_part_operator ON study_part (operator_id);

CREATE TABLE cycle (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  study_part_id INTEGER NOT NULL REFERENCES study_part (id),
  position REAL NOT NULL,
  seconds REAL NOT NULL CHECK (seconds BETWEEN 0.1 AND 36000),
  struck_reason TEXT
) STRICT;
CREATE INDEX cycle_study_part ON cycle (study_part_id);
"""
