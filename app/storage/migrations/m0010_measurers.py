"""Schema 10, a part: who measures a pilot without knowing its groups, and who of them saw the groups."""

MEASURERS = """
CREATE TABLE pilot_measurer (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  pilot_id INTEGER NOT NULL REFERENCES pilot (id),
  consultant_id INTEGER NOT NULL REFERENCES consultant (id),
  kind TEXT NOT NULL CHECK (kind IN ('blind', 'saw'))
) STRICT;
CREATE INDEX pilot_measurer_pilot ON pilot_measurer (pilot_id);
CREATE INDEX pilot_measurer_consultant ON pilot_measurer (consultant_id);
"""
