"""Schema 3: training events, who came, tests and certificates."""

TRAINING = """
CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  course TEXT NOT NULL,
  title TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'held', 'cancelled')),
  hours REAL CHECK (hours >= 0),
  place TEXT,
  cluster_id INTEGER REFERENCES cluster (id),
  facilitator TEXT,
  given_by TEXT,
  places INTEGER CHECK (places >= 0),
  cost INTEGER CHECK (cost >= 0),
  payer TEXT,
  language TEXT,
  childcare INTEGER CHECK (childcare IN (0, 1)),
  transport INTEGER CHECK (transport IN (0, 1)),
  attendance_needed REAL NOT NULL DEFAULT 0.8 CHECK (attendance_needed BETWEEN 0 AND 1),
  note TEXT
) STRICT;
CREATE INDEX event_course ON event (course);

CREATE TABLE event_session (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  event_id INTEGER NOT NULL REFERENCES event (id),
  position REAL NOT NULL,
  held_on TEXT NOT NULL,
  starts_at TEXT,
  ends_at TEXT,
  minutes INTEGER CHECK (minutes >= 0),
  place TEXT,
  topic TEXT
) STRICT;
CREATE INDEX event_session_event ON event_session (event_id);
CREATE INDEX event_session_held ON event_session (held_on);

CREATE TABLE trainee (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER REFERENCES workshop (id),
  person_id INTEGER REFERENCES person (id),
  given_names TEXT NOT NULL,
  surnames TEXT NOT NULL DEFAULT '',
  sex TEXT CHECK (sex IN ('woman', 'man', 'other')),
  birth_year INTEGER,
  role TEXT CHECK (role IN ('owner', 'family', 'worker', 'other')),
  phone TEXT,
  phone_given TEXT,
  cedula TEXT
) STRICT;
CREATE INDEX trainee_workshop ON trainee (workshop_id);
CREATE INDEX trainee_person ON trainee (person_id);

CREATE TABLE enrolment (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  event_id INTEGER NOT NULL REFERENCES event (id),
  trainee_id INTEGER NOT NULL REFERENCES trainee (id),
  status TEXT NOT NULL DEFAULT 'enrolled' CHECK (status IN
  ('invited', 'enrolled', 'waiting', 'declined', 'withdrew')),
  position REAL NOT NULL,
  needs_childcare INTEGER CHECK (needs_childcare IN (0, 1)),
  needs_transport INTEGER CHECK (needs_transport IN (0, 1)),
  needs_language TEXT,
  needs_timetable TEXT,
  reason TEXT,
  satisfaction INTEGER CHECK (satisfaction BETWEEN 1 AND 5),
  satisfaction_note TEXT,
  commitment TEXT,
  commitment_due_on TEXT,
  note TEXT
) STRICT;
CREATE INDEX enrolment_event ON enrolment (event_id);
CREATE INDEX enrolment_trainee ON enrolment (trainee_id);

CREATE TABLE attendance (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  session_id INTEGER NOT NULL REFERENCES event_session (id),
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  mark TEXT NOT NULL CHECK (mark IN ('present', 'late', 'absent', 'excused'))
) STRICT;
CREATE INDEX attendance_session ON attendance (session_id);
CREATE INDEX attendance_enrolment ON attendance (enrolment_id);

CREATE TABLE test_answer (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  moment TEXT NOT NULL CHECK (moment IN ('before', 'after')),
  question TEXT NOT NULL,
  choice TEXT
) STRICT;
CREATE INDEX test_answer_enrolment ON test_answer (enrolment_id);

CREATE TABLE certificate (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  code TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  full_name TEXT NOT NULL,
  course_title TEXT NOT NULL,
  hours REAL NOT NULL,
  held_from TEXT NOT NULL,
  held_to TEXT NOT NULL,
  signed_by TEXT,
  annulled_reason TEXT
) STRICT;
CREATE INDEX certificate_enrolment ON certificate (enrolment_id);
CREATE INDEX certificate_code ON certificate (code);

CREATE TABLE certificate_print (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  certificate_id INTEGER NOT NULL REFERENCES certificate (id),
  printed_on TEXT NOT NULL,
  reason TEXT
) STRICT;
CREATE INDEX certificate_print_certificate ON certificate_print (certificate_id);
"""
