"""Schema 3: visits and calls, figures and milestones, enquiries, what was checked and is right."""

ADVICE = """
CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  programme_id INTEGER REFERENCES programme (id),
  status TEXT NOT NULL DEFAULT 'held' CHECK (status IN ('planned', 'held', 'missed')),
  held_on TEXT NOT NULL,
  starts_at TEXT,
  channel TEXT NOT NULL DEFAULT 'workshop' CHECK (channel IN
  ('workshop', 'office', 'elsewhere', 'phone', 'whatsapp', 'video')),
  place TEXT,
  contact_minutes INTEGER CHECK (contact_minutes >= 0),
  preparation_minutes INTEGER CHECK (preparation_minutes >= 0),
  travel_minutes INTEGER CHECK (travel_minutes >= 0),
  topics TEXT NOT NULL DEFAULT '',
  received_by TEXT,
  what_was_done TEXT,
  workshop_agrees TEXT,
  centre_agrees TEXT,
  signed_by TEXT,
  signature_hash TEXT,
  note TEXT
) STRICT;
CREATE INDEX contact_workshop ON contact (workshop_id, held_on);
CREATE INDEX contact_held ON contact (held_on);

CREATE TABLE contact_consultant (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  consultant_id INTEGER NOT NULL REFERENCES consultant (id)
) STRICT;
CREATE INDEX contact_consultant_contact ON contact_consultant (contact_id);
CREATE INDEX contact_consultant_consultant ON contact_consultant (consultant_id);

CREATE TABLE contact_action (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  action_id INTEGER NOT NULL REFERENCES action (id),
  progress TEXT NOT NULL DEFAULT 'advanced' CHECK (progress IN ('done', 'advanced', 'none')),
  what TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX contact_action_contact ON contact_action (contact_id);
CREATE INDEX contact_action_action ON contact_action (action_id);

CREATE TABLE contact_photo (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  action_id INTEGER REFERENCES action (id),
  moment TEXT CHECK (moment IN ('before', 'after')),
  blob_hash TEXT NOT NULL,
  caption TEXT
) STRICT;
CREATE INDEX contact_photo_contact ON contact_photo (contact_id);

CREATE TABLE figure (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  kind TEXT NOT NULL,
  period_from TEXT NOT NULL,
  period_to TEXT NOT NULL,
  value INTEGER NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('said', 'notebook', 'document', 'measured')),
  note TEXT,
  CHECK (period_from <= period_to)
) STRICT;
CREATE INDEX figure_workshop ON figure (workshop_id);

CREATE TABLE milestone (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  kind TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  before INTEGER,
  after INTEGER,
  what TEXT,
  attribution TEXT NOT NULL CHECK (attribution IN ('programme', 'partly', 'not', 'unknown')),
  attribution_why TEXT,
  origin TEXT NOT NULL CHECK (origin IN ('said', 'notebook', 'document', 'measured')),
  document TEXT,
  contact_id INTEGER REFERENCES contact (id),
  corrects_id INTEGER REFERENCES milestone (id),
  correction_reason TEXT
) STRICT;
CREATE INDEX milestone_workshop ON milestone (workshop_id);
CREATE INDEX milestone_happened ON milestone (happened_on);

CREATE TABLE milestone_question (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  kind TEXT NOT NULL,
  noticed_on TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  before INTEGER,
  after INTEGER,
  what TEXT,
  source_table TEXT NOT NULL,
  source_row INTEGER,
  answer TEXT CHECK (answer IN ('milestone', 'not')),
  milestone_id INTEGER REFERENCES milestone (id)
) STRICT;
CREATE INDEX milestone_question_workshop ON milestone_question (workshop_id);

CREATE TABLE period_lock (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  date_from TEXT NOT NULL,
  date_to TEXT NOT NULL,
  locked_on TEXT NOT NULL,
  locked_by TEXT,
  reported_to TEXT,
  CHECK (date_from <= date_to)
) STRICT;

CREATE TABLE known_answer (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  topic TEXT NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  source TEXT,
  valid_until TEXT,
  state TEXT NOT NULL DEFAULT 'valid' CHECK (state IN ('draft', 'valid', 'withdrawn')),
  code TEXT,
  asked_as TEXT NOT NULL DEFAULT '',
  read_on TEXT,
  confidence TEXT
) STRICT;
CREATE INDEX known_answer_code ON known_answer (code);

CREATE TABLE enquiry (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER REFERENCES workshop (id),
  asker_name TEXT,
  asker_phone TEXT,
  asker_sex TEXT CHECK (asker_sex IN ('woman', 'man', 'other')),
  asker_birth_year INTEGER,
  asker_role TEXT,
  cluster_id INTEGER REFERENCES cluster (id),
  asked_on TEXT NOT NULL,
  channel TEXT NOT NULL DEFAULT 'phone' CHECK (channel IN
  ('workshop', 'office', 'elsewhere', 'phone', 'whatsapp', 'video')),
  consultant_id INTEGER REFERENCES consultant (id),
  topic TEXT NOT NULL,
  question TEXT NOT NULL,
  answer TEXT,
  known_answer_code TEXT,
  known_answer_id INTEGER REFERENCES known_answer (id),
  minutes INTEGER CHECK (minutes >= 0),
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'answered', 'closed')),
  follow_up_on TEXT,
  follow_up_note TEXT
) STRICT;
CREATE INDEX enquiry_workshop ON enquiry (workshop_id);
CREATE INDEX enquiry_asked ON enquiry (asked_on);

CREATE TABLE accepted_finding (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  kind TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  reason TEXT
) STRICT;
CREATE INDEX accepted_finding_kind_row ON accepted_finding (kind, row_id);
"""
