"""Schema 9, a part: what left the office and names nobody, each time with the key of its signs."""

EVIDENCE = """
CREATE TABLE anonymous_release (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  number INTEGER NOT NULL,
  made_on TEXT NOT NULL,
  format TEXT NOT NULL CHECK (format IN ('csv', 'dta', 'xlsx')),
  given_to TEXT,
  workshops INTEGER NOT NULL CHECK (workshops >= 0),
  row_count INTEGER NOT NULL CHECK (row_count >= 0),
  smallest INTEGER NOT NULL CHECK (smallest >= 0),
  digest TEXT NOT NULL,
  secret TEXT NOT NULL
) STRICT;
"""
