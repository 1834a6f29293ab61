"""Schema 1: the journal, the office, who there is; `m0001_visits` has the rest of it.

Every domain table has `id` and `deleted`; the journal's triggers are built from the
tables themselves by `app.storage.triggers` after the migrations have run.
"""

from typing import TYPE_CHECKING

from app.storage.migrations.m0001_visits import VISITS

if TYPE_CHECKING:
    from app.storage.driver import Database

SCHEMA = """
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  clock INTEGER NOT NULL,
  site INTEGER NOT NULL,
  user INTEGER,
  change INTEGER NOT NULL,
  label TEXT NOT NULL,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  columns TEXT NOT NULL,
  seal INTEGER NOT NULL
) STRICT;
CREATE INDEX journal_row ON journal (table_name, row_id, clock, id);
CREATE INDEX journal_clock ON journal (clock);

CREATE TABLE blob (
  hash TEXT PRIMARY KEY,
  content BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE office (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  name TEXT NOT NULL,
  centre_type TEXT NOT NULL DEFAULT 'CAE',
  city TEXT,
  phone TEXT,
  programme_size INTEGER NOT NULL DEFAULT 5,
  idle_minutes INTEGER NOT NULL DEFAULT 10
) STRICT;

CREATE TABLE consultant (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  name TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT 'consultora/or'
) STRICT;

CREATE TABLE cluster (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  department TEXT,
  district TEXT,
  note TEXT
) STRICT;

CREATE TABLE association (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  name TEXT NOT NULL,
  cluster_id INTEGER REFERENCES cluster (id),
  legal_status TEXT,
  note TEXT
) STRICT;

CREATE TABLE anchor (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  name TEXT NOT NULL,
  note TEXT
) STRICT;

CREATE TABLE workshop (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  cluster_id INTEGER REFERENCES cluster (id),
  place TEXT,
  zone TEXT CHECK (zone IN ('urban', 'rural')),
  latitude REAL CHECK (latitude BETWEEN -90 AND 90),
  longitude REAL CHECK (longitude BETWEEN -180 AND 180),
  start_year INTEGER,
  legal_form TEXT,
  ruc TEXT,
  ruc_given TEXT,
  phone TEXT,
  phone_given TEXT,
  note TEXT
) STRICT;
CREATE INDEX workshop_code ON workshop (code);
CREATE INDEX workshop_ruc ON workshop (ruc);
CREATE INDEX workshop_cluster ON workshop (cluster_id);

CREATE TABLE membership (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  association_id INTEGER NOT NULL REFERENCES association (id),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  joined_on TEXT,
  active INTEGER CHECK (active IN (0, 1)),
  fee INTEGER,
  note TEXT
) STRICT;
CREATE INDEX membership_workshop ON membership (workshop_id);
CREATE INDEX membership_association ON membership (association_id);

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  relation TEXT NOT NULL DEFAULT 'owner',
  given_names TEXT NOT NULL,
  surnames TEXT NOT NULL DEFAULT '',
  sex TEXT CHECK (sex IN ('woman', 'man', 'other')),
  birth_year INTEGER,
  schooling TEXT,
  language TEXT,
  phone TEXT,
  phone_given TEXT,
  cedula TEXT
) STRICT;
CREATE INDEX person_workshop ON person (workshop_id);
CREATE INDEX person_cedula ON person (cedula);

CREATE TABLE product (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  name TEXT NOT NULL,
  given TEXT
) STRICT;
CREATE INDEX product_workshop ON product (workshop_id);

CREATE TABLE machine (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  type TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  given TEXT
) STRICT;
CREATE INDEX machine_workshop ON machine (workshop_id);

CREATE TABLE headcount (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  sex TEXT NOT NULL CHECK (sex IN ('woman', 'man', 'other')),
  age_group TEXT,
  relation TEXT,
  in_ips INTEGER CHECK (in_ips IN (0, 1)),
  count INTEGER NOT NULL CHECK (count >= 0)
) STRICT;
CREATE INDEX headcount_workshop ON headcount (workshop_id);

CREATE TABLE consent (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  purpose TEXT NOT NULL,
  granted INTEGER NOT NULL CHECK (granted IN (0, 1)),
  decided_on TEXT NOT NULL,
  text_version TEXT NOT NULL,
  given_by TEXT,
  witness TEXT
) STRICT;
CREATE INDEX consent_workshop ON consent (workshop_id);

CREATE TABLE import_layout (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  layout TEXT NOT NULL,
  mapping TEXT NOT NULL
) STRICT;

CREATE TABLE import_row (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  source TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  cells TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX import_row_fingerprint ON import_row (fingerprint);
CREATE INDEX import_row_workshop ON import_row (workshop_id);
"""


def migrate(db: "Database") -> None:
    for statement in (SCHEMA + VISITS).split(";"):
        if statement.strip():
            db.execute(statement)
