"""Schema 7: lines as they were planned."""

BALANCING = """
CREATE TABLE line_hold (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  operator_id INTEGER NOT NULL REFERENCES operator (id)
) STRICT;
CREATE INDEX line_hold_operation ON line_hold (operation_id);
CREATE INDEX line_hold_operator ON line_hold (operator_id);

CREATE TABLE line_plan (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  style_id INTEGER NOT NULL REFERENCES style (id),
  made_on TEXT NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('exact', 'rpw')),
  status TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'trying', 'kept', 'dropped')),
  starts_on TEXT,
  closed_on TEXT,
  cycle REAL NOT NULL CHECK (cycle > 0),
  cycle_before REAL CHECK (cycle_before > 0),
  lower_bound REAL CHECK (lower_bound >= 0),
  note TEXT
) STRICT;
CREATE INDEX line_plan_style ON line_plan (style_id);

CREATE TABLE line_plan_part (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  line_plan_id INTEGER NOT NULL REFERENCES line_plan (id),
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  operator_id INTEGER NOT NULL REFERENCES operator (id),
  before_id INTEGER REFERENCES operator (id),
  minutes REAL NOT NULL CHECK (minutes >= 0)
) STRICT;
CREATE INDEX line_plan_part_plan ON line_plan_part (line_plan_id);
CREATE INDEX line_plan_part_operation ON line_plan_part (operation_id);
CREATE INDEX line_plan_part_operator ON line_plan_part (operator_id);
CREATE INDEX line_plan_part_before ON line_plan_part (before_id);
"""
