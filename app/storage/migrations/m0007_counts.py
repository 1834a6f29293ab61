"""Schema 7: days on the floor, what was made on them, and what was promised to customers."""

COUNTS = """
CREATE TABLE work_day (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  worked_on TEXT NOT NULL,
  team TEXT,
  scheduled REAL CHECK (scheduled >= 0),
  people REAL CHECK (people >= 0),
  absent REAL CHECK (absent >= 0),
  minutes_each REAL CHECK (minutes_each BETWEEN 0 AND 1440),
  minutes_present REAL CHECK (minutes_present >= 0),
  inspected INTEGER CHECK (inspected >= 0),
  right_first_time INTEGER CHECK (right_first_time >= 0),
  wip REAL CHECK (wip >= 0),
  wip_applies INTEGER NOT NULL DEFAULT 1 CHECK (wip_applies IN (0, 1)),
  efficiency_given REAL CHECK (efficiency_given >= 0),
  origin TEXT NOT NULL DEFAULT 'notebook' CHECK (origin IN ('said', 'notebook', 'document', 'measured')),
  note TEXT,
  source TEXT,
  fingerprint TEXT
) STRICT;
CREATE INDEX work_day_workshop ON work_day (workshop_id, worked_on);

CREATE TABLE day_output (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  work_day_id INTEGER NOT NULL REFERENCES work_day (id),
  style_id INTEGER REFERENCES style (id),
  what TEXT,
  pieces INTEGER CHECK (pieces >= 0),
  standard_minutes REAL CHECK (standard_minutes > 0)
) STRICT;
CREATE INDEX day_output_work_day ON day_output (work_day_id);
CREATE INDEX day_output_style ON day_output (style_id);

CREATE TABLE defect_count (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  work_day_id INTEGER NOT NULL REFERENCES work_day (id),
  kind TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0)
) STRICT;
CREATE INDEX defect_count_work_day ON defect_count (work_day_id);

CREATE TABLE stoppage (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  work_day_id INTEGER NOT NULL REFERENCES work_day (id),
  cause TEXT NOT NULL,
  minutes REAL NOT NULL CHECK (minutes >= 0)
) STRICT;
CREATE INDEX stoppage_work_day ON stoppage (work_day_id);

CREATE TABLE promise (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  customer TEXT NOT NULL,
  what TEXT,
  quantity INTEGER CHECK (quantity > 0),
  promised_on TEXT NOT NULL,
  delivered_on TEXT,
  delivered INTEGER CHECK (delivered >= 0),
  note TEXT
) STRICT;
CREATE INDEX promise_workshop ON promise (workshop_id, promised_on);
"""
