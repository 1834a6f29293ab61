"""Schema 7: the steps that an order put into a workshop's programme; what its owner shows to companies."""

CAPABILITY = """
CREATE TABLE order_step (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  order_id INTEGER NOT NULL REFERENCES anchor_order (id),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  gap TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('course', 'action', 'document', 'borrow', 'sample', 'look')),
  what TEXT NOT NULL,
  named TEXT NOT NULL DEFAULT '',
  due_on TEXT NOT NULL,
  event_id INTEGER REFERENCES event (id),
  lender_id INTEGER REFERENCES workshop (id),
  action_id INTEGER NOT NULL REFERENCES action (id),
  action_new INTEGER NOT NULL DEFAULT 1 CHECK (action_new IN (0, 1)),
  enrolment_id INTEGER REFERENCES enrolment (id)
) STRICT;
CREATE INDEX order_step_order ON order_step (order_id, workshop_id);
CREATE INDEX order_step_workshop ON order_step (workshop_id);
CREATE INDEX order_step_event ON order_step (event_id);
CREATE INDEX order_step_lender ON order_step (lender_id);
CREATE INDEX order_step_action ON order_step (action_id);
CREATE INDEX order_step_enrolment ON order_step (enrolment_id);

CREATE TABLE supplier_sheet (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  consent_id INTEGER NOT NULL REFERENCES consent (id),
  parts TEXT NOT NULL DEFAULT '',
  photos TEXT NOT NULL DEFAULT '',
  words TEXT
) STRICT;
CREATE INDEX supplier_sheet_workshop ON supplier_sheet (workshop_id);
CREATE INDEX supplier_sheet_consent ON supplier_sheet (consent_id);
"""
