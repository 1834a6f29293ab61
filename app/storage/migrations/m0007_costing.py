"""Schema 7: what a workshop pays, how long it works, what it is offered, and its quotes."""

COSTING = """
CREATE TABLE cost_line (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  style_id INTEGER REFERENCES style (id),
  kind TEXT NOT NULL,
  what TEXT,
  amount INTEGER CHECK (amount >= 0),
  per TEXT NOT NULL CHECK (per IN
  ('day', 'week', 'fortnight', 'month', 'two_months', 'quarter', 'year', 'piece')),
  origin TEXT NOT NULL CHECK (origin IN
  ('said', 'notebook', 'invoice', 'contract', 'measured', 'calculated')),
  noted_on TEXT NOT NULL,
  note TEXT
) STRICT;
CREATE INDEX cost_line_workshop ON cost_line (workshop_id);
CREATE INDEX cost_line_style ON cost_line (style_id);

CREATE TABLE working_time (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  people INTEGER CHECK (people >= 1),
  hours_week REAL CHECK (hours_week > 0),
  days_week REAL CHECK (days_week > 0 AND days_week <= 7),
  origin TEXT NOT NULL CHECK (origin IN ('said', 'notebook', 'measured')),
  noted_on TEXT NOT NULL
) STRICT;
CREATE INDEX working_time_workshop ON working_time (workshop_id);

CREATE TABLE said_output (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  style_id INTEGER NOT NULL REFERENCES style (id),
  pieces_day INTEGER NOT NULL CHECK (pieces_day >= 1),
  origin TEXT NOT NULL CHECK (origin IN ('said', 'notebook')),
  noted_on TEXT NOT NULL
) STRICT;
CREATE INDEX said_output_style ON said_output (style_id);

CREATE TABLE offer (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  style_id INTEGER NOT NULL REFERENCES style (id),
  customer TEXT,
  price INTEGER NOT NULL CHECK (price >= 1),
  quantity INTEGER CHECK (quantity >= 1),
  noted_on TEXT NOT NULL
) STRICT;
CREATE INDEX offer_style ON offer (style_id);

CREATE TABLE quote (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  style_id INTEGER REFERENCES style (id),
  anchor_id INTEGER REFERENCES anchor (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  customer TEXT NOT NULL,
  garment TEXT NOT NULL,
  sizes TEXT,
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  price INTEGER NOT NULL CHECK (price >= 1),
  made_on TEXT NOT NULL,
  valid_until TEXT NOT NULL,
  delivery_on TEXT,
  terms TEXT,
  note TEXT
) STRICT;
CREATE INDEX quote_workshop ON quote (workshop_id);
CREATE INDEX quote_style ON quote (style_id);
CREATE INDEX quote_anchor ON quote (anchor_id);
"""
